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
from beslut.checking.registry import also, rule
from beslut.model import AnyPoint, Body, BodyChoice, BodyKind
from beslut.points import Appoint

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
    source="13 kap. 8 § första stycket 3 kommunallagen; Kungsbacka 2024-02-20 § 60",
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
    why="Ett utskott bereder åt sin egen styrelse eller nämnd, och styrelsen föreslår fullmäktige. Hoppas ett led "
    "över är ärendet inte berett som lagen kräver, och ett led som står två gånger är ett misstag.",
    source="5 kap. 22, 26 och 28 §§, 6 kap. 38 § första stycket 2 och 6 kap. 41 § kommunallagen",
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


_STRAIGHT = Pattern(
    r"\b([\w-]{0,40}utskott(?:et)?) föreslår(?: att)? (\w{0,30}fullmäktige)\b",
    re.IGNORECASE,
    having=("utskottet föreslår", "utskott föreslår"),
)


@also("R02", looks_at="beslut")
def subcommittee_in_a_point(printed: PrintedDecision) -> Iterator[Hit]:
    """No point lets a subcommittee propose to the council past the board."""
    for point in printed.points:
        found = _STRAIGHT.search(point)
        if found:
            message = f"{found.group(1).casefold()} föreslår {found.group(2)} direkt, utan styrelsen emellan"
            yield Hit(message, "skriv: utskottet föreslår kommunstyrelsen föreslå kommunfullmäktige …", found.group())


def _points(bundle: PartyDocuments) -> tuple[AnyPoint, ...]:
    case = bundle.context.case
    return (*case.points, *case.facts_of(bundle.party).own_points)


@rule(
    "R47",
    "Styrelsen har inte fått yttra sig före fullmäktige",
    level="fel",
    looks_at="part",
    why="Ett ärende som fullmäktige avgör ska ha beretts, och styrelsen ska ha fått tillfälle att yttra sig. "
    "Undantagen står i 5 kap. 29–34 §§, bland annat val och avsägelser.",
    source="5 kap. 26 och 28–34 §§ kommunallagen",
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
