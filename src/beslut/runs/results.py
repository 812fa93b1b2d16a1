# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""What a run tells of: each file, what could not be made or written, and what is left from before."""

from __future__ import annotations

from pathlib import Path

from beslut.blocks import Check, Gap
from beslut.errors import BeslutError, Finding
from beslut.model import DocumentKind, Party
from beslut.output import Saved
from beslut.speed.values import dataclass


@dataclass(frozen=True)
class CarriedIn:
    """What became of our changes in a file that somebody has edited.

    `carried` are old and new words, now tracked changes; `conflicts` their words, which stand, and ours; `left_out` why
    something could not be carried in, and what. `why` is said when nothing was tried.
    """

    carried: tuple[tuple[str, str], ...] = ()
    conflicts: tuple[tuple[str, str], ...] = ()
    left_out: tuple[tuple[str, str], ...] = ()
    why: str = ""


@dataclass(frozen=True)
class Written:
    """One document of one party after the run; `saved` is None on a dry run, `kind` for an enclosure.

    `into` is told of a file that somebody had edited, when what is new was to be carried into it.
    """

    party: Party
    kind: DocumentKind | None
    name: str
    saved: Saved | None
    gaps: tuple[Gap, ...] = ()
    checks: tuple[Check, ...] = ()
    into: CarriedIn | None = None


@dataclass(frozen=True)
class LeftOver:
    """A file that we once wrote, of a party that the case no longer has."""

    path: Path


@dataclass(frozen=True)
class Failed:
    """A party whose documents, or one of them, could not be written, and why."""

    party: Party
    error: BeslutError


Result = Written | Failed | Finding | LeftOver
