# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""What a run tells of: each file, what could not be made or written, and what is left from before."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from beslut.blocks import Check, Gap
from beslut.errors import BeslutError
from beslut.model import DocumentKind, Party
from beslut.output import Saved

if TYPE_CHECKING:
    from beslut.checking import Finding


@dataclass(frozen=True)
class Written:
    """One document of one party after the run; `saved` is None on a dry run, `kind` for an enclosure."""

    party: Party
    kind: DocumentKind | None
    name: str
    saved: Saved | None
    gaps: tuple[Gap, ...] = ()
    checks: tuple[Check, ...] = ()


@dataclass(frozen=True)
class LeftOver:
    """A file that we once wrote, of a party that the case no longer has."""

    path: Path


@dataclass(frozen=True)
class Failed:
    """A party whose documents, or one of them, could not be written, and why."""

    party: Party
    error: BeslutError


if TYPE_CHECKING:
    Result = Written | Failed | Finding | LeftOver
else:
    Result = Written | Failed | LeftOver  # a finding is of the check, which not every run has to load
