# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Which body of a party is meant: one link of the chain, and the one that decides."""

from __future__ import annotations

from typing import Literal

from beslut.model.constraints import NonEmptyText
from beslut.model.fields import Model, key, yaml_model
from beslut.model.parties import Body, BodyKind, Party


@yaml_model
class BodyReference(Model):
    """A body of a party: its only body of a `kind` (its council), or one of its bodies by `name`; or not told."""

    kind: BodyKind | None = key("slag", default=None)
    name: NonEmptyText | None = key("namn", default=None)

    def of(self, party: Party) -> Body | None:
        """The body in that party, or None when the party has none such or nothing is told."""
        if self.name:
            return party.body_named(self.name)
        return party.body_of(self.kind) if self.kind else None


@yaml_model
class BodyChoice(BodyReference):
    """One link of a chain: the body by `kind` or by `name`."""

    def __post_init__(self) -> None:
        if bool(self.kind) == bool(self.name):
            raise ValueError("ange antingen slag eller namn på organet")


@yaml_model
class DecidingBody(BodyReference):
    """Who decides in a party: chosen by the party itself, proposed by the sender, or unknown."""

    status: Literal["valt", "föreslaget", "okänt"]
    source: NonEmptyText | None = key("källa", default=None)
    hint: NonEmptyText | None = key("anvisning", default=None)

    def __post_init__(self) -> None:
        if self.status == "okänt":
            if not self.hint:
                raise ValueError("ett okänt beslutande organ kräver en anvisning")
            if self.kind or self.name:
                raise ValueError("ett okänt beslutande organ har varken slag eller namn; ändra status om det är känt")
        elif bool(self.kind) == bool(self.name):
            raise ValueError("ange antingen slag eller namn på det beslutande organet")
        elif not self.source:
            raise ValueError("ange källa för det beslutande organet")
