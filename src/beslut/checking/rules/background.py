# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""What the decision rests on and where it goes: dated papers, enclosures that exist, recipients."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from beslut.checking.check_input import PartyDocument
from beslut.checking.finding import Hit
from beslut.checking.lines import BLANK, Line
from beslut.checking.patterns import Pattern
from beslut.checking.registry import rule
from beslut.model import slots_in
from beslut.wording import names_of, next_body

_DATED = Pattern(r"\d{4}-\d\d-\d\d|\bden\s\d{1,2}\s\w+\s\d{4}|§|\bdnr\b|\bbilaga\s\d|\b(?:19|20)\d\d\b", re.IGNORECASE)
_ISO = Pattern(r"(?<![\d-])\d{4}-\d\d-\d\d(?![\d-])")


def _own(paper: PartyDocument) -> set[str]:
    """What the case itself names and other rules judge: enclosures, documents of the mailing, identified documents."""
    case, names = paper.context.case, names_of(paper.context.party)
    known = [attachment.name for attachment in case.attachments] + [kind.name for kind in case.documents]
    for name in (name for one in case.identified.values() for name in (one.name, one.heading_form) if name):
        for place in slots_in(name):
            name = name.replace(f"{{{place}}}", names.get(place, BLANK))
        known.append(name)
    return {name.casefold() for name in known}


@rule(
    "R37",
    "Underlaget har inget datum",
    level="varning",
    looks_at="handling",
    why="Underlagen kopieras till protokollet. Datum eller paragraf säger vilken handling som menas. Det som följer "
    "med som "
    "bilaga behöver inget.",
    source="handbok för tjänsteskrivelser (5dok.org)",
    bad="## Beslutsunderlag {.underlag}\n\n- Remissammanställning",
    good="## Beslutsunderlag {.underlag}\n\n- Remissammanställning 2026-01-14",
    example="mall",
)
def dated(paper: PartyDocument) -> Iterator[Hit]:
    """Each paper has a date, a section or a case number, or is an enclosure or a document of the case."""
    own = _own(paper)
    for line in _items(paper, "underlag"):
        known = any(line.text.casefold().startswith(name) for name in own)
        if not known and not _DATED.search(line.text) and BLANK not in line.text:
            yield Hit(f"underlaget ”{line.text}” har inget datum", "skriv datum eller paragraf efter", line.text)


@rule(
    "R55",
    "Underlaget är yngre än ärendet",
    level="varning",
    looks_at="handling",
    why="Ett underlag som är daterat efter handlingen kan inte ha legat till grund för den.",
    source="egen regel ur R22",
    bad="## Beslutsunderlag {.underlag}\n\n- Remissammanställning 2026-09-01",
    good="## Beslutsunderlag {.underlag}\n\n- Remissammanställning 2026-01-14",
    example="mall",
)
def not_later(paper: PartyDocument) -> Iterator[Hit]:
    """No paper is dated after the case's day."""
    for line in _items(paper, "underlag"):
        for found in _ISO.finditer(line.text):
            try:
                late = date.fromisoformat(found.group()) > paper.context.day
            except ValueError:
                continue  # R22 tells of days that do not exist
            if late:
                message = f"underlaget ”{line.text}” är daterat efter ärendets dag {paper.context.day}"
                yield Hit(message, "rätta datumet, eller ange handlingens dag med --dag", line.text)


def _items(paper: PartyDocument, section: str) -> list[Line]:
    return [line for line in paper.section(section) or () if line.kind == "listpunkt"]


_ENCLOSURE = Pattern(r"[bB](?<!\w[bB])(?i:ilaga)(?:\s(\d{1,2})\b|$)", having=("bilaga",))  # a quick start


@rule(
    "R38",
    "Bilagan finns inte",
    level="fel",
    looks_at="handling",
    why="En hänvisning till bilaga 3 leder ingenstans när ärendet har två bilagor.",
    source="bruk i Göteborgs handlingar (”i enlighet med bilaga 3”)",
    bad="Strategin beskrivs i bilaga 2.",
    good="Strategin beskrivs i bilaga 1.",
    example="text",
)
def enclosed(paper: PartyDocument) -> Iterator[Hit]:
    """Every *bilaga n* is one of the case's enclosures, by its number."""
    count = len(paper.context.case.attachments)
    for number in sorted(_numbers(paper)):
        if not 1 <= number <= count:
            message = f"bilaga {number} finns inte; ärendet har {count}"
            yield Hit(message, "lägg till bilagan under bilagor, eller rätta numret", f"bilaga {number}")


def _numbers(paper: PartyDocument) -> set[int]:
    """The numbers after *bilaga*, line by line, since most lines are known; of a line that ends with the word, the
    number may stand in the next."""
    numbers = {found[1] for line in paper.lines for found in _ENCLOSURE.finditer(line.text)}
    if None in numbers:
        numbers = set(_ENCLOSURE.findall(paper.text))
    return {int(number) for number in numbers if number}


@rule(
    "R39",
    "Avsändaren får inte veta beslutet",
    level="varning",
    looks_at="handling",
    why="Den som har sänt ut ärendet behöver veta vad varje part beslutade.",
    source="Göteborgsregionens förbundsordning 2023–2024 (”Beslutet skickas till: Göteborgsregionen”)",
    bad="## Beslutet skickas till {.skickas_till}\n\n- Omsorgsnämnden",
    good="## Beslutet skickas till {.skickas_till}\n\n- {{ avsändare.egen_form }}",
    example="mall",
)
def recipients(paper: PartyDocument) -> Iterator[Hit]:
    """The recipients of a municipality's decision include the sender of the case."""
    context = paper.context
    lines = paper.section("skickas_till")
    if not lines or context.party == context.sender or next_body(context):
        return  # what only proposes goes to the next body
    text = " ".join(line.text for line in lines).casefold()
    sender = context.sender
    if BLANK not in text and not any(name.casefold() in text for name in (sender.name, sender.own, sender.official)):
        yield Hit(
            f"beslutet skickas inte till {sender.own}", "lägg till avsändaren: {{ avsändare.egen_form }}", lines[0].text
        )
