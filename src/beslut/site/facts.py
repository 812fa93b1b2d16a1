# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""What a party's papers ask for, fact by fact, with what is known already and where each answer will stand."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from beslut.blocks import gaps
from beslut.model import EarlierState, Party
from beslut.planning import Plan
from beslut.project import Project
from beslut.runs.check import make_party
from beslut.runs.fill import keys_of
from beslut.runs.gap_list import GapList, gap_list
from beslut.runs.gap_sheets import CASE_LABEL, CODE, FACT, HINT, KEY, PARTY, VALUE, may_be_none
from beslut.runs.known import known_value
from beslut.runs.make import templates_of
from beslut.runs.missing_facts import Asked
from beslut.site.plain import Told, said_here
from beslut.wording import fact_name

_DAYS = ("datum", "sammanträdesdatum", "sista_svarsdag")


def facts_of(plan: Plan, project: Project) -> list[Told]:
    """Each fact once, those that are asked for first: its name, how to find it, and an answer for each party."""
    found = gap_list(plan, project)
    places = _places(plan, project)
    told: dict[tuple[str, bool], Told] = {}
    for one in found.asked:
        if one.key:
            fact = told.setdefault((one.key, not one.party), _fact(found, one.key, one.hint, common=not one.party))
            fact["svar"].append(_asked(one, found.organs.get(one.party, ()), places))
    for party, key, value in _known(plan, project):
        whose = party.name if party else ""
        if found.of(whose, key) is None:
            fact = told.setdefault((key, party is None), _fact(found, key, "", common=party is None))
            organs = found.organs.get(whose, ())
            fact["svar"].append(_answer(key, whose, value, "känd", organs) | {"källa": _source(plan, party, key)})
    for fact in told.values():
        fact["saknas"] = sum(one["läge"] == "okänd" for one in fact["svar"])
    return sorted(told.values(), key=lambda fact: not any(one["läge"] != "känd" for one in fact["svar"]))


def unplaced(plan: Plan, project: Project) -> list[Told]:
    """What no fact of the case tells: it is written in the finished document, or in the template."""
    return [
        {"ord": one.words, "anvisning": said_here(one.hint), "ställen": one.places}
        for one in gap_list(plan, project).unplaced
    ]


def lacking(plan: Plan, project: Project) -> Told:
    """How many facts each party lacks, by name, and how many the case itself does (""), with those to confirm."""
    counts: dict[str, list[int]] = {"": [0, 0], **{task.party.name: [0, 0] for task in plan.parties}}
    for one in gap_list(plan, project).asked:
        if one.key:
            counts[one.party][bool(one.value)] += 1
    return {name: {"saknas": lacks, "härledda": inferred} for name, (lacks, inferred) in counts.items()}


def answers_list(plan: Plan, project: Project, given_in: str) -> bytes:
    """What was filled in there for the plan's parties and for the case, as the list in text that `fill` reads."""
    out = io.StringIO()
    names = (CASE_LABEL, PARTY, CODE, FACT, VALUE, HINT, KEY)
    writer = csv.DictWriter(out, names, delimiter=";", lineterminator="\r\n")
    writer.writeheader()
    for party, key, value in _known(plan, project):
        if given_in in _source(plan, party, key):
            row = (
                plan.loaded.case.id,
                party.name if party else "",
                party.code if party else "",
                fact_name(key, plan.loaded.case.earlier),
                value,
            )
            writer.writerow(dict(zip(names, (*row, "", key), strict=True)))
    return out.getvalue().encode("utf-8-sig")


def _fact(found: GapList, key: str, hint: str, *, common: bool) -> Told:
    """The fact by its name, and by a shorter one below the heading of what it is a part of."""
    _, *path = key.split(".")
    heading, name = "", found.name(key)
    short = name
    if len(path) == 2:
        earlier = next((one.document for one in found.earlier if one.id == path[0]), "")
        heading = f"Tidigare beslut om {earlier}" if earlier else f"Sammanträdet i {path[0].upper()}"
        short = path[1]
    none = f"Finns inget sådant beslut: skriv ”{EarlierState.NONE}”." if may_be_none(key) else ""
    return {"nyckel": key, "annars": none, "namn": name, "kort": short, "grupp": heading, "anvisning": said_here(hint),
            "gemensam": common, "svar": []}  # fmt: skip


def _asked(one: Asked, organs: Sequence[str], places: dict[tuple[str, str], list[str]]) -> Told:
    state = "härledd" if one.value else "okänd"
    where = places.get((one.key, one.party)) or sorted({name for (key, _), names in places.items() if key == one.key
                                                        for name in names})  # fmt: skip
    return _answer(one.key, one.party, one.value, state, organs) | {"grund": one.basis, "står_i": where}


def _answer(key: str, party: str, value: str, state: str, organs: Sequence[str]) -> Told:
    last = key.rpartition(".")[2]
    choices = list(organs) if last in ("beslutande_organ", "organ") else []
    choices += [EarlierState.NONE.value] if may_be_none(key) else []
    return {"part": party, "värde": value, "läge": state, "val": choices, "dag": last in _DAYS,
            "grund": "", "källa": "", "står_i": []}  # fmt: skip


def _places(plan: Plan, project: Project) -> dict[tuple[str, str], list[str]]:
    """The names of the documents that ask for a fact, by key and party."""
    templates = templates_of(project)
    found: dict[tuple[str, str], list[str]] = {}
    for task in plan.parties:
        for paper in make_party(task, templates)[0].documents:
            for gap in gaps(paper.document):
                names = found.setdefault((gap.key, task.party.name), [])
                if paper.kind.name not in names:
                    names.append(paper.kind.name)
    return found


def _known(plan: Plan, project: Project) -> Iterable[tuple[Party | None, str, str]]:
    """What the case knows already of the facts that can be answered."""
    case = plan.loaded.case
    for key in keys_of(plan.loaded, project):
        ident = key.removeprefix("uppgifter.")
        for party in (None, *(task.party for task in plan.parties)):
            own = party is None or ident in case.facts_of(party).facts or not key.startswith("uppgifter.")
            value = known_value(case, party, key) if own else ""
            if value:
                yield party, key, value


def _source(plan: Plan, party: Party | None, key: str) -> str:
    """What the case says that the fact is known from; empty when it does not say."""
    case = plan.loaded.case
    own = case.facts_of(party) if party else None
    match key.split("."):
        case ["uppgifter", ident]:
            fact = (own.facts if own else case.facts).get(ident)
            return (fact.source or "") if fact else ""
        case ["steg", step, ident]:
            fact = own.at_step.get(step, {}).get(ident) if own else None
            return (fact.source or "") if fact else ""
        case ["tidigare_beslut", ident, _]:
            earlier = own.earlier.get(ident) if own else None
            return (earlier.source or "") if earlier else ""
        case ["beslutande_organ"]:
            return (own.deciding_body.source or "") if own and own.deciding_body else ""
        case ["deltagande", _]:
            return (own.taking_part.source or "") if own and own.taking_part else ""
    return ""
