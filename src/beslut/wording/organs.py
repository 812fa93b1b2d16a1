# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Who decides, who prepares, and who takes part: the chain of organs and the party's own sentence."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from beslut import swedish
from beslut.blocks import Check, Gap, Phrase
from beslut.model import Case, DecidingOrgan, Organ, OrganKind, Party, Standing
from beslut.wording.phrases import filled, phrase, places

_IN_PLURAL = {
    OrganKind.BOARD: ("styrelse", "styrelser"),
    OrganKind.COMMITTEE: ("nämnd", "nämnder"),
    OrganKind.JOINT_COMMITTEE: ("nämnd", "nämnder"),
    OrganKind.SUBCOMMITTEE: ("utskott", "utskott"),
}
_KIND_ORDER = ("nämnd", "styrelse", "utskott")
_USUAL_CHAIN = (OrganKind.BOARD, OrganKind.COUNCIL)


def _decider(case: Case, party: Party) -> DecidingOrgan:
    return case.facts_of(party).deciding_organ or case.deciding_organ


def decider(case: Case, party: Party) -> Organ | None:
    """The organ that decides for the party, or None when nobody knows."""
    return _decider(case, party).of(party)


@lru_cache(maxsize=16)
def deciding_organ(standing: Standing) -> Phrase:
    """The organ that decides, lower case: plain when the party chose it, to be checked when it is only proposed."""
    known = _decider(standing.case, standing.party)
    organ = known.of(standing.party)
    if organ is None:
        return (Gap("beslutande organ saknas", known.hint or "Fyll i vilket organ som ska fatta beslutet."),)
    if known.status == "valt":
        return phrase(organ.in_text)
    basis = f"{swedish.capital_first(organ.name)} är avsändarens förslag. {known.hint or ''}".strip()
    return (Check(organ.in_text, basis),)


def chain(case: Case, party: Party) -> tuple[Organ, ...]:
    """The organs that the matter passes, in order; the last one decides, and it is the only one that does.

    The party's own chain before the case's, else board and council (5 kap. 28 § kommunallagen). A link that the
    party has no organ for is skipped; what would come after the deciding organ is not part of the chain.
    """
    wanted = case.facts_of(party).chain or case.chain
    found = [choice.of(party) for choice in wanted] if wanted else map(party.organ_of, _USUAL_CHAIN)
    organs = [organ for organ in found if organ]
    last = decider(case, party)
    if last is None:
        return tuple(dict.fromkeys(organs))
    if last in organs:
        organs = organs[: organs.index(last)]
    return (*dict.fromkeys(organs), last)


def remaining(standing: Standing) -> tuple[Organ, ...]:
    """The chain from the standing's step and on; the whole chain when it has no step."""
    organs = chain(standing.case, standing.party)
    return organs[organs.index(standing.step) :] if standing.step in organs else organs


def addressee(standing: Standing) -> Phrase:
    """Whom the administration writes to: the organ of the step, else the board."""
    organ = standing.step or standing.party.organ_of(OrganKind.BOARD)
    if organ is None:
        return (Gap("mottagare saknas", "Fyll i vilken styrelse eller nämnd handlingen går till."),)
    return phrase(organ.in_text)


def organs_taking_part(standing: Standing) -> tuple[tuple[Organ, ...], str]:
    """The organs whose chairs take part, and why they need checking ("" when told outright).

    Told by name for the party, else those whose area the case lists and that exist on the day. Empty when unknown.
    """
    rule = standing.case.participation
    told = standing.case.facts_of(standing.party).taking_part
    if told:
        found = tuple(organ for name in told.names if (organ := standing.party.organ_named(name)))
        return found, told.inferred_from or ""
    if rule is None:
        return (), ""
    in_area = [organ for organ in standing.party.organs if set(organ.areas) & set(rule.areas)]
    organs = tuple(organ for organ in in_area if organ.exists_on(standing.day))
    doubts = [doubt for organ in organs if (doubt := organ.doubt_on(standing.day))]
    dropped = [organ.name for organ in in_area if organ not in organs]
    if dropped and organs:
        doubts.append(f"Inte medtaget, uppgiften gäller en annan tid: {swedish.joined(dropped)}.")
    return organs, " ".join(dict.fromkeys([rule.inferred_from, *doubts]))


def organ_list(standing: Standing) -> Phrase:
    """The names of the organs taking part as a Swedish list, to be checked when inferred, or a gap when unknown."""
    organs, basis = organs_taking_part(standing)
    rule = standing.case.participation
    if not organs:
        return (Gap(rule.gap, rule.hint),) if rule else ()
    listed = swedish.joined([organ.name for organ in organs])
    return (Check(listed, f"Härlett: {basis}"),) if basis else phrase(listed)


def chairs(organs: Iterable[Organ]) -> str:
    """`ordföranden i följande nämnd`, `ordförandena i följande nämnder och styrelser`; utskott are named as such."""
    kinds = [_IN_PLURAL[organ.kind] for organ in organs if organ.kind in _IN_PLURAL]
    if not kinds:
        return "ordförandena i följande nämnder"
    if len(kinds) == 1:
        return f"ordföranden i följande {kinds[0][0]}"
    present = sorted(set(kinds), key=lambda kind: _KIND_ORDER.index(kind[0]))
    counted = [many if kinds.count((one, many)) > 1 else one for one, many in present]
    return f"ordförandena i följande {swedish.joined(counted)}"


def participation(standing: Standing) -> Phrase:
    """The party's own sentence about who takes part; empty when the case has none."""
    rule = standing.case.participation
    if rule is None:
        return ()
    organs, _ = organs_taking_part(standing)
    told = standing.case.facts_of(standing.party).taking_part
    return filled(
        (told.sentence if told else None) or rule.sentence,
        {**places(standing), "ordförandena": chairs(organs), "organ": organ_list(standing)},
    )
