# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""The check, in order: every rule on everything it looks at, the reasons that the case gives, places, one order."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import Any

import beslut.checking.rules  # noqa: F401 – importing it fills the table
from beslut.assets import Assets
from beslut.checking.exempting import exempted
from beslut.checking.finding import LEVELS, Finding, Hit
from beslut.checking.matter import Line, Matter, Paper, Seat
from beslut.checking.placing import Finder
from beslut.checking.registry import RULES, LooksAt, Rule
from beslut.loading.findings import validated
from beslut.loading.source import YamlFile
from beslut.model import LanguageFile
from beslut.writers import writer

WORDS = Path("data", "ordlista-sprak.yaml")


def load_language(assets: Assets) -> LanguageFile:
    """The words to look for, the project's own file before the one that ships. Raises DataError."""
    path = next(root / WORDS for root in assets.roots if (root / WORDS).is_file())
    return validated(YamlFile(path, assets.shown(path)), LanguageFile)


def findings(matter: Matter, only: Collection[str] = ()) -> tuple[Finding, ...]:
    """Everything that the rules have to say of the case and its parties' documents, in a fixed order.

    `only` keeps to those rules. The same thing said of a party in several of its documents is told once, in the first.
    """
    chosen = [RULES[code] for code in sorted(RULES) if not only or code in only]
    finder = Finder(matter)
    found = [one for rule in chosen for one in _of(rule, matter, finder)]
    kept = exempted(matter, _once(found), {rule.code for rule in chosen})
    order = {seat.party.name: number for number, seat in enumerate(matter.seats)}
    return tuple(sorted(kept, key=lambda one: _key(one, order)))


def _key(one: Finding, order: dict[str, int]) -> tuple[Any, ...]:
    place = (one.place.file, one.place.line, one.place.column) if one.place else ("", 0, 0)
    return order.get(one.party, -1), LEVELS.index(one.level), place, one.code, one.document, one.message


def _once(found: Iterable[Finding]) -> list[Finding]:
    seen: dict[tuple[object, ...], Finding] = {}
    for one in found:
        seen.setdefault((one.code, one.party, one.message, one.place), one)
    return list(seen.values())


def _of(rule: Rule, matter: Matter, finder: Finder) -> Iterator[Finding]:
    told: dict[Line, list[Hit]] = {}
    for subject, seat, paper in _subjects(rule.looks_at, matter):
        if isinstance(subject, Line):
            if subject not in told:
                told[subject] = list(rule.check(subject))
            hits: Iterable[Hit] = told[subject]
        else:
            hits = rule.check(subject)
        for hit in hits:
            yield finder.finding(rule, hit, seat, hit.paper or paper)


def _subjects(looks_at: LooksAt, matter: Matter) -> Iterator[tuple[Any, Seat | None, Paper | None]]:
    """What such rules are called with, and whose it is."""
    if looks_at == "ärende":
        yield matter, None, None
        return
    for seat in matter.seats:
        match looks_at:
            case "part":
                yield seat, seat, None
            case "beslut":
                yield from ((ruling, seat, ruling.paper) for ruling in seat.rulings)
            case "handling":
                yield from ((paper, seat, paper) for paper in seat.papers)
            case "text":
                yield from ((line, seat, paper) for paper in seat.papers for line in paper.lines)
            case "fil":
                yield from ((writer("docx")(paper.document), seat, paper) for paper in seat.papers)
