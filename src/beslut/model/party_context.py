# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""One party's place in a case: what everything after loading works from."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, TypeVar

from beslut.model.case import Case
from beslut.model.mailing import DocumentKind
from beslut.model.parties import Body, Party
from beslut.model.points import VerbForms
from beslut.model.profile import Dialect, Profile
from beslut.speed.values import dataclass

_T = TypeVar("_T")


@dataclass(frozen=True, eq=False)
class PartyContext:
    """One party's place in a case on a day: the value that everything after loading works from.

    Two standings are the same only when they are one: what is worked out for one can be kept by it.

    `issued` is the day printed as the documents' date, when somebody has set one; `day` is what facts are judged by
    and what metadata carry. `step` is the body whose paper it is, or None for the administration's own proposal.
    `by_hand` is whether the sender signs its letters on paper. `signer` is the name of whoever signs this time, which
    no data holds.
    """

    case: Case
    party: Party
    sender: Party
    parties: tuple[Party, ...]
    day: date
    issued: date | None
    attached: frozenset[str]
    verbs: Mapping[str, VerbForms]
    profile: Profile
    dialect: Dialect
    step: Body | None = None
    paper: bytes = b""
    sender_paper: bytes = b""
    by_hand: bool = True
    signer: str = ""

    def once(self, make: Callable[[PartyContext], _T]) -> _T:
        """What is made of this context, made when it is first asked for: the context is frozen, so it stays true."""
        made: dict[object, Any] = self.__dict__.setdefault("_made", {})
        if make not in made:
            made[make] = make(self)
        value: _T = made[make]
        return value

    def paper_of(self, kind: DocumentKind) -> bytes:
        """The paper that such a document stands on: that of whoever issues it."""
        return self.paper if kind.issuer == "parten" else self.sender_paper
