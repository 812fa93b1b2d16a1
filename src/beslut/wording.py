# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Decision points and facts to Swedish sentences, with gaps where we do not know.

Every function takes a `Standing` and gives phrases. The grammar follows docs/sprak.md; the repeal form is the one
that Kungsbacka uses ("antagna av [organ] [datum], § [n]").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from beslut import swedish
from beslut.blocks import Check, Decision, Gap, Inline, Phrase, Text
from beslut.model import (
    DecidingOrgan,
    EarlierDecision,
    EarlierDocument,
    EarlierState,
    Fact,
    Organ,
    OrganKind,
    Party,
    Point,
    Relation,
    Standing,
    Status,
    first_day,
)

_PLACE = re.compile(r"\{(\w+)\}")
_ADOPTED = {"utrum": "antagen", "neutrum": "antaget", "plural": "antagna"}
_KINDS_IN_PLURAL = {
    OrganKind.BOARD: ("styrelse", "styrelser"),
    OrganKind.COMMITTEE: ("nämnd", "nämnder"),
    OrganKind.JOINT_COMMITTEE: ("nämnd", "nämnder"),
    OrganKind.SUBCOMMITTEE: ("utskott", "utskott"),
}
_KIND_ORDER = ("nämnd", "styrelse", "utskott")


def phrase(*parts: str | Inline | Phrase) -> Phrase:
    """One phrase of words, inlines and phrases; neighbouring plain words are joined."""
    out: list[Inline] = []
    for part in parts:
        for inline in (Text(part),) if isinstance(part, str) else part if isinstance(part, tuple) else (part,):
            if not inline.text:
                continue
            if out and isinstance(inline, Text) and isinstance(out[-1], Text) and _same_look(inline, out[-1]):
                out[-1] = Text(out[-1].text + inline.text, inline.strong, inline.emphasis)
            else:
                out.append(inline)
    return tuple(out)


def _same_look(one: Text, other: Text) -> bool:
    return (one.strong, one.emphasis) == (other.strong, other.emphasis)


def capital_first(words: Phrase) -> Phrase:
    """The phrase with a capital first letter, whatever kind its first inline is."""
    if not words:
        return words
    first = words[0]
    text = swedish.capital_first(first.text)
    match first:
        case Text():
            changed: Inline = Text(text, first.strong, first.emphasis)
        case Gap():
            changed = Gap(text, first.hint)
        case Check():
            changed = Check(text, first.basis)
    return (changed, *words[1:])


def names_of(party: Party) -> Mapping[str, str]:
    """The names that texts in a case may use in braces, such as `{officiellt}`."""
    return {
        "namn": party.name,
        "namn_genitiv": party.name_genitive,
        "officiellt": party.official,
        "officiellt_genitiv": party.official_genitive,
        "egen_form": party.own,
        "egen_form_genitiv": party.own_genitive,
    }


def filled(text: str, places: Mapping[str, str | Inline | Phrase]) -> Phrase:
    """The text with its places in braces filled in. Raises KeyError for a place that does not exist."""
    parts: list[str | Inline | Phrase] = []
    end = 0
    for found in _PLACE.finditer(text):
        parts += [text[end : found.start()], places[found.group(1)]]
        end = found.end()
    return phrase(*parts, text[end:])


def fact(known: Fact) -> Phrase:
    """A fact as it is printed: its value, its value to be checked, or its gap."""
    match known.status:
        case Status.SOURCED:
            return phrase(known.value or "")
        case Status.INFERRED:
            return (Check(known.value or "", f"Härlett: {known.inferred_from}"),)
        case Status.UNKNOWN:
            return (Gap(known.gap or "", known.hint or ""),)


def facts(standing: Standing) -> Mapping[str, Phrase]:
    """Every fact of the case for this party: the party's own before the case's."""
    own = standing.case.facts_of(standing.party).facts
    return {ident: fact(own.get(ident, known)) for ident, known in standing.case.facts.items()}


# --- who decides -----------------------------------------------------------------------------------------------


def deciding_organ(standing: Standing) -> Phrase:
    """The organ that decides, lower case: plain when the party chose it, to be checked when it is only proposed."""
    known = standing.case.facts_of(standing.party).deciding_organ or standing.case.deciding_organ
    organ = _resolved(known, standing.party)
    if organ is None:
        return (Gap("beslutande organ saknas", known.hint or "Fyll i vilket organ som ska fatta beslutet."),)
    if known.status == "valt":
        return phrase(organ.name)
    basis = f"{swedish.capital_first(organ.name)} är avsändarens förslag. {known.hint or ''}".strip()
    return (Check(organ.name, basis),)


def _resolved(known: DecidingOrgan, party: Party) -> Organ | None:
    if known.name:
        return party.organ_named(known.name)
    return party.organ_of(known.kind) if known.kind else None


