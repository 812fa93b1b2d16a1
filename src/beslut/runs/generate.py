# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""The run, in order, written once: for each party make its documents, ask the check, write what may be written."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from beslut.output import Folder
from beslut.output.preview import Preview
from beslut.planning import Plan
from beslut.project import Project
from beslut.runs.by_office import prepared
from beslut.runs.origin import origin
from beslut.runs.results import LeftOver, Result
from beslut.runs.unchanged import UnchangedRun
from beslut.speed.later import later

if TYPE_CHECKING:
    from beslut.runs.carrying import saved_into
else:
    saved_into = later("beslut.runs.carrying", "saved_into")


def preview(plan: Plan, project: Project, folder: Path, *, replacing: bool = False) -> Iterator[Result]:
    """What `generate` would do and say, file by file, with nothing written."""
    place = Preview(folder / plan.folder, replacing=replacing)
    yield from (one.saved(place) for one in prepared(plan, project))
    yield from left_over(plan, place)


def generate(
    plan: Plan, project: Project, folder: Path, *, replacing: bool = False, carrying_in: bool = False
) -> Iterator[Result]:
    """Write every document of the plan, party by party, below the folder.

    Yields what the check calls an error in the case, then for each party what it calls an error there, and each file
    as it is done. A document that cannot be made, or a file that cannot be written, is yielded with its error and stops
    nobody else. Last come the files of parties that are no longer in the case: told, never deleted. `replacing` lets
    edited files be replaced, each after a dated copy; `carrying_in` lets what is new be carried into edited Word files.

    A draft keeps one party's documents in memory at a time, a final run all of them.
    """
    unchanged = UnchangedRun(plan, project, folder)
    with Folder(folder / plan.folder, plan.order.today if replacing else None) as saver:
        saver.origin = origin(plan, project)
        for one in prepared(plan, project):
            result = saved_into(one, saver, plan.loaded.case, plan.order.today) if carrying_in else one.saved(saver)
            unchanged.note(result, saver)
            yield result
        left = left_over(plan, saver)
        yield from left
        saver.origin = origin(plan, project)  # with all that was read on the way
    if not left:
        unchanged.keep()


def left_over(plan: Plan, saver: Folder | Preview) -> list[LeftOver]:
    """The files that we once wrote for parties that the case no longer has."""
    present = {plan.folders[party.code] for party in plan.loaded.parties}
    return [LeftOver(saver.path / name) for name in saver.names if name.split("/")[0] not in present]
