# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""A page of a PDF as rows, whoever took the signs out of the file: what stands on one base line is one row."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Protocol

from beslut.reading.lines import Line

WIDE = 1.6
"""A gap of so many letter sizes is a column, not a space."""
MAX_PAGE_SIGNS = 60_000
BOLD = re.compile(r"bold|black|heavy|semibold|demi", re.IGNORECASE)


@dataclass
class PdfRow:
    """One row as it was set, with where its first and last signs stand, in points from the left and from the top."""

    text: str
    left: float
    right: float
    top: float
    size: float
    bold: bool
    hyphen: bool = False
    """Whether the row ends inside a word."""


class PdfPages(Protocol):
    """A PDF that is open, by one library or another."""

    def __len__(self) -> int: ...

    def rows(self, number: int) -> list[PdfRow] | None:
        """The rows of a page, counted from 1, in the order of the file; None when the page is broken."""

    def close(self) -> None:
        """Let go of the file."""


def on_one_line(rows: Iterable[PdfRow]) -> list[PdfRow]:
    """Neighbouring rows on one base line become one, with a tab between: a label and its value, a number and text."""
    made: list[PdfRow] = []
    for row in rows:
        last = made[-1] if made else None
        if last and not last.hyphen and abs(row.top - last.top) < 0.35 * last.size and row.left >= last.right - 1:
            gap = "\t" if row.left - last.right > WIDE * last.size else " "
            both = f"{last.text}{gap}{row.text}"
            bold = last.bold and row.bold
            made[-1] = replace(last, text=both, right=row.right, bold=bold, hyphen=row.hyphen)
        else:
            made.append(row)
    return made


def lines_of(rows: Iterable[PdfRow], page: int) -> list[Line]:
    """The rows of a page as lines; a row far below the one before it, or above it, stands after a gap."""
    lines: list[Line] = []
    before: PdfRow | None = None
    for row in on_one_line(rows):
        gap = before is not None and (row.top - before.top > 1.75 * max(row.size, before.size) or row.top < before.top)
        lines.append(
            Line(
                row.text, page, len(lines) + 1, gap=gap, strong=row.bold, left=round(row.left, 1),
                right=round(row.right, 1), top=round(row.top, 1), size=round(row.size, 1), hyphen=row.hyphen,
            )
        )  # fmt: skip
        before = row
    return lines
