# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""What the page is told, as plain data with Swedish keys."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from beslut.checking import RULES
from beslut.errors import Finding, Problem
from beslut.errors.codes import CODES
from beslut.runs.fill import Filling, Outcome

Told = dict[str, Any]


def problem(one: Problem) -> Told:
    """A problem, with why it is one: the rule's own words, or what lies behind the code."""
    rule, code = RULES.get(one.code), CODES.get(one.code)
    return {
        "kod": one.code,
        "nivå": one.level,
        "meddelande": one.message,
        "plats": str(one.place) if one.place else None,
        "tips": said_here(one.hint or "") or None,
        "varför": rule.why if rule else code.cause if code else None,
        "handling": one.document if isinstance(one, Finding) else "",
        "part": one.party if isinstance(one, Finding) else "",
    }


_SAID_HERE = (
    (r"^Fyll i kolumnen (.+) i [^ ]+, för parten\.", r"Fyll i \1."),
    (r"^(Fyll i .+?) (?:under uppgifter|för parten, under per_part) i ärendefilen\.", r"\1."),
    (r"beslut list kommuner visar alla", "skriv namnet som det står i listan över parter"),
    (r"anteckna beslutet, med --anslag i samma kommando", "lägg först hit protokollet under Ärende"),
    (r"gör en ny lista med beslut gaps", "hämta en ny med Det som saknas (Excel)"),
    (r"läs den för sig: --arende (\S+)", r"öppna ärendet \1 under Ärende, och lägg filen där"),
    (r"rätta svaret i den ifyllda filen; inget är skrivet", "rätta det; inget är ändrat"),
    (r"skriv utkast utan --slutlig", "hämta utkastet, utan Slutlig"),
    (r" i mappen för ärendet \(data/arenden/[^)]+\)", " här på sidan, under Ärende,"),
    (r"lägg till --lan LÄN och --avsandare NAMN", "svara på Vem sänder ut det?, och välj ett län härunder"),
    (r"säg det med --kommun", "välj parten härunder"),
    (r"välj rätt fil, eller rätt part med --kommun", "välj rätt fil, eller rätt part"),
    (r"välj med --del: ", "lägg hit bara den paragrafen: "),
    (r"; inget är skrivet$", "; inget är ändrat"),
    (r" ?Ett namn som bara gäller den här gången ges med --undertecknare\.", ""),
)
"""What the command advises, as it is done on the page."""


def said_here(hint: str) -> str:
    """The advice in the page's own words, where the command's tell of options."""
    for theirs, ours in _SAID_HERE:
        hint = re.sub(theirs, ours, hint)
    return hint


def problems(found: Iterable[Problem]) -> list[Told]:
    """Each of them, in order."""
    return [problem(one) for one in found]


def filling(made: Filling) -> Told:
    """What filled-in answers came to."""
    return {
        "svar": [_outcome(one) for one in made.outcomes],
        "obs": made.notes,
        "fel": problems(made.problems),
        "skrivna": [path.name for path in made.written],
    }


def _outcome(one: Outcome) -> Told:
    return {
        "nyckel": one.key, "namn": one.name, "part": one.party or None, "värde": one.value,
        "utfall": one.became, "förut": one.before or None, "plats": one.place,
    }  # fmt: skip
