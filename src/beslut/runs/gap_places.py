# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Where each gap of a run is answered, for whoever tells of it: in the case, in its table, or in the template."""

from __future__ import annotations

from functools import cached_property

from beslut.blocks import Gap
from beslut.errors import Place
from beslut.loading.places import CasePlaces
from beslut.model import DocumentKind, Party
from beslut.planning import Plan
from beslut.project import Project
from beslut.rendering import Templates
from beslut.runs.make import templates_of


class GapPlaces:
    """The places of one plan's gaps, each looked up once; nothing is read before somebody asks."""

    def __init__(self, plan: Plan, project: Project) -> None:
        self._project = project
        self._case = CasePlaces(plan.loaded.file, project.assets, plan.loaded.case, plan.loaded.register)
        self._known: dict[tuple[str, str, str], Place | None] = {}

    def of(self, party: Party, kind: DocumentKind | None, gap: Gap) -> Place | None:
        """Where the gap is answered; one that the case has no place for, in the template that holds it."""
        asked = (party.code, gap.key) if gap.key else ("", gap.text)
        whole = (*asked, kind.template if kind else "")
        if whole not in self._known:
            place = self._case.of_answer(party, gap.key) if gap.key else None
            self._known[whole] = place or (self._in_template(kind, gap) if kind else None)
        return self._known[whole]

    @cached_property
    def _templates(self) -> Templates:
        return templates_of(self._project)

    def _in_template(self, kind: DocumentKind, gap: Gap) -> Place:
        words = gap.text.replace("\u00a0", " ")

        def line_of(text: str) -> int | None:
            return text.count("\n", 0, text.index(words)) + 1 if words in text else None

        return self._templates.place_where(kind.template, line_of)
