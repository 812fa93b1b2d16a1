# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""An output folder: every file through a temporary name, hand edits kept, the manifest last as the seal.

Paths are text here, not Path objects: a country is 290 files, and half of the time to save one went into objects.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from types import TracebackType

from beslut import interrupts
from beslut.disk import FILE, FOLDER, LINK, NotAFile, kind_at, pieces
from beslut.errors import Problem, SaveError
from beslut.output.bases import Bases
from beslut.output.files import cannot_write, hash_of, put, refuse_open, refuse_unfit, settle
from beslut.output.folders import FoldersBelow
from beslut.output.lock import Lock
from beslut.output.manifest import MANIFEST, Ledger
from beslut.output.names import same_for_any, versions
from beslut.output.outcome import HandEdited, Outcome, Saved

_MERGEABLE = ".docx"


class Folder:
    """An output folder. `with` holds its lock and seals it, whatever ends the run.

    `backup_date` is the day of a run that may replace files edited by hand, each after a copy with that day in its
    name. `read_only` is for whoever only looks: nothing is sealed, and a killed run's journal stays for the run that
    needs it. `origin` is what the run is made from, for the manifest. Ctrl-C waits inside `with` until a file has been
    taken care of; then KeyboardInterrupt is raised.

    Raises SaveError for a folder that cannot be written, is a link, is kept by another run, or has a manifest that
    cannot be understood; nothing has then been written.
    """

    def __init__(self, path: Path, backup_date: date | None = None, *, read_only: bool = False) -> None:
        self.path = path
        self._read_only = read_only
        self._root = str(path)
        self._backup_date = backup_date
        self._read: Ledger | None = None
        self._bases = Bases(self._root)
        self._folders = FoldersBelow(self._root)
        self._names: dict[str, str] = {}  # of this run, by what they are to the most forgetful system
        self._opened = ExitStack()
        self.origin: Mapping[str, object] = {}

    def __enter__(self) -> Folder:
        with ExitStack() as opened:
            interrupts.hold()
            opened.callback(interrupts.release)
            try:
                self.path.mkdir(parents=True, exist_ok=True)
                self._folders.refuse_link(self._root)
                opened.enter_context(Lock(self._root))
            except OSError as error:
                raise SaveError(cannot_write(self._root, error)) from None
            self._read = Ledger(self._root)  # what a run before us wrote while we waited
            self._opened = opened.pop_all()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        with self._opened:
            if not self._read_only:
                self.seal()
        interrupts.heed()

    @property
    def _ledger(self) -> Ledger:
        if self._read is None:
            self._read = Ledger(self._root)
        return self._read

    @property
    def names(self) -> tuple[str, ...]:
        """Every file that we have written here, now or before, in order."""
        return tuple(sorted(self._ledger.hashes))

    def save(self, name: str, content: bytes) -> Saved:
        """Write one file at a relative POSIX path below the folder.

        Raises SaveError when the place cannot be written, for a name that not every system can hold, and for one that
        this run has written already; whatever was there before is then untouched.
        """
        interrupts.heed()
        self._claim(name)
        target = f"{self._root}/{name}"
        new = hashlib.sha256(content).hexdigest()
        try:
            if self._folders.is_fresh(target.rpartition("/")[0]) and name not in self._ledger.hashes:
                self._put(name, content, new, older=False)
                return Saved(Path(target), Outcome.NEW)
            found = self._found(target)
            if found == new:
                self._remember(name, content, new)
                return Saved(Path(target), Outcome.SAME)
            refuse_open(target)
            if found is not None and not self._ledger.is_ours(name, found):
                return self._edited(name, content, new)
            self._put(name, content, new, older=found is not None)
        except OSError as error:
            raise SaveError(cannot_write(target, error)) from None
        return Saved(Path(target), Outcome.NEW if found is None else Outcome.UPDATED)

    def hand_edited(self, name: str, content: bytes) -> HandEdited | None:
        """What somebody has made of a file, when `content` is not what we wrote there last; else None."""
        target, new = f"{self._root}/{name}", hashlib.sha256(content).hexdigest()
        try:
            if self._ledger.hashes.get(name) in (None, new) or kind_at(target) != FILE:
                return None
            theirs = b"".join(pieces(target))
        except OSError as error:
            raise SaveError(cannot_write(target, error)) from None
        found = hashlib.sha256(theirs).hexdigest()
        if found == new or self._ledger.is_ours(name, found):
            return None
        return HandEdited(theirs, self.written(name))

    def save_merged(self, name: str, merged: bytes, content: bytes) -> Saved:
        """Put what a merge made of a hand edited file and our new `content` in its place. Raises SaveError as `save`.

        It stays a file that somebody has changed: what we remember having written is the new content. After a run that
        was killed before it was sealed, the next one finds its changes already there.
        """
        interrupts.heed()
        self._claim(name)
        target = f"{self._root}/{name}"
        try:
            self._folders.is_fresh(target.rpartition("/")[0])
            refuse_open(target)
            put(target, (merged,), older=True)
            self._remember(name, content, hashlib.sha256(content).hexdigest())
        except OSError as error:
            raise SaveError(cannot_write(target, error)) from None
        before = next(versions(name, "ny"))
        lies = kind_at(f"{self._root}/{before}") == FILE
        return Saved(Path(target), Outcome.MERGED, self.path / before if lies else None)

    def written(self, name: str) -> bytes | None:
        """What we wrote last in a Word file, whatever became of it; None when that is not kept."""
        return self._bases.content(self._ledger.hashes.get(name, ""))

    def hash_told(self, name: str) -> str | None:
        """The hash of a file as this run or an earlier one left it, or None."""
        return self._ledger.hashes.get(name)

    @property
    def is_settled(self) -> bool:
        """Whether the manifest knows every file: no run has been killed here since it was written."""
        return not self._ledger.has_pending

    def holds(self, name: str, hash_: str) -> bool:
        """Whether that file is there with that content, as we wrote it."""
        target = f"{self._root}/{name}"
        try:
            return (
                self._ledger.hashes.get(name) == hash_
                and kind_at(target.rpartition("/")[0]) == FOLDER
                and hash_of(target) == hash_
            )
        except OSError:
            return False

    def seal(self) -> None:
        """Write the manifest, last of all, and let the disk know. Nothing is written when it would say nothing new."""
        try:
            self._bases.seal(frozenset(self._ledger.hashes.values()))
            if self._ledger.changed(self.origin) and self._ledger.hashes:
                self._folders.is_fresh(self._root)
                older = kind_at(f"{self._root}/{MANIFEST}") is not None
                put(f"{self._root}/{MANIFEST}", self._ledger.text(self.origin), older=older)
                if older:
                    settle(self._root)
            self._ledger.close(self.origin)
        except OSError as error:
            raise SaveError(cannot_write(f"{self._root}/{MANIFEST}", error)) from None

    def _claim(self, name: str) -> None:
        """Keep the name for this file, the rest of the run. Raises SaveError when it is another's or nobody's."""
        refuse_unfit(name)
        if whose := self._names.get(same_for_any(name)):
            words = name if whose == name else f"{name} och {whose}"
            message = f"två filer i körningen får samma namn: {words}. Den första ligger kvar"
            raise SaveError(Problem("S09", message, hint="byt namn på handlingen, parten eller bilagan"))
        self._names[same_for_any(name)] = name

    def _put(self, name: str, content: bytes, new: str, *, older: bool) -> None:
        self._ledger.announce(name, new)
        try:
            put(f"{self._root}/{name}", (content,), older=older)
        except OSError:
            self._ledger.withdraw(name)
            raise
        self._remember(name, content, new)

    def _remember(self, name: str, content: bytes, hash_: str) -> None:
        """What we wrote last under a name; of a Word file also all of it, for whoever changes it by hand."""
        if name.endswith(_MERGEABLE):
            self._folders.is_fresh(self._root)  # what a killed run left is swept before there is anything of ours
            self._bases.keep(hash_, content)
        self._ledger.remember(name, hash_)

    def _found(self, target: str) -> str | None:
        """The hash of what lies at the target, None for nothing; a link counts as a file that somebody has changed."""
        return LINK if kind_at(target) == LINK else hash_of(target)

    def _edited(self, name: str, content: bytes, new: str) -> Saved:
        """A file that somebody has changed: keep it and lay what is new beside; or copy it and replace it."""
        target = f"{self._root}/{name}"
        if self._backup_date:
            if kind_at(target) == LINK:
                raise NotAFile(target, LINK)
            copy = self._free(name, f"kopia-{self._backup_date.isoformat()}", hash_of(target))
            if kind_at(f"{self._root}/{copy}") is None:
                put(f"{self._root}/{copy}", pieces(target), older=False)
            self._put(name, content, new, older=True)
            return Saved(Path(target), Outcome.REPLACED, self.path / copy)
        if self._ledger.hashes.get(name) == new:
            return Saved(Path(target), Outcome.OWN)
        beside = self._free(name, "ny", new)
        place = f"{self._root}/{beside}"
        if kind_at(place) and hash_of(place) == new:
            self._remember(beside, content, new)
        else:
            self._put(beside, content, new, older=bool(kind_at(place)))
        return Saved(Path(target), Outcome.KEPT, self.path / beside)

    def _free(self, name: str, word: str, wanted: str | None) -> str:
        """A name beside the file that is free, ours to write, or already holds what is wanted."""
        for beside in versions(name, word):
            if same_for_any(beside) in self._names:
                continue
            kind = kind_at(f"{self._root}/{beside}")
            found = hash_of(f"{self._root}/{beside}") if kind == FILE else None
            if kind is None or (found and (found == wanted or self._ledger.is_ours(beside, found))):
                self._names[same_for_any(beside)] = beside
                return beside
        raise OSError(f"för många nya versioner av {name}")
