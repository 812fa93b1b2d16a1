# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""The register of municipalities and regions, with their organs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from beslut.assets import Assets
from beslut.errors import DataError, Problem
from beslut.loading.findings import validated
from beslut.loading.source import YamlFile
from beslut.model import (
    FederationEntry,
    MunicipalityEntry,
    Organ,
    OrganKind,
    Party,
    PartyKind,
    RegionEntry,
    Register,
    RegisterFile,
    Sender,
)


def load_register(assets: Assets) -> Register:
    """All parties, from what ships and then the project's own register, which overrides by code.

    Raises DataError with every problem of the first file that has any.
    """
    parties: dict[str, Party] = {}
    for path in assets.registers():
        file = YamlFile(path, assets.shown(path))
        entries = validated(file, RegisterFile)
        counties = {region.county_code: region for region in entries.regions}
        problems = []
        for index, entry in enumerate(entries.municipalities):
            if entry.county_code not in counties:
                place = file.place_of(("kommuner", index, "länskod"))
                problems.append(Problem("M06", f"länskoden {entry.county_code} finns inte under regioner", place))
                continue
            if [e.code for e in entries.municipalities[:index]].count(entry.code):
                place = file.place_of(("kommuner", index, "kommunkod"))
                problems.append(Problem("M07", f"kommunkoden {entry.code} står två gånger", place))
            county = counties[entry.county_code]
            parties[entry.code] = _municipality(entry, county, entries.organs_by_law.municipality)
        if problems:
            raise DataError(problems)
        for region in entries.regions:
            if region.municipality_code is None:
                parties[region.county_code] = _region(region, entries.organs_by_law.region)
        for federation in entries.federations:
            parties[federation.code] = _federation(federation, counties)
    return Register(parties)


def _with_organs_by_law(own: tuple[Organ, ...], by_law: Iterable[Organ]) -> tuple[Organ, ...]:
    """The organs every such party has, unless its own list already names one of that kind, and then its own."""
    kinds = {organ.kind for organ in own if organ.kind in (OrganKind.COUNCIL, OrganKind.BOARD)}
    return (*(organ for organ in by_law if organ.kind not in kinds), *own)


def _municipality(entry: MunicipalityEntry, county: RegionEntry, by_law: tuple[Organ, ...]) -> Party:
    return Party(
        code=entry.code,
        kind="kommun",
        name=entry.name,
        name_genitive=entry.name_genitive,
        official=entry.official,
        official_genitive=entry.official_genitive,
        own=entry.own,
        own_genitive=entry.own_genitive,
        county_code=entry.county_code,
        county=county.county,
        organs=_with_organs_by_law(entry.organs, by_law),
        profile=entry.profile,
    )


def _region(entry: RegionEntry, by_law: tuple[Organ, ...]) -> Party:
    return _plain(
        "region", entry.county_code, entry.name, entry.genitive, entry.county_code, entry.county,
        _with_organs_by_law(entry.organs, by_law), entry.profile,
    )  # fmt: skip


def _federation(entry: FederationEntry, counties: Mapping[str, RegionEntry]) -> Party:
    code = entry.county_code or ""
    county = counties[code].county if code in counties else ""
    return _plain("kommunalförbund", entry.code, entry.name, entry.genitive, code, county, entry.organs, entry.profile)


def _plain(
    kind: PartyKind,
    code: str,
    name: str,
    genitive: str,
    county_code: str,
    county: str,
    organs: tuple[Organ, ...],
    profile: str | None,
) -> Party:
    """A party that has one name for every use."""
    return Party(code, kind, name, genitive, name, genitive, name, genitive, county_code, county, organs, profile)


def outside_sender(entry: Sender) -> Party:
    """A sender that no register holds, such as a company: a party with a name and nothing else."""
    return _plain("organisation", "", entry.name, entry.genitive, "", "", (), None)
