# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""One case file, with every name in it resolved: parties, organs, verbs, and the case's own ids and places."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import Any, get_args

from beslut.assets import Assets
from beslut.errors import SLIP, Problem, did_you_mean
from beslut.loading.between_parties import decided_too_early, problems_of_parties, told_of_others
from beslut.loading.findings import validated
from beslut.loading.places import CasePlaces
from beslut.loading.problems import in_order, refuse
from beslut.loading.shorthand import unknown_fact, write_out
from beslut.loading.source import Loc, YamlFile
from beslut.loading.standard import load_standard, misspelt_facts, unknown_documents
from beslut.loading.table import Names, Read, with_table
from beslut.loading.texts import unknown_slots
from beslut.model import (
    BodyChoice,
    Case,
    Fact,
    Party,
    PartyKind,
    Profile,
    Register,
    Status,
    VerbForms,
    register_of,
)
from beslut.points import CaseNames, PointKind
from beslut.swedish import slug
from beslut.wording import chain as body_chain


def load_case(
    path: Path, assets: Assets, register: Register, verbs: Mapping[str, VerbForms], profiles: Mapping[str, Profile]
) -> tuple[Case, tuple[Problem, ...]]:
    """One case file with its table of parties, every name resolved against the register and the case's own ids.

    Beside it what somebody should know of its table, and need not mend. Raises DataError with every problem found.
    """
    file = YamlFile(path, assets)
    standard = load_standard(assets)
    slips = tuple(misspelt_facts(file, standard))
    write_out(file.data, standard)
    refuse(unknown_documents(file, standard))
    read = Read(validated(file, Case))
    case = read.case
    if case.participants.table:
        table, asked = path.with_name(case.participants.table), file.place_of(("parter", "tabell"))
        names = Names(register_of(case, register), profiles)
        read = with_table(case, table, assets, asked, names)
    case = _with_facts_of_parties(read.case)
    resolver = _Resolver(file, case, register_of(case, register), verbs, profiles)
    told = () if read.problems else in_order(resolver.problems())
    early = decided_too_early(case, resolver.register, CasePlaces(path, assets, case, resolver.register))
    refuse(chain(told, () if read.problems else early, _missing_templates(file, case, assets), read.problems))
    return case, (*_other_name(file, case), *slips, *told_of_others(file, case, resolver.register), *read.notes)


def _other_name(file: YamlFile, case: Case) -> Iterator[Problem]:
    """A case that calls itself something else than its file: the file's name is the one that is asked for."""
    if case.id != file.stem:
        hint = f"skriv id: {file.stem}, eller döp om filen till {case.id}.yaml"
        message = f"id är {case.id}, men filen heter {file.stem}; --arende tar filens namn"
        yield Problem("P10", message, file.place_of(("id",), key=True), hint, "varning")


def _with_facts_of_parties(case: Case) -> Case:
    """The case with every fact that one of its parties has: for the others it is unknown, if a text asks for it."""
    own = dict.fromkeys(ident for facts in case.party_facts.values() for ident in facts.facts)
    new = {
        ident: Fact(status=Status.UNKNOWN, gap=told["lucka"], hint=told["anvisning"])
        for ident in own
        if ident not in case.every_fact
        for told in [unknown_fact(ident, "för parten, under per_part i ärendefilen")]
    }
    return replace(case, facts={**case.facts, **new}) if new else case


def _missing_templates(file: YamlFile, case: Case, assets: Assets) -> Iterator[Problem]:
    """Documents whose template does not lie below the template folders."""
    known = assets.templates()
    for index, kind in enumerate(case.documents):
        if kind.template not in known:
            place = file.place_of(("handlingar", index, "mall"))
            hint = did_you_mean(kind.template, known) or f"lägg den i templates/{kind.template}"
            yield Problem("M06", f"mallen ”{kind.template}” finns inte", place, hint)


def is_default(path: Path, assets: Assets) -> bool:
    """Whether the case is marked `standard`; the rest of the file is not judged here."""
    data = YamlFile(path, assets).data
    return isinstance(data, dict) and data.get("standard") == "true"


