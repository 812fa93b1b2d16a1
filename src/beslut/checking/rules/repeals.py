# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Repeals: complete, by the organ that may, and at the moment the new begins."""

from __future__ import annotations

import re
from collections.abc import Iterator

from beslut.checking.bodies import NAMED, deciding, rank, subject
from beslut.checking.check_input import CheckContext, PartyDocuments, PrintedDecision
from beslut.checking.finding import Hit
from beslut.checking.lines import BLANK, beginning
from beslut.checking.patterns import Pattern
from beslut.checking.registry import also, rule
from beslut.model import EarlierDecision, EarlierState, Relation
from beslut.points import Effective, Repeal, Resolve

_REPEALS = Pattern(
    r"\bupphäv(?:a|er|s)\b|\bupphör\b[^.]{0,30}\batt gälla\b", re.IGNORECASE, having=("upphäv", "upphör")
)
_DATE = Pattern(r"\b\d{4}-\d\d-\d\d\b|\bden\s\d{1,2}\s\w+\s\d{4}\b")
_BODY = Pattern(r"fullmäktige|styrelse|nämnd|utskott|direktion|\b(?:sitt|sina|eget|egna) beslut", re.IGNORECASE)
_UPHAVER = Pattern(r"\bupphäv(?:a|er|s)\b", re.IGNORECASE, having=("upphäv",))
_WITHDRAWS = Pattern(
    r"\b(?:upphäv(?:a|er|s)|återkalla[rs]?|ändra[rs]?)\b", re.IGNORECASE, having=("upphäv", "återkall", "ändra")
)
_ANOTHERS = Pattern(
    r"(?:domstolen|rätten|regeringen|länsstyrelsen|myndigheten) (?:ska )?upphäv(?:a|er)",
    re.IGNORECASE,
    having=("upphäv",),
)
_NO_DECISION = Pattern(
    r"avtal|överenskommels|kontrakt|detaljplan|strandskydd|medlemskap|förordnande|uppdrag", re.IGNORECASE
)
_ADOPTED = Pattern(r"\b(?:anta|antar|antas)\b", re.IGNORECASE)


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
        if not _REPEALS.search(point) or BLANK in point or not _repeals_a_decision(printed, point):
            continue
        old = point[len(subject(point)) :] if _UPHAVER.search(point) else point
        there = (("organ", _BODY.search(old)), ("datum", _DATE.search(point)), ("paragraf", "§" in point))
        lacking = [word for word, found in there if not found]
        if lacking:
            message = f"upphävandet saknar {', '.join(lacking)}: ”{beginning(point)}”"
            yield Hit(message, "skriv: …, antagna av [organ] [datum], § [n]", beginning(point).rstrip(" …"))


def _repeals_a_decision(printed: PrintedDecision, point: str) -> bool:
    """Whether the point takes away an earlier decision: an agreement that ends, and the last day of what is adopted
    here, do not; nor does a plan or an assignment, which have other particulars."""
    named = point.casefold().split(" upphör ")[0] if not _UPHAVER.search(point) else point.casefold()
    if _NO_DECISION.search(named.split(",", 1)[0]) or _ANOTHERS.search(point):
        return False
    if _UPHAVER.search(point):
        return True
    noun = named.split(",", 1)[0].removeprefix("att ").split(" (", 1)[0].strip()
    return not any(noun and noun in other.casefold() and _ADOPTED.search(other) for other in printed.points)


def _known(bundle: PartyDocuments) -> Iterator[tuple[Repeal, EarlierDecision]]:
    """Each repeal of the case with what is known of the party's earlier decision, where it will be printed."""
    case = bundle.context.case
    facts = case.facts_of(bundle.party)
    for _, point in case.points_of(bundle.party):
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
    why="Ett beslut upphävs av det organ som fattade det. En nämnd kan upphäva det egna utskottets beslut. Styrelsen "
    "är inte överordnad de andra nämnderna, och fullmäktige beslutar inte i deras ställe: då är det en varning, att "
    "se efter i reglementet.",
    source="egen regel; kommunallagen har ingen bestämmelse om vem som upphäver. Jämför 6 kap. 2, 3 och 8 §§ och "
    "13 kap. 8 § första stycket 3",
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
    """The organ that decides is the one that adopted what is repealed."""
    for point, known in _known(bundle):
        body = point.body or (bundle.decider.name if bundle.decider else "")
        wrong = _wrong_body(body, known.body or "")
        if wrong:
            loc = _where_told(bundle, point.earlier)
            yield wrong._replace(about=point.id, loc=loc, party=bundle.party.name)


def _where_told(bundle: PartyDocuments, earlier: str) -> tuple[int | str, ...]:
    """Where the organ of the earlier decision is told: below the party, or with the earlier decision for all."""
    case = bundle.context.case
    if earlier in case.facts_of(bundle.party).earlier:
        return ("per_part", bundle.party.name, "tidigare_beslut", earlier, "organ")
    return ("tidigare_beslut", [one.id for one in case.earlier].index(earlier), "annars", "organ")


def _wrong_body(deciding_body: str, adopting: str) -> Hit | None:
    """What is wrong when the one repeals what the other decided; None when nothing is, or when one is not known."""
    if not deciding_body or not adopting or deciding_body == adopting:
        return None
    mine, theirs = rank(deciding_body), rank(adopting)
    own_subcommittee = theirs == "utskott" and mine in ("nämnd", "styrelse")
    if own_subcommittee or (mine == theirs and mine in ("fullmäktige", "styrelse")):
        return None  # landstingsfullmäktige is regionfullmäktige now
    if _ORDER.index(mine) > _ORDER.index(theirs):
        message = f"{deciding_body} kan inte upphäva eller ändra ett beslut av {adopting}"
        return Hit(message, "låt det organ som fattade beslutet upphäva det")
    message = f"{deciding_body} upphäver eller ändrar ett beslut av {adopting}"
    return Hit(message, "låt det organ som fattade beslutet upphäva det, eller se efter i reglementet", level="varning")


_ORDER = ("fullmäktige", "styrelse", "nämnd", "utskott")
_WHOSE = Pattern(
    rf"\b(?:antag\w{{1,3}}|fattat|beslutad?e?t?|fastställ\w{{1,3}}|godkän\w{{1,3}}|beslut) av ({NAMED})\b"
    rf"|({NAMED})s (?:beslut|uppdrag)\b",
    re.IGNORECASE,
)
_BARE = ("nämnden", "styrelsen", "utskottet", "fullmäktige", "presidiet", "direktionen", "beredningen")


@also("R51", looks_at="beslut")
def by_the_right_body_in_words(printed: PrintedDecision) -> Iterator[Hit]:
    """The same where a template writes the repeal; what the case has as data is judged there."""
    earlier = [one.document.casefold() for one in printed.bundle.context.case.earlier]
    for point in printed.points:
        known = not _WITHDRAWS.search(point) or any(name in point.casefold() for name in earlier)
        found = None if known else _WHOSE.search(point)
        if found is None:
            continue
        body, adopting = deciding(printed, point), next(name for name in found.groups() if name).casefold()
        wrong = _wrong_body(body, adopting) if body not in _BARE and adopting not in _BARE else None
        if wrong:
            yield wrong._replace(words=found.group())


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
