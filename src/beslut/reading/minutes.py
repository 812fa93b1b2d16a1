# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Lines to readings: one for each § or matter, by one pass that finds the structure first and the fields after."""

from __future__ import annotations

import re
from dataclasses import replace

from beslut.reading.agendas import agenda_matters
from beslut.reading.decisions import Decided, decided_in
from beslut.reading.fields import OWN, adjusted_at_once, case_number, concerns, deciding, told_chain, warnings_of
from beslut.reading.headings import BASIS, DECISION, RECIPIENTS, RESERVATION
from beslut.reading.issuers import telling
from beslut.reading.lines import LinedFile
from beslut.reading.matters import Matter, matter_of, matters_of
from beslut.reading.organs import SHORT, is_generic, same_body
from beslut.reading.paragraphs import Paragraph, paragraphs_of
from beslut.reading.points import dialect_of
from beslut.reading.rows import Row, sifted
from beslut.reading.said import LIKELY, SURE, Passage, Reading, Said, Spot, unsaid
from beslut.reading.sentences import conditions_of, outcome_of, repeals_of, replaced_by
from beslut.reading.setting import AGENDA, EXTRACT, MINUTES, Setting, setting_of
from beslut.reading.whole_papers import front_of_paper, is_signature, is_title

_NONE = re.compile(r"^(?:inga?(?:\sreservation(?:er)?)?|nej|[-–—])\.?$", re.IGNORECASE)
_RESERVED = re.compile(r"\breserverar\ssig\b|\banmäler\s(?:blank\s|skriftlig\s)?reservation\b", re.IGNORECASE)


def readings_of(file: LinedFile) -> tuple[Reading, ...]:
    """What a file says, matter by matter in its order. Never raises for words: what is not found is told so."""
    rows, heads = sifted(file.lines)
    paragraphs = paragraphs_of(rows)
    front, matters = matters_of(paragraphs)
    if not matters:
        return _without_sections(file, heads, paragraphs)
    setting = setting_of(heads, front, paragraphs, with_section=True)
    chosen = [matter for matter in matters if not matter.listed] or matters
    setting = replace(setting, single=len(chosen) == 1)
    return tuple(
        _reading(file, _nearer(setting, heads, matter, before), matter) for before, matter in _with_before(chosen)
    )


def _with_before(matters: list[Matter]) -> list[tuple[Spot, Matter]]:
    """Each matter with where the one before it begins."""
    return list(zip([Spot(0, 0), *(matter.spot for matter in matters)], matters, strict=False))


def _nearer(setting: Setting, heads: list[Row], matter: Matter, before: Spot) -> Setting:
    """What the page's own head tells goes before what the file tells: extracts of two meetings can lie in one file."""
    pages = {row.spot.page for row in heads}
    if len(pages) > 1:
        near = [row for row in heads if row.spot.page == matter.spot.page]
    else:
        spot = (matter.spot.page, matter.spot.row)
        near = [row for row in heads if (before.page, before.row) < (row.spot.page, row.spot.row) < spot]
    if not near or len(near) == len(heads):
        return setting
    local = setting_of(near, [], [], with_section=True)
    body = local.body if local.body.value and local.body.value != setting.body.value else setting.body
    day = local.day if local.day.value and local.day.value != setting.day.value else setting.day
    return replace(setting, body=body, day=day)


def _without_sections(file: LinedFile, heads: list[Row], paragraphs: list[Paragraph]) -> tuple[Reading, ...]:
    front, body = front_of_paper(paragraphs)
    setting = setting_of(heads, front, paragraphs, with_section=False)
    if setting.kind.value == AGENDA:
        return tuple(_reading(file, setting, matter) for matter in agenda_matters(paragraphs))
    if not paragraphs:
        return ()
    return (_reading(file, setting, paper_of(front, body)),)


def paper_of(front: list[Paragraph], body: list[Paragraph]) -> Matter:
    """The one matter of a paper without any §."""
    made = matter_of(body or front, None)
    unsigned = [p for p in front if not is_signature(p.text)]
    styled = [p for p in unsigned if p.heading] or [p for p in reversed(unsigned) if p.strong and len(p.text) > 8]
    title = next(iter(styled or [p for p in reversed(unsigned) if is_title(p)]), None)
    words = re.sub(r"^»?(?:paragraf|§)\s?saknas«?\s*", "", title.text) if title else ""
    return replace(made, title=words, title_spot=title.spot if title else made.spot, unmarked=not styled)


