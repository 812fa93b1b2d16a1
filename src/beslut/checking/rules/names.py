# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Names: organs in lower case, names of municipalities in the form they have, the same spelling everywhere."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from beslut.checking.check_input import PartyDocument
from beslut.checking.finding import Hit
from beslut.checking.lines import Line
from beslut.checking.patterns import Pattern
from beslut.checking.registry import rule
from beslut.model import Party
from beslut.speed.later import later
from beslut.swedish import capital_first

_CAPITAL = Pattern(
    r"(?<=[a-zåäö,;] )((?:Kommun|Region|Förbunds|Bolags)(?:fullmäktige|styrelse|direktion)\w{0,4}"
    r"|[A-ZÅÄÖ][a-zåäö]{1,40}(?:nämnden|utskottet|utskott|direktionen)s?)\b"
)


_TITLE = Pattern(
    r"(?<=[a-zåäö,;] )(?:(?:Vice )?Ordförande|Ordföranden|Vice ordförande|Ledamot|Ledamöter|Ersättare|Presidiet"
    r"|Förvaltningen|Kommundirektören?|Regiondirektören?|Förvaltningschefen?|Kommunchefen?|Kommunalråd(?:et)?|Regionråd(?:et)?"
    r"|[A-ZÅÄÖ][a-zåäö]{2,30}(?:chefen|direktören|sekreteraren|juristen|strategen)"
    r"|Nämnden|Styrelsen|Fullmäktige|Direktionen|Utskottet)\b",
)


@rule(
    "R29",
    "Organet har stor bokstav",
    level="varning",
    looks_at="text",
    why="Nämnder, styrelser, fullmäktige och befattningar skrivs med liten bokstav i löpande text.",
    source="support.hultsfred.se, Stor eller liten bokstav",
    bad="Ärendet behandlas i Kommunstyrelsen under våren.",
    good="Ärendet behandlas i kommunstyrelsen under våren.",
    example="text",
)
def body_in_lower_case(line: Line) -> Iterator[Hit]:
    """A capital only where a sentence, a heading or a line begins."""
    text = line.text.replace("\u00a0", " ")
    for found in (*_CAPITAL.finditer(text), *_TITLE.finditer(text)) if line.kind != "rubrik" else ():
        if text[: found.start()].rstrip().casefold().endswith(found.group().casefold()):
            continue  # the word twice, which R18 tells
        yield Hit(
            f"”{found.group()}” skrivs med liten bokstav", found.group()[0].lower() + found.group()[1:], found.group()
        )


def _stem(party: Party) -> str:
    """*Sandvikens* of *Sandvikens kommun*."""
    return party.official.removesuffix(" kommun")


@lru_cache(maxsize=8)
def _wrong_stems(parties: tuple[tuple[str, str, str, str], ...]) -> tuple[Mapping[str, str], Pattern | None]:
    """What is wrongly written before *kommun*, with the right form; the pattern that finds them."""
    right = {stem for _, _, stem, _ in parties} | {own.removesuffix(" kommun") for *_, own in parties}
    wrong = {form: stem for name, genitive, stem, _ in parties for form in (name, genitive) if form not in right}
    if not wrong:
        return {}, None
    listed = "|".join(re.escape(form) for form in sorted(wrong, key=len, reverse=True))
    return wrong, Pattern(
        rf"(?<![\w-])({listed})(?=(?:(?:, [A-ZÅÄÖ][\w-]*)* (?:och|samt) [A-ZÅÄÖ][\w -]*?)? kommun(?:s|er|ers)?\b)"
    )


@rule(
    "R30",
    "Kommunens namn har fel form",
    level="varning",
    looks_at="handling",
    why="Formen före ordet kommun går inte att räkna ut: Sandvikens kommun, Gävle kommun, Falu kommun. I en "
    "uppräkning har "
    "varje namn sin form.",
    source="Isof, enligt community.openstreetmap.org/t/7240; data/kommuner.yaml",
    bad="Strategin gäller i Exempelköping kommun.",
    good="Strategin gäller i Exempelköpings kommun.",
    example="text",
)
def municipality_name(paper: PartyDocument) -> Iterator[Hit]:
    """Before *kommun* and *kommuner* stands the form that the register has, for every party of the case."""
    parties = tuple(
        (party.name, party.name_genitive, _stem(party), party.own)
        for party in paper.context.parties
        if party.official.endswith(" kommun")
    )
    wrong, pattern = _wrong_stems(parties)
    if pattern:
        for line in paper.lines:
            for found in pattern.finditer(line.text) if " kommun" in line.text else ():
                right = wrong[found.group(1)]
                yield Hit(f"”{found.group(1)}” före kommun ska vara ”{right}”", f"{right} kommun", found.group(1))


_NAME = Pattern(r"\b[A-ZÅÄÖ][a-zåäöé]{5,}\b")


if TYPE_CHECKING:
    from difflib import SequenceMatcher

_sequence_matcher = later("difflib", "SequenceMatcher")  # which no error-level rule needs


@lru_cache(maxsize=50_000)
def _near(word: str, name: str) -> bool:
    """Whether the word is nearly the name, but neither the name nor a form of it."""
    if abs(len(word) - len(name)) > 2 or word.startswith(name) or name.startswith(word):
        return False
    matcher: SequenceMatcher[str] = _sequence_matcher(None, word, name)
    return matcher.quick_ratio() >= 0.9 and matcher.ratio() >= 0.9


@rule(
    "R36",
    "Namnet stavas på två sätt",
    level="varning",
    looks_at="handling",
    why="En part, ett organ eller ett dokument som stavas på två sätt kan tas för två.",
    source="Göteborgs handlingar (Tolkförmedling och Tolkförmedlingen i samma ärende)",
    bad="Exempelstratagin har arbetats fram gemensamt.",
    good="Exempelstrategin har arbetats fram gemensamt.",
    example="text",
)
def one_spelling(paper: PartyDocument) -> Iterator[Hit]:
    """No capitalised word is nearly, but not quite, a name of the party, its organs, the sender or a document."""
    context = paper.context
    told = (context.party.name, context.party.own, context.sender.name, context.case.title,
            *(one.name for one in context.case.identified.values()))  # fmt: skip
    names = {word for name in told for word in _NAME.findall(name)}
    known = {word for party in context.parties for word in _NAME.findall(f"{party.name} {party.official}")} | names
    organs = {capital_first(body.name) for body in context.party.bodies if body.inferred_from is None}
    for word in dict.fromkeys(_NAME.findall(paper.text)):
        for name in sorted(names | organs) if word not in known else ():
            other_form = name in organs and word[:-1] == name[:-1]  # socialnämnder
            if _near(word, name) and not other_form:
                yield Hit(f"”{word}” liknar ”{name}” men stavas annorlunda", "stava lika, om samma menas", word)
