# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""What Ctrl-C does: at once where nothing can be left half done, else at the next place where it is safe to stop.

Nothing is ever raised out of the signal itself. An exception at just any moment, inside the building of a class, an
import or a callback of a weak reference, is swallowed there or told as something else. So while nothing is `held` the
process ends in the signal's handler, with `INTERRUPTED`; while something is, the signal is only noted, and `heed`
raises KeyboardInterrupt where whoever holds can be stopped. Who presses Ctrl-C again, a second or more later, ends the
process all the same: what is written is safe to be killed in the middle of.

There is one handler in a process, and so one state here.
"""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager

INTERRUPTED = 130
"""The exit code of a process that was stopped with Ctrl-C: 128 and the number of the signal, as shells have it."""
_PATIENCE = 1.0  # seconds


class _State:
    """How many hold the process just now, when Ctrl-C was first pressed, and the last words of the process."""

    holding = 0
    since: float | None = None
    farewell = b""


def listen(farewell: bytes) -> None:
    """Take care of Ctrl-C from now on; `farewell` goes to the error stream when a process is ended at once.

    Where the one who started the process has asked that Ctrl-C be ignored (`nohup`, a job in the background), it is.
    """
    _State.farewell = farewell
    if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:
        signal.signal(signal.SIGINT, _on_signal)


@contextmanager
def held() -> Iterator[None]:
    """Inside, Ctrl-C waits until the end. Raises KeyboardInterrupt there, unless somebody around this holds too."""
    hold()
    try:
        yield
    finally:
        release()
    if not _State.holding:
        heed()


def hold() -> None:
    """From now on Ctrl-C waits for `heed`. Every `hold` needs its `release`; they may be nested."""
    _State.holding += 1


def release() -> None:
    """The end of what `hold` began. It raises nothing: `heed` afterwards does."""
    _State.holding -= 1


def heed() -> None:
    """Raise KeyboardInterrupt if Ctrl-C has been pressed: here everything is whole."""
    if _State.since is not None:
        raise KeyboardInterrupt


def end(code: int) -> int:
    """The process has told what it has to tell: the exit code, or INTERRUPTED if Ctrl-C was pressed meanwhile.

    From now on Ctrl-C does nothing more: there is nothing left to stop.
    """
    if signal.getsignal(signal.SIGINT) is _on_signal:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    return code if _State.since is None else INTERRUPTED


def _on_signal(number: int, frame: object) -> None:
    now = time.monotonic()
    if _State.holding and (_State.since is None or now - _State.since < _PATIENCE):
        _State.since = _State.since or now
        return
    try:
        os.write(2, _State.farewell)
    finally:
        os._exit(INTERRUPTED)