def _reading(file: LinedFile, setting: Setting, matter: Matter) -> Reading:
    in_minutes = _is_minutes(setting, matter)
    decided = decided_in(matter, _words(setting.body), minutes=in_minutes)
    body = _body(setting, matter, decided, minutes=in_minutes)
    name = _words(body)
    points, proposals = decided.points, decided.proposals
    said = points or (proposals if not in_minutes else ())
    about = concerns(decided, name, minutes=in_minutes)
    if about.value == OWN:
        points = tuple(point if point.body else replace(point, body=name) for point in points)
    dialect = dialect_of(said)
    proposes = isinstance(about.value, str) and about.value != OWN
    return Reading(
        file=file.name,
        kind=setting.kind,
        organisation=setting.organisation,
        body=body,
        day=_day(setting, matter),
        section=_section(matter),
        case_number=case_number(setting, matter),
        their_case_number=case_number(setting, matter, theirs=True),
        matter=_title(matter),
        concerns=about,
        outcome=outcome_of(points, proposes=proposes) if in_minutes else unsaid("handlingen är inget protokoll"),
        decider=deciding(decided, name, minutes=in_minutes),
        chain=told_chain(decided, name),
        dialect=Said(dialect[0], LIKELY, said[0].spot, dialect[1]) if dialect else unsaid("inga punkter är funna"),
        adjusted_at_once=adjusted_at_once(matter),
        points=points,
        proposals=proposals,
        basis=_items(matter, BASIS),
        recipients=_recipients(matter),
        conditions=conditions_of(said),
        reservations=_reservations(matter),
        replaces=replaced_by(said),
        repeals=repeals_of(said),
        warnings=warnings_of(setting, matter, decided),
        front=tuple(row.text for row in telling(setting.told)),
    )


def _words(said: Said) -> str | None:
    return said.value if isinstance(said.value, str) else None


def _is_minutes(setting: Setting, matter: Matter) -> bool:
    """Minutes by name, or by their form: a § or a decision's own heading. A lost § makes no other paper of them."""
    if setting.kind.value is not None:
        return setting.kind.value in (MINUTES, EXTRACT)
    return matter.start is not None or any(s.heading and s.heading.kind == DECISION for s in matter.sections)


def _body(setting: Setting, matter: Matter, decided: Decided, *, minutes: bool) -> Said:
    told = setting.body
    short = SHORT.get(matter.start.prefix.lower()) if matter.start and matter.start.prefix else None
    by_words = decided.body if minutes else None
    if told.value is not None:
        if by_words and not same_body(str(told.value), by_words):
            if short == by_words:
                return Said(
                    by_words,
                    LIKELY,
                    matter.spot,
                    "paragrafens förkortning och beslutet säger samma organ, sidhuvudet ett annat",
                )
            return replace(told, sureness=LIKELY, reason=f"{told.reason}; beslutets egna ord säger {by_words}")
        if by_words and len(by_words) > len(str(told.value)) and is_generic(str(told.value)):
            return Said(by_words, LIKELY, told.spot, "beslutets ord säger vilket organet är")
        return replace(told, sureness=SURE) if by_words == told.value and not is_generic(by_words) else told
    if short:
        return Said(
            short, SURE if by_words == short else LIKELY, matter.spot, "organets förkortning står vid paragrafen"
        )
    if by_words:
        bare = is_generic(by_words)
        why = "beslutets egna ord säger vem som beslutar" + ("; inte vilket organet är" if bare else "")
        return Said(by_words, LIKELY if bare or not decided.body_sure else SURE, decided.body_spot or matter.spot, why)
    return told


def _day(setting: Setting, matter: Matter) -> Said:
    if matter.start and matter.start.day:
        return Said(matter.start.day, SURE, matter.spot, "datumet står vid paragrafen")
    return setting.day


def _section(matter: Matter) -> Said:
    if matter.start is None:
        return unsaid("handlingen har ingen paragraf")
    if matter.sign_lost:
        return Said(matter.start.number, LIKELY, matter.spot, "numret står före ärendemeningen; §-tecknet saknas")
    return Said(matter.start.number, SURE, matter.spot, "paragrafen står överst i ärendet")


def _title(matter: Matter) -> Said:
    if not matter.title:
        return unsaid("ingen ärendemening är funnen")
    return Said(
        matter.title,
        SURE if len(matter.title) < 160 and not matter.unmarked and not re.search(r"[.:,]$", matter.title) else LIKELY,
        matter.title_spot,
        "texten vid paragrafen före första rubriken",
    )


def _items(matter: Matter, kind: str) -> tuple[Passage, ...]:
    return tuple(
        Passage(
            paragraph.text,
            paragraph.spot,
            SURE if paragraph.known or paragraph.label else LIKELY,
            _bare(paragraph.label),
        )
        for section in matter.sections
        if section.heading and section.heading.kind == kind
        for paragraph in section.paragraphs
        if not re.match(r"^[_\s.-]+$", paragraph.text)
    )


def _bare(label: str) -> str | None:
    return label.strip(".) ") if label[:1].isalnum() else None


def _recipients(matter: Matter) -> tuple[Passage, ...]:
    made = []
    for item in _items(matter, RECIPIENTS):
        pieces = [piece for piece in re.split(r"[,;](?![^(]*\))\s*|\t", item.text) if piece.strip()]
        made += [
            replace(item, text=piece.strip(" ."), sureness=item.sureness if len(pieces) == 1 else LIKELY)
            for piece in pieces
        ]
    return tuple(made)


def _reservations(matter: Matter) -> tuple[Passage, ...]:
    found = [one for one in _items(matter, RESERVATION) if not _NONE.match(one.text)]
    spots = {passage.spot for passage in found}
    for paragraph in matter.paragraphs:
        if _RESERVED.search(paragraph.text) and paragraph.spot not in spots:
            found.append(Passage(paragraph.text, paragraph.spot, SURE))
    return tuple(found)
