# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""An output folder: every file through a temporary name, hand edits kept, the manifest last as the seal.

Paths are text here, not Path objects: a country is 290 files, and half of the time to save one went into objects.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from types import TracebackType

from beslut.errors import Problem, SaveError, reason
from beslut.output.lock import Lock
from beslut.output.manifest import MANIFEST, Ledger

_LONGEST = 1000  # versions beside one kept file


class Outcome(StrEnum):
    """What became of one file."""

    NEW = "ny"
    SAME = "oförändrad"
    UPDATED = "uppdaterad"
    KEPT = "ändrad för hand"
    REPLACED = "ersatt"

    @property
    def plural(self) -> str:
        """The word for several files: `nya`, `ändrade för hand`."""
        first, _, rest = self.value.partition(" ")
        return f"{first}a {rest}".replace("ada", "ade").strip()


@dataclass(frozen=True)
class Saved:
    """One file after saving: where it is and what happened.

    `beside` is where its new version lies when it was kept, or the copy of what it held when it was replaced.
    """

    path: Path
    outcome: Outcome
    beside: Path | None = None


class Folder:
    """An output folder. `with` holds its lock and seals it, whatever ends the run.

    `replacing` is the day of a run that may replace files edited by hand, each after a copy dated that day. `looking`
    is for whoever only looks: nothing is sealed, and a killed run's journal stays for the run that needs it.
    """

    def __init__(self, path: Path, replacing: date | None = None, *, looking: bool = False) -> None:
        self.path = path
        self._looking = looking
        self._root = str(path)
        self._replacing = replacing
        self._ledger = Ledger(self._root)
        self._known: set[str] = set()
        self._made: set[str] = set()  # by this run, so that nothing can lie there that it has not written
        self._lock: Lock | None = None
        self.origin: Mapping[str, object] = {}

    def __enter__(self) -> Folder:
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            self._refuse_link(self._root)
            self._lock = Lock(self._root)
            self._lock.__enter__()
        except OSError as error:
            raise SaveError(_cannot_write(self._root, error)) from None
        self._ledger = Ledger(self._root)  # what a run before us wrote while we waited
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        try:
            if not self._looking:
                self.seal()
        finally:
            if self._lock:
                self._lock.__exit__(kind, error, at)

    @property
    def names(self) -> tuple[str, ...]:
        """Every file that we have written here, now or before, in order."""
        return tuple(sorted(self._ledger.hashes))

    def save(self, name: str, content: bytes) -> Saved:
        """Write one file at a relative POSIX path below the folder.

        Raises SaveError when the place cannot be written; whatever was there before is then untouched.
        """
        target = f"{self._root}/{name}"
        new = hashlib.sha256(content).hexdigest()
        try:
            folder = target.rpartition("/")[0]
            self._open_folder(folder)
            if folder in self._made and name not in self._ledger.hashes:
                self._put(name, content, new)
                return Saved(Path(target), Outcome.NEW)
            found = _hash_of(target)
            if found == new:
                self._ledger.remember(name, new)
                return Saved(Path(target), Outcome.SAME)
            self._refuse_open(target)
            if found is not None and not self._ledger.is_ours(name, found):
                return self._edited(name, content, new)
            self._put(name, content, new)
        except OSError as error:
            raise SaveError(_cannot_write(target, error)) from None
        return Saved(Path(target), Outcome.NEW if found is None else Outcome.UPDATED)

    def hash_told(self, name: str) -> str | None:
        """The hash of a file as this run or an earlier one left it, or None."""
        return self._ledger.hashes.get(name)

    @property
    def is_sealed(self) -> bool:
        """Whether the manifest says all that there is to say: the last run came to its end, with this origin."""
        return not self._ledger.changed(self.origin)

    def holds(self, name: str, hash_: str) -> bool:
        """Whether that file is there with that content, as we wrote it."""
        target = f"{self._root}/{name}"
        try:
            return (
                self._ledger.hashes.get(name) == hash_
                and not os.path.islink(target.rpartition("/")[0])
                and _hash_of(target) == hash_
            )
        except OSError:
            return False

    def seal(self) -> None:
        """Write the manifest, last of all, and let the disk know. Nothing is written when it would say nothing new."""
        try:
            if self._ledger.changed(self.origin) and self._ledger.hashes:
                self._open_folder(self._root)
                _replace(f"{self._root}/{MANIFEST}", self._ledger.text(self.origin))
                _settle(self._root)
            self._ledger.close(self.origin)
        except OSError as error:
            raise SaveError(_cannot_write(f"{self._root}/{MANIFEST}", error)) from None

    def _put(self, name: str, content: bytes, new: str) -> None:
        self._ledger.announce(name, new)
        _replace(f"{self._root}/{name}", (content,))
        self._ledger.remember(name, new)

    def _edited(self, name: str, content: bytes, new: str) -> Saved:
        """A file that somebody has changed: keep it and lay the new one beside; or copy it and replace it."""
        target = f"{self._root}/{name}"
        if self._replacing:
            copy = self._free(name, f"kopia-{self._replacing.isoformat()}", _hash_of(target))
            if _hash_of(f"{self._root}/{copy}") is None:
                with open(target, "rb") as file:
                    _replace(f"{self._root}/{copy}", (file.read(),))
            self._put(name, content, new)
            return Saved(Path(target), Outcome.REPLACED, self.path / copy)
        beside = self._free(name, "ny", new)
        if _hash_of(f"{self._root}/{beside}") == new:
            self._ledger.remember(beside, new)
        else:
            self._put(beside, content, new)
        return Saved(Path(target), Outcome.KEPT, self.path / beside)

    def _free(self, name: str, word: str, wanted: str | None) -> str:
        """A name beside the file that is free, ours to write, or already holds what is wanted."""
        stem, dot, ending = name.rpartition(".")
        for number in range(1, _LONGEST):
            beside = f"{stem}.{word}{f'-{number}' if number > 1 else ''}{dot}{ending}"
            found = _hash_of(f"{self._root}/{beside}")
            if found is None or found == wanted or self._ledger.is_ours(beside, found):
                return beside
        raise OSError(f"för många nya versioner av {name}")

    def _open_folder(self, folder: str) -> None:
        """Make the folder, see that it is none that leads out, and sweep what a killed run left in it; once each."""
        if folder in self._known and os.path.isdir(folder) and not os.path.islink(folder):
            return
        self._made.discard(folder)  # somebody has been here
        self._known.add(folder)
        try:
            os.mkdir(folder)
        except (FileExistsError, FileNotFoundError):
            os.makedirs(folder, exist_ok=True)
        else:
            self._made.add(folder)
            return
        self._refuse_link(folder)
        for name in os.listdir(folder):
            if name.startswith(".") and name.endswith(".tmp"):
                os.unlink(f"{folder}/{name}")

    def _refuse_link(self, folder: str) -> None:
        """The folder that somebody named with --ut may be a link; what lies below it may not."""
        if os.path.islink(folder):
            hint = "ta bort länken, eller ange mappen som den leder till med --ut"
            raise SaveError(Problem("S04", f"mappen är en länk till en annan plats: {folder}", hint=hint))

    def _refuse_open(self, target: str) -> None:
        """Word lays a file `~$…` beside one that is open."""
        folder, name = os.path.split(target)
        if name.endswith(".docx") and os.path.lexists(f"{folder}/~${name[2:]}"):
            raise SaveError(Problem("S02", f"filen är öppen i Word: {target}", hint="stäng den och kör igen"))