def board(standing: Standing) -> Phrase:
    """The party's board, which every matter to its council passes (5 kap. 28 § kommunallagen)."""
    organ = standing.party.organ_of(OrganKind.BOARD)
    if organ is None:
        return (Gap("styrelsen saknas", "Fyll i vilken styrelse eller nämnd handlingen går till."),)
    return phrase(organ.name)


# --- who takes part --------------------------------------------------------------------------------------------


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
    organs = tuple(
        organ for organ in standing.party.organs if set(organ.areas) & set(rule.areas) and organ.exists_on(standing.day)
    )
    doubts = [doubt for organ in organs if (doubt := organ.doubt_on(standing.day))]
    return organs, " ".join(dict.fromkeys([rule.inferred_from, *doubts]))


def organ_list(standing: Standing) -> Phrase:
    """The names of the organs taking part as a Swedish list, to be checked when inferred, or a gap when unknown."""
    organs, basis = organs_taking_part(standing)
    rule = standing.case.participation
    if not organs:
        return (Gap(rule.gap, rule.hint) if rule else Gap("nämnder saknas", "Fyll i nämnderna."),)
    listed = swedish.joined([organ.name for organ in organs])
    return (Check(listed, f"Härlett: {basis}"),) if basis else phrase(listed)


def chairs(organs: Iterable[Organ]) -> str:
    """`ordföranden i följande nämnd`, `ordförandena i följande nämnder och styrelser`; utskott are named as such."""
    kinds = [_KINDS_IN_PLURAL[organ.kind] for organ in organs if organ.kind in _KINDS_IN_PLURAL]
    if not kinds:
        return "ordförandena i följande nämnder"
    if len(kinds) == 1:
        return f"ordföranden i följande {kinds[0][0]}"
    present = sorted(set(kinds), key=lambda kind: _KIND_ORDER.index(kind[0]))
    counted = [many if kinds.count((one, many)) > 1 else one for one, many in present]
    return f"ordförandena i följande {swedish.joined(counted)}"


def participation(standing: Standing) -> Phrase:
    """The party's own sentence about who takes part. The case must have one."""
    rule = standing.case.participation
    if rule is None:
        return ()
    organs, _ = organs_taking_part(standing)
    return filled(
        rule.sentence,
        {**names_of(standing.party), "ordförandena": chairs(organs), "organ": organ_list(standing)},
    )


# --- the decision ----------------------------------------------------------------------------------------------


def decision(standing: Standing, *, proposed: bool) -> Decision:
    """The whole decision as att-clauses: `Kommunfullmäktige föreslås besluta` (proposed) or `… beslutar`.

    One sentence spread over its points: lower case, no commas or *samt* between them, a full stop after the last
    (Svenska skrivregler on lists).
    """
    lead = phrase(capital_first(deciding_organ(standing)), " föreslås besluta" if proposed else " beslutar")
    points = [words for point in standing.case.points if (words := _point(standing, point))]
    return Decision(lead, (*points[:-1], phrase(points[-1], ".")))


def _point(standing: Standing, point: Point) -> Phrase:
    """One att-clause, without its full stop; empty when the point does not apply to the party."""
    if point.repeals:
        document = next(d for d in standing.case.earlier if d.id == point.repeals)
        return _earlier(standing, document)
    places = names_of(standing.party)
    parts: list[str | Phrase] = [f"att {point.verb} ", filled(point.object or "", places)]
    if point.scope:
        parts += [" ", filled(point.scope, places)]
    if point.effect:
        parts += [" och att ", filled(point.effect, places)]
    return phrase(*parts)


def _earlier(standing: Standing, document: EarlierDocument) -> Phrase:
    """The repeal: a full clause, a clause with gaps to fill in or strike out, or nothing."""
    known = standing.case.facts_of(standing.party).earlier.get(document.id, document.otherwise)
    if known.state is EarlierState.NONE or known.relation is Relation.FULFILS:
        return ()
    adopted = phrase(document.document, ", ", _ADOPTED[document.inflection], " av ", *_reference(known))
    if known.relation is Relation.REPLACES:
        return phrase("att ", adopted, ", ersätts och därmed upphör att gälla")
    clause = phrase("att upphäva ", adopted)
    if known.state is EarlierState.UNKNOWN:
        return phrase(clause, " \u2013 ", Gap("fyll i eller stryk punkten", known.hint or ""))
    return clause


def _reference(known: EarlierDecision) -> tuple[str | Inline | Phrase, ...]:
    """`kommunfullmäktige den 14 juni 2010, § 75 (dnr KS 2010/75)`, or a gap for each part when nothing is known."""
    if known.state is not EarlierState.RECORDED:
        hint = known.hint or ""
        return Gap("organ saknas", hint), ", ", Gap("datum saknas", hint), ", ", Gap("paragraf saknas", hint)
    number = f" (dnr {known.case_number})" if known.case_number else ""
    day = swedish.long_date(first_day(known.day or ""))
    return (f"{known.organ} {day}, {swedish.section(known.section or '')}{number}",)