class _Resolver:
    """One case against what it names; each method yields what it cannot find."""

    def __init__(
        self,
        file: YamlFile,
        case: Case,
        register: Register,
        verbs: Mapping[str, VerbForms],
        profiles: Collection[str],
    ) -> None:
        self.file, self.case, self.register, self.verbs, self.profiles = file, case, register, verbs, profiles
        self.declared = file.data.get("uppgifter") or {}

    def problems(self) -> Iterator[Problem]:
        """Every problem, one sort after the other."""
        yield from self._parties()
        yield from self._points()
        yield from self._ids()
        yield from self._recipients()
        yield from problems_of_parties(self.file, self.case, self.register, self.profiles)
        yield from self._doubled()
        yield from unknown_slots(self.file, self.case)

    def _missing(self, loc: Loc, name: str, known: Collection[str], what: str, hint: str = "") -> Iterator[Problem]:
        if name not in known:
            hint = did_you_mean(name, known) or hint
            yield Problem("M06", f"{what} ”{name}” finns inte", self.file.place_of(loc, key=True), hint)

    def _slip(self, loc: Loc, ident: str, own: Collection[str]) -> Iterator[Problem]:
        """A fact that only some parties have, and whose name is so near one of the case's that it must be a slip."""
        others = [one for one in self.declared if one not in own]
        near = did_you_mean(ident, others, cutoff=SLIP) if ident not in self.declared else ""
        if near:
            yield Problem("M06", f"uppgiften ”{ident}” finns inte", self.file.place_of(loc, key=True), near)

    # --- parties and their bodies ---------------------------------------------------------------------------

    def _parties(self) -> Iterator[Problem]:
        case = self.case
        named: list[tuple[Loc, str]] = [(("avsändare",), case.sender)] if case.sender else []
        named += [(("parter", "lista", i), name) for i, name in enumerate(case.participants.listed)]
        named += [(("parter", "utom", i), name) for i, name in enumerate(case.participants.except_for)]
        named += [(("grupper", g, i), name) for g, group in case.groups.items() for i, name in enumerate(group)]
        for loc, name in named:
            if self.register.named(name) is None:
                yield from self._missing(loc, name, self._names, "parten")
        for name in case.party_facts:
            party = self.register.named(name)
            if party is None:
                yield from self._missing(("per_part", name), name, self._names, "parten")
            elif name != party.name:
                place = self.file.place_of(("per_part", name), key=True)
                yield Problem("M06", "per_part använder partens korta namn", place, f"skriv ”{party.name}”")
            else:
                yield from self._bodies(party)
        codes = {party.county_code for party in self.register.parties.values()}
        for index, code in enumerate(case.participants.counties):
            yield from self._missing(("parter", "län", index), code, codes, "länskoden")

    @cached_property
    def _names(self) -> Collection[str]:
        return dict.fromkeys(party.name for party in self.register.parties.values())

    def _bodies(self, party: Party) -> Iterator[Problem]:
        facts, base = self.case.party_facts[party.name], ("per_part", party.name)
        used: list[tuple[Loc, str]] = []
        if facts.taking_part:
            used += [((*base, "deltagande", "organ", i), name) for i, name in enumerate(facts.taking_part.names)]
        if facts.deciding_body and facts.deciding_body.name:
            used.append(((*base, "beslutande_organ", "namn"), facts.deciding_body.name))
        choices: tuple[BodyChoice, ...] = facts.chain or ()
        used += [((*base, "kedja", i, "namn"), choice.name) for i, choice in enumerate(choices) if choice.name]
        for loc, name in used:
            known = [body.name for body in party.bodies if body.inferred_from is None or body.name != name]
            near = did_you_mean(name, known, cutoff=SLIP) if name not in known else ""
            if near or party.body_named(name) is None:
                hint = near or f"lägg in det under per_part, {party.name}, organ: {{namn: {name}, slag: nämnd}}"
                place = self.file.place_of(loc, key=True)
                yield Problem("M06", f"hos {party.name}: organet ”{name}” finns inte", place, hint)

    # --- the case's own ids ---------------------------------------------------------------------------------

    def _points(self) -> Iterator[Problem]:
        """What each point finds wrong with its own data."""
        names = CaseNames(self.case, self.register, self.verbs)
        for base, point in self.case.every_point():
            for one in point.problems(names) if isinstance(point, PointKind) else ():
                place = self.file.place_of((*base, *one.loc), key=one.at_key)
                yield Problem(one.code, one.message, place, one.hint)

    def _ids(self) -> Iterator[Problem]:
        case = self.case
        earlier = dict.fromkeys(document.id for document in case.earlier)
        points = dict.fromkeys(point.id for point in case.points)
        at_a_step = dict.fromkeys((*case.every_fact, "paragraf", "sammanträdesdatum"))
        for name, facts in case.party_facts.items():
            base = ("per_part", name)
            party = self.register.named(name)
            for step in facts.at_step if party else ():
                steps = [body.abbreviation for body in body_chain(case, party)] if party else []
                hint = f"steg i kedjan: {', '.join(steps)}"
                yield from self._missing((*base, "steg", step), step, steps, f"hos {name}: steget", hint)
            for ident in facts.earlier:
                yield from self._missing((*base, "tidigare_beslut", ident), ident, earlier, "det tidigare beslutet")
            for ident in facts.facts:
                yield from self._slip((*base, "uppgifter", ident), ident, facts.facts)
            for step, at_step in facts.at_step.items():
                for ident in at_step:
                    yield from self._missing((*base, "steg", step, ident), ident, at_a_step, "uppgiften")
            for index, ident in enumerate(facts.left_out):
                yield from self._missing((*base, "utan_punkter", index), ident, points, "beslutspunkten")

    def _recipients(self) -> Iterator[Problem]:
        """Whom documents are for: kinds of party, groups of the case, names of parties."""
        known = (*get_args(PartyKind), *self.case.groups)
        for index, kind in enumerate(self.case.documents):
            for key, told in (("för", kind.recipients), ("utom", kind.except_for)):
                for number, name in enumerate(told):
                    if name not in known and self.register.named(name) is None:
                        listed = (*known, *self._names)
                        yield from self._missing(("handlingar", index, key, number), name, listed, "mottagaren")

    def _doubled(self) -> Iterator[Problem]:
        case = self.case
        lists: tuple[tuple[str, tuple[Any, ...]], ...] = (
            ("beslut", case.points), ("handlingar", case.documents), ("tidigare_beslut", case.earlier),
        )  # fmt: skip
        for key, entries in lists:
            for index, ident in _repeated(entry.id for entry in entries):
                place = self.file.place_of((key, index, "id"))
                yield Problem("M07", f"”{ident}” står två gånger", place, "ge den ena ett annat id, eller ta bort den")
        for index, name in _repeated(slug(kind.id) for kind in case.documents):
            place = self.file.place_of(("handlingar", index, "id"))
            yield Problem("M07", f"två handlingar skulle få filnamnet ”{name}”", place, "ge den ena ett annat id")


def _repeated(names: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Those of the names that have been there before, with their places in the list."""
    seen: set[str] = set()
    for index, name in enumerate(names):
        if name in seen:
            yield index, name
        seen.add(name)
