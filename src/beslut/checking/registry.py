# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""The table of rules: each is one function with a stable code, its reason, its source and its two examples."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Literal, NamedTuple, TypeVar

from beslut.checking.finding import Hit
from beslut.errors import Level

LooksAt = Literal["ärende", "alla", "part", "beslut", "handling", "text", "fil"]
"""What a rule is called with: the CheckContext, the CheckInput with everybody's documents, a PartyDocuments, a
PrintedDecision, a PartyDocument, a Line, or the bytes of a .docx file."""

ExampleKind = Literal["ärende", "beslut", "text", "mall", "fil"]
"""What an example is: keys of a case file, a decision, running text, a whole template, or words about a file."""


class Rule(NamedTuple):
    """One rule, whole: what `beslut regel` tells and what the check runs."""

    code: str
    title: str
    level: Level
    looks_at: LooksAt
    why: str
    source: str
    bad: str
    good: str
    example: ExampleKind
    profile: str
    check: Callable[..., Iterable[Hit]]
    others: tuple[tuple[LooksAt, Callable[..., Iterable[Hit]]], ...] = ()

    @property
    def checks(self) -> tuple[tuple[LooksAt, Callable[..., Iterable[Hit]]], ...]:
        """What the rule looks at, and the function that does; most rules look at one thing."""
        return (self.looks_at, self.check), *self.others


RULES: dict[str, Rule] = {}
_C = TypeVar("_C", bound=Callable[..., Iterable[Hit]])


def rule(
    code: str,
    title: str,
    *,
    level: Level,
    looks_at: LooksAt,
    why: str,
    source: str,
    bad: str,
    good: str,
    example: ExampleKind,
    profile: str = "",
) -> Callable[[_C], _C]:
    """Put the function in the table. The examples are tested: the bad one gives this finding alone, the good one none.

    The function gets what the rule looks at; one with a second parameter gets the CheckContext too.
    `profile` is the house style that the examples are written in, where it matters.
    """

    def put(check: _C) -> _C:
        if code in RULES:
            raise ValueError(f"two rules called {code}")
        RULES[code] = Rule(code, title, level, looks_at, why, source, bad, good, example, profile, check)
        return check

    return put


def also(code: str, *, looks_at: LooksAt) -> Callable[[_C], _C]:
    """Let a rule that is in the table look at one thing more: the same fault, where it can be seen in another way."""

    def put(check: _C) -> _C:
        known = RULES[code]
        RULES[code] = known._replace(others=(*known.others, (looks_at, check)))
        return check

    return put
