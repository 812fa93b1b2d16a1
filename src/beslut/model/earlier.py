# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Earlier decisions that a case may repeal, replace or fulfil: what is known of each party's own."""

from __future__ import annotations

from enum import StrEnum

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
    """One party's earlier decision: recorded with organ, date and section; known to be none; or unknown."""

    state: EarlierState = key("läge")
    relation: Relation = Relation.REPEALS
    body: NonEmptyText | None = key("organ", default=None)
    day: Day | None = key("datum", default=None)
    section: NonEmptyText | None = key("paragraf", default=None)
    case_number: NonEmptyText | None = key("diarienummer", default=None)
    source: NonEmptyText | None = key("källa", default=None)
    hint: NonEmptyText | None = key("anvisning", default=None)

    def __post_init__(self) -> None:
        if self.relation is Relation.FULFILS:
            return  # nothing of it is printed as a repeal, so nothing more is asked for
        if self.state is EarlierState.RECORDED and not (self.body and self.day and self.section and self.source):
            raise ValueError("ett dokumenterat beslut kräver organ, datum, paragraf och källa")
        if self.state is EarlierState.NONE and not self.source:
            raise ValueError("läge inget kräver en källa; är det inte utrett är läget okänt")
        if self.state is EarlierState.UNKNOWN and not self.hint:
            raise ValueError("läge okänt kräver en anvisning")


@yaml_model
class EarlierDocument(Model):
    """A document that earlier decisions adopted; `otherwise` is what holds where a party says nothing of its own."""

    id: Ident
    document: NonEmptyText = key("dokument")
    inflection: Inflection = key("böjning")
    otherwise: EarlierDecision = key("annars")
