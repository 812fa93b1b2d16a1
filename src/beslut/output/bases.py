# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""What each Word file held when we wrote it, so that a later version can be held against what somebody made of it.

All of a folder's lie in one file: a line with hash and length, then the bytes, for each. It is written anew, whole,
when a run is sealed. What is cut short, or does not have its hash, is as if it were not there.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Collection, Iterator

from beslut.disk import opened, write_all
from beslut.output.files import moved

BASES = ".beslut.bas"
_HEAD = b"beslut-bas 1\n"
_LINE = 64 + 1 + 12 + 1  # bytes: hash, space, length with zeros, newline
_MOST = 100_000_000  # bytes of one file


class Bases:
    """The Word files of a folder as they were written, by hash."""

    def __init__(self, folder: str) -> None:
        self._path = f"{folder}/{BASES}"
        self._temporary = f"{folder}/.{BASES}.{os.getpid()}.tmp"
        self._older: dict[str, tuple[int, int]] | None = None
        self._new: set[str] = set()
        self._file: int | None = None

    def keep(self, hash_: str, content: bytes) -> None:
        """Remember what a file that is being written holds. Raises OSError."""
        if hash_ in self._new or self.content(hash_) is not None:
            return
        if self._file is None:
            self._file = opened(self._temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
            write_all(self._file, _HEAD)
        write_all(self._file, _line(hash_, len(content)) + content)
        self._new.add(hash_)

    def content(self, hash_: str) -> bytes | None:
        """What an earlier run wrote under that hash; None when it is not known any more."""
        place = self._known().get(hash_)
        if place is None:
            return None
        try:
            with os.fdopen(opened(self._path, os.O_RDONLY), "rb") as file:
                file.seek(place[0])
                found = file.read(place[1])
        except OSError:
            return None
        return found if hashlib.sha256(found).hexdigest() == hash_ else None

    def seal(self, wanted: Collection[str]) -> None:
        """Put the file in place with what is wanted of the old and the new, or leave it as it is. Raises OSError."""
        older = [one for one in self._known() if one in wanted and one not in self._new]
        if self._file is None and len(older) == len(self._known()):
            return
        if self._file is None:
            self._file = opened(self._temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
            write_all(self._file, _HEAD)
        for hash_ in older:
            if (content := self.content(hash_)) is not None:
                write_all(self._file, _line(hash_, len(content)) + content)
        os.close(self._file)
        self._file = None
        moved(self._temporary, self._path)
        self._older = None
        self._new.clear()

    def _known(self) -> dict[str, tuple[int, int]]:
        if self._older is None:
            self._older = dict(self._scanned())
        return self._older

    def _scanned(self) -> Iterator[tuple[str, tuple[int, int]]]:
        """Each hash with where its bytes begin and how many they are."""
        try:
            file = opened(self._path, os.O_RDONLY)
        except OSError:
            return
        with os.fdopen(file, "rb") as reading:
            size = os.fstat(file).st_size
            if reading.read(len(_HEAD)) != _HEAD:
                return
            while len(line := reading.read(_LINE)) == _LINE:
                hash_, _, length = line.decode("ascii", "replace").strip().partition(" ")
                if not length.isdigit() or int(length) > _MOST or reading.tell() + int(length) > size:
                    return
                yield hash_, (reading.tell(), int(length))
                reading.seek(int(length), os.SEEK_CUR)


def _line(hash_: str, length: int) -> bytes:
    return f"{hash_} {length:012}\n".encode()
