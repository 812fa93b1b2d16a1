# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Patterns that somebody has written in a data file: only such as can never take long to try.

Python's matching tries one way after the other through a pattern, and `(a+)+$` has more ways through forty letters than
there is time for. So the ways are counted beforehand, for a text of MAX_TEXT characters; a pattern with too many is
refused, and so is what the counting does not know (look-ahead, references back).
"""

from __future__ import annotations

import re

from beslut.model import MAX_NUMBER as MAX_TEXT

MAX_PATTERN = 200
"""Characters of a pattern."""
MAX_WAYS = 2_000_000
"""Ways through a pattern; each takes some ten nanoseconds."""
_MAX_DEPTH = 10
_TIMES = re.compile(r"\{(\d{0,3})(?:(,)(\d{0,3}))?\}|[*+?]")
_CLASS = re.compile(r"\[\^?\]?(?:\\.|[^\]\\])*\]")
_ESCAPE = re.compile(r"\\([dDwWsS]|[^\w\s])")


class _Unknown(Exception):
    """A piece of a pattern that is not counted."""


def fault_of(pattern: str) -> str:
    """What is wrong with a pattern, as the end of a Swedish sentence that begins with it; nothing when it is fine."""
    if len(pattern) > MAX_PATTERN:
        return f"är längre än {MAX_PATTERN} tecken"
    try:
        re.compile(pattern)
        ways = _Counting(pattern).ways()
    except (re.error, OverflowError, RecursionError):
        return "är inget reguljärt uttryck"
    except _Unknown:
        return "har delar som inte används här; tecken, [klasser], (grupper), |, ^, $ och antal finns"
    return "kan ta för lång tid att pröva; skriv antal som {1,6} i stället för + och *" if ways > MAX_WAYS else ""


class _Counting:
    """Counts the ways through a pattern, which `re` has understood already. A number over MAX_WAYS is only large."""

    def __init__(self, pattern: str) -> None:
        self._pattern, self._at = pattern, 0

    def ways(self) -> int:
        """The ways of the whole pattern, tried from each place of a text where it is not bound to the beginning."""
        ways = self._choice(0)
        if self._at < len(self._pattern):
            raise _Unknown
        return ways if self._pattern.startswith("^") and "|" not in self._pattern else ways * MAX_TEXT

    def _choice(self, depth: int) -> int:
        if depth > _MAX_DEPTH:
            raise _Unknown
        ways = self._sequence(depth)
        while self._take("|"):
            ways += self._sequence(depth)
        return ways

    def _sequence(self, depth: int) -> int:
        ways = 1
        while self._at < len(self._pattern) and self._pattern[self._at] not in "|)":
            ways = min(ways * self._repeated(self._piece(depth)), MAX_WAYS + 1)
        return ways

    def _piece(self, depth: int) -> int:
        if self._take("("):
            if self._take("?") and not self._take(":"):
                raise _Unknown
            ways = self._choice(depth + 1)
            self._take(")")
            return ways
        found = _CLASS.match(self._pattern, self._at) or _ESCAPE.match(self._pattern, self._at)
        if found is None and self._pattern[self._at] in "\\[*+?{":
            raise _Unknown
        self._at = found.end() if found else self._at + 1
        return 1

    def _repeated(self, once: int) -> int:
        found = _TIMES.match(self._pattern, self._at)
        if found is None:
            return once
        self._at = found.end()
        self._take("?")
        least, most = _bounds(found)
        if _TIMES.match(self._pattern, self._at):
            raise _Unknown
        ways = 0
        for times in range(least, most + 1):
            ways += once**times
            if ways > MAX_WAYS:
                break
        return ways

    def _take(self, sign: str) -> bool:
        is_next = self._pattern.startswith(sign, self._at)
        self._at += len(sign) * is_next
        return is_next


def _bounds(times: re.Match[str]) -> tuple[int, int]:
    """How many times at least and at most; without end is as many as a text has characters."""
    signs = times.group()
    if signs in ("*", "+", "?"):
        return int(signs == "+"), 1 if signs == "?" else MAX_TEXT
    least = int(times.group(1) or 0)
    if times.group(2) is None:
        return least, least
    return least, int(times.group(3)) if times.group(3) else MAX_TEXT
