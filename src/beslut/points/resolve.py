# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""The kind *beslut*: a verb and what it is about. Adopt, approve, establish, acquire, contribute, join …"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import ClassVar, Literal

from beslut import swedish
from beslut.blocks import Gap, GapKind, Phrase
from beslut.model import Decimal, Ident, Model, NonEmptyText, PartyContext, key, texts_in, yaml_model
from beslut.points.kind import CaseNames, ClauseContext, PointKind, PointProblem, unknown
from beslut.wording import Clause, Piece, capital_first, filled, identified, phrase, spaced


@yaml_model
class Effect(Model):
    """What follows from a point, as a clause whose word order the house decides.

    `den därmed ersätter …` after *att*, `Den ersätter därmed …` as a sentence of its own.
    """

    subject: NonEmptyText = key("subjekt")
    verb: NonEmptyText
    adverb: NonEmptyText | None = None
    rest: NonEmptyText = key("resten")


@yaml_model
class Amount(Model):
    """Money: a fixed sum, a sum per inhabitant, or a share in per cent of something."""

    kind: Literal["fast", "per_invånare", "andel"] = key("slag")
    kronor: Decimal | None = None
    share: Decimal | None = key("procent", default=None)
    of: NonEmptyText | None = key("av", default=None)
    population: Ident = key("folkmängd", default="folkmängd")

    def __post_init__(self) -> None:
        if self.kind == "andel" and not (self.share and self.of):
            raise ValueError("en andel kräver procent och av (vad andelen räknas på)")
        if self.kind != "andel" and not self.kronor:
            raise ValueError("ett belopp kräver kronor")


@yaml_model
class Resolve(PointKind):
    """Verb, object, scope and effect."""

    kind: Literal["beslut"] = key("slag")
    verb: NonEmptyText
    object: NonEmptyText | None = key("objekt", default=None)
    document: Ident | None = key("dokument", default=None)
    scope: NonEmptyText | None = key("omfattning", default=None)
    effect: Effect | None = key("verkan", default=None)
    own_part: bool = key("för_egen_del", default=False)
    amount: Amount | None = key("belopp", default=None)

    explained = "beslut: ett verb och det som det gäller. Anta, godkänna, ingå, bidra med …"
    key_texts: ClassVar[Mapping[str, str]] = {
        "Amount.av": "Vad andelen räknas på, till exempel projektets kostnad.",
        "Amount.folkmängd": "Id för uppgiften som har antalet invånare. Utelämnat: folkmängd.",
        "Amount.slag": "fast: en summa. per_invånare: gånger folkmängden. andel: procent av något.",
        "Resolve.dokument": "Id ur ärendets dokument. Anges i stället för objekt.",
        "Resolve.verb": "Verbet i infinitiv: anta, godkänna, ingå. Fler läggs till i data/verb.yaml.",
    }

    def __post_init__(self) -> None:
        if bool(self.object) == bool(self.document):
            raise ValueError("ange antingen objekt (ord) eller dokument (id ur ärendets dokument)")

    def grammar(self, at: ClauseContext) -> Clause:
        """`anta X för Y och att den därmed ersätter Z` in the four forms."""
        obj, apposition = self._object(at)
        context = at.party_context
        party, verb = context.party, context.verbs[self.verb]
        tail = phrase(*spaced(verb.particle, self._filled(self.scope, at)))
        object_tail = phrase(obj, "," if apposition and tail else "", " " if tail else "", tail)
        own = "för egen del " if self.own_part else ""
        before = f"{verb.preposition} " if verb.preposition else ""
        infinitive = self.verb.removesuffix(f" {verb.preposition}")
        under, sentence = _effect(self.effect, at) if self.effect else ((), ())
        then_att = phrase(" och att ", under) if under else ()
        then = phrase(". ", sentence) if sentence else ()
        subject: Piece = party.official if verb.subject == "parten" else at.body
        active: tuple[Piece, ...] = (subject, f" {verb.present} {own}{before}", object_tail)
        passive = active
        if verb.passive:
            ending = f" för {party.official_genitive} del" if self.own_part else ""
            passive = (obj, "," if apposition else "", f" {verb.passive}", " " if tail else "", tail, ending)
        return Clause(
            att=(f"{own}{infinitive} {before}", object_tail, then_att),
            aktiv=(*active, then),
            passiv=(*passive, then),
            infinitiv=(f"{infinitive} {own}{before}", object_tail, then),
        )

    def own_problems(self, names: CaseNames) -> Iterator[PointProblem]:
        """An unknown verb or document, and an amount that no text holds."""
        yield from unknown(("verb",), self.verb, names.verbs, "verbet", "lägg till verbet i data/verb.yaml")
        if self.document:
            yield from unknown(("dokument",), self.document, names.case.identified, "dokumentet")
        if self.amount and not any("{belopp}" in text for _, text in texts_in(self)):
            hint = "skriv {belopp} i objekt eller omfattning"
            yield PointProblem("M05", "beloppet används inte i texten", ("belopp",), hint, at_key=True)

    @property
    def own_slots(self) -> tuple[str, ...]:
        """`{belopp}`, where the point has an amount."""
        return ("belopp",) if self.amount else ()

    def _object(self, at: ClauseContext) -> tuple[Phrase, bool]:
        """What the verb is about, and whether it ends in an apposition that wants a comma."""
        if self.document:
            return identified(at.party_context.case.identified[self.document], at.party_context)
        return self._filled(self.object, at), False

    def _filled(self, text: str | None, at: ClauseContext) -> Phrase:
        if text is None or self.amount is None:
            return at.filled(text)
        return filled(text, {**at.slots, "belopp": _amount(self.amount, at.party_context)})


def _effect(effect: Effect, at: ClauseContext) -> tuple[Phrase, Phrase]:
    """The effect after *att*, and as a sentence of its own."""
    subject, rest = at.filled(effect.subject), at.filled(effect.rest)
    under = phrase(*spaced(subject, effect.adverb, effect.verb, rest))
    return under, capital_first(phrase(*spaced(subject, effect.verb, effect.adverb, rest)))


def _amount(money: Amount, context: PartyContext) -> Phrase:
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
