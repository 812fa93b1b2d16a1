# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""What the check looks at: a case with its parties and their finished documents, by line and by decision."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, assert_never

from beslut.blocks import Bullets, Decision, Document, Fields, Gap, Heading, Paragraph, Phrase, Steps, Table
from beslut.loading.places import CasePlaces
from beslut.model import AnyPoint, Case, DocumentKind, LanguageFile, Organ, Party, Profile, Standing
from beslut.rendering import Templates
from beslut.wording import chain, decider

BLANK = "…"
"""Stands where a document has a gap: what nobody has written yet is not judged as text."""

LineKind = Literal["rubrik", "stycke", "listpunkt", "inledning", "beslutspunkt", "uppgift", "cell"]


def said(phrase: Phrase) -> str:
    """The words of a phrase, with BLANK for each gap."""
    return "".join(BLANK if isinstance(inline, Gap) else inline.text for inline in phrase)


@dataclass(frozen=True)
class Line:
    """One phrase of a document as text: what kind it is, and the section (its id, else its heading) it stands in."""

    kind: LineKind
    text: str
    section: str = ""


@dataclass(frozen=True)
class Paper:
    """One finished document of a party."""

    standing: Standing
    kind: DocumentKind
    document: Document

    @property
    def profile(self) -> Profile:
        """The house style it is written in."""
        return self.standing.profile

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """Everything that it says, in reading order; hints and bases are not part of it."""
        return tuple(_lines(self.document))

    @cached_property
    def text(self) -> str:
        """Everything that it says, a line for each phrase."""
        return "\n".join(line.text for line in self.lines)

    def section(self, name: str) -> list[Line] | None:
        """The lines of a named section, without its heading; None when the document has no such section."""
        found = [line for line in self.lines if line.section == name]
        return [line for line in found if line.kind != "rubrik"] if found else None


@dataclass(frozen=True)
class Seat:
    """One party's place in the case: who decides, after whom, and the documents it gets."""

    standing: Standing
    papers: tuple[Paper, ...]

    @property
    def party(self) -> Party:
        """Whose place it is."""
        return self.standing.party

    @cached_property
    def decider(self) -> Organ | None:
        """The organ that decides, or None when nobody knows."""
        return decider(self.standing.case, self.party)

    @cached_property
    def chain(self) -> tuple[Organ, ...]:
        """The organs that the matter passes, the deciding one last."""
        return chain(self.standing.case, self.party)

    @cached_property
    def rulings(self) -> tuple[Ruling, ...]:
        """Every decision in the party's documents, each wording under each heading once."""
        found: dict[tuple[str, Decision], Ruling] = {}
        for paper in self.papers:
            heading = Heading(2, ())
            for block in paper.document.blocks:
                if isinstance(block, Heading):
                    heading = block
                elif isinstance(block, Decision):
                    found.setdefault((said(heading.content), block), Ruling(self, paper, heading, block))
        return tuple(found.values())


@dataclass(frozen=True)
class Ruling:
    """One decision as a document prints it, with the heading it stands under."""

    seat: Seat
    paper: Paper
    heading: Heading
    decision: Decision

    @cached_property
    def lead(self) -> str:
        """The words before the points."""
        return said(self.decision.lead)

    @cached_property
    def points(self) -> tuple[str, ...]:
        """The points as text, with BLANK for gaps."""
        return tuple(said(point) for point in self.decision.points)


@dataclass(frozen=True)
class Matter:
    """A case to check: its parties, where its file has what, the templates, and the words to look for."""

    case: Case
    seats: tuple[Seat, ...]
    places: CasePlaces
    templates: Templates
    language: LanguageFile

    @cached_property
    def party_names(self) -> Mapping[str, Party]:
        """Every party of the case by name."""
        parties = self.seats[0].standing.parties if self.seats else ()
        return {party.name: party for party in parties}


def every_point(case: Case) -> Iterator[tuple[tuple[int | str, ...], AnyPoint]]:
    """Every point with where it stands in the case file: the case's, then each party's own."""
    yield from ((("beslut", number), point) for number, point in enumerate(case.points))
    for name, facts in case.party_facts.items():
        for number, point in enumerate(facts.own_points):
            yield ("per_part", name, "egna_punkter", number), point


def _lines(document: Document) -> Iterator[Line]:
    section = ""
    for block in document.blocks:
        match block:
            case Heading():
                if block.level == 2:
                    section = block.id or said(block.content)
                yield Line("rubrik", said(block.content), section if block.level == 2 else "")
            case Paragraph():
                yield Line("stycke", said(block.content), section)
            case Bullets() | Steps():
                yield from (Line("listpunkt", said(item), section) for item in block.items)
            case Decision():
                if block.lead:
                    yield Line("inledning", said(block.lead), section)
                yield from (Line("beslutspunkt", said(point), section) for point in block.points)
            case Fields():
                yield from (Line("uppgift", said(value), section) for _, value in block.rows)
            case Table():
                for row in (block.header, *block.rows):
                    yield from (Line("cell", said(cell), section) for cell in row)
            case _:
                assert_never(block)
