# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""The kind *uppdrag*: an assignment. Who gets it, what to do, and by when."""

from __future__ import annotations

from typing import Literal

from beslut.model import Day, NonEmptyText, key, yaml_model
from beslut.points.kind import ClauseContext, PointKind
from beslut.wording import Clause, day, phrase


@yaml_model
class Assign(PointKind):
    """A recipient, a task and perhaps a deadline. Passive as in Göteborg: *får i uppdrag* (docs/kallor.md)."""

    kind: Literal["uppdrag"] = key("slag")
    recipient: NonEmptyText = key("mottagare")
    task: NonEmptyText = key("uppgift")
    deadline: Day | None = key("senast", default=None)

    explained = "uppdrag: någon får i uppdrag att göra något, helst senast en dag."

    def grammar(self, at: ClauseContext) -> Clause:
        """`ge X i uppdrag att … senast …` in the four forms."""
        recipient = at.filled(self.recipient)
        deadline = f" senast {day(self.deadline, at.party_context)}" if self.deadline else ""
        task = phrase(" i uppdrag att ", at.filled(self.task), deadline)
        give = ("ge ", recipient, task)
        return Clause(give, (at.body, " ger ", recipient, task), (recipient, " får", task), give)
