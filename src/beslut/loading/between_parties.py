# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""What shows only when all parties of a case are known: who gets nothing, who waits for whom, whose style is none."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from datetime import date

from beslut.errors import SLIP, Problem, did_you_mean
from beslut.loading.places import CasePlaces
from beslut.loading.source import Loc, YamlFile
from beslut.model import Case, Party, Register, parties_of
from beslut.points import Condition, applies
from beslut.swedish import day_in


def problems_of_parties(file: YamlFile, case: Case, register: Register, profiles: Collection[str]) -> Iterator[Problem]:
    """What is wrong with the case's parties, by the register of the case and the ids of the house styles."""
    yield from _common_bodies(file, case, register)
    yield from _without_documents(file, case, register)
    yield from _meetings(file, case)
    yield from _conditions(file, case, register)
    yield from _profiles(file, case, profiles)
    yield from _orders(file, case, register)


def _common_bodies(file: YamlFile, case: Case, register: Register) -> Iterator[Problem]:
    """Organs that the case names for all its parties: a slip of one that there is, or a name that none of them has."""
    told: list[tuple[Loc, str]] = [
        (("kedja", number, "namn"), one.name) for number, one in enumerate(case.chain) if one.name
    ]
    if case.deciding_body and case.deciding_body.name:
        told.append((("beslutande_organ", "namn"), case.deciding_body.name))
    if not told:
        return
    known = {
        each
        for party in register.parties.values()
        for body in party.bodies
        if body.inferred_from is None
        for each in (body.name, body.spoken)
        if each
    }
    parties = parties_of(case, register)
    for loc, name in told:
        near = did_you_mean(name, known, cutoff=SLIP) if name not in known else ""
        if near or not any(party.body_named(name) for party in parties):
            hint = near or "skriv organen som socialnämnden > ks > kf; ett eget organ läggs under per_part, organ"
            message = f"organet ”{name}” finns inte" if near else f"ingen part har organet ”{name}”"
            yield Problem("M06", message, file.place_of(loc, key=True), hint)


def told_of_others(file: YamlFile, case: Case, register: Register) -> Iterator[Problem]:
    """What the case tells of somebody who is no party of it, and no document will ever say."""
    names = {party.name for party in parties_of(case, register)}
    for name in case.party_facts:
        if name not in names:
            place = file.place_of(("per_part", name), key=True)
            hint = "lägg till parten under parter, eller ta bort det som står här"
            yield Problem(
                "P12", f"{name} är ingen part i ärendet, så det som står här används inte", place, hint, "varning"
            )


def _without_documents(file: YamlFile, case: Case, register: Register) -> Iterator[Problem]:
    """Parties that no document is for: they would vanish without a word."""
    parties = parties_of(case, register)
    missed = [party for party in parties if not any(case.gets(party, kind) for kind in case.documents)]
    if missed:
        names, kinds = ", ".join(party.name for party in missed), sorted({party.kind for party in missed})
        hint = f"lägg till {', '.join(kinds)} under för i handlingarna, eller undanta parten med utom under parter"
        place = file.place_of(("handlingar",), key=True)
        yield Problem("P09", f"ingen handling är för {names}", place, hint)


_AS_A_DAY = re.compile(r"\d{4}-\d\d-\d\d|(?:den )?\d{1,2} \w+ \d{4}")


def _meetings(file: YamlFile, case: Case) -> Iterator[Problem]:
    """Days of meetings that are written as days, and are none."""
    for name, facts in case.party_facts.items():
        for step, told in facts.at_step.items():
            value = told["sammanträdesdatum"].value if "sammanträdesdatum" in told else None
            if value and _AS_A_DAY.fullmatch(value) and day_in(value) is None:
                place = file.place_of(("per_part", name, "steg", step, "sammanträdesdatum"))
                yield Problem("M05", f"”{value}” är inget datum", place, "skriv som 2099-06-30 eller 30 juni 2099")


def _conditions(file: YamlFile, case: Case, register: Register) -> Iterator[Problem]:
    """The same condition a second time for somebody: its sentence would stand twice."""
    told = [(index, point) for index, point in enumerate(case.points) if isinstance(point, Condition)]
    parties = parties_of(case, register) if len(told) > 1 else ()
    for number, (index, point) in enumerate(told):
        alike = [one.applies_to for _, one in told[:number] if _says(one) == _says(point)]
        if any(applies(point.applies_to, party, case) and applies(scope, party, case)
               for scope in alike for party in parties):  # fmt: skip
            hint = "ta bort det ena, eller säg med gäller vilka parter vart och ett är för"
            place = file.place_of(("beslut", index, "slag"))
            yield Problem("M07", "samma part får samma villkor två gånger", place, hint)


def _says(condition: Condition) -> tuple[object, ...]:
    return condition.parties, condition.likeness, condition.body, condition.sentences


def _profiles(file: YamlFile, case: Case, profiles: Collection[str]) -> Iterator[Problem]:
    told: list[tuple[Loc, str | None]] = [
        (("per_part", name, "profil"), facts.profile) for name, facts in case.party_facts.items()
    ]
    told += [(("andra_parter", index, "profil"), one.profile) for index, one in enumerate(case.other_parties)]
    for loc, profile in told:
        if profile and profile not in profiles:
            hint = did_you_mean(profile, profiles) or "beslut list profiler visar alla"
            yield Problem("M06", f"profilen ”{profile}” finns inte", file.place_of(loc), hint)


def _orders(file: YamlFile, case: Case, register: Register) -> Iterator[Problem]:
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


def decided_too_early(case: Case, register: Register, places: CasePlaces) -> Iterator[Problem]:
    """Parties whose decision is dated before one that it waits for and refers to, each at its own day."""
    for name, facts in case.party_facts.items():
        party = register.named(name)
        own = decided_on(case, party)
        for other in map(register.named, facts.after if party and own else ()):
            first = decided_on(case, other)
            if party and other and own and first and own < first:
                body = case.decider_of(party).of(party)
                place = places.of_answer(party, f"steg.{body.abbreviation if body else ''}.sammanträdesdatum")
                message = f"{name} beslutar {own}, före {other.name} ({first}), som beslutet väntar på"
                yield Problem(
                    "P11", message, place, "rätta en av dagarna (beslutsdatum), eller ta bort namnet ur efter"
                )


def decided_on(case: Case, party: Party | None) -> date | None:
    """The day of the deciding body's meeting, where the case knows it."""
    body = case.decider_of(party).of(party) if party else None
    if party is None or body is None:
        return None
    fact = case.facts_of(party).at_step.get(body.abbreviation, {}).get("sammanträdesdatum")
    return day_in(fact.value) if fact and fact.value else None


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
