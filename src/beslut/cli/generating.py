# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""`beslut generate`: the order is carried out, and each result handed to the account of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from beslut.assets import FOLLOW_UPS
from beslut.cli import options as o
from beslut.cli.account import Account, Manner
from beslut.cli.declaration import CommandLine
from beslut.cli.printing import is_watched, progress
from beslut.cli.words import one_of, order, project_of
from beslut.errors import Problem
from beslut.planning import Order, Plan, make_plan
from beslut.project import Project
from beslut.runs.unchanged import UnchangedRun
from beslut.speed.later import later
from beslut.writers import FORMATS

if TYPE_CHECKING:
    from beslut.cli.opening import open_folder
    from beslut.loading.follow_up import load_follow_up
    from beslut.runs.gap_places import GapPlaces
    from beslut.runs.generate import generate as run
    from beslut.runs.generate import preview
    from beslut.runs.results import Result
else:
    # which a run that has nothing new to write does not need
    load_follow_up = later("beslut.loading.follow_up", "load_follow_up")
    GapPlaces = later("beslut.runs.gap_places", "GapPlaces")
    open_folder = later("beslut.cli.opening", "open_folder")
    preview = later("beslut.runs.generate", "preview")
    run = later("beslut.runs.generate", "generate")

DECIDED = ("antaget", "antaget med ändring", "antaget i delar", "avslaget")
"""Outcomes after which a party needs no more papers."""
MIN_FILES_FOR_BAR = 200  # fewer are done before a bar could be read


def generate(line: CommandLine) -> int:
    """Write the documents that the line asks for, and tell about it. Gives the exit code."""
    asked = order(line)
    account = written(line, asked, project_of(asked))
    return account.exit_code(strict=line[o.STRICT])


def written(line: CommandLine, asked: Order, project: Project, *, news: bool = False) -> Account:
    """Write what the order asks for, and tell about it as the line says; `news` is of files that become others only."""
    formats = tuple(dict.fromkeys(one_of(typed, FORMATS, "formatet") for typed in line[o.FORMATS]))
    plan = make_plan(replace(asked, formats=formats or asked.formats), project)
    folder, dry = line[o.OUT], line[o.DRY_RUN]
    silent = line[o.QUIET] or line[o.JSON]
    expected = len(plan.documents) * len(plan.order.formats)
    bar = expected > MIN_FILES_FOR_BAR and is_watched() and not silent
    places = cache(lambda: GapPlaces(plan, project))
    account = Account(
        Manner(json=line[o.JSON], dry=dry, quiet=silent, lines=not (silent or bar), verbose=line[o.VERBOSE], news=news),
        plan.loaded.case,
        lambda party, kind, gap: places().of(party, kind, gap),
    )
    account.notes((*plan.loaded.notes, *_decided_already(plan, project, asked.project or Path())))
    told: Iterable[Result] = ()
    if dry:
        told = preview(plan, project, folder, replacing=line[o.REPLACE])
    else:
        told = UnchangedRun(plan, project, folder).told()
    with progress("Skriver handlingar", expected, shown=bar) as step:
        for result in told or run(plan, project, folder, replacing=line[o.REPLACE], carrying_in=line[o.CARRY_IN]):
            account.take(result)
            step()
    account.close(plan.loaded.case.id)
    if line[o.OPEN] and not dry:
        open_folder(folder / plan.folder)
    return account


def _decided_already(plan: Plan, project: Project, root: Path) -> Iterator[Problem]:
    """A warning for each party that has decided, by what is recorded."""
    case = plan.loaded.case.id
    path = root / FOLLOW_UPS / f"{case}.yaml"
    if not project.assets.files.has(path):
        return
    recorded = load_follow_up(path, case, project.assets).parties
    for task in plan.parties:
        history = recorded.get(task.party.name)
        event = history.decided if history else None
        if event and event.outcome in DECIDED:
            section = f"§ {event.section}" if event.section else ""
            where = " ".join(part for part in (event.body, event.day, section) if part)
            message = f"{task.party.name} har redan beslutat ({where}): {event.outcome}"
            yield Problem("U49", message, hint="beslut status visar var varje part står", level="varning")
