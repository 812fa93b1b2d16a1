# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Swedish dates in running text, as ISO dates; what is no day of the calendar is no date."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from beslut.swedish import MONTHS

_MONTH = "|".join(MONTHS)
_DATE = re.compile(
    rf"(?<![\d/:-])(?P<y>(?:19|20)\d\d)\s?[-\u2010-\u2013.]\s?(?P<m>\d\d)\s?[-\u2010-\u2013.]\s?(?P<d>\d\d)(?![\d:])"
    rf"|(?<![\d.])(?P<ld>\d{{1,2}})(?:\s?[-–]\s?\d{{1,2}})?\s(?P<lm>{_MONTH})\s(?P<ly>(?:19|20)\d\d)(?!\d)"
    r"|(?<!\d)(?P<sd>\d{1,2})/(?P<sm>\d{1,2})[\s-](?P<sy>(?:19|20)\d\d)(?!\d)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in a text: where, and the day in ISO form."""

    start: int
    end: int
    iso: str


def dates_in(text: str) -> list[FoundDate]:
    """Every date in the text, in order."""
    found = []
    for match in _DATE.finditer(text):
        day = match["d"] or match["ld"] or match["sd"]
        month = match["m"] or match["sm"] or str(MONTHS.index(match["lm"].lower()) + 1)
        try:
            iso = date(int(match["y"] or match["ly"] or match["sy"]), int(month), int(day)).isoformat()
        except ValueError:
            continue
        found.append(FoundDate(match.start(), match.end(), iso))
    return found


def whole_date(text: str) -> str | None:
    """The date, when the text is that and nothing more (*den 14 juni 2022*, *2022-06-14*)."""
    text = re.sub(
        r"^(?:den|måndagen|tisdagen|onsdagen|torsdagen|fredagen)\s(?:den\s)?", "", text.strip(), flags=re.IGNORECASE
    )
    found = dates_in(text)
    return found[0].iso if len(found) == 1 and found[0].start == 0 and found[0].end == len(text.rstrip(" .")) else None
