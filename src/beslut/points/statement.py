# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""The kind *sats*: any other statement, put in the order that the house wants."""

from __future__ import annotations

from typing import Literal

from beslut.model import NonEmptyText, key, yaml_model
from beslut.points.kind import ClauseContext, PointKind
from beslut.wording import Clause, closed, stated


@yaml_model
class Statement(PointKind):
    """A subject, a verb, an adverb and the rest."""

    kind: Literal["sats"] = key("slag")
    subject: NonEmptyText = key("subjekt")
    verb: NonEmptyText
    adverb: NonEmptyText | None = None
    rest: NonEmptyText | None = key("resten", default=None)

    explained = "sats: vilken annan mening som helst, med subjekt och verb."

    def grammar(self, at: ClauseContext) -> Clause:
        """Subject verb adverb rest as a main clause, subject adverb verb rest after *att*."""
        return stated(closed(at.filled(self.subject)), self.verb, self.adverb, at.filled(self.rest))
