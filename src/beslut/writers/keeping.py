# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Which lines stand on the page of the next one, in the formats whose pages another program makes."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from beslut.blocks import Phrase, plain

_LINE, _BETWEEN = 78, 0.4  # letters of a line of a decision; the space after a point, in lines
_MOST = 30  # lines: a longer decision would leave most of the page before it empty


def ends_held(count: int) -> list[bool]:
    """For each item of a list whether it is held to the next: the first and the last but one, so that none is alone."""
    return [count > 1 and place in (0, count - 2) for place in range(count)]


def points_held(points: Sequence[Phrase]) -> list[bool]:
    """For each line of a decision whether it is held to the next: all, on one page, unless that is most of a page."""
    height = sum(ceil(len(plain(point)) / _LINE) + _BETWEEN for point in points)
    return [True] * (len(points) - 1) + [False] * bool(points) if height <= _MOST else ends_held(len(points))
