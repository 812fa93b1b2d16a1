# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""A whole decision in the house's dialect: lead-in, points, punctuation; split where two organs decide."""

from __future__ import annotations

from collections.abc import Sequence

from beslut import swedish
from beslut.blocks import Decision, Phrase
from beslut.model import Body, PartyContext, Scope
from beslut.points.kind import ClauseContext, PointKind
from beslut.wording import capital_first, decider, deciding_body, genitive, phrase, remaining


def decisions(context: PartyContext, *, own: bool = False) -> tuple[Decision, ...]:
    """What is to be decided, one block for each organ that decides something; the case's deciding body first.

    At a step before the last, the words are that body's proposal; at the last step, or with `own`, they are the
    deciding body's own decision; without a step they are what the administration proposes.
    """
    last = decider(context.case, context.party)
    points = points_for(context)
    others = list(dict.fromkeys(point.body for point in points if point.body and point.body != _name(last)))
    deciding = deciding_body(context)
    decides = own or (context.step is not None and context.step == last)
    main = [point for point in points if point.body is None or point.body == _name(last)]
    blocks = [_block(context, _lead(context, deciding, own=decides), main, deciding, own=decides)]
    for name in others:
        body = phrase(name)
        its_own = own or (context.step is not None and context.step.name == name)
        mine = [point for point in points if point.body == name]
        blocks.append(_block(context, _side_lead(context, body, deciding, own=its_own), mine, body, own=its_own))
    return tuple(block for block in blocks if block.points)


def _name(body: Body | None) -> str | None:
    return body.name if body else None


def points_for(context: PartyContext) -> list[PointKind]:
    """The points that apply to the party: the case's, then its own; conditions last."""
    known = context.case.facts_of(context.party)
    points = [*(point for point in context.case.points if point.id not in known.left_out), *known.own_points]
    found = [point for point in points if isinstance(point, PointKind) and _applies(point.applies_to, context)]
    return sorted(found, key=lambda point: point.comes_last)


def _applies(scope: Scope, context: PartyContext) -> bool:
    party = context.party
    if party.is_among(scope.except_for) or (scope.kinds and party.kind not in scope.kinds):
        return False
    if not scope.parties and not scope.groups:
        return True
    grouped = [name for group in scope.groups for name in context.case.groups[group]]
    return party.is_among((*grouped, *scope.parties))


def _block(context: PartyContext, lead: Phrase, points: Sequence[PointKind], body: Phrase, *, own: bool) -> Decision:
    form, numbered = context.dialect.form, context.dialect.numbered
    at = ClauseContext(context, body)
    made = [
        words.in_form(form) for point in points if (own or not point.only_own_decision) and (words := point.clause(at))
    ]
    if form == "att":
        return Decision(lead, _att_list(made, samt=context.profile.punctuation == "samt"), numbered)
    return Decision(lead, tuple(phrase(capital_first(words), ".") for words in made), numbered)


def _att_list(made: Sequence[Phrase], *, samt: bool) -> tuple[Phrase, ...]:
    """One sentence over its points: lower case and a full stop after the last only (Svenska skrivregler).

    `samt` keeps the older practice: commas, and *samt* before the last.
    """
    points = [phrase("att ", words) for words in made]
    if samt and len(points) > 1:
        points = [*(phrase(words, ",") for words in points[:-2]), phrase(points[-2], ", samt"), points[-1]]
    return (*points[:-1], phrase(points[-1], ".")) if points else ()


def _lead(context: PartyContext, deciding: Phrase, *, own: bool) -> Phrase:
    """The words before the points: who decides, or who proposes to whom all the way to the deciding body."""
    form = context.dialect.form
    colon = "" if form in ("att", "infinitiv") else ":"
    if own:
        return () if form == "aktiv" else capital_first(phrase(deciding, f" beslutar{colon}"))
    if context.step is None:
        return () if form == "aktiv" else capital_first(phrase(deciding, f" föreslås besluta{colon}"))
    first, *middle = remaining(context)[:-1]
    if context.profile.short_lead:
        middle = []
    proposer = swedish.capital_first(first.in_text)
    if form == "passiv":
        links = "".join(f"att {body.in_text} föreslår " for body in middle)
        return phrase(f"{proposer} föreslår {links}att ", deciding, " beslutar:")
    links = "".join(f"{body.in_text} föreslå " for body in middle)
    ending = " följande beslut:" if form == "aktiv" else " besluta"
    return phrase(f"{proposer} föreslår {links}", deciding, ending)


def _side_lead(context: PartyContext, body: Phrase, deciding: Phrase, *, own: bool) -> Phrase:
    """The lead-in of another organ's part, which depends on the deciding body's decision."""
    given = phrase("under förutsättning av ", genitive(deciding), " beslut")
    if context.dialect.form == "aktiv":
        return phrase(capital_first(given), ":")
    verb = " beslutar för egen del, " if own else " föreslås för egen del besluta, "
    return phrase(capital_first(body), verb, given, "," if context.dialect.form in ("att", "infinitiv") else ":")
