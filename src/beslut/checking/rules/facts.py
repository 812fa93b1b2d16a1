# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Facts: where they come from, whether they hold on the case's day, what is inferred, and what is missing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from beslut.blocks import Document, Gap, Heading, checks, gaps
from beslut.checking.check_input import CheckContext, CheckInput, PartyDocument, PartyDocuments
from beslut.checking.finding import Hit
from beslut.checking.lines import said
from beslut.checking.patterns import Pattern
from beslut.checking.registry import rule
from beslut.errors import did_you_mean
from beslut.model import TERM_YEARS, Case, Fact, Status, last_day, texts_in
from beslut.swedish import genitive
from beslut.wording import bodies_taking_part

_KEY = Pattern(r"^[a-zåäö0-9_-]+(?=:|$)")


@rule(
    "L01",
    "Lucka att fylla i",
    level="lucka",
    looks_at="handling",
    why="Något som ingen har talat om ännu. En färdig handling har inga luckor.",
    source="egen regel",
    bad="uppgifter:\n  partens_diarienummer:\n    {status: okänd, lucka: diarienummer saknas, anvisning: Fråga "
    "registrator.}",
    good="uppgifter:\n  partens_diarienummer: {status: belagd, värde: KS 2026/17, källa: brevet}",
    example="ärende",
)
def gap(paper: PartyDocument) -> Iterator[Hit]:
    """The gaps of a document where the case or the template holds them; those that one instruction fills are one."""
    by_hint: dict[str, list[tuple[Gap, str]]] = {}
    for one, section in _gaps_with_section(paper.document):
        by_hint.setdefault(one.hint, []).append((one, section))
    for hint, same in by_hint.items():
        words = dict.fromkeys(f"{one.text[:1].lower()}{one.text[1:]}" for one, _ in same)
        keys = tuple(one.key for one, _ in same)
        yield Hit(", ".join(words), hint, words=hint, context=hint, section=same[0][1], keys=keys)


def _gaps_with_section(document: Document) -> Iterator[tuple[Gap, str]]:
    """Each gap with the section that it stands in: its id, else its heading; those of the number last."""
    section = ""
    for block in document.blocks:
        if isinstance(block, Heading) and block.level == 2:
            section = block.id or said(block.content)
        yield from ((one, section) for one in gaps(replace(document, blocks=(block,))))
    yield from ((one, "") for one in document.number if isinstance(one, Gap))


@rule(
    "F01",
    "Källan saknas eller finns inte",
    level="varning",
    looks_at="ärende",
    why="En uppgift utan källa går inte att kontrollera. Källan är en nyckel under källor, en adress eller en "
    "handling.",
    source="egen regel",
    bad="uppgifter:\n  partens_diarienummer: {status: belagd, värde: KS 2026/17, källa: brevt}",
    good="uppgifter:\n  partens_diarienummer: {status: belagd, värde: KS 2026/17, källa: brevet}",
    example="ärende",
)
def sourced(check_context: CheckContext) -> Iterator[Hit]:
    """A source that is one word is a key of `källor`; a party's own points have a source."""
    case = check_context.case
    for loc, source in texts_in(case):
        found = _KEY.match(source) if loc[-1] == "källa" else None
        if case.sources and found and loc[0] != "källor" and found.group() not in case.sources:
            hint = did_you_mean(found.group(), case.sources) or f"nycklar under källor: {', '.join(case.sources)}"
            yield Hit(f"källan ”{found.group()}” finns inte under källor", hint, loc=loc)
    for name, facts in case.party_facts.items():
        for number, point in enumerate(facts.own_points):
            if not point.source:
                message = f"{_genitive(check_context, name)} egen punkt ”{point.id}” har ingen källa"
                yield Hit(message, "lägg till källa: …", loc=("per_part", name, "egna_punkter", number), about=point.id)


def _genitive(check_context: CheckContext, name: str) -> str:
    """The party's own genitive from the register; of a name that is no party's, the rule for nouns."""
    known = check_context.party_names.get(name)
    return known.name_genitive if known else genitive(name)


