# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""The shape of data/kommuner.yaml: what it says of municipalities, regions and federations."""

from __future__ import annotations

from typing import Annotated

from beslut.model.claims import EstablishedClaim
from beslut.model.constraints import CountyCode, Ident, MunicipalityCode, NonEmpty, NonEmptyText
from beslut.model.fields import Model, key, yaml_model
from beslut.model.parties import Body, Contact


@yaml_model
class SettledName(EstablishedClaim):
    """The name that a party has settled on for its decisions, where it is another than the official one."""

    name: NonEmptyText = key("namn")
    genitive: NonEmptyText = key("genitiv")
    noun: NonEmptyText | None = key("partens", default=None)


@yaml_model
class MunicipalityEntry(Model):
    """One municipality as data/kommuner.yaml keeps it."""

    code: MunicipalityCode = key("kommunkod")
    name: NonEmptyText = key("namn")
    name_genitive: NonEmptyText = key("namn_genitiv")
    official: NonEmptyText = key("officiellt")
    official_genitive: NonEmptyText = key("officiellt_genitiv")
    own: NonEmptyText = key("egen_form")
    own_genitive: NonEmptyText = key("egen_form_genitiv")
    settled: SettledName | None = key("i_beslut", default=None)
    county_code: CountyCode = key("länskod")
    profile: Ident | None = key("profil", default=None)
    contact: Contact | None = key("adress", default=None)
    bodies: tuple[Body, ...] = key("organ", default=())
    more_bodies: tuple[Body, ...] = key("fler_organ", default=())


@yaml_model
class RegionEntry(Model):
    """One county and its region as data/kommuner.yaml keeps them; Gotland points at its municipality."""

    county_code: CountyCode = key("länskod")
    county: NonEmptyText = key("län")
    name: NonEmptyText = key("namn")
    genitive: NonEmptyText = key("genitiv")
    municipality_code: MunicipalityCode | None = key("kommunkod", default=None)
    profile: Ident | None = key("profil", default=None)
    contact: Contact | None = key("adress", default=None)
    bodies: tuple[Body, ...] = key("organ", default=())
    more_bodies: tuple[Body, ...] = key("fler_organ", default=())


@yaml_model
class FederationEntry(Model):
    """A federation of municipalities (kommunalförbund): its decision-making assembly is among its organs."""

    code: Ident = key("id")
    name: NonEmptyText = key("namn")
    genitive: NonEmptyText = key("genitiv")
    county_code: CountyCode | None = key("länskod", default=None)
    profile: Ident | None = key("profil", default=None)
    contact: Contact | None = key("adress", default=None)
    bodies: Annotated[tuple[Body, ...], NonEmpty] = key("organ")
    more_bodies: tuple[Body, ...] = key("fler_organ", default=())


@yaml_model
class BodiesByLaw(Model):
    """The organs that every municipality and every region has."""

    municipality: tuple[Body, ...] = key("kommun")
    region: tuple[Body, ...]


@yaml_model
class RegisterFile(Model):
    """The shape of data/kommuner.yaml. A project's own holds only what it changes or adds."""

    bodies_by_law: BodiesByLaw | None = key("organ_enligt_lag", default=None)
    regions: tuple[RegionEntry, ...] = key("regioner", default=())
    municipalities: tuple[MunicipalityEntry, ...] = key("kommuner", default=())
    federations: tuple[FederationEntry, ...] = key("kommunalförbund", default=())
