# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""A whole decision in the house's dialect: lead-in, points, punctuation; split where two organs decide."""

from __future__ import annotations

from collections.abc import Sequence

from beslut import swedish
from beslut.blocks import Decision, Phrase
from beslut.model import AdjustNow, AnyPoint, Condition, Organ, Party, Scope, Standing
from beslut.wording.clauses import clause
from beslut.wording.organs import decider, deciding_organ, remaining
from beslut.wording.phrases import capital_first, genitive, phrase


def decisions(standing: Standing, *, own: bool = False) -> tuple[Decision, ...]:
    """What is to be decided, one block for each organ that decides something; the case's deciding organ first.

    At a step before the last, the words are that organ's proposal; at the last step, or with `own`, they are the
    deciding organ's own decision; without a step they are what the administration proposes.
    """
    last = decider(standing.case, standing.party)
    points = _points(standing)
    others = list(dict.fromkeys(point.organ for point in points if point.organ and point.organ != _name(last)))
    deciding = deciding_organ(standing)
    decides = own or (standing.step is not None and standing.step == last)
    main = [point for point in points if point.organ is None or point.organ == _name(last)]
    blocks = [_block(standing, _lead(standing, deciding, own=decides), main, deciding, own=decides)]
    for name in others:
        organ = phrase(name)
        its_own = own or (standing.step is not None and standing.step.name == name)
        mine = [point for point in points if point.organ == name]
        blocks.append(_block(standing, _side_lead(standing, organ, deciding, own=its_own), mine, organ, own=its_own))
    return tuple(block for block in blocks if block.points)


def _name(organ: Organ | None) -> str | None:
    return organ.name if organ else None


def _points(standing: Standing) -> list[AnyPoint]:
    """The points that apply to the party: the case's, then its own; conditions last."""
    known = standing.case.facts_of(standing.party)
    points: list[AnyPoint] = [
        point
        for point in standing.case.points
        if point.id not in known.left_out and _applies(point.applies_to, standing)
    ]
    points += known.own_points
    return sorted(points, key=lambda point: isinstance(point, Condition))


def _applies(scope: Scope, standing: Standing) -> bool:
    party: Party = standing.party
    if party.name in scope.except_for or (scope.kinds and party.kind not in scope.kinds):
        return False
    if not scope.parties and not scope.groups:
        return True
    grouped = {name for group in scope.groups for name in standing.case.groups[group]}
    return party.name in grouped or party.name in scope.parties


def _block(standing: Standing, lead: Phrase, points: Sequence[AnyPoint], organ: Phrase, *, own: bool) -> Decision:
    form, numbered = standing.dialect.form, standing.dialect.numbered
    made = [
        words.in_form(form)
        for point in points
        if (own or not isinstance(point, AdjustNow)) and (words := clause(standing, point, organ))
    ]
    if form == "att":
        return Decision(lead, _att_list(made, samt=standing.profile.punctuation == "samt"), numbered)
    return Decision(lead, tuple(phrase(capital_first(words), ".") for words in made), numbered)


def _att_list(made: Sequence[Phrase], *, samt: bool) -> tuple[Phrase, ...]:
    """One sentence over its points: lower case and a full stop after the last only (Svenska skrivregler).

    `samt` keeps the older practice: commas, and *samt* before the last.
    """
    points = [phrase("att ", words) for words in made]
    if samt and len(points) > 1:
        points = [*(phrase(words, ",") for words in points[:-2]), phrase(points[-2], ", samt"), points[-1]]
    return (*points[:-1], phrase(points[-1], ".")) if points else ()


def _lead(standing: Standing, deciding: Phrase, *, own: bool) -> Phrase:
    """The words before the points: who decides, or who proposes to whom all the way to the deciding organ."""
    form = standing.dialect.form
    colon = "" if form in ("att", "infinitiv") else ":"
    if own:
        return () if form == "aktiv" else capital_first(phrase(deciding, f" beslutar{colon}"))
    if standing.step is None:
        return () if form == "aktiv" else capital_first(phrase(deciding, f" föreslås besluta{colon}"))
    first, *middle = remaining(standing)[:-1]
    if standing.profile.short_lead:
        middle = []
    proposer = swedish.capital_first(first.in_text)
    if form == "passiv":
        links = "".join(f"att {organ.in_text} föreslår " for organ in middle)
        return phrase(f"{proposer} föreslår {links}att ", deciding, " beslutar:")
    links = "".join(f"{organ.in_text} föreslå " for organ in middle)
    ending = " följande beslut:" if form == "aktiv" else " besluta"
    return phrase(f"{proposer} föreslår {links}", deciding, ending)


def _side_lead(standing: Standing, organ: Phrase, deciding: Phrase, *, own: bool) -> Phrase:
    """The lead-in of another organ's part, which depends on the deciding organ's decision."""
    given = phrase("under förutsättning av ", genitive(deciding), " beslut")
    if standing.dialect.form == "aktiv":
        return phrase(capital_first(given), ":")
    verb = " beslutar för egen del, " if own else " föreslås för egen del besluta, "
    return phrase(capital_first(organ), verb, given, "," if standing.dialect.form in ("att", "infinitiv") else ":")
