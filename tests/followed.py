# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""The whole way round: a party's minutes are made, written, read again and held against the case; whole or mutated.

`tests/roundtrip.py` goes the ways by the tens of thousands; the tests take a part of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path

from beslut.blocks import Block, Decision, Document, Fields, Gap, Heading, Phrase, Text
from beslut.followup.choosing import comparison_of
from beslut.followup.comparison import ADOPTED, EQUAL, LEFT_OUT, REWORDED, SUPPORTED, Comparison
from beslut.followup.vocabulary import SOFT
from beslut.followup.wordings import Proposals
from beslut.model import DIALECTS, Body, DocumentKind, Party, PartyContext, Profile
from beslut.planning import Order, make_contexts
from beslut.points import decisions
from beslut.project import Project
from beslut.reading.formats import lined
from beslut.reading.minutes import readings_of
from beslut.rendering import Templates
from beslut.runs.make import document_for, templates_of
from beslut.swedish import MONTHS
from beslut.wording import chain, decider
from beslut.writers import writer

FORMATS = ("docx", "html", "md", "txt")
TRIED = Path(__file__).parent / "projekt"
"""The invented project whose case has every kind of point."""


@dataclass(frozen=True)
class Way:
    """One way round: a party's extract of one organ's meeting, in one house's style and dialect, as one format."""

    proposals: Proposals
    kind: DocumentKind | None
    step: Body
    dialect: str
    profile: Profile
    form: str

    @property
    def context(self) -> PartyContext:
        """What the party's documents are made from."""
        return self.proposals.context

    def __str__(self) -> str:
        place = (self.context.case.id, self.context.party.name, self.step.name)
        return " · ".join((*place, self.dialect, self.profile.id, self.form))

    @property
    def decides(self) -> bool:
        """Whether the organ is the one that decides."""
        return self.step == decider(self.context.case, self.context.party)

    def document(self, templates: Templates) -> Document:
        """The extract."""
        dialect = DIALECTS[self.dialect]
        here = replace(self.context, step=self.step, dialect=dialect, profile=self.profile)
        if self.kind is None:
            return plain_extract(here, self.step)
        return document_for(here, self.kind, templates)

    def compared(self, document: Document) -> Comparison:
        """The document written, read again, and held against the case."""
        file = lined(writer(self.form)(document), f"utdrag.{self.form}")
        return comparison_of(readings_of(file), self.proposals, None)


@cache
def project(folder: Path | None = None) -> Project:
    """What ships, or the project in a folder; loaded once."""
    return Project.at(folder)


@cache
def templates(folder: Path | None = None) -> Templates:
    """Its templates."""
    return templates_of(project(folder))


def ways(case: str, folder: Path | None, keep: Callable[[Party], bool] = lambda party: True) -> Iterator[Way]:
    """Every way round for the parties to keep of a case."""
    here = project(folder)
    loaded = here.case(case)
    context_for = make_contexts(Order(today=date(2026, 1, 1), case=case), here)
    for party in filter(keep, loaded.parties):
        context = context_for(party)
        kinds: list[DocumentKind | None] = [
            kind
            for kind in loaded.case.documents
            if kind.layout == "protokollsutdrag" and loaded.case.gets(party, kind)
        ]
        for kind in kinds or [None]:
            yield from _ways_of(context, kind, here)


def plain_extract(context: PartyContext, step: Body) -> Document:
    """An extract of a case that has no template for one: the organ, the day, the § and the decision.

    Where a house lets a proposal begin as the decision does, its heading says whose proposal it is.
    """
    deciding = decider(context.case, context.party)
    proposes = context.profile.lead == "som beslutet" and deciding is not None and step != deciding
    title = f"{step.in_text.capitalize()}s förslag till {deciding.in_text}" if proposes and deciding else "Beslut"
    told: tuple[Block, ...] = (
        Fields((("Organ", (Text(step.in_text),)), ("Sammanträdesdatum", (Text("2030-05-20"),)))),
        Heading(1, (Text(f"§ 12 {context.case.matter}"),)),
        Heading(2, (Text(title),)),
        *decisions(context, minutes=True, headed=True),
    )
    own = context.party.own
    return Document("Prov", context.case.matter, "Protokollsutdrag", own, own, "Diarienummer", (), context.day, told)


def _ways_of(context: PartyContext, kind: DocumentKind | None, here: Project) -> Iterator[Way]:
    proposals = Proposals(context)
    for step in chain(context.case, context.party):
        for profile in here.profiles.values():
            for dialect in DIALECTS:
                for form in FORMATS:
                    yield Way(proposals, kind, step, dialect, profile, form)


