# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Rows of cells, whatever kind of file they come from.

What the cells mean is not known here, and whoever knows it does not ask what kind of file they stand in. `CsvFile` is
such a source; the next is another class with the same two members, and one line in the `READERS` of a table.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path, PurePath
from typing import Protocol

from beslut.assets import Assets
from beslut.errors import Place
from beslut.speed.values import dataclass

MAX_ROWS, MAX_COLUMNS = 1_000, 100
"""The most that a table of parties may hold, whatever kind of file it lies in."""


@dataclass(frozen=True)
class Cell:
    """The text of one cell, in one line, and where it is: its row and its column there, both counted from 1.

    In a text file the row is the line where the cell begins, and the column its first character there; in a workbook
    they are those of the sheet. `broken` is a quotation mark that never ends.
    """

    text: str
    row: int
    column: int
    broken: bool = False


Row = Sequence[Cell]
"""The cells of one row, at least one; a row may be shorter or longer than the first."""


class RowSource(Protocol):
    """A file of rows. Whoever makes one raises DataError for a file that cannot be read as such."""

    @property
    def rows(self) -> Sequence[Row]:
        """The rows that hold anything, in order; the first of them is the header."""

    def place(self, cell: Cell) -> Place:
        """Where a cell is, for a person: file, line and column, or the sheet's own name of the cell."""


def sheet_place(file: str, sheet: str, cell: Cell) -> Place:
    """The place of a cell of a workbook: `parter.xlsx, Blad1!B7`."""
    return Place(f"{file}, {sheet}", cell.row, cell.column, cell=f"{column_letters(cell.column)}{cell.row}")


def column_letters(column: int) -> str:
    """What a sheet calls a column that is counted from 1: A, B … Z, AA."""
    letters = ""
    while column > 0:
        column, last = divmod(column - 1, 26)
        letters = chr(ord("A") + last) + letters
    return letters


def read_rows(path: Path, assets: Assets, readers: Mapping[str, Callable[[Path, Assets], RowSource]]) -> RowSource:
    """The rows of a file, read by its ending in lower case, or by the reader under "". Raises DataError."""
    return readers.get(PurePath(path.name.casefold()).suffix, readers[""])(path, assets)
