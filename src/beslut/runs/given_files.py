# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""A file that somebody has named on the command line, read whole."""

from __future__ import annotations

from pathlib import Path

from beslut.disk import content_of
from beslut.errors import Problem, UsageError, reason
from beslut.reading.refusing import MAX_FILE


def content_at(path: Path) -> bytes:
    """All of it. Raises UsageError when it is not there, is no regular file, or is too large."""
    try:
        content = content_of(str(path), MAX_FILE)
    except OSError as error:
        raise UsageError(Problem("U83", f"filen går inte att läsa: {path} ({reason(error)})")) from None
    if content is None:
        raise UsageError(Problem("U83", f"filen finns inte: {path}", hint="kontrollera namnet"))
    return content
