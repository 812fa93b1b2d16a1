# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""One file at a time: looked at without following a link, read without hanging, put in place whole.

Whoever can lay things in the output folder (a repository that ships one, another program) may lay a link, a pipe or a
folder where we expect our own file. None of them is ever opened.
"""

from __future__ import annotations

import errno
import hashlib
import os
import re
import stat
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from beslut.errors import Problem, SaveError

LINK = "en länk till en annan plats"
FOLDER = "en mapp"
FILE = "en fil"
OTHER = "något som inte är en vanlig fil"

_REPARSE_LINKS = frozenset((0xA000000C, 0xA0000003))
"""Windows: the tags of a symbolic link and of a junction. A file that the cloud holds has another, and is no link."""
_TRANSIENT = {"win32": frozenset((errno.EACCES, errno.EPERM, errno.EBUSY))}
"""By platform: what a scanner or a search index that is just reading the file makes the system answer."""
_PAUSES = (0.02, 0.05, 0.1, 0.2, 0.4)  # seconds before each new try: in all less than one
_PIECE = 1 << 20  # bytes
_NO_LINK = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
_AS_IT_IS = getattr(os, "O_BINARY", 0) | getattr(os, "O_NOINHERIT", 0)
_TEMPORARY = re.compile(r"\..+\.\d+(-\d)?\.tmp")


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
    """What lies at the path itself, no link followed; None when nothing does."""
    try:
        return kind_of(os.lstat(path))
    except FileNotFoundError:
        return None


def opened(path: str, flags: int) -> int:
    """A descriptor of a regular file at the path, never of what a link leads to. Raises OSError, SaveError."""
    kind = kind_at(path)
    if kind not in (None, FILE):
        raise not_a_file(path, kind or OTHER)
    file = os.open(path, flags | _NO_LINK | _AS_IT_IS, 0o666)
    kind = kind_of(os.fstat(file))
    if kind != FILE:
        os.close(file)
        raise not_a_file(path, kind)
    return file


def not_a_file(path: str, kind: str) -> SaveError:
    """Something else than a file lies where one of ours should."""
    hint = "flytta undan det som ligger där, eller ange en annan mapp med --ut"
    return SaveError(Problem("S07", f"det ligger {kind} där en fil ska vara: {path}", hint=hint))


def pieces(path: str) -> Iterator[bytes]:
    """The content of a regular file, a megabyte at a time. Raises OSError, SaveError."""
    file = opened(path, os.O_RDONLY)
    try:
        while piece := os.read(file, _PIECE):
            yield piece
    finally:
        os.close(file)


def content_of(path: str, most: int) -> bytes | None:
    """The whole content of one of our own small files; None when there is none. Raises OSError, also when it is big."""
    content = bytearray()
    try:
        for piece in pieces(path):
            content += piece
            if len(content) > most:
                raise OSError(errno.EFBIG, "too large", path)
    except FileNotFoundError:
        return None
    return bytes(content)


def hash_of(path: str) -> str | None:
    """The SHA-256 of a regular file's content; None when there is no file. Raises OSError, SaveError."""
    whole = hashlib.sha256()
    try:
        for piece in pieces(path):
            whole.update(piece)
    except FileNotFoundError:
        return None
    return whole.hexdigest()


def is_leftover(folder: str, name: str) -> bool:
    """Whether that is a temporary file of a killed run: a regular file with a name of our form, and nothing else."""
    return bool(_TEMPORARY.fullmatch(name)) and kind_at(f"{folder}/{name}") == FILE


def put(target: str, content: Iterable[bytes], *, older: bool) -> None:
    """Put the whole content, in pieces, at the target, or leave what was there. Raises OSError.

    Where there is an `older` file, the new one is on the disk before that one goes, so that not even a power cut can
    leave neither.
    """
    temporary, file = _beginning(target)
    try:
        try:
            for piece in content:
                write_all(file, piece)
            if older:
                os.fsync(file)
        finally:
            os.close(file)
        moved(temporary, target)
    except BaseException:
        if os.path.lexists(temporary):
            os.unlink(temporary)
        raise


def _beginning(target: str) -> tuple[str, int]:
    """A new temporary file beside the target, which nobody else can have laid there."""
    folder, _, name = target.rpartition("/")
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NO_LINK | _AS_IT_IS
    for turn in ("", *(f"-{number}" for number in range(1, 9))):
        temporary = f"{folder}/.{name}.{os.getpid()}{turn}.tmp"
        try:
            return temporary, os.open(temporary, flags, 0o666)
        except FileExistsError:
            continue
    raise FileExistsError(errno.EEXIST, "no temporary name is free", target)


def write_all(file: int, content: bytes) -> None:
    """Every byte. Raises OSError when the disk takes no more."""
    written = os.write(file, content)
    while written < len(content):
        written += os.write(file, content[written:])


def moved(
    source: str,
    target: str,
    transient: frozenset[int] = _TRANSIENT.get(sys.platform, frozenset()),
    pauses: Sequence[float] = _PAUSES,
) -> None:
    """Move a file into another's place in one step; what the system refuses for a moment only is tried again."""
    for pause in pauses:
        try:
            os.replace(source, target)
            return
        except OSError as error:
            if error.errno not in transient:
                raise
        time.sleep(pause)
    os.replace(source, target)


def settle(folder: str) -> None:
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
