# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Bytes to files, each whole or not at all, and never over what somebody has changed by hand.

A manifest in the folder remembers the hash of every file as we wrote it. A file that no longer has that hash was
edited: it is kept, and the new version is laid beside it.
"""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from beslut.errors import Problem, SaveError, reason

MANIFEST = ".beslut.json"
_VERSION = 1


class Outcome(StrEnum):
    """What became of one file."""

    NEW = "ny"
    SAME = "oförändrad"
    UPDATED = "uppdaterad"
    KEPT = "ändrad för hand"

    @property
    def plural(self) -> str:
        """The word for several files: `nya`, `ändrade för hand`."""
        first, _, rest = self.value.partition(" ")
        return f"{first}a {rest}".replace("ada", "ade").strip()


@dataclass(frozen=True, slots=True)
class Saved:
    """One file after saving: where it is, what happened, and where its new version lies when it was kept."""

    path: Path
    outcome: Outcome
    beside: Path | None = None


class Folder:
    """An output folder: what we have written there before, and where the next files go."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._hashes = _read_manifest(path / MANIFEST)
        self._dirty = False

    def save(self, name: str, content: bytes) -> Saved:
        """Write one file at a relative POSIX path below the folder.

        Raises SaveError when the place cannot be written; whatever was there before is then untouched.
        """
        target = self.path / name
        new = hashlib.sha256(content).hexdigest()
        try:
            found = hashlib.sha256(target.read_bytes()).hexdigest() if target.exists() else None
            if found == new:
                self._remember(name, new)
                return Saved(target, Outcome.SAME)
            if found is not None and found != self._hashes.get(name):
                beside = self._beside(name, new)
                if self._hash_of(beside) != new:
                    _replace(self.path / beside, content)
                self._remember(beside, new)
                return Saved(target, Outcome.KEPT, self.path / beside)
            _replace(target, content)
        except OSError as error:
            raise SaveError(_cannot_write(target, error)) from None
        self._remember(name, new)
        return Saved(target, Outcome.NEW if found is None else Outcome.UPDATED)

    def seal(self) -> None:
        """Write the manifest, last of all."""
        if not self._dirty:
            return
        manifest = {"version": _VERSION, "filer": dict(sorted(self._hashes.items()))}
        content = json.dumps(manifest, ensure_ascii=False, indent=1).encode("utf-8") + b"\n"
        try:
            _replace(self.path / MANIFEST, content)
        except OSError as error:
            raise SaveError(_cannot_write(self.path / MANIFEST, error)) from None
        self._dirty = False

    def _remember(self, name: str, new: str) -> None:
        if self._hashes.get(name) != new:
            self._hashes[name] = new
            self._dirty = True

    def _hash_of(self, name: str) -> str | None:
        path = self.path / name
        return hashlib.sha256(path.read_bytes()).hexdigest() if path.exists() else None

    def _beside(self, name: str, new: str) -> str:
        """A name beside the kept file that is free, ours, or holds the new version already."""
        stem, dot, ending = name.rpartition(".")
        for number in range(1, 1000):
            beside = f"{stem}.ny{number if number > 1 else ''}{dot}{ending}"
            found = self._hash_of(beside)
            if found in (None, new) or found == self._hashes.get(beside):
                return beside
        raise OSError(f"för många nya versioner av {name}")


def _read_manifest(path: Path) -> dict[str, str]:
    """The hashes we wrote last; empty when there is no manifest or a damaged one, and all files count as edited."""
    try:
        manifest = json.loads(path.read_text("utf-8"))
        if manifest["version"] == _VERSION:
            return {str(name): str(hash_) for name, hash_ in manifest["filer"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        pass
    return {}


def _replace(target: Path, content: bytes) -> None:
    """Put the whole content at the target, or leave what was there."""
    target.parent.mkdir(parents=True, exist_ok=True)
    temporary = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        with temporary.open("wb") as file:
            file.write(content)
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _cannot_write(target: Path, error: OSError) -> Problem:
    hint = "stäng filen i Word, eller kontrollera att mappen går att skriva i"
    return Problem("S01", f"filen går inte att skriva: {target} ({reason(error)})", hint=hint)
