# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""What a point is about: said in the point itself, with the version that is meant, and with a verb that fits."""

from __future__ import annotations

import re
from collections.abc import Iterator

from beslut.checking.check_input import CheckContext, PrintedDecision
from beslut.checking.finding import Hit
from beslut.checking.lines import BLANK
from beslut.checking.patterns import Pattern
from beslut.checking.registry import also, rule
from beslut.points import Resolve

_EMPTY = Pattern(
    r"\b(?<!rösta )(?:enligt|i enlighet med) (?:(?:föreliggande|liggande|ovanstående|upprättat|framlagt"
    r"|(?!valberedningens)\w{1,60}(?:ns|tets|iges)) )?"
    r"(?:förslag(?:et)?|tjänsteskrivelse[n]?|tjänsteutlåtande[t]?)\b(?![^.]{0,40}(?:\d{4}|bilaga|dnr))"
    r"|\b(?:enligt|i enlighet med) ovan(?:stående(?=[.,;]|$))?\b",
    re.IGNORECASE,
    having=("enlig",),
)


@rule(
    "R10",
    "Hänvisning utan innehåll",
    level="fel",
    looks_at="beslut",
    why="Beslutet ska gå att förstå i protokollet, utan bilagor. ”Enligt förslag” säger inte vad som beslutas.",
    source="handbok för tjänsteskrivelser (5dok.org)",
    bad="- Kommunfullmäktige antar Exempelstrategin enligt föreliggande förslag.",
    good="- Kommunfullmäktige antar Exempelstrategin enligt förslaget daterat 2026-01-14.",
    example="beslut",
)
def empty_reference(printed: PrintedDecision) -> Iterator[Hit]:
    """No *enligt förslag*, *enligt ovan*, without a date, an enclosure or a case number after it."""
    for point in printed.points:
        found = _EMPTY.search(point)
        if found:
            hint = "skriv ut det, eller hänvisa med datum eller bilaga"
            yield Hit(f"”{found.group()}” säger inte vad som beslutas", hint, found.group())


_IDENTIFIED = Pattern(r"\b(?:19|20)\d\d\b|\bbilaga\b|\bdnr\b|\bversion\b|\bdaterad|§", re.IGNORECASE)
_ADOPTS = ("anta", "godkänna", "fastställa")


@rule(
    "R11",
    "Det framgår inte vilken version som avses",
    level="fel",
    looks_at="ärende",
    why="Den som läser beslutet om tio år ska veta vilken text som antogs: datum, version, bilaga eller diarienummer. "
    "Är det inte känt svarar ärendet med utan_version och skäl.",
    source="Kungsbackas och Göteborgs beslut (”daterad 2023-10-26”, ”bilaga 3”)",
    bad="dokument:\n  strategin: {namn: Exempelstrategin, böjning: utrum}",
    good="dokument:\n  strategin: {namn: Exempelstrategin, böjning: utrum}\n"
    "utan_version:\n  strategin: {skäl: Strategins datum är inte känt., källa: brevet}",
    example="ärende",
)
def identified(check_context: CheckContext) -> Iterator[Hit]:
    """Every document that is adopted has a date, a version, an enclosure or a case number, or the case says why not.

    The answer in `utan_version` names the document, or the point when its object is plain words. What somebody does
    (*godkänna att kommunen utträder*) is no document.
    """
    case = check_context.case
    for loc, point in case.every_point():
        if not isinstance(point, Resolve) or {point.id, point.document} & set(case.without_version):
            continue
        hint = "lägg till daterad, version, bilaga eller diarienummer; eller svara under utan_version med skäl"
        if point.document:
            known = case.identified[point.document]
            if not (known.dated or known.version or known.attachment or known.case_number):
                message = f"”{known.name}” saknar datum, version, bilaga och diarienummer"
                yield Hit(message, hint, loc=("dokument", point.document), about=point.document)
        elif point.verb not in _ADOPTS or point.amount or (point.object or "").startswith("att "):
            continue
        elif not _IDENTIFIED.search(f"{point.object} {point.scope or ''}"):
            message = f"”{point.object}” saknar datum, version, bilaga och diarienummer"
            yield Hit(message, hint, loc=(*loc, "objekt"), about=point.id)


