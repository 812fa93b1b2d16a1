# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""The kind *utse*: seats to be filled. The names are always for the meeting to fill in."""

from __future__ import annotations

from typing import Annotated, Literal

from beslut import swedish
from beslut.blocks import Gap, GapKind
from beslut.model import Constraint, NonEmptyText, key, yaml_model
from beslut.points.kind import ClauseContext, PointKind
from beslut.wording import Clause, Piece, phrase

_HINT = "Fyll i namnen när sammanträdet har valt. Program och mallar bär inga personnamn."


@yaml_model
class Appoint(PointKind):
    """So many members and substitutes of a body."""

    kind: Literal["utse"] = key("slag")
    elected_to: NonEmptyText = key("i")
    members: Annotated[int, Constraint(ge=1, le=99)] = key("ledamöter", default=1)
    substitutes: Annotated[int, Constraint(ge=0, le=99)] = key("ersättare", default=0)

    explained = "utse: platser som sammanträdet fyller med namn."

    def grammar(self, at: ClauseContext) -> Clause:
        """`utse [namn saknas] till ledamot och [två namn saknas] till ersättare i X` in the four forms."""
        elected_to = at.filled(self.elected_to)
        who, member = _seats(self.members, ("ledamot", "ledamöter"))
        parts: list[Piece] = [who, f" till {member}"]
        passive: list[Piece] = [f"till {member} i ", elected_to, " utses ", who]
        if self.substitutes:
            deputy, substitute = _seats(self.substitutes, ("ersättare", "ersättare"))
            parts += [" och ", deputy, f" till {substitute}"]
            passive += [f" och till {substitute} ", deputy]
        named = phrase(*parts, " i ", elected_to)
        return Clause(("utse ", named), (at.body, " utser ", named), tuple(passive), ("utse ", named))


def _seats(count: int, role: tuple[str, str]) -> tuple[Gap, str]:
    """The gap for the names, and the role for so many."""
    words = "namn saknas" if count == 1 else f"{swedish.number(count)} namn saknas"
    return Gap(words, _HINT, GapKind.NAME), role[0] if count == 1 else role[1]
