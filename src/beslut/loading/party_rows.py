# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""The rows of a case's table by party, for whoever asks where a fact of a party stands there, or is to be written."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from beslut.assets import Assets
from beslut.errors import Place
from beslut.loading.columns import Column, column_of, columns_of
from beslut.loading.rows import Cell, Row, read_rows
from beslut.loading.table import READERS
from beslut.loading.xlsx import Sheet
from beslut.model import Case, Register


def column_for(key: str, decides: str = "") -> Column | None:
    """The table's column for the fact with that key; None where a table has none.

    `decides` is the step of the organ that decides for the party: a table has a column for its day and its §.
    """
    match key.split("."):
        case ["uppgifter", ident]:
            return Column("uppgift", ident)
        case ["tidigare_beslut", ident, part]:
            return Column("tidigare", ident, part)
        case ["tidigare_beslut", ident]:
            return Column("tidigare", ident, "organ")
        case ["beslutande_organ"]:
            return Column("om", "beslutande_organ")
        case ["deltagande", _]:
            return Column("om", "nämnder")
        case ["steg", step, "sammanträdesdatum" | "paragraf" as part] if decides and step == decides:
            return Column("sammanträde", part)
    return None


class PartyRows:
    """A case's table as it lies there. Raises DataError for a file that cannot be read as one."""

    def __init__(self, path: Path, assets: Assets, case: Case, register: Register) -> None:
        self.source = read_rows(path, assets, READERS)
        known = columns_of(case)
        self._at: dict[tuple[str, str, str], int] = {}
        for index, cell in enumerate(self.source.rows[0] if self.source.rows else ()):
            column = column_of(cell.text, known)
            if column:
                self._at.setdefault((column.kind, column.name, column.part), index)
        self.of_party = self._by_name(register)

    @property
    def headings(self) -> Mapping[tuple[str, str, str], str]:
        """What the table calls each column that is read, by its kind, name and part."""
        return {named: self.source.rows[0][index].text for named, index in self._at.items()}

    def cell(self, party: str, column: Column) -> Cell | None:
        """The party's cell in that column, also when it is empty; None where there is no such row or column."""
        row, index = self.of_party.get(party), self._at.get((column.kind, column.name, column.part))
        if row is None or index is None:
            return None
        return row[index] if index < len(row) else Cell("", row[0].row, self._beyond(row, index))

    def tells(self, party: str, column: Column) -> bool:
        """Whether the party's row says anything of the fact, or of any part of the earlier decision."""
        row = self.of_party.get(party, ())
        at = [index for (kind, name, _), index in self._at.items() if (kind, name) == (column.kind, column.name)]
        return any(index < len(row) and row[index].text for index in at)

    def place(self, party: str, column: Column) -> Place | None:
        """Where the party's answer stands, or is to be written; None where there is no such row or column."""
        cell = self.cell(party, column)
        return self.source.place(cell) if cell else None

    def row_place(self, party: str) -> Place | None:
        """Where the party's row begins, where there is one."""
        row = self.of_party.get(party)
        return self.source.place(row[0]) if row else None

    def _beyond(self, row: Row, index: int) -> int:
        """The column of a cell after the row's last one: in a sheet its own, in a text the end of the line."""
        return index + 1 if isinstance(self.source, Sheet) else row[-1].column + len(row[-1].text)

    def _by_name(self, register: Register) -> dict[str, Row]:
        found: dict[str, Row] = {}
        named = [(at, name) for (kind, name, _), at in self._at.items() if kind == "part"]
        for row in self.source.rows[1:]:
            for place, kind in named:
                text = row[place].text if place < len(row) else ""
                code = text.zfill(4 if len(text) > 2 else 2)
                parties = (register.parties.get(code),) if kind == "kommunkod" else register.all_like(text)
                if text and len(parties) == 1 and parties[0]:
                    found.setdefault(parties[0].name, row)
        return found
