# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""The register of municipalities and regions, with their bodies."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any, TypeAlias

from beslut.assets import Assets
from beslut.errors import Problem, did_you_mean
from beslut.loading.findings import validated
from beslut.loading.problems import refuse
from beslut.loading.source import Loc, YamlFile
from beslut.model import (
    BodiesByLaw,
    Body,
    BodyKind,
    FederationEntry,
    MunicipalityEntry,
    Party,
    PartyKind,
    RegionEntry,
    Register,
    RegisterFile,
)
from beslut.swedish import has_slug

_CODES = {"kommuner": "kommunkod", "regioner": "länskod", "kommunalförbund": "id"}
"""The lists of the register, and the key that tells which entry of the list is meant."""
Entry: TypeAlias = MunicipalityEntry | RegionEntry | FederationEntry


def load_register(assets: Assets, profiles: Collection[str]) -> Register:
    """All parties, from what ships and then the project's own register, which overrides by code, key by key.

    `profiles` are the ids of the house styles. Raises DataError with every problem of the first file that has any.
    """
    raw: dict[tuple[str, str], dict[str, Any]] = {}
    municipalities: dict[str, MunicipalityEntry] = {}
    counties: dict[str, RegionEntry] = {}
    federations: dict[str, FederationEntry] = {}
    by_law = BodiesByLaw(municipality=(), region=())
    for path in assets.registers():
        file = YamlFile(path, assets)
        _fill_in(file.data, raw)
        entries = validated(file, RegisterFile)
        by_law = entries.bodies_by_law or by_law
        counties |= {region.county_code: region for region in entries.regions}
        refuse(chain(_problems(file, entries.municipalities, counties), _unusable(file, entries, profiles)))
        municipalities |= {entry.code: entry for entry in entries.municipalities}
        federations |= {entry.code: entry for entry in entries.federations}
    return Register(
        {
            code: _municipality(one, counties[one.county_code], by_law.municipality)
            for code, one in municipalities.items()
        }
        | {code: _region(one, by_law.region) for code, one in counties.items() if one.municipality_code is None}
        | {code: _federation(one, counties) for code, one in federations.items()}
    )


def _fill_in(data: Any, known: dict[tuple[str, str], dict[str, Any]]) -> None:
    """Give each entry the keys that it leaves out, from the entry with its code in the files before; remember all.

    A project's file then holds only what it changes: a code and, say, a house style. Data of another shape than the
    model's is left as it is, for the model to refuse.
    """
    for key, code in _CODES.items():
        listed = data.get(key) if isinstance(data, dict) else None
        for entry in listed if isinstance(listed, list) else ():
            if isinstance(entry, dict) and isinstance(entry.get(code), str):
                before = known.get((key, entry[code]), {})
                entry.update({k: value for k, value in before.items() if k not in entry})
                known[key, entry[code]] = entry


def _problems(
    file: YamlFile, entries: Iterable[MunicipalityEntry], counties: Mapping[str, RegionEntry]
) -> Iterator[Problem]:
    """Municipalities in a county that nobody has told of, and codes that stand twice in the file."""
    seen: set[str] = set()
    for index, entry in enumerate(entries):
        if entry.county_code not in counties:
            place = file.place_of(("kommuner", index, "länskod"))
            yield Problem("M06", f"länskoden {entry.county_code} finns inte under regioner", place)
        if entry.code in seen:
            place = file.place_of(("kommuner", index, "kommunkod"))
            yield Problem("M07", f"kommunkoden {entry.code} står två gånger", place)
        seen.add(entry.code)


def _unusable(file: YamlFile, entries: RegisterFile, profiles: Collection[str]) -> Iterator[Problem]:
    """Names that no file can be named after, and house styles that do not exist."""
    listed: tuple[tuple[str, Sequence[Entry]], ...] = (
        ("kommuner", entries.municipalities),
        ("regioner", entries.regions),
        ("kommunalförbund", entries.federations),
    )
    for key, parties in listed:
        for index, party in enumerate(parties):
            names: list[tuple[Loc, str]] = [((key, index, "namn"), party.name)]
            for part, bodies in (("organ", party.bodies), ("fler_organ", party.more_bodies)):
                names += [((key, index, part, number), body.abbreviation) for number, body in enumerate(bodies)]
                for number, name in _twice(bodies):
                    place = file.place_of((key, index, part, number))
                    hint = "behåll det ena, eller skriv till: i det som har upphört"
                    yield Problem("M07", f"organet ”{name}” står två gånger", place, hint)
            for loc, name in names:
                if not has_slug(name):
                    message = f"namnet ”{name}” går inte att göra ett filnamn av"
                    yield Problem("M05", message, file.place_of(loc), "skriv det med bokstäverna a–ö")
            if party.profile is not None and party.profile not in profiles:
                hint = did_you_mean(party.profile, profiles) or f"profiler: {', '.join(profiles)}"
                place = file.place_of((key, index, "profil"))
                yield Problem("M06", f"profilen ”{party.profile}” finns inte", place, hint)


def _twice(bodies: Iterable[Body]) -> Iterator[tuple[int, str]]:
    """The organs that are listed again while the first is still there, by their number in the list."""
    there: set[str] = set()
    for number, body in enumerate(bodies):
        if body.until is None:
            if body.name in there:
                yield number, body.name
            there.add(body.name)


def _bodies(entry: Entry) -> tuple[Body, ...]:
    """The organs of the list, and those added to it; one that is added with a name in the list takes its place."""
    added = {body.name: body for body in entry.more_bodies}
    return tuple(dict.fromkeys((*(added.get(body.name, body) for body in entry.bodies), *entry.more_bodies)))


def _with_bodies_by_law(entry: Entry, by_law: Iterable[Body]) -> tuple[Body, ...]:
    """The organs every such party has, unless its own list already names one of that kind, and then its own."""
    own = _bodies(entry)
    kinds = {body.kind for body in own if body.kind in (BodyKind.COUNCIL, BodyKind.BOARD)}
    return (*(body for body in by_law if body.kind not in kinds), *own)


def _municipality(entry: MunicipalityEntry, county: RegionEntry, by_law: tuple[Body, ...]) -> Party:
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
        bodies=_with_bodies_by_law(entry, by_law),
        profile=entry.profile,
        settled_name=entry.settled.name if entry.settled else None,
        settled_genitive=entry.settled.genitive if entry.settled else None,
        own_noun=entry.settled.noun if entry.settled else None,
        contact=entry.contact,
    )


def _region(entry: RegionEntry, by_law: tuple[Body, ...]) -> Party:
    return _plain(
        "region", entry.county_code, entry.name, entry.genitive, entry.county_code, entry.county,
        _with_bodies_by_law(entry, by_law), entry,
    )  # fmt: skip


def _federation(entry: FederationEntry, counties: Mapping[str, RegionEntry]) -> Party:
    code = entry.county_code or ""
    county = counties[code].county if code in counties else ""
    return _plain("kommunalförbund", entry.code, entry.name, entry.genitive, code, county, _bodies(entry), entry)


def _plain(
    kind: PartyKind,
    code: str,
    name: str,
    genitive: str,
    county_code: str,
    county: str,
    bodies: tuple[Body, ...],
    entry: Entry,
) -> Party:
    """A party that has one name for every use."""
    return Party(
        code, kind, name, genitive, name, genitive, name, genitive, county_code, county, bodies, entry.profile,
        contact=entry.contact,
    )  # fmt: skip
