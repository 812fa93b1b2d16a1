# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""One row of a table of parties: what its cells say of the party, as the case keeps it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, get_args

from beslut.errors import SLIP, did_you_mean
from beslut.loading.columns import STATE, Column
from beslut.loading.rows import Cell
from beslut.model import (
    DIALECTS,
    BodiesTakingPart,
    BodyChoice,
    Case,
    DecidingBody,
    EarlierDecision,
    EarlierDocument,
    EarlierPart,
    EarlierState,
    Fact,
    Party,
    PartyFacts,
    Status,
    chosen_body,
    chosen_chain,
    in_full,
    kind_of,
)
from beslut.swedish import day_in, folded, money

Tell = Callable[[str, str, Cell, str], None]
_MONEY = ("belopp", "andel")
_STATES = {
    "dokumenterat": EarlierState.RECORDED, "ja": EarlierState.RECORDED, "inget": EarlierState.NONE,
    "nej": EarlierState.NONE, "finns inte": EarlierState.NONE, "okant": EarlierState.UNKNOWN,
    "vet ej": EarlierState.UNKNOWN,
}  # fmt: skip
_FIELDS = {"organ": "body", "datum": "day", "paragraf": "section", "diarienummer": "case_number"}


@dataclass
class PartyCells:
    """The cells of one row by their columns, with what is needed to understand them. `tell` takes each problem."""

    case: Case
    party: Party
    cells: Mapping[Column, Cell]
    source: str
    table: str
    profiles: Sequence[str]
    tell: Tell

    def facts(self) -> PartyFacts:
        """What the case knows of the party, the row added to what the case file says of it."""
        known = self.case.party_facts.get(self.party.name, PartyFacts())
        told: dict[str, Any] = {}
        for column, cell in self.cells.items():
            if column.kind == "uppgift":
                self._once(column.header, cell, column.name in known.facts)
                told.setdefault("facts", dict(known.facts))[column.name] = self._fact(column, cell)
            elif column.kind == "om" and column.name in _ABOUT:
                field, read = _ABOUT[column.name]
                self._once(column.header, cell, bool(getattr(known, field)))
                value = read(self, column, cell)
                told |= {field: value} if value is not None else {}
        told |= self._chained(known, told)
        if earlier := self._earlier(known):
            told["earlier"] = {**known.earlier, **earlier}
        made = replace(known, **told)
        return replace(made, at_step=steps) if (steps := self._meeting(made)) else made

    def _once(self, header: str, cell: Cell, already: bool) -> None:
        if already:
            message = f"{header} för {self.party.name} står både i tabellen och under per_part i ärendefilen"
            self.tell("M07", message, cell, "behåll det ena")

    # --- facts ------------------------------------------------------------------------------------------------

    def _fact(self, column: Column, cell: Cell) -> Fact:
        value = cell.text
        unit = column.unit or {"belopp": "kr", "andel": "%"}.get(column.name, "")
        if unit and money(f"{value} {unit}"):
            value = f"{value} {unit}"
        elif column.name in _MONEY and not money(value):
            hint = "skriv som 12 500 kr, 701 tkr, 7,5 mnkr eller 12,5 %"
            self.tell("M05", f"kolumnen {column.header}: ”{value}” går inte att läsa som belopp", cell, hint)
        return Fact(status=Status.SOURCED, value=value, source=self.source)

    # --- who decides ------------------------------------------------------------------------------------------

    def _profile(self, column: Column, cell: Cell) -> str | None:
        found = next((one for one in self.profiles if folded(one) == folded(cell.text)), None)
        if found is None:
            hint = did_you_mean(cell.text, self.profiles) or "beslut list profiler visar alla"
            self.tell("M06", f"profilen ”{cell.text}” finns inte", cell, hint)
        return found

    def _dialect(self, column: Column, cell: Cell) -> str | None:
        if cell.text.upper() in DIALECTS:
            return cell.text.upper()
        self.tell("M06", f"dialekten ”{cell.text}” finns inte", cell, f"välj bland {', '.join(DIALECTS)}")
        return None

    def _after(self, column: Column, cell: Cell) -> tuple[str, ...]:
        return tuple(one.strip() for one in re.split(r",|;|(?<!-) och ", cell.text) if one.strip())

    def _chain(self, column: Column, cell: Cell) -> tuple[BodyChoice, ...] | None:
        try:
            return tuple(self._known(link, cell) for link in chosen_chain(cell.text))
        except ValueError as error:
            self.tell("M05", f"kolumnen {column.header}: {error}", cell, "till exempel socialnämnden > ks > kf")
            return None

    def _decider(self, column: Column, cell: Cell) -> DecidingBody | None:
        chosen = self._known(chosen_body(cell.text), cell)
        return DecidingBody(status="valt", kind=chosen.kind, name=chosen.name, source=self.source)

    def _taking_part(self, column: Column, cell: Cell) -> BodiesTakingPart:
        names = tuple(self._known(BodyChoice(name=one), cell).name or one for one in self._after(column, cell))
        return BodiesTakingPart(names=names, status=Status.SOURCED, source=self.source)

    def _known(self, choice: BodyChoice, cell: Cell) -> BodyChoice:
        """The organ as the party calls it; told when it is a slip of one that it has, or no kind of organ at all."""
        if choice.name is None:
            return choice
        own = [body.name for body in (*self.party.bodies, *self.case.facts_of(self.party).bodies)]
        found = next((name for name in own if folded(name) == folded(choice.name)), None)
        if found or choice.of(self.party):
            return BodyChoice(name=found or choice.name)
        if near := did_you_mean(choice.name, own, cutoff=SLIP):
            hint = f"{near} Ett annat organ skrivs under per_part, organ, i ärendefilen"
            self.tell("M06", f"hos {self.party.name}: organet ”{choice.name}” finns inte", cell, hint)
        elif kind_of(choice.name) is None:
            hint = f"skriv det under per_part, {self.party.name}, organ, i ärendefilen: {{namn: …, slag: nämnd}}"
            self.tell("M06", f"det syns inte vad ”{choice.name}” är för ett organ", cell, hint)
        return choice

    def _chained(self, known: PartyFacts, told: Mapping[str, Any]) -> dict[str, Any]:
        """A deciding body with a chain beside it: the chain's last link, or an error."""
        chain, decider = told.get("chain") or known.chain, told.get("deciding_body")
        if not chain or not decider or (chain[-1].kind, chain[-1].name) == (decider.kind, decider.name):
            return {}
        cell = next(cell for column, cell in self.cells.items() if column.name == "beslutande_organ")
        message = f"kedjan för {self.party.name} slutar med ett annat organ än det som beslutar"
        self.tell("P07", message, cell, "det sista i kedjan beslutar; töm den ena cellen")
        return {}

    # --- meetings and earlier decisions -----------------------------------------------------------------------

    def _meeting(self, known: PartyFacts) -> dict[str, Any]:
        """The day and § of the deciding body's own meeting, under its step."""
        told = {column.name: cell for column, cell in self.cells.items() if column.kind == "sammanträde"}
        if not told:
            return {}
        case = replace(self.case, party_facts={**self.case.party_facts, self.party.name: known})
        choice = case.decider_of(self.party)
        body = choice.of(self.party)
        step = body.abbreviation if body else choice.name
        if not step:
            message = f"det är inte känt vilket organ som beslutar för {self.party.name}"
            self.tell("M06", message, next(iter(told.values())), "fyll i kolumnen kedja")
            return {}
        at_step = dict(known.at_step.get(step, {}))
        for ident, cell in told.items():
            value = self._day(cell) if ident == "sammanträdesdatum" else _section(cell.text)
            at_step[ident] = Fact(status=Status.SOURCED, value=value or cell.text, source=self.source)
        return {**known.at_step, step: at_step}

    def _day(self, cell: Cell) -> str | None:
        found = day_in(cell.text)
        if found is None:
            self.tell("M05", f"”{cell.text}” är inget datum", cell, "skriv som 2099-06-30 eller 30 juni 2099")
        return found.isoformat() if found else None

    def _earlier(self, known: PartyFacts) -> dict[str, EarlierDecision]:
        """The party's earlier decisions by the id of their document."""
        told: dict[str, dict[str, Cell]] = {}
        for column, cell in self.cells.items():
            if column.kind == "tidigare":
                told.setdefault(column.name, {})[column.part] = cell
        found: dict[str, EarlierDecision] = {}
        for document in self.case.earlier:
            if parts := told.get(document.id):
                self._once(f"tidigare beslut ({document.id})", next(iter(parts.values())), document.id in known.earlier)
                decision = self._decision(document, parts)
                found |= {document.id: decision} if decision else {}
        return found

    def _decision(self, document: EarlierDocument, parts: Mapping[str, Cell]) -> EarlierDecision | None:
        body = parts.get("organ")
        if body and STATE not in parts and says_none(body.text):
            parts = {STATE: body, **{part: cell for part, cell in parts.items() if part != "organ"}}
        state_cell = parts.get(STATE)
        state = _STATES.get(folded(state_cell.text)) if state_cell else EarlierState.RECORDED
        if state is None:
            cell = parts[STATE]
            self.tell("M04", f"läget ”{cell.text}” finns inte", cell, "skriv dokumenterat, inget eller okänt")
            return None
        values: dict[str, Any] = {
            _FIELDS[part]: self._part(part, parts[part]) for part in get_args(EarlierPart) if part in parts
        }
        if None in values.values():
            return None  # told at its cell
        if state is EarlierState.RECORDED and not values:
            state = EarlierState.UNKNOWN
        missing = [part for part in ("organ", "datum", "paragraf") if part not in parts]
        columns = " och ".join(Column("tidigare", "tidigare", part).header for part in missing)
        where = f"Fyll i {columns} för {self.party.name} i {self.table}." if missing else None
        try:
            return EarlierDecision(
                state=state, relation=document.otherwise.relation, **values,
                source=self.source, hint=None if state is EarlierState.NONE else where or document.otherwise.hint,
                reminder=document.otherwise.reminder,
            )  # fmt: skip
        except ValueError as error:
            self.tell("M05", f"tidigare beslut hos {self.party.name}: {error}", next(iter(parts.values())), "")
            return None

    def _part(self, part: str, cell: Cell) -> str | None:
        if part == "datum":
            return self._day(cell)
        if part == "organ":
            return in_full(cell.text)
        return _section(cell.text) if part == "paragraf" else cell.text


def says_none(words: str) -> bool:
    """Whether somebody who was asked which organ decided has written that there is no such decision."""
    return _STATES.get(folded(words)) is EarlierState.NONE


def _section(words: str) -> str:
    """The number of a paragraph without its sign."""
    return words.removeprefix("§").strip()


_ABOUT: Mapping[str, tuple[str, Callable[[PartyCells, Column, Cell], Any]]] = {
    "profil": ("profile", PartyCells._profile),
    "dialekt": ("dialect", PartyCells._dialect),
    "efter": ("after", PartyCells._after),
    "kedja": ("chain", PartyCells._chain),
    "beslutande_organ": ("deciding_body", PartyCells._decider),
    "nämnder": ("taking_part", PartyCells._taking_part),
}
