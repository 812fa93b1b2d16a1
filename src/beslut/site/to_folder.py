# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Documents into a folder of somebody's own, through the page: what lies there comes in, what is to change goes out.

The run is the command's own, over a copy of the folder, so hand edits are kept as they are by the command.
"""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from beslut.errors import Problem
from beslut.output.manifest import JOURNAL, MANIFEST, journal_of
from beslut.output.outcome import Outcome
from beslut.runs.generate import generate
from beslut.runs.results import Failed, LeftOver, Result, Written
from beslut.site import papers
from beslut.site.desk import Desk
from beslut.site.plain import Told, problems
from beslut.site.shelf import READ, zipped

_UNTOLD = frozenset({".beslut.lock", JOURNAL})


def home(desk: Desk, case: str) -> str:
    """The name of the folder that the case's documents lie in, below the one that somebody chooses."""
    return papers.plan_for(desk.order(case), desk.project).folder


def into_folder(
    desk: Desk,
    case: str,
    parties: Sequence[str] = (),
    final: bool = False,
    replacing: bool = False,
    files: Mapping[str, bytes] | None = None,
) -> tuple[Told, Mapping[str, bytes]]:
    """What writing the parties' documents comes to where these `files` lie, and what to write there, in that order.

    `files` is all that lies below `home`. First of what is written comes the journal, so that a page that is closed
    half way knows its own files the next time; last the manifest. Then the journal is to be taken away (`bort`).
    """
    there = files or {}
    project = desk.fresh()
    plan = papers.plan_for(replace(desk.order(case), final=final), project, parties)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for place, content in there.items():
            (folder / place).parent.mkdir(parents=True, exist_ok=True)
            (folder / place).write_bytes(content)
        told = _told(list(generate(plan, project, folder, replacing=replacing)), folder / plan.folder)
        found = {one.relative_to(folder).as_posix(): one for one in sorted(folder.rglob("*")) if one.is_file()}
        made = {place: one.read_bytes() for place, one in found.items() if one.name not in _UNTOLD}
    changed = {place: content for place, content in made.items() if there.get(place) != content}
    journal = f"{plan.folder}/{JOURNAL}"
    return told | {"bort": [journal]}, _ordered(changed, plan.folder, there.get(journal, b""))


def folders(desk: Desk) -> list[str]:
    """The folders of a project that the program reads."""
    return list(READ)


def packed(desk: Desk, name: str, files: Mapping[str, bytes] | None = None) -> Mapping[str, bytes]:
    """The files of a project's folder as the zip that `add` takes."""
    return {f"{name}.zip": zipped(files or {})}


def _ordered(changed: Mapping[str, bytes], folder: str, journal: bytes) -> dict[str, bytes]:
    """The journal, after what a killed run left in it, the documents, what we remember of them, the manifest last."""
    if not changed:
        return {}
    documents = {place: content for place, content in changed.items() if not place.startswith(f"{folder}/.")}
    told = {place.removeprefix(f"{folder}/"): content for place, content in documents.items()}
    rest = {place: content for place, content in changed.items() if place not in documents}
    last = {place: rest.pop(place) for place in (f"{folder}/{MANIFEST}",) if place in rest}
    return {f"{folder}/{JOURNAL}": journal + b"\n" + journal_of(told), **documents, **rest, **last}


def _told(results: Sequence[Result], folder: Path) -> Told:
    files: list[Told] = []
    wrong: list[Problem] = []
    left: list[str] = []
    for one in results:
        match one:
            case Written(saved=saved) if saved is not None:
                beside = saved.beside.relative_to(folder).as_posix() if saved.beside else None
                own = saved.outcome in (Outcome.KEPT, Outcome.OWN)
                files.append({"fil": one.name, "utfall": saved.outcome.value, "bredvid": beside, "ändrad": own})
            case LeftOver():
                left.append(one.path.relative_to(folder).as_posix())
            case Failed():
                wrong += one.error.problems
            case Problem():
                wrong.append(one)
    return {"filer": files, "kvar": left, "fel": problems(wrong)}
