# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""`beslut generate`: the order is carried out, and each result handed to the account of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from beslut.cli import options as o
from beslut.cli.account import Account, Manner
from beslut.cli.declaration import CommandLine
from beslut.cli.printing import is_watched, progress
from beslut.cli.words import one_of, order, project_of
from beslut.planning import make_plan
from beslut.runs.unchanged import UnchangedRun
from beslut.speed.later import later
from beslut.writers import FORMATS

if TYPE_CHECKING:
    from beslut.cli.opening import open_folder
    from beslut.runs.generate import generate as run
    from beslut.runs.generate import preview
    from beslut.runs.results import Result
else:  # which a run that has nothing new to write does not need
    open_folder = later("beslut.cli.opening", "open_folder")
    preview = later("beslut.runs.generate", "preview")
    run = later("beslut.runs.generate", "generate")

MIN_FILES_FOR_BAR = 200  # fewer are done before a bar could be read


def generate(line: CommandLine) -> int:
    """Write the documents that the line asks for, and tell about it. Gives the exit code."""
    formats = tuple(dict.fromkeys(one_of(typed, FORMATS, "formatet") for typed in line[o.FORMATS]))
    asked = order(line)
    project = project_of(asked)
    plan = make_plan(replace(asked, formats=formats or asked.formats), project)
    folder, dry = line[o.OUT], line[o.DRY_RUN]
    silent = line[o.QUIET] or line[o.JSON]
    expected = len(plan.documents) * len(plan.order.formats)
    bar = expected > MIN_FILES_FOR_BAR and is_watched() and not silent
    account = Account(
        Manner(json=line[o.JSON], dry=dry, quiet=silent, lines=not (silent or bar), verbose=line[o.VERBOSE])
    )
    account.notes(plan.loaded.notes)
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
    return account.exit_code(strict=line[o.STRICT])
