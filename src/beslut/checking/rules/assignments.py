# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Assignments and signing: who does what, and by when."""

from __future__ import annotations

import re
from collections.abc import Iterator

from beslut.checking.bodies import NAMED, deciding
from beslut.checking.check_input import CheckContext, PartyDocuments, PrintedDecision
from beslut.checking.finding import Hit
from beslut.checking.patterns import Pattern
from beslut.checking.registry import also, rule
from beslut.model import AnyPoint
from beslut.points import Assign, Sign, points_for
from beslut.swedish import genitive

_NOBODY = Pattern(
    r"\buppdras att\b|\bger? i uppdrag att\b|(?:^|\. )(?:Får|Ges) i uppdrag\b"
    r"|\bska (?:tas fram|utredas|utarbetas|upprättas|redovisas|återrapporteras|genomföras|ses över)\b(?! av )",
    re.IGNORECASE,
)
_FOLLOWED_UP = Pattern(r"senast|årligen|varje (?:år|halvår|kvartal)|återrapport|redovisa", re.IGNORECASE)


@rule(
    "R14",
    "Uppdraget har ingen mottagare",
    level="varning",
    looks_at="beslut",
    why="Den som ska göra något ska stå i beslutet.",
    source="rfsisu.se; Tyresös skrivhandledning, ”Skriv ut vem som gör”",
    bad="- En handlingsplan ska tas fram senast 2026-12-31.",
    good="- Omsorgsnämnden får i uppdrag att ta fram en handlingsplan senast 2026-12-31.",
    example="beslut",
)
def recipient(printed: PrintedDecision) -> Iterator[Hit]:
    """No *uppdras att*, no *ska tas fram* without an agent."""
    for point in printed.points:
        found = _NOBODY.search(point)
        if found and "återremit" not in point.casefold():  # which says why, not who
            yield Hit(
                f"”{found.group()}” säger inte vem som gör det", "skriv: [nämnden] får i uppdrag att …", found.group()
            )


@rule(
    "R15",
    "Uppdraget har ingen tid",
    level="info",
    looks_at="ärende",
    why="Ett uppdrag med tid eller återrapportering går att följa upp: vad, vem, när.",
    source="slef.fi, Att skriva protokoll (finlandssvensk, inte kommunal)",
    bad="beslut:\n  - {id: anta, slag: beslut, verb: anta, dokument: strategin}\n"
    "  - {id: plan, slag: uppdrag, mottagare: omsorgsnämnden, uppgift: ta fram en plan}\n  - {id: villkor, slag: "
    "villkor}",
    good="beslut:\n  - {id: anta, slag: beslut, verb: anta, dokument: strategin}\n"
    '  - {id: plan, slag: uppdrag, mottagare: omsorgsnämnden, uppgift: ta fram en plan, senast: "2026-12-31"}\n'
    "  - {id: villkor, slag: villkor}",
    example="ärende",
)
def deadline(check_context: CheckContext) -> Iterator[Hit]:
    """Each assignment has a day, or says when it is reported."""
    for loc, point in check_context.case.every_point():
        if isinstance(point, Assign) and not point.deadline and not _FOLLOWED_UP.search(point.task):
            message = f"uppdraget ”{point.task}” har ingen tid"
            yield Hit(message, 'lägg till senast: "2026-12-31"', loc=loc, about=point.id)


_NAME = r"[A-ZÅÄÖ][a-zåäöé]+(?:-[A-ZÅÄÖ][a-zåäö]+)? [A-ZÅÄÖ][a-zåäöé]+(?:-[A-ZÅÄÖ][a-zåäö]+)?"
_PERSON = Pattern(rf"\b{_NAME}\b")
_ROLE = Pattern(r"ordförande|direktör|chef|sekreterare|jurist|strateg|samordnare|ledamot|råd\b", re.IGNORECASE)


@rule(
    "R24",
    "Den som undertecknar anges med namn",
    level="varning",
    looks_at="ärende",
    why="En befattning består när personen byts. Ersättare följer av ersättare: true, eller är valt bort med false.",
    source="Kungsbackas och Kalmars beslut om undertecknande",
    bad="beslut:\n  - {id: anta, slag: beslut, verb: anta, dokument: strategin}\n"
    "  - {id: tecknare, slag: undertecknande, roller: [Anna Andersson], objekt: avtalet}\n  - {id: villkor, slag: "
    "villkor}",
    good="beslut:\n  - {id: anta, slag: beslut, verb: anta, dokument: strategin}\n"
    "  - {id: tecknare, slag: undertecknande, roller: [kommundirektören], objekt: avtalet}\n  - {id: villkor, slag: "
    "villkor}",
    example="ärende",
)
def signed_by_role(check_context: CheckContext) -> Iterator[Hit]:
    """Those who sign are named by role."""
    for loc, point in check_context.case.every_point():
        if isinstance(point, Sign):
            for role in point.roles:
                if _PERSON.search(role) and not _ROLE.search(role):
                    yield Hit(f"”{role}” ser ut som ett namn", "skriv befattningen i stället", loc=loc, about=point.id)


