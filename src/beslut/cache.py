# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""What an earlier run worked out, kept under the hash of everything it came from, so that it cannot be out of date.

It holds only what can be worked out again. A file that is missing, broken, somebody else's or of another key is as
good as none, and a disk that cannot be written to stops nothing.
"""

from __future__ import annotations

import hashlib
import io
import os
import pickle
import sys
import zlib
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

_ROOMS = ("beslut.model.", "beslut.points.", "beslut.blocks", "beslut.parsing.")
_MANY = 100  # files
_PACKAGE = Path(__file__).parent


def fingerprint(paths: Iterable[Path]) -> str:
    """One SHA-256 over the contents of the files, in the order given; names and places do not count."""
    whole = hashlib.sha256()
    for path in paths:
        whole.update(hashlib.sha256(path.read_bytes()).digest())
    return whole.hexdigest()


def program() -> str:
    """A key of the program itself: our code, the libraries beside it, Python and zlib.

    Code is known by size and time, which is what Python itself goes by when it chooses compiled code; a library by the
    name and version of its `.dist-info`.
    """
    told = [sys.version, zlib.ZLIB_RUNTIME_VERSION]
    for path in sorted(path for kind in ("*.py", "*.docx") for path in _PACKAGE.rglob(kind)):
        state = path.stat()
        told.append(f"{path} {state.st_size} {state.st_mtime_ns}")
    for folder in sys.path:
        told += sorted(path.name for path in Path(folder).glob("*.dist-info"))
    return hashlib.sha256("\n".join(told).encode("utf-8", "surrogateescape")).hexdigest()


def named(*places: Path) -> str:
    """A short name for what belongs to these places."""
    return hashlib.sha256("\n".join(map(str, places)).encode("utf-8", "surrogateescape")).hexdigest()[:16]


class Cache:
    """A folder of things worked out before, one file for each name; without a folder nothing is kept."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder if folder and _is_ours(folder) else None
        self._program = program() if self._folder else ""

    def recall(self, name: str, key: str) -> Any:
        """What was kept under that name, if it was made from the same things by the same program; else None."""
        if self._folder is None or not key:
            return None
        try:
            content = (self._folder / name).read_bytes()
            head = self._head(key)
            return _Plain(io.BytesIO(content[len(head) :])).load() if content.startswith(head) else None
        except Exception:  # a broken file can make pickle raise nearly anything, and is worth as much as none
            return None

    def keep(self, name: str, key: str, value: Any) -> None:
        """Keep the value under that name, in the place of what was there; without a key it cannot be kept."""
        if self._folder is None or not key:
            return
        with suppress(OSError):
            place, new = self._folder / name, self._folder / f"{name}.{os.getpid()}"
            if not place.exists():
                self._make_room()
            new.write_bytes(self._head(key) + pickle.dumps(value, protocol=5))
            new.replace(place)

    def _make_room(self) -> None:
        """Take the oldest files away when there are many: of projects that are gone, and of runs that were killed."""
        assert self._folder is not None
        files = sorted(self._folder.iterdir(), key=lambda path: path.stat().st_mtime_ns)
        for path in files[: max(0, len(files) - _MANY)]:
            path.unlink(missing_ok=True)

    def _head(self, key: str) -> bytes:
        return f"{self._program}\n{key}\n".encode()


class _Plain(pickle.Unpickler):
    """Reads our own values and nothing else: what a file names cannot be made to do anything."""

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) == ("datetime", "date") or module.startswith(_ROOMS):
            found = super().find_class(module, name)
            if isinstance(found, type) and found.__module__ == module and not issubclass(found, BaseException):
                return found
        raise pickle.UnpicklingError(f"{module}.{name}")


def _is_ours(folder: Path) -> bool:
    """Whether the folder is there, or could be made, and nobody else can write in it."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        state = folder.stat()
    except OSError:
        return False
    return not hasattr(os, "geteuid") or (state.st_uid == os.geteuid() and not state.st_mode & 0o022)
