# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""An output folder: every file through a temporary name, hand edits kept, the manifest last as the seal.

Paths are text here, not Path objects: a country is 290 files, and half of the time to save one went into objects.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from types import TracebackType

from beslut import interrupts
from beslut.disk import FILE, FOLDER, LINK, NotAFile, kind_at, pieces
from beslut.errors import Problem, SaveError
from beslut.output.files import cannot_write, hash_of, is_leftover, put, settle
from beslut.output.lock import Lock
from beslut.output.manifest import MANIFEST, Ledger
from beslut.output.names import locks_of, same_for_any, unfit
from beslut.output.outcome import Outcome, Saved

_MAX_VERSIONS = 1000  # beside one kept file


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
        self._known: set[str] = set()
        self._made: set[str] = set()  # by this run, so that nothing can lie there that it has not written
        self._names: dict[str, str] = {}  # of this run, by what they are to the most forgetful system
        self._opened = ExitStack()
        self.origin: Mapping[str, object] = {}

    def __enter__(self) -> Folder:
        with ExitStack() as opened:
            interrupts.hold()
            opened.callback(interrupts.release)
            try:
                self.path.mkdir(parents=True, exist_ok=True)
                self._refuse_link(self._root)
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
            if self._is_fresh(target.rpartition("/")[0]) and name not in self._ledger.hashes:
                self._put(name, content, new, older=False)
                return Saved(Path(target), Outcome.NEW)
            found = self._found(target)
            if found == new:
                self._ledger.remember(name, new)
                return Saved(Path(target), Outcome.SAME)
            self._refuse_open(target)
            if found is not None and not self._ledger.is_ours(name, found):
                return self._edited(name, content, new)
            self._put(name, content, new, older=found is not None)
        except OSError as error:
            raise SaveError(cannot_write(target, error)) from None
        return Saved(Path(target), Outcome.NEW if found is None else Outcome.UPDATED)

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
            if self._ledger.changed(self.origin) and self._ledger.hashes:
                self._is_fresh(self._root)
                older = kind_at(f"{self._root}/{MANIFEST}") is not None
                put(f"{self._root}/{MANIFEST}", self._ledger.text(self.origin), older=older)
                if older:
                    settle(self._root)
            self._ledger.close(self.origin)
        except OSError as error:
            raise SaveError(cannot_write(f"{self._root}/{MANIFEST}", error)) from None

    def _claim(self, name: str) -> None:
        """Keep the name for this file, the rest of the run. Raises SaveError when it is another's or nobody's."""
        if why := unfit(name):
            raise SaveError(
                Problem("S08", f"”{name}” går inte att använda som filnamn: {why}", hint="välj ett annat namn")
            )
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
        self._ledger.remember(name, new)

    def _found(self, target: str) -> str | None:
        """The hash of what lies at the target, None for nothing; a link counts as a file that somebody has changed."""
        return LINK if kind_at(target) == LINK else hash_of(target)

    def _edited(self, name: str, content: bytes, new: str) -> Saved:
        """A file that somebody has changed: keep it and lay the new one beside; or copy it and replace it."""
        target = f"{self._root}/{name}"
        if self._backup_date:
            if kind_at(target) == LINK:
                raise NotAFile(target, LINK)
            copy = self._free(name, f"kopia-{self._backup_date.isoformat()}", hash_of(target))
            if kind_at(f"{self._root}/{copy}") is None:
                put(f"{self._root}/{copy}", pieces(target), older=False)
            self._put(name, content, new, older=True)
            return Saved(Path(target), Outcome.REPLACED, self.path / copy)
        beside = self._free(name, "ny", new)
        place = f"{self._root}/{beside}"
        if kind_at(place) and hash_of(place) == new:
            self._ledger.remember(beside, new)
        else:
            self._put(beside, content, new, older=bool(kind_at(place)))
        return Saved(Path(target), Outcome.KEPT, self.path / beside)

    def _free(self, name: str, word: str, wanted: str | None) -> str:
        """A name beside the file that is free, ours to write, or already holds what is wanted."""
        stem, dot, ending = name.rpartition(".")
        for number in range(1, _MAX_VERSIONS):
            beside = f"{stem}.{word}{f'-{number}' if number > 1 else ''}{dot}{ending}"
            if same_for_any(beside) in self._names:
                continue
            kind = kind_at(f"{self._root}/{beside}")
            found = hash_of(f"{self._root}/{beside}") if kind == FILE else None
            if kind is None or (found and (found == wanted or self._ledger.is_ours(beside, found))):
                self._names[same_for_any(beside)] = beside
                return beside
        raise OSError(f"för många nya versioner av {name}")

    def _is_fresh(self, folder: str) -> bool:
        """Make the folder, see that it is none that leads out, and sweep what a killed run left in it, once each.

        True for a folder that this run has made: nothing lies there but what the run has laid there.
        """
        if folder in self._known and kind_at(folder) == FOLDER:
            return folder in self._made
        self._made.discard(folder)  # somebody has been here
        self._known.add(folder)
        try:
            os.mkdir(folder)
            self._made.add(folder)
            return True
        except (FileExistsError, FileNotFoundError):
            self._make_below(folder)
        for name in os.listdir(folder):
            if is_leftover(folder, name):
                os.unlink(f"{folder}/{name}")
        return False

    def _make_below(self, folder: str) -> None:
        """Every folder from the root down to that one, none of them a link."""
        at = self._root
        for part in ("", *folder.removeprefix(self._root).strip("/").split("/")):
            at = f"{at}/{part}" if part else at
            self._refuse_link(at)
            os.makedirs(at, exist_ok=True)

    def _refuse_link(self, folder: str) -> None:
        """The folder that somebody named with --ut may be a link; what lies below it may not."""
        if kind_at(folder) == LINK:
            hint = "ta bort länken, eller ange mappen som den leder till med --ut"
            raise SaveError(Problem("S04", f"mappen är en länk till en annan plats: {folder}", hint=hint))

    def _refuse_open(self, target: str) -> None:
        """Word and LibreOffice lay a file beside one that is open there."""
        folder, _, name = target.rpartition("/")
        for program, lock in locks_of(name).items():
            if os.path.lexists(f"{folder}/{lock}"):
                hint = f"stäng den och kör igen; är den inte öppen, ta bort {lock} som ligger bredvid"
                raise SaveError(Problem("S02", f"filen är öppen i {program}: {target}", hint=hint))
