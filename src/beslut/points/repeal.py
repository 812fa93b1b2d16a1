# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""The kind *upphävande*: an earlier document is repealed, by its id, in one of three forms."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import ClassVar, Literal

from beslut import swedish
from beslut.blocks import Gap, GapKind
from beslut.model import (
    Day,
    EarlierDecision,
    EarlierState,
    Ident,
    Inflection,
    PartyContext,
    Relation,
    key,
    yaml_model,
)
from beslut.points.kind import FORMS, CaseNames, ClauseContext, PointKind, PointProblem, unknown
from beslut.wording import Clause, Piece, day, phrase, stated

_ADOPTED: Mapping[Inflection, str] = {"utrum": "antagen", "neutrum": "antaget", "plural": "antagna"}


@yaml_model
class Repeal(PointKind):
    """As in Kungsbacka: *antagna av [organ] [datum], § [n], upphör samtidigt att gälla* (docs/kallor.md)."""

    kind: Literal["upphävande"] = key("slag")
    earlier: Ident = key("tidigare_beslut")
    form: Literal["upphäver", "samtidigt", "daterat"] = "upphäver"
    day: Day | None = key("datum", default=None)

    explained = "upphävande: ett tidigare beslut upphävs."
    key_texts: ClassVar[Mapping[str, str]] = {
        "Repeal.datum": "Dagen då det tidigare upphör att gälla. Bara med form daterat.",
        "Repeal.tidigare_beslut": "Id ur ärendets tidigare_beslut.",
    }

    def __post_init__(self) -> None:
        if (self.form == "daterat") != bool(self.day):
            raise ValueError("datum hör till formen daterat, och krävs där")

    def grammar(self, at: ClauseContext) -> Clause | None:
        """The repeal by what is known of the party's earlier decision; None where there is nothing to repeal."""
        context = at.party_context
        document = next(one for one in context.case.earlier if one.id == self.earlier)
        known = context.case.facts_of(context.party).earlier.get(document.id, document.otherwise)
        if known.state is EarlierState.NONE or known.relation is Relation.FULFILS:
            return None
        adopted = phrase(document.document, ", ", _ADOPTED[document.inflection], " av ", *_reference(known, context))
        subject = phrase(adopted, ",")
        if known.relation is Relation.REPLACES:
            sub = phrase(subject, " ersätts och därmed upphör att gälla")
            made = stated(subject, "ersätts och upphör därmed att gälla", sub=sub)
        elif self.form == "samtidigt":
            made = stated(subject, "upphör", "samtidigt", "att gälla")
        elif self.form == "daterat":
            made = stated(subject, "upphör", None, f"att gälla {day(self.day or '', context)}")
        else:
            repeal = ("upphäva ", adopted)
            made = Clause(repeal, (at.body, " upphäver ", adopted), (subject, " upphävs"), repeal)
        if known.state is EarlierState.UNKNOWN:
            ask = phrase(" – ", Gap("fyll i eller stryk punkten", known.hint or "", GapKind.TEXT))
            made = Clause(*(phrase(made.in_form(form), ask) for form in FORMS))
        return made

    def own_problems(self, names: CaseNames) -> Iterator[PointProblem]:
        """An earlier document that the case does not have."""
        yield from unknown(("tidigare_beslut",), self.earlier, names.earlier, "det tidigare beslutet")


def _reference(known: EarlierDecision, context: PartyContext) -> list[Piece]:
    """`kommunfullmäktige den 14 juni 2010, § 75 (dnr KS 2010/75)`, or a gap for each part when nothing is known."""
    if known.state is not EarlierState.RECORDED:
        hint = known.hint or ""
        unknown_parts = (("organ", GapKind.BODY), ("datum", GapKind.DATE), ("paragraf", GapKind.SECTION))
        body, day_, section_ = (Gap(f"{word} saknas", hint, kind) for word, kind in unknown_parts)
        return [body, ", ", day_, ", ", section_]
    number = f" (dnr {known.case_number})" if known.case_number else ""
    section = swedish.section(known.section or "", context.profile.section_form)
    return [f"{known.body} {day(known.day or '', context)}, {section}{number}"]
