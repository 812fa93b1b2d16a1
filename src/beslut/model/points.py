# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""What every kind of decision point has, and what points refer to: whom it applies to, documents, verbs.

Text in a point may hold slots in braces: the party's names (`{officiellt}` …), a fact of the case by its id, or
a slot of the kind's own (`{belopp}`).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from beslut.model.claims import Fact
from beslut.model.constraints import Day, Ident, NonEmptyText
from beslut.model.fields import ByKind, Constraint, Model, key, yaml_model
from beslut.model.parties import PartyKind

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
    kinds: tuple[PartyKind, ...] = key("slag", default=())


@yaml_model
class Identified(Model):
    """A document that is decided on: its name and what tells which version is meant.

    `name` is definite, as in a sentence; `heading_form` is how a passive sentence may begin, as a heading does.
    """

    name: NonEmptyText = key("namn")
    heading_form: NonEmptyText | None = key("rubrikform", default=None)
    inflection: Inflection = key("böjning")
    dated: Day | None = key("daterad", default=None)
    version: NonEmptyText | None = None
    attachment: NonEmptyText | None = key("bilaga", default=None)
    case_number: NonEmptyText | None = key("diarienummer", default=None)


@yaml_model
class AnyPoint(Model):
    """What every kind of point can have.

    `sentences` replaces grammar where grammar cannot carry the point; `body` names another deciding body than the
    case's; `source` says where a party's own point comes from, and `instead_of` which of the case's it stands in for.
    """

    id: Ident
    applies_to: Scope = key("gäller", factory=Scope)
    body: NonEmptyText | None = key("organ", default=None)
    sentences: dict[Form, NonEmptyText] = key("formuleringar", factory=dict)
    source: NonEmptyText | None = key("källa", default=None)
    instead_of: Ident | None = key("i_stället_för", default=None)

    @property
    def own_facts(self) -> Mapping[str, Fact]:
        """Facts that the point itself brings, by their ids: each party's own, unknown until somebody tells them."""
        return {}


POINT_KINDS = ByKind()
Point = Annotated[AnyPoint, POINT_KINDS]
"""Any kind of decision point. The kinds are in `beslut.points`, which says here which they are."""


@yaml_model
class VerbForms(Model):
    """A decision verb beside its infinitive: present, passive present (None where there is none), and small words.

    `preposition` comes before the object and ends the infinitive (*ansluta sig till*), `particle` comes after it
    (*lägga … till handlingarna*). `participle` tells what has been done to a document: *antagen*.
       that it decides for (a council does not buy shares, its municipality does).
    """

    present: NonEmptyText = key("presens")
    passive: NonEmptyText | None = key("passiv", default=None)
    subject: Literal["organet", "parten"] = key("subjekt", default="organet")
    preposition: NonEmptyText | None = None
    particle: NonEmptyText | None = key("partikel", default=None)
    participle: Mapping[Inflection, NonEmptyText] = key("particip", factory=dict)


@yaml_model
class VerbFile(Model):
    """The shape of data/verb.yaml: the lexicon of decision verbs, by infinitive."""

    verbs: dict[NonEmptyText, VerbForms] = key("verb")
