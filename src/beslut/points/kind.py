# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""What a kind of decision point is: its data, its clause in four sentence forms, and its check of the data."""

from __future__ import annotations

import re
from abc import abstractmethod
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cached_property
from typing import ClassVar

from beslut.blocks import Phrase, plain, reworded
from beslut.errors import did_you_mean
from beslut.model import (
    AnyPoint,
    Body,
    BodyKind,
    Case,
    Form,
    Party,
    PartyContext,
    Register,
    Scope,
    VerbForms,
    has_loose_brace,
    slots_in,
    texts_in,
)
from beslut.speed.values import dataclass
from beslut.swedish import day_in
from beslut.wording import NAME_SLOTS, Clause, Piece, day, filled, slots

_COMMITTEES = (BodyKind.COMMITTEE, BodyKind.JOINT_COMMITTEE, BodyKind.SUBCOMMITTEE)
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
Loc = tuple[int | str, ...]
FORMS: tuple[Form, ...] = ("att", "aktiv", "passiv", "infinitiv")


@dataclass(frozen=True, eq=False)
class ClauseContext:
    """What a clause is made from: the party's place in the case, the body that decides, and who acts in a sentence.

    `actor` is the body as it is printed, or the party, in a house that writes *Älvkarleby kommun antar …*.
    """

    party_context: PartyContext
    actor: Phrase
    body: Body | None

    @cached_property
    def slots(self) -> Mapping[str, Piece]:
        """Every slot that the texts of a point may use."""
        return self.party_context.once(_slots)

    @property
    def body_acts(self) -> bool:
        """Whether the body is the subject, so that *sitt beslut* and *sin ordförande* are the body's own."""
        return self.body is not None and plain(self.actor) == self.body.in_text

    @property
    def party_acts(self) -> bool:
        """Whether the party is the subject, in a house that writes so."""
        return plain(self.actor) == self.party_context.party.in_decisions

    @property
    def committee_decides(self) -> bool:
        """Whether the body that decides is one that cannot give the board an assignment."""
        return self.body is not None and self.body.kind in _COMMITTEES

    @property
    def decides_here(self) -> bool:
        """Whether the text is the minutes of the body that decides, and no proposal to it."""
        return self.body is not None and self.body == self.party_context.step

    @property
    def board_decides(self) -> bool:
        """Whether the body that decides is the party's own board."""
        return self.body is not None and self.body == self.party_context.party.body_of(BodyKind.BOARD)

    def filled(self, text: str | None) -> Phrase:
        """A text of the point with its slots filled in; nothing when there is no text."""
        return filled(text, self.slots) if text else ()


def _slots(context: PartyContext) -> Mapping[str, Piece]:
    """The slots of every text, with a day that is told as 2099-06-30 as the house writes days in its decisions."""
    return {name: _dated(piece, context) for name, piece in slots(context).items()}


def _dated(piece: Piece, context: PartyContext) -> Piece:
    if isinstance(piece, tuple) and len(piece) == 1 and _DAY.fullmatch(piece[0].text) and day_in(piece[0].text):
        return (reworded(piece[0], day(piece[0].text, context)),)
    return piece


@dataclass(frozen=True, eq=False)
class CaseNames:
    """What a point's data may name: parties, bodies and verbs that exist, and the case's own ids."""

    case: Case
    register: Register
    verbs: Mapping[str, VerbForms]

    @cached_property
    def bodies(self) -> Collection[str]:
        """The names of every party's bodies."""
        return {body.name for party in self.register.parties.values() for body in party.bodies}

    @cached_property
    def earlier(self) -> Collection[str]:
        """The ids of the case's earlier documents."""
        return dict.fromkeys(document.id for document in self.case.earlier)

    def unknown_parties(self, loc: Loc, names: Sequence[str]) -> Iterator[PointProblem]:
        """Those of the names that no party has; `loc` is the place of their list."""
        known = [party.name for party in self.register.parties.values()]
        for number, name in enumerate(names):
            if self.register.named(name) is None:
                yield from unknown((*loc, number), name, known, "parten")


@dataclass(frozen=True)
class PointProblem:
    """Something wrong with a point's data. `loc` is where, from the point on; at the key itself or at its value."""

    code: str
    message: str
    loc: Loc
    hint: str = ""
    at_key: bool = False


