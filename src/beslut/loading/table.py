# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""The parties of a case from a table that somebody keeps in Excel: each row's problem told by row and column.

Columns: `kommun` or `kommunkod` (one is needed), `grupp`, `källa`, and any of the case's own facts by its id, such as
`handläggare`; `diarienummer` is the party's own. Other columns are not read, so that a working table can stay as it is.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path

from beslut.assets import Assets
from beslut.errors import DataError, Place, Problem, did_you_mean
from beslut.loading.csv_text import CsvFile
from beslut.loading.rows import Cell, Row, RowSource, read_rows
from beslut.loading.xlsx import read_sheet
from beslut.model import Case, Fact, Party, PartyFacts, Register, Status
from beslut.swedish import folded

_NAME, _CODE, _GROUP, _SOURCE, _NUMBER = "kommun", "kommunkod", "grupp", "källa", "partens_diarienummer"
_COLUMNS = {
    "kommun": _NAME, "kommunnamn": _NAME, "namn": _NAME, "part": _NAME, "kommunkod": _CODE, "kod": _CODE,
    "grupp": _GROUP, "grupper": _GROUP, "källa": _SOURCE, "diarienummer": _NUMBER, "diarienr": _NUMBER, "dnr": _NUMBER,
}  # fmt: skip
READERS: Mapping[str, Callable[[Path, Assets], RowSource]] = {"": CsvFile, ".xlsx": read_sheet, ".xlsm": read_sheet}
"""What reads a table, by the ending of its name; under "" whatever has another."""
_LONGEST = 200
_GROUP_FORM = re.compile(r"[a-zåäö0-9][a-zåäö0-9_-]{0,59}")


def with_table(case: Case, path: Path, assets: Assets, asked: Place, register: Register) -> tuple[Case, list[Problem]]:
    """The case with the parties, groups and facts of its table, and every problem of the table's rows.

    `asked` is where the case names the table. Rows with a problem are left out. Raises DataError when the file is not
    there, or cannot be read as a table at all.
    """
    if not assets.files.has(path):
        near = did_you_mean(
            path.name,
            [
                name
                for name in assets.files.names(path.parent)
                if name.casefold().endswith((".csv", ".txt", ".xlsx", ".xlsm"))
            ],
        )
        message = f"tabellen {path.name} finns inte bredvid ärendefilen"
        raise DataError(Problem("M06", message, asked, near or "spara den i samma mapp som ärendefilen"))
    return with_rows(case, read_rows(path, assets, READERS), path.name, register)


def with_rows(case: Case, source: RowSource, name: str, register: Register) -> tuple[Case, list[Problem]]:
    """The same from rows that have been read, out of whatever kind of file; `name` is the file's."""
    return _Table(source, name, case, register).read()


