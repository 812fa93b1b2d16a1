# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""One case file, with every name in it resolved."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from beslut.assets import Assets
from beslut.errors import DataError, Problem, did_you_mean
from beslut.loading.findings import validated
from beslut.loading.source import Loc, YamlFile
from beslut.model import Case, Party, Register


def load_case(path: Path, assets: Assets, register: Register) -> Case:
    """One case file, with every name in it resolved against the register and the case's own ids.

    Raises DataError with every problem found.
    """
    file = YamlFile(path, assets.shown(path))
    case = validated(file, Case)
    problems = [*_unknown_parties(file, case, register), *_unknown_ids(file, case)]
    if problems:
        raise DataError(problems)
    return case


def _unknown_parties(file: YamlFile, case: Case, register: Register) -> list[Problem]:
    named: list[tuple[Loc, str]] = [(("avsändare",), case.sender)]
    named += [(("parter", "lista", i), name) for i, name in enumerate(case.participants.listed)]
    named += [(("parter", "utom", i), name) for i, name in enumerate(case.participants.except_for)]
    named += [(("per_part", name), name) for name in case.party_facts]
    names = [party.name for party in register.parties.values()]
    problems = []
    for loc, name in named:
        party = register.named(name)
        if party is None:
            hint = did_you_mean(name, names)
            problems.append(
                Problem("M06", f"parten ”{name}” finns inte i registret", file.place_of(loc, key=True), hint)
            )
        elif loc[0] == "per_part":
            problems += _unknown_organs(file, case, party, loc)
    for index, code in enumerate(case.participants.counties):
        if not any(party.county_code == code for party in register.parties.values()):
            place = file.place_of(("parter", "län", index))
            problems.append(Problem("M06", f"länskoden {code} finns inte i registret", place))
    return problems


def _unknown_organs(file: YamlFile, case: Case, party: Party, loc: Loc) -> list[Problem]:
    if loc[-1] != party.name:
        hint = f"skriv ”{party.name}”"
        return [Problem("M06", "per_part använder partens korta namn", file.place_of(loc, key=True), hint)]
    facts = case.party_facts[party.name]
    used: list[tuple[Loc, str]] = []
    if facts.taking_part:
        used += [((*loc, "deltagande", "organ", i), name) for i, name in enumerate(facts.taking_part.names)]
    if facts.deciding_organ and facts.deciding_organ.name:
        used.append(((*loc, "beslutande_organ", "namn"), facts.deciding_organ.name))
    known = [organ.name for organ in party.organs]
    return [
        Problem("M06", f"{party.name} har inget organ ”{name}” i registret", file.place_of(where),
                did_you_mean(name, known) or "lägg in organet med källa i data/kommuner.yaml")
        for where, name in used
        if name not in known
    ]  # fmt: skip


def _unknown_ids(file: YamlFile, case: Case) -> list[Problem]:
    problems = []

    def known(loc: Loc, name: str, names: Iterable[str], what: str) -> None:
        listed = list(names)
        if name not in listed:
            hint = did_you_mean(name, listed)
            problems.append(Problem("M06", f"{what} ”{name}” finns inte i ärendet", file.place_of(loc, key=True), hint))

    earlier = [document.id for document in case.earlier]
    for index, point in enumerate(case.points):
        if point.repeals:
            known(("beslut", index, "tidigare_beslut"), point.repeals, earlier, "det tidigare beslutet")
    for name, facts in case.party_facts.items():
        for ident in facts.earlier:
            known(("per_part", name, "tidigare_beslut", ident), ident, earlier, "det tidigare beslutet")
        for ident in facts.facts:
            known(("per_part", name, "uppgifter", ident), ident, case.facts, "uppgiften")
    for key, entries in (("beslut", case.points), ("handlingar", case.documents), ("tidigare_beslut", case.earlier)):
        ids = [entry.id for entry in entries]
        for index, ident in enumerate(ids):
            if ident in ids[:index]:
                problems.append(Problem("M07", f"”{ident}” står två gånger", file.place_of((key, index, "id"))))
    return problems
