# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Two processes for many documents: the other makes half of them while this one makes the first and saves.

Only what is made is shared out; nothing but this process writes, locks or tells. Where a process cannot be copied
(Windows, macOS) or has nobody to share with, one does it all, with the same result; and what the other could not do is
done here. docs/prestanda.md has the measurement that this rests on.
"""

from __future__ import annotations

import os
import pickle
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from typing import Any, TypeVar

_FEWEST = 100
"""Documents; fewer are done before another process has begun."""
_MOST = 600
"""Documents that are in memory at a time."""

_P = TypeVar("_P")
_M = TypeVar("_M")
_Make = Callable[[Sequence[_P]], Iterator[_M]]


def made_by_two(things: Sequence[_P], make: _Make[_P, _M], each: int) -> Iterator[_M]:
    """Everything that `make` makes of the things, in their order; `each` tells how many documents one comes to."""
    if len(things) * each < _FEWEST or not _can_share():
        yield from make(things)
        return
    size = max(2, _MOST // max(each, 1))
    for start in range(0, len(things), size):
        part = things[start : start + size]
        middle = (len(part) + 1) // 2
        yield from _halves(part[:middle], part[middle:], make)


def _can_share() -> bool:
    return sys.platform == "linux" and len(os.sched_getaffinity(0)) > 1 and threading.active_count() == 1


def _halves(first: Sequence[_P], second: Sequence[_P], make: _Make[_P, _M]) -> Iterator[_M]:
    if sys.platform == "win32":
        raise NotImplementedError("no fork there, as _can_share says")
    with ExitStack() as opened:
        try:
            file = opened.enter_context(tempfile.TemporaryFile())
            other = os.fork()
        except OSError:  # nowhere to put what is made, or no more processes
            yield from make((*first, *second))
            return
        if other == 0:
            _make_in_child(second, make, file)
        try:
            yield from make(first)
            _, status = os.waitpid(other, 0)
            other = 0
        finally:
            if other:  # nobody wants the rest
                os.kill(other, 9)
                os.waitpid(other, 0)
        if status:
            yield from make(second)
            return
        file.seek(0)
        made: list[_M] = pickle.load(file)
        yield from made


def _make_in_child(things: Sequence[_P], make: _Make[_P, _M], file: Any) -> None:
    """Put what is made in the file and end, whatever happens, without a trace of the process it is a copy of."""
    try:
        pickle.dump(list(make(things)), file, protocol=5)
        file.flush()
        os._exit(0)
    finally:
        os._exit(1)
