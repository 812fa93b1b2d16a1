# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""How wide the columns of a table are, and the labels of a head block, in every format that has pages."""

from __future__ import annotations

from math import ceil

from beslut.blocks import Fields, Table, plain

TEXT_WIDTH = 9071
"""Twentieths of a point: 16 cm, as in grund.docx."""
LABEL_COLUMN = 2608
"""Twentieths of a point: 4.6 cm, as in grund.docx (SS 03 43 21)."""
_LABEL_CHARACTER, _LABEL_MARGIN = 112, 200  # a letter of a label on average, and the room after it
_CHARACTER, _CELL_MARGINS = 105, 190  # a letter of a table cell on average, and the cell's own margins


def column_widths(table: Table) -> list[int]:
    """Twentieths of a point: a column of short cells gets what it needs, the others share the rest by their longest."""
    held = [
        max(_bold(len(plain(name))), *(len(plain(row[column])) for row in table.rows), 0)
        for column, name in enumerate(table.header)
    ]
    needed = [_CHARACTER * letters + _CELL_MARGINS for letters in held]
    if sum(needed) <= TEXT_WIDTH:
        fixed = dict(enumerate(needed[:-1]))
    else:
        fixed = {column: width for column, width in enumerate(needed) if width <= TEXT_WIDTH / (len(held) + 1)}
    rest = TEXT_WIDTH - sum(fixed.values())
    shared = sum(letters**0.5 for column, letters in enumerate(held) if column not in fixed) or 1
    widths = [fixed.get(column, int(rest * letters**0.5 / shared)) for column, letters in enumerate(held)]
    widths[-1] += TEXT_WIDTH - sum(widths)
    return widths


def _bold(letters: int) -> int:
    """How many letters of a cell take as much room as so many of a header, which are a fifth broader."""
    return letters + ceil(letters / 5)


def label_column(fields: Fields) -> int:
    """Twentieths of a point: the labels' column, wider than LABEL_COLUMN where they need more, and at most half."""
    needed = _LABEL_MARGIN + _LABEL_CHARACTER * max((len(label) for label, _ in fields.rows), default=0)
    return max(LABEL_COLUMN, min(needed, TEXT_WIDTH // 2))


def outgrows(label: str, column: int) -> bool:
    """Whether the label needs more than a column of that width, so that its value stands on the line below."""
    return _LABEL_MARGIN + _LABEL_CHARACTER * len(label) > column
