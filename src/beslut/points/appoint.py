# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""The kind *utse*: seats to be filled. A proposal says how many; the minutes of who elects say whom."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal

from beslut import swedish
from beslut.blocks import GapKind, Phrase
from beslut.model import Constraint, Fact, NonEmptyText, Status, key, yaml_model
from beslut.points.kind import ClauseContext, PointKind
from beslut.wording import Clause, fact, fact_of, phrase

_HINT = "Fyll i namnen när sammanträdet har valt. De hör bara hemma i protokollet."


@yaml_model
class Appoint(PointKind):
    """So many members and substitutes of a body."""

    kind: Literal["utse"] = key("slag")
    elected_to: NonEmptyText = key("i")
    members: Annotated[int, Constraint(ge=1, le=99)] = key("ledamöter", default=1)
    substitutes: Annotated[int, Constraint(ge=0, le=99)] = key("ersättare", default=0)
    term: NonEmptyText | None = key("för_tiden", default=None)

    explained = "utse: platser som sammanträdet fyller med namn."
    key_texts: ClassVar[Mapping[str, str]] = {
        "Appoint.för_tiden": "Tiden som valet gäller: mandatperioden 2027–2030, tiden 1 januari 2027–31 december 2030.",
    }

    @property
    def own_facts(self) -> Mapping[str, Fact]:
        """Who was elected, for the minutes: `val_ledamöter` and `val_ersättare` of the point *val*."""
        seats = {"ledamöter": self.members, "ersättare": self.substitutes}
        return {
            f"{self.id}_{role}": Fact(status=Status.UNKNOWN, gap=_lacking(count), hint=_HINT, each_own=True)
            for role, count in seats.items()
            if count
        }

    def grammar(self, at: ClauseContext) -> Clause:
        """`utse en ledamot och en ersättare i X för …` in the four forms; `utse NN till ledamot …` where they elect."""
        body, term = at.filled(self.elected_to), phrase(" för " if self.term else "", at.filled(self.term))
        where = phrase(" i ", body, term)
        if at.decides_here:
            return self._elected(at, where)
        seats = phrase(_so_many(self.members, "en ledamot", "ledamöter"))
        if self.substitutes:
            seats = phrase(seats, " och ", _so_many(self.substitutes, "en ersättare", "ersättare"))
        appoint = ("utse ", seats, where)
        passive = ("i ", body, " utses ", seats, term)  # the seats are in the body, not the electing
        return Clause(appoint, (at.actor, " utser ", seats, where), passive, appoint)

    def _elected(self, at: ClauseContext, where: Phrase) -> Clause:
        """The clause of the minutes, with the names or the gaps for them."""
        members = self._names(at, "ledamöter")
        seats = phrase(" till ", "ledamot" if self.members == 1 else "ledamöter")
        if self.substitutes:
            seats = phrase(seats, " och ", self._names(at, "ersättare"), " till ersättare")
        appoint = ("utse ", members, seats, where)
        return Clause(appoint, (at.actor, " utser ", members, seats, where), (members, " utses", seats, where), appoint)

    def _names(self, at: ClauseContext, role: str) -> Phrase:
        ident = f"{self.id}_{role}"
        known = fact_of(at.party_context, ident) or self.own_facts[ident]
        return fact(known, f"uppgifter.{ident}", GapKind.NAME)


def _so_many(count: int, one: str, many: str) -> str:
    return one if count == 1 else f"{swedish.number(count)} {many}"


def _lacking(count: int) -> str:
    return "namn saknas" if count == 1 else f"{swedish.number(count)} namn saknas"
