# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""A whole decision in the house's dialect: lead-in, points, punctuation; split where two organs decide."""

from __future__ import annotations

from collections.abc import Sequence

from beslut import swedish
from beslut.blocks import Check, Decision, Phrase, plain, reworded
from beslut.model import Body, PartyContext
from beslut.points.kind import ClauseContext, PointKind, applies
from beslut.points.repeal import Repeal
from beslut.speed.values import dataclass
from beslut.wording import capital_first, decider, deciding_body, genitive, next_body, phrase, remaining


def decisions(
    context: PartyContext, *, own: bool = False, minutes: bool = False, headed: bool = False, others: bool = True
) -> tuple[Decision, ...]:
    """What is to be decided, one block for each body that decides something; the case's deciding body first.

    At a step before the last, the words are that body's proposal; at the last step, or with `own`, they are the
    deciding body's own decision; without a step they are what the administration proposes. A proposal holds every
    body's points. The `minutes` of a meeting hold what that body decides or proposes: never what a body before it has
    decided already, and never another body's points in the last one's; without `others`, only the deciding body's.
    `headed` are words below a heading that says
    whose proposal it is, where some houses let the proposal begin as the decision does.
    """
    deciding = deciding_body(context)
    decides = own or (context.step is not None and next_body(context) is None)
    main, *beside = shares(context, minutes=minutes)
    blocks = [_block(context, _lead(context, deciding, own=decides, headed=headed), main.points, main.at, own=decides)]
    for share in beside if others else ():
        blocks += _side_blocks(context, share, deciding, own=own)
    return tuple(block for block in blocks if block.points)


@dataclass(frozen=True)
class Share:
    """The points that one body decides: its name, None for the deciding body, and what its clauses are made from."""

    name: str | None
    points: Sequence[PointKind]
    at: ClauseContext


def shares(context: PartyContext, *, minutes: bool = False) -> tuple[Share, ...]:
    """Each body's points, the deciding body's first; with `minutes` only what `decisions` holds there."""
    last = decider(context.case, context.party)
    points = points_for(context)
    main = [point for point in points if point.body is None or point.body == _name(last)]
    found = [Share(None, main, ClauseContext(context, _actor(context, deciding_body(context)), last))]
    for name in dict.fromkeys(point.body for point in points if point.body and point.body != _name(last)):
        if not minutes or name in _from_here(context, last):
            body = context.party.body_named(name)
            words = phrase(body.in_text) if body else (Check(name, _UNKNOWN_BODY.format(context.party.name)),)
            mine = [point for point in points if point.body == name]
            found.append(Share(name, mine, ClauseContext(context, words, body)))
    return tuple(found)


_UNKNOWN_BODY = "Registret har inget sådant organ hos {}. Se efter namnet där, eller begränsa punkten med gäller."


def _name(body: Body | None) -> str | None:
    return body.name if body else None


def _from_here(context: PartyContext, last: Body | None) -> list[str]:
    """The names of the body whose minutes they are, and of those that come after it."""
    bodies = remaining(context) if context.step else (last,)
    return [body.name for body in bodies if body]


def _actor(context: PartyContext, deciding: Phrase) -> Phrase:
    """Who is the subject of an active sentence: the deciding body, or the party where its house writes so."""
    return phrase(context.party.in_decisions) if context.profile.party_acts else deciding


def points_for(context: PartyContext) -> list[PointKind]:
    """The points that apply to the party: the case's, each with the party's own in its place, then the other own ones.

    Conditions come last.
    """
    known, case = context.case.facts_of(context.party), context.case
    own = [point for point in known.own_points if isinstance(point, PointKind)]
    instead = {point.instead_of: point for point in own if point.instead_of}
    points = [instead.get(point.id, point) for point in case.points if point.id not in known.left_out]
    points += [point for point in own if not point.instead_of]
    found = [
        point for point in points if isinstance(point, PointKind) and applies(point.applies_to, context.party, case)
    ]
    return sorted(found, key=lambda point: point.comes_last)


def repealed(context: PartyContext) -> frozenset[str]:
    """The ids of the earlier decisions that some point of the party is about."""
    return frozenset(
        point.earlier
        for share in shares(context)
        for point in share.points
        if isinstance(point, Repeal) and point.clause(share.at)
    )


