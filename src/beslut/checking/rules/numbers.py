# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Dates, sections and case numbers: ones that exist, written in one way."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from beslut.checking.check_input import PartyDocument, PrintedDecision
from beslut.checking.finding import Hit
from beslut.checking.lines import Line
from beslut.checking.patterns import Pattern
from beslut.checking.registry import rule
from beslut.model import MAX_NUMBER
from beslut.swedish import MONTHS

_ISO = Pattern(r"(?<![\d-])(\d{4})-(\d\d)-(\d\d)(?![\d-])")
_LONG = Pattern(
    rf"\b(?:(\w+dagen)\s)?den\s(\d{{1,2}})\s({'|'.join(MONTHS)})\s(\d{{4}})\b", re.IGNORECASE, having=MONTHS
)
_SHORT = Pattern(rf"(?<![\d–-])(\d{{1,2}})\s({'|'.join(MONTHS)})\b(?:\s(\d{{4}})\b)?", re.IGNORECASE, having=MONTHS)
_SLASHED = Pattern(r"(?<![\d/])(\d{1,2})/(\d{1,2})[\s-](\d{4})\b", having=("/",))
_FIGURE = Pattern(r"\d")
_ANY_YEAR = "2024"  # a leap year: what no year has is no date
_WEEKDAYS = ("måndagen", "tisdagen", "onsdagen", "torsdagen", "fredagen", "lördagen", "söndagen")


def _day(year: str, month: int, day: str) -> date | None:
    try:
        return date(int(year), month, int(day))
    except ValueError:
        return None


@rule(
    "R22",
    "Datumet stämmer inte",
    level="fel",
    looks_at="text",
    why="Ett datum som inte finns, eller en veckodag som inte stämmer, gör att ingen vet vilken dag som menas. En "
    "veckodag som inte stämmer är en varning.",
    source="Tyresös skrivhandledning, ”Skriv ut datum i löpande text”",
    bad="Beslutet fattades den 31 juni 2022.",
    good="Beslutet fattades tisdagen den 14 juni 2022.",
    example="text",
)
def real_dates(line: Line) -> Iterator[Hit]:
    """Every date exists, and its weekday is right."""
    if not _FIGURE.search(line.text):
        return  # most lines have no figure, and every date has
    text = line.text.replace("\u00a0", " ")
    for found, day in _dates(text):
        if day is None:
            yield Hit(f"datumet ”{found}” finns inte", "rätta datumet", found)
    for one in _LONG.finditer(text):
        day = _day(one[4], MONTHS.index(one[3].casefold()) + 1, one[2])
        told = (one[1] or "").casefold()
        if day and told in _WEEKDAYS and told != _WEEKDAYS[day.weekday()]:
            message = f"”{one.group()}” var en {_WEEKDAYS[day.weekday()].removesuffix('en')}"
            yield Hit(message, "rätta veckodagen eller datumet", one.group(), level="varning")


def _dates(text: str) -> Iterator[tuple[str, date | None]]:
    """Every date of a text, in whatever form it is written, with the day; None when there is no such day."""
    for found in _ISO.finditer(text):
        yield found.group(), _day(found[1], int(found[2]), found[3])
    for found in _SHORT.finditer(text):
        yield found.group(), _day(found[3] or _ANY_YEAR, MONTHS.index(found[2].casefold()) + 1, found[1])
    for found in _SLASHED.finditer(text):
        yield found.group(), _day(found[3], int(found[2]), found[1])


@rule(
    "R54",
    "Datum på två sätt i samma beslut",
    level="varning",
    looks_at="beslut",
    why="I ett beslut skrivs datum på ett sätt: den 14 juni 2022 eller 2022-06-14, efter partens skrivsätt.",
    source="egen regel ur R22; Göteborg blandar båda",
    bad="- Kommunfullmäktige antar Exempelstrategin, daterad 2026-01-14.\n- Exempelstrategin gäller från och med "
    "den 1 januari 2027.",
    good="- Kommunfullmäktige antar Exempelstrategin, daterad den 14 januari 2026.\n"
    "- Exempelstrategin gäller från och med den 1 januari 2027.",
    example="beslut",
)
def one_form(printed: PrintedDecision) -> Iterator[Hit]:
    """The points of a decision write dates in one form."""
    text = " ".join(printed.points)
    iso, long = _ISO.search(text), _LONG.search(text)
    if iso and long:
        yield Hit(f"datum skrivs på två sätt: {iso.group()} och {long.group()}", "välj ett sätt", iso.group())


