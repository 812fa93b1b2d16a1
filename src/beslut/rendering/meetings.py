# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""What a template can name of meetings, the party's own and those that it waits for: their § and their day."""

from __future__ import annotations

from dataclasses import replace

from beslut import swedish, wording
from beslut.blocks import Gap, GapKind, Phrase, missing
from beslut.model import Body, Fact, Party, PartyContext
from beslut.rendering.marking import Deferred, Value


def section_of(context: PartyContext, body: Body | None) -> Phrase:
    """The § of that body's meeting, or the gap for it."""
    known, key = _at_step(context, body, "paragraf")
    if known is None:
        return (missing(GapKind.SECTION, "Fyll i paragrafens nummer ur protokollet.", key),)
    if known.value:
        known = replace(known, value=swedish.section(known.value, context.profile.section_form))
    return wording.fact(known, key, GapKind.SECTION)


def day_of(context: PartyContext, body: Body | None) -> Phrase:
    """The day of that body's meeting, or the gap for it."""
    known, key = _at_step(context, body, "sammanträdesdatum")
    if known is None:
        return (missing(GapKind.DATE, "Fyll i dagen för sammanträdet.", key, what="sammanträdesdatum"),)
    return wording.fact(known, key, GapKind.DATE)


def _at_step(context: PartyContext, body: Body | None, ident: str) -> tuple[Fact | None, str]:
    """What is known of that body's meeting, and the key of it."""
    if body is None:
        return None, ""
    own = context.case.facts_of(context.party)
    return own.at_step.get(body.abbreviation, {}).get(ident), f"steg.{body.abbreviation}.{ident}"


def others(context: PartyContext) -> dict[str, Value]:
    """The case's parties as a text names them, and those whose decisions this one waits for."""
    return {
        "alla_parter": Deferred(lambda: wording.phrase(wording.coordinated(context.parties))),
        "flera_parter": len(context.parties) > 1,
        "efter": [_decision_of_another(context, party) for party in wording.waits_for(context)],
        "efter_parter": Deferred(lambda: _waited_for(context)),
    }


def _waited_for(context: PartyContext) -> Phrase:
    """The parties that this one waits for, as a list in words; nothing when it waits for none."""
    parties = wording.waits_for(context)
    return wording.phrase(wording.coordinated(parties)) if parties else ()


def _decision_of_another(context: PartyContext, party: Party) -> Value:
    """The decision of a party that this one waits for, as it is cited: who decided, and when.

    What nobody has told of it is filled in at that party.
    """
    own = replace(context, party=party, step=None)
    body = wording.decider(context.case, party)
    return {
        **wording.names_of(party),
        "organ": wording.deciding_body(own),
        "paragraf": _of_another(party, section_of(own, body), "beslutsparagraf"),
        "datum": _of_another(party, day_of(own, body), "beslutsdatum"),
    }


def _of_another(party: Party, words: Phrase, column: str) -> Phrase:
    """The words with each gap told as that party's, and in which column it is filled in."""
    where = f"Kolumnen {column} för {party.name} i tabellen, eller steg under per_part."
    return tuple(
        replace(one, hint=f"{one.hint} {where}", key=f"per_part.{party.name}.{one.key}")
        if isinstance(one, Gap)
        else one
        for one in words
    )
