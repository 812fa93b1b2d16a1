# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""What a text of the case may name in braces: the party's names, its board, and the case's facts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from beslut import swedish
from beslut.blocks import Check, Gap, GapKind, Phrase, Text, missing, reworded
from beslut.model import SIGNATURE, BodyKind, Fact, Party, PartyContext, Status
from beslut.wording.phrases import Piece, capital_first, filled, phrase

_NOUNS = {"kommun": "kommunens", "region": "regionens", "kommunalförbund": "förbundets", "organisation": "vår"}


NAME_SLOTS = ("namn", "namn_genitiv", "officiellt", "officiellt_genitiv", "i_beslut", "i_beslut_genitiv", "egen_form",
              "egen_form_genitiv", "partens", "styrelsen", "styrelsens", "ärendemening")  # fmt: skip
"""The slots that every text of a case may use beside the case's facts."""


def names_of(party: Party) -> Mapping[str, str]:
    """The names that texts in a case may use in braces, such as `{officiellt}`."""
    return {
        "namn": party.name,
        "namn_genitiv": party.name_genitive,
        "officiellt": party.official,
        "officiellt_genitiv": party.official_genitive,
        "i_beslut": party.in_decisions,
        "i_beslut_genitiv": party.in_decisions_genitive,
        "egen_form": party.own,
        "egen_form_genitiv": party.own_genitive,
        "partens": party.own_noun or _NOUNS[party.kind],
    }


_NO_BOARD = missing(GapKind.BODY, "Fyll i vilken styrelse eller nämnd som menas.", what="styrelsen")


def slots(context: PartyContext) -> Mapping[str, Piece]:
    """Every slot that a text of the case may use: the party's names, its board, and the case's facts by their ids."""
    return context.once(_slots)


def _slots(context: PartyContext) -> Mapping[str, Piece]:
    board = context.party.body_of(BodyKind.BOARD)
    told: dict[str, Piece] = {
        **facts(context),
        **names_of(context.party),
        "styrelsen": board.in_text if board else _NO_BOARD,
        "styrelsens": swedish.genitive(board.in_text) if board else _NO_BOARD,
    }
    return {**told, "ärendemening": filled(context.case.matter, told)}


def coordinated(parties: Sequence[Party]) -> str:
    """`Gävle, Hofors och Sandvikens kommuner samt Region Gävleborg`: each name carries its own form."""
    return _coordinated(tuple(party.in_decisions for party in parties))


@lru_cache(maxsize=16)
def _coordinated(names: tuple[str, ...]) -> str:
    """The same words for every document of a case, and long ones for a country."""
    short = [name.removesuffix(" kommun") for name in names if name.endswith(" kommun")]
    whole = [name for name in names if not name.endswith(" kommun")]
    municipalities = f"{swedish.joined(short)} {'kommun' if len(short) == 1 else 'kommuner'}" if short else ""
    if municipalities and whole:
        return f"{municipalities} samt {swedish.joined(whole)}"
    return municipalities or swedish.joined(whole)


_KINDS = {
    "partens_diarienummer": GapKind.NUMBER,
    "avsändarens_diarienummer": GapKind.NUMBER,
    SIGNATURE: GapKind.SIGNATURE,
}
"""What the facts are that the program itself knows by their ids; the case's own are text."""


def fact(known: Fact, key: str, kind: GapKind = GapKind.TEXT) -> Phrase:
    """A fact as it is printed: its value, its value to be checked, or its gap, of that kind and with that key.

    An amount is printed as decisions print it, however it was told: *701 tkr* as *701 000 kronor*.
    """
    value = swedish.money(known.value or "") or known.value or ""
    match known.status:
        case Status.SOURCED:
            return phrase(value)
        case Status.INFERRED:
            return (Check(value, f"Härlett: {known.inferred_from}"),)
        case Status.UNKNOWN:
            return (_gap(known, key, kind),)


def _gap(known: Fact, key: str, kind: GapKind) -> Gap:
    """What nobody has told; the hint for whoever fills it in stands where the case wants it."""
    words, hint = known.gap or "", known.hint or ""
    if known.reminder == "i texten" and hint:
        words = f"{words}: {swedish.lower_first(hint.removesuffix('.'))}"
    return Gap(words, "" if known.reminder == "inte alls" else hint, kind, key)


def fact_of(context: PartyContext, ident: str) -> Fact | None:
    """One fact of the case for this party: what holds at the step, then the party's own, then the case's; or None."""
    return _found(context, ident)[0]


def _found(context: PartyContext, ident: str) -> tuple[Fact | None, str]:
    """That fact, and the key of its gap."""
    own = context.case.facts_of(context.party)
    step = context.step.abbreviation if context.step else ""
    if at_step := own.at_step.get(step, {}).get(ident):
        return at_step, f"steg.{step}.{ident}"
    return own.facts.get(ident) or context.case.every_fact.get(ident), f"uppgifter.{ident}"


def facts(context: PartyContext) -> Mapping[str, Phrase]:
    """Every fact of the case for this party: what holds at the step, then the party's own, then the case's."""
    return context.once(_facts)


def _facts(context: PartyContext) -> Mapping[str, Phrase]:
    found = {ident: _found(context, ident) for ident in context.case.every_fact}
    return {ident: fact(known, key, _KINDS.get(ident, GapKind.TEXT)) for ident, (known, key) in found.items() if known}


def signer(context: PartyContext) -> tuple[Phrase, ...]:
    """Who signs the party's memo, line by line: the name given for this run, then what is told, cut at its commas."""
    known = facts(context)[SIGNATURE]
    told = [phrase(context.signer)] if context.signer else []
    if len(known) == 1 and isinstance(one := known[0], Text | Check):
        return *told, *(capital_first((reworded(one, line),)) for line in one.text.split(", "))
    return *told, known
