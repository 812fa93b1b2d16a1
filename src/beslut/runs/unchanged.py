# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Remembers a clean run, so that an identical one can be told again without being made.

An identical run has the same order, by all its fields, the same program, and sees the same in every file it looked
at; and every file that it wrote still has the content it wrote. In any other case everything is made.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from beslut.blocks import Check, Gap
from beslut.disk import is_folder
from beslut.errors import SaveError
from beslut.output import Folder, Outcome, Saved
from beslut.planning import Plan
from beslut.project import Project, Seen
from beslut.runs.results import Result, Written
from beslut.speed.cache import named
from beslut.speed.keys import key_of
from beslut.speed.plain import Form

_MAX_FILES = 5_000
"""Files of one run; a longer list is not worth its place."""

_Told = tuple[str, str | None, str, str, tuple[Gap, ...], tuple[Check, ...]]
"""Party's code, document's id, the file's name and hash, its gaps, its words to check."""


_FORM = Form[tuple[Seen, list[_Told]]](tuple[Seen, list[_Told]])


class UnchangedRun:
    """What one plan came to in one folder: what an earlier run told, and what this one tells."""

    def __init__(self, plan: Plan, project: Project, folder: Path) -> None:
        self._plan, self._project, self._folder = plan, project, folder / plan.folder
        self._key = key_of(plan.order)
        self._told: list[_Told] | None = None if plan.order.final else []
        self._same: dict[object, object] = {}  # one object for equal gaps, which are many and few

    def told(self) -> tuple[Written, ...]:
        """What the earlier run wrote, when all of it is still true; else nothing."""
        if self._plan.order.final or not is_folder(self._folder):
            return ()
        try:
            known = self._project.speed.cache.recall(self._name(), self._key, _FORM)
        except OSError:
            return ()
        if known is None or not self._project.assets.files.sees_again(known[0]):
            return ()
        kinds = {kind.id: kind for kind in self._plan.loaded.case.documents}
        present = {self._plan.folders[party.code] for party in self._plan.loaded.parties}
        try:
            with Folder(self._folder, read_only=True) as saver:
                if not saver.is_settled or not all(saver.holds(name, hash_) for _, _, name, hash_, _, _ in known[1]):
                    return ()
                if any(name.split("/")[0] not in present for name in saver.names):
                    return ()
        except SaveError:
            return ()  # the run that makes everything tells it
        parties = self._plan.loaded.register.parties
        return tuple(
            Written(
                parties[code],
                kinds[kind] if kind else None,
                name,
                Saved(self._folder / name, Outcome.SAME),
                gaps,
                checks,
            )
            for code, kind, name, _, gaps, checks in known[1]
        )

    def note(self, result: Result, saver: Folder) -> None:
        """Remember one result of this run; only a run of nothing but whole files can be told again."""
        if self._told is None:
            return
        hash_ = saver.hash_told(result.name) if isinstance(result, Written) else None
        if (
            not isinstance(result, Written)
            or hash_ is None
            or result.saved is None
            or result.saved.beside
            or len(self._told) >= _MAX_FILES
        ):
            self._told = None
            return
        gaps = tuple(self._same.setdefault(gap, gap) for gap in result.gaps)
        checks = tuple(self._same.setdefault(check, check) for check in result.checks)
        kind = result.kind.id if result.kind else None
        self._told.append((result.party.code, kind, result.name, hash_, gaps, checks))  # type: ignore[arg-type]

    def keep(self) -> None:
        """Keep what this run told, with all that was looked at, for the next one."""
        if self._told:
            noted = dict(self._project.assets.files.noted)
            with suppress(OSError):  # somebody has just taken the folder away
                self._project.speed.cache.keep(self._name(), self._key, (noted, self._told), _FORM)

    def _name(self) -> str:
        """The folder that is there, by what the system knows it as: whatever path it was named by, and from where."""
        state = self._folder.stat()
        return f"korning-{named(f'{state.st_dev}-{state.st_ino}')}"
