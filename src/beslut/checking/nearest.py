# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Which line of a source a printed text comes from, when its values have been filled in since."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

_WORD = re.compile(r"[\w§/-]+")
_ENOUGH = 3  # words in a row that make a line the source of a text
_MAX_WORDS = 200  # of a line that is compared
_MAX_LINES = 5_000


class Match(NamedTuple):
    """How well a line fits: whether it has the words sought, and the longest row of words that it shares; its number
    from 1."""

    has_words: bool
    shared: int
    line: int


def best_line(lines: Sequence[str], words: str, context: str) -> Match | None:
    """The line that holds the words and fits the text around them best; else the one that shares most with it.

    The words may go on in the next line. None when no line holds them, or shares enough with the text.
    """
    sought = _WORD.findall(words.casefold())
    around = _WORD.findall(context.casefold())[:_MAX_WORDS]
    best: Match | None = None
    rows = [_WORD.findall(line.casefold())[:_MAX_WORDS] for line in lines[:_MAX_LINES]]
    for number, row in enumerate(rows):
        following = rows[number + 1] if number + 1 < len(rows) else []
        has = bool(sought) and _begins_in(sought, row, following)
        shared = _longest_shared(row, around) if has or set(row) & set(around) else 0
        one = Match(has, shared, number + 1)
        if (has or shared >= _ENOUGH) and (best is None or one[:2] > best[:2]):
            best = one
    return best


def _begins_in(sought: Sequence[str], row: Sequence[str], following: Sequence[str]) -> bool:
    """Whether the words begin in the row, and end there or in the one that follows."""
    both = [*row, *following]
    return any(both[start : start + len(sought)] == list(sought) for start in range(len(row)))


def _longest_shared(row: Sequence[str], around: Sequence[str]) -> int:
    """The number of words of the longest run that stands in both."""
    longest = 0
    ends = [0] * (len(around) + 1)
    for word in row:
        before = 0
        for number, other in enumerate(around, 1):
            ends[number], before = (before + 1 if word == other else 0), ends[number]
            longest = max(longest, ends[number])
    return longest
