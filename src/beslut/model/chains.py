# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Who decides, said once: a chain as a person writes it, and what kind of organ a name tells of."""

from __future__ import annotations

import re
from typing import Literal

from beslut.model.choices import BodyChoice, DecidingBody
from beslut.model.parties import FIXED_ABBREVIATIONS, BodyKind
from beslut.swedish import folded

CHAIN_SIGN = ">"
_PARTED = re.compile(r">|→|»")
_BY_WORD = {
    "ks": BodyKind.BOARD, "rs": BodyKind.BOARD, "styrelse": BodyKind.BOARD, "styrelsen": BodyKind.BOARD,
    "kommunstyrelsen": BodyKind.BOARD, "regionstyrelsen": BodyKind.BOARD,
    "kf": BodyKind.COUNCIL, "rf": BodyKind.COUNCIL, "fullmaktige": BodyKind.COUNCIL,
    "kommunfullmaktige": BodyKind.COUNCIL, "regionfullmaktige": BodyKind.COUNCIL,
    "direktionen": BodyKind.FEDERATION_DIRECTORATE, "forbundsdirektionen": BodyKind.FEDERATION_DIRECTORATE,
    "direktion": BodyKind.FEDERATION_DIRECTORATE, "forbundsdirektion": BodyKind.FEDERATION_DIRECTORATE,
    "forbundsfullmaktige": BodyKind.FEDERATION_COUNCIL,
}  # fmt: skip
"""Organs that a party has one of, by what people call them."""
_SPOKEN = {"au": "arbetsutskottet", "ksau": "arbetsutskottet", "rsau": "arbetsutskottet"}
_BY_ENDING = (
    ("nämnden", BodyKind.COMMITTEE), ("nämnd", BodyKind.COMMITTEE), ("utskottet", BodyKind.SUBCOMMITTEE),
    ("utskott", BodyKind.SUBCOMMITTEE), ("beredningen", BodyKind.SUBCOMMITTEE),
    ("direktionen", BodyKind.FEDERATION_DIRECTORATE), ("förbundsfullmäktige", BodyKind.FEDERATION_COUNCIL),
    ("fullmäktige", BodyKind.COUNCIL), ("landstingsstyrelsen", BodyKind.BOARD), ("förbundsstyrelsen", BodyKind.BOARD),
    ("styrelsen", BodyKind.COMMITTEE),
)  # fmt: skip


_IN_FULL = {short: name for name, short in FIXED_ABBREVIATIONS.items() if short != "au"}  # which au, nobody knows


def in_full(words: str) -> str:
    """An organ as a decision prints it: `kf` is kommunfullmäktige; other words stay as they are."""
    return _IN_FULL.get(words.casefold(), words)


def chosen_body(words: str) -> BodyChoice:
    """The organ that somebody means: `ks` is the party's board, `socialnämnden` its organ of that name."""
    words = " ".join(words.split())
    kind = _BY_WORD.get(folded(words))
    return BodyChoice(kind=kind) if kind else BodyChoice(name=_SPOKEN.get(folded(words), words))


def chosen_chain(words: str) -> tuple[BodyChoice, ...]:
    """`socialnämnden > ks > kf` as links. Raises ValueError for a link without words."""
    links = [one.strip() for one in _PARTED.split(words)]
    if not all(links):
        raise ValueError("ett led i kedjan saknar ord; skriv som socialnämnden > ks > kf")
    return tuple(chosen_body(one) for one in links)


def decided_by(last: BodyChoice, status: Literal["valt", "föreslaget"], source: str) -> DecidingBody:
    """The last link of a chain as the organ that decides."""
    return DecidingBody(status=status, kind=last.kind, name=last.name, source=source)


def kind_of(name: str) -> BodyKind | None:
    """What kind of organ a name tells of by its last word; None when it tells nothing.

    A *styrelse* beside the board (*barn- och utbildningsstyrelsen*) is a committee (3 kap. 4 § kommunallagen).
    """
    if name.casefold().startswith("gemensam") and "nämnd" in name:
        return BodyKind.JOINT_COMMITTEE
    return next((kind for ending, kind in _BY_ENDING if name.endswith(ending)), None)
