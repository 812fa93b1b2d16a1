# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Two processes for much work: a copy of this one makes what this one has not begun on, and sends it as plain data.

Only making is shared; nothing but this process writes, locks or tells, and what is made comes in the order of the
things. Work is taken a few things at a time from a common pipe, so neither waits for the other to be done. What the
copy could not make, or not send, is made here; where a process cannot be copied (Windows, macOS) or has nobody to
share with, everything is. docs/prestanda.md has the measurement that this rests on.

The copy holds nothing of what this process had open, locks included. When this process ends, however it ends, the copy
has nobody to send to and ends at the next few things.
"""

from __future__ import annotations

import gc
import os
import select
import signal
import struct
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Generic, NoReturn, TypeVar

from beslut.disk import write_all
from beslut.speed.plain import Form, Malformed, Unwritable

if sys.platform != "win32":
    import fcntl

MIN_DOCUMENTS = 100
"""Fewer are done before another process has begun."""
MAX_AHEAD = 64
"""Pieces of work that may be made but not yet asked for, which bounds the memory."""
_DOCUMENTS_IN_PIECE = 4
_PIPE = 1 << 20  # bytes, the most that is given to anybody
_NUMBER = struct.Struct("<I")
_HEAD = struct.Struct("<IQ")  # which piece, and how many bytes; none when it could not be made or sent

_T = TypeVar("_T")
_M = TypeVar("_M")
_Make = Callable[[Sequence[_T]], Iterator[_M]]


def in_parallel(things: Sequence[_T], make: _Make[_T, _M], form: Form[list[_M]], *, each: int) -> Iterator[_M]:
    """Everything that `make` makes of the things, in their order.

    `make` is called with a few things at a time and may not depend on what it was called with before. `form` is how a
    list of what it makes is sent; what has no such form is made again here. `each` is about how many documents one
    thing comes to.
    """
    size = max(1, _DOCUMENTS_IN_PIECE // max(each, 1))
    pieces = [things[at : at + size] for at in range(0, len(things), size)]
    shared = _Shared(pieces, make, form) if len(things) * each >= MIN_DOCUMENTS and _can_share() else None
    if shared is None or not shared.begin():
        for piece in pieces:
            yield from make(piece)
        return
    try:
        yield from shared.made()
    finally:
        shared.end()


def _can_share() -> bool:
    """Whether there is another core, and nothing here that a copy would lack: a copy has only the thread that made it.

    Threads that a library has made of its own are counted too, which Python itself does not know of.
    """
    if sys.platform != "linux" or len(os.sched_getaffinity(0)) == 1:
        return False
    return len(list(Path("/proc/self/task").iterdir())) == 1


class _Shared(Generic[_T, _M]):
    """The work, what has been made of it so far, and the process that helps."""

    def __init__(self, pieces: Sequence[Sequence[_T]], make: _Make[_T, _M], form: Form[list[_M]]) -> None:
        self._pieces, self._make, self._form = pieces, make, form
        self._ready: dict[int, list[_M] | None] = {}  # None for what has to be made when its turn comes
        self._received = bytearray()
        self._offered = 0
        self._other = 0
        self._open: set[int] = set()

    def begin(self) -> bool:
        """Copy this process. False when there can be no more processes, or no pipes to them."""
        try:
            self._to_take, self._offer = self._pipe()
            self._results, self._to_send = self._pipe()
            with suppress(OSError):
                fcntl.fcntl(self._results, fcntl.F_SETPIPE_SZ, _PIPE)  # type: ignore[attr-defined, name-defined, unused-ignore]  # so that the other need not wait to send
            self._refill(0)
            gc.freeze()  # what is there now is not looked through again, which would copy its pages
            self._other = os.fork()  # type: ignore[attr-defined, name-defined, unused-ignore]
        except OSError:
            self.end()
            return False
        if self._other == 0:
            self._help()
        self._close(self._to_send)
        return True

    def made(self) -> Iterator[_M]:
        """Everything, in order: what lies ready, else what is made here, else what the other makes."""
        for number, piece in enumerate(self._pieces):
            self._refill(number)
            self._receive()
            while number not in self._ready:
                mine = self._take()
                if mine is None:
                    if not self._wait():
                        self._ready[number] = None
                else:
                    self._ready[mine] = None if mine == number else self._made_ahead(mine)
                    self._receive()
            made = self._ready.pop(number)
            yield from self._make(piece) if made is None else made

    def _made_ahead(self, number: int) -> list[_M] | None:
        """What is made of a piece before its turn; a fault waits for its turn."""
        try:
            return list(self._make(self._pieces[number]))
        except Exception:
            return None

    def end(self) -> None:
        """Nobody wants the rest: the other is ended, and nothing is left of it."""
        for file in tuple(self._open):
            self._close(file)
        if self._other:
            with suppress(ChildProcessError):  # somebody who started us has asked that ended processes be forgotten
                if os.waitpid(self._other, os.WNOHANG) == (0, 0):  # type: ignore[attr-defined, name-defined, unused-ignore]
                    os.kill(self._other, signal.SIGKILL)  # type: ignore[attr-defined, name-defined, unused-ignore]
                    os.waitpid(self._other, 0)
            self._other = 0
            gc.unfreeze()

    def _pipe(self) -> tuple[int, int]:
        ends = os.pipe()
        self._open.update(ends)
        os.set_blocking(ends[0], False)  # type: ignore[attr-defined, name-defined, unused-ignore]
        return ends

    def _close(self, file: int) -> None:
        self._open.discard(file)
        os.close(file)

    def _refill(self, wanted: int) -> None:
        """Lay out the numbers of the pieces that may be begun on, when the one with this number is wanted."""
        until = min(len(self._pieces), wanted + MAX_AHEAD)
        if self._offered < until:
            write_all(self._offer, b"".join(map(_NUMBER.pack, range(self._offered, until))))
            self._offered = until
            if until == len(self._pieces):
                self._close(self._offer)

    def _take(self) -> int | None:
        """The number of a piece that nobody has begun on; None when there is none just now."""
        try:
            number = os.read(self._to_take, _NUMBER.size)
        except BlockingIOError:
            return None
        return _NUMBER.unpack(number)[0] if number else None

    def _receive(self) -> bool:
        """Take in what the other has sent. False when it has ended."""
        with suppress(BlockingIOError):
            while piece := os.read(self._results, _PIPE):
                self._received += piece
                self._sort()
            return False
        return True

    def _sort(self) -> None:
        while len(self._received) >= _HEAD.size:
            number, length = _HEAD.unpack_from(self._received)
            end = _HEAD.size + length
            if len(self._received) < end:
                return
            content = bytes(self._received[_HEAD.size : end])
            del self._received[:end]
            try:
                self._ready[number] = self._form.loads(content)
            except Malformed:
                self._ready[number] = None

    def _wait(self) -> bool:
        """Wait for more from the other. False when it has ended."""
        select.select([self._results], [], [])
        return self._receive()

    def _help(self) -> NoReturn:
        """The other process: make and send until there is no more to make or nobody to send to."""
        try:
            signal.signal(signal.SIGINT, signal.SIG_DFL)
            for file in map(int, os.listdir("/proc/self/fd")):  # noqa: PTH208 (its own descriptor is in it)
                if file > 2 and file not in (self._to_take, self._to_send):
                    with suppress(OSError):
                        os.close(file)
            for number in self._numbers():
                content = self._told(self._pieces[number])
                write_all(self._to_send, _HEAD.pack(number, len(content)) + content)
            os._exit(0)
        finally:
            os._exit(1)

    def _numbers(self) -> Iterator[int]:
        """The pieces that the other process takes, until there are no more, or nobody who lays them out."""
        while True:
            select.select([self._to_take], [], [])
            with suppress(BlockingIOError):
                number = os.read(self._to_take, _NUMBER.size)
                if not number:
                    return
                yield _NUMBER.unpack(number)[0]

    def _told(self, piece: Sequence[_T]) -> bytes:
        """What is made of a piece, as plain data; nothing when it has no such form, or could not be made."""
        try:
            return self._form.dumps(list(self._make(piece)))
        except Unwritable:
            return b""
