# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""The kind *upphävande*: an earlier document is repealed, by its id, in one of three forms."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import ClassVar, Literal

from beslut import swedish
from beslut.blocks import Check, Gap, GapKind, Phrase, missing
from beslut.model import (
    Day,
    EarlierDecision,
    EarlierDocument,
    EarlierPart,
    EarlierState,
    Ident,
    Inflection,
    NonEmptyText,
    Relation,
    VerbForms,
    key,
    yaml_model,
)
from beslut.points.kind import FORMS, CaseNames, ClauseContext, PointKind, PointProblem, unknown
from beslut.speed.values import dataclass
from beslut.wording import Clause, Piece, day, phrase, spaced, stated


@yaml_model
class Repeal(PointKind):
    """As in Kungsbacka: *antagna av [organ] [datum], § [n], upphör samtidigt att gälla* (docs/kallor.md)."""

    kind: Literal["upphävande"] = key("slag")
    earlier: Ident = key("tidigare_beslut")
    form: Literal["upphäver", "samtidigt", "daterat", "när"] = "upphäver"
    day: Day | None = key("datum", default=None)
    when: NonEmptyText | None = key("när", default=None)

    explained = "upphävande: ett tidigare beslut upphävs."
    key_texts: ClassVar[Mapping[str, str]] = {
        "Repeal.datum": "Dagen då det tidigare upphör att gälla. Bara med form daterat.",
        "Repeal.form": "upphäver: en egen punkt. samtidigt: upphör när det nya börjar gälla. daterat: en viss dag. "
        "när: när något annat har hänt.",
        "Repeal.när": "Det som ska ha hänt, som en sats: strategin börjar gälla. Bara med form när.",
        "Repeal.tidigare_beslut": "Id ur ärendets tidigare_beslut.",
    }

    def __post_init__(self) -> None:
        if (self.form == "daterat") != bool(self.day):
            raise ValueError("datum hör till formen daterat, och krävs där")
        if (self.form == "när") != bool(self.when):
            raise ValueError("när hör till formen när, och krävs där")

    def grammar(self, at: ClauseContext) -> Clause | None:
        """The repeal by what is known of the party's earlier decision; None where there is nothing to repeal."""
        context = at.party_context
        document = next(one for one in context.case.earlier if one.id == self.earlier)
        known = context.case.facts_of(context.party).earlier.get(document.id, document.otherwise)
        if known.state is EarlierState.NONE or known.relation is Relation.FULFILS:
            return None
        earlier = _Earlier(document, known, at)
        what, subject, ends = earlier.named(), earlier.named(closed=True), self._end(at)
        if known.relation is Relation.REPLACES:
            sub = phrase(*spaced(subject, "ersätts och därmed upphör att gälla", ends))
            made = stated(subject, "ersätts och upphör därmed att gälla", rest=ends, sub=sub)
        elif self.form == "samtidigt":
            made = stated(subject, "upphör", "samtidigt", "att gälla")
        elif self.form != "upphäver":
            made = stated(subject, "upphör", None, phrase(*spaced("att gälla", ends)))
        else:
            acting = (at.actor, " upphäver ", earlier.named(possessive=at.body_acts))
            repeal = ("upphäva ", what)
            made = Clause(repeal, acting, (subject, " upphävs"), repeal)
        if known.state is EarlierState.UNKNOWN and (known.reminder or "i texten") == "i texten":
            ask = phrase(
                " – ",
                Gap("fyll i eller stryk punkten", known.hint or "", GapKind.TEXT, f"tidigare_beslut.{document.id}"),
            )
            made = Clause(*(phrase(made.in_form(form), ask) for form in FORMS))
        return made

    def _end(self, at: ClauseContext) -> Phrase:
        """When the earlier ceases: `den 1 januari 2027`, `när strategin börjar gälla`."""
        if self.day:
            return phrase(day(self.day, at.party_context))
        return phrase("när ", at.filled(self.when)) if self.when else ()

    def own_problems(self, names: CaseNames) -> Iterator[PointProblem]:
        """An earlier document that the case does not have, or verbs that no participle is known of."""
        yield from unknown(("tidigare_beslut",), self.earlier, names.earlier, "det tidigare beslutet")
        for document in names.case.earlier:
            told = [
                facts.earlier[document.id] for facts in names.case.party_facts.values() if document.id in facts.earlier
            ]
            for verb in dict.fromkeys((document.verb, *(one.verb for one in (document.otherwise, *told) if one.verb))):
                if document.id == self.earlier and document.inflection not in _participles(verb, names.verbs):
                    hint = "lägg till verbet med particip i data/verb.yaml: {utrum: …, neutrum: …, plural: …}"
                    yield PointProblem("M06", f"verbet ”{verb}” saknar particip", ("tidigare_beslut",), hint)


