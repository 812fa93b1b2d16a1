# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""What a case's documents still ask for: each fact once, whose it is, and how many places wait for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from beslut.blocks import gaps
from beslut.errors import Place
from beslut.loading.places import CasePlaces
from beslut.model import Case, EarlierDocument, Party, Status
from beslut.planning import Plan
from beslut.project import Project
from beslut.runs.check import make_party
from beslut.runs.known import known_value
from beslut.runs.make import templates_of
from beslut.runs.missing_facts import Asked, MissingFacts
from beslut.wording import decider, fact_name


@dataclass(frozen=True)
class GapList:
    """All that the documents of a plan ask for, the parties' and the case's own, with what is only inferred."""

    case: str
    parties: tuple[Party, ...]
    asked: tuple[Asked, ...]
    places: int
    organs: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    known: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """What is known of the same facts, by party and key."""
    answered: Mapping[tuple[str, str], Place] = field(default_factory=dict)
    """Where each is answered in the project's files, by party ("" for the case's own) and key."""

    earlier: tuple[EarlierDocument, ...] = ()
    """The case's earlier documents, which some facts are about."""

    def name(self, key: str) -> str:
        """What people call the fact with that key."""
        return fact_name(key, self.earlier)

    @property
    def of_parties(self) -> tuple[str, ...]:
        """The keys that some party is asked for, in order: the columns of a list."""
        return tuple(dict.fromkeys(one.key for one in self.asked if one.key and one.party))

    @property
    def of_case(self) -> tuple[Asked, ...]:
        """What is asked of the case itself and has a place in it."""
        return tuple(one for one in self.asked if one.key and not one.party)

    @property
    def unplaced(self) -> tuple[Asked, ...]:
        """What no key tells of: it is written in the template, or in the document."""
        return tuple(one for one in self.asked if not one.key)

    def of(self, party: str, key: str) -> Asked | None:
        """What is asked of that party by that key."""
        return next((one for one in self.asked if one.party == party and one.key == key), None)


def gap_list(plan: Plan, project: Project) -> GapList:
    """Make every document of the plan, and gather what they ask for. Raises what makes a document impossible."""
    templates, case = templates_of(project), plan.loaded.case
    missing = MissingFacts(case)
    for task in plan.parties:
        bundle, failed = make_party(task, templates)
        for one in failed:
            raise one.error
        for paper in bundle.documents:
            missing.take(task.party.name, paper.kind, gaps(paper.document))
    parties = tuple(task.party for task in plan.parties)
    asked = (*missing.asked(), *_doubtful(case, parties))
    organs = {party.name: tuple(body.name for body in party.bodies) for party in parties}
    found = GapList(case.id, parties, asked, missing.places, organs)
    known = {(party.name, key): known_value(case, party, key) for party in parties for key in found.of_parties}
    return replace(found, known=known, answered=_places(plan, project, asked), earlier=case.earlier)


def _places(plan: Plan, project: Project, asked: Iterable[Asked]) -> Mapping[tuple[str, str], Place]:
    case = CasePlaces(plan.loaded.file, project.assets, plan.loaded.case, plan.loaded.register)
    parties = {task.party.name: task.party for task in plan.parties}
    return {
        (one.party, one.key): case.of_answer(parties[one.party], one.key) if one.party else case.at(*one.key.split("."))
        for one in asked
        if one.key
    }


def _doubtful(case: Case, parties: tuple[Party, ...]) -> Iterable[Asked]:
    """What is printed but only inferred or proposed, with what it was inferred from."""
    for ident, fact in case.facts.items():
        if fact.status is Status.INFERRED:
            yield Asked(f"uppgifter.{ident}", "", "", fact.hint or "", fact.value or "", fact.inferred_from or "")
    for party in parties:
        own = case.facts_of(party)
        for ident, fact in own.facts.items():
            if fact.status is Status.INFERRED:
                key = f"uppgifter.{ident}"
                yield Asked(key, party.name, "", fact.hint or "", fact.value or "", fact.inferred_from or "")
        known, body = own.deciding_body or case.deciding_body, decider(case, party)
        if body and known and known.status == "föreslaget":
            yield Asked("beslutande_organ", party.name, "", known.hint or "", body.name, known.source or "")
