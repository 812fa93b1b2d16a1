# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Ten documents to twenty-nine thousand: time and memory of one process, as a table and as a small picture.

The table of a case holds at most 1,000 parties, so the larger sizes are the same 290 parties with more documents each.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

SIZES = ((10, 1), (290, 1), (290, 10), (290, 100))
"""Parties and documents of each: 10, 290, 2,900 and 29,000 documents."""


@dataclass(frozen=True)
class Size:
    """What one size cost."""

    documents: int
    wall: float
    peak: float


def table(sizes: Sequence[Size]) -> str:
    """The sizes as a table in Markdown."""
    head = ["| Handlingar | Sekunder | ms per handling | Minne som mest, MB |", "| ---: | ---: | ---: | ---: |"]
    rows = [
        f"| {one.documents:,} | {one.wall:.2f} | {one.wall / one.documents * 1000:.2f} | {one.peak:.0f} |".replace(
            ",", "\u00a0"
        )
        for one in sizes
    ]
    return "\n".join([*head, *rows])


_WIDTH, _HEIGHT, _LEFT, _BOTTOM, _TOP, _GAP = 640, 260, 60, 40, 30, 40


def picture(sizes: Sequence[Size]) -> str:
    """Two small log-log plots beside each other, as SVG: seconds, and megabytes at most."""
    half = (_WIDTH - _GAP) // 2
    plots = _plot("Sekunder", [(one.documents, one.wall) for one in sizes], 0, half)
    plots += _plot("Minne som mest, MB", [(one.documents, one.peak) for one in sizes], half + _GAP, half)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" lang="sv" '
        'font-family="sans-serif" font-size="11" fill="#1f2a37">\n<title>Tid och minne mot antalet handlingar</title>\n'
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#ffffff"/>\n{plots}</svg>\n'
    )


def _plot(title: str, points: Sequence[tuple[int, float]], at: int, width: int) -> str:
    low = math.floor(math.log10(min(value for _, value in points)))
    high = max(math.ceil(math.log10(max(value for _, value in points))), low + 1)
    first, last = math.log10(points[0][0]), max(math.log10(points[-1][0]), math.log10(points[0][0]) + 1)

    def x(documents: int) -> float:
        return at + _LEFT + (math.log10(documents) - first) / (last - first) * (width - _LEFT - 20)

    def y(value: float) -> float:
        return _HEIGHT - _BOTTOM - (math.log10(value) - low) / (high - low) * (_HEIGHT - _BOTTOM - _TOP)

    out = [f'<text x="{at + _LEFT}" y="16" font-weight="bold">{title}</text>']
    for power in range(low, high + 1):
        level = y(10.0**power)
        out.append(f'<path d="M{at + _LEFT} {level:.1f}H{at + width}" stroke="#c9ced6"/>')
        out.append(f'<text x="{at + _LEFT - 6}" y="{level + 4:.1f}" text-anchor="end">{_number(10.0**power)}</text>')
    line = " ".join(f"{x(documents):.1f},{y(value):.1f}" for documents, value in points)
    out.append(f'<polyline points="{line}" fill="none" stroke="#1f4e79" stroke-width="2"/>')
    for documents, value in points:
        out.append(f'<circle cx="{x(documents):.1f}" cy="{y(value):.1f}" r="3.5" fill="#1f4e79"/>')
        out.append(
            f'<text x="{x(documents):.1f}" y="{y(value) - 8:.1f}" text-anchor="middle">{_number(value)}</text>'
            f'<text x="{x(documents):.1f}" y="{_HEIGHT - 20}" text-anchor="middle">{_number(documents)}</text>'
        )
    out.append(f'<text x="{at + width}" y="{_HEIGHT - 5}" text-anchor="end">handlingar</text>')
    return "\n".join(out) + "\n"


def _number(value: float) -> str:
    words = f"{value:,.0f}" if value >= 10 else f"{value:.2g}"
    return words.replace(",", "\u00a0").replace(".", ",")


def draw(sizes: Sequence[Size], path: Path) -> None:
    """Write the picture."""
    path.write_text(picture(sizes), "utf-8", newline="\n")
