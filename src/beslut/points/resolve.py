# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""The kind *beslut*: a verb and what it is about. Adopt, approve, establish, acquire, contribute, join …"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import ClassVar, Literal

from beslut.blocks import Phrase, plain
from beslut.model import Ident, Model, NonEmptyText, key, texts_in, yaml_model
from beslut.points.amount import AMOUNT_TEXTS, Amount
from beslut.points.kind import CaseNames, ClauseContext, PointKind, PointProblem, unknown
from beslut.wording import Clause, Piece, capital_first, closed, ends_in_apposition, filled, identified, phrase, spaced

_REFLEXIVE = ("sin", "sitt", "sina")
_FUNDS = re.compile(
    r"(?:^| )(ur (?:\S+ ){0,4}?\w*(?:anslag|budget|fond|kapital|konto|medel|ram|reserv|överskott)\w*\b.*)$"
)
_GIVEN_BY = ("bevilja", "avsätta")  # beviljas av kommunen, but anvisas från kommunen


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
        **AMOUNT_TEXTS,
        "Resolve.dokument": "Id ur ärendets dokument. Anges i stället för objekt.",
        "Resolve.verb": "Verbet i infinitiv: anta, godkänna, ingå. Fler läggs till i data/verb.yaml.",
    }

    def __post_init__(self) -> None:
        if bool(self.object) == bool(self.document):
            raise ValueError("ange antingen objekt (ord) eller dokument (id ur ärendets dokument)")

    def grammar(self, at: ClauseContext) -> Clause:
        """`anta X för Y och att den därmed ersätter Z` in the four forms.

        What a party does (joins, acquires, contributes) it is said to do, also where its body decides.
        """
        party, verb = at.party_context.party, at.party_context.verbs[self.verb]
        own = "för egen del " if self.own_part and self.is_shared(at.party_context) else ""
        before = f"{verb.preposition} " if verb.preposition else ""
        obj, apposition = self._object(at)
        tail = self._tail(at)
        rest = phrase(before, obj, "," if apposition and tail else "", " " if tail else "", tail)
        under, sentence = _effect(self.effect, at) if self.effect else ((), ())
        then_att = phrase("," if apposition and not tail else "", " och att ", under) if under else ()
        then = phrase(". ", sentence) if sentence else ()
        if verb.subject == "parten":
            name = party.in_decisions
            main = phrase(f"{name} {_with(verb.present, own)} ", rest, then)
            return Clause((f"{name} {own}{verb.present} ", rest, then_att), main, main, main)
        infinitive = self.verb.removesuffix(f" {verb.preposition}")
        active: tuple[Piece, ...] = (at.actor, f" {_with(verb.present, own)} ", rest)
        passive = self._passive(at, own=bool(own)) if verb.passive else active
        return Clause(
            att=(f"{own}{infinitive} ", rest, then_att),
            aktiv=(*active, then),
            passiv=(*passive, then),
            infinitiv=(f"{_with(infinitive, own)} ", rest, then),
        )

    def _passive(self, at: ClauseContext, *, own: bool) -> tuple[Piece, ...]:
        """`X antas för Y`; a sum does not begin a sentence: `Till Y anvisas 42 500 kronor från X kommun`."""
        party, verb = at.party_context.party, at.party_context.verbs[self.verb]
        if self.object and self.object.startswith("{belopp}"):
            return self._sum_passive(at, verb.passive or "")
        obj, apposition = self._object(at, heading=True)
        tail = self._tail(at)
        named = any(name in plain(tail) for name in (party.in_decisions, party.official, party.own))
        ending = f" för {party.in_decisions_genitive} del" if own and not named else ""
        return (obj, "," if apposition else "", f" {verb.passive}", " " if tail else "", tail, ending)

    def _sum_passive(self, at: ClauseContext, passive: str) -> tuple[Piece, ...]:
        """`Till Y anvisas 42 500 kronor från X kommun`, else `ett belopp på 42 500 kronor anvisas från X kommun`.

        A share is `ett belopp motsvarande 12,5 procent av …`; what is granted or set aside is so *by* the party. Where
        the scope tells what funds it is taken out of, they stand in the payer's place.
        """
        after = (self.object or "").removeprefix("{belopp}").strip()
        funds = _FUNDS.search(self.scope or "")
        purpose = (self.scope or "")[: funds.start()] if funds else self.scope or ""
        by = "av" if self.verb in _GIVEN_BY else "från"
        payer = phrase(" ", self.filled(funds.group(1), at) if funds else f"{by} {at.party_context.party.in_decisions}")
        if after.startswith(("till ", "för ", "som ")):
            purpose, after = f"{after} {purpose}".strip(), ""
        words = self.filled(f"{{belopp}} {after}".strip(), at)
        if purpose and not purpose.startswith(","):
            return (closed(self.filled(purpose, at)), f" {passive} ", words, payer)
        share = self.amount is not None and self.amount.kind == "andel"
        begins = "ett belopp motsvarande " if share else "ett belopp på "
        return (begins, words, self.filled(purpose, at), f" {passive}", payer)

    def _tail(self, at: ClauseContext) -> Phrase:
        """What comes after the object, other than what belongs to it."""
        scope = () if self._scope_is_apposition else self.filled(self.scope, at)
        particle = at.party_context.verbs[self.verb].particle
        return phrase(*spaced(particle, scope)) if particle else scope

    @property
    def _scope_is_apposition(self) -> bool:
        """Whether the scope only tells more of the object: `, bilaga 1`."""
        return bool(self.scope and self.scope.startswith(","))

    def own_problems(self, names: CaseNames) -> Iterator[PointProblem]:
        """An unknown verb or document, and an amount that no text holds."""
        yield from unknown(("verb",), self.verb, names.verbs, "verbet", "lägg till verbet i data/verb.yaml")
        if self.document:
            yield from unknown(("dokument",), self.document, names.case.identified, "dokumentet")
        asked = self.amount.asked if self.amount else None
        if asked and asked not in names.case.facts:
            hint = f"lägg till en kolumn {asked} i tabellen, eller {asked} under uppgifter"
            yield PointProblem("M06", f"platsen i klammer ”{asked}” finns inte", ("belopp",), hint, at_key=True)
        if self.amount and not any("{belopp}" in text for loc, text in texts_in(self) if loc[0] != "belopp"):
            hint = "skriv {belopp} i objekt eller omfattning"
            yield PointProblem("M05", "beloppet används inte i texten", ("belopp",), hint, at_key=True)

    @property
    def own_slots(self) -> tuple[str, ...]:
        """`{belopp}`, where the point has an amount; `{sin}`, `{sitt}`, `{sina}`: *kommunens* of another subject."""
        return (*_REFLEXIVE, *(("belopp",) if self.amount else ()))

    def _object(self, at: ClauseContext, *, heading: bool = False) -> tuple[Phrase, bool]:
        """What the verb is about, and whether it ends in an apposition that wants a comma."""
        found = self.filled((self.object or "").removesuffix(","), at)
        apposition = ends_in_apposition(found)
        if self.document:
            document = at.party_context.case.identified[self.document]
            found, apposition = identified(document, at.party_context, at.slots, heading=heading)
        if self._scope_is_apposition:
            return phrase(found, self.filled(self.scope, at)), True
        return found, apposition

    def filled(self, text: str | None, at: ClauseContext) -> Phrase:
        """A text of the point, where `{belopp}` is its amount, and `{sin}` the party's own."""
        if text is None or "{" not in text:
            return at.filled(text)
        party_acts = at.party_context.verbs[self.verb].subject == "parten" or at.party_acts
        own = {word: word if party_acts else at.slots["partens"] for word in _REFLEXIVE}
        money = {"belopp": self.amount.worded(at.party_context)} if self.amount else {}
        return filled(text, {**at.slots, **own, **money})


def _with(verb: str, adverb: str) -> str:
    """*säger för egen del upp*, *ansluter sig för egen del*: the adverb after the verb and its *sig*."""
    first, *rest = verb.split()
    reflexive = rest[:1] if rest[:1] == ["sig"] else []
    return " ".join(filter(None, (first, *reflexive, adverb.rstrip(), *rest[len(reflexive) :])))


def _effect(effect: Effect, at: ClauseContext) -> tuple[Phrase, Phrase]:
    """The effect after *att*, and as a sentence of its own."""
    subject, rest = at.filled(effect.subject), at.filled(effect.rest)
    under = phrase(*spaced(subject, effect.adverb, effect.verb, rest))
    return under, capital_first(phrase(*spaced(subject, effect.verb, effect.adverb, rest)))
