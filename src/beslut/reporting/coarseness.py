# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Outlines drawn no finer than can be seen: the country as one picture needs two thirds of the letters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from beslut.loading.outlines import Outline

_NUMBER = re.compile(r"-?\d+")
Point = tuple[int, int]


def coarser(outline: Outline, grid: int) -> Outline:
    """The outline with `grid` units as its one; neighbours still meet, since each point is moved alike in both.

    What becomes nothing at all is left out: small islands.
    """
    if grid == 1:
        return outline
    left, top, right, bottom = (round(number / grid) for number in outline.box)
    middle = round(outline.middle[0] / grid), round(outline.middle[1] / grid)
    rings = [_moved(ring, grid) for ring in _rings(outline.path)]
    return Outline(middle, (left, top, right, bottom), "".join(_written(ring) for ring in rings if len(set(ring)) > 2))


def _rings(path: str) -> Iterator[list[Point]]:
    """The corners of each ring: a path has one point of its own, and then steps."""
    for ring in path.split("M")[1:]:
        numbers = list(map(int, _NUMBER.findall(ring)))
        x, y = 0, 0
        corners = []
        for across, down in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = x + across, y + down
            corners.append((x, y))
        yield corners


def _moved(ring: list[Point], grid: int) -> list[Point]:
    """The corners on the grid, without those that fall together."""
    moved = [(round(x / grid), round(y / grid)) for x, y in ring]
    return [point for place, point in enumerate(moved) if place == 0 or point != moved[place - 1]]


def _written(ring: list[Point]) -> str:
    """A ring as it is written shortest: a sign parts two numbers as well as a space."""
    steps = [number for (x, y), (to_x, to_y) in pairwise(ring) for number in (to_x - x, to_y - y)]
    told = "".join(f" {number}" if number >= 0 and place else str(number) for place, number in enumerate(steps))
    return f"M{ring[0][0]} {ring[0][1]}l{told}z"
