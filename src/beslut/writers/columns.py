# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""How wide the columns of a table are, in every format that has pages."""

from __future__ import annotations

from beslut.blocks import Table, plain

TEXT_WIDTH = 9071
"""Twentieths of a point: 16 cm, as in grund.docx."""
_CHARACTER, _CELL_MARGINS = 105, 190  # a letter of a table cell on average, and the cell's own margins


def column_widths(table: Table) -> list[int]:
    """Twentieths of a point: a column of short cells gets what it needs, the others share the rest by their longest."""
    held = [max(len(plain(row[column])) for row in (table.header, *table.rows)) for column in range(len(table.header))]
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