def _participles(verb: str, verbs: Mapping[str, VerbForms]) -> Mapping[Inflection, str]:
    return verbs[verb].participle if verb in verbs else {}


@dataclass(frozen=True)
class _Earlier:
    """An earlier decision as a sentence names it: by its document, or as the decision that adopted it."""

    document: EarlierDocument
    known: EarlierDecision
    at: ClauseContext

    def named(self, *, closed: bool = False, possessive: bool = False) -> Phrase:
        """`riktlinjerna, antagna av kommunfullmäktige den …, § 75`, or `kommunfullmäktiges beslut den …, § 75, att …`.

        `closed` ends with the comma that a verb after it wants; `possessive` says *sitt beslut* of the body's own.
        """
        document, verb = self.document, self.known.verb or self.document.verb
        if document.repealed_as == "beslut":
            words = phrase(*self._decision(possessive=possessive), f", att {verb} {document.document}")
        else:
            participle = _participles(verb, self.at.party_context.verbs)[document.inflection]
            words = phrase(document.document, f", {participle} av ", self._body(), *self._when())
        return phrase(words, "," if closed else "")

    def _decision(self, *, possessive: bool) -> list[Piece]:
        if self.known.body is None:
            return ["beslutet av ", self._body(), *self._when()]
        own = possessive and self.at.body is not None and self.known.body in (self.at.body.name, self.at.body.in_text)
        theirs = self._standing("organ", swedish.genitive(self.known.body))
        return ["sitt" if own else theirs, " beslut", *self._when()]

    def _body(self) -> Piece:
        return self._standing("organ", self.known.body) if self.known.body else self._gap(GapKind.BODY, "organ")

    def _standing(self, part: EarlierPart, words: str) -> Piece:
        """A part as it is printed: marked for the check where it is inferred."""
        basis = self.known.inferred.get(part)
        return Check(words, f"Härlett: {basis}") if basis else words

    def _when(self) -> list[Piece]:
        """` den 14 juni 2010, § 75 (dnr KS 2010/75)`, with a gap for each part that nobody has told."""
        context, known = self.at.party_context, self.known
        date, section = self._gap(GapKind.DATE, "datum"), self._gap(GapKind.SECTION, "paragraf")
        number: list[Piece] = []
        if known.day:
            date = self._standing("datum", day(known.day, context))
        if known.section:
            section = self._standing("paragraf", swedish.section(known.section, context.profile.section_form))
        if known.case_number:
            number = [" (dnr ", self._standing("diarienummer", known.case_number), ")"]
        return [" ", date, ", ", section, *number]

    def _gap(self, kind: GapKind, key: str) -> Piece:
        known, case = self.known, self.at.party_context.case
        hint = known.hint or ""
        if known.source and (known.body or known.day or known.section):
            hint = f"{hint} Det som är känt är ur {case.sources.get(known.source, known.source)}."
        hint = "" if known.reminder == "inte alls" else hint.strip()
        return missing(kind, hint, f"tidigare_beslut.{self.document.id}.{key}")
