# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""What page heads and the first page tell of a whole file: whose minutes, which body, which day, what kind of paper."""

from __future__ import annotations

import re
from dataclasses import dataclass

from beslut.reading.days import meeting_day, paper_day
from beslut.reading.head_bodies import body_in_head
from beslut.reading.issuers import organisation_of
from beslut.reading.organs import is_committee, is_generic, whole_body
from beslut.reading.paragraphs import Paragraph
from beslut.reading.rows import Row
from beslut.reading.said import LIKELY, SURE, Said, Spot, Told, unsaid

MINUTES, EXTRACT, REPORT, AGENDA, LETTER, OPINION = (
    "protokoll", "protokollsutdrag", "tjänsteskrivelse", "kallelse", "missiv", "yttrande",
)  # fmt: skip
_KINDS = (
    (
        EXTRACT,
        re.compile(
            r"\b(?:protokollsutdrag|utdrag\sur\s(?:sammanträdes)?protokoll|beslutsprotokoll,?\sutdrag)\b", re.IGNORECASE
        ),
    ),
    (
        REPORT,
        re.compile(
            r"^\W*(?:tjänste(?:skrivelse|utlåtande|yttrande|utredning)|beslutsformulering|beslutsunderlag)\b",
            re.IGNORECASE,
        ),
    ),
    (AGENDA, re.compile(r"^\W*(?:kallelse|föredragningslista|dagordning|ärendelista|underrättelse)\b", re.IGNORECASE)),
    (MINUTES, re.compile(r"\b(?:sammanträdesprotokoll|protokoll)\b", re.IGNORECASE)),
    (LETTER, re.compile(r"^\W*(?:missiv|följebrev|hemställan)\b", re.IGNORECASE)),
    (OPINION, re.compile(r"^\W*(?:yttrande|remissvar)\b", re.IGNORECASE)),
)
_BODY_LABEL = re.compile(
    r"^(?:organ|nämnd(?:/styrelse)?|styrelse/nämnd|instans|forum|beslutande\sorgan|beslutsinstans)\b[:.]?\s*",
    re.IGNORECASE,
)
_TO = re.compile(r"^(?:till|mottagare)\b[:.]?\s*", re.IGNORECASE)


@dataclass(frozen=True)
class Setting:
    """What holds for every matter of a file."""

    told: tuple[Told, ...]
    kind: Said
    organisation: Said
    body: Said
    day: Said
    addressee: str | None = None
    single: bool = True


def setting_of(heads: list[Row], front: list[Paragraph], everything: list[Paragraph], *, with_section: bool) -> Setting:
    """What heads and front tell. `everything` is asked only for whose paper it is when they do not say."""
    told = tuple(Told(row.text, row.spot, True) for row in heads) + tuple(
        Told(_with_number(paragraph), paragraph.spot, False) for paragraph in front
    )
    kind = _kind(told, with_section=with_section)
    to = next((whole_body(_value(told, place, _TO)) for place in range(len(told)) if _TO.match(told[place].text)), None)
    report = kind.value in (REPORT, LETTER, OPINION)
    body = Said(to, LIKELY, told[0].spot, "den som skrivelsen är ställd till") if report and to else _body(told)
    if report and not to:
        body = unsaid("det står inte vem skrivelsen är ställd till")
    organisation = organisation_of(told, "\n".join(paragraph.text for paragraph in everything))
    return Setting(told, kind, organisation, body, paper_day(told) if report else meeting_day(told), to)


def _with_number(paragraph: Paragraph) -> str:
    return f"{paragraph.label} {paragraph.text}" if paragraph.label[:1].isdigit() else paragraph.text


def _kind(told: tuple[Told, ...], *, with_section: bool) -> Said:
    for kind, words in _KINDS:
        for order, row in enumerate(told):
            hit = any(words.search(cell) for cell in row.text.split("\t")) or (
                (row.in_head or order < 4) and any(words.match(word) for word in row.text.split())
            )
            if hit and len(row.text) < 120:
                if kind == REPORT and with_section:
                    continue
                return Said(kind, SURE, row.spot, "ordet står i sidhuvudet" if row.in_head else "ordet står överst")
    if with_section:
        spot = told[0].spot if told else Spot(1, 1)
        return Said(EXTRACT, LIKELY, spot, "texten har en paragraf men säger inte vad den är")
    return unsaid("texten säger inte vilket slags handling den är")


def _value(told: tuple[Told, ...], place: int, label: re.Pattern[str]) -> str:
    """What stands after a label: on its row, or alone on the next."""
    rest = label.sub("", told[place].text.split("\t")[0], count=1).strip()
    if rest:
        return rest
    cells = told[place].text.split("\t")
    if len(cells) > 1:
        return cells[1].strip()
    return told[place + 1].text.split("\t")[0] if place + 1 < len(told) else ""


def _body(told: tuple[Told, ...]) -> Said:
    labelled = _labelled_bodies(told)
    named: list[tuple[str, Told]] = []
    for order, row in enumerate(told):
        if not row.in_head and order > 25:
            continue
        for cell in row.text.split("\t"):
            name = body_in_head(cell)
            if name:
                named.append((name, row))
    if labelled and named:
        name, row = labelled[0]
        agree = any(name == other for other, _ in named) or len({n for n, _ in labelled}) == 1
        return Said(name, SURE if agree else LIKELY, row.spot, "organet står vid sin etikett och i sidhuvudet")
    found = labelled or named
    if not found:
        return unsaid("varken sidhuvud eller första sida säger vilket organ som har beslutat")
    names = list(dict.fromkeys(name for name, _ in found))
    name, row = found[0]
    whole = _whole_committee(names)
    if whole:
        return Said(whole, LIKELY, row.spot, "utskottet och dess styrelse står var för sig i sidhuvudet")
    if len(names) > 1 and not labelled:
        return Said(name, LIKELY, row.spot, "flera organ står i sidhuvudet eller överst; det första är valt")
    sure = LIKELY if is_generic(name) else SURE
    return Said(
        name, sure, row.spot, "organet står vid sin etikett" if labelled else "organet står i sidhuvudet eller överst"
    )


def _whole_committee(names: list[str]) -> str | None:
    bare = [name for name in names if is_committee(name) and " " not in name]
    owners = [name for name in names if name.endswith(("styrelsen", "nämnden"))]
    if len(names) == 2 and bare and owners:
        return f"{owners[0]}s {bare[0].removesuffix('et')}"
    return None


def _labelled_bodies(told: tuple[Told, ...]) -> list[tuple[str, Told]]:
    found = []
    for place, row in enumerate(told):
        if _BODY_LABEL.match(row.text):
            name = whole_body(_value(told, place, _BODY_LABEL)) or body_in_head(_value(told, place, _BODY_LABEL))
            if name:
                found.append((name, row))
    return found