def _hash_of(path: str) -> str | None:
    """The hash of the file's content, or None when there is no file."""
    try:
        with open(path, "rb") as file:
            return hashlib.sha256(file.read()).hexdigest()
    except FileNotFoundError:
        return None


def _replace(target: str, content: Iterable[bytes]) -> None:
    """Put the whole content, in pieces, at the target, or leave what was there.

    A file that stands in an older one's place is on the disk before the older one goes, so that not even a power cut
    can leave neither.
    """
    folder, name = os.path.split(target)
    temporary = f"{folder}/.{name}.{os.getpid()}.tmp"
    try:
        file = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o666)
        try:
            for piece in content:
                written = os.write(file, piece)
                while written < len(piece):
                    written += os.write(file, piece[written:])
            if os.path.lexists(target):
                os.fsync(file)
        finally:
            os.close(file)
        os.replace(temporary, target)
    except BaseException:
        if os.path.lexists(temporary):
            os.unlink(temporary)
        raise


def _settle(folder: str) -> None:
    """Ask the disk to keep the folder's names, once a run. Not every system can; the files are whole all the same."""
    try:
        file = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(file)
    except OSError:
        pass
    finally:
        os.close(file)


def _cannot_write(target: str, error: OSError) -> Problem:
    hint = "stäng filen om den är öppen, och kontrollera att mappen går att skriva i"
    return Problem("S01", f"filen går inte att skriva: {target} ({reason(error)})", hint=hint)
