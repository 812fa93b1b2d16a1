# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""One edited Word file with what its case would say now: a new file beside it, with our changes as tracked ones."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from beslut.errors import Problem, UsageError
from beslut.merging.three_way import merge
from beslut.output import MANIFEST, Folder, put_beside
from beslut.planning import DocumentTask, Order, Plan, make_plan
from beslut.project import Project
from beslut.runs.carrying import explanation, told
from beslut.runs.given_files import content_at
from beslut.runs.make import document_for, templates_of
from beslut.runs.results import CarriedIn
from beslut.writers.docx import write

_WORD = "sammanfogad"
_FINAL = "-slutlig"
_MAX_ABOVE = 6  # folders from a file up to the one that holds the manifest


@dataclass(frozen=True)
class MergedFile:
    """What was made: the new file, or None when there was nothing to carry in, and what became of each change."""

    source: Path
    made: Path | None
    into: CarriedIn


def merge_file(path: Path, order: Order, project_of: Callable[[Order], Project]) -> MergedFile:
    """Carry what is new in the case into an edited file, in a new file beside it; the edited one is not touched.

    `path` is absolute, since the manifest of the run that wrote the file lies in a folder above it.
    Raises UsageError for a file that no run has written, and SaveError, UnreadableFile.
    """
    theirs = content_at(path)
    root = _root_of(path)
    name = path.relative_to(root).as_posix()
    with Folder(root, read_only=True) as folder:
        base, case = folder.written(name), folder.case
    if base is None:
        hint = "kör beslut generate i mappen en gång, så minns beslut vad filerna höll"
        raise UsageError(Problem("U84", f"vad beslut skrev i {path} finns inte kvar att jämföra med", hint=hint))
    asked = replace(order, case=case, everyone=True, formats=("docx",), final=root.name.endswith(_FINAL))
    project = project_of(asked)
    plan = make_plan(asked, project)
    task = _task(plan, name, path)
    ours = write(document_for(task.context, task.kind, templates_of(project)))
    explain = explanation(plan.loaded.case, task.context.party, order.today)
    made = merge(base, theirs, ours, name=str(path), day=order.today.isoformat(), explain=explain)
    new = put_beside(str(path), _WORD, made.content) if made.content != theirs else None
    return MergedFile(path, Path(new) if new else None, told(made))


def _root_of(path: Path) -> Path:
    """The folder of the run that wrote the file: where its manifest lies."""
    for above in list(path.parents)[:_MAX_ABOVE]:
        if (above / MANIFEST).is_file():
            return above
    hint = f"lägg tillbaka filen där den skrevs; {MANIFEST} ligger i ärendets mapp"
    raise UsageError(Problem("U84", f"{path} ligger inte i en mapp som beslut har skrivit", hint=hint))


def _task(plan: Plan, name: str, path: Path) -> DocumentTask:
    for task in plan.documents:
        if task.files["docx"] == name:
            return task
    hint = "har du bytt namn på filen, eller skrev du den med --steg? Ange samma --steg, --profil och --dialekt nu"
    raise UsageError(Problem("U84", f"ärendet {plan.loaded.case.id} skriver ingen fil {name}: {path}", hint=hint))
