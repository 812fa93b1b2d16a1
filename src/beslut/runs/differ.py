# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Two sets of Word files to hold against each other: from files, folders, what was written, and what would be."""

from __future__ import annotations

import io
import subprocess
import tarfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from beslut.disk import content_of
from beslut.errors import Problem, UsageError, reason
from beslut.merging.differences import FileDifference
from beslut.merging.three_way import merge
from beslut.output import Folder
from beslut.planning import Order, make_plan
from beslut.project import Project
from beslut.reading.refusing import MAX_FILE
from beslut.runs.given_files import content_at
from beslut.runs.make import document_for, templates_of
from beslut.writers.docx import write

WordFiles = Mapping[str, bytes]
ENDING = ".docx"
_TRACKED = ("data", "templates")  # of a project


def files_at(path: Path) -> WordFiles:
    """One Word file by its name, or every one below a folder by its path there. Raises UsageError."""
    if path.is_dir():
        found = sorted(one for one in path.rglob(f"*{ENDING}") if not one.name.startswith((".", "~$")))
        return {one.relative_to(path).as_posix(): content_at(one) for one in found}
    return {path.name: content_at(path)}


def files_of_plan(order: Order, project: Project) -> WordFiles:
    """The Word files that an order would write now, by the paths that they would have."""
    templates = templates_of(project)
    plan = make_plan(replace(order, formats=("docx",)), project)
    return {task.files["docx"]: write(document_for(task.context, task.kind, templates)) for task in plan.documents}


def files_written(order: Order, project: Project, folder: Path) -> WordFiles:
    """What an earlier run wrote of an order's files, as it wrote them, else as they lie there."""
    plan = make_plan(replace(order, formats=("docx",)), project)
    root = folder / plan.folder
    if not root.is_dir():
        hint = "skriv dem först med beslut generate, eller ange mappen med --ut"
        raise UsageError(Problem("U80", f"det finns inga skrivna handlingar i {root}", hint=hint))
    with Folder(root, read_only=True) as saver:
        names = [task.files["docx"] for task in plan.documents]
        found = {name: saver.written(name) or content_of(str(root / name), MAX_FILE) for name in names}
    return {name: content for name, content in found.items() if content is not None}


def files_at_revision(order: Order, folder: Path, revision: str) -> WordFiles:
    """The Word files that an order would write from a git revision of the project folder. Raises UsageError."""
    with TemporaryDirectory(prefix="beslut-") as temporary:
        with tarfile.open(fileobj=io.BytesIO(_archive(folder, revision))) as archive:
            archive.extractall(temporary, filter="data")
        at = Path(temporary)
        try:
            return files_of_plan(replace(order, project=at), Project.at(at))
        except UsageError as error:
            raise UsageError([*error.problems, Problem("U81", f"så var ärendet i versionen {revision}")]) from None


def tracked(found: Sequence[FileDifference], day: date) -> Iterator[tuple[str, bytes]]:
    """Each file that is in both sets and differs, as the older one with tracked changes that make it the newer."""
    for one in found:
        if one.before is not None and one.after is not None:
            made = merge(one.before, one.before, one.after, name=one.name, day=day.isoformat(), explain=lambda *_: "")
            yield one.name, made.content


def _archive(folder: Path, revision: str) -> bytes:
    """The project's files at the revision, as a tar archive."""
    prefix = _git(folder, "rev-parse", "--show-prefix").decode().strip()
    _git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}", revision=revision)
    names = _git(folder, "ls-tree", "-z", "--name-only", f"{revision}:{prefix}").decode().split("\0")
    wanted = [name for name in _TRACKED if name in names]
    return _git(folder, "archive", "--format=tar", f"{revision}:{prefix}", *wanted, revision=revision)


def _git(folder: Path, *words: str, revision: str = "") -> bytes:
    try:
        ended = subprocess.run(["git", "-C", str(folder), *words], capture_output=True, check=False)
    except OSError as error:
        message = f"git går inte att köra: {reason(error)}"
        raise UsageError(Problem("U82", message, hint="installera git, eller jämför två mappar")) from None
    if ended.returncode:
        if revision:
            raise UsageError(
                Problem("U82", f"versionen ”{revision}” finns inte i git", hint="git log visar dem som finns")
            )
        raise UsageError(Problem("U82", f"mappen {folder} har ingen git-historik", hint="jämför två mappar i stället"))
    return ended.stdout
