# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Words that stand twice: a chain or a lead-in that was put together wrongly."""

from __future__ import annotations

import re
from collections.abc import Iterator

from beslut.checking.bodies import ENDINGS
from beslut.checking.check_input import PrintedDecision
from beslut.checking.finding import Hit
from beslut.checking.lines import Line
from beslut.checking.patterns import Pattern
from beslut.checking.registry import also, rule

_DOUBLED = Pattern(
    r"\bbeslutar? (?:att )?besluta\b|\bden\sden(?=\s\d)|\b(?:och samt|samt och)\b|\b([a-zåäöA-ZÅÄÖ]{1,30})\s\1\b",
    re.IGNORECASE,
)
_MAY_DOUBLE = ("det", "den", "de", "så", "bla", "mycket", "hej")  # "är det det som menas", "för den den berör"


def _doubled(text: str) -> re.Match[str] | None:
    """The first words that stand twice; names that are doubled, and words that may be, are not."""
    for found in _DOUBLED.finditer(text.replace("\u00a0", " ")):
        word = found.group(1) or ""
        second = found.group().rsplit(" ", 1)[-1]
        told = not word or second.islower() or word.casefold().endswith(ENDINGS)
        if word.casefold() not in _MAY_DOUBLE and told:
            return found
    return None


@rule(
    "R18",
    "Samma ord två gånger",
    level="fel",
    looks_at="beslut",
    why="”Beslutar besluta” och ”att att” visar att en kedja eller en inledning har satts ihop fel.",
    source="egen regel",
    bad="Kommunfullmäktige föreslås besluta\n- att att anta Exempelstrategin.",
    good="Kommunfullmäktige föreslås besluta\n- att anta Exempelstrategin.",
    example="beslut",
)
def doubled_verb(printed: PrintedDecision) -> Iterator[Hit]:
    """No doubled verb or word within a point, or across the lead-in and the first point."""
    joined = [f"{printed.lead} {printed.points[0]}", *printed.points[1:]] if printed.points else [printed.lead]
    for text in joined:
        if found := _doubled(text):
            yield Hit(f"dubbla ord: ”{found.group()}”", "stryk det ena", found.group())


@also("R18", looks_at="text")
def doubled_in_text(line: Line) -> Iterator[Hit]:
    """No doubled word in running text."""
    found = _doubled(line.text) if line.kind in ("stycke", "listpunkt", "rubrik") else None
    if found:
        yield Hit(f"dubbla ord: ”{found.group()}”", "stryk det ena", found.group())
