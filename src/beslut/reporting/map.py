# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""The parties on a map: each state by its own pattern, colour and word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import product

from beslut.followup.standing import STATES, Standing
from beslut.loading.outlines import Outline
from beslut.reporting.coarseness import coarser
from beslut.swedish import shortened

_WIDTH, _HEIGHT = 620, 560  # pixels that the drawing is made for
_LETTER, _LINE = 7.6, 14  # pixels of a letter and a line of its labels
_OUTSIDE = 1.4
"""How much wider than its area a label may be."""
_FINENESS = 3
"""Steps of an outline on a pixel."""
_MAX_LABELLED = 60
"""Municipalities; the labels of more would lie on each other."""
_MARKS = (
    "M4 3.5v1", "M0 4h8", "M-2 2l4-4M0 8l8-8M6 10l4-4", "", "M0 4h8M4 0v8", "M4 0v8", "M1.5 1.5l5 5M6.5 1.5l-5 5",
    "M2 1.5v1M6 5.5v1",
)  # fmt: skip
"""What is drawn on a tile of eight by eight, for each of the states."""

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""
Placed = tuple[int, Standing, Outline]
"""A party that has an outline, with its number on the page."""


@dataclass(frozen=True)
class _Frame:
    """The part of the country to show, in units of its outlines, and how many of them a pixel is."""

    left: float
    top: float
    width: float
    height: float
    unit: float


def patterns(unit: float = 1) -> str:
    """The pattern of each state, and a swatch of it; `unit` is how many units of the drawing a pixel is."""
    found = "".join(
        f'<pattern id="m{n}" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="scale({unit:g})">'
        f'<rect class="b{n}" width="8" height="8"/><path class="f{n}" d="{mark}"/></pattern>'
        for n, mark in enumerate(_MARKS)
    )
    box = f"{18 * unit:g} {12 * unit:g}"
    return found + "".join(
        f'<symbol id="s{n}" viewBox="0 0 {box}"><rect width="100%" height="100%" fill="url(#m{n})"/></symbol>'
        for n in range(len(STATES))
    )


def swatch(state: str) -> str:
    """The pattern of a state, to stand before its word."""
    return f'<svg aria-hidden="true"><use href="#s{STATES.index(state)}"/></svg>'


def drawn_map(placed: Sequence[Placed]) -> str:
    """The map; without outlines only the patterns, which the rest of the page shows too."""
    if not placed:
        return f'<svg class="dold" aria-hidden="true"><defs>{patterns()}</defs></svg>'
    grid = max(1, round(_frame([outline for _, _, outline in placed]).unit / _FINENESS))
    placed = [(number, one, coarser(outline, grid)) for number, one, outline in placed]
    frame = _frame([outline for _, _, outline in placed])
    areas = []
    for number, state in enumerate(STATES):
        those = [_area(one) for one in placed if one[1].state == state]
        if those:
            areas += [f'<g fill="url(#m{number})">', *those, "</g>"]
    names = list(_labels(placed, frame)) if len(placed) <= _MAX_LABELLED else []
    text = f'<g class="namn" aria-hidden="true" font-size="{12 * frame.unit:.0f}" stroke-width="{3 * frame.unit:.0f}">'
    return "\n".join((
        f'<svg class="karta" role="img" aria-label="Karta över {len(placed)} kommuner; läget för var och en står i '
        f'tabellen" viewBox="{frame.left:.0f} {frame.top:.0f} {frame.width:.0f} {frame.height:.0f}">',
        f"<defs>{patterns(frame.unit)}</defs>", *areas, *([text, *names, "</g>"] if names else []), "</svg>",
    ))  # fmt: skip


def legend(shown: Sequence[Standing]) -> Iterator[str]:
    """Each state that somebody is in: its pattern, its word, how many they are and who."""
    yield '<ul class="forklaring">'
    for state in STATES:
        names = [one.party.name for one in shown if one.state == state]
        if names:
            yield f"<li>{swatch(state)}<strong>{state}</strong> ({len(names)}): {escape(shortened(names))}"
    yield "</ul>"


def _frame(outlines: Sequence[Outline]) -> _Frame:
    left, top = min(one.box[0] for one in outlines), min(one.box[1] for one in outlines)
    width, height = max(one.box[2] for one in outlines) - left, max(one.box[3] for one in outlines) - top
    edge = max(width, height) * 0.02
    unit = max((width + 2 * edge) / _WIDTH, (height + 2 * edge) / _HEIGHT)
    return _Frame(left - edge, top - edge, width + 2 * edge, height + 2 * edge, unit)


def _area(one: Placed) -> str:
    return f'<path id="k{one[0]}" d="{one[2].path}"/>'


def _labels(placed: Sequence[Placed], frame: _Frame) -> Iterator[str]:
    """Name and state in each area that has room for them, or the name alone; the larger areas first."""
    taken: list[Box] = []
    for _, standing, outline in sorted(placed, key=lambda one: -_size(one[2])):
        name, state = standing.party.name, standing.state
        for lines, words in product((0, 1, -1, 2, -2), ((name, state), (name,))):
            at = outline.middle[0], outline.middle[1] + lines * _LINE * frame.unit
            box = _label_box(words, at, frame)
            fits = box[2] - box[0] <= _OUTSIDE * (outline.box[2] - outline.box[0])
            if fits and not any(_meet(box, other) for other in taken):
                taken.append(box)
                yield _label(words, at, frame)
                break


def _size(outline: Outline) -> int:
    left, top, right, bottom = outline.box
    return (right - left) * (bottom - top)


def _label_box(words: Sequence[str], at: tuple[float, float], frame: _Frame) -> Box:
    """The box of a label with its middle there."""
    wide, high = max(map(len, words)) * _LETTER * frame.unit, len(words) * _LINE * frame.unit
    return at[0] - wide / 2, at[1] - high / 2, at[0] + wide / 2, at[1] + high / 2


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _label(words: Sequence[str], at: tuple[float, float], frame: _Frame) -> str:
    line = _LINE * frame.unit
    top = at[1] - line * (len(words) - 1) / 2 + 4 * frame.unit
    rows = (
        f'<tspan x="{at[0]:.0f}" y="{top + line * row:.0f}">{escape(word)}</tspan>' for row, word in enumerate(words)
    )
    return f"<text>{''.join(rows)}</text>"
