# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""The kind *undertecknande*: who signs what, by role, with deputies."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal

from beslut import swedish
from beslut.model import NonEmpty, NonEmptyText, key, yaml_model
from beslut.points.kind import ClauseContext, PointKind
from beslut.wording import Clause, filled, phrase


@yaml_model
class Sign(PointKind):
    """Roles, never names, and a document. With deputies as in Kungsbacka: *eller deras respektive ersättare*."""

    kind: Literal["undertecknande"] = key("slag")
    roles: Annotated[tuple[NonEmptyText, ...], NonEmpty] = key("roller")
    object: NonEmptyText = key("objekt")
    deputies: bool = key("ersättare", default=True)

    explained = "undertecknande: vilka befattningar som skriver under vad."
    key_texts: ClassVar[Mapping[str, str]] = {
        "Sign.ersättare": "Om ersättare för befattningarna också får skriva under. Utelämnat: true.",
        "Sign.objekt": "Det som undertecknas, i bestämd form.",
    }

    def grammar(self, at: ClauseContext) -> Clause:
        """`utse X och Y att för kommunens räkning underteckna Z` in the four forms; a board utser *sin ordförande*."""
        listed = swedish.joined(list(self.roles))
        roles = own = at.filled(listed)
        if at.board_decides:
            own = filled(listed, {**at.slots, "styrelsens": "sin"})
        deputies = ""
        if self.deputies:
            deputies = ", eller dennes ersättare," if len(self.roles) == 1 else ", eller deras respektive ersättare,"
        task = phrase(f" att för {at.slots['partens']} räkning underteckna ", at.filled(self.object))
        appoint = ("utse ", own, deputies, task)
        acting = own if at.body_acts else roles
        return Clause(
            appoint, (at.actor, " utser ", acting, deputies, task), (roles, deputies, " utses", task), appoint
        )
