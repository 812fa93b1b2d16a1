# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""What can be decided: the kinds of decision point, as data. The sentence belongs to the house, not to the point.

Text in a point may hold places in braces: the party's names (`{officiellt}` …), a fact of the case by its id, or
`{belopp}`.
"""

from __future__ import annotations

from typing import Annotated, Literal

from beslut.model.constraints import Day, Ident, NonEmpty, NonEmptyText
from beslut.model.fields import ByKind, Constraint, Model, key, yaml_model

Inflection = Literal["utrum", "neutrum", "plural"]
Form = Literal["att", "aktiv", "passiv", "infinitiv"]
Decimal = Annotated[str, Constraint(pattern=r"^\d{1,12}(,\d{1,4})?$")]
"""A number as a Swede writes it, with a decimal comma: `42500`, `3,50`, `12,5`."""


@yaml_model
class Scope(Model):
    """Whom a point applies to: all, unless parties, groups or kinds of party are named."""

    parties: tuple[NonEmptyText, ...] = key("parter", default=())
    except_for: tuple[NonEmptyText, ...] = key("utom", default=())
    groups: tuple[Ident, ...] = key("grupper", default=())
    kinds: tuple[Literal["kommun", "region", "kommunalförbund"], ...] = key("slag", default=())


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
class Identified(Model):
    """A document that is decided on: its name and what tells which version is meant."""

    name: NonEmptyText = key("namn")
    inflection: Inflection = key("böjning")
    dated: Day | None = key("daterad", default=None)
    version: NonEmptyText | None = None
    attachment: NonEmptyText | None = key("bilaga", default=None)
    case_number: NonEmptyText | None = key("diarienummer", default=None)


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
class AnyPoint(Model):
    """What every kind of point can have.

    `sentences` replaces grammar where grammar cannot carry the point; `body` names another deciding body than the
    case's; `source` says where a party's own point comes from.
    """

    id: Ident
    applies_to: Scope = key("gäller", factory=Scope)
    body: NonEmptyText | None = key("organ", default=None)
    sentences: dict[Form, NonEmptyText] = key("formuleringar", factory=dict)
    source: NonEmptyText | None = key("källa", default=None)


@yaml_model
class Resolve(AnyPoint):
    """Verb, object, scope and effect: adopt, approve, establish, acquire, contribute, join …"""

    kind: Literal["beslut"] = key("slag")
    verb: NonEmptyText
    object: NonEmptyText | None = key("objekt", default=None)
    document: Ident | None = key("dokument", default=None)
    scope: NonEmptyText | None = key("omfattning", default=None)
    effect: Effect | None = key("verkan", default=None)
    own_part: bool = key("för_egen_del", default=False)
    amount: Amount | None = key("belopp", default=None)

    def __post_init__(self) -> None:
        if bool(self.object) == bool(self.document):
            raise ValueError("ange antingen objekt (ord) eller dokument (id ur ärendets dokument)")


@yaml_model
class Assign(AnyPoint):
    """An assignment: who gets it, what to do, and by when."""

    kind: Literal["uppdrag"] = key("slag")
    recipient: NonEmptyText = key("mottagare")
    task: NonEmptyText = key("uppgift")
    deadline: Day | None = key("senast", default=None)


@yaml_model
class Sign(AnyPoint):
    """Who signs what, by role, with deputies."""

    kind: Literal["undertecknande"] = key("slag")
    roles: Annotated[tuple[NonEmptyText, ...], NonEmpty] = key("roller")
    object: NonEmptyText = key("objekt")
    deputies: bool = key("ersättare", default=True)


@yaml_model
class Effective(AnyPoint):
    """From when, and perhaps until when, something holds."""

    kind: Literal["giltighet"] = key("slag")
    subject: NonEmptyText = key("subjekt")
    verb: Literal["gäller", "träder i kraft"] = "gäller"
    since: Day = key("från_och_med")
    until: Day | None = key("till_och_med", default=None)


@yaml_model
class Repeal(AnyPoint):
    """The repeal of an earlier document, by its id, in one of three forms."""

    kind: Literal["upphävande"] = key("slag")
    earlier: Ident = key("tidigare_beslut")
    form: Literal["upphäver", "samtidigt", "daterat"] = "upphäver"
    day: Day | None = key("datum", default=None)

    def __post_init__(self) -> None:
        if (self.form == "daterat") != bool(self.day):
            raise ValueError("datum hör till formen daterat, och krävs där")


@yaml_model
class Condition(AnyPoint):
    """The decision holds only if the other parties decide alike; always the last of the points."""

    kind: Literal["villkor"] = key("slag")
    likeness: Literal["likalydande", "motsvarande"] = key("likhet", default="likalydande")
    parties: tuple[NonEmptyText, ...] = key("parter", default=())


@yaml_model
class Appoint(AnyPoint):
    """Seats to be filled; the names are always for the meeting to fill in."""

    kind: Literal["utse"] = key("slag")
    elected_to: NonEmptyText = key("i")
    members: Annotated[int, Constraint(ge=1, le=99)] = key("ledamöter", default=1)
    substitutes: Annotated[int, Constraint(ge=0, le=99)] = key("ersättare", default=0)


@yaml_model
class ImmediateVerification(AnyPoint):
    """Omedelbar justering: only ever part of a body's own decision, never of a proposal to another organ."""

    kind: Literal["justering"] = key("slag")


@yaml_model
class Statement(AnyPoint):
    """Any other statement: a subject, a verb, an adverb and the rest, put in the order that the house wants."""

    kind: Literal["sats"] = key("slag")
    subject: NonEmptyText = key("subjekt")
    verb: NonEmptyText
    adverb: NonEmptyText | None = None
    rest: NonEmptyText | None = key("resten", default=None)


Point = Annotated[
    Resolve | Assign | Sign | Effective | Repeal | Condition | Appoint | ImmediateVerification | Statement,
    ByKind(),
]


@yaml_model
class VerbForms(Model):
    """A decision verb beside its infinitive: present, passive present (None where there is none), and small words.

    `preposition` comes before the object and ends the infinitive (*ansluta sig till*), `particle` comes after it
    (*lägga … till handlingarna*). `subject` tells who acts in an active sentence: the organ that decides, or the party
    that it decides for (a council does not buy shares, its municipality does).
    """

    present: NonEmptyText = key("presens")
    passive: NonEmptyText | None = key("passiv", default=None)
    subject: Literal["organet", "parten"] = key("subjekt", default="organet")
    preposition: NonEmptyText | None = None
    particle: NonEmptyText | None = key("partikel", default=None)


@yaml_model
class VerbFile(Model):
    """The shape of data/verb.yaml: the lexicon of decision verbs, by infinitive."""

    verbs: dict[NonEmptyText, VerbForms] = key("verb")
