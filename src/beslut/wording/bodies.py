# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Who decides, who prepares, and who takes part: the chain of organs and the party's own sentence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from beslut import swedish
from beslut.blocks import Check, Gap, GapKind, Phrase, missing
from beslut.model import Body, BodyKind, Case, Party, PartyContext
from beslut.wording.names import slots
from beslut.wording.phrases import filled, genitive, phrase

_IN_PLURAL = {
    BodyKind.BOARD: ("styrelse", "styrelser"),
    BodyKind.COMMITTEE: ("nämnd", "nämnder"),
    BodyKind.JOINT_COMMITTEE: ("nämnd", "nämnder"),
    BodyKind.SUBCOMMITTEE: ("utskott", "utskott"),
}
_KIND_ORDER = ("nämnd", "styrelse", "utskott")
_USUAL_CHAIN = (BodyKind.BOARD, BodyKind.COUNCIL)
_COUNCILS = (BodyKind.COUNCIL, BodyKind.FEDERATION_COUNCIL)


def decider(case: Case, party: Party) -> Body | None:
    """The organ that decides for the party, or None when nobody knows."""
    return case.decider_of(party).of(party)


def deciding_body(context: PartyContext) -> Phrase:
    """The organ that decides, lower case: plain when the party chose it, to be checked when it is only proposed."""
    known = context.case.decider_of(context.party)
    body = known.of(context.party)
    if body is None:
        hint = known.hint or "Fyll i vilket organ som ska fatta beslutet."
        return (missing(GapKind.BODY, hint, "beslutande_organ", what="beslutande organ"),)
    if known.status == "valt":
        return phrase(body.in_text)
    basis = f"{swedish.capital_first(body.name)} är avsändarens förslag. {known.hint or ''}".strip()
    return (Check(body.in_text, basis),)


def chain(case: Case, party: Party) -> tuple[Body, ...]:
    """The organs that the matter passes, in order; the last one decides, and it is the only one that does.

    The party's own chain before the case's, else board and council (5 kap. 26 and 28 §§ kommunallagen). A link that the
    party has no body for is skipped; what would come after the deciding body is not part of the chain.
    """
    wanted, last = case.facts_of(party).chain or case.chain, decider(case, party)
    found = [choice.of(party) for choice in wanted] if wanted else map(party.body_of, _USUAL_CHAIN)
    bodies = [body for body in found if body]
    if last is None:
        return tuple(dict.fromkeys(bodies))
    if last in bodies:
        bodies = bodies[: bodies.index(last)]
    elif not case.facts_of(party).chain and last.kind not in _COUNCILS:
        bodies = []  # a committee that decides itself has neither board nor council before it
    return (*dict.fromkeys(bodies), last)


def waits_for(context: PartyContext) -> tuple[Party, ...]:
    """The parties whose decisions this one waits for, in the case's order."""
    after = context.case.facts_of(context.party).after
    return tuple(party for party in context.parties if party.is_among(after)) if after else ()


def has_memo(case: Case, party: Party, step: Body | None) -> bool:
    """Whether the administration writes to that step: never past those who prepare, to one that they propose to."""
    bodies = chain(case, party)
    return step is None or len(bodies) < 2 or step != bodies[-1]


def next_body(context: PartyContext) -> Body | None:
    """The body that gets the matter after the step of the context; None after the last."""
    rest = remaining(context) if context.step else ()
    return rest[1] if len(rest) > 1 else None


def before(context: PartyContext) -> tuple[Body, ...]:
    """The bodies that have had the matter before the step of the context; before the last one when it has no step."""
    bodies = chain(context.case, context.party)
    return bodies[: bodies.index(context.step)] if context.step in bodies else bodies[:-1]


def remaining(context: PartyContext) -> tuple[Body, ...]:
    """The chain from the step of the context and on; the whole chain when it has no step."""
    bodies = chain(context.case, context.party)
    return bodies[bodies.index(context.step) :] if context.step in bodies else bodies


