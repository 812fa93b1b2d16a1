# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""The body that a piece of a page head names, alone or with a day, a page, or the word *protokoll*."""

from __future__ import annotations

import re

from beslut.reading.dates import dates_in
from beslut.reading.organs import bodies_in, whole_body


def body_in_head(cell: str) -> str | None:
    """The body of a piece of a head: alone, with a day, or *protokoll från kommunstyrelsens sammanträde*."""
    cell = cell.strip()
    name = whole_body(cell)
    if name:
        return name
    found = bodies_in(cell)
    if len(found) != 1 or len(cell) > 140:
        return None
    rest = f"{cell[: found[0].start]}{cell[found[0].end :]}"
    days = dates_in(rest)
    for day in reversed(days):
        rest = rest[: day.start] + rest[day.end :]
    if re.fullmatch(
        r"[\s,.:–|-]*(?:(?:den|i|från|av|ur|vid|med|för|fört|hållet|s|ordinarie|extra|§+\s?[\d\s–-]*|kl\.?\s?[\d.:–-]*|nr\s?\d*|region\s\w+|\w+\skommuns?"
        r"|\w+\sstads?|protokoll(?:sutdrag|et)?|utdrag|sammanträdes?(?:protokoll(?:et)?|datum|t)?|möte(?:t)?|datum|kallelse|till)[\s,.:–|-]*)*",
        rest,
        re.IGNORECASE,
    ):
        return found[0].name
    return None
