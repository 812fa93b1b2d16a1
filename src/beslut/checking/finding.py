# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""What a rule says, before it has a place; and which findings stop a final document."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from beslut.errors import Finding, Level, Problem

if TYPE_CHECKING:
    from beslut.checking.check_input import PartyDocument


class Hit(NamedTuple):
    """What one rule says of what it looked at, before it has a place.

    `loc` is the path to a piece of the case file; `words` are words as they stand in the case or in a template, for
    finding the line; `about` is the id of a point or another thing in the case. `level` differs from the rule's own
    only where the rule says so; `party` is told where a rule about the case finds something of one party.
    `context` is the whole text that the words stand in, and `section` the section of the document, where known.
    `keys` are those of facts that are missing, for whoever is to tell them.
    """

    message: str
    hint: str = ""
    words: str = ""
    loc: tuple[int | str, ...] = ()
    about: str = ""
    level: Level | None = None
    paper: PartyDocument | None = None
    party: str = ""
    context: str = ""
    section: str = ""
    keys: tuple[str, ...] = ()


def blocking(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Those that stop a final document: errors and gaps."""
    return tuple(one for one in findings if one.level in ("fel", "lucka"))


def from_problems(problems: Iterable[Problem], party: str = "", document: str = "") -> tuple[Finding, ...]:
    """What loading or rendering refused, as findings of that party's document, or of the case."""
    return tuple(Finding(one.code, one.message, one.place, one.hint, one.level, party, document) for one in problems)
