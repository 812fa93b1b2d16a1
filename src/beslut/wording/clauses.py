# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""One decision point in every sentence form: after *att*, with the body as subject, in the passive, as infinitive.

A clause has no *att* of its own, no capital letter and no full stop; `decision` adds those. The forms follow what
municipalities write: Kungsbacka's repeal ("antagna av [organ] [datum], § [n], upphör samtidigt att gälla") and
signing ("eller deras respektive ersättare"), Göteborg's assignment ("får i uppdrag"), see docs/kallor.md.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import singledispatch

from beslut import swedish
from beslut.blocks import Gap, GapKind, Phrase
from beslut.model import (
    Amount,
    AnyPoint,
    Appoint,
    Assign,
    Condition,
    EarlierDecision,
    EarlierState,
    Effect,
    Effective,
    Form,
    Identified,
    ImmediateVerification,
    Inflection,
    Party,
    PartyContext,
    Relation,
    Repeal,
    Resolve,
    Sign,
    Statement,
    first_day,
)
from beslut.wording.bodies import decider
from beslut.wording.phrases import Piece, capital_first, filled, phrase, slots

_ADOPTED: Mapping[Inflection, str] = {"utrum": "antagen", "neutrum": "antaget", "plural": "antagna"}
_DATED: Mapping[Inflection, str] = {"utrum": "daterad", "neutrum": "daterat", "plural": "daterade"}


@dataclass(frozen=True)
class Clause:
    """One point in its four forms. `att` follows the word *att*; the others are whole but for capital and stop.

    A house writes in one form, so each form is pieces that are put together when it is asked for.
    """

    att: Piece | tuple[Piece, ...]
    aktiv: Piece | tuple[Piece, ...]
    passiv: Piece | tuple[Piece, ...]
    infinitiv: Piece | tuple[Piece, ...]

    def in_form(self, form: Form) -> Phrase:
        """The words in one form."""
        words: Piece | tuple[Piece, ...] = getattr(self, form)
        return phrase(*words) if isinstance(words, tuple) else phrase(words)


def clause(context: PartyContext, point: AnyPoint, body: Phrase) -> Clause | None:
    """The point for this party, decided by that organ; None when nothing of it is to be printed.

    Sentences that the point gives itself replace the grammar's, form by form.
    """
    made = _clause(point, context, body)
    if made is None or not point.sentences:
        return made
    own = {form: filled(text, slots(context)) for form, text in point.sentences.items()}
    return Clause(*(own.get(form, made.in_form(form)) for form in ("att", "aktiv", "passiv", "infinitiv")))


@singledispatch
def _clause(point: AnyPoint, context: PartyContext, body: Phrase) -> Clause | None:
    raise TypeError(f"no wording for {type(point).__name__}")


def _stated(
    subject: Piece, verb: Piece, adverb: Piece | None = None, rest: Piece | None = None, *, sub: Phrase | None = None
) -> Clause:
    """A statement: subject verb adverb rest as a main clause, subject adverb verb rest after *att*."""
    main = tuple(_spaced(subject, verb, adverb, rest))
    under: tuple[Piece, ...] = sub or tuple(_spaced(subject, adverb, verb, rest))
    return Clause(under, main, main, ("bestämma att ", *under))


def _spaced(*parts: Piece | None) -> list[Piece]:
    out: list[Piece] = []
    for part in parts:
        if part:
            out += [" ", part] if out else [part]
    return out


# --- documents, amounts, effects -------------------------------------------------------------------------------


def identified(document: Identified, context: PartyContext) -> tuple[Phrase, bool]:
    """A document's name with what tells its version, and whether it ends in an apposition that wants a comma.

    `förbundsordning för X (bilaga 1), daterad den 26 oktober 2023`: the participle agrees with the noun.
    """
    brackets = [f"bilaga {document.attachment}"] if document.attachment else []
    brackets += [f"dnr {document.case_number}"] if document.case_number else []
    words: list[Piece] = [filled(document.name, slots(context))]
    if brackets:
        words.append(f" ({', '.join(brackets)})")
    if document.dated:
        words.append(f", {_DATED[document.inflection]} {day(document.dated, context)}")
    if document.version:
        words.append(f", version {document.version}")
    return phrase(*words), bool(document.dated or document.version)


def day(iso: str, context: PartyContext) -> str:
    """A date in the house's form: `den 14 juni 2022` or `2022-06-14`."""
    return iso if context.profile.date_form == "iso" else swedish.long_date(first_day(iso))


