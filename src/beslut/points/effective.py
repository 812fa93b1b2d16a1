# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""The kind *giltighet*: from when, and perhaps until when, something holds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Literal

from beslut.model import Day, NonEmptyText, key, yaml_model
from beslut.points.kind import ClauseContext, PointKind
from beslut.wording import Clause, closed, day, stated


@yaml_model
class Effective(PointKind):
    """A subject that holds, or comes into force, from a day."""

    kind: Literal["giltighet"] = key("slag")
    subject: NonEmptyText = key("subjekt")
    verb: Literal["gäller", "träder i kraft"] = "gäller"
    since: Day = key("från_och_med")
    until: Day | None = key("till_och_med", default=None)

    explained = "giltighet: från och med när något gäller, och kanske till och med när."
    key_texts: ClassVar[Mapping[str, str]] = {
        "Effective.verb": "gäller eller träder i kraft. Utelämnat: gäller.",
    }

    def __post_init__(self) -> None:
        if self.until and self.until < self.since:
            raise ValueError(f"till_och_med {self.until} ligger före från_och_med {self.since}")

    def grammar(self, at: ClauseContext) -> Clause:
        """`X gäller från och med … till och med …` or `X träder i kraft … och gäller till och med …`."""
        subject, context = closed(at.filled(self.subject)), at.party_context
        until = f" till och med {day(self.until, context)}" if self.until else ""
        if self.verb == "träder i kraft":
            then = f" och gäller{until}" if until else ""
            return stated(subject, "träder", None, f"i kraft {day(self.since, context)}{then}")
        return stated(subject, "gäller", None, f"från och med {day(self.since, context)}{until}")