@rule(
    "R57",
    "Organet ger sig självt uppdraget",
    level="varning",
    looks_at="part",
    why="Ett organ som beslutar ger uppdraget åt någon annan, till exempel sin förvaltning. Ska dess "
    "ordförande underteckna utser organet sin ordförande. Med {styrelsen} och {styrelsens} i "
    "stället för organets namn sköter programmet det.",
    source="egen regel",
    bad="beslut:\n  - {id: anta, slag: beslut, verb: anta, dokument: strategin}\n"
    "  - {id: plan, slag: uppdrag, mottagare: kommunfullmäktige, uppgift: ta fram en plan, senast: "
    '"2026-12-31"}\n  - {id: villkor, slag: villkor}',
    good="beslut:\n  - {id: anta, slag: beslut, verb: anta, dokument: strategin}\n"
    '  - {id: plan, slag: uppdrag, mottagare: omsorgsnämnden, uppgift: ta fram en plan, senast: "2026-12-31"}\n'
    "  - {id: villkor, slag: villkor}",
    example="ärende",
)
def to_itself(bundle: PartyDocuments) -> Iterator[Hit]:
    """No body is named in full as the recipient of its own assignment, or of a chair that is its own."""
    for point in points_for(bundle.context):
        named = [point.recipient] if isinstance(point, Assign) else point.roles if isinstance(point, Sign) else ()
        name = point.body or (bundle.decider.name if bundle.decider else "")
        for words in named if name else ():
            if words.casefold() in (name.casefold(), f"{genitive(name)} ordförande".casefold()):
                wanted = "{styrelsen}" if isinstance(point, Assign) else "{styrelsens} ordförande"
                message = f"{name} beslutar själv, och punkten nämner {words}"
                yield Hit(message, f"skriv {wanted}, eller någon annan", loc=place_of(bundle, point), about=point.id)


_TO = Pattern(
    rf"\b(?:ger|ge) ({NAMED}) (?:rätt |i uppdrag)|\b(?:uppdrar|uppdra) åt ({NAMED}) att\b",
    re.IGNORECASE,
    having=("i uppdrag", "uppdra", " rätt "),
)


@also("R57", looks_at="beslut")
def to_itself_in_words(printed: PrintedDecision) -> Iterator[Hit]:
    """The same where a template writes the point; what the case has as data is judged there."""
    told = [one.recipient.casefold() for one in points_for(printed.bundle.context) if isinstance(one, Assign)]
    for point in printed.points:
        found = _TO.search(point)
        named = next(name for name in found.groups() if name).casefold() if found else ""
        if found and named == deciding(printed, point) and named not in told:
            yield Hit(
                f"{named} ger sig självt uppdraget", "ge det åt förvaltningen, eller åt någon annan", found.group()
            )


def place_of(bundle: PartyDocuments, point: AnyPoint) -> tuple[int | str, ...]:
    """Where that very point stands in the case file."""
    return next(loc for loc, one in bundle.context.case.points_of(bundle.party) if one is point)


_NOT_A_HOUSE = r"(?!Region |\w+(?:förbundet|bolaget|föreningen) |\w+ (?:Stad|AB|Kommun)\b)"
_SIGNS = Pattern(
    rf"\b(?:utser|utse|ger|ge) {_NOT_A_HOUSE}({_NAME})[^.]{{0,80}}\bunderteckna\b"
    rf"|\bundertecknas av {_NOT_A_HOUSE}({_NAME})\b(?! kommun| AB)",
    having=("underteckna",),
)


@also("R24", looks_at="beslut")
def signed_by_role_in_words(printed: PrintedDecision) -> Iterator[Hit]:
    """The same where a template writes the point."""
    for point in printed.points:
        found = _SIGNS.search(point)
        name = (found[1] or found[2]) if found else ""
        if name and not _ROLE.search(name) and not printed.is_of_the_case(point):
            yield Hit(f"”{name}” ser ut som ett namn", "skriv befattningen i stället", name)


_OF_KIND = Pattern(
    r"\b(kommun|region|förbund|landsting)s?(?=direktör|chef|styrelse|fullmäktige|sekreterare|jurist)", re.IGNORECASE
)
_KINDS = {"kommun": "kommun", "region": "region", "kommunalförbund": "förbund"}


@rule(
    "R59",
    "Den som får uppdraget finns inte hos en sådan part",
    level="varning",
    looks_at="part",
    why="En region har ingen kommundirektör, och en kommun ingen regionstyrelse. Skriv {styrelsen}, ett ord som alla "
    "har, eller en punkt för varje slag av part (gäller: {slag: …}).",
    source="egen regel",
    bad="beslut:\n  - {id: anta, slag: beslut, verb: anta, dokument: strategin}\n"
    "  - {id: tecknare, slag: undertecknande, roller: [regiondirektören], objekt: avtalet}\n"
    "  - {id: villkor, slag: villkor}",
    good="beslut:\n  - {id: anta, slag: beslut, verb: anta, dokument: strategin}\n"
    "  - {id: tecknare, slag: undertecknande, roller: [kommundirektören], objekt: avtalet}\n"
    "  - {id: villkor, slag: villkor}",
    example="ärende",
)
def of_its_kind(bundle: PartyDocuments) -> Iterator[Hit]:
    """Nobody is given an assignment, or signs, whose title or body only another kind of party has."""
    party, told = bundle.party, {id(point): loc for loc, point in bundle.context.case.every_point()}
    own = {_KINDS.get(party.kind, ""), (party.own_noun or "").removesuffix("ens")}
    for point in points_for(bundle.context):
        named = [point.recipient] if isinstance(point, Assign) else point.roles if isinstance(point, Sign) else ()
        for words in named if own != {""} else ():
            found = _OF_KIND.search(words)
            if found and found[1].casefold() not in own:
                message = f"{party.official} har ingen som heter ”{words}”"
                hint = "skriv {styrelsen}, ett ord som alla parter har, eller en punkt för varje slag av part"
                yield Hit(message, hint, loc=told[id(point)], about=point.id)