def faults(way: Way, found: Comparison) -> list[str]:
    """What is wrong with the comparison of an unchanged extract."""
    wrong = [f"{point.id}: {point.outcome} {point.differences}" for point in found.points
             if point.outcome not in (EQUAL, REWORDED)]  # fmt: skip
    wrong += [f"tillägg: {one.text}" for one in found.additions]
    if found.whole != (ADOPTED if way.decides else SUPPORTED):
        wrong.append(f"sammantaget {found.whole}: {found.reason}")
    return wrong


@dataclass(frozen=True)
class Mutation:
    """One thing changed in one point of a decision: what, the point's number, and the document after it."""

    what: str
    block: int
    point: int
    document: Document

    def is_found(self, unchanged: Comparison, found: Comparison) -> bool:
        """Whether the comparison tells: some point is no longer alike, or something was added."""
        before = sum(point.outcome in (EQUAL, REWORDED) for point in unchanged.points)
        after = sum(point.outcome in (EQUAL, REWORDED) for point in found.points)
        if self.what == "struken":
            return sum(point.outcome == LEFT_OUT for point in found.points) == 1 and found.whole != ADOPTED
        return after < before and found.whole != ADOPTED


def mutations(document: Document) -> Iterator[Mutation]:
    """Every mutation of every point of a document's decisions, in both places where one stands twice."""
    seen = []
    for number, block in enumerate(document.blocks):
        if not isinstance(block, Decision) or block.points in seen:
            continue
        seen.append(block.points)
        for place, phrase in enumerate(block.points):
            changed = [(what, words) for what, words in _changed(phrase) if words != phrase]
            points = [(what, (*block.points[:place], words, *block.points[place + 1 :])) for what, words in changed]
            if len(block.points) > 1:
                points.append(("struken", (*block.points[:place], *block.points[place + 1 :])))
            for what, made in points:
                yield Mutation(what, number, place, _with_points(document, block.points, made))


def _with_points(document: Document, old: tuple[Phrase, ...], new: tuple[Phrase, ...]) -> Document:
    blocks = [
        replace(one, points=new) if isinstance(one, Decision) and one.points == old else one for one in document.blocks
    ]
    return replace(document, blocks=tuple(blocks))


def _changed(phrase: Phrase) -> Iterator[tuple[str, Phrase]]:
    """The point with one thing changed in it; never in a gap, which anything may fill."""
    for place, inline in enumerate(phrase):
        if isinstance(inline, Gap):
            continue
        for what, words in _words_changed(inline.text):
            yield what, (*phrase[:place], replace(inline, text=words), *phrase[place + 1 :])
    ending = "." if phrase[-1].text.endswith(".") else ""
    last = phrase[-1]
    bare = replace(last, text=last.text.removesuffix(".").removesuffix(",")) if not isinstance(last, Gap) else last
    for words in ("under förutsättning att staten betalar hela kostnaden", "om länsstyrelsen medger det"):
        yield "villkor", (*phrase[:-1], bare, Text(f" {words}{ending}"))
    yield "villkor", (*phrase[:-1], bare, Text(". Beslutet gäller endast om regionen betalar."))


_DAY = re.compile(rf"\b(\d{{1,2}})[ \u00a0](?={'|'.join(MONTHS)})|(?<=\d{{4}}-\d\d-)(\d\d)\b")
_FIGURE = re.compile(r"(?<![\d-])\d+(?![\d-])")


def _words_changed(text: str) -> Iterator[tuple[str, str]]:
    for found in _DAY.finditer(text):
        day = found[1] or found[2]
        other = f"{int(day) % 27 + 1:0{len(day)}d}" if found[2] else str(int(day) % 27 + 1)
        yield "datum", text[: found.start()] + found.group().replace(day, other) + text[found.end() :]
    for found in _FIGURE.finditer(text):
        if not _DAY.match(text, found.start()):
            yield "tal", text[: found.start()] + str(int(found.group()) + 1) + text[found.end() :]
    for old, new in (("fullmäktige", "valnämnden"), ("styrelsen", "räddningsnämnden")):
        if re.search(rf"\b\w*{old}\b", text):
            yield "organ", re.sub(rf"\b\w*{old}\b", new, text, count=1)
    words = [found for found in re.finditer(r"[^\W\d_]{4,}", text) if found.group().lower() not in SOFT]
    if words:
        longest = max(words, key=lambda found: len(found.group()))
        yield "annat dokument", text[: longest.start()] + "Badplatsplanen" + text[longest.end() :]
        yield "nekande", text[: longest.start()] + "inte " + text[longest.start() :]
        yield "annat ord", text[: words[-1].start()] + "simhallen" + text[words[-1].end() :]
