# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Which of a matter's lists are decided and which are only proposed, and by whom."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from beslut.reading.headings import BASIS, DECISION, MEETING, ORDER, PROPOSAL, RECIPIENTS, RESERVATION
from beslut.reading.lead_ins import lead_in_of, only_chain_words, opening_of
from beslut.reading.matters import Matter, Section
from beslut.reading.organs import is_generic, same_body
from beslut.reading.points import PointList, is_line, lists_of
from beslut.reading.said import LIKELY, Passage, Spot

_PAST = re.compile(r"\b(?:beslutade|har\sbeslutat)\b", re.IGNORECASE)
_NEVER = {MEETING, ORDER, BASIS, RECIPIENTS, RESERVATION}


@dataclass(frozen=True)
class Decided:
    """The lists of a matter. `body` is who decides here by the words alone; `from_heading`: a heading marks it."""

    decisions: tuple[PointList, ...]
    proposed: tuple[PointList, ...]
    body: str | None
    body_sure: bool
    body_spot: Spot | None
    from_heading: bool

    @property
    def points(self) -> tuple[Passage, ...]:
        """The decided points, in order, each with whose decision it is."""
        return _flat(self.decisions, sure=self.from_heading)

    @property
    def proposals(self) -> tuple[Passage, ...]:
        """The proposed points, in order."""
        return _flat([one for one in self.proposed if one.heading], sure=True) + _flat(
            [one for one in self.proposed if not one.heading], sure=False
        )


def _flat(lists: Sequence[PointList], *, sure: bool) -> tuple[Passage, ...]:
    return tuple(
        replace(point, body=one.decider, sureness=point.sureness if sure else LIKELY)
        for one in lists
        for point in one.points
    )


def decided_in(matter: Matter, body: str | None, *, minutes: bool) -> Decided:
    """The matter's decisions and proposals; `body` is the deciding body as far as the heads tell it."""
    if not minutes:
        kinds = (PROPOSAL, DECISION)
        sections = [s for s in matter.sections if s.heading and s.heading.kind in kinds]
        lists = lists_of(sections) or lists_of(_by_lead_in(matter))
        return Decided((), tuple(lists), None, False, None, bool(sections))
    decisions, proposals = _split(matter, body)
    marked = any(s.heading and s.heading.kind == DECISION for s in decisions)
    made = lists_of(decisions)
    proposed = []
    for section in proposals:
        lists = lists_of([section])
        cut = len(lists) if made else _turn(lists, body)
        proposed += lists[:cut]
        made += lists[cut:]
    if not any(one.points for one in made):
        loose = lists_of(_by_lead_in(matter))
        made, before = _by_who(loose, body)
        proposed += before
    owner, sure, spot = _who(made)
    return Decided(tuple(made), tuple(proposed), owner, sure, spot, marked or bool(decisions))


def _split(matter: Matter, body: str | None) -> tuple[list[Section], list[Section]]:
    """(sections that decide, sections that propose) by their headings."""
    decisions = [s for s in matter.sections if s.heading and s.heading.kind == DECISION and s.paragraphs]
    proposals: list[Section] = []
    parted: list[Section] = []
    marked = [place for place, s in enumerate(matter.sections) if s.heading and s.heading.kind == DECISION]
    first = marked[0] if marked else None
    for place, section in enumerate(matter.sections):
        heading = section.heading
        if heading is None or heading.kind != PROPOSAL:
            continue
        own = same_body(heading.owner, body) if heading.owner else False
        upward = heading.target is not None and not same_body(heading.target, body)
        after = first is not None and place > first
        bound = heading.owner is None and _is_titled_by_target(section) and upward and body is not None
        under = place - 1 in marked and not matter.sections[place - 1].paragraphs and heading.owner is None
        if under or (own and upward) or (bound and (after or first is None)) or (own and first is None):
            parted.append(section)
        else:
            proposals.append(section)
    if not decisions and not parted:
        parted = [s for s in proposals if (_speaks_for_itself(s) if body is None else _proposes(s, body))][-1:]
        proposals = [s for s in proposals if s not in parted]
    chosen = sorted(decisions + parted, key=matter.sections.index)
    return chosen, proposals


def _turn(lists: list[PointList], body: str | None) -> int:
    """Where the body's own decision begins under a proposal without a heading (*KOMMUNSTYRELSEN BESLUTAR*)."""
    for place, one in enumerate(lists):
        before = any(other.points for other in lists[:place])
        if before and one.lead_in and not one.lead_in.proposes and same_body(one.lead_in.subject, body):
            return place
    return len(lists)


