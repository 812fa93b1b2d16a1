# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""What became of a file that was to be saved."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from beslut.speed.values import dataclass


class Outcome(StrEnum):
    """What became of one file. KEPT has a new version laid beside it; OWN has nothing new that could lie there."""

    NEW = "ny"
    SAME = "oförändrad"
    UPDATED = "uppdaterad"
    KEPT = "ändrad för hand"
    OWN = "ändrad för hand, inget nytt"
    REPLACED = "ersatt"
    MERGED = "förd in"

    @property
    def plural(self) -> str:
        """The word for several files: `nya`, `ändrade för hand`, `förda in`."""
        first, _, rest = self.value.partition(" ")
        return f"{first}a {rest}".replace("ada", "ade").strip()


@dataclass(frozen=True)
class Saved:
    """One file after saving: where it is and what happened.

    `beside` is where its new version lies when it was kept, the copy of what it held when it was replaced, or a new
    version from before that lies there still when what is new has been carried in.
    """

    path: Path
    outcome: Outcome
    beside: Path | None = None


@dataclass(frozen=True)
class HandEdited:
    """A file that somebody has changed: what it holds now, and what we wrote there last; None when that is lost."""

    theirs: bytes
    base: bytes | None
