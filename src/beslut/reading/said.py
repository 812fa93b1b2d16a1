# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""What a file says of one § or matter, each thing with how sure the reader is, where it stands, and why."""

from __future__ import annotations

from dataclasses import dataclass, field

SURE, LIKELY = "säker", "trolig"


@dataclass(frozen=True, slots=True)
class Spot:
    """Where something stands: page and row, both from 1."""

    page: int
    row: int


@dataclass(frozen=True, slots=True)
class Said:
    """One field. `value` is None when the file does not say it, and `reason` tells why; then `sureness` is None too."""

    value: str | tuple[str, ...] | bool | None
    sureness: str | None
    spot: Spot | None
    reason: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of the text as it stands, without number and bullet. `body` is the organ that it is a decision of."""

    text: str
    spot: Spot
    sureness: str
    number: str | None = None
    body: str | None = None


@dataclass(frozen=True, slots=True)
class Repeal:
    """An older document that the decision ends: what is told of it, and the words that end it."""

    text: str
    spot: Spot
    sureness: str
    document: str | None = None
    body: str | None = None
    day: str | None = None
    section: str | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """One row of the heads or the first page."""

    text: str
    spot: Spot
    in_head: bool


def unsaid(reason: str) -> Said:
    """A field that the file does not say."""
    return Said(None, None, None, reason)


@dataclass(frozen=True)
class Reading:
    """One § or matter of a file. The names of the fields in Swedish stand in `as_json`.

    `front` is what stands in page heads and before the first matter, for whoever knows what name to look for.
    """

    file: str
    kind: Said
    organisation: Said
    body: Said
    day: Said
    section: Said
    case_number: Said
    their_case_number: Said
    matter: Said
    concerns: Said
    outcome: Said
    decider: Said
    chain: Said
    dialect: Said
    adjusted_at_once: Said
    points: tuple[Passage, ...] = ()
    proposals: tuple[Passage, ...] = ()
    basis: tuple[Passage, ...] = ()
    recipients: tuple[Passage, ...] = ()
    conditions: tuple[Passage, ...] = ()
    reservations: tuple[Passage, ...] = ()
    replaces: tuple[Passage, ...] = ()
    repeals: tuple[Repeal, ...] = ()
    warnings: tuple[Passage, ...] = field(default=())
    front: tuple[str, ...] = ()
