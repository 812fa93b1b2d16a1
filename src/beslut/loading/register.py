# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""The register of municipalities and regions, with their organs."""

from __future__ import annotations

from collections.abc import Iterable

from beslut.assets import Assets
from beslut.errors import DataError, Problem
from beslut.loading.findings import validated
from beslut.loading.source import YamlFile
from beslut.model import MunicipalityEntry, Organ, OrganKind, Party, RegionEntry, Register, RegisterFile


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
    )


def _region(entry: RegionEntry, by_law: tuple[Organ, ...]) -> Party:
    return Party(
        code=entry.county_code,
        kind="region",
        name=entry.name,
        name_genitive=entry.genitive,
        official=entry.name,
        official_genitive=entry.genitive,
        own=entry.name,
        own_genitive=entry.genitive,
        county_code=entry.county_code,
        county=entry.county,
        organs=_with_organs_by_law(entry.organs, by_law),
    )
