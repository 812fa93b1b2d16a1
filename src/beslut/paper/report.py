# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""What a house's Word file offers and lacks."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class PaperReport:
    """What was found, as it is found: styles by our name and theirs, places, and remarks in whole Swedish sentences."""

    matched: dict[str, str] = field(default_factory=dict)
    added: list[str] = field(default_factory=list)
    places: list[str] = field(default_factory=list)
    unknown_places: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Prepared:
    """A base package, as bytes, and what was found while it was made."""

    package: bytes
    report: PaperReport
