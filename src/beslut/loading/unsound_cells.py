# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""What keeps a cell of a table of parties from being read as plain words, whatever its column means."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterator

from beslut.loading.columns import Column
from beslut.loading.rows import Cell
from beslut.loading.texts import FILLED_ELSEWHERE, never_filled

_LONGEST, _LONGEST_SOURCE = 200, 2_000
_FACTS = ("uppgift", "sammanträde")


def unsound(column: Column, cell: Cell, places: Collection[str]) -> Iterator[tuple[str, str, str]]:
    """Each thing that is wrong: its code, what to say and what to do. `places` are what texts may name in braces."""
    hidden = next((letter for letter in cell.text if unicodedata.category(letter).startswith("C")), None)
    name = f"kolumnen {column.header}"
    if cell.broken:
        yield "P04", f"{name}: citattecknet tar aldrig slut", "ta bort det, eller avsluta det"
    elif cell.text[0] in "=+-@":
        hint = "skriv värdet självt; finns det inget, lämna cellen tom"
        yield "P01", f"{name}: en cell kan inte börja med {cell.text[0]}", hint
    elif hidden:
        yield "Y04", f"{name}: osynligt eller otillåtet tecken U+{ord(hidden):04X}", "ta bort tecknet"
    elif len(cell.text) > (most := _LONGEST_SOURCE if column.header == "källa" else _LONGEST):
        yield "M05", f"{name} är längre än {most} tecken", ""
    elif column.kind in _FACTS:
        for message in never_filled(cell.text, places):
            yield "M05", f"{name}: {message}", FILLED_ELSEWHERE