def unfillable(text: str, known: Collection[str], loc: Loc) -> Iterator[PointProblem]:
    """Places in braces that are not among the known, and a brace that is no place and would be printed."""
    for slot in slots_in(text):
        if slot not in known:
            hint = did_you_mean(slot, known) or f"lägg till {slot} under uppgifter, eller som en kolumn i tabellen"
            yield PointProblem("M06", f"platsen i klammer ”{slot}” finns inte", loc, hint)
    if has_loose_brace(text):
        hint = "skriv ett enda namn mellan klamrarna, som {styrelsen}, eller ta bort klammern"
        yield PointProblem("M05", "en klammer hör inte till någon plats", loc, hint)


def unknown(loc: Loc, name: str, known: Collection[str], what: str, hint: str = "") -> Iterator[PointProblem]:
    """A name that is not among the known, with the nearest of them as hint."""
    if name not in known:
        yield PointProblem("M06", f"{what} ”{name}” finns inte", loc, did_you_mean(name, known) or hint, at_key=True)


def applies(scope: Scope, party: Party, case: Case) -> bool:
    """Whether a point, or a document, with that scope is for the party."""
    if party.is_among(scope.except_for) or (scope.kinds and party.kind not in scope.kinds):
        return False
    if not scope.parties and not scope.groups:
        return True
    grouped = [name for group in scope.groups for name in case.groups[group]]
    return party.is_among((*grouped, *scope.parties))


class PointKind(AnyPoint):
    """One kind of decision point. Each has a module of its own in this room, and its line in `KINDS`.

    `explained` and `key_texts` are what an editor shows of the kind and of those of its keys that mean something else
    here than elsewhere, by `Class.key`.
    """

    explained: ClassVar[str]
    key_texts: ClassVar[Mapping[str, str]] = {}
    comes_last: ClassVar[bool] = False
    only_own_decision: ClassVar[bool] = False
    """Whether it belongs in a body's own decision: never proposed to another body, never hanging on its decision."""

    def filled(self, text: str | None, at: ClauseContext) -> Phrase:
        """A text of the point with its slots filled in, also those of its own; nothing when there is no text."""
        return at.filled(text)

    @property
    def own_slots(self) -> tuple[str, ...]:
        """Slots that may stand in this point's texts beside those that every text may use."""
        return ()

    @abstractmethod  # the type checker holds it; with ABC above, each `isinstance` of a kind would take longer
    def grammar(self, at: ClauseContext) -> Clause | None:
        """The point's clause for a party; None when nothing of it is to be printed."""

    def clause(self, at: ClauseContext) -> Clause | None:
        """The clause, with the point's own sentences in the place of the grammar's, form by form."""
        made = self.grammar(at)
        if made is None or not self.sentences:
            return made
        own = {form: self.filled(text, at) for form, text in self.sentences.items()}
        return Clause(*(own.get(form, made.in_form(form)) for form in FORMS))

    def is_shared(self, context: PartyContext) -> bool:
        """Whether another party of the case decides the same point."""
        if not any(point is self for point in context.case.points):
            return False
        return any(
            applies(self.applies_to, party, context.case) and self.id not in context.case.facts_of(party).left_out
            for party in context.parties
            if party != context.party
        )

    def problems(self, names: CaseNames) -> Iterator[PointProblem]:
        """What is wrong with the data: names that do not exist, slots that cannot be filled."""
        yield from names.unknown_parties(("gäller", "parter"), self.applies_to.parties)
        yield from names.unknown_parties(("gäller", "utom"), self.applies_to.except_for)
        for number, group in enumerate(self.applies_to.groups):
            yield from unknown(("gäller", "grupper", number), group, names.case.groups, "gruppen")
        if self.body:
            yield from unknown(("organ",), self.body, names.bodies, "organet")
        if self.instead_of:
            known = [point.id for point in names.case.points]
            yield from unknown(("i_stället_för",), self.instead_of, known, "beslutspunkten")
            if any(point is self for point in names.case.points):
                message = "i_stället_för hör till en parts egna punkter"
                yield PointProblem("M05", message, ("i_stället_för",), "flytta punkten till per_part", at_key=True)
        for form, text in self.sentences.items():
            if text.rstrip().endswith(".") or (form == "att" and text.startswith("att ")):
                message = f"formuleringen ”{form}” börjar med att eller slutar med punkt"
                yield PointProblem(
                    "M05", message, ("formuleringar", form), "skriv den utan stor bokstav, att och punkt"
                )
        yield from self._unknown_slots(names.case)
        yield from self.own_problems(names)

    def own_problems(self, names: CaseNames) -> Iterator[PointProblem]:
        """What is wrong with the keys that only this kind has."""
        yield from ()

    def _unknown_slots(self, case: Case) -> Iterator[PointProblem]:
        known = dict.fromkeys((*NAME_SLOTS, *case.every_fact, *self.own_slots))
        for loc, text in texts_in(self):
            yield from unfillable(text, known, loc)
