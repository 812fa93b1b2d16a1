# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Where the pieces of a case file stand, for whoever has something to say about a case that is already loaded."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from beslut.assets import Assets
from beslut.errors import Place
from beslut.model import Case, Party, Register
from beslut.speed.later import later

if TYPE_CHECKING:
    from beslut.loading.party_rows import PartyRows, column_for
    from beslut.loading.source import YamlFile
else:  # and with it what reads YAML, and tables
    YamlFile = later("beslut.loading.source", "YamlFile")
    PartyRows = later("beslut.loading.party_rows", "PartyRows")
    column_for = later("beslut.loading.party_rows", "column_for")


class CasePlaces:
    """A case file's places: by the path of keys and numbers to a piece, or by the words it holds.

    The file and its table are read when a place is first asked for: a case that nobody has anything to say about is
    not.
    """

    def __init__(self, path: Path, assets: Assets, case: Case, register: Register) -> None:
        self._path, self._assets, self._case, self._register = path, assets, case, register

    @cached_property
    def _file(self) -> YamlFile:
        return YamlFile(self._path, self._assets)

    def at(self, *loc: int | str) -> Place:
        """Where that piece stands: its key, else its value, else the nearest thing around it."""
        return self._file.place_of(loc, key=True)

    @cached_property
    def _table(self) -> PartyRows | None:
        name = self._case.participants.table
        return PartyRows(self._path.with_name(name), self._assets, self._case, self._register) if name else None

    def of_answer(self, party: Party, key: str) -> Place:
        """Where the answer to a gap with that key is written: below the party in the case file, in the table's cell,
        where the case says that the fact is unknown, else at the party's row, or the nearest thing in the case."""
        path, own = key.split("."), ("per_part", party.name)
        for size in range(len(path), 0, -1):
            if (size > 1 or len(path) == 1) and self.has(*own, *path[:size]):
                return self.at(*own, *path[:size])
        decides = self._case.decider_of(party).of(party)
        column = column_for(key, decides.abbreviation if decides else "")
        if column and self._table and (place := self._table.place(party.name, column)):
            return place
        common: list[int | str] = [*path]
        if path[0] == "tidigare_beslut":
            common[1:] = [number for number, one in enumerate(self._case.earlier) if one.id == path[1]]
        row = self._table.row_place(party.name) if self._table and not self.has(*common) else None
        return row or self.at(*common)

    def has(self, *loc: int | str) -> bool:
        """Whether the file has that piece; a fact of a party may stand in the table."""
        return ("key", *loc) in self._file.marks or loc in self._file.marks

    @property
    def lines(self) -> Sequence[str]:
        """The lines of the file."""
        return self._file.lines

    def place(self, line: int, column: int) -> Place:
        """The place of a line and a column, both from 1."""
        return self._file.place(line - 1, column - 1)

    def of_words(self, words: str) -> Place | None:
        """The first place where the file holds exactly these words on one line, or None."""
        for number, line in enumerate(self._file.lines):
            column = line.find(words)
            if column >= 0:
                return self._file.place(number, column)
        return None
