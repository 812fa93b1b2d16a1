# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Who decides, and after whom: judged on the chain in the data, never on the words of a lead-in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from beslut.blocks import Heading
from beslut.checking.check_input import PartyDocuments, PrintedDecision
from beslut.checking.finding import Hit
from beslut.checking.lines import said
from beslut.checking.patterns import Pattern
from beslut.checking.registry import rule
from beslut.model import AnyPoint, Body, BodyChoice, BodyKind
from beslut.points import Appoint, Resolve

_RANK = {
    BodyKind.SUBCOMMITTEE: 1,
    BodyKind.COMMITTEE: 1,
    BodyKind.JOINT_COMMITTEE: 1,
    BodyKind.BOARD: 2,
    BodyKind.FEDERATION_DIRECTORATE: 2,
    BodyKind.COUNCIL: 3,
    BodyKind.FEDERATION_COUNCIL: 3,
}
_COUNCILS = (BodyKind.COUNCIL, BodyKind.FEDERATION_COUNCIL)
_TOWARDS = Pattern(r"\b(?:i|till) (\w+(?:fullmäktige|styrelsen|nämnden|utskottet|direktionen))\b")
_OWNED = Pattern(r"^(\w+(?:fullmäktige|styrelsen|nämnden|utskottet|direktionen))s beslut\b", re.IGNORECASE)
_DECIDES = Pattern(
    r"(\w+(?:fullmäktige|styrelsen|nämnden|utskottet|direktionen))"
    r"(?: föreslås| i \w+)?(?: för egen del)? (?:besluta\w*|följande beslut|\w+(?:ar|er|r|rs|s)\b)",
    re.IGNORECASE,
)
_OWN_PART = Pattern(r"för egen del|under förutsättning av \w+ beslut", re.IGNORECASE)


@rule(
    "R01",
    "Fel organ under rubriken",
    level="fel",
    looks_at="beslut",
    why="Rubriken säger vilket organ som ska besluta, och beslutet säger ett annat. Ett beslut av fel organ kan "
    "upphävas av domstol.",
    source="13 kap. 8 § 3 kommunallagen; Kungsbacka 2024-02-20 § 60",
    bad="## Förslag till beslut i kommunfullmäktige {.förslag}\n\n::: beslut onumrerat\n"
    "- Kommunstyrelsen antar Exempelstrategin, daterad 2026-01-14.\n:::",
    good="## Förslag till beslut i kommunfullmäktige {.förslag}\n\n::: beslut onumrerat\n"
    "- Kommunfullmäktige antar Exempelstrategin, daterad 2026-01-14.\n:::",
    example="mall",
)
def body_under_heading(printed: PrintedDecision) -> Iterator[Hit]:
    """The organ in the heading is the one that the lead-in, else the points, let decide."""
    heading = said(printed.heading.content)
    meant = _TOWARDS.search(heading) or _OWNED.search(heading)
    if meant is None or _OWN_PART.search(printed.lead):
        return
    told = _DECIDES.findall(printed.lead) or [one for point in printed.points for one in _first_body(point)]
    for body in dict.fromkeys(one.casefold() for one in told[-1:] if one.casefold() != meant.group(1).casefold()):
        message = f"rubriken säger {meant.group(1).casefold()}, men {body} beslutar"
        yield Hit(message, "skriv en rubrik för varje organ, eller ändra organet", _words_of(printed.heading))


def _first_body(point: str) -> list[str]:
    found = _DECIDES.match(point)
    return [found.group(1)] if found else []


def _words_of(heading: Heading) -> str:
    return said(heading.content).split(" ", 3)[0] if heading.content else ""


def _told_chain(bundle: PartyDocuments) -> tuple[tuple[BodyChoice, ...], tuple[int | str, ...]]:
    """The chain that somebody has written, and where; empty when the usual one holds."""
    case = bundle.context.case
    own = case.facts_of(bundle.party).chain
    return (own, ("per_part", bundle.party.name, "kedja")) if own else (case.chain, ("kedja",))


@rule(
    "R02",
    "Beredningskedjan är inte hel och i ordning",
    level="fel",
    looks_at="part",
    why="Ett utskott bereder åt sin egen styrelse eller nämnd, och styrelsen föreslår fullmäktige. Ett led som hoppas "
    "över eller upprepas gör att ärendet inte är berett som lagen kräver.",
    source="5 kap. 26 och 28 §§ kommunallagen",
    bad="per_part:\n  Exempelköping:\n    kedja: [{namn: arbetsutskottet}, {slag: fullmäktige}]",
    good="per_part:\n  Exempelköping:\n    kedja: [{namn: arbetsutskottet}, {slag: styrelse}, {slag: fullmäktige}]",
    example="ärende",
)
def chain_in_order(bundle: PartyDocuments) -> Iterator[Hit]:
    """No organ twice, none after one of higher rank, and no subcommittee straight to the council."""
    told, loc = _told_chain(bundle)
    listed = [body for choice in told if (body := choice.of(bundle.party))]
    for number, body in enumerate(listed):
        if body in listed[:number]:
            yield Hit(f"{body.name} står två gånger i kedjan", "stryk det ena ledet", loc=loc)
    steps = [*dict.fromkeys(listed)] if told else list(bundle.chain)
    if bundle.decider and bundle.decider not in steps:
        steps.append(bundle.decider)
    for before, after in pairwise(steps):
        if _RANK[before.kind] > _RANK[after.kind]:
            message = f"{before.name} kommer före {after.name} i kedjan"
            yield Hit(message, "ordna leden så att det beslutande organet kommer sist", loc=loc)
        elif _skips(before, after):
            message = f"{before.name} föreslår {after.name} direkt, utan styrelsen emellan"
            yield Hit(message, "lägg in styrelsen i kedjan: - {slag: styrelse}", loc=loc)


