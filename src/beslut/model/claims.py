# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""How well a claim stands: sourced, inferred or unknown, with the source or the inference that it asks for."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from beslut.model.constraints import NonEmptyText
from beslut.model.fields import Model, key, yaml_model


class Status(StrEnum):
    """How well a fact stands. *Unknown* is not *none*."""

    SOURCED = "belagd"
    INFERRED = "härledd"
    UNKNOWN = "okänd"


@yaml_model
class Claim(Model):
    """Something that is claimed: its status, and the source or the inference that the status asks for."""

    status: Status
    source: NonEmptyText | None = key("källa", default=None)
    inferred_from: NonEmptyText | None = key("härledd_ur", default=None)

    def __post_init__(self) -> None:
        if self.status is Status.SOURCED and not self.source:
            raise ValueError("status belagd kräver en källa; skriv källa: … eller ändra status")
        if self.status is Status.INFERRED and not self.inferred_from:
            raise ValueError("status härledd kräver härledd_ur: … (varifrån slutsatsen är dragen)")


@yaml_model
class EstablishedClaim(Claim):
    """A claim that somebody makes: sourced or inferred, never unknown."""

    def __post_init__(self) -> None:
        Claim.__post_init__(self)
        if self.status is Status.UNKNOWN:
            raise ValueError("status kan vara belagd eller härledd här; är det okänt utelämnas uppgiften")


Reminder = Literal["i texten", "som kommentar", "inte alls"]
"""Where the hint of something unknown stands: beside the gap for everybody to read, as a Word comment, or nowhere."""


@yaml_model
class Fact(Claim):
    """A case's fact that a template prints: sourced, inferred, or unknown and then a gap with words and a hint.

    With `each_own` every party has a value of its own, as when the table has a column for it.
    """

    value: NonEmptyText | None = key("värde", default=None)
    gap: NonEmptyText | None = key("lucka", default=None)
    hint: NonEmptyText | None = key("anvisning", default=None)
    reminder: Reminder = key("påminnelse", default="som kommentar")
    each_own: bool = key("per_part", default=False)

    def __post_init__(self) -> None:
        Claim.__post_init__(self)
        if self.status is not Status.UNKNOWN:
            if not self.value:
                raise ValueError(f"status {self.status} kräver ett värde")
        elif self.value:
            raise ValueError("en okänd uppgift har inget värde; ändra status eller ta bort värde")
        elif not self.gap or not self.hint:
            raise ValueError("en okänd uppgift kräver lucka (orden i dokumentet) och anvisning (vad man gör)")
