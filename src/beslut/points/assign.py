# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""The kind *uppdrag*: an assignment. Who gets it, what to do, and by when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from beslut.model import Day, NonEmptyText, key, yaml_model
from beslut.points.kind import CaseNames, ClauseContext, PointKind, PointProblem
from beslut.wording import Clause, day, filled, phrase

_DAY_FIRST = re.compile(r"senast (?:den |i |vid |under |före |\d)")


@yaml_model
class Assign(PointKind):
    """A recipient, a task and perhaps a deadline. Passive as in Göteborg: *får i uppdrag* (docs/kallor.md)."""

    kind: Literal["uppdrag"] = key("slag")
    recipient: NonEmptyText = key("mottagare")
    task: NonEmptyText = key("uppgift")
    deadline: Day | None = key("senast", default=None)

    explained = "uppdrag: någon får i uppdrag att göra något, helst senast en dag."

    def own_problems(self, names: CaseNames) -> Iterator[PointProblem]:
        """A task with the *att* or the day that the sentence gives it."""
        if self.task.startswith("att "):
            yield PointProblem("M05", "uppgift står utan att", ("uppgift",), "stryk att: meningen har det redan")
        if self.deadline and _DAY_FIRST.match(self.task):
            yield PointProblem("M05", "dagen står redan i senast", ("uppgift",), "stryk senast … i uppgift")

    def grammar(self, at: ClauseContext) -> Clause:
        """`ge X i uppdrag att senast … göra …` in the four forms: the day stands where it can only be the task's.

        A board that decides itself gives the assignment to its administration, not to itself; a committee asks the
        board, which it cannot give an assignment.
        """
        recipient = filled(self.recipient, {**at.slots, "styrelsen": "förvaltningen"} if at.board_decides else at.slots)
        deadline = f"senast {day(self.deadline, at.party_context)} " if self.deadline else ""
        if at.committee_decides and "{styrelsen}" in self.recipient:
            asked = phrase(f" att {deadline}", at.filled(self.task))
            ask = ("be ", recipient, asked)
            return Clause(ask, (at.actor, " ber ", recipient, asked), (recipient, " ombeds", asked), ask)
        task = phrase(f" i uppdrag att {deadline}", at.filled(self.task))
        give = ("ge ", recipient, task)
        return Clause(give, (at.actor, " ger ", recipient, task), (recipient, " får", task), give)
