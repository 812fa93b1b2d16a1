# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""A run that would write what is there already: known by everything it is made from, and by the files themselves.

What a clean run told is kept with the hash of each file. When the same order is given for the same data, templates,
enclosures and program, and every file still has its hash, the same is told again; in any other case nothing is.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

from beslut.blocks import Check, Gap
from beslut.cache import fingerprint, named
from beslut.errors import SaveError
from beslut.output import Folder, Outcome, Saved
from beslut.pipeline.results import Result, Written
from beslut.pipeline.workroom import Workroom

_MANY = 5_000  # files; a longer list is not worth its place

_Told = tuple[str, str | None, str, str, tuple[Gap, ...], tuple[Check, ...]]
"""Party's code, document's id, the file's name and hash, its gaps, its words to check."""


class Again:
    """What one order comes to in one folder: what an earlier run told, and what this one tells."""

    def __init__(self, room: Workroom, formats: Sequence[str], folder: Path) -> None:
        self._room, self._folder = room, folder
        self._name = f"korning-{named(folder.absolute(), Path(room.case.id))}"
        self._key = _key(room, formats)
        self._told: list[_Told] | None = []
        self._same: dict[object, object] = {}  # one object for equal gaps, which are many and few

    def unchanged(self) -> tuple[Written, ...]:
        """What the earlier run wrote, when all of it is still true; else nothing."""
        told: list[_Told] | None = self._room.stock.cache.recall(self._name, self._key)
        if not told or not self._folder.is_dir():
            return ()
        kinds = {kind.id: kind for kind in self._room.case.documents}
        with Folder(self._folder, read_only=True) as saver:
            saver.origin = self._room.origin()
            if not saver.is_sealed or not all(saver.holds(name, hash_) for _, _, name, hash_, _, _ in told):
                return ()
            if any(name.split("/")[0] not in self._present() for name in saver.names):
                return ()
        return tuple(
            Written(
                self._room.register.parties[code],
                kinds[kind] if kind else None,
                name,
                Saved(self._folder / name, Outcome.SAME),
                gaps,
                checks,
            )
            for code, kind, name, _, gaps, checks in told
        )

    def _present(self) -> set[str]:
        return {self._room.places[party.code] for party in self._room.parties}

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
            or len(self._told) >= _MANY
        ):
            self._told = None
            return
        gaps = tuple(self._same.setdefault(gap, gap) for gap in result.gaps)
        checks = tuple(self._same.setdefault(check, check) for check in result.checks)
        kind = result.kind.id if result.kind else None
        self._told.append((result.party.code, kind, result.name, hash_, gaps, checks))  # type: ignore[arg-type]

    def keep(self) -> None:
        """Keep what this run told, for the next one."""
        if self._told:
            self._room.stock.cache.keep(self._name, self._key, self._told)


def _key(room: Workroom, formats: Sequence[str]) -> str:
    """Everything that an order's files depend on, beside the program itself; none when something cannot be read."""
    order = room.order
    asked = (order.parties, order.county, order.everyone, order.documents, str(order.day), order.step, order.dialect,
             order.profile, order.part, tuple(formats))  # fmt: skip
    try:
        read = (room.origin(), fingerprint(room.stock.tables(room.case_file)), fingerprint(room.attached.values()))
    except (OSError, SaveError):
        return ""
    names = (sorted(room.attached), [str(path) for path in room.assets.template_files()])
    told = json.dumps((asked, read, names), ensure_ascii=False, default=list)
    return hashlib.sha256(told.encode("utf-8", "surrogateescape")).hexdigest()
