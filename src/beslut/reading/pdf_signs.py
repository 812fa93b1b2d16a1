# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Signs that each stand somewhere on a page, to the rows that a reader sees."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from beslut.reading.pdf_rows import WIDE, PdfRow

_SPACE = 0.13
"""A gap of so many letter sizes is a space, also where the file has none."""


@dataclass(slots=True)
class Sign:
    """One sign, or the letters of a ligature: where it begins and ends on its base line, in points."""

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool


def rows_of(signs: Iterable[Sign], height: float) -> list[PdfRow]:
    """The signs as rows: one goes on as long as the next sign stands on its base line, and not before it."""
    made: list[PdfRow] = []
    row: list[Sign] = []
    for sign in _once(signs):
        if row and not _goes_on(row, sign):
            made += _row(row, height)
            row = []
        row.append(sign)
    made += _row(row, height)
    for one, after in pairwise(made):
        one.hyphen = one.text[-1] == "-" and one.text[-2:-1].isalpha() and after.text[0].isalnum()
    return made


def _once(signs: Iterable[Sign]) -> Iterator[Sign]:
    """Without what is printed a second time on itself, a little aside, to look bold."""
    seen: set[tuple[str, float, int, int]] = set()
    for sign in signs:
        fine = max(0.1 * sign.size, 0.01)
        places = [(sign.text, fine, round(sign.left / fine) + near, round(sign.base / fine)) for near in (0, -1, 1)]
        if not sign.text.isspace() and seen.intersection(places):
            continue
        seen.add(places[0])
        yield sign


def _goes_on(row: list[Sign], sign: Sign) -> bool:
    last = row[-1]
    return abs(sign.base - last.base) < 0.45 * max(sign.size, last.size) and sign.left >= row[0].left


def _row(signs: list[Sign], height: float) -> Iterator[PdfRow]:
    while signs and signs[0].text.isspace():
        del signs[0]
    while signs and signs[-1].text.isspace():
        signs.pop()
    if not signs:
        return
    said: list[str] = []
    last = signs[0]
    spaced = False
    for sign in signs:
        if sign.text.isspace():
            spaced = True
            continue
        gap = sign.left - last.right
        if said and gap > WIDE * sign.size:
            said.append("\t")
        elif said and (spaced or _is_apart(last, sign)):
            said.append(" ")
        said.append(sign.text)
        last, spaced = sign, False
    first, bold = signs[0], signs[0].bold and signs[-1].bold
    yield PdfRow("".join(said), first.left, last.right, height - first.base, first.size, bold)


def _is_apart(last: Sign, sign: Sign) -> bool:
    """Whether there is a space that nobody has written: a gap, a raised number's end, a cell begun over another."""
    lowered = last.base - sign.base > 0.1 * last.size
    return lowered or not -0.5 * sign.size < sign.left - last.right < _SPACE * sign.size
