# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""What a joint decision asks for: a condition or a start, the same object for everybody, and no retroactive start."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from beslut.checking.check_input import CheckContext, PartyDocuments, PrintedDecision
from beslut.checking.finding import Hit
from beslut.checking.patterns import Pattern
from beslut.checking.registry import also, rule
from beslut.model import slots_in
from beslut.points import Condition, Effective, Repeal, Resolve, applies
from beslut.swedish import MONTHS, money


@rule(
    "R23",
    "Gemensamt beslut utan villkor eller ikraftträdande",
    level="fel",
    looks_at="ärende",
    why="Utan villkor binder beslutet den som först fattar det, även om ingen annan gör det. Är det meningen svarar "
    "ärendet "
    "med villkor: {läge: inget, skäl: …}.",
    source="Göteborgs kommunfullmäktige 2024-02-01 § 15 (”under förutsättning att likalydande beslut fattas”)",
    bad="beslut:\n  - {id: anta, slag: beslut, verb: anta, dokument: strategin}",
    good="beslut:\n  - {id: anta, slag: beslut, verb: anta, dokument: strategin}\n"
    "villkor: {läge: inget, skäl: Varje huvudman beslutar för egen del., källa: brevet}",
    example="ärende",
)
def condition(check_context: CheckContext) -> Iterator[Hit]:
    """A case of several parties has a condition, a point on when it holds, or an answer why not."""
    case = check_context.case
    if len(check_context.party_names) < 2 or case.no_condition:
        return
    if not any(isinstance(point, Condition | Effective) for point in case.points):
        message = "flera parter ska besluta, men inget villkor och ingen dag för ikraftträdande finns"
        hint = "lägg till en punkt (slag: villkor eller giltighet), eller svara: villkor: {läge: inget, skäl: …}"
        yield Hit(message, hint, loc=("beslut",))


@rule(
    "R52",
    "Svaret om villkor motsägs av en punkt",
    level="fel",
    looks_at="ärende",
    why="Ärendet svarar att besluten inte har något villkor, men en punkt är ett villkor.",
    source="egen regel ur R23",
    bad="villkor: {läge: inget, skäl: Varje huvudman beslutar för egen del., källa: brevet}",
    good="beslut:\n  - {id: anta, slag: beslut, verb: anta, dokument: strategin}\n"
    "villkor: {läge: inget, skäl: Varje huvudman beslutar för egen del., källa: brevet}",
    example="ärende",
)
def answer_holds(check_context: CheckContext) -> Iterator[Hit]:
    """A case that answers that there is no condition has none."""
    if check_context.case.no_condition and any(isinstance(point, Condition) for point in check_context.case.points):
        yield Hit("svaret villkor: inget stämmer inte: en punkt är ett villkor", "ta bort svaret, eller punkten",
                  loc=("villkor",))  # fmt: skip


@rule(
    "R45",
    "Parterna beslutar inte om samma sak",
    level="fel",
    looks_at="ärende",
    why="Likalydande beslut har samma föremål, version, dagar och villkor hos alla. Bara formuleringen får skilja.",
    source="Göteborgs kommunfullmäktiges handlingar (”var för sig fattar likalydande beslut”)",
    bad="per_part:\n  Exempelby:\n    utan_punkter: [anta]\n    egna_punkter:\n"
    "      - {id: annan, slag: beslut, verb: anta, objekt: strategin från 2019, källa: brevet}",
    good="per_part:\n  Exempelby:\n    egna_punkter:\n"
    "      - {id: eget, slag: sats, subjekt: strategin, verb: gäller, resten: även de egna bolagen, källa: brevet}",
    example="ärende",
)
def same_object(check_context: CheckContext) -> Iterator[Hit]:
    """No party leaves out a point that decides, conditions or dates; no place in an object differs between parties.

    But for money and for how many of something (`{antal} aktier`): what each is to pay or take over is its own, and
    the others' decisions are alike all the same.
    """
    case = check_context.case
    shared = {point.id: point for point in case.points if isinstance(point, Resolve | Condition | Effective | Repeal)}
    for name, facts in case.party_facts.items():
        for number, ident in enumerate(facts.left_out):
            if ident in shared:
                message = f"{name} beslutar inte om punkten ”{ident}” som de andra"
                hint = "ta bort den ur utan_punkter, eller skriv ett undantag med skäl"
                yield Hit(message, hint, loc=("per_part", name, "utan_punkter", number), about=ident)
    for loc, point in case.common_points():
        if isinstance(point, Resolve):
            told = case.identified[point.document].name if point.document else point.object or ""
            for place in set(slots_in(told)) & set(case.facts):
                values = {facts.facts[place].value for facts in case.party_facts.values() if place in facts.facts}
                if values - {case.facts[place].value} and not all(_own(value or "", place, told) for value in values):
                    message = f"föremålet för beslutet skiljer mellan parterna: {{{place}}}"
                    yield Hit(message, "skriv det som är lika för alla i objektet", loc=loc, about=point.id)


