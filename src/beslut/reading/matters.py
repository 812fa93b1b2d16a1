# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Paragraphs to matters: one for each §, with title, case number and sections; tables of contents set aside."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import pairwise

from beslut.reading.case_numbers import FoundNumber, labelled_number
from beslut.reading.headings import DECISION, OTHER, PROPOSAL, TEXT, Heading, heading_of, inline_heading
from beslut.reading.lead_ins import lead_in_of
from beslut.reading.matter_starts import Start, is_start, start_of
from beslut.reading.organs import bodies_in
from beslut.reading.paragraphs import Paragraph
from beslut.reading.said import Spot
from beslut.reading.titles import head_of, split_number, without_page

_CLOSING = re.compile(
    r"^(?:vid\sprotokollet|in\sfidem|justera[ts]\b.{0,30}$|bestyrk(?:s|es)\b|utdragets?\s(?:riktighet|bestyrk)|rätt\sutdraget|intygar|sekreterare$"
    r"|ordförande$|.{0,40}\sdag\ssom\sovan|underskrift|(?:detta|det\shär)\s(?:dokument|protokoll)\w*\s(?:är|har)\b.{0,30}signer)",
    re.IGNORECASE,
)
_CONTENTS = re.compile(r"(?:\.{3,}|\t|\s{2,}|…)\s*\d{1,4}$")
_VERB = re.compile(
    r"\b(?:\w+(?:as|ns|es|ts|äs|ds|ls|rs|eras)|att|får|har|är|ska|upphör|gäller|träder|beslutar|antar|ger|godkänner|upphäver"
    r"|fastställer|ersätter|uppdrar|utser|väljer|noterar|avslår|bifaller|ingår|lämnar|ställer)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Section:
    """A heading and what stands under it. `heading` is None for what stands before the first."""

    heading: Heading | None
    spot: Spot
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True)
class Matter:
    """One §, or the whole of a file without any: the start of it, its title and case number, its sections.

    `listed`: a row of a list of contents; `sign_lost`: the § sign is not there; `unmarked`: nothing marks the title.
    """

    start: Start | None
    spot: Spot
    title: str
    title_spot: Spot
    number: FoundNumber | None
    number_spot: Spot
    sections: tuple[Section, ...]
    listed: bool = False
    sign_lost: bool = False
    unmarked: bool = False
    tail: tuple[Paragraph, ...] = field(default=())

    @property
    def paragraphs(self) -> list[Paragraph]:
        """Everything under all headings."""
        return [paragraph for section in self.sections for paragraph in section.paragraphs]


def matters_of(paragraphs: list[Paragraph]) -> tuple[list[Paragraph], list[Matter]]:
    """(what stands before the first §, the matters). A file without any § is no matter here."""
    starts = _chosen(paragraphs, _candidates(paragraphs))
    lost = not starts
    if lost:
        starts = _without_sign(paragraphs)
    if not starts:
        return paragraphs, []
    places = [place for place, _ in starts] + [len(paragraphs)]
    made = [
        matter_of(paragraphs[at:end], start, sign_lost=lost)
        for (at, start), end in zip(starts, places[1:], strict=True)
    ]
    return paragraphs[: places[0]], made


def _candidates(paragraphs: list[Paragraph]) -> list[tuple[int, Start]]:
    found = []
    for place, paragraph in enumerate(paragraphs):
        before = paragraphs[place - 1].rows[-1] if place and paragraphs[place - 1].rows else None
        first = paragraph.rows[0]
        if first.label != paragraph.label:
            continue
        start = start_of(replace(first, text=paragraph.text))
        if start is not None and is_start(first, before):
            found.append((place, start))
    return found


def _chosen(paragraphs: list[Paragraph], candidates: list[tuple[int, Start]]) -> list[tuple[int, Start]]:
    """The candidates that begin a §: not a table of contents, and in order of number."""
    empty = _empty(paragraphs, candidates)
    told_later = {
        place
        for order, (place, start) in enumerate(candidates)
        if place in empty
        and any(later.number == start.number and at not in empty for at, later in candidates[order + 1 :])
    }
    chosen: list[tuple[int, Start]] = []
    for place, start in candidates:
        if place in told_later or (chosen and start.number == chosen[-1][1].number):
            continue
        number, last = _order(start), _order(chosen[-1][1]) if chosen else -1
        if chosen and not last < number <= last + 40 and not _has_content(paragraphs, place):
            continue
        chosen.append((place, start))
    return chosen


def _order(start: Start) -> int:
    return int(start.number.partition("/")[0])


