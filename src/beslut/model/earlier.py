# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Earlier decisions that a case may repeal, replace or fulfil: what is known of each party's own."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from beslut.model.constraints import Day, Ident, NonEmptyText
from beslut.model.fields import Model, key, yaml_model
from beslut.model.points import Inflection


class EarlierState(StrEnum):
    """What we know of a party's earlier decision."""

    RECORDED = "dokumenterat"
    NONE = "inget"
    UNKNOWN = "okänt"


class Relation(StrEnum):
    """How the new decision stands to the earlier one."""

    REPEALS = "upphävs"
    REPLACES = "ersätts"
    FULFILS = "fullföljs"


@yaml_model
class EarlierDecision(Model):
    """One party's earlier decision: recorded, in whole or in part; known to be none; or unknown.

    What is known of body, day and section is printed also when the rest is a gap. `verb` is what it did with the
    document, when that is another than the document's own.
    """

    state: EarlierState = key("läge")
    relation: Relation = Relation.REPEALS
    body: NonEmptyText | None = key("organ", default=None)
    day: Day | None = key("datum", default=None)
    section: NonEmptyText | None = key("paragraf", default=None)
    case_number: NonEmptyText | None = key("diarienummer", default=None)
    verb: NonEmptyText | None = None
    source: NonEmptyText | None = key("källa", default=None)
    hint: NonEmptyText | None = key("anvisning", default=None)

    def __post_init__(self) -> None:
        if self.relation is Relation.FULFILS:
            return  # nothing of it is printed as a repeal, so nothing more is asked for
        known = (self.body, self.day, self.section, self.case_number)
        whole = self.body and self.day and self.section
        if self.state is EarlierState.RECORDED and not (any(known) and self.source):
            raise ValueError("ett dokumenterat beslut kräver källa och det som är känt av organ, datum och paragraf")
        if self.state is EarlierState.RECORDED and not whole and not self.hint:
            raise ValueError("saknas organ, datum eller paragraf krävs en anvisning till den som fyller i luckan")
        if self.state is EarlierState.NONE and not self.source:
            raise ValueError("läge inget kräver en källa; är det inte utrett är läget okänt")
        if self.state is EarlierState.NONE and any(known):
            raise ValueError("läge inget har varken organ, datum, paragraf eller diarienummer")
        if self.state is EarlierState.UNKNOWN and not self.hint:
            raise ValueError("läge okänt kräver en anvisning")
        if self.state is EarlierState.UNKNOWN and any(known) and not self.source:
            raise ValueError("det som är känt av beslutet kräver en källa")


@yaml_model
class EarlierDocument(Model):
    """A document that earlier decisions adopted; `otherwise` is what holds where a party says nothing of its own.

    A party's own document is repealed as a document. A joint one no party can repeal by itself: it repeals its own
    decision to adopt it. `verb` is what the decisions did with it.
    """

    id: Ident
    document: NonEmptyText = key("dokument")
    inflection: Inflection = key("böjning")
    verb: NonEmptyText = "anta"
    repealed_as: Literal["dokument", "beslut"] = key("upphävs_som", default="dokument")
    otherwise: EarlierDecision = key("annars")