@also("R45", looks_at="ärende")
def alike_where_points_differ(check_context: CheckContext) -> Iterator[Hit]:
    """No condition asks for decisions in the same words of parties that do not all decide about the same things.

    What each is to pay or take over (`{belopp}`, `{antal} aktier`) is its own here too.
    """
    case = check_context.case
    for loc, wanted in case.common_points():
        if not isinstance(wanted, Condition) or wanted.likeness != "likalydande":
            continue
        parties = [one for one in check_context.parties if not wanted.parties or one.is_among(wanted.parties)]
        about: dict[str, set[str]] = {}  # what is decided, and by which parties
        for point in case.points:
            if isinstance(point, Resolve) and not (point.object or "").startswith("{"):
                theirs = {one.code for one in parties if applies(point.applies_to, one, case)}
                about.setdefault(point.document or point.object or "", set()).update(theirs)
        for what, some in about.items():
            if 0 < len(some) < len(parties):
                told = f"bara {len(some)} av {len(parties)} parter beslutar om ”{what}”"
                message = f"villkoret kräver likalydande beslut, men {told}"
                hint = "skriv likhet: motsvarande i villkoret, eller låt punkten gälla alla"
                yield Hit(message, hint, loc=loc, about=wanted.id, level="varning")
                break


def _own(value: str, place: str, told: str) -> bool:
    """Whether it is money, or a number of what the object goes on to name; a year's budget is another object."""
    counts = re.match(rf"\{{{place}\}} (?!års\b)\w", told) and re.fullmatch(r"\d[\d\s]*", value)
    return bool(counts or money(value))


@rule(
    "R21",
    "Beslutet gäller bakåt i tiden",
    level="varning",
    looks_at="part",
    why="Ett beslut får inte gälla bakåt i tiden till nackdel för medlemmarna, om det inte finns synnerliga skäl.",
    source="2 kap. 4 § kommunallagen",
    bad="beslut:\n  - {id: anta, slag: beslut, verb: anta, dokument: strategin}\n"
    '  - {id: start, slag: giltighet, subjekt: strategin, från_och_med: "2020-01-01"}',
    good="beslut:\n  - {id: anta, slag: beslut, verb: anta, dokument: strategin}\n"
    '  - {id: start, slag: giltighet, subjekt: strategin, från_och_med: "2027-01-01"}',
    example="ärende",
)
def not_retroactive(bundle: PartyDocuments) -> Iterator[Hit]:
    """No point begins, and nothing is repealed, before the day that the case is judged by."""
    for loc, point in bundle.context.case.common_points():
        begins = point.since if isinstance(point, Effective) else point.day if isinstance(point, Repeal) else None
        if begins and date.fromisoformat(begins) < bundle.context.day:
            message = f"punkten ”{point.id}” gäller från {begins}, före ärendets dag {bundle.context.day}"
            yield Hit(message, "ange en dag efter beslutet", loc=loc, about=point.id)


_BACK = Pattern(r"\bretroaktiv\w{0,3}\b|\bbakåt i tiden\b", re.IGNORECASE, having=("retroaktiv", "bakåt"))
_NOT_BACK = Pattern(r"\b(?:inte|ej|aldrig|utan|ingen|inget)\b(?:\W+\w+){0,4}?\W+(?:retroaktiv|bakåt)", re.IGNORECASE)
_BEGINS = Pattern(
    r"(?<!som )\b(?:(?:gäller|gälla|tillämpas|träder i kraft|träda i kraft)(?: från och med| fr\.o\.m\.| från)?"
    r"|(?:gäller|gälla|tillämpas|betalas|debiteras|tas ut|utgår|ändras|höj(?:er|s|a)|sänk(?:er|s|a)|inför(?:s|a)?)\b"
    r"[^.,]{0,40}? (?:(?:med verkan )?från(?: och med)?|fr\.o\.m\.|med början))"
    rf" (?:den )?(?:(\d{{1,2}}) ({'|'.join(MONTHS)}) (\d{{4}})|(\d{{4}}-\d\d-\d\d))",
    re.IGNORECASE,
)


@also("R21", looks_at="beslut")
def not_retroactive_in_words(printed: PrintedDecision) -> Iterator[Hit]:
    """No point says that it holds back in time, or begins before the day; what the case has as data is judged there."""
    day = printed.bundle.context.day
    for point in (one.replace("\u00a0", " ") for one in printed.points):
        found = None if _NOT_BACK.search(point) else _BACK.search(point)
        begins = _BEGINS.search(point)
        if found:
            yield Hit(f"”{found.group()}” i beslutet", "ange en dag efter beslutet", found.group())
        elif begins and (first := _begins(begins)) and first < day and not printed.is_of_the_case(point):
            yield Hit(f"”{begins.group()}” är före ärendets dag {day}", "ange en dag efter beslutet", begins.group())


def _begins(found: re.Match[str]) -> date | None:
    """The day of the match; None when there is no such day, which R22 tells."""
    try:
        if found[4]:
            return date.fromisoformat(found[4])
        return date(int(found[3]), MONTHS.index(found[2].casefold()) + 1, int(found[1]))
    except ValueError:
        return None
