# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""What a report is made from: the findings of one case, the parties that were checked, and how hard the texts are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from beslut import swedish
from beslut.errors import LEVELS, Finding, Level, Place

_PLURAL: Mapping[Level, str] = {"fel": "fel", "varning": "varningar", "lucka": "luckor", "info": "upplysningar"}
_SINGULAR: Mapping[Level, str] = {"fel": "fel", "varning": "varning", "lucka": "lucka", "info": "upplysning"}
_NAMED = 3  # parties; more are counted


@dataclass(frozen=True)
class Report:
    """One check: the case, its file, the parties, what was found, and LIX by document."""

    case: str
    file: str
    parties: tuple[str, ...]
    findings: tuple[Finding, ...]
    lix: Mapping[str, tuple[int, int]] = field(default_factory=dict)


@dataclass(frozen=True)
class Told:
    """The same finding for one party or several. `elsewhere` is how many more places of its file it is about."""

    finding: Finding
    parties: tuple[str, ...]
    elsewhere: int = 0

    @property
    def whose(self) -> str:
        """`Gävle`, `Gävle, Hofors och Ljusdal`, `Gävle, Hofors, Ljusdal och 7 till`; empty for the case itself."""
        if len(self.parties) <= _NAMED:
            return swedish.joined(self.parties) if self.parties else ""
        return f"{', '.join(self.parties[:_NAMED])} och {len(self.parties) - _NAMED} till"


def grouped(findings: Sequence[Finding]) -> list[Told]:
    """The findings of one cause as one: those that differ by party only, and a fact that lacks in several cells.

    The most serious first. A group stands at the first of its places.
    """
    groups: dict[tuple[object, ...], list[Finding]] = {}
    for one in findings:
        where = one.place.file if one.key and one.place else one.place
        key = (one.code, one.level, one.cause or one.message, where, one.document, one.hint)
        groups.setdefault(key, []).append(one)
    return sorted((_told(same) for same in groups.values()), key=lambda one: LEVELS.index(one.finding.level))


def _told(same: Sequence[Finding]) -> Told:
    in_order = sorted(same, key=lambda one: (one.place.line, one.place.column) if one.place else (0, 0))
    places = {one.place for one in same}
    return Told(in_order[0], tuple(dict.fromkeys(one.party for one in in_order if one.party)), len(places) - 1)


def place_of(finding: Finding, report: Report) -> Place:
    """Where the finding is; the case file's first line when nothing better is known."""
    return finding.place or Place(report.file, 1, 1)


def counted(findings: Sequence[Finding]) -> str:
    """`2 fel, 1 varning och 14 luckor`, or `inget att anmärka`."""
    parts = []
    for level in LEVELS:
        count = sum(one.level == level for one in findings)
        if count:
            parts.append(f"{count} {(_SINGULAR if count == 1 else _PLURAL)[level]}")
    return swedish.joined(parts) if parts else "inget att anmärka"


def whole(told: Told) -> str:
    """The message, whose it is, and what to do, as one line."""
    whose = f" ({told.whose})" if told.whose else ""
    hint = f" Tips: {told.finding.hint}" if told.finding.hint else ""
    return f"{told.finding.sentence}{whose}.{hint}".replace("?.", "?").replace("..", ".")