_STEERING = (
    r"[\w-]{0,40}(?:policyn?|strategin?|planen?|programmet|riktlinjer(?:na)?|reglemente(?:t)?|taxan?"
    r"|förbundsordning(?:en)?|handlingsplanen?|föreskrifter(?:na)?|(?:bolags|delegations|arbets|delegerings)ordning(?:en)?|ägardirektiv(?:et)?)"
)
_ADOPTED = Pattern(
    r"\b(?:antar|anta|antas|fastställer|fastställa) ((?:(?:den|det|de|ny|nya|nytt|reviderade?|reviderat"
    rf"|uppdaterade?|uppdaterat) ){{0,3}}{_STEERING})\b",
    re.IGNORECASE,
    having=("anta", "fastställ"),
)
_AGREED = Pattern(
    r"\b(?:godkänner|godkänna|ingår|ingå) ((?:det|den) (?:nya|reviderade) [\w-]*(?:avtalet|överenskommelsen)"
    r"|[\w-]{3,40}(?:avtalet|överenskommelsen)|(?:avtalet|överenskommelsen) om [\w-]+)\b",
    re.IGNORECASE,
    having=("avtalet", "överenskommelsen"),
)
_IS_ADOPTED = Pattern(
    rf"^(?:att )?({_STEERING})\b[^,.]{{0,80}} (?:antas|fastställs)\b", re.IGNORECASE, having=("antas", "fastställs")
)


@also("R11", looks_at="beslut")
def identified_in_words(printed: PrintedDecision) -> Iterator[Hit]:
    """The same where a template writes the point; what the case has as data is judged there."""
    for point in printed.points:
        found = _ADOPTED.search(point) or _IS_ADOPTED.search(point) or _AGREED.search(point)
        if found and BLANK not in point and not _IDENTIFIED.search(point) and not printed.is_of_the_case(point):
            message = f"”{found.group(1)}” saknar datum, version, bilaga och diarienummer"
            yield Hit(message, "skriv vilken version som menas: daterad, version, bilaga eller dnr", found.group())


_MISMATCH = (
    (
        Pattern(r"godkän", re.IGNORECASE),
        Pattern(r"reglement|förbundsordning|\btaxa|policy|\bstrategi", re.IGNORECASE),
        "anta",
    ),
    (
        Pattern(r"\banta", re.IGNORECASE),
        Pattern(r"årsredovisning|redovisning|\bavtal", re.IGNORECASE),
        "godkänna",
    ),
)


@rule(
    "R48",
    "Ovanligt verb för saken",
    level="info",
    looks_at="ärende",
    why="Reglementen, taxor och strategier antas; avtal och redovisningar godkänns. Andra verb går att använda, men "
    "läsaren "
    "undrar om något annat menas.",
    source="bruk i publicerade beslut (Kungsbacka, Göteborg)",
    bad='dokument:\n  strategin: {namn: reglementet för nämnden, böjning: neutrum, bilaga: "1"}\n'
    "beslut:\n  - {id: anta, slag: beslut, verb: godkänna, dokument: strategin}\n  - {id: villkor, slag: villkor}",
    good='dokument:\n  strategin: {namn: reglementet för nämnden, böjning: neutrum, bilaga: "1"}\n'
    "beslut:\n  - {id: anta, slag: beslut, verb: anta, dokument: strategin}\n  - {id: villkor, slag: villkor}",
    example="ärende",
)
def usual_verb(check_context: CheckContext) -> Iterator[Hit]:
    """The verb is the one that such objects usually have."""
    for loc, point in check_context.case.every_point():
        if isinstance(point, Resolve):
            named = check_context.case.identified[point.document].name if point.document else point.object or ""
            for verb, thing, usual in _MISMATCH:
                found = thing.search(named.split(" för ")[0].split(" om ")[0])
                if verb.match(point.verb) and found:
                    message = f"”{named}” brukar man {usual}, inte {point.verb}"
                    yield Hit(message, loc=(*loc, "verb"), about=point.id)