def amount(money: Amount, context: PartyContext) -> Phrase:
    """A sum of money in words and figures: fixed, per inhabitant with the total, or a share."""
    if money.kind == "andel":
        return phrase(f"{money.share} procent av {money.of}")
    each = money.kronor or ""
    if money.kind == "fast":
        return phrase(swedish.kronor(each))
    own = context.case.facts_of(context.party).facts.get(money.population)
    known = own or context.case.facts.get(money.population)
    per_head = f"{swedish.kronor(each)} per invånare (sammanlagt "
    heads = re.sub(r"\s", "", known.value or "") if known else ""
    if not heads.isascii() or not heads.isdigit():
        hint = (known.hint if known else None) or "Fyll i beloppet: kronor per invånare gånger antalet invånare."
        return phrase(per_head, Gap("belopp saknas", hint, GapKind.AMOUNT), ")")
    total = swedish.kronor(swedish.product(each, heads))
    return phrase(f"{per_head}{total} för {swedish.grouped(heads)} invånare)")


def _effect(effect: Effect, context: PartyContext) -> tuple[Phrase, Phrase]:
    """The effect after *att*, and as a sentence of its own."""
    at = slots(context)
    subject, rest = filled(effect.subject, at), filled(effect.rest, at)
    under = phrase(*_spaced(subject, effect.adverb, effect.verb, rest))
    return under, capital_first(phrase(*_spaced(subject, effect.verb, effect.adverb, rest)))


# --- the kinds of point ----------------------------------------------------------------------------------------


@_clause.register(Resolve)
def _(point: Resolve, context: PartyContext, body: Phrase) -> Clause:
    at: dict[str, Piece] = dict(slots(context))
    if point.amount:
        at["belopp"] = amount(point.amount, context)
    obj, apposition = filled(point.object or "", at), False
    if point.document:
        obj, apposition = identified(context.case.identified[point.document], context)
    verb = context.verbs[point.verb]
    scope: Phrase = filled(point.scope, at) if point.scope else ()
    tail = phrase(*_spaced(verb.particle, scope))
    object_tail = phrase(obj, "," if apposition and tail else "", " " if tail else "", tail)
    party = context.party
    own = "för egen del " if point.own_part else ""
    before = f"{verb.preposition} " if verb.preposition else ""
    infinitive = point.verb.removesuffix(f" {verb.preposition}")
    under, sentence = _effect(point.effect, context) if point.effect else ((), ())
    then_att = phrase(" och att ", under) if under else ()
    then = phrase(". ", sentence) if sentence else ()
    subject: Piece = party.official if verb.subject == "parten" else body
    active: tuple[Piece, ...] = (subject, f" {verb.present} {own}{before}", object_tail)
    passive = active
    if verb.passive:
        ending = f" för {party.official_genitive} del" if point.own_part else ""
        passive = (obj, "," if apposition else "", f" {verb.passive}", " " if tail else "", tail, ending)
    return Clause(
        att=(f"{own}{infinitive} {before}", object_tail, then_att),
        aktiv=(*active, then),
        passiv=(*passive, then),
        infinitiv=(f"{infinitive} {own}{before}", object_tail, then),
    )


@_clause.register(Assign)
def _(point: Assign, context: PartyContext, body: Phrase) -> Clause:
    at = slots(context)
    recipient = filled(point.recipient, at)
    deadline = f" senast {day(point.deadline, context)}" if point.deadline else ""
    task = phrase(" i uppdrag att ", filled(point.task, at), deadline)
    give = ("ge ", recipient, task)
    return Clause(give, (body, " ger ", recipient, task), (recipient, " får", task), give)


@_clause.register(Sign)
def _(point: Sign, context: PartyContext, body: Phrase) -> Clause:
    at = slots(context)
    roles = filled(swedish.joined(list(point.roles)), at)
    deputies = ""
    if point.deputies:
        deputies = ", eller dennes ersättare," if len(point.roles) == 1 else ", eller deras respektive ersättare,"
    task = phrase(f" att för {at['partens']} räkning underteckna ", filled(point.object, at))
    appoint = ("utse ", roles, deputies, task)
    return Clause(appoint, (body, " utser ", roles, deputies, task), (roles, deputies, " utses", task), appoint)


@_clause.register(Effective)
def _(point: Effective, context: PartyContext, body: Phrase) -> Clause:
    subject = filled(point.subject, slots(context))
    if point.verb == "träder i kraft":
        return _stated(subject, "träder", None, f"i kraft {day(point.since, context)}")
    until = f" till och med {day(point.until, context)}" if point.until else ""
    return _stated(subject, "gäller", None, f"från och med {day(point.since, context)}{until}")


