# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Repeals: complete, by the organ that may, and at the moment the new begins."""

from __future__ import annotations

import re
from collections.abc import Iterator

from beslut.checking.check_input import CheckContext, PartyDocuments, PrintedDecision
from beslut.checking.finding import Hit
from beslut.checking.lines import BLANK
from beslut.checking.patterns import Pattern
from beslut.checking.registry import rule
from beslut.model import EarlierDecision, EarlierState, Relation
from beslut.points import Effective, Repeal, Resolve

_REPEALS = Pattern(
    r"\bupphäv(?:a|er|s)\b|\bupphör\b[^.]{0,30}\batt gälla\b", re.IGNORECASE, having=("upphäv", "upphör")
)
_DATE = Pattern(r"\b\d{4}-\d\d-\d\d\b|\bden\s\d{1,2}\s\w+\s\d{4}\b")
_BODY = Pattern(r"fullmäktige|styrelse|nämnd|utskott|direktion", re.IGNORECASE)


@rule(
    "R27",
    "Upphävandet är inte fullständigt",
    level="fel",
    looks_at="beslut",
    why="Ett upphävande säger vilket dokument, och organ, datum och paragraf för det gamla beslutet. Är de okända "
    "blir de "
    "luckor; är beslutet känt att inte finnas stryks punkten (läge: inget).",
    source="Kungsbackas upphävanden (”antagna av [organ] [datum], § [n], upphör samtidigt att gälla”)",
    bad="- Kommunfullmäktige upphäver tidigare riktlinjer för samverkan.",
    good="- Kommunfullmäktige upphäver riktlinjerna för samverkan, antagna av kommunfullmäktige den 14 juni 2010, § "
    "75.",
    example="beslut",
)
def complete(printed: PrintedDecision) -> Iterator[Hit]:
    """A repeal in words has organ, date and section; gaps for them are gaps, not errors."""
    for point in printed.points:
        found = _REPEALS.search(point)
        if found and BLANK not in point:
            lacking = [
                word
                for word, there in (
                    ("organ", _BODY.search(point.split(",", 1)[-1] if "," in point else "")),
                    ("datum", _DATE.search(point)),
                    ("paragraf", "§" in point),
                )
                if not there
            ]
            if lacking:
                message = f"upphävandet saknar {', '.join(lacking)}: ”{point[:60].rstrip()} …”"
                yield Hit(message, "skriv: …, antagna av [organ] [datum], § [n]", point[:40])


def _rank(body: str) -> int:
    return 3 if "fullmäktige" in body else 2 if body.endswith(("styrelsen", "direktionen")) else 1


def _known(bundle: PartyDocuments) -> Iterator[tuple[Repeal, EarlierDecision]]:
    """Each repeal of the case with what is known of the party's earlier decision, where it will be printed."""
    case = bundle.context.case
    facts = case.facts_of(bundle.party)
    for point in (*case.points, *facts.own_points):
        if isinstance(point, Repeal) and point.id not in facts.left_out:
            document = next(one for one in case.earlier if one.id == point.earlier)
            known = facts.earlier.get(document.id, document.otherwise)
            if known.state is EarlierState.RECORDED and known.relation is not Relation.FULFILS:
                yield point, known


@rule(
    "R51",
    "Fel organ upphäver",
    level="fel",
    looks_at="part",
    why="Ett beslut upphävs av det organ som fattade det, eller av ett överordnat.",
    source="egen regel ur R27; kompetensen följer av 5 kap. 1 och 2 §§ kommunallagen, läst så av projektet",
    bad="beslutande_organ: {status: valt, slag: styrelse, källa: brevet}\n"
    "tidigare_beslut:\n  - id: gammal\n    dokument: den förra strategin\n    böjning: utrum\n"
    '    annars: {läge: dokumenterat, organ: kommunfullmäktige, datum: "2010-06-14", paragraf: "75", källa: brevet}\n'
    "beslut:\n  - {id: anta, slag: beslut, verb: anta, dokument: strategin}\n"
    "  - {id: upphäv, slag: upphävande, tidigare_beslut: gammal}\n  - {id: villkor, slag: villkor}",
    good="beslutande_organ: {status: valt, slag: styrelse, källa: brevet}\n"
    "tidigare_beslut:\n  - id: gammal\n    dokument: den förra strategin\n    böjning: utrum\n"
    '    annars: {läge: dokumenterat, organ: kommunstyrelsen, datum: "2010-06-14", paragraf: "75", källa: brevet}\n'
    "beslut:\n  - {id: anta, slag: beslut, verb: anta, dokument: strategin}\n"
    "  - {id: upphäv, slag: upphävande, tidigare_beslut: gammal}\n  - {id: villkor, slag: villkor}",
    example="ärende",
)
def by_the_right_body(bundle: PartyDocuments) -> Iterator[Hit]:
    """The organ that decides is not below the one that adopted what is repealed."""
    for point, known in _known(bundle):
        if bundle.decider and known.body and _rank(bundle.decider.name) < _rank(known.body):
            message = f"{bundle.decider.name} kan inte upphäva ett beslut av {known.body}"
            yield Hit(message, "låt det organ som fattade beslutet upphäva det", about=point.id,
                      loc=("per_part", bundle.party.name, "tidigare_beslut"))  # fmt: skip


@rule(
    "R28",
    "Det gamla upphör inte när det nya börjar",
    level="varning",
    looks_at="ärende",
    why="”Ersätter” beskriver, det upphäver inte. Upphör det gamla före eller efter att det nya börjar gälla "
    "uppstår ett "
    "glapp, eller två texter samtidigt.",
    source="Region Gävleborgs förslag (ersätter och upphäver); Kungsbackas upphävanden",
    bad="beslut:\n  - id: anta\n    slag: beslut\n    verb: anta\n    dokument: strategin\n"
    "    verkan: {subjekt: den, verb: ersätter, resten: tidigare överenskommelser}\n  - {id: villkor, slag: villkor}",
    good="tidigare_beslut:\n  - id: gammal\n    dokument: de tidigare överenskommelserna\n    böjning: plural\n"
    "    annars: {läge: inget, källa: brevet}\n"
    "beslut:\n  - id: anta\n    slag: beslut\n    verb: anta\n    dokument: strategin\n"
    "    verkan: {subjekt: den, verb: ersätter, resten: tidigare överenskommelser}\n"
    "  - {id: upphäv, slag: upphävande, tidigare_beslut: gammal}\n  - {id: villkor, slag: villkor}",
    example="ärende",
)
def no_gap_in_time(check_context: CheckContext) -> Iterator[Hit]:
    """What says *ersätter* comes with a repeal, and a dated repeal is on the day that the new begins."""
    points = check_context.case.points
    repeals = [point for point in points if isinstance(point, Repeal)]
    begins = [point.since for point in points if isinstance(point, Effective)]
    for number, point in enumerate(points):
        if isinstance(point, Resolve) and point.effect and point.effect.verb.startswith("ersätt") and not repeals:
            message = "det nya ersätter något, men ingen punkt upphäver det gamla"
            yield Hit(message, "lägg till en punkt: slag: upphävande", loc=("beslut", number, "verkan"), about=point.id)
        if isinstance(point, Repeal) and point.day and begins and point.day not in begins:
            message = f"det gamla upphör {point.day}, men det nya börjar {begins[0]}"
            yield Hit(message, "ange samma dag", loc=("beslut", number, "datum"), about=point.id)
