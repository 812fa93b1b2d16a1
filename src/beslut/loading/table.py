# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""The parties of a case from a table that somebody keeps in Excel: each row's problem told by row and column.

`columns` says which columns there are, and `party_cells` what the cells of a row say. A column that nobody reads is
told, so that a working table can stay as it is and still nothing of it is passed over in silence.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path

from beslut.assets import Assets
from beslut.errors import DataError, Place, Problem, did_you_mean
from beslut.loading.columns import Column, column_of, columns_of, plain_header
from beslut.loading.csv_text import CsvFile
from beslut.loading.party_cells import PartyCells
from beslut.loading.rows import Cell, Row, RowSource, read_rows
from beslut.loading.unsound_cells import unsound
from beslut.loading.xlsx import read_sheet
from beslut.model import Case, Fact, Party, PartyFacts, Profile, Register, Status
from beslut.swedish import folded
from beslut.wording import NAME_SLOTS

READERS: Mapping[str, Callable[[Path, Assets], RowSource]] = {"": CsvFile, ".xlsx": read_sheet, ".xlsm": read_sheet}
"""What reads a table, by the ending of its name; under "" whatever has another."""
_NAMED = ("kommun", "kommunkod")
_ENDINGS = (".csv", ".txt", ".xlsx", ".xlsm")
_GROUP_FORM = re.compile(r"[a-zåäö0-9][a-zåäö0-9_-]{0,59}")


@dataclass(frozen=True)
class Names:
    """What a row may name: parties of the register, house styles, and the sections that only a house has."""

    register: Register
    profiles: Mapping[str, Profile]

    @property
    def sections(self) -> Iterator[str]:
        """The names of every house's own headings."""
        for house in self.profiles.values():
            yield from (name for layout in (house.memo, house.minutes) for name in layout.headings)


@dataclass(frozen=True)
class Read:
    """A case with what its table says, every problem of the table's rows, and the columns that nobody reads."""

    case: Case
    problems: Sequence[Problem] = ()
    notes: Sequence[Problem] = ()


def with_table(case: Case, path: Path, assets: Assets, asked: Place, names: Names) -> Read:
    """The case with the parties, groups and facts of its table.

    `asked` is where the case names the table. Rows with a problem are left out. Raises DataError when the file is not
    there, or cannot be read as a table at all.
    """
    if not assets.files.has(path):
        near = did_you_mean(
            path.name, [name for name in assets.files.names(path.parent) if name.casefold().endswith(_ENDINGS)]
        )
        message = f"tabellen {path.name} finns inte bredvid ärendefilen"
        raise DataError(Problem("M06", message, asked, near or "spara den i samma mapp som ärendefilen"))
    return with_rows(case, read_rows(path, assets, READERS), path.name, names)


def with_rows(case: Case, source: RowSource, name: str, names: Names) -> Read:
    """The same from rows that have been read, out of whatever kind of file; `name` is the file's."""
    return _Table(source, name, case, names).read()


