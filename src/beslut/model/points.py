# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""What can be decided: the kinds of decision point, as data. The sentence belongs to the house, not to the point.

Text in a point may hold places in braces: the party's names (`{officiellt}` …), a fact of the case by its id, or
`{belopp}`.
"""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from beslut.model.shapes import Day, Ident, Model, Words

Inflection = Literal["utrum", "neutrum", "plural"]
Form = Literal["att", "aktiv", "passiv", "infinitiv"]
Decimal = Annotated[str, StringConstraints(pattern=r"^\d{1,12}(,\d{1,4})?$")]
"""A number as a Swede writes it, with a decimal comma: `42500`, `3,50`, `12,5`."""


class Scope(Model):
    """Whom a point applies to: all, unless parties, groups or kinds of party are named."""

    parties: tuple[Words, ...] = Field((), alias="parter")
    except_for: tuple[Words, ...] = Field((), alias="utom")
    groups: tuple[Ident, ...] = Field((), alias="grupper")
    kinds: tuple[Literal["kommun", "region", "kommunalförbund"], ...] = Field((), alias="slag")


class Effect(Model):
    """What follows from a point, as a clause whose word order the house decides.

    `den därmed ersätter …` after *att*, `Den ersätter därmed …` as a sentence of its own.
    """

    subject: Words = Field(alias="subjekt")
    verb: Words
    adverb: Words | None = None
    rest: Words = Field(alias="resten")


class Identified(Model):
    """A document that is decided on: its name and what tells which version is meant."""

    name: Words = Field(alias="namn")
    inflection: Inflection = Field(alias="böjning")
    dated: Day | None = Field(None, alias="daterad")
    version: Words | None = None
    attachment: Words | None = Field(None, alias="bilaga")
    case_number: Words | None = Field(None, alias="diarienummer")


class Amount(Model):
    """Money: a fixed sum, a sum per inhabitant, or a share in per cent of something."""

    kind: Literal["fast", "per_invånare", "andel"] = Field(alias="slag")
    kronor: Decimal | None = None
    share: Decimal | None = Field(None, alias="procent")
    of: Words | None = Field(None, alias="av")
    population: Ident = Field("folkmängd", alias="folkmängd")

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if self.kind == "andel" and not (self.share and self.of):
            raise ValueError("en andel kräver procent och av (vad andelen räknas på)")
        if self.kind != "andel" and not self.kronor:
            raise ValueError("ett belopp kräver kronor")
        return self


class AnyPoint(Model):
    """What every kind of point can have.

    `sentences` replaces grammar where grammar cannot carry the point; `organ` names another deciding organ than the
    case's; `source` says where a party's own point comes from.
    """

    id: Ident
    applies_to: Scope = Field(default_factory=Scope, alias="gäller")
    organ: Words | None = None
    sentences: dict[Form, Words] = Field(default_factory=dict, alias="formuleringar")
    source: Words | None = Field(None, alias="källa")


class Resolve(AnyPoint):
    """Verb, object, scope and effect: adopt, approve, establish, acquire, contribute, join …"""

    kind: Literal["beslut"] = Field(alias="slag")
    verb: Words
    object: Words | None = Field(None, alias="objekt")
    document: Ident | None = Field(None, alias="dokument")
    scope: Words | None = Field(None, alias="omfattning")
    effect: Effect | None = Field(None, alias="verkan")
    own_part: bool = Field(False, alias="för_egen_del")
    amount: Amount | None = Field(None, alias="belopp")

    @model_validator(mode="after")
    def _one_object(self) -> Self:
        if bool(self.object) == bool(self.document):
            raise ValueError("ange antingen objekt (ord) eller dokument (id ur ärendets dokument)")
        return self


class Assign(AnyPoint):
    """An assignment: who gets it, what to do, and by when."""

    kind: Literal["uppdrag"] = Field(alias="slag")
    recipient: Words = Field(alias="mottagare")
    task: Words = Field(alias="uppgift")
    deadline: Day | None = Field(None, alias="senast")


class Sign(AnyPoint):
    """Who signs what, by role, with deputies."""

    kind: Literal["undertecknande"] = Field(alias="slag")
    roles: tuple[Words, ...] = Field(alias="roller", min_length=1)
    object: Words = Field(alias="objekt")
    deputies: bool = Field(True, alias="ersättare")


class Effective(AnyPoint):
    """From when, and perhaps until when, something holds."""

    kind: Literal["giltighet"] = Field(alias="slag")
    subject: Words = Field(alias="subjekt")
    verb: Literal["gäller", "träder i kraft"] = "gäller"
    since: Day = Field(alias="från_och_med")
    until: Day | None = Field(None, alias="till_och_med")


class Repeal(AnyPoint):
    """The repeal of an earlier document, by its id, in one of three forms."""

    kind: Literal["upphävande"] = Field(alias="slag")
    earlier: Ident = Field(alias="tidigare_beslut")
    form: Literal["upphäver", "samtidigt", "daterat"] = "upphäver"
    day: Day | None = Field(None, alias="datum")

    @model_validator(mode="after")
    def _dated(self) -> Self:
        if (self.form == "daterat") != bool(self.day):
            raise ValueError("datum hör till formen daterat, och krävs där")
        return self


class Condition(AnyPoint):
    """The decision holds only if the other parties decide alike; always the last of the points."""

    kind: Literal["villkor"] = Field(alias="slag")
    likeness: Literal["likalydande", "motsvarande"] = Field("likalydande", alias="likhet")
    parties: tuple[Words, ...] = Field((), alias="parter")


class Appoint(AnyPoint):
    """Seats to be filled; the names are always for the meeting to fill in."""

    kind: Literal["utse"] = Field(alias="slag")
    body: Words = Field(alias="i")
    members: int = Field(1, alias="ledamöter", ge=1, le=99)
    substitutes: int = Field(0, alias="ersättare", ge=0, le=99)


class AdjustNow(AnyPoint):
    """Omedelbar justering: only ever part of an organ's own decision, never of a proposal to another organ."""

    kind: Literal["justering"] = Field(alias="slag")


class Statement(AnyPoint):
    """Any other statement: a subject, a verb, an adverb and the rest, put in the order that the house wants."""

    kind: Literal["sats"] = Field(alias="slag")
    subject: Words = Field(alias="subjekt")
    verb: Words
    adverb: Words | None = None
    rest: Words | None = Field(None, alias="resten")


Point = Annotated[
    Resolve | Assign | Sign | Effective | Repeal | Condition | Appoint | AdjustNow | Statement,
    Field(discriminator="kind"),
]


class VerbForms(Model):
    """A decision verb beside its infinitive: present, passive present (None where there is none), and small words.

    `preposition` comes before the object and ends the infinitive (*ansluta sig till*), `particle` comes after it
    (*lägga … till handlingarna*). `subject` tells who acts in an active sentence: the organ that decides, or the party
    that it decides for (a council does not buy shares, its municipality does).
    """

    present: Words = Field(alias="presens")
    passive: Words | None = Field(None, alias="passiv")
    subject: Literal["organet", "parten"] = Field("organet", alias="subjekt")
    preposition: Words | None = None
    particle: Words | None = Field(None, alias="partikel")


class VerbFile(Model):
    """The shape of data/verb.yaml: the lexicon of decision verbs, by infinitive."""

    verbs: dict[Words, VerbForms] = Field(alias="verb")
