# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""One file at a time: known by its hash, put in place whole, and tried again where the system refuses for a moment."""

from __future__ import annotations

import errno
import hashlib
import os
import re
import sys
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

from beslut.disk import FILE, OPENING, NotAFile, kind_at, pieces, write_all
from beslut.errors import Problem, SaveError, reason
from beslut.output.names import locks_of, unfit, versions

_TRANSIENT = {"win32": frozenset((errno.EACCES, errno.EPERM, errno.EBUSY))}
"""By platform: what a scanner or a search index that is just reading the file makes the system answer."""
_TOO_LONG = frozenset((errno.ENAMETOOLONG, errno.ENOENT, errno.EINVAL))
"""What systems answer to a path that is too long; Windows says that it is not there."""
_FULL = frozenset((errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)))
_LONG = 235  # characters: a temporary name has up to 24 more than the file's, and Windows takes 260
_PAUSES = (0.02, 0.05, 0.1, 0.2, 0.4)  # seconds before each new try: in all less than one
_TEMPORARY = re.compile(r"\..+\.\d+(-\d)?\.tmp")


def hash_of(path: str) -> str | None:
    """The SHA-256 of a regular file's content; None when there is no file. Raises OSError, NotAFile."""
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


def write_whole(path: Path, content: bytes) -> None:
    """Write a file that somebody has asked for by name, whole, with the folders above it. Raises SaveError."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        put(str(path), (content,), older=kind_at(str(path)) is not None)
    except OSError as error:
        raise SaveError(cannot_write(str(path), error)) from None


def put_beside(path: str, word: str, content: bytes) -> str:
    """Put content in a new file beside another, under its name with a word in it; gives its path. Raises SaveError."""
    for beside in versions(path, word):
        if not os.path.lexists(beside):
            try:
                put(beside, (content,), older=False)
            except OSError as error:
                raise SaveError(cannot_write(beside, error)) from None
            return beside
    raise SaveError(cannot_write(path, OSError(f"för många filer med ordet {word}")))


def _beginning(target: str) -> tuple[str, int]:
    """A new temporary file beside the target, which nobody else can have laid there."""
    folder, _, name = target.rpartition("/")
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | OPENING
    for turn in ("", *(f"-{number}" for number in range(1, 9))):
        temporary = f"{folder}/.{name}.{os.getpid()}{turn}.tmp"
        try:
            return temporary, os.open(temporary, flags, 0o666)
        except FileExistsError:
            continue
    raise FileExistsError(errno.EEXIST, "no temporary name is free", target)


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


def cannot_write(target: str, error: OSError) -> Problem:
    """Why nothing was written there, for whoever is to mend it."""
    if isinstance(error, NotAFile):
        hint = "flytta undan det som ligger där, eller ange en annan plats"
        return Problem("S07", f"det ligger {error.kind} där en fil ska vara: {error.filename}", hint=hint)
    hint = "stäng filen om den är öppen, och kontrollera att mappen finns och går att skriva i"
    if error.errno in _FULL:
        hint = "gör plats på disken och kör igen; det som redan låg där är kvar"
    if error.errno in _TOO_LONG and (length := len(os.path.abspath(target))) > _LONG:
        hint = f"sökvägen är {length} tecken, och Windows tar ofta högst 260: ange en kortare mapp"
    return Problem("S01", f"filen går inte att skriva: {target} ({reason(error)})", hint=hint)


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


def refuse_open(target: str) -> None:
    """Word and LibreOffice lay a file beside one that is open there. Raises SaveError."""
    folder, _, name = target.rpartition("/")
    for program, lock in locks_of(name).items():
        if os.path.lexists(f"{folder}/{lock}"):
            hint = f"stäng den och kör igen; är den inte öppen, ta bort {lock} som ligger bredvid"
            raise SaveError(Problem("S02", f"filen är öppen i {program}: {target}", hint=hint))


def refuse_unfit(name: str) -> None:
    """Raise SaveError for a relative path that not every system can hold."""
    if why := unfit(name):
        raise SaveError(Problem("S08", f"”{name}” går inte att använda som filnamn: {why}", hint="välj ett annat namn"))
