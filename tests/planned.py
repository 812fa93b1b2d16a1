# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""What the tests ask of a project and an order without running a command."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from dataclasses import replace
from functools import cache, cached_property
from pathlib import Path

from beslut.checking import CheckInput
from beslut.model import Case, DocumentKind, Party, PartyContext, Profile, Register, VerbForms
from beslut.planning import Order, Plan, make_plan
from beslut.planning.choosing import chosen_parties, wanted_kinds
from beslut.planning.plan import party_context
from beslut.project import LoadedCase, Project
from beslut.rendering import Templates
from beslut.runs.check import FailedDocument, make_everything
from beslut.runs.make import templates_of
from beslut.speed import Speed

CACHE = tempfile.TemporaryDirectory(prefix="beslut-cache-")
"""What runs of this session keep; a test of the cache has a folder of its own."""


@cache
def _shipped() -> Project:
    """What ships, loaded once for all the tests of a process: no test changes it."""
    return Project.at()


class Planned:
    """An order with its project; each part is loaded when a test first asks for it.

    What is loaded is kept for the session, as a run keeps it, or in the folder `kept`; with None nothing is kept.
    """

    def __init__(self, order: Order, kept: Path | None = Path(CACHE.name)) -> None:
        self.order = order
        of_a_test = order.project or kept != Path(CACHE.name)
        self.project = Project.at(order.project, Speed.of(kept)) if of_a_test else _shipped()

    @property
    def register(self) -> Register:
        """All known parties."""
        return self.project.register

    @property
    def profiles(self) -> Mapping[str, Profile]:
        """The house styles."""
        return self.project.profiles

    @property
    def verbs(self) -> Mapping[str, VerbForms]:
        """The lexicon of verbs."""
        return self.project.verbs

    @cached_property
    def loaded(self) -> LoadedCase:
        """The order's case."""
        return self.project.case(self.order.case)

    @property
    def case(self) -> Case:
        """The order's case, by itself."""
        return self.loaded.case

    @property
    def parties(self) -> tuple[Party, ...]:
        """Every party of the case."""
        return self.loaded.parties

    @cached_property
    def templates(self) -> Templates:
        """The project's templates."""
        return templates_of(self.project)

    @cached_property
    def plan(self) -> Plan:
        """What the order comes to."""
        return make_plan(self.order, self.project)

    def chosen(self) -> tuple[Party, ...]:
        """The parties that the order names."""
        return chosen_parties(self.order, self.loaded, self.project)

    def kinds(self) -> tuple[DocumentKind, ...]:
        """The documents that the order names."""
        return wanted_kinds(self.order, self.case)

    def kinds_for(self, party: Party) -> tuple[DocumentKind, ...]:
        """Those of the documents that such a party gets."""
        return tuple(
            task.kind
            for task in make_plan(
                replace(self.order, parties=(party.name,), everyone=False, county=None), self.project
            ).documents
        )

    def context(self, party: Party, kind: DocumentKind | None = None) -> PartyContext:
        """A party's place in the case."""
        return party_context(self.order, self.project, party, kind)

    def made(self) -> tuple[CheckInput, tuple[FailedDocument, ...]]:
        """Every document of the plan, and what could not be made."""
        return make_everything(self.plan, self.project, self.templates)
