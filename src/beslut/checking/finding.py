# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""What the check tells: a finding with its code, level, words and place, and which findings stop a final document."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

from beslut.errors import Place, Problem

if TYPE_CHECKING:
    from beslut.checking.check_input import PartyDocument

Level = Literal["fel", "varning", "lucka", "info"]
LEVELS: tuple[Level, ...] = ("fel", "varning", "lucka", "info")


class Hit(NamedTuple):
    """What one rule says of what it looked at, before it has a place.

    `loc` is the path to a piece of the case file; `words` are words as they stand in the case or in a template, for
    finding the line; `about` is the id of a point or another thing in the case. `level` differs from the rule's own
    only where the rule says so.
    """

    message: str
    hint: str = ""
    words: str = ""
    loc: tuple[int | str, ...] = ()
    about: str = ""
    level: Level | None = None
    paper: PartyDocument | None = None


@dataclass(frozen=True)
class Finding:
    """One thing to tell: a stable code, a level, a Swedish sentence, where it is, whose it is, and what to do.

    `party` and `document` are empty where the case itself is meant; `about` names the thing in the case.
    """

    code: str
    level: Level
    message: str
    hint: str = ""
    place: Place | None = None
    party: str = ""
    document: str = ""
    about: str = ""


def blocking(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Those that stop a final document: errors and gaps."""
    return tuple(one for one in findings if one.level in ("fel", "lucka"))


def from_problems(problems: Iterable[Problem], party: str = "", document: str = "") -> tuple[Finding, ...]:
    """What loading or rendering refused, as findings of level error."""
    return tuple(
        Finding(
            one.code, "varning" if one.level == "varning" else "fel", one.message, one.hint, one.place, party, document
        )
        for one in problems
    )
