# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""What everything read from YAML is made of: words, codes, names of files, slots to fill, days and moments."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated

from beslut.model.fields import Constraint
from beslut.speed.later import later

_month_range = later("calendar", "monthrange")  # which only a month without a day needs

NonEmptyText = Annotated[str, Constraint(min_length=1, max_length=2000, pattern=r"\S")]
Ident = Annotated[str, Constraint(pattern=r"^[a-zåäö0-9][a-zåäö0-9_-]*$", max_length=60)]
FILE_NAME = r"^[A-Za-z0-9ÅÄÖåäö][\wåäöÅÄÖ ()-]*(\.[\wåäöÅÄÖ ()-]+)*\.[A-Za-z0-9]{1,5}$"
_RESERVED = re.compile(r"^(con|prn|aux|nul|com\d|lpt\d)\.", re.IGNORECASE)


def _not_reserved(name: str) -> str:
    if _RESERVED.match(name):
        raise ValueError(f"”{name}” går inte att använda som filnamn i Windows")
    return name


FileName = Annotated[str, Constraint(_not_reserved, pattern=FILE_NAME, max_length=80)]
"""The name of a file, without a folder, that every system can hold."""

NonEmpty = Constraint(min_length=1)
"""At least one in the list."""

MunicipalityCode = Annotated[str, Constraint(pattern=r"^\d{4}$")]
CountyCode = Annotated[str, Constraint(pattern=r"^\d{2}$")]


SLOT = re.compile(r"\{(\w+)\}")
"""A place in a text that is filled with a name or a fact: `{officiellt}`."""


def slots_in(text: str) -> list[str]:
    """The names of the places in braces, in order."""
    return SLOT.findall(text)


def has_loose_brace(text: str) -> bool:
    """Whether a brace belongs to no place, as in `{styrelsen` or `{styrelsens ordförande}`: it would be printed."""
    rest = SLOT.sub("", text) if "{" in text else text
    return "{" in rest or "}" in rest


def _real_part_of_time(text: str) -> str:
    try:
        date.fromisoformat((text + "-01-01")[:10])
    except ValueError:
        raise ValueError(f"”{text}” är inget datum som finns") from None
    return text


Day = Annotated[str, Constraint(_real_part_of_time, pattern=r"^\d{4}-\d\d-\d\d$")]
"""ISO 8601 calendar date, kept as text until it is compared."""

Moment = Annotated[str, Constraint(_real_part_of_time, pattern=r"^\d{4}(-\d\d(-\d\d)?)?$")]
"""A year, a month or a day, as exactly as the source knows it."""


def first_day(moment: str) -> date:
    """The earliest day that `2022`, `2022-03` or `2022-03-03` can mean."""
    return date.fromisoformat((moment + "-01-01")[:10])


def last_day(moment: str) -> date:
    """The latest day that `2022`, `2022-03` or `2022-03-03` can mean."""
    if len(moment) == len("2022"):
        moment += "-12-31"
    if len(moment) == len("2022-12"):
        moment += f"-{_month_range(int(moment[:4]), int(moment[5:]))[1]}"
    return date.fromisoformat(moment)
