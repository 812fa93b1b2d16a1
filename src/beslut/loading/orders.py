# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Who waits for whom: that `efter` names parties of the case, and that nobody waits for itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from beslut.errors import Problem, did_you_mean
from beslut.loading.source import YamlFile
from beslut.model import Case, Register, parties_of


def order_problems(file: YamlFile, case: Case, register: Register) -> Iterator[Problem]:
    """What is wrong with the order between the parties, each at the party that waits."""
    names = [party.name for party in parties_of(case, register)]
    waits: dict[str, tuple[str, ...]] = {}
    for name, facts in case.party_facts.items():
        found = [(one, register.named(one)) for one in facts.after]
        waits[name] = tuple(party.name for _, party in found if party)
        for index, (typed, party) in enumerate(found):
            if party is None or party.name not in names:
                place = file.place_of(("per_part", name, "efter", index))
                hint = did_you_mean(typed, names) or "efter räknar upp andra parter i samma ärende"
                yield Problem("M06", f"{name} väntar på ”{typed}”, som inte är part i ärendet", place, hint)
    for name in waits:
        if circle := _circle(name, waits):
            place = file.place_of(("per_part", name, "efter"), key=True)
            hint = "någon måste besluta först; ta bort ett av namnen i efter"
            yield Problem("P08", f"parterna väntar på varandra: {' → '.join(circle)}", place, hint)
            return


def _circle(start: str, waits: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The way from a party back to itself, or nothing."""
    paths: list[tuple[str, ...]] = [(start,)]
    seen: set[str] = set()
    while paths:
        path = paths.pop()
        for name in waits.get(path[-1], ()):
            if name == start:
                return (*path, name)
            if name not in seen:
                seen.add(name)
                paths.append((*path, name))
    return ()
