# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""One edited Word file with what its case would say now: a new file beside it, with our changes as tracked ones.

The file is found where a run wrote it, or by what it says that it is, whatever it is called and wherever it lies now;
that is held against what we remember having written, and never trusted.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from beslut import swedish
from beslut.errors import Problem, UsageError
from beslut.merging.parts import identifier, word_file
from beslut.merging.three_way import merge
from beslut.output import MANIFEST, Folder, put_beside
from beslut.planning import DocumentTask, Order, Plan, make_plan
from beslut.project import Project
from beslut.runs.carrying import explanation, told
from beslut.runs.given_files import content_at
from beslut.runs.make import document_for, identity_of, templates_of
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


@dataclass(frozen=True)
class _Place:
    """Where a run wrote the file: the run's folder, and what the file says that it is."""

    root: Path
    identity: str
    case: str


def merge_file(path: Path, order: Order, out: Path, project_of: Callable[[Order], Project]) -> MergedFile:
    """Carry what is new in the case into an edited file, in a new file beside it; the edited one is not touched.

    `path` is absolute, since the manifest of the run that wrote the file lies in a folder above it; `out` is where
    runs write, for a file that lies elsewhere. Raises UsageError for a file that no run has written, and SaveError,
    UnreadableFile.
    """
    theirs = content_at(path)
    version = identifier(word_file(theirs, str(path)))
    place = _place(path, version.partition("#")[0], out)
    asked = replace(order, case=place.case, everyone=True, formats=("docx",), final=place.root.name.endswith(_FINAL))
    project = project_of(asked)
    plan = make_plan(asked, project)
    task = _task(plan, path, place)
    name = task.files["docx"]
    with Folder(place.root, read_only=True) as folder:
        base = folder.written(name)
    if base is None or identifier(word_file(base, name)) != version:
        hint = "båda ligger kvar som de är; kör beslut generate i mappen, så minns beslut vad filerna håller"
        raise UsageError(Problem("U84", f"den version som {path} är gjord av finns inte kvar", hint=hint))
    ours = write(document_for(task.context, task.kind, templates_of(project)))
    explain = explanation(plan.loaded.case, task.context.party, order.today)
    made = merge(base, theirs, ours, name=str(path), day=order.today.isoformat(), explain=explain)
    new = put_beside(str(path), _WORD, made.content) if made.content != theirs else None
    return MergedFile(path, Path(new) if new else None, told(made))


def _place(path: Path, identity: str, out: Path) -> _Place:
    """The run that wrote the file: the one whose folder it lies in, else the one in `out` of the case that it names."""
    if not identity:
        hint = "beslut kan bara sammanfoga Wordfiler som det har skrivit"
        raise UsageError(Problem("U84", f"{path} säger inte vilken handling den är", hint=hint))
    case = identity.split("/")[0]
    for above in list(path.parents)[:_MAX_ABOVE]:
        if (above / MANIFEST).is_file():
            return _Place(above, identity, case)
    root = out / swedish.slug(case)
    if not (root / MANIFEST).is_file():
        hint = "ange mappen som handlingarna skrevs i med --ut"
        raise UsageError(
            Problem("U84", f"{path} ligger inte i en mapp som beslut har skrivit, och {root} finns inte", hint=hint)
        )
    return _Place(root, identity, case)


def _task(plan: Plan, path: Path, place: _Place) -> DocumentTask:
    for task in plan.documents:
        if identity_of(task.context, task.kind) == place.identity:
            return task
    hint = "skrev du den med --steg? Ange samma --steg nu"
    message = f"ärendet {plan.loaded.case.id} har ingen sådan handling ({place.identity}): {path}"
    raise UsageError(Problem("U84", message, hint=hint))
