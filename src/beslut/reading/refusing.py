# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""What is refused, and the limits: a file that cannot be read says so in one sentence, never with a crash."""

from __future__ import annotations

from typing import NoReturn

from beslut.errors import DataError, Place, Problem

MB = 1_000_000
MAX_FILE = 100 * MB
MAX_TEXT = 10 * MB
MAX_PART = 30 * MB
MAX_TAGS = 600_000
MAX_DEPTH = 150
MAX_MEMBERS = 5_000
MAX_FILES = 2_000
MAX_LINES = 200_000
MAX_ROW = 50_000
MAX_PAGES = 3_000
MAX_UNPACKED = 400 * MB


class UnreadableFile(DataError):
    """A file that cannot or must not be read: broken, hostile, locked, too large, or of an unknown kind."""


def long_row(name: str) -> NoReturn:
    """Refuse a file with a row that is longer than any paper's."""
    refuse(name, f"filen har en rad med fler än {MAX_ROW} tecken", "dela upp raden i stycken", code="I04")


def refuse(name: str, message: str, hint: str = "", *, code: str = "I01", line: int = 1) -> NoReturn:
    """Raise UnreadableFile with one Swedish sentence and the next step."""
    raise UnreadableFile(Problem(code, message, Place(name, line, 1), hint))
