# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""One run at a time in a folder. The system lets go of the lock when the process ends, however it ends."""

from __future__ import annotations

import errno
import os
import sys
import time
from types import TracebackType

from beslut import interrupts
from beslut.disk import opened
from beslut.errors import Problem, SaveError

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

LOCK = ".beslut.lock"
_TURNS, _PAUSE = 300, 0.05  # seconds: in all a quarter of a minute
_TAKEN = frozenset((errno.EAGAIN, errno.EWOULDBLOCK, errno.EACCES, errno.EDEADLK))


class Lock:
    """The folder's lock, held inside `with`. Raises SaveError when another run keeps it for long, OSError.

    A process that is copied from this one does not hold it: it gives up what it has got of the file as it begins
    (`speed/parallel.py`), so that the lock is free when this process ends.
    """

    def __init__(self, folder: str) -> None:
        self._path = f"{folder}/{LOCK}"
        self._file = -1

    def __enter__(self) -> None:
        self._file = opened(self._path, os.O_RDWR | os.O_CREAT)
        try:
            for _ in range(_TURNS):
                if _taken(self._file):
                    return
                interrupts.heed()
                time.sleep(_PAUSE)
            message = "en annan körning skriver i samma mapp"
            raise SaveError(Problem("S03", message, hint="vänta tills den är klar, eller ange en annan mapp med --ut"))
        except BaseException:
            os.close(self._file)
            raise

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        os.close(self._file)


def _taken(file: int) -> bool:
    """Take the lock if it is free. Raises OSError where there are no locks."""
    try:
        if sys.platform == "win32":
            os.lseek(file, 0, os.SEEK_SET)
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno in _TAKEN:
            return False
        raise
    return True
