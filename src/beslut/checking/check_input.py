# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""What the check looks at: a case with its parties and their finished documents, by line and by decision."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from beslut.blocks import Decision, Document, Heading
from beslut.checking.lines import Line, lines_of, said
from beslut.checking.verbs import DecisionVerbs
from beslut.model import Body, Case, DocumentKind, Language, Party, PartyContext, Profile
from beslut.points import Resolve, Statement
from beslut.speed.values import dataclass
from beslut.wording import chain, decider

if TYPE_CHECKING:
    from beslut.loading.places import CasePlaces
    from beslut.rendering import Templates


@dataclass(frozen=True, eq=False, repr=False)
class PartyDocument:
    """One finished document of a party."""

    context: PartyContext
    kind: DocumentKind
    document: Document

    @property
    def profile(self) -> Profile:
        """The house style it is written in."""
        return self.context.profile

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """Everything that it says, in reading order; hints and bases are not part of it."""
        return lines_of(self.document)

    @cached_property
    def text(self) -> str:
        """Everything that it says, a line for each phrase."""
        return "\n".join([line.text for line in self.lines])

    def section(self, name: str) -> list[Line] | None:
        """The lines of a named section, without its heading; None when the document has no such section."""
        found = [line for line in self.lines if line.section == name]
        return [line for line in found if line.kind != "rubrik"] if found else None


@dataclass(frozen=True, eq=False, repr=False)
class PartyDocuments:
    """One party's place in the case: who decides, after whom, and the documents it gets."""

    context: PartyContext
    documents: tuple[PartyDocument, ...]

    @property
    def party(self) -> Party:
        """Whose place it is."""
        return self.context.party

    @cached_property
    def decider(self) -> Body | None:
        """The organ that decides, or None when nobody knows."""
        return decider(self.context.case, self.party)

    @cached_property
    def chain(self) -> tuple[Body, ...]:
        """The organs that the matter passes, the deciding one last."""
        return chain(self.context.case, self.party)

    @cached_property
    def printed_decisions(self) -> tuple[PrintedDecision, ...]:
        """Every decision in the party's documents, each wording under each heading once."""
        found: list[PrintedDecision] = []
        for paper in self.documents:
            heading = Heading(2, ())
            for block in paper.document.blocks:
                if isinstance(block, Heading):
                    heading = block
                elif isinstance(block, Decision) and not any(one.same_as(heading, block) for one in found):
                    points = tuple([said(point) for point in block.points])
                    found.append(PrintedDecision(self, paper, heading, block, said(block.lead), points))
        return tuple(found)


class PrintedDecision(NamedTuple):
    """One decision as a document prints it, with the heading it stands under.

    `lead` is the words before the points, `points` the points as text; both have BLANK for gaps.
    """

    bundle: PartyDocuments
    paper: PartyDocument
    heading: Heading
    decision: Decision
    lead: str
    points: tuple[str, ...]

    def is_of_the_case(self, point: str) -> bool:
        """Whether the point is about what the case has as data: a document or an object that a point of it names."""
        case = self.bundle.context.case
        named = [one.name for one in case.identified.values()] + [one.document for one in case.earlier]
        every = case.points_of(self.bundle.party)
        named += [one.object for _, one in every if isinstance(one, Resolve) and one.object]
        folded = point.casefold().replace("\u00a0", " ")
        return any(_fixed(name) in folded for name in named)

    def same_as(self, heading: Heading, decision: Decision) -> bool:
        """Whether it is that decision, under a heading of the same words."""
        return self.decision == decision and said(self.heading.content) == said(heading.content)


def _fixed(text: str) -> str:
    """The longest piece of a text between its slots, as it can be looked for in what was printed."""
    return max(re.split(r"\{[^{}]*\}", text), key=len).strip(" ,.").casefold()


@dataclass(frozen=True, eq=False, repr=False)
class CheckContext:
    """A case, and what is the same for all its parties: who they are, where its file has what, templates, words.

    `words` reads the words to look for, which few rules ask for.
    """

    case: Case
    parties: tuple[Party, ...]
    places: CasePlaces
    templates: Templates
    words: Callable[[], Language]

    def with_documents(self, bundles: Iterable[PartyDocuments]) -> CheckInput:
        """The same case with those who are to be checked and all their documents."""
        told = {field.name: getattr(self, field.name) for field in fields(CheckContext)}
        return CheckInput(**told, bundles=tuple(bundles))

    @cached_property
    def language(self) -> Language:
        """The words to look for, read when first asked for. Raises DataError."""
        return self.words()

    @cached_property
    def _verbs(self) -> dict[tuple[bool, tuple[str, ...]], DecisionVerbs]:
        return {}

    def decision_verbs(self, context: PartyContext, *, minutes: bool = True) -> DecisionVerbs:
        """The verbs that decide, with those that the case's own statements use; those of minutes are read when asked
        for. Raises DataError."""
        every = (*context.case.points, *context.case.facts_of(context.party).own_points)
        told = tuple([point.verb for point in every if isinstance(point, Statement)])
        if (minutes, told) not in self._verbs:
            known = self.language.minutes if minutes else None
            self._verbs[minutes, told] = DecisionVerbs(context.verbs, known, told)
        return self._verbs[minutes, told]

    @cached_property
    def party_names(self) -> Mapping[str, Party]:
        """Every party of the case by name, also those that are not checked now."""
        return {party.name: party for party in self.parties}


@dataclass(frozen=True, eq=False, repr=False)
class CheckInput(CheckContext):
    """A case to check, with everybody who is to be checked and all their documents."""

    bundles: tuple[PartyDocuments, ...]
