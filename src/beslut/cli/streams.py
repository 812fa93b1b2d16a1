# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Output that never stops the work: a poor console, a reader that has left, a full disk, a stream that is closed."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import Any, TextIO, cast

from beslut.errors import reason


class _Forgiving:
    """A text stream that never raises. What cannot be written goes nowhere, so that the files are written all the same.

    `loss` says why something was lost, in Swedish; a reader that has left has got what it wanted, and loses nothing.
    """

    def __init__(self, stream: TextIO, loss: str = "") -> None:
        self._stream = stream
        self.loss = loss

    def write(self, text: str) -> int:
        try:
            return self._stream.write(text)
        except OSError as error:
            self._to_nowhere(error)
            return len(text)

    def flush(self) -> None:
        try:
            self._stream.flush()
        except OSError as error:
            self._to_nowhere(error)

    def _to_nowhere(self, error: OSError) -> None:
        if not isinstance(error, BrokenPipeError):
            self.loss = _CLOSED if error.errno == errno.EBADF else reason(error)
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, self._stream.fileno())
        os.close(nowhere)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


_CLOSED = "utströmmen är stängd"


def forgiving(stream: TextIO | None) -> TextIO:
    """The stream, with signs that a console lacks (✓ under cp1252) written as escapes; it never stops the work.

    Python has None in the place of a stream that was closed when the program began.
    """
    if stream is None:
        return cast(TextIO, _Forgiving(Path(os.devnull).open("w", encoding="utf-8"), _CLOSED))
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure:
        reconfigure(errors="backslashreplace")
    return cast(TextIO, _Forgiving(stream))


def loss_of(stream: TextIO) -> str:
    """Why something that was to be written to a forgiving stream was lost; empty when nothing was."""
    stream.flush()
    return str(getattr(stream, "loss", ""))
