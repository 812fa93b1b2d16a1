# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""A party's papers: one as it will look, what the check says beside it, and the files themselves."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from beslut.blocks import marks
from beslut.checking import findings, from_problems
from beslut.errors import BeslutError, Finding, Problem
from beslut.output.manifest import MANIFEST
from beslut.planning import Order, Plan, make_plan
from beslut.project import Project
from beslut.runs.check import make_everything
from beslut.runs.generate import generate
from beslut.runs.make import document_for, templates_of
from beslut.runs.prepare import drafts, finals
from beslut.runs.results import Failed, Written
from beslut.site.plain import Told, problems
from beslut.writers.html import STYLE, fragment


def shown(plan: Plan, project: Project) -> Told:
    """The plan's one document as HTML with the key of each gap, and how many marks it has. Raises TemplateError."""
    task = plan.documents[0]
    document = document_for(task.context, task.kind, templates_of(project))
    found, doubtful = marks(document)
    return {
        "html": fragment(document),
        "titel": document.title,
        "handling": task.kind.name,
        "luckor": len(found),
        "att_kontrollera": len(doubtful),
        "fil": task.files["docx"].rpartition("/")[2],
    }


def style() -> str:
    """How a shown document looks, for the shadow root that holds it."""
    return STYLE.replace(":root", ":host").replace("body {", ".papper {")


def checked(plan: Plan, project: Project) -> list[Told]:
    """What the check says of the plan's parties and their papers; a paper that cannot be made says why."""
    check_input, failed = make_everything(plan, project, templates_of(project))
    refused = [one for each in failed for one in from_problems(each.error.problems, each.party.name, each.kind.name)]
    names = {task.party.name for task in plan.parties}
    found: list[Finding] = [*refused, *findings(check_input)]
    return problems(one for one in found if one.level != "lucka" and (not one.party or one.party in names))


def one_file(plan: Plan, project: Project) -> tuple[str, bytes]:
    """The name and bytes of the plan's one file, as `generate` would write it.

    Raises what stops it: an error in the document, or errors and gaps when it is to be final.
    """
    wanted = next(iter(plan.documents[0].files.values()))
    for one in (finals if plan.order.final else drafts)(plan, project):
        if isinstance(one.result, Failed):
            raise one.result.error
        if isinstance(one.result, Written) and one.result.name == wanted and one.content is not None:
            return wanted.rpartition("/")[2], one.content
    raise AssertionError("a plan of one document makes it or says why not")


def every_file(plan: Plan, project: Project) -> tuple[dict[str, bytes], list[Problem]]:
    """What `generate` writes, the manifest too, by name; and what it says is wrong."""
    wrong: list[Problem] = []
    with tempfile.TemporaryDirectory() as folder:
        for result in generate(plan, project, Path(folder)):
            if isinstance(result, Failed):
                wrong += result.error.problems
        made = Path(folder, plan.folder)
        found = {path.relative_to(folder).as_posix(): path for path in sorted(made.rglob("*")) if path.is_file()}
        ours = {name: path for name, path in found.items() if "/." not in name or path.name == MANIFEST}
        return {name: path.read_bytes() for name, path in ours.items()}, wrong


def documents_of(plan: Plan) -> list[Told]:
    """The documents that the plan's first party gets."""
    return [{"id": task.kind.id, "namn": task.kind.name} for task in plan.parties[0].documents]


def plan_for(order: Order, project: Project, parties: Sequence[str] = (), documents: Sequence[str] = ()) -> Plan:
    """The plan for these parties, or for all; of these documents, or of all. Raises UsageError, DataError."""
    named = replace(order, parties=tuple(parties), everyone=not parties, documents=tuple(documents))
    return make_plan(named, project)


def whether(plan: Plan, project: Project) -> list[Told]:
    """Why the plan's party cannot have final documents now; nothing when it can."""
    said: list[Problem] = []
    try:
        for one in finals(replace(plan, order=replace(plan.order, final=True)), project):
            if isinstance(one.result, Failed):
                said += one.result.error.problems
    except BeslutError as error:
        said += error.problems
    return problems(said)