def _skips(before: Body, after: Body) -> bool:
    return before.kind is BodyKind.SUBCOMMITTEE and after.kind in _COUNCILS


def _points(bundle: PartyDocuments) -> tuple[AnyPoint, ...]:
    case = bundle.context.case
    return (*case.points, *case.facts_of(bundle.party).own_points)


@rule(
    "R47",
    "Styrelsen har inte yttrat sig före fullmäktige",
    level="fel",
    looks_at="part",
    why="Ett ärende som fullmäktige avgör ska ha beretts, och styrelsen ska alltid ha fått yttra sig. Undantagna är "
    "val.",
    source="5 kap. 26–33 §§ kommunallagen",
    bad="kedja:\n  - {namn: omsorgsnämnden}\n  - {slag: fullmäktige}",
    good="kedja:\n  - {namn: omsorgsnämnden}\n  - {slag: styrelse}\n  - {slag: fullmäktige}",
    example="ärende",
)
def board_before_council(bundle: PartyDocuments) -> Iterator[Hit]:
    """A council decides only after its board, unless it only fills seats."""
    decider = bundle.decider
    if decider is None or decider.kind not in _COUNCILS or all(isinstance(p, Appoint) for p in _points(bundle)):
        return
    before = bundle.chain[:-1]
    if any(_RANK[body.kind] == 2 for body in before) or (before and _skips(before[-1], decider)):
        return
    message = f"{decider.name} beslutar utan att styrelsen finns i kedjan"
    yield Hit(message, "lägg in styrelsen före fullmäktige: - {slag: styrelse}", loc=_told_chain(bundle)[1])


_ONLY_COUNCIL = Pattern(r"förbundsordning|reglement|mål och riktlinjer|\bbudget(?:en)?\b|skattesats", re.IGNORECASE)
_ADOPTS = ("anta", "fastställa", "godkänna")


@rule(
    "R46",
    "Bara fullmäktige får besluta om detta",
    level="fel",
    looks_at="part",
    why="Mål och riktlinjer, budget, skattesats, förbundsordning och reglemente beslutas av fullmäktige.",
    source="5 kap. 1 §, 9 kap. 1 och 33 §§ kommunallagen",
    bad="beslutande_organ: {status: valt, slag: styrelse, källa: brevet}\n"
    'dokument:\n  strategin: {namn: förbundsordningen för Exempelförbundet, böjning: utrum, bilaga: "1"}',
    good='dokument:\n  strategin: {namn: förbundsordningen för Exempelförbundet, böjning: utrum, bilaga: "1"}',
    example="ärende",
)
def competence(bundle: PartyDocuments) -> Iterator[Hit]:
    """What the law gives the council is not decided by another organ of a municipality or a region."""
    if bundle.decider is None or bundle.decider.kind in _COUNCILS or bundle.party.kind == "kommunalförbund":
        return
    case = bundle.context.case
    for point in _points(bundle):
        if isinstance(point, Resolve) and point.verb in _ADOPTS:
            named = case.identified[point.document].name if point.document else point.object or ""
            found = _ONLY_COUNCIL.search(named)
            if found and "internbudget" not in named:
                message = f"”{named}” beslutas av fullmäktige, inte av {bundle.decider.name}"
                yield Hit(message, "ändra beslutande_organ till slag: fullmäktige", found.group(), about=point.id)


_LAWFUL_LIMIT = Pattern(
    r"\b(?:delegera\w*|bemyndiga\w*|får rätt|ges rätt|får i uppdrag|får)\b[^.]{0,80}?"
    r"\b(?:anta|fastställa|besluta om) [^.]{0,60}?"
    r"(?:budget|\bmål\b|riktlinjer|reglement|strateg|förbundsordning|skattesats|policy)",
    re.IGNORECASE,
    having=("delegera", "bemynd", "får", "ge"),
)


@rule(
    "R25",
    "Uppgiften får inte delegeras",
    level="fel",
    looks_at="beslut",
    why="Fullmäktige får inte delegera frågor av principiell beskaffenhet, och en nämnd inte frågor om mål, "
    "inriktning, "
    "omfattning eller kvalitet.",
    source="5 kap. 2 § och 6 kap. 38 § kommunallagen",
    bad="- Kommunfullmäktige delegerar till arbetsutskottet att anta strategin för äldreomsorg 2027, dnr KS 2026/17.",
    good="- Kommunfullmäktige delegerar till kommunstyrelsen att årligen justera avgifterna i taxan, dnr KS 2026/17.",
    example="beslut",
)
def delegation(printed: PrintedDecision) -> Iterator[Hit]:
    """No point hands over the adoption of goals, budgets, strategies or regulations."""
    for point in printed.points:
        found = _LAWFUL_LIMIT.search(point)
        if found:
            yield Hit(f"punkten delegerar det som inte får delegeras: ”{found.group()}”",
                      "låt fullmäktige besluta, och ge i uppdrag att ta fram förslag", found.group())  # fmt: skip
