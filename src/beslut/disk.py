# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""A file opened only if it is a regular file, never through a link: the rules of each system, as data.

Whoever can lay things where a file is expected (a repository that ships one, another program) may lay a link, a pipe,
a device or a folder there. None of them is ever opened.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from typing import Protocol

LINK = "en länk till en annan plats"
FOLDER = "en mapp"
FILE = "en fil"
OTHER = "något som inte är en vanlig fil"

_REPARSE_LINKS = frozenset((0xA000000C, 0xA0000003))
"""Windows: the tags of a symbolic link and of a junction. A file that the cloud holds has another, and is no link."""
_PIECE = 1 << 20  # bytes
OPENING = (
    getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    | getattr(os, "O_NOINHERIT", 0)
)  # fmt: skip
"""How everything is opened: no link, no waiting for a pipe, and in Windows the bytes as they are."""


class NotAFile(OSError):
    """Something else than a regular file lies there: `kind` says what, in Swedish."""

    def __init__(self, path: str, kind: str) -> None:
        super().__init__(errno.EINVAL, kind, path)
        self.kind = kind


class State(Protocol):
    """What `os.lstat` tells; on Windows with `st_reparse_tag` too."""

    @property
    def st_mode(self) -> int:
        """The kind of thing and its permissions, in POSIX bits."""


def kind_of(state: State) -> str:
    """What lies there: FILE, FOLDER, LINK or OTHER, by the rules of whichever system told of it."""
    if stat.S_ISLNK(state.st_mode) or getattr(state, "st_reparse_tag", 0) in _REPARSE_LINKS:
        return LINK
    if stat.S_ISDIR(state.st_mode):
        return FOLDER
    return FILE if stat.S_ISREG(state.st_mode) else OTHER


def kind_at(path: str) -> str | None:
    """What lies at the path itself, no link followed; None when nothing does. Raises OSError."""
    try:
        return kind_of(os.lstat(path))
    except FileNotFoundError:
        return None


def is_folder(path: str | os.PathLike[str]) -> bool:
    """Whether a folder is there, or a link to one. What the system cannot look up (a name too long, links in a ring) is
    none; pathlib would raise.
    """
    return os.path.isdir(path)  # noqa: PTH112


def is_file(path: str | os.PathLike[str]) -> bool:
    """Whether a file is there, or a link to one; as `is_folder`."""
    return os.path.isfile(path)  # noqa: PTH113


def opened(path: str, flags: int, mode: int = 0o666) -> int:
    """A descriptor of a regular file at the path, never of what a link leads to. Raises OSError, NotAFile."""
    kind = kind_at(path)
    if kind not in (None, FILE):
        raise NotAFile(path, kind or OTHER)
    file = os.open(path, flags | OPENING, mode)
    kind = kind_of(os.fstat(file))
    if kind != FILE:
        os.close(file)
        raise NotAFile(path, kind)
    return file


def pieces(path: str) -> Iterator[bytes]:
    """The content of a regular file, a megabyte at a time. Raises OSError, NotAFile."""
    file = opened(path, os.O_RDONLY)
    try:
        while piece := os.read(file, _PIECE):
            yield piece
    except FileNotFoundError as error:  # it was there when it was opened, and must not count as missing
        raise OSError(errno.EIO, os.strerror(errno.EIO), path) from error
    finally:
        os.close(file)


def content_of(path: str, most: int) -> bytes | None:
    """The whole content of a small file; None when there is none. Raises OSError, also for more than `most` bytes."""
    content = bytearray()
    try:
        for piece in pieces(path):
            content += piece
            if len(content) > most:
                raise OSError(errno.EFBIG, "too large", path)
    except FileNotFoundError:
        return None
    return bytes(content)


def write_all(file: int, content: bytes) -> None:
    """Every byte. Raises OSError when the disk takes no more."""
    written = os.write(file, content)
    while written < len(content):
        written += os.write(file, content[written:])
