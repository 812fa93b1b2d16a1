# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Bodies as texts name them: which one decides a point, and of what kind it is by its name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from beslut.checking.check_input import PrintedDecision
from beslut.checking.lines import said
from beslut.checking.patterns import Pattern

ENDINGS = ("fullmäktige", "styrelsen", "nämnden", "utskottet", "direktionen", "beredningen", "presidiet")
NAMED = (
    r"(?:(?:[A-ZÅÄÖa-zåäö]{2,30}-, ){0,2}[A-ZÅÄÖa-zåäö]{2,30}- och |\b(?:tekniska|sociala|gemensamma|Tekniska|Sociala|"
    r"Gemensamma) )?"
    rf"\b[A-ZÅÄÖa-zåäö-]{{0,40}}(?:{'|'.join(ENDINGS)})"
)
"""A body's name in the definite form, as a piece of a pattern."""
_FIRST = Pattern(rf"^(?:att )?({NAMED})\b", re.IGNORECASE)
_ANY = Pattern(rf"({NAMED})(s?)\b", re.IGNORECASE)
_STATE = ("länsstyrelsen", "socialstyrelsen", "transportstyrelsen", "rymdstyrelsen", "fastighetsstyrelsen",
          "kronofogden", "överklagandenämnden", "valprövningsnämnden")  # fmt: skip
_DECIDES = Pattern(rf"({NAMED})(?: föreslås| i \w+)?(?: för egen del)? (?:besluta\w*|följande beslut)", re.IGNORECASE)
_HEADING = Pattern(rf"\b(?:i|till) ({NAMED})\b|^({NAMED})s beslut\b", re.IGNORECASE)

Rank = Literal["fullmäktige", "styrelse", "nämnd", "utskott"]


def rank(body: str) -> Rank:
    """The kind of body that a name tells of."""
    if body.endswith("fullmäktige"):
        return "fullmäktige"
    if body.endswith(("styrelsen", "direktionen", "styrelse", "direktion")):
        return "styrelse"
    return "utskott" if body.endswith(("utskottet", "beredningen", "presidiet", "utskott")) else "nämnd"


def bodies_in(text: str) -> Iterator[str]:
    """The party bodies that a text names, in lower case and without the genitive's *s*; agencies of the state not."""
    for found in _ANY.finditer(text):
        name = found.group(1).casefold()
        if not name.endswith(_STATE):
            yield name


def subject(point: str) -> str:
    """The body that a point begins with as its subject; empty when it begins with something else."""
    found = _FIRST.search(point)
    name = found.group(1).casefold() if found else ""
    return "" if name.endswith(_STATE) else name


def deciding(printed: PrintedDecision, point: str) -> str:
    """The body that decides the point: the point's subject, else that of the lead-in, else the heading's; or empty."""
    if own := subject(point):
        return own
    told = _DECIDES.findall(printed.lead)
    if told:
        return str(told[-1]).casefold()
    found = _HEADING.search(said(printed.heading.content))
    return next((str(name).casefold() for name in found.groups() if name), "") if found else ""