def heading_slots(context: PartyContext) -> Mapping[str, Phrase]:
    """What a house's own headings may name: the deciding body, the one whose paper it is, and who writes to it.

    The board's own office writes to the board; to any other body it is the administration.
    """
    deciding, first = deciding_body(context), next(iter(chain(context.case, context.party)), None)
    here, to = phrase(context.step.in_text) if context.step else deciding, context.step or first
    to_board = to is not None and to == context.party.body_of(BodyKind.BOARD)
    office = phrase((context.profile.office if to_board else None) or "förvaltningen")
    bodies = {"organ": deciding, "sammanträde": here, "förvaltningen": office}
    genitives = {"organets": genitive(deciding), "sammanträdets": genitive(here), "förvaltningens": genitive(office)}
    return {**bodies, **genitives}


def addressee(context: PartyContext) -> Phrase:
    """Whom the administration writes to: the body of the step, else the first of the chain."""
    body = context.step or next(iter(chain(context.case, context.party)), None)
    if body is None:
        hint = "Fyll i vilken styrelse eller nämnd handlingen går till."
        return (missing(GapKind.BODY, hint, "kedja", what="mottagare"),)
    return phrase(body.in_text)


def bodies_taking_part(context: PartyContext) -> tuple[tuple[Body, ...], str]:
    """The organs whose chairs take part, and why they need checking ("" when told outright).

    Told by name for the party, else those whose area the case lists and that exist on the day. Empty when unknown.
    """
    rule = context.case.participation
    told = context.case.facts_of(context.party).taking_part
    if told:
        found = tuple(body for name in told.names if (body := context.party.body_named(name)))
        return found, told.inferred_from or ""
    if rule is None:
        return (), ""
    in_area = bodies_in_area(context)
    bodies = tuple(body for body in in_area if body.exists_on(context.day))
    doubts = [doubt for body in bodies if (doubt := body.doubt_on(context.day))]
    dropped = [body.name for body in in_area if body not in bodies]
    if dropped and bodies:
        doubts.append(f"Inte medtaget, uppgiften gäller en annan tid: {swedish.joined(dropped)}.")
    return bodies, " ".join(dict.fromkeys([rule.inferred_from, *doubts]))


def bodies_in_area(context: PartyContext) -> tuple[Body, ...]:
    """The party's bodies whose area is one that the case lists, on whichever day they exist."""
    rule = context.case.participation
    return tuple(body for body in context.party.bodies if rule and set(body.areas) & set(rule.areas))


def body_list(context: PartyContext) -> Phrase:
    """The names of the organs taking part as a Swedish list, to be checked when inferred, or a gap when unknown."""
    bodies, basis = bodies_taking_part(context)
    rule = context.case.participation
    if not bodies:
        return (Gap(rule.gap, rule.hint, GapKind.BODY, "deltagande.organ"),) if rule else ()
    listed = swedish.joined([body.name for body in bodies])
    return (Check(listed, f"Härlett: {basis}"),) if basis else phrase(listed)


def chairs(bodies: Iterable[Body]) -> str:
    """`ordföranden i följande nämnd`, `ordförandena i följande nämnder och styrelser`; utskott are named as such."""
    kinds = [_IN_PLURAL[body.kind] for body in bodies if body.kind in _IN_PLURAL]
    if not kinds:
        return "ordförandena i följande nämnder och styrelser"
    if len(kinds) == 1:
        return f"ordföranden i följande {kinds[0][0]}"
    present = sorted(set(kinds), key=lambda kind: _KIND_ORDER.index(kind[0]))
    counted = [many if kinds.count((one, many)) > 1 else one for one, many in present]
    return f"ordförandena i följande {swedish.joined(counted)}"


def participation(context: PartyContext) -> Phrase:
    """The party's own sentence about who takes part; empty when the case has none."""
    rule = context.case.participation
    if rule is None:
        return ()
    bodies, _ = bodies_taking_part(context)
    told = context.case.facts_of(context.party).taking_part
    return filled(
        (told.sentence if told else None) or rule.sentence,
        {**slots(context), "ordförandena": chairs(bodies), "organ": body_list(context)},
    )
