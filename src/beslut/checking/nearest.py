# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Which line of a source a printed text comes from, when its values have been filled in since."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
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


class Source:
    """The lines of a file that printed texts come from, cut into words once: many texts are looked for in it."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.lines = lines
        self.rows = [_WORD.findall(line.casefold())[:_MAX_WORDS] for line in lines[:_MAX_LINES]]


def best_line(source: Source, words: str, context: str) -> Match | None:
    """The line that holds the words and fits the text around them best; else the one that shares most with it.

    The words may go on in the next line. None when no line holds them, or shares enough with the text.
    """
    sought = _WORD.findall(words.casefold())
    places: dict[str, list[int]] = {}
    for place, word in enumerate(_WORD.findall(context.casefold())[:_MAX_WORDS]):
        places.setdefault(word, []).append(place)
    best: Match | None = None
    for number, row in enumerate(source.rows):
        has = bool(sought) and sought[0] in row and _begins_in(sought, row, source.rows[number + 1 : number + 2])
        if best is not None and (has, _most_shared(row, places)) <= best[:2]:
            continue
        one = Match(has, _longest_shared(row, places), number + 1)
        if (has or one.shared >= _ENOUGH) and (best is None or one[:2] > best[:2]):
            best = one
    return best


def _begins_in(sought: Sequence[str], row: Sequence[str], following: Sequence[Sequence[str]]) -> bool:
    """Whether the words begin in the row, and end there or in the one that follows."""
    both = [*row, *(word for one in following for word in one)]
    return any(both[start : start + len(sought)] == sought for start in range(len(row)))


def _most_shared(row: Sequence[str], places: Mapping[str, Sequence[int]]) -> int:
    """No fewer than `_longest_shared`, and sooner known: the longest run of words that all stand in the text."""
    longest = run = 0
    for word in row:
        run = run + 1 if word in places else 0
        longest = max(longest, run)
    return longest


def _longest_shared(row: Sequence[str], places: Mapping[str, Sequence[int]]) -> int:
    """The number of words of the longest run that stands in both; `places` has where in the text each word stands."""
    longest = 0
    ends: dict[int, int] = {}  # by place in the text, how long a run ends there
    for word in row:
        ends = {place: ends.get(place - 1, 0) + 1 for place in places.get(word, ())}
        longest = max(longest, *ends.values(), 0)
    return longest