@_clause.register(Repeal)
def _(point: Repeal, context: PartyContext, body: Phrase) -> Clause | None:
    document = next(one for one in context.case.earlier if one.id == point.earlier)
    known = context.case.facts_of(context.party).earlier.get(document.id, document.otherwise)
    if known.state is EarlierState.NONE or known.relation is Relation.FULFILS:
        return None
    adopted = phrase(document.document, ", ", _ADOPTED[document.inflection], " av ", *_reference(known, context))
    subject = phrase(adopted, ",")
    if known.relation is Relation.REPLACES:
        sub = phrase(subject, " ersätts och därmed upphör att gälla")
        made = _stated(subject, "ersätts och upphör därmed att gälla", sub=sub)
    elif point.form == "samtidigt":
        made = _stated(subject, "upphör", "samtidigt", "att gälla")
    elif point.form == "daterat":
        made = _stated(subject, "upphör", None, f"att gälla {day(point.day or '', context)}")
    else:
        repeal = ("upphäva ", adopted)
        made = Clause(repeal, (body, " upphäver ", adopted), (subject, " upphävs"), repeal)
    if known.state is EarlierState.UNKNOWN:
        ask = phrase(" – ", Gap("fyll i eller stryk punkten", known.hint or "", GapKind.TEXT))
        made = Clause(*(phrase(made.in_form(form), ask) for form in ("att", "aktiv", "passiv", "infinitiv")))
    return made


def _reference(known: EarlierDecision, context: PartyContext) -> list[Piece]:
    """`kommunfullmäktige den 14 juni 2010, § 75 (dnr KS 2010/75)`, or a gap for each part when nothing is known."""
    if known.state is not EarlierState.RECORDED:
        hint = known.hint or ""
        unknown = (("organ", GapKind.BODY), ("datum", GapKind.DATE), ("paragraf", GapKind.SECTION))
        body, day_, section_ = (Gap(f"{word} saknas", hint, kind) for word, kind in unknown)
        return [body, ", ", day_, ", ", section_]
    number = f" (dnr {known.case_number})" if known.case_number else ""
    section = swedish.section(known.section or "", context.profile.section_form)
    return [f"{known.body} {day(known.day or '', context)}, {section}{number}"]


@_clause.register(Condition)
def _(point: Condition, context: PartyContext, body: Phrase) -> Clause | None:
    named = point.parties or tuple(party.name for party in context.parties)
    others = [party for party in context.parties if party.name in named and party != context.party]
    if not others:
        return None  # nobody else to wait for
    by_body: dict[str, list[Party]] = {}
    for party in others:
        body_there = decider(context.case, party)
        by_body.setdefault(body_there.name if body_there else "behörigt organ", []).append(party)
    deciders = [f"{name} i {coordinated(parties)}" for name, parties in by_body.items()]
    rest = f"under förutsättning att {point.likeness} beslut fattas av {swedish.joined(deciders)}"
    return _stated("beslutet", "gäller", None, rest)


def coordinated(parties: list[Party]) -> str:
    """`Gävle, Hofors och Sandvikens kommuner samt Region Gävleborg`: each name carries its own form."""
    short = [party.official.removesuffix(" kommun") for party in parties if party.official.endswith(" kommun")]
    whole = [party.official for party in parties if not party.official.endswith(" kommun")]
    municipalities = f"{swedish.joined(short)} {'kommun' if len(short) == 1 else 'kommuner'}" if short else ""
    if municipalities and whole:
        return f"{municipalities} samt {swedish.joined(whole)}"
    return municipalities or swedish.joined(whole)


@_clause.register(Appoint)
def _(point: Appoint, context: PartyContext, body: Phrase) -> Clause:
    hint = "Fyll i namnen när sammanträdet har valt. Program och mallar bär inga personnamn."

    def bundles(count: int, role: tuple[str, str]) -> tuple[Gap, str]:
        words = "namn saknas" if count == 1 else f"{swedish.number(count)} namn saknas"
        return Gap(words, hint, GapKind.NAME), role[0] if count == 1 else role[1]

    elected_to = filled(point.elected_to, slots(context))
    who, member = bundles(point.members, ("ledamot", "ledamöter"))
    parts: list[Piece] = [who, f" till {member}"]
    passive: list[Piece] = [f"till {member} i ", elected_to, " utses ", who]
    if point.substitutes:
        deputy, substitute = bundles(point.substitutes, ("ersättare", "ersättare"))
        parts += [" och ", deputy, f" till {substitute}"]
        passive += [f" och till {substitute} ", deputy]
    named = phrase(*parts, " i ", elected_to)
    return Clause(("utse ", named), (body, " utser ", named), tuple(passive), ("utse ", named))


@_clause.register(ImmediateVerification)
def _(point: ImmediateVerification, context: PartyContext, body: Phrase) -> Clause:
    made = _stated("beslutet", "justeras", None, "omedelbart")
    return Clause(made.att, made.aktiv, made.passiv, "justera beslutet omedelbart")


@_clause.register(Statement)
def _(point: Statement, context: PartyContext, body: Phrase) -> Clause:
    at = slots(context)
    return _stated(filled(point.subject, at), point.verb, point.adverb, filled(point.rest, at) if point.rest else None)
