# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""A point that lists its parts with letters, as one sentence in the model and as a list on the page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from string import ascii_lowercase

from beslut.blocks.kinds import Inline, Phrase, Text
from beslut.blocks.walking import joined, reworded

_HARD = "\u00a0"
_LETTER = re.compile(rf"(?<= )[a-z]\){_HARD}")
LETTERS = len(ascii_lowercase)
"""So many parts have a letter each."""
_FEWEST = 3  # pieces: a head and two parts


def lettered(parts: Sequence[str]) -> str:
    """`a) …, b) … samt c) …`: the parts of a sentence, each with its letter."""
    marked = [f"{letter}){_HARD}{part}" for letter, part in zip(ascii_lowercase, parts, strict=False)]
    return f"{', '.join(marked[:-1])} samt {marked[-1]}"


def in_letters(point: Phrase) -> tuple[Phrase, tuple[Phrase, ...]]:
    """What stands before the first letter, and the parts without their letters; no parts where there is no list."""
    pieces: list[list[Inline]] = [[]]
    for inline in point:
        end = 0
        for found in _LETTER.finditer(inline.text) if isinstance(inline, Text) else ():
            if found.group()[0] == ascii_lowercase[(len(pieces) - 1) % LETTERS]:
                pieces[-1].append(reworded(inline, inline.text[end : found.start()]))
                pieces.append([])
                end = found.end()
        pieces[-1].append(reworded(inline, inline.text[end:]))
    if len(pieces) < _FEWEST:
        return point, ()
    head, *parts = map(_without_last_space, pieces)
    return head, tuple(parts)


def _without_last_space(inlines: Sequence[Inline]) -> Phrase:
    *before, last = inlines
    return joined([*before, reworded(last, last.text.rstrip(" "))])
