# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""A file that somebody has named, outside every output folder: the whole of it is there, or what was there before."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from beslut import interrupts
from beslut.disk import FILE, NotAFile, kind_at, opened, write_all
from beslut.errors import SaveError
from beslut.output.files import cannot_write, put


def put_single(path: Path, content: bytes, *, only_new: bool = False) -> None:
    """Put the content at the path, in the place of a file there unless it may be `only_new`.

    A link that somebody has named leads where it leads. Ctrl-C waits until the file is whole, and is then raised as
    KeyboardInterrupt. Raises SaveError when the place cannot be written, or holds something else than a file.
    """
    with interrupts.held():
        try:
            target = Path(os.path.realpath(path)).as_posix()
            kind = kind_at(target)
            if kind not in (None, FILE):
                raise NotAFile(target, kind or "")
            if kind and only_new:
                raise FileExistsError(errno.EEXIST, "exists", target)
            put(target, (content,), older=kind is not None)
        except OSError as error:
            raise SaveError(cannot_write(str(path), error)) from None


def add_to_single(path: Path, content: bytes) -> None:
    """Add the content at the end of a file, which is made if it is not there. Raises as `put_single`."""
    with interrupts.held():
        try:
            file = opened(os.path.realpath(path), os.O_WRONLY | os.O_CREAT | os.O_APPEND)
            try:
                write_all(file, content)
            finally:
                os.close(file)
        except OSError as error:
            raise SaveError(cannot_write(str(path), error)) from None
