# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Putting phrases together: joining, capital letters, places in braces, facts and names."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from beslut import swedish
from beslut.blocks import Check, Gap, GapKind, Inline, Phrase, joined, reworded
from beslut.model import SLOT, BodyKind, Fact, Party, PartyContext, Status

Piece = str | Inline | Phrase


def phrase(*parts: Piece) -> Phrase:
    """One phrase of words, inlines and phrases; neighbouring words of the same look are joined."""
    pieces: list[str | Inline] = []
    for part in parts:
        if isinstance(part, str):
            pieces.append(part)
        else:
            pieces += [inline for inline in (part if isinstance(part, tuple) else (part,)) if inline.text]
    return joined(pieces)


def capital_first(words: Phrase) -> Phrase:
    """The phrase with a capital first letter, whatever kind its first inline is."""
    if not words:
        return words
    return (reworded(words[0], swedish.capital_first(words[0].text)), *words[1:])


def genitive(words: Phrase) -> Phrase:
    """*kommunfullmäktiges*: the genitive of a phrase, on its last word."""
    return phrase(words, swedish.genitive(words[-1].text)[len(words[-1].text) :])


def filled(text: str, slots: Mapping[str, Piece]) -> Phrase:
    """The text with its places in braces filled in. Raises KeyError for a place that does not exist."""
    parts: list[Piece] = []
    end = 0
    for found in SLOT.finditer(text):
        parts += [text[end : found.start()], slots[found.group(1)]]
        end = found.end()
    return phrase(*parts, text[end:])


_NOUNS = {"kommun": "kommunens", "region": "regionens", "kommunalförbund": "förbundets", "organisation": "vår"}


def names_of(party: Party) -> Mapping[str, str]:
    """The names that texts in a case may use in braces, such as `{officiellt}`."""
    return {
        "namn": party.name,
        "namn_genitiv": party.name_genitive,
        "officiellt": party.official,
        "officiellt_genitiv": party.official_genitive,
        "egen_form": party.own,
        "egen_form_genitiv": party.own_genitive,
        "partens": _NOUNS[party.kind],
    }


@lru_cache(maxsize=16)
def slots(context: PartyContext) -> Mapping[str, Piece]:
    """Every place that a point's text may use: the party's names, its board, and the case's facts by their ids."""
    board = context.party.body_of(BodyKind.BOARD)
    gap = Gap("styrelsen saknas", "Fyll i vilken styrelse eller nämnd som menas.", GapKind.BODY)
    return {
        **facts(context),
        **names_of(context.party),
        "styrelsen": board.name if board else gap,
        "styrelsens": swedish.genitive(board.name) if board else gap,
    }


_KINDS = {"partens_diarienummer": GapKind.NUMBER, "avsändarens_diarienummer": GapKind.NUMBER}
"""What the facts are that the program itself knows by their ids; the case's own are text."""


def fact(known: Fact, kind: GapKind = GapKind.TEXT) -> Phrase:
    """A fact as it is printed: its value, its value to be checked, or its gap, of that kind."""
    match known.status:
        case Status.SOURCED:
            return phrase(known.value or "")
        case Status.INFERRED:
            return (Check(known.value or "", f"Härlett: {known.inferred_from}"),)
        case Status.UNKNOWN:
            return (Gap(known.gap or "", known.hint or "", kind),)


@lru_cache(maxsize=16)
def facts(context: PartyContext) -> Mapping[str, Phrase]:
    """Every fact of the case for this party: what holds at the step, then the party's own, then the case's."""
    own = context.case.facts_of(context.party)
    at_step = own.at_step.get(context.step.abbreviation, {}) if context.step else {}
    return {
        ident: fact(at_step.get(ident) or own.facts.get(ident) or known, _KINDS.get(ident, GapKind.TEXT))
        for ident, known in context.case.facts.items()
    }
