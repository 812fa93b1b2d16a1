# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""The kind *villkor*: the decision holds only if the other parties decide alike."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar, Literal

from beslut import swedish
from beslut.blocks import LETTERS, lettered
from beslut.model import NonEmptyText, Party, key, yaml_model
from beslut.points.kind import CaseNames, ClauseContext, PointKind, PointProblem
from beslut.wording import Clause, coordinated, decider, stated

_LETTERED = 4
"""So many bodies are listed with letters, which a reader can refer to."""


@yaml_model
class Condition(PointKind):
    """Alike or equivalent decisions by the parties named, else by all the others; always the last of the points."""

    kind: Literal["villkor"] = key("slag")
    likeness: Literal["likalydande", "motsvarande"] = key("likhet", default="likalydande")
    parties: tuple[NonEmptyText, ...] = key("parter", default=())

    comes_last = True
    explained = "villkor: beslutet gäller bara om de andra parterna beslutar lika. Står sist."
    key_texts: ClassVar[Mapping[str, str]] = {
        "Condition.parter": "De parter vars beslut krävs. Utelämnat: alla andra parter.",
    }

    def grammar(self, at: ClauseContext) -> Clause | None:
        """`beslutet gäller under förutsättning att likalydande beslut fattas av …`; None with nobody to wait for."""
        context = at.party_context
        named = [party for party in context.parties if not self.parties or party.is_among(self.parties)]
        others = [party for party in named if party != context.party]
        if not others:
            return None
        by_body: dict[str, list[Party]] = {}
        for party in others:
            body_there = decider(context.case, party)
            by_body.setdefault(body_there.name if body_there else "behörigt organ", []).append(party)
        deciders = [f"{name} i {_parties(parties, alone=len(by_body) == 1)}" for name, parties in by_body.items()]
        rest = f"under förutsättning att {self.likeness} beslut fattas av {_listed(deciders)}"
        return stated("beslutet", "gäller", None, rest)

    def own_problems(self, names: CaseNames) -> Iterator[PointProblem]:
        """Parties that nobody knows."""
        yield from names.unknown_parties(("parter",), self.parties)


def _parties(parties: Sequence[Party], *, alone: bool) -> str:
    """The parties of one body; among several bodies each name is whole where kinds are mixed, so that *samt* is one."""
    mixed = len({party.in_decisions.endswith(" kommun") for party in parties}) > 1
    return coordinated(parties) if alone or not mixed else swedish.joined([party.in_decisions for party in parties])


def _listed(deciders: Sequence[str]) -> str:
    """`a) …, b) …, c) … samt d) …` for four bodies or more, as long as there are letters; a plain list for fewer."""
    return lettered(deciders) if _LETTERED <= len(deciders) <= LETTERS else swedish.joined(list(deciders))
