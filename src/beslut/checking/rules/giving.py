# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Who may give an assignment to whom: a council to its boards, a board to its own administration."""

from __future__ import annotations

import re
from collections.abc import Iterator

from beslut.checking.bodies import NAMED, deciding, rank
from beslut.checking.check_input import PartyDocuments, PrintedDecision
from beslut.checking.finding import Hit
from beslut.checking.patterns import Pattern
from beslut.checking.registry import also, rule
from beslut.checking.rules.assignments import place_of
from beslut.errors import Level
from beslut.points import Assign, points_for

_EMPLOYED = r"[\w-]{0,30}(?:direktören|chefen|förvaltningen|kontoret)"
_OTHERWISE = r"(?:(?:under)?teckna|besluta|avgöra|fatta beslut)\b"  # to sign for the party, and what R25 tells of
_TO = Pattern(
    rf"\b(?:ger|ge) ({NAMED}|{_EMPLOYED}) i uppdrag\b(?! att {_OTHERWISE})"
    rf"|\b(?:uppdrar|uppdra) åt ({NAMED}|{_EMPLOYED}) att\b(?! {_OTHERWISE})",
    re.IGNORECASE,
    having=("i uppdrag", "uppdra"),
)
_BOARDS = ("kommunstyrelsen", "regionstyrelsen")


def _fault(giver: str, recipient: str) -> tuple[str, str, Level | None] | None:
    """Why the one cannot give the other an assignment, what to do instead, and how sure that is."""
    to_board = recipient in _BOARDS or recipient.endswith(("nämnden", "fullmäktige"))
    if giver in ("", recipient) or not (to_board or re.fullmatch(_EMPLOYED, recipient)):
        return None  # nobody knows who gives it, R57, or somebody whom the name does not tell of
    if rank(giver) == "fullmäktige":
        if to_board:
            return None
        return f"{giver} ger {recipient} uppdraget, förbi nämnden", "ge det åt den nämnd som ska verkställa det", "info"
    if not to_board:
        return None
    if giver in _BOARDS:
        hint = "se efter i reglementet att styrelsen får det, eller låt fullmäktige ge uppdraget"
        return f"{giver} ger en annan nämnd, {recipient}, ett uppdrag", hint, "info"
    return f"{giver} kan inte ge {recipient} ett uppdrag", "be eller föreslå, eller låt fullmäktige ge uppdraget", None


@rule(
    "R63",
    "Uppdraget kommer från fel håll",
    level="varning",
    looks_at="part",
    why="Fullmäktige ger uppdrag åt styrelsen och nämnderna, som verkställer besluten, och de åt sina egna "
    "förvaltningar. Nämnderna är inte överordnade varandra eller styrelsen. Styrelsen får besluta om en annan nämnds "
    "verksamhet bara så som fullmäktige har bestämt, och ett uppdrag från fullmäktige till en anställd går förbi "
    "nämnden: där är det en upplysning.",
    source="6 kap. 3, 4 och 8 §§ kommunallagen; att nämnderna är sidoordnade är projektets läsning av dem",
    bad="beslutande_organ: {status: valt, namn: omsorgsnämnden, källa: brevet}\n"
    "beslut:\n  - {id: anta, slag: beslut, verb: anta, dokument: strategin}\n"
    '  - {id: plan, slag: uppdrag, mottagare: kommunstyrelsen, uppgift: ta fram en plan, senast: "2026-12-31"}\n'
    "  - {id: villkor, slag: villkor}",
    good="beslut:\n  - {id: anta, slag: beslut, verb: anta, dokument: strategin}\n"
    '  - {id: plan, slag: uppdrag, mottagare: kommunstyrelsen, uppgift: ta fram en plan, senast: "2026-12-31"}\n'
    "  - {id: villkor, slag: villkor}",
    example="ärende",
)
def from_above(bundle: PartyDocuments) -> Iterator[Hit]:
    """No assignment of the case goes from a committee to the board or another committee, or past those who answer."""
    if bundle.party.kind == "kommunalförbund":
        return
    for point in points_for(bundle.context):
        giver = point.body or (bundle.decider.name if bundle.decider else "")
        if isinstance(point, Assign) and giver and (found := _fault(giver.casefold(), point.recipient.casefold())):
            message, hint, level = found
            yield Hit(message, hint, loc=place_of(bundle, point), about=point.id, level=level)


@also("R63", looks_at="beslut")
def from_above_in_words(printed: PrintedDecision) -> Iterator[Hit]:
    """The same where a template writes the point; what the case has as data is judged there."""
    if printed.bundle.party.kind == "kommunalförbund":
        return
    told = [one.recipient.casefold() for one in points_for(printed.bundle.context) if isinstance(one, Assign)]
    for point in printed.points:
        match = _TO.search(point)
        recipient = (match[1] or match[2]).casefold() if match else ""
        if match and recipient not in told and (found := _fault(deciding(printed, point), recipient)):
            message, hint, level = found
            yield Hit(message, hint, match.group(), level=level)
