# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Words: old ones, unexplained abbreviations, and personal data that should not be published."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache

from beslut.checking.check_input import CheckContext, PartyDocuments
from beslut.checking.finding import Hit
from beslut.checking.lines import Line
from beslut.checking.patterns import Pattern
from beslut.checking.registry import rule


@lru_cache(maxsize=8)
def _any(words: tuple[str, ...]) -> Pattern:
    listed = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return Pattern(rf"(?<![\w.])(?:{listed})(?!\w)", re.IGNORECASE)


@rule(
    "R17",
    "Det finns ett enklare ord",
    level="info",
    looks_at="part",
    why="Språket i offentlig verksamhet ska vara vårdat, enkelt och begripligt.",
    source="11 § språklagen (2009:600); data/ordlista-sprak.yaml",
    bad="Strategin skall vara ett stöd för kommunerna.",
    good="Strategin ska vara ett stöd för kommunerna.",
    example="text",
)
def plain_words(bundle: PartyDocuments, check_context: CheckContext) -> Iterator[Hit]:
    """No word of the list data/ordlista-sprak.yaml, each told once, where it first stands."""
    words: Mapping[str, str] = check_context.language.words.plainer
    pattern = _any(tuple(words))
    told: set[str] = set()
    for paper in bundle.documents:
        for line in paper.lines:
            for found in pattern.finditer(line.text):
                word = found.group().casefold()
                if word not in told:
                    told.add(word)
                    message = f"”{found.group()}” kan skrivas ”{words[word]}”"
                    yield Hit(message, words=found.group(), paper=paper, context=line.text, section=line.section)


_LEFT_OVER = ("NN", "XX", "XXX", "XXXX")  # R35 tells of these
_SHORT = Pattern(r"(?<![\w/:-])([A-ZÅÄÖ]{2,6})(?::s)?(?![\w/:-])(?!\s\d)")


@rule(
    "R43",
    "Förkortningen är inte förklarad",
    level="info",
    looks_at="part",
    why="En förkortning skrivs ut första gången, med förkortningen inom parentes.",
    source="Tyresös skrivhandledning, om förkortningar",
    bad="Ärendet har beretts av GRX under våren.",
    good="Ärendet har beretts av Gruppen för regional samverkan (GRX) under våren.",
    example="text",
)
def explained(bundle: PartyDocuments, check_context: CheckContext) -> Iterator[Hit]:
    """Each abbreviation stands in brackets in the document, or is on the list of known ones; told once."""
    told: set[str] = {*check_context.language.words.known, *_LEFT_OVER}
    for paper in bundle.documents:
        lines = [line for line in paper.lines if line.kind not in ("uppgift", "rubrik")]
        text = "\n".join(line.text for line in lines)
        for line in lines:
            for found in _SHORT.finditer(line.text):
                short = found.group(1)
                if short not in told:
                    told.add(short)
                    if f"({short})" not in text:
                        hint = f"skriv ut den första gången, med ({short}) efter"
                        yield Hit(f"”{short}” är inte förklarad", hint, short, paper=paper, context=line.text)


_NUMBER = Pattern(r"(?<![\d-])(?:19|20)?(\d\d)(\d\d)(\d\d)[-+](\d{4})(?![\d-])", having=("-", "+"))
_PRIVATE = Pattern(
    r"\b[\w.+-]+@(?:gmail|hotmail|outlook|live|icloud|yahoo|telia|me)\.(?:com|se|nu)\b", re.IGNORECASE, having=("@",)
)


def is_personal_number(found: re.Match[str]) -> bool:
    """Whether the digits are a person's number: a day that exists and a right check digit (Luhn)."""
    year, month, day, last = found.groups()
    try:
        date(2000, int(month), int(day) - 60 if int(day) > 60 else int(day))  # day + 60: samordningsnummer
    except ValueError:
        return False
    doubled = [int(digit) * (2 if place % 2 == 0 else 1) for place, digit in enumerate(year + month + day + last)]
    return sum(value // 10 + value % 10 for value in doubled) % 10 == 0


@rule(
    "R44",
    "Personuppgift i handlingen",
    level="fel",
    looks_at="text",
    why="Protokoll och underlag publiceras. Personnummer och privata e-postadresser hör inte hemma där.",
    source="artikel 5.1 c dataskyddsförordningen; Söderhamns rutin för publicering",
    bad="Frågan väcktes av en medborgare (900101-0017).",
    good="Frågan väcktes av en medborgare.",
    example="text",
)
def personal_data(line: Line) -> Iterator[Hit]:
    """No personal identity number, no address at a private e-mail service. Telephone numbers are not judged."""
    for found in _NUMBER.finditer(line.text):
        if is_personal_number(found):
            yield Hit("ett personnummer står i handlingen", "ta bort det", found.group())
    for found in _PRIVATE.finditer(line.text):
        yield Hit(
            "en privat e-postadress står i handlingen", "ta bort den, eller skriv funktionsadressen", found.group()
        )
