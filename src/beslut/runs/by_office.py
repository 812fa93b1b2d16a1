# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""What a run makes, with the PDF files that another program has to draw: many in one process of it, all in order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from beslut.errors import Problem, SaveError, reason
from beslut.planning import Plan
from beslut.project import Project
from beslut.runs.prepare import PreparedFile, drafts, finals
from beslut.runs.results import Failed, Written
from beslut.speed.later import later

if TYPE_CHECKING:
    from beslut.writers.office import drawn
    from beslut.writers.office_pdf import mended
else:
    drawn = later("beslut.writers.office", "drawn")
    mended = later("beslut.writers.office_pdf", "mended")

MAX_BATCH = 400
"""Files of one process: what waits for it lies in memory."""


def prepared(plan: Plan, project: Project) -> Iterator[PreparedFile]:
    """Everything that the plan comes to, drafts or final documents, each file's content as it is to be saved."""
    held: list[PreparedFile] = []
    waiting = 0
    for one in finals(plan, project) if plan.order.final else drafts(plan, project):
        waiting += one.drawing is not None
        if not waiting:
            yield one
            continue
        held.append(one)
        if waiting == MAX_BATCH:
            yield from _drawn(held)
            held, waiting = [], 0
    if held:
        yield from _drawn(held)


def _drawn(held: Sequence[PreparedFile]) -> Iterator[PreparedFile]:
    asked = [one.drawing for one in held if one.drawing is not None]
    said = ""
    try:
        made = drawn([one.word for one in asked])
    except OSError as error:
        made, said = [None] * len(asked), f" ({reason(error)})"
    contents = iter(made)
    for one in held:
        if one.drawing is None:
            yield one
        elif (content := next(contents)) is not None:
            yield replace(one, content=mended(content, one.drawing.day), drawing=None)
        else:
            yield _failed(one, said)


def _failed(one: PreparedFile, said: str) -> PreparedFile:
    assert isinstance(one.result, Written)
    message = f"{one.result.name}: LibreOffice gav ingen pdf-fil{said}"
    hint = "skriv handlingen som docx, öppna den och spara som pdf; annars kör igen"
    return PreparedFile(Failed(one.result.party, SaveError(Problem("S21", message, hint=hint))))
