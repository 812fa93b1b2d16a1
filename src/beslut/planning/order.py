# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""What somebody asked for, in their own words."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from beslut.speed.values import dataclass


@dataclass(frozen=True)
class Order:
    """What somebody asked for, and the one thing that a run may not find out for itself: the day.

    `day` is a day asked for (it becomes the documents' date too); `today` is what holds when neither it nor the
    case says. `parties` are names or codes as typed; `county` a county's name or code; empty `documents` means all.
    `signer` is the name of whoever signs this time; it stands in no data.
    `step`, `dialect` and `profile` try another than the party's own. `part` is every n:th of the parties, (2, 4) the
    second of four parts. `paper` is a Word file to write the parties' own documents on.
    `formats` are endings of files; `final` documents have no draft mark and no comments.
    """

    today: date
    case: str | None = None
    parties: tuple[str, ...] = ()
    county: str | None = None
    everyone: bool = False
    documents: tuple[str, ...] = ()
    day: date | None = None
    step: str | None = None
    dialect: str | None = None
    profile: str | None = None
    part: tuple[int, int] | None = None
    formats: tuple[str, ...] = ("docx",)
    final: bool = False
    project: Path | None = None
    signer: str | None = None
    paper: Path | None = None
