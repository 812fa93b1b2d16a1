# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Whose paper it is: the name that heads it, and none that only a list of members, a recipient or a sentence has."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from beslut.reading.headings import RECIPIENTS, heading_of
from beslut.reading.organs import bodies_in
from beslut.reading.said import LIKELY, SURE, Said, Told, unsaid

_FRONT = 60
"""Rows that may say whose paper it is."""
_LONGEST = 400
"""Letters of such a row; a longer one is running text."""
_NO_NAME = r"(?!(?:Protokoll|Sammanträdes|Kallelse|Tjänste|Sida|Datum|(?:Kommun|Region)(?:styrelse|fullmäktige)))"
_ORGANISATION = re.compile(
    rf"\b(?:Region [A-ZÅÄÖ][a-zåäö]+(?: {_NO_NAME}[A-ZÅÄÖ][a-zåäö]+)?(?: län)?"
    rf"|(?:{_NO_NAME}[A-ZÅÄÖ][\wåäö]+[ -]){{1,3}}(?:[Kk]ommunalförbund|[Kk]ommun(?!\w)|[Ss]tad(?!\w))"
    r"|(?:[A-ZÅÄÖ]{2,}[ -]){1,3}(?:KOMMUNALFÖRBUND|KOMMUN|STAD)(?!\w)|REGION [A-ZÅÄÖ]{3,})"
)
_PEOPLE = re.compile(
    r"(?:beslutande(?!\sorgan)|(?:ej\s|icke\s)?(?:tjänstgörande|deltagande|närvarande)|(?:från|när)varo\w*|frånvarande|ledamöter|ersättare"
    r"|övriga|deltagare|inbjudna|kallade|föredragande|justerare|medlem\w*|represent\w+|anmäl\w*|förhinder|förfall|utses?d?\satt\sjustera|ordförande|sekreterare)\b",
    re.IGNORECASE,
)
"""How the list of who was there begins."""
_NO_LIST = re.compile(
    r"(?:tid|sammanträdes\w+|datum|dag|paragraf(?:er)?|underskrift(?:er)?|anslag|bevis|organ|nämnd|styrelse|instans|forum"
    r"|beslutande\sorgan|diarienummer|dnr|ärende\w*|protokoll\w*)\b",
    re.IGNORECASE,
)
"""What ends such a list: another label of the first page."""
_PLACE = re.compile(r"plats\b", re.IGNORECASE)
"""Where the meeting was, perhaps at another party's; a list is ended by it too."""
_MUNICIPAL = re.compile(r"\b(?:kommunfullmäktige|kommunstyrelsen)s?\b", re.IGNORECASE)
_NOT_MUNICIPAL = re.compile(r"\b(?:\w*direktion|förbund|region(?:fullmäktige|styrelse))\w*\b", re.IGNORECASE)
_OF_OTHERS = re.compile(r"\b(?:med|mellan|till|av|hos|och|samt|mot)\s*$", re.IGNORECASE)
"""Before the name of another party: *samverkan med Region X*, *till Region X*."""
_SENTENCE = re.compile(r"(?:\S+\s+){5,}\S+\.\s*$")
_OF_PAPER = re.compile(r"(?:protokoll(?:sutdrag)?|sammanträde|sammanträdes(?:dag|datum)|kallelse)\b", re.IGNORECASE)
"""What a row that tells whose paper it is says besides, as an organ: *Protokoll fört vid …*."""


def telling(told: Sequence[Told]) -> list[Told]:
    """The rows that may say whose paper it is: page heads, and the first page without lists of people or recipients."""
    found, listing = [], False
    for row in told[:_FRONT]:
        if row.in_head:
            found.append(row)
            continue
        label = re.split(r"[\t:]", row.text, maxsplit=1)[0].strip()
        heading = heading_of(label)
        if _PEOPLE.match(label) or (heading and heading.kind == RECIPIENTS):
            listing = True
        elif heading or _NO_LIST.match(label) or _PLACE.match(label):
            listing = False
        if not (listing or _PLACE.match(label)):
            found.append(row)
    return found


def _is_issuers(text: str, name: re.Match[str]) -> bool:
    """Whether a name on the first page stands there as whose paper it is, and not in a sentence of another."""
    before, after = text[: name.start()].rpartition("\t")[2], text[name.end() :].partition("\t")[0]
    if _OF_OTHERS.search(before):
        return False
    if _OF_PAPER.search(before):
        return True
    if before.rstrip().endswith((",", "(")) and not bodies_in(before):
        return False
    return not _SENTENCE.match(before + name.group() + after)


def organisation_of(told: Sequence[Told], everything: str) -> Said:
    """The municipality, region or federation whose paper it is, by the rows that may say so.

    `everything` is all that the paper says, asked only when they do not.
    """
    found: list[tuple[str, Told]] = []
    for row in telling(told):
        for match in _ORGANISATION.finditer(row.text):
            if row.in_head or (len(row.text) <= _LONGEST and _is_issuers(row.text, match)):
                name = " ".join(match.group().split())
                found.append((_small(name) if name.isupper() else name, row))
    if not found:
        return _by_place(told, everything)
    counted = Counter(_plain_name(name) for name, _ in found)
    best = max(counted, key=lambda name: (counted[name], -[_plain_name(n) for n, _ in found].index(name)))
    name, row = next((name, row) for name, row in found if _plain_name(name) == best)
    return Said(name, SURE if len(counted) == 1 else LIKELY, row.spot, "namnet står i sidhuvudet eller på första sidan")


def _by_place(told: Sequence[Told], everything: str) -> Said:
    """Where the meeting was: a municipality's council and board meet at home, where others may be their guests."""
    rows = [row for row in told[:_FRONT] if _PLACE.match(row.text) and len(row.text) <= _LONGEST]
    named = {" ".join(found.group().split()): row for row in rows for found in _ORGANISATION.finditer(row.text)}
    if len(named) == 1 and _MUNICIPAL.search(everything) and not _NOT_MUNICIPAL.search(everything):
        ((name, row),) = named.items()
        return Said(_small(name) if name.isupper() else name, LIKELY, row.spot, "namnet står vid platsen för mötet")
    return unsaid("varken sidhuvud eller första sida säger vems handlingen är")


def _small(name: str) -> str:
    """*SKÄRBY KOMMUN* as *Skärby kommun*."""
    return re.sub(r" (?:Kommun|Stad|Kommunalförbund|Län)$", lambda found: found.group().lower(), name.title())


def _plain_name(name: str) -> str:
    return name.casefold()
