# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""What an earlier run worked out, kept under the hash of everything it came from, so that it cannot be out of date.

It holds only what can be worked out again. A file that is missing, damaged in a single bit, somebody else's, too large
or of another key is as good as none, and a disk that cannot be written to stops nothing. What is read is plain data
that is held against the type asked for: a file that somebody has planted can be refused, or be a value; it cannot do
anything.
"""

from __future__ import annotations

import hashlib
import os
import stat
import sys
import zlib
from collections.abc import Iterator
from contextlib import suppress
from copy import copy
from pathlib import Path
from typing import TypeVar

from beslut.disk import OPENING, content_of, write_all
from beslut.speed.plain import Form, Malformed, Unwritable

MAX_BYTES = 8 << 20
"""Bytes of one file; what is larger is not kept."""
MAX_FILES = 100
"""Files in the folder; above it the oldest go."""
_PACKAGE = Path(__file__).parents[1]
_OURS = (".py", ".docx", ".typ", ".ttf")
_HASH_LENGTH = 64

_T = TypeVar("_T")


def program() -> str:
    """A key of the program itself: our code, the libraries beside it, Python and zlib.

    Code is known by size and time, which is what Python itself goes by when it chooses compiled code; a library by the
    name and version of its `.dist-info`.
    """
    told = [sys.version, zlib.ZLIB_RUNTIME_VERSION, *sorted(_code(str(_PACKAGE)))]
    for folder in sys.path:
        with suppress(OSError):
            told += sorted(path.name for path in Path(folder).iterdir() if path.suffix == ".dist-info")
    return _hash("\n".join(told))


def _code(folder: str) -> Iterator[str]:
    """Each of our files below the folder, with its size and time."""
    with os.scandir(folder) as found:
        for one in found:
            if one.name.endswith(_OURS):
                state = one.stat()
                yield f"{one.path} {state.st_size} {state.st_mtime_ns}"
            elif one.name != "__pycache__" and one.is_dir():
                yield from _code(one.path)


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogateescape")).hexdigest()


def named(*places: object) -> str:
    """A short name for what belongs to these places."""
    return _hash("\n".join(map(str, places)))[:16]


class Cache:
    """A folder of things worked out before, one file for each name; without a folder nothing is kept."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = str(folder) if folder and _is_ours(folder) else ""
        try:
            self._program = program() if self._folder else ""
        except OSError:  # what the program is made of cannot be seen
            self._folder = self._program = ""
        self._keeps = bool(self._folder)

    def only_recalling(self) -> Cache:
        """The same, which keeps nothing more: for what is looked at once, in a place that will be gone."""
        other = copy(self)
        other._keeps = False
        return other

    def recall(self, name: str, key: str, form: Form[_T]) -> _T | None:
        """What was kept under that name, if it was made from the same things by the same program; else None."""
        if not self._folder or not key:
            return None
        try:
            content = content_of(f"{self._folder}/{name}", MAX_BYTES) or b""
            told, rest = content[:_HASH_LENGTH], content[_HASH_LENGTH:]
            head = self._head(name, key)
            if not rest.startswith(head) or told != hashlib.sha256(rest).hexdigest().encode():
                return None
            return form.loads(rest[len(head) :])
        except (OSError, Malformed):
            return None

    def keep(self, name: str, key: str, value: _T, form: Form[_T]) -> None:
        """Keep the value under that name, in the place of what was there; without a key it cannot be kept."""
        if not self._keeps or not key:
            return
        with suppress(OSError, Unwritable):
            rest = self._head(name, key) + form.dumps(value)
            if len(rest) + _HASH_LENGTH > MAX_BYTES:
                return
            place = f"{self._folder}/{name}"
            if not os.path.lexists(place):
                self._make_room()
            self._put(place, hashlib.sha256(rest).hexdigest().encode() + rest)

    def _put(self, place: str, content: bytes) -> None:
        """Whole or not at all: another run may read it at the same time. Raises OSError."""
        new = f"{place}.{os.getpid()}"
        file = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | OPENING, 0o600)
        try:
            write_all(file, content)
        finally:
            os.close(file)
        Path(new).replace(place)

    def _make_room(self) -> None:
        """Take the oldest files away when there are many: of projects that are gone, and of runs that were killed."""
        with os.scandir(self._folder) as found:
            files = sorted((one.stat(follow_symlinks=False).st_mtime_ns, one.path) for one in found)
        for _, path in files[: max(0, len(files) - MAX_FILES)]:
            with suppress(OSError):
                Path(path).unlink()

    def _head(self, name: str, key: str) -> bytes:
        return f"\nbeslut 2\n{self._program}\n{name}\n{key}\n".encode("utf-8", "surrogateescape")


def _is_ours(folder: Path) -> bool:
    """Whether the folder is there, or could be made, and nobody else can write in it."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        state = folder.stat()
    except (OSError, ValueError):
        return False
    if not hasattr(os, "geteuid"):
        return stat.S_ISDIR(state.st_mode)
    others = state.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
    return stat.S_ISDIR(state.st_mode) and state.st_uid == os.geteuid() and not others
