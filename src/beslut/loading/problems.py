# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""What is found wrong with a file, and not told without end.

A file of a few hundred kilobytes can hold a hundred thousand mistakes. A person mends the first ones and tries again,
so more than some are only counted, and beyond that nobody looks.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from beslut.errors import DataError, Problem

MAX_TOLD = 50
"""Problems of one loading that are told one by one."""
MAX_COUNTED = 200
"""Problems of one loading that are looked for at all: the nearest name of each takes a while to find."""


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """The first MAX_COUNTED of the problems, and one more where there is one, by their lines."""
    found = list(islice(problems, MAX_COUNTED + 1))
    return sorted(found, key=lambda one: (one.place.line, one.place.column) if one.place else (0, 0))


def refuse(problems: Iterable[Problem], *, counted: int = 0) -> None:
    """Raise DataError for the problems, where there are any; last the number of those beyond MAX_TOLD, at the first.

    `counted` are problems that are known of beyond those given, of which there are then more than MAX_TOLD.
    """
    found = list(islice(problems, MAX_COUNTED + 1))
    if not found:
        return
    more = len(found) - MAX_TOLD + counted
    if more > 0:
        at_least = "minst " if len(found) > MAX_COUNTED else ""
        hint = "rätta felen ovan först, och pröva igen"
        found[MAX_TOLD:] = [Problem("Y16", f"… och {at_least}{more} fel till", found[MAX_TOLD].place, hint)]
    raise DataError(found)
