# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""The kind *justering*: the section is verified at once, at the meeting that decides it."""

from __future__ import annotations

from typing import Literal

from beslut.model import key, yaml_model
from beslut.points.kind import ClauseContext, PointKind
from beslut.wording import Clause


@yaml_model
class ImmediateVerification(PointKind):
    """Omedelbar justering: only ever part of a body's own decision, never of a proposal to another body."""

    kind: Literal["justering"] = key("slag")

    only_own_decision = True
    explained = "justering: omedelbar justering. Hör bara till organets eget beslut."

    def grammar(self, at: ClauseContext) -> Clause:
        """`Miljönämnden justerar paragrafen omedelbart` in the four forms."""
        verify = "justera paragrafen omedelbart"
        return Clause(verify, (at.actor, " justerar paragrafen omedelbart"), "paragrafen justeras omedelbart", verify)
