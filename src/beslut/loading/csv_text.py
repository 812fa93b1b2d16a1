# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""A file saved as CSV as rows of cells, each with its place. What the cells mean is not known here.

The standard library's reader does not tell where a cell stands, and lets one forgotten quotation mark swallow the
rest of the file. Form: RFC 4180, and what Excel writes: `;` or `,` (a tab too), UTF-8 with or without BOM, or cp1252.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

from beslut.assets import Assets, SourceFiles, TooLarge
from beslut.errors import DataError, Place, Problem, reason
from beslut.loading.rows import MAX_COLUMNS, MAX_ROWS, Cell, Row

MAX_BYTES = 500_000
_SAVE_AS = "spara om den i Excel: Spara som, CSV UTF-8 (kommaavgränsad)"
_FOREIGN = {
    b"PK\x03\x04": "filen är en arbetsbok, fast namnet inte slutar på .xlsx",
    b"\xd0\xcf\x11\xe0": "filen är en arbetsbok, inte CSV",
    b"\xff\xfe": "filen är UTF-16",
    b"\xfe\xff": "filen är UTF-16",
}


class CsvFile:
    """One CSV file, as a source of rows. Raises DataError when it cannot be read as such."""

    def __init__(self, path: Path, assets: Assets) -> None:
        self.shown = assets.shown(path)
        text = self._decoded(path, assets.files)
        self.lines = text.split("\n")
        self._delimiter = max(";,\t", key=self.lines[0].count)
        self.rows: list[Row] = []
        for row in self._rows(text):
            if any(cell.text for cell in row):
                self.rows.append(row)
            if len(self.rows) > MAX_ROWS:
                self._fail("Y02", f"tabellen har fler än {MAX_ROWS} rader", "behåll bara ärendets parter")

    def place(self, cell: Cell) -> Place:
        """Where a cell begins, with its line of the file."""
        return Place(self.shown, cell.row, cell.column, self.lines[cell.row - 1].replace("\t", " "))

    def _fail(self, code: str, message: str, hint: str) -> NoReturn:
        raise DataError(Problem(code, message, Place(self.shown, 1, 1), hint))

    def _decoded(self, path: Path, files: SourceFiles) -> str:
        try:
            raw = files.content(path, MAX_BYTES)
        except TooLarge:
            self._fail("Y02", f"tabellen är större än {MAX_BYTES // 1000} kB", "behåll bara ärendets parter")
        except OSError as error:
            self._fail("Y01", f"tabellen går inte att läsa: {reason(error)}", "stäng den i Excel och pröva igen")
        for start, told in _FOREIGN.items():
            if raw.startswith(start):
                self._fail("Y03", told, _SAVE_AS)
        for encoding in ("utf-8-sig", "cp1252"):
            try:
                text = raw.decode(encoding)
            except UnicodeDecodeError:
                continue
            return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
        self._fail("Y03", "filens teckenkodning går inte att läsa", _SAVE_AS)

    def _rows(self, text: str) -> Iterator[list[Cell]]:
        stop = re.escape(self._delimiter)
        pattern = re.compile(rf'[ ]*"((?:[^"]|"")*)"[ ]*(?=[{stop}\n]|\Z)|([^{stop}\n]*)')
        row: list[Cell] = []
        line, start, position = 1, 0, 0
        while True:
            found = pattern.match(text, position)
            assert found is not None, "the second half of the pattern matches anything"
            quoted, plain = found.groups()
            words = quoted.replace('""', '"') if quoted is not None else plain
            broken = quoted is None and plain.lstrip().startswith('"')
            row.append(Cell(" ".join(words.split()), line, position - start + 1, broken))
            if len(row) > MAX_COLUMNS:
                self._fail("Y02", f"tabellen har fler än {MAX_COLUMNS} kolumner", "behåll bara dem som behövs")
            line += found.group().count("\n")
            if "\n" in found.group():
                start = position + found.group().rindex("\n") + 1
            position = found.end() + 1
            if position > len(text) or text[found.end()] == "\n":
                yield row
                row, line, start = [], line + 1, position
            if position > len(text):
                return
