# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""The one way to read a file of a project or of ours, so that what was read is what is hashed.

Only regular files of a bounded size are read; a link below a project's folder is never followed. Every look (a file's
content, whether it is there, a folder's names) is noted with what was seen, so that a later run can ask whether it
would see the same.
"""

from __future__ import annotations

import errno
import hashlib
import os
import stat
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

from beslut.disk import LINK, kind_at

MAX_BYTES = 100_000_000
"""Bytes of one file, where whoever reads it sets no limit of its own: an enclosure may be a thick plan."""
MAX_NAMES = 20_000
"""Files below one folder that is listed; more are no project."""

_CONTENT, _PRESENCE, _NAMES = "innehåll", "finns", "namn"
_ABSENT = ""
_NOTHING_THERE = frozenset((errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG))
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)


class NotReadable(OSError):
    """Something that is there but is not read: `why` is the Swedish reason."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class TooLarge(NotReadable):
    """A file of more bytes than whoever reads it takes."""


class SourceFiles:
    """Reads files, and notes what it saw.

    `guarded` are the folders below which no link is followed: the user's projects. A link is fine in what somebody
    named themselves, and in the installed program, which some installers build of links.
    """

    def __init__(self, guarded: Sequence[Path] = ()) -> None:
        self._guarded = tuple(guarded)
        self._noted: dict[tuple[str, str], str] = {}
        self._parts: list[dict[tuple[str, str], str]] = []

    def content(self, path: Path, limit: int = MAX_BYTES) -> bytes:
        """The content of a regular file.

        Raises OSError when there is none, NotReadable for a link, a folder or a device, TooLarge for more than `limit`
        bytes.
        """
        self._note(_CONTENT, path, _ABSENT)
        self._refuse_links(path)
        content = _read(path, limit)
        self._note(_CONTENT, path, hashlib.sha256(content).hexdigest())
        return content

    def has(self, path: Path) -> bool:
        """Whether something is there, of whatever kind: reading it tells what is wrong with it.

        Raises OSError when the system cannot say: then it is not known, and what is not known is not missing.
        """
        self._note(_PRESENCE, path, _ABSENT)
        try:
            os.lstat(path)
            there = True
        except UnicodeEncodeError:
            there = False  # a name that this system cannot even write is of nothing that it holds
        except OSError as error:
            if error.errno not in _NOTHING_THERE:
                raise
            there = False
        self._note(_PRESENCE, path, str(there))
        return there

    def names(self, folder: Path) -> tuple[str, ...]:
        """What lies in a folder, by name and in order; nothing when there is no folder. Raises OSError."""
        self._note(_NAMES, folder, _ABSENT)
        if not self.has(folder):
            return ()
        self._refuse_links(folder)
        with os.scandir(folder) as found:
            names = tuple(sorted(one.name for one in found))
        if len(names) > MAX_NAMES:
            raise NotReadable(f"mappen har fler än {MAX_NAMES} filer")
        self._note(_NAMES, folder, _digest("\n".join(names)))
        return names

    def names_below(self, folder: Path) -> tuple[str, ...]:
        """Every file below a folder, as POSIX paths relative to it, in order; links are not gone into. Raises OSError.

        A folder that is named like a file is no file.
        """
        found: list[str] = []
        waiting = [""]
        while waiting:
            below = waiting.pop()
            for name in self.names(folder / below):
                inner = f"{below}{name}"
                mode = os.lstat(folder / inner).st_mode
                if stat.S_ISDIR(mode):
                    waiting.append(f"{inner}/")
                else:
                    found.append(inner)
            if len(found) > MAX_NAMES:
                raise NotReadable(f"mappen har fler än {MAX_NAMES} filer")
        return tuple(sorted(found))

    @property
    def noted(self) -> Mapping[tuple[str, str], str]:
        """Everything seen so far: kind of look and path, with what was seen there."""
        return self._noted

    def noted_since(self, count: int) -> dict[tuple[str, str], str]:
        """What has been seen after the first `count` looks."""
        return dict(islice(self._noted.items(), count, None))

    def contents(self) -> Iterator[tuple[Path, str]]:
        """Every file that was read, with the SHA-256 of its content, in the order of their paths."""
        for (kind, path), seen in sorted(self._noted.items()):
            if kind == _CONTENT and seen:
                yield Path(path), seen

    @contextmanager
    def noting(self) -> Iterator[dict[tuple[str, str], str]]:
        """Only what is seen inside `with`, which is noted for the whole as well."""
        part: dict[tuple[str, str], str] = {}
        self._parts.append(part)
        try:
            yield part
        finally:
            self._parts.pop()

    def sees_again(self, noted: Mapping[tuple[str, str], str]) -> bool:
        """Whether every look would show what it showed then; what is looked at is noted anew."""
        return not any(True for _ in self.changes(noted))

    def changes(self, noted: Mapping[tuple[str, str], str]) -> Iterator[Path]:
        """The place of each look that would show something else than it showed then."""
        return (Path(path) for (kind, path), seen in noted.items() if self._look(kind, Path(path)) != seen)

    def note(self, noted: Mapping[tuple[str, str], str]) -> None:
        """Note what another process saw of the same files."""
        self._noted.update(noted)

    def _note(self, kind: str, path: Path, seen: str) -> None:
        for noted in (self._noted, *self._parts):
            noted[kind, str(path)] = seen

    def _look(self, kind: str, path: Path) -> str:
        known = self._noted.get((kind, str(path)))
        if known is not None:
            self._note(kind, path, known)
            return known
        try:
            if kind == _CONTENT:
                self.content(path)
            elif kind == _PRESENCE:
                self.has(path)
            else:
                self.names(path)
        except OSError:
            pass  # noted as absent
        return self._noted[kind, str(path)]

    def _refuse_links(self, path: Path) -> None:
        for root in self._guarded:
            if not path.is_relative_to(root):
                continue
            here = str(root)
            for part in path.relative_to(root).parts:
                here = f"{here}{os.sep}{part}"
                if _is_link(here):
                    raise NotReadable("den är en länk till en annan plats, eller ligger bakom en")
            return


def _is_link(path: str) -> bool:
    try:
        return kind_at(path) == LINK
    except OSError:
        return False


def _read(path: Path, limit: int) -> bytes:
    """The whole of a regular file. Opened before it is judged, so that what is judged is what is read."""
    file = os.open(path, _FLAGS)
    try:
        state = os.fstat(file)
        if stat.S_ISDIR(state.st_mode):
            raise NotReadable("det ligger en mapp där")
        if not stat.S_ISREG(state.st_mode):
            raise NotReadable("det är ingen vanlig fil")
        if state.st_size > limit:
            raise TooLarge(f"den är större än {_size(limit)}")
        pieces: list[bytes] = []
        left = limit + 1
        while left > 0 and (piece := os.read(file, min(left, 1_000_000))):
            pieces.append(piece)
            left -= len(piece)
        if left <= 0:
            raise TooLarge(f"den är större än {_size(limit)}")
        return b"".join(pieces)
    finally:
        os.close(file)


def _size(limit: int) -> str:
    return f"{limit // 1_000_000} MB" if limit >= 1_000_000 else f"{limit // 1_000} kB"


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogateescape")).hexdigest()