def _block(
    context: PartyContext, lead: Phrase, points: Sequence[PointKind], at: ClauseContext, *, own: bool
) -> Decision:
    form, numbered = context.dialect.form, context.dialect.numbered
    asked = [point for point in points if own or not point.only_own_decision]
    clauses = [words for point in asked if (words := point.clause(at))]
    made = [words.in_form(form) for words in clauses]
    if form == "infinitiv" and any(words.infinitiv == words.aktiv for words in clauses):
        lead = _before_sentences(lead)
    if form == "aktiv" and not lead and not any(plain(words).startswith(f"{plain(at.actor)} ") for words in made):
        lead = capital_first(phrase(at.actor, " beslutar:" if own else " föreslås besluta:"))  # no point names the body
    if form == "att":
        return Decision(lead, _att_list(made, samt=context.profile.punctuation == "samt"), numbered)
    return Decision(lead, tuple(phrase(capital_first(words), ".") for words in made), numbered)


def _before_sentences(lead: Phrase) -> Phrase:
    """The lead-in with the colon that whole sentences after it want; infinitives go on from it."""
    if not lead or lead[-1].text.endswith(":"):
        return lead
    return (*lead[:-1], reworded(lead[-1], f"{lead[-1].text.removesuffix(',')}:"))


def _side_blocks(context: PartyContext, share: Share, deciding: Phrase, *, own: bool) -> list[Decision]:
    """Another body's part: what hangs on the deciding body's decision, and at its own meeting what does not."""
    words = share.at.actor
    at_its_meeting = context.step is not None and context.step.name == share.name
    conditional = [point for point in share.points if not point.only_own_decision]
    lead = _side_lead(context, words, deciding, own=own or at_its_meeting)
    blocks = [_block(context, lead, conditional, share.at, own=True)]
    if at_its_meeting:
        alone = [point for point in share.points if point.only_own_decision]
        blocks.append(_block(context, _own_lead(context, words), alone, share.at, own=True))
    return blocks


def _att_list(made: Sequence[Phrase], *, samt: bool) -> tuple[Phrase, ...]:
    """One sentence over its points: lower case and a full stop after the last only (Svenska skrivregler).

    `samt` keeps the older practice: commas, and *samt* before the last.
    """
    points = [phrase("att ", words) for words in made]
    if samt and len(points) > 1:
        points = [*(phrase(words, ",") for words in points[:-2]), phrase(points[-2], ", samt"), points[-1]]
    return (*points[:-1], phrase(points[-1], ".")) if points else ()


def _own_lead(context: PartyContext, words: Phrase) -> Phrase:
    """`Kommunstyrelsen beslutar för egen del`: over what hangs on no other body's decision."""
    colon = "" if context.dialect.form in ("att", "infinitiv") else ":"
    return capital_first(phrase(words, f" beslutar för egen del{colon}"))


def _lead(context: PartyContext, deciding: Phrase, *, own: bool, headed: bool) -> Phrase:
    """The words before the points: who decides, or who proposes to whom all the way to the deciding body."""
    form = context.dialect.form
    named_by_points = form == "aktiv" and not context.profile.party_acts
    colon = "" if form in ("att", "infinitiv") else ":"
    as_decided = headed and context.profile.lead == "som beslutet" and not named_by_points
    if own or as_decided:  # sentences that all name the council would stand in the board's minutes as decided
        return () if named_by_points else capital_first(phrase(deciding, f" beslutar{colon}"))
    if context.step is None:
        return () if named_by_points else capital_first(phrase(deciding, f" föreslås besluta{colon}"))
    first, *middle = remaining(context)[:-1]
    if context.profile.lead != "hela kedjan":
        middle = []
    proposer = swedish.capital_first(first.in_text)
    if form == "passiv":
        links = "".join(f"att {body.in_text} föreslår " for body in middle)
        return phrase(f"{proposer} föreslår {links}att ", deciding, " beslutar:")
    links = "".join(f"{body.in_text} föreslå " for body in middle)
    ending = " följande beslut:" if form == "aktiv" else " besluta"
    return phrase(f"{proposer} föreslår {links}", deciding, ending)


def _side_lead(context: PartyContext, body: Phrase, deciding: Phrase, *, own: bool) -> Phrase:
    """The lead-in of another body's part, which depends on the deciding body's decision."""
    given = phrase("under förutsättning av ", genitive(deciding), " beslut")
    if context.dialect.form == "aktiv":
        return phrase(capital_first(given), ":")
    verb = " beslutar för egen del, " if own else " föreslås för egen del besluta, "
    return phrase(capital_first(body), verb, given, "," if context.dialect.form in ("att", "infinitiv") else ":")