_LAST_FIGURES = Pattern(r"^[A-Za-zÅÄÖåäö\d].*?(\d+)$")
_SECTION = Pattern(
    r"§\d|(?<![\d–])\d{1,4}§|§§\s?\d{1,4}\s?-\s?\d{1,4}|(?<!§)§\s\d{1,4}\s?[-–]\s?\d{1,4}|§\s+§|§{3,9}"
    r"|\bparagraf(?:en)?\s§|(?<!§)§\s\d{1,4}\s§|§§\s\d{1,4}(?![\d–]|\s?[–-]|,| och| samt)"
    r"|\b\d{1,2}:\d{1,3}\s(?:KL|OSL|FL)\b|(?:nligt|\bstöd av|\bi)\s"
    r"(?:KL|OSL|FL)\s\d{1,2}:\d{1,3}\b|\b\d{1,2}(?:\s[a-z])?\skap\s\d{1,3}\b",
    having=("§", " kl", " osl", " fl", " kap "),
)


@rule(
    "R31",
    "Paragrafen är fel skriven",
    level="varning",
    looks_at="text",
    why="§ skrivs med mellanrum före talet, och flera paragrafer med §§ och tankstreck: § 75, §§ 75–76. Lagrum skrivs "
    "5 kap. 26 §.",
    source="Svenska skrivregler; bruk i Göteborgs protokoll",
    bad="Frågan togs upp i §75.",
    good="Frågan togs upp i § 75.",
    example="text",
)
def section_form(line: Line) -> Iterator[Hit]:
    """A space between § and its number, §§ for several, an en dash between numbers, no sign twice, no *5:26 KL*."""
    for found in _SECTION.finditer(line.text):
        yield Hit(f"”{found.group()}” skrivs § 75, §§ 75–76 eller 5 kap. 26 §", "rätta formen", found.group())


@rule(
    "R32",
    "Diarienumret stämmer inte",
    level="fel",
    looks_at="handling",
    why="Samma ärende har samma nummer i alla handlingar, i den form som partens diarium har.",
    source="diarienummer i Kungsbackas handlingar (KS 2023-00395 och KS-2023-00395); partens profil",
    bad="Ärendet har diarienummer KS 2026-17.",
    good="Ärendet har diarienummer KS 2026/17.",
    example="text",
)
def case_number(paper: PartyDocument) -> Iterator[Hit]:
    """The party's own number has the house's form, and is written in one way in the document.

    A form that is known too weakly, of a house style with something to check, stops nobody.
    """
    context = paper.context
    own = context.case.facts_of(context.party).facts.get("partens_diarienummer")
    known = own or context.case.facts.get("partens_diarienummer")
    if known is None or known.value is None:
        return
    pattern = None if paper.profile.to_check else paper.profile.number_pattern
    own_number = paper.kind.issuer == "parten" and pattern
    if own_number and not (len(known.value) <= MAX_NUMBER and re.search(own_number, known.value)):
        yield Hit(f"diarienumret {known.value} har inte partens form", f"formen är {pattern}", known.value)
    if _only_as_known(known.value, paper.text):
        return
    pieces = re.findall(r"[A-Za-zÅÄÖåäö]+|\d+", known.value)
    loose = Pattern(r"(?<![\w-])" + r"[\s:/–-]*".join(map(re.escape, pieces)) + r"(?![\w-])", re.IGNORECASE)
    for found in loose.finditer(paper.text):
        if found.group().replace("\u00a0", " ") != known.value:
            message = f"diarienumret skrivs {found.group()} här och {known.value} i uppgifterna"
            yield Hit(message, "skriv det på ett sätt", found.group())


def _only_as_known(number: str, text: str) -> bool:
    """Whether the last figures of a case number stand nowhere but in the number as it is known: there is no other way
    of writing it to look for, which takes a pattern for each party."""
    known = _LAST_FIGURES.search(number)
    if known is None or number.count(known[1]) > 1:
        return False
    return text.count(known[1]) == text.replace("\u00a0", " ").count(number)
