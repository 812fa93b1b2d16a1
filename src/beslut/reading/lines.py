# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""What every format becomes: lines with page and row, and what the format itself tells of each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a file. `page` and `row` count from 1; a format without pages has one.

    `label` is a number or bullet that the format sets itself (Word's own numbering) or None when the format has none;
    `begins` says whether the line begins a paragraph, None when the format does not tell; `margin` is `head` or `foot`
    when the format says so; `cell` is (table, row, column). `left`, `right`, `top` and `size` are points, 0 if unknown.
    """

    text: str
    page: int = 1
    row: int = 1
    label: str | None = None
    begins: bool | None = None
    gap: bool = False
    heading: int = 0
    strong: bool = False
    margin: str = ""
    cell: tuple[int, int, int] | None = None
    left: float = 0
    right: float = 0
    top: float = 0
    size: float = 0
    hyphen: bool = False


@dataclass(frozen=True)
class LinedFile:
    """A file as lines, in reading order: its name, its format (`docx`, `pdf` …), and what a reader should know."""

    name: str
    format: str
    lines: tuple[Line, ...]
    warnings: tuple[str, ...] = ()


class FormatReader(Protocol):
    """One format. Takes the whole file, gives its lines. Raises UnreadableFile, in seconds and with bounded memory."""

    def __call__(self, raw: bytes, name: str) -> LinedFile:
        """Read the bytes of the file that people know as `name`."""
        ...