@rule(
    "F02",
    "Organet finns inte den dagen",
    level="varning",
    looks_at="part",
    why="Ett organ som inte fanns, eller inte längre finns, kan inte bereda eller besluta.",
    source="egen regel",
    bad='dag: {värde: "2016-03-02", status: belagd, källa: brevet}\n'
    "kedja:\n  - {namn: omsorgsnämnden}\n  - {slag: styrelse}\n  - {slag: fullmäktige}",
    good="kedja:\n  - {namn: omsorgsnämnden}\n  - {slag: styrelse}\n  - {slag: fullmäktige}",
    example="ärende",
)
def body_exists(bundle: PartyDocuments) -> Iterator[Hit]:
    """Every organ of the chain, and those told to take part, can be counted on the case's day.

    One that the case itself names for the party is as new as the case, however old the register's word of it.
    """
    told, _ = bodies_taking_part(bundle.context)
    own = bundle.context.case.facts_of(bundle.party)
    named = {choice.name for choice in (own.deciding_body, *(own.chain or ())) if choice}
    for body in dict.fromkeys((*bundle.chain, *told)):
        if body.name in named and not body.until and not body.since:
            continue
        if not body.exists_on(bundle.context.day):
            when = f"från {body.since}" if body.since else ""
            when = " ".join(part for part in (when, f"till {body.until}" if body.until else "") if part)
            message = f"{body.name} fanns inte {bundle.context.day} ({when or f'uppgiften är från {body.stated}'})"
            yield Hit(message, "se efter i kommunens reglemente, och rätta data/kommuner.yaml", about=body.name)


@rule(
    "F03",
    "Uppgiften är härledd eller bara föreslagen",
    level="info",
    looks_at="handling",
    why="En slutsats eller ett förslag är inte belagt. Kontrollera det innan handlingen blir färdig.",
    source="egen regel",
    bad="uppgifter:\n  partens_diarienummer:\n    {status: härledd, värde: KS 2026/17, härledd_ur: det förra "
    "ärendets nummer}",
    good="uppgifter:\n  partens_diarienummer: {status: belagd, värde: KS 2026/17, källa: brevet}",
    example="ärende",
)
def inferred(paper: PartyDocument) -> Iterator[Hit]:
    """Each word to check in a document, once."""
    for one in dict.fromkeys(checks(paper.document)):
        known = _inferred_fact(paper.context.case, paper.context.party.name, one.text)
        yield Hit(f"kontrollera ”{one.text.replace(chr(0xA0), ' ')}”", one.basis, loc=known)


def _inferred_fact(case: Case, party: str, text: str) -> tuple[str, ...]:
    own = case.party_facts[party].facts if party in case.party_facts else {}
    places: Iterable[tuple[tuple[str, ...], Fact]] = (
        *((("per_part", party, "uppgifter", ident), fact) for ident, fact in own.items()),
        *((("uppgifter", ident), fact) for ident, fact in case.facts.items()),
    )
    return next((loc for loc, fact in places if fact.status is Status.INFERRED and fact.value == text), ())


@rule(
    "F04",
    "Uppgiften är från en annan mandatperiod",
    level="info",
    looks_at="part",
    why="Nämnder ändras vid mandatskiften. En uppgift som är mer än fyra år från ärendets dag behöver bekräftas.",
    source="5 kap. 9 §, 6 kap. 18 och 19 §§ kommunallagen (fullmäktige och styrelsen väljs för fyra år)",
    bad="kedja:\n  - {namn: socialnämnden}\n  - {slag: styrelse}\n  - {slag: fullmäktige}",
    good="kedja:\n  - {namn: omsorgsnämnden}\n  - {slag: styrelse}\n  - {slag: fullmäktige}",
    example="ärende",
)
def recent(bundle: PartyDocuments) -> Iterator[Hit]:
    """No organ of the chain is known only from more than a term of office away."""
    for body in bundle.chain:
        if not body.stated or body.since or not body.exists_on(bundle.context.day):
            continue
        if abs(bundle.context.day.year - last_day(body.stated).year) > TERM_YEARS:
            message = f"uppgiften om {body.name} är från {body.stated}"
            yield Hit(message, "bekräfta den, och ändra uppgift", about=body.name)


@rule(
    "F05",
    "Ärendets dag är härledd",
    level="info",
    looks_at="alla",
    why="Dagen avgör vilka uppgifter som gäller. Är den en slutsats är också de det.",
    source="egen regel",
    bad='dag: {värde: "2026-03-02", status: härledd, härledd_ur: när brevet kom}',
    good='dag: {värde: "2026-03-02", status: belagd, källa: brevet}',
    example="ärende",
)
def day_is_sourced(check_input: CheckInput) -> Iterator[Hit]:
    """The case's day is sourced, or asked for with --dag."""
    day = check_input.case.day
    if day and day.status is Status.INFERRED and check_input.bundles:
        context = check_input.bundles[0].context
        if context.issued is None and context.day == date.fromisoformat(day.value):
            yield Hit(f"ärendets dag {day.value} är härledd", day.inferred_from or "", loc=("dag",))
