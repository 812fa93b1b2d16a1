# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""One run at a time in a folder. The system lets go of the lock when the process ends, however it ends."""

from __future__ import annotations

import os
import sys
import time
from types import TracebackType

from beslut.errors import Problem, SaveError

LOCK = ".beslut.lock"
_TURNS, _PAUSE = 300, 0.05  # seconds: in all a quarter of a minute


class Lock:
    """The folder's lock, held inside `with`. Raises SaveError when another run keeps it for long."""

    def __init__(self, folder: str) -> None:
        self._path = f"{folder}/{LOCK}"
        self._file = -1

    def __enter__(self) -> None:
        self._file = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o666)
        for _ in range(_TURNS):
            if _taken(self._file):
                return
            time.sleep(_PAUSE)
        os.close(self._file)
        message = "en annan körning skriver i samma mapp"
        raise SaveError(Problem("S03", message, hint="vänta tills den är klar, eller ange en annan mapp med --ut"))

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        os.close(self._file)


def _taken(file: int) -> bool:
    """Take the lock if it is free."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
