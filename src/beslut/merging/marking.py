# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""What a tracked change is marked with, what letters it is of, and what bytes it takes."""

from __future__ import annotations

from dataclasses import dataclass, field

AUTHOR = "beslut"
_MINUTES_IN_DAY = 1440
_BLOCK_MINUTES = 5  # LibreOffice makes one change of neighbours that have the same author and minute


@dataclass
class Marker:
    """Gives each tracked change its number, author and time. `day` is ISO; `next_id` above every other in the file."""

    day: str
    next_id: int
    _blocks: int = field(default=0)

    def words(self) -> str:
        """The attributes of a change of words."""
        return self._attributes(0)

    def block(self) -> str:
        """The attributes of a change of a whole block, some minutes after the one before it."""
        self._blocks += 1
        return self._attributes(self._blocks * _BLOCK_MINUTES % _MINUTES_IN_DAY)

    def number(self) -> int:
        """A number that nothing else in the file has."""
        self.next_id += 1
        return self.next_id - 1

    def _attributes(self, minutes: int) -> str:
        time = f"{self.day}T{minutes // 60:02}:{minutes % 60:02}:00Z"
        return f'w:id="{self.number()}" w:author="{AUTHOR}" w:date="{time}"'


@dataclass(frozen=True)
class Edit:
    """Letters of a paragraph to strike out, and the runs to put in after them."""

    start: int
    end: int
    runs: bytes = b""


@dataclass(frozen=True)
class Splice:
    """Bytes of a part to put in the place of others."""

    start: int
    end: int
    new: bytes
