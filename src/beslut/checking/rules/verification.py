# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Immediate verification: in the minutes of the meeting itself, and of no other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from beslut.checking.bodies import NAMED, bodies_in, deciding
from beslut.checking.check_input import PartyDocuments, PrintedDecision
from beslut.checking.finding import Hit
from beslut.checking.patterns import Pattern
from beslut.checking.registry import rule
from beslut.checking.rules.assignments import place_of
from beslut.points import ImmediateVerification, points_for


@rule(
    "R58",
    "Justeringen skrivs aldrig",
    level="varning",
    looks_at="part",
    why="Omedelbar justering skrivs bara i organets eget protokollsutdrag, vid dess steg i kedjan. Är organet inget "
    "steg kommer punkten aldrig med.",
    source="egen regel",
    bad="beslut:\n  - {id: anta, slag: beslut, verb: anta, dokument: strategin}\n"
    "  - {id: just, slag: justering, organ: omsorgsnämnden, gäller: {parter: [Exempelköping]}}\n"
    "  - {id: villkor, slag: villkor}",
    good="kedja:\n  - {namn: omsorgsnämnden}\n  - {slag: styrelse}\n  - {slag: fullmäktige}\n"
    "beslut:\n  - {id: anta, slag: beslut, verb: anta, dokument: strategin}\n"
    "  - {id: just, slag: justering, organ: omsorgsnämnden, gäller: {parter: [Exempelköping]}}\n"
    "  - {id: villkor, slag: villkor}",
    example="ärende",
)
def never_written(bundle: PartyDocuments) -> Iterator[Hit]:
    """Each body that is to verify its minutes at once is a step of the party's chain."""
    steps = {body.name for body in bundle.chain}
    for point in points_for(bundle.context):
        if isinstance(point, ImmediateVerification) and point.body and point.body not in steps:
            message = f"{point.body} är inget steg i kedjan, och dess justering skrivs aldrig"
            yield Hit(
                message, "lägg in organet i kedja, eller stryk punkten", loc=place_of(bundle, point), about=point.id
            )


_AT_ONCE = Pattern(r"\bjustera[rs]?(?: \w+){0,4} omedelbart|\bomedelbart? juster\w+", re.IGNORECASE)
_MINUTES_OF = Pattern(rf"\b({NAMED})s (?:protokoll|paragraf|beslut)\b", re.IGNORECASE)
_PROPOSES = Pattern(r"\bföresl(?:ås|år)\b", re.IGNORECASE)


@rule(
    "R26",
    "Omedelbar justering i ett förslag",
    level="varning",
    looks_at="beslut",
    why="Omedelbar justering gäller det egna sammanträdets protokoll. Ett organ kan inte föreslå den åt ett annat.",
    source="5 kap. 69 § och 72 § första stycket 9, 6 kap. 35 och 44 §§ kommunallagen (fullmäktige bestämmer formerna; "
    "att omedelbar justering bara gäller det egna protokollet är projektets läsning); Göteborgs rubrik Justering",
    bad="Kommunfullmäktige föreslås besluta\n- att anta Exempelstrategin\n- att omedelbart justera beslutet.",
    good="Kommunfullmäktige föreslås besluta\n- att anta Exempelstrategin.",
    example="beslut",
)
def adjusted_at_once(printed: PrintedDecision) -> Iterator[Hit]:
    """A proposal through several organs has no immediate adjustment, and no organ adjusts another's minutes."""
    proposal = _PROPOSES.search(printed.lead) or printed.paper.kind.layout == "tjänsteskrivelse"
    last = printed.bundle.decider
    for point in printed.points:
        found, body = _AT_ONCE.search(point), deciding(printed, point)
        if not found:
            continue
        whose = [found[1].casefold() for found in _MINUTES_OF.finditer(point)]
        others = [one for one in (*bodies_in(point[found.start() :]), *whose) if body and one != body]
        to_another = proposal and len(printed.bundle.chain) > 1 and (not body or (last and body == last.name))
        if others or to_another:
            message = "omedelbar justering står i ett förslag till ett annat organ"
            if others:
                message = f"{body} kan inte justera ett protokoll från {others[0]}"
            yield Hit(message, "låt organet självt besluta om det", found.group())
