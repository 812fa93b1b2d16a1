# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Earlier decisions that a case may repeal, replace or fulfil: what is known of each party's own."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Literal, get_args

from beslut.model.claims import Reminder
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


EarlierPart = Literal["organ", "datum", "paragraf", "diarienummer"]
_FILL_IN = "Fyll i organ, datum och paragraf för det tidigare beslutet, eller stryk punkten om det inte finns något."
_PARTS: tuple[EarlierPart, ...] = get_args(EarlierPart)


@yaml_model
class EarlierDecision(Model):
    """One party's earlier decision: recorded, in whole or in part; known to be none; or unknown.

    What is known of body, day and section is printed also when the rest is a gap. `verb` is what it did with the
    document, when that is another than the document's own. A part that is inferred has its basis in `inferred`, and one
    with a source of its own has it in `sources`; the others come from `source`.
    """

    state: EarlierState = key("läge")
    relation: Relation = Relation.REPEALS
    body: NonEmptyText | None = key("organ", default=None)
    day: Day | None = key("datum", default=None)
    section: NonEmptyText | None = key("paragraf", default=None)
    case_number: NonEmptyText | None = key("diarienummer", default=None)
    verb: NonEmptyText | None = None
    source: NonEmptyText | None = key("källa", default=None)
    inferred: Mapping[EarlierPart, NonEmptyText] = key("härlett", factory=dict)
    sources: Mapping[EarlierPart, NonEmptyText] = key("källor", factory=dict)
    hint: NonEmptyText | None = key("anvisning", default=None)
    reminder: Reminder | None = key("påminnelse", default=None)

    def part(self, name: EarlierPart) -> str | None:
        """What is known of one part."""
        return {"organ": self.body, "datum": self.day, "paragraf": self.section, "diarienummer": self.case_number}[name]

    def __post_init__(self) -> None:
        for name in (*self.inferred, *self.sources):
            if not self.part(name):
                raise ValueError(f"{name} har en källa eller grund, men inget värde")
        if self.relation is Relation.FULFILS:
            return  # nothing of it is printed as a repeal, so nothing more is asked for
        known, told = [self.part(name) for name in _PARTS], {*self.inferred, *self.sources}
        whole = self.body and self.day and self.section
        sourced = self.source or all(self.part(name) is None or name in told for name in _PARTS)
        if self.state is EarlierState.RECORDED and not (any(known) and sourced):
            raise ValueError("ett dokumenterat beslut kräver källa och det som är känt av organ, datum och paragraf")
        if self.state is EarlierState.RECORDED and not whole and not self.hint:
            raise ValueError("saknas organ, datum eller paragraf krävs en anvisning till den som fyller i luckan")
        if self.state is EarlierState.NONE and not self.source:
            raise ValueError("läge inget kräver en källa; är det inte utrett är läget okänt")
        if self.state is EarlierState.NONE and any(known):
            raise ValueError(
                "läge inget har varken organ, datum, paragraf eller diarienummer; ta först bort det som inte gäller"
            )
        if self.state is EarlierState.UNKNOWN and not self.hint:
            raise ValueError("läge okänt kräver en anvisning")
        if self.state is EarlierState.UNKNOWN and any(known) and not sourced:
            raise ValueError("det som är känt av beslutet kräver en källa")


def _nothing_told() -> EarlierDecision:
    """What holds of a party's earlier decision as long as nobody has found anything out."""
    return EarlierDecision(state=EarlierState.UNKNOWN, hint=_FILL_IN)


@yaml_model
class EarlierDocument(Model):
    """A document that earlier decisions adopted; `otherwise` is what holds where a party says nothing of its own.

    A party's own document is repealed as a document. A joint one no party can repeal by itself: it repeals its own
    decision to adopt it. `verb` is what the decisions did with it. `from_case` is the case whose follow-up knows them.
    """

    id: Ident
    document: NonEmptyText = key("dokument")
    inflection: Inflection = key("böjning")
    verb: NonEmptyText = "anta"
    repealed_as: Literal["dokument", "beslut"] = key("upphävs_som", default="dokument")
    from_case: Ident | None = key("ur_ärende", default=None)
    otherwise: EarlierDecision = key("annars", factory=_nothing_told)