class _Table:
    """One table against the case and the register. It collects what the rows say, and what is wrong with them."""

    def __init__(self, file: RowSource, name: str, case: Case, names: Names) -> None:
        self.file, self.name, self.case, self.names = file, name, case, names
        self.known = columns_of(case, names.sections)
        self.problems: list[Problem] = []
        self.notes: list[Problem] = []
        self.columns: dict[int, Column] = {}
        self.parties: dict[str, int] = {}  # names, each with its line
        self.facts: dict[str, PartyFacts] = {}
        self.groups: dict[str, tuple[str, ...]] = dict(case.groups)

    def read(self) -> Read:
        """The case with what the rows say, and the problems in the order of the file."""
        header, *rows = self.file.rows or [[Cell("", 1, 1)]]
        self._header(header)
        for row in rows if any(column.kind == "part" for column in self.columns.values()) else ():
            self._row(row)
        if not rows:
            self._tell("P05", "tabellen har inga parter", header[0], "skriv en rubrikrad, och en rad för varje part")
        rule = self.case.participants
        case = replace(
            self.case,
            participants=replace(rule, listed=(*rule.listed, *self.parties)),
            groups=self.groups,
            party_facts={**self.case.party_facts, **self.facts},
        )
        return Read(self._declared(case), self.problems, self.notes)

    def _declared(self, case: Case) -> Case:
        """The case with the facts that the table has columns for, each party's own: unknown, where no row tells it."""
        new: dict[str, Fact] = {}
        for column in self.columns.values():
            if column.kind == "uppgift" and column.name in case.facts:
                new[column.name] = replace(case.facts[column.name], each_own=True)
            elif column.kind == "uppgift" and column.name not in case.every_fact:
                gap, hint = f"{column.header} saknas", f"Fyll i kolumnen {column.header} i {self.name}, för parten."
                new[column.name] = Fact(status=Status.UNKNOWN, gap=gap, hint=hint, each_own=True)
        return replace(case, facts={**case.facts, **new}) if new else case

    @cached_property
    def _places(self) -> Collection[str]:
        """What texts may name in braces."""
        own = (column.name for column in self.columns.values() if column.kind == "uppgift")
        return frozenset((*NAME_SLOTS, *self.case.every_fact, *own))

    def _tell(self, code: str, message: str, cell: Cell, hint: str = "") -> None:
        self.problems.append(Problem(code, message, self.file.place(cell), hint))

    # --- the header -----------------------------------------------------------------------------------------

    def _header(self, cells: Row) -> None:
        unread: list[Cell] = []
        for index, cell in enumerate(cells):
            column = column_of(cell.text, self.known)
            if column and any((column.kind, column.name, column.part) == one for one in self._taken()):
                self._tell("M07", f"kolumnen ”{cell.text}” står två gånger", cell, "behåll den ena")
            elif column:
                self.columns[index] = column
            elif cell.text:
                unread.append(cell)
        for cell in unread:
            self._unread(cell)
        if not any(column.kind == "part" for column in self.columns.values()):
            hint = "första raden ska vara rubriker, och en av dem kommun eller kommunkod"
            self._tell("M01", "tabellen har ingen kolumn för kommunen", cells[0], hint)

    def _taken(self) -> list[tuple[str, str, str]]:
        return [(column.kind, column.name, column.part) for column in self.columns.values()]

    def _unread(self, cell: Cell) -> None:
        """Tell of a column that nobody reads: an error where it looks like one that is missing, else a note."""
        taken = self._taken()
        missing = {
            word: column for word, column in self.known.items() if (column.kind, column.name, column.part) not in taken
        }
        near = get_close_matches(plain_header(cell.text), missing, n=1, cutoff=0.8)
        if near:
            hint = f"menade du ”{missing[near[0]].header}”? Byt annars namn på kolumnen"
            self._tell("M02", f"okänd kolumn ”{cell.text}”", cell, hint)
            return
        far = get_close_matches(plain_header(cell.text), missing, n=1, cutoff=0.66)
        hint = "den läses om en text i ärendefilen frågar efter den inom klammer, eller om den finns under uppgifter"
        hint = f"närmast är ”{missing[far[0]].header}”; {hint}" if far else hint
        message = f"kolumnen ”{cell.text}” läses inte"
        self.notes.append(Problem("P06", message, self.file.place(cell), hint, "info"))

    # --- the rows -------------------------------------------------------------------------------------------

    def _row(self, row: Row) -> None:
        before = len(self.problems)
        if extra := [cell for cell in row[len(self.file.rows[0]) :] if cell.text]:
            hint = "sätt en cell som har skiljetecknet i sig inom citattecken"
            self._tell("P03", "raden har fler celler än rubrikraden", extra[0], hint)
        cells = {column: row[index] for index, column in self.columns.items() if index < len(row) and row[index].text}
        for column, cell in cells.items():
            for code, message, hint in unsound(column, cell, self._places):
                self._tell(code, message, cell, hint)
        by_name = {column.name: cell for column, cell in cells.items() if column.kind in ("part", "om")}
        party = self._party(by_name, row[0])
        groups = list(self._groups(by_name.get("grupp")))
        if party is None or len(self.problems) > before:
            return
        if party.name in self.parties:
            cell = next(by_name[name] for name in _NAMED if name in by_name)
            hint = f"den står först på rad {self.parties[party.name]}; behåll den ena"
            self._tell("M07", f"{party.name} står två gånger i tabellen", cell, hint)
            return
        self.parties[party.name] = row[0].row
        for group in groups:
            self.groups[group] = (*self.groups.get(group, ()), party.name)
        told = by_name.get("källa")
        source = told.text if told else f"{self.name}, rad {row[0].row}"
        made = PartyCells(self.case, party, cells, source, self.name, tuple(self.names.profiles), self._tell).facts()
        if made != PartyFacts():
            self.facts[party.name] = made

    def _party(self, cells: Mapping[str, Cell], first: Cell) -> Party | None:
        """The party that the row is about; a problem and None when there is none, or the name and code differ."""
        named, coded = (cells.get(name) for name in _NAMED)
        if named is None and coded is None:
            self._tell(
                "M01", "raden säger inte vilken kommun den gäller", first, "skriv kommunens namn, eller ta bort raden"
            )
        by_name = self._by_name(named) if named else None
        by_code = self._by_code(coded) if coded else None
        if by_name and by_code and coded and by_name is not by_code:
            message = f"kommunkoden {by_code.code} är {by_code.name}, men raden gäller {by_name.name}"
            self._tell("P02", message, coded, f"{by_name.name} har koden {by_name.code}")
        return by_name or by_code

    def _by_name(self, cell: Cell) -> Party | None:
        found = self.names.register.named(cell.text)
        if found:
            return found
        everyone, wanted = self.names.register.parties.values(), folded(cell.text)
        alike = [party for party in everyone if wanted in map(folded, (party.name, party.official, party.own))]
        if len(alike) == 1:
            return alike[0]
        if alike:
            names = " eller ".join(party.name for party in alike)
            self._tell("M06", f"”{cell.text}” kan vara {names}", cell, "skriv namnet med å, ä och ö")
        else:
            hint = did_you_mean(cell.text, [party.name for party in everyone])
            self._tell("M06", f"parten ”{cell.text}” finns inte", cell, hint or "beslut list kommuner visar alla")
        return None

    def _by_code(self, cell: Cell) -> Party | None:
        """Excel takes the zeros away that a code begins with."""
        code = cell.text.zfill(4 if len(cell.text) > 2 else 2)
        found = self.names.register.parties.get(code)
        if found is None:
            self._tell("M06", f"kommunkoden ”{cell.text}” finns inte", cell, "en kommunkod har fyra siffror, som 2181")
        return found

    def _groups(self, cell: Cell | None) -> Iterator[str]:
        for word in cell.text.split(",") if cell else ():
            group = "-".join(word.casefold().split())
            if cell and not _GROUP_FORM.fullmatch(group):
                hint = "använd bokstäver, siffror och bindestreck; skilj flera grupper åt med komma"
                self._tell("M05", f"gruppen ”{word.strip()}” har fel form", cell, hint)
            yield group