class _Table:
    """One table against the case and the register. It collects what the rows say, and what is wrong with them."""

    def __init__(self, file: RowSource, name: str, case: Case, register: Register) -> None:
        self.file, self.name, self.case, self.register = file, name, case, register
        self.problems: list[Problem] = []
        self.columns: dict[int, str] = {}
        self.parties: dict[str, int] = {}  # names, each with its line
        self.facts: dict[str, dict[str, Fact]] = {}
        self.groups: dict[str, tuple[str, ...]] = dict(case.groups)

    def read(self) -> tuple[Case, list[Problem]]:
        """The case with what the rows say, and the problems in the order of the file."""
        header, *rows = self.file.rows or [[Cell("", 1, 1)]]
        self._header(header)
        for row in rows if {_NAME, _CODE} & set(self.columns.values()) else ():
            self._row(row)
        if not rows:
            self._tell("P05", "tabellen har inga parter", header[0], "skriv en rubrikrad, och en rad för varje part")
        rule = self.case.participants
        known = {
            name: replace(before, facts={**before.facts, **facts})
            for name, facts in self.facts.items()
            for before in [self.case.party_facts.get(name, PartyFacts())]
        }
        case = replace(
            self.case,
            participants=replace(rule, listed=(*rule.listed, *self.parties)),
            groups=self.groups,
            party_facts={**self.case.party_facts, **known},
        )
        return case, self.problems

    def _tell(self, code: str, message: str, cell: Cell, hint: str = "") -> None:
        self.problems.append(Problem(code, message, self.file.place(cell), hint))

    # --- the header -----------------------------------------------------------------------------------------

    def _header(self, cells: Row) -> None:
        known = {_plain(word): column for word, column in _COLUMNS.items()}
        known |= {_plain(ident): ident for ident in self.case.every_fact}
        for index, cell in enumerate(cells):
            column = known.get(_plain(cell.text))
            if column in self.columns.values():
                self._tell("M07", f"kolumnen ”{cell.text}” står två gånger", cell, "behåll den ena")
            elif column == _NUMBER and _NUMBER not in self.case.facts:
                hint = f"lägg till {_NUMBER} där, så att det finns en lucka för den som inget nummer har"
                self._tell("M06", f"uppgiften {_NUMBER} finns inte under uppgifter i ärendefilen", cell, hint)
            elif column:
                self.columns[index] = column
        self._misspelt(cells, known)
        if not {_NAME, _CODE} & set(self.columns.values()):
            hint = "första raden ska vara rubriker, och en av dem kommun eller kommunkod"
            self._tell("M01", "tabellen har ingen kolumn för kommunen", cells[0], hint)

    def _misspelt(self, cells: Row, known: Mapping[str, str]) -> None:
        """Tell of columns that are read by nobody and look like one that is missing."""
        missing = {word for word, column in known.items() if column not in self.columns.values()}
        for index, cell in enumerate(cells):
            near = get_close_matches(_plain(cell.text), missing, n=1, cutoff=0.8) if cell.text else []
            if index not in self.columns and near and _plain(cell.text) not in known:
                words = next(word for word in (*_COLUMNS, *self.case.every_fact) if _plain(word) == near[0])
                hint = f"menade du ”{words}”? Byt annars namn på kolumnen"
                self._tell("M02", f"okänd kolumn ”{cell.text}”", cell, hint)

    # --- the rows -------------------------------------------------------------------------------------------

    def _row(self, row: Row) -> None:
        before = len(self.problems)
        if extra := [cell for cell in row[len(self.file.rows[0]) :] if cell.text]:
            hint = "sätt en cell som har skiljetecknet i sig inom citattecken"
            self._tell("P03", "raden har fler celler än rubrikraden", extra[0], hint)
        cells = {column: row[index] for index, column in self.columns.items() if index < len(row) and row[index].text}
        for column, cell in cells.items():
            self._sound(column, cell)
        party = self._party(cells, row[0])
        groups = list(self._groups(cells))
        if party is None or len(self.problems) > before:
            return
        if party.name in self.parties:
            cell = cells.get(_NAME) or cells[_CODE]
            hint = f"den står först på rad {self.parties[party.name]}; behåll den ena"
            self._tell("M07", f"{party.name} står två gånger i tabellen", cell, hint)
            return
        self.parties[party.name] = row[0].row
        for group in groups:
            self.groups[group] = (*self.groups.get(group, ()), party.name)
        self._facts(party, cells)

    def _sound(self, column: str, cell: Cell) -> None:
        """Tell of a cell that cannot be read as plain words."""
        hidden = next((letter for letter in cell.text if unicodedata.category(letter).startswith("C")), None)
        if cell.broken:
            self._tell(
                "P04", f"kolumnen {column}: citattecknet tar aldrig slut", cell, "ta bort det, eller avsluta det"
            )
        elif cell.text[0] in "=+-@":
            hint = "skriv värdet självt; finns det inget, lämna cellen tom"
            self._tell("P01", f"kolumnen {column}: en cell kan inte börja med {cell.text[0]}", cell, hint)
        elif hidden:
            message = f"kolumnen {column}: osynligt eller otillåtet tecken U+{ord(hidden):04X}"
            self._tell("Y04", message, cell, "ta bort tecknet")
        elif len(cell.text) > _LONGEST:
            self._tell("M05", f"kolumnen {column} är längre än {_LONGEST} tecken", cell)

    def _party(self, cells: Mapping[str, Cell], first: Cell) -> Party | None:
        """The party that the row is about; a problem and None when there is none, or the name and code differ."""
        named, coded = cells.get(_NAME), cells.get(_CODE)
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
        found = self.register.named(cell.text)
        if found:
            return found
        everyone, wanted = self.register.parties.values(), folded(cell.text)
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
        found = self.register.parties.get(code)
        if found is None:
            self._tell("M06", f"kommunkoden ”{cell.text}” finns inte", cell, "en kommunkod har fyra siffror, som 2181")
        return found

    def _groups(self, cells: Mapping[str, Cell]) -> Iterator[str]:
        cell = cells.get(_GROUP)
        for word in cell.text.split(",") if cell else ():
            group = "-".join(word.casefold().split())
            if cell and not _GROUP_FORM.fullmatch(group):
                hint = "använd bokstäver, siffror och bindestreck; skilj flera grupper åt med komma"
                self._tell("M05", f"gruppen ”{word.strip()}” har fel form", cell, hint)
            yield group

    def _facts(self, party: Party, cells: Mapping[str, Cell]) -> None:
        own = self.case.party_facts.get(party.name, PartyFacts()).facts
        source = cells.get(_SOURCE)
        for column, cell in cells.items():
            if column in (_NAME, _CODE, _GROUP, _SOURCE):
                continue
            if column in own:
                message = f"{column} för {party.name} står både i tabellen och under per_part i ärendefilen"
                self._tell("M07", message, cell, "behåll det ena")
            told = source.text if source else f"{self.name}, rad {cell.row}"
            self.facts.setdefault(party.name, {})[column] = Fact(status=Status.SOURCED, value=cell.text, source=told)


def _plain(words: str) -> str:
    """A header as it is compared: no case, accents, spaces or signs, so that `Kommun-kod:` is `kommunkod`."""
    return re.sub(r"\W|_", "", folded(words))