def _empty(paragraphs: list[Paragraph], candidates: list[tuple[int, Start]]) -> set[int]:
    """Candidates with nothing of their own before the next one: lines of a list of contents."""
    found = {place for place, _ in candidates if _CONTENTS.search(paragraphs[place].text)}
    for (place, _), (after, _) in pairwise(candidates):
        between = paragraphs[place + 1 : after]
        if len(between) <= 2 and not any(heading_of(p.text) or lead_in_of(p.text) for p in between):
            found.add(place)
    for place, _ in candidates:
        if (place - 1 in found or place - 2 in found) and not _has_content(paragraphs, place):
            found.add(place)
    return found


def _has_content(paragraphs: list[Paragraph], place: int) -> bool:
    after = paragraphs[place + 1 : place + 6]
    for paragraph in after:
        known = heading_of(paragraph.text)
        if known:
            return known.kind in (DECISION, PROPOSAL, TEXT)
        if lead_in_of(paragraph.text) or labelled_number(paragraph.text):
            return True
    return False


def _without_sign(paragraphs: list[Paragraph]) -> list[tuple[int, Start]]:
    """Numbers alone before titles, where the § sign was lost on the way: a case number or a heading follows soon."""
    found: list[tuple[int, Start]] = []
    for place, paragraph in enumerate(paragraphs):
        number = re.match(r"^(\d{1,4})\s+(?=[A-ZÅÄÖ])", paragraph.text)
        if number is None or paragraph.label:
            continue
        last = int(found[-1][1].number) if found else 0
        soon = paragraphs[place + 1 : place + 4]
        told = any(heading_of(p.text) or labelled_number(p.text) for p in soon) or labelled_number(paragraph.text)
        if told and (not found or last < int(number[1]) <= last + 3):
            found.append((place, Start(number[1], "", paragraph.text[number.end() :])))
    return found


def matter_of(paragraphs: list[Paragraph], start: Start | None, *, sign_lost: bool = False) -> Matter:
    """The matter that these paragraphs are; the first of them holds the § when there is one."""
    spot = paragraphs[0].spot
    title, number, number_spot, title_spot = "", None, spot, spot
    at = 0
    if start is not None:
        title, number = split_number(start.rest)
        at = 1
        title, number, title_spot, number_spot, at = head_of(paragraphs, title, number, at)
    body = paragraphs[at:]
    in_contents = bool(body) and bool(_CONTENTS.search(body[0].text))
    if in_contents:  # a title of two rows in a list of contents
        title = without_page(f"{title} {body[0].text}")
    return Matter(
        start, spot, title, title_spot, number, number_spot, tuple(sections_of(body)),
        listed=not body or in_contents, sign_lost=sign_lost,
    )  # fmt: skip


def sections_of(paragraphs: list[Paragraph]) -> list[Section]:
    """The sections of a matter, each with its heading; a heading that nobody knows ends the section before it."""
    made: list[Section] = []
    heading: Heading | None = None
    held: list[Paragraph] = []
    told_inline = False  # a sentence stood beside the heading: what follows may be about something else
    spot = paragraphs[0].spot if paragraphs else Spot(1, 1)

    def close() -> None:
        if heading is not None or held:
            made.append(Section(heading, spot, tuple(held)))

    for place, paragraph in enumerate(paragraphs):
        found, rest = _heading_here(paragraph, paragraphs[place + 1 : place + 2], heading)
        if found is None:
            loose = told_inline and not paragraph.label and not paragraph.text.startswith("att ")
            held.append(replace(paragraph, doubtful=True) if loose else paragraph)
            continue
        close()
        heading, spot, held = found, paragraph.spot, []
        if rest:
            held.append(replace(paragraph, text=rest, label=""))
        told_inline = rest.endswith(".")
    close()
    return made


def _heading_here(paragraph: Paragraph, after: list[Paragraph], now: Heading | None) -> tuple[Heading | None, str]:
    text = paragraph.text
    if paragraph.label and not paragraph.heading:
        return None, ""
    known = heading_of(text)
    if known:
        return known, ""
    inline = inline_heading(text)
    if inline:
        return inline
    if _CLOSING.match(text):
        return Heading(OTHER), ""
    if paragraph.heading or _looks_like_heading(paragraph, after, now):
        return Heading(OTHER), ""
    return None, ""


def _looks_like_heading(paragraph: Paragraph, after: list[Paragraph], now: Heading | None) -> bool:
    text = paragraph.text
    if len(text) > 80 or text[-1:] in ".:;,!?" or not text[:1].isupper() or lead_in_of(text) or not after:
        return False
    if paragraph.strong:
        return not _VERB.search(text) and not after[0].strong
    if now is None or now.kind not in (DECISION, PROPOSAL):
        return False
    few = len(text.split()) <= 5 and not re.search(r"\d", text)
    return few and paragraph.gap and not _VERB.search(text) and not bodies_in(text)
