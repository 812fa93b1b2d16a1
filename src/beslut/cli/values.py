# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""From the words given to one option to its value; no words give the value that holds without it.

Names are in Unicode NFC, since a Mac may hand them over decomposed. A path is left as it is.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from beslut.errors import Problem, UsageError

_SHORTEST, _LONGEST = 0.05, 86_400  # seconds


def flag(given: Sequence[str]) -> bool:
    """Whether it was given at all."""
    return bool(given)


def name(given: Sequence[str]) -> str | None:
    """The last name given."""
    return _composed(given[-1]) if given else None


def names(given: Sequence[str]) -> tuple[str, ...]:
    """Every name given, in order."""
    return tuple(map(_composed, given))


def last_names(given: Sequence[str]) -> tuple[str, ...]:
    """The last name given, as the only one of many."""
    return names(given[-1:])


def listed(given: Sequence[str]) -> tuple[str, ...]:
    """Every name given, in order, also those with a comma between: `html,md`."""
    return tuple(map(_composed, (word for words in given for word in words.split(","))))


def as_typed(given: Sequence[str]) -> tuple[str, ...]:
    """Every word given, in order, as it is: a path may be in any form."""
    return tuple(given)


def path(given: Sequence[str]) -> Path | None:
    """The last path given."""
    return Path(given[-1]) if given else None


def path_or(otherwise: str) -> Callable[[Sequence[str]], Path]:
    """The last path given, or another."""
    return lambda given: Path(given[-1] if given else otherwise)


def day(option: str) -> Callable[[Sequence[str]], date | None]:
    """The last day given to that option, in full: 2022-06-14."""

    def read(given: Sequence[str]) -> date | None:
        if not given:
            return None
        typed = given[-1]
        try:
            if not re.fullmatch(r"\d{4}-\d\d-\d\d", typed, re.ASCII):
                raise ValueError
            return date.fromisoformat(typed)
        except ValueError:
            hint = "skriv som 2022-06-14"
            raise UsageError(Problem("U06", f"{option}: ”{typed}” är inget datum", hint=hint)) from None

    return read


def seconds(given: Sequence[str]) -> float:
    """A number of seconds, from a twentieth to a day: `2`, `0,5`; 1 when none is given. Raises UsageError."""
    typed = given[-1].strip() if given else "1"
    found = float(typed.replace(",", ".")) if re.fullmatch(r"\d{1,5}(?:[.,]\d{1,3})?", typed, re.ASCII) else 0
    if not _SHORTEST <= found <= _LONGEST:
        message = f"--intervall: ”{typed}” är ingen väntan mellan 0,05 och 86400 sekunder"
        raise UsageError(Problem("U86", message, hint="skriv sekunder: 2, eller 0,5"))
    return found


def part(given: Sequence[str]) -> tuple[int, int] | None:
    """`2/4` as (2, 4): the second part of four."""
    if not given:
        return None
    found = re.fullmatch(r"(\d{1,4})/(\d{1,4})", given[-1].strip(), re.ASCII)
    number, parts = (int(found[1]), int(found[2])) if found else (0, 0)
    if not 1 <= number <= parts:
        hint = "skriv som 2/4: den andra av fyra delar"
        raise UsageError(Problem("U21", f"--del: ”{given[-1]}” är ingen del", hint=hint))
    return number, parts


def _composed(word: str) -> str:
    return unicodedata.normalize("NFC", word).strip()
