# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""What would become of each file of a run, when nothing is to be written: the same outcomes, and no trace."""

from __future__ import annotations

import hashlib
from pathlib import Path

from beslut.disk import LINK, kind_at
from beslut.errors import SaveError
from beslut.output.files import cannot_write, hash_of, refuse_unfit
from beslut.output.manifest import Ledger
from beslut.output.outcome import Outcome, Saved


class Preview:
    """An output folder that is only looked at; it need not be there. Raises SaveError as `Folder` does."""

    def __init__(self, path: Path, *, replacing: bool = False) -> None:
        self.path, self._replacing = path, replacing
        self._ledger = Ledger(str(path)) if path.is_dir() else None

    @property
    def names(self) -> tuple[str, ...]:
        """Every file that earlier runs wrote here, in order."""
        return tuple(sorted(self._ledger.hashes)) if self._ledger else ()

    def save(self, name: str, content: bytes) -> Saved:
        """What saving the file would come to. Raises SaveError for what could not be saved."""
        refuse_unfit(name)
        target, new = self.path / name, hashlib.sha256(content).hexdigest()
        try:
            found = LINK if kind_at(str(target)) == LINK else hash_of(str(target))
        except OSError as error:
            raise SaveError(cannot_write(str(target), error)) from None
        return Saved(target, self._outcome(name, found, new))

    def _outcome(self, name: str, found: str | None, new: str) -> Outcome:
        if found is None:
            return Outcome.NEW
        if found == new:
            return Outcome.SAME
        if self._ledger and self._ledger.is_ours(name, found):
            return Outcome.UPDATED
        if self._replacing:
            return Outcome.REPLACED
        return Outcome.OWN if self._ledger and self._ledger.hashes.get(name) == new else Outcome.KEPT
