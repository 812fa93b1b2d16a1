# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""The kind *utse*: seats to be filled. The names are always for the meeting to fill in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal

from beslut import swedish
from beslut.blocks import GapKind, Phrase, missing
from beslut.model import Constraint, NonEmptyText, key, yaml_model
from beslut.points.kind import ClauseContext, PointKind
from beslut.wording import Clause, phrase

_HINT = "Fyll i namnen när sammanträdet har valt. Program och mallar bär inga personnamn."


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

    def grammar(self, at: ClauseContext) -> Clause:
        """`utse en ledamot (namn saknas) och en ersättare (namn saknas) i X för …` in the four forms."""
        seats = _seats(self.members, ("en ledamot", "ledamöter"))
        if self.substitutes:
            seats = phrase(seats, " och ", _seats(self.substitutes, ("en ersättare", "ersättare")))
        where = phrase(" i ", at.filled(self.elected_to), " för " if self.term else "", at.filled(self.term))
        appoint = ("utse ", seats, where)
        return Clause(appoint, (at.actor, " utser ", seats, where), (seats, " utses", where), appoint)


def _seats(count: int, role: tuple[str, str]) -> Phrase:
    """So many of the role, with the gap for the names."""
    so_many = "" if count == 1 else f"{swedish.number(count)} "
    names = missing(GapKind.NAME, _HINT, what=f"{so_many}namn")
    return phrase(f"{so_many}{role[1]}" if so_many else role[0], " (", names, ")")