def _is_titled_by_target(section: Section) -> bool:
    """*Förslag till kommunfullmäktige*: a body's own proposal upwards, not somebody's proposal to it."""
    return section.heading is not None and section.heading.target is not None and section.heading.owner is None


def _speaks_for_itself(section: Section) -> bool:
    """*Arbetsutskottets förslag*, then *Arbetsutskottet föreslår …*; or a heading that says whose and to whom."""
    heading = section.heading
    if heading is None or heading.owner is None:
        return False
    lead_in = lead_in_of(section.paragraphs[0].text) if section.paragraphs else None
    return heading.target is not None or (lead_in is not None and same_body(lead_in.subject, heading.owner))


def _proposes(section: Section, body: str) -> bool:
    """*Förslag*, then *Kommunstyrelsen föreslår …* in the board's own minutes, where nothing else is decided."""
    lead_in = lead_in_of(section.paragraphs[0].text) if section.paragraphs else None
    return lead_in is not None and lead_in.proposes and same_body(lead_in.subject, body)


def _by_lead_in(matter: Matter) -> list[Section]:
    """What follows a lead-in where no heading marks a decision; among motions only a bare one, that nobody quotes."""
    return _led_in(matter, past=False) or _led_in(matter, past=True)


def _led_in(matter: Matter, *, past: bool) -> list[Section]:
    """What follows the first lead-in of each section; *beslutade* tells of an earlier day if others do not."""
    found = []
    for section in matter.sections:
        kind = section.heading.kind if section.heading else None
        if kind in (RECIPIENTS, RESERVATION, PROPOSAL):
            continue
        parted = True
        for place, paragraph in enumerate(section.paragraphs):
            parted = parted or is_line(paragraph.text)
            if not parted or (kind in _NEVER and not _stands_alone(section, place)):
                continue
            if not past and _PAST.search(paragraph.text[:120]):
                continue
            if (lead_in_of(paragraph.text) and place + 1 < len(section.paragraphs)) or opening_of(paragraph.text):
                found.append(Section(None, paragraph.spot, section.paragraphs[place:]))
                parted = False  # until a line parts the meetings of two bodies
    return found


def _stands_alone(section: Section, place: int) -> bool:
    """A bare lead-in (*Kommunfullmäktige beslutar*) with clauses under it, and no motion that leads up to it."""
    paragraph = section.paragraphs[place]
    lead_in = lead_in_of(paragraph.text)
    if lead_in is None or lead_in.proposes or not lead_in.subject or paragraph.label:
        return False
    before = section.paragraphs[place - 1].text if place else ""
    after = section.paragraphs[place + 1 :]
    clauses = bool(after) and (after[0].text.startswith("att ") or after[0].label[:1].isdigit())
    return clauses and only_chain_words(paragraph.text) and not before.rstrip().endswith((":", " att"))


def _by_who(lists: list[PointList], body: str | None) -> tuple[list[PointList], list[PointList]]:
    """(decided, proposed) of lists that only their lead-ins tell apart: what the body itself says, else the last."""
    lists = [one for one in lists if one.lead_in and one.points]
    mine = [one for one in lists if one.lead_in and same_body(one.lead_in.subject, body)]
    if not mine:
        deciding = [one for one in lists if one.lead_in and not one.lead_in.proposes and one.lead_in.subject]
        mine = deciding[-1:] or lists[-1:]
    return mine, [one for one in lists if one not in mine]


def _who(lists: list[PointList]) -> tuple[str | None, bool, Spot | None]:
    """Who decides here, by the decision's own words: the one who proposes or, when nobody does, who decides."""
    for one in lists:
        heading, lead_in = one.heading, one.lead_in
        if heading and heading.owner:
            fuller = lead_in and is_generic(heading.owner) and same_body(heading.owner, lead_in.subject)
            return (lead_in.subject if lead_in and fuller else heading.owner), True, one.spot
        if lead_in and lead_in.subject:
            upward = heading is not None and heading.target is not None and same_body(lead_in.decider, heading.target)
            if upward and not lead_in.proposes:
                continue  # *Förslag till kommunfullmäktige: Kommunfullmäktige beslutar*: not who sits here
            return lead_in.subject, lead_in.proposes or heading is not None, one.spot
    return None, False, None
