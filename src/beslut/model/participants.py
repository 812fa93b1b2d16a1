# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Whom a case is between: its sender, the parties it goes to, and those that the register lacks."""

from __future__ import annotations

from typing import Annotated, Literal

from beslut.model.claims import EstablishedClaim
from beslut.model.constraints import CountyCode, FileName, Ident, NonEmpty, NonEmptyText
from beslut.model.fields import Model, key, yaml_model
from beslut.model.parties import Body, Party
from beslut.swedish import slug


@yaml_model
class Sender(EstablishedClaim):
    """A sender that is no municipality or region of the register: its name and genitive, and what it calls itself.

    `noun` is in the genitive: *bolagets*, *förbundets*, *landstingets*.
    """

    name: NonEmptyText = key("namn")
    genitive: NonEmptyText = key("genitiv")
    noun: NonEmptyText | None = key("partens", default=None)

    def as_party(self) -> Party:
        """A party with that name, and nothing else."""
        names = (self.name, self.genitive) * 3
        return Party("", "organisation", *names, county_code="", county="", bodies=(), own_noun=self.noun)


@yaml_model
class OtherParty(EstablishedClaim):
    """A party that the register lacks: a federation, a joint committee, a company. Its organs decide as others' do.

    `noun` is in the genitive: *förbundets*, *nämndens*, *bolagets*.
    """

    name: NonEmptyText = key("namn")
    genitive: NonEmptyText = key("genitiv")
    kind: Literal["kommunalförbund", "organisation"] = key("slag", default="kommunalförbund")
    noun: NonEmptyText | None = key("partens", default=None)
    county_code: CountyCode | None = key("länskod", default=None)
    profile: Ident | None = key("profil", default=None)
    bodies: Annotated[tuple[Body, ...], NonEmpty] = key("organ")

    def as_party(self, county: str) -> Party:
        """A party with one name for every use, known by it as a file is."""
        names = (self.name, self.genitive) * 3
        code = slug(self.name)
        where = self.county_code or ""
        return Party(code, self.kind, *names, where, county, self.bodies, self.profile, own_noun=self.noun)


@yaml_model
class Participants(Model):
    """Which parties the case goes to: every municipality, by county, by list, by table, minus exceptions.

    `table` is a CSV file or a workbook beside the case. Once the case is loaded its parties are in `listed`, its groups
    in the case's groups and its other columns among what the case knows of each party.
    """

    every: Literal["kommuner"] | None = key("alla", default=None)
    counties: tuple[CountyCode, ...] = key("län", default=())
    listed: tuple[NonEmptyText, ...] = key("lista", default=())
    table: FileName | None = key("tabell", default=None)
    except_for: tuple[NonEmptyText, ...] = key("utom", default=())

    def __post_init__(self) -> None:
        if not self.every and not self.counties and not self.listed and not self.table:
            raise ValueError("ange alla: kommuner, minst ett län, en lista eller en tabell")
