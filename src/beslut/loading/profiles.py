# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""House styles, each with what it inherits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from beslut.assets import Assets
from beslut.errors import Problem, did_you_mean
from beslut.loading.findings import validated
from beslut.loading.patterns import fault_of
from beslut.loading.problems import refuse
from beslut.loading.source import YamlFile
from beslut.model import (
    DIALECTS,
    STANDARD,
    Dialect,
    Form,
    Layout,
    Profile,
    ProfileEntry,
    ProfileFile,
    slots_in,
)

MAX_FOREBEARS = 20
"""House styles that one inherits from, one after the other."""

HEADING_SLOTS = ("organ", "organets", "sammanträde", "sammanträdets", "förvaltningen", "förvaltningens")
"""What a house's own heading may hold in braces: the deciding body, the one whose paper it is, and who writes to it."""


def load_profiles(assets: Assets) -> Mapping[str, Profile]:
    """The house styles by id, inheritance settled. Raises DataError, also for an unknown or circular inheritance."""
    entries: dict[str, ProfileEntry] = {}
    for path in assets.profile_files():
        file = YamlFile(path, assets)
        own = validated(file, ProfileFile).profiles
        entries |= own
        refuse(problem for name in own for problem in _problems(file, name, entries))
    return {name: _settled(name, entries) for name in entries}


def _problems(file: YamlFile, name: str, entries: Mapping[str, ProfileEntry]) -> Iterator[Problem]:
    """What is wrong with one house style of a file, beside all others."""
    entry = entries[name]
    place = file.place_of(("profiler", name, "ärver"))
    if entry.inherits and entry.inherits not in entries:
        yield Problem("M06", f"profilen ”{entry.inherits}” finns inte", place, did_you_mean(entry.inherits, entries))
    else:
        line = _forebears(name, entries)
        if line is None:
            yield Problem("M08", f"profilen ”{name}” ärver sig själv", place)
        elif line > MAX_FOREBEARS:
            message = f"profilen ”{name}” ärver i fler än {MAX_FOREBEARS} led"
            yield Problem("M08", message, place, "låt den ärva direkt av den som har det mesta")
    yield from _unknown_slots(file, name, entry)
    if entry.number_pattern and (fault := fault_of(entry.number_pattern)):
        place = file.place_of(("profiler", name, "diarienummer_mönster"))
        yield Problem("M05", f"mönstret {fault}", place, "skriv till exempel ^KS \\d{4}/\\d{1,5}$")


def _unknown_slots(file: YamlFile, name: str, entry: ProfileEntry) -> Iterable[Problem]:
    """Slots in braces that a heading cannot fill."""
    for key, layout in (("tjänsteskrivelse", entry.memo), ("protokollsutdrag", entry.minutes)):
        for section, text in (layout.headings if layout else {}).items():
            for slot in slots_in(text):
                if slot not in HEADING_SLOTS:
                    where = file.place_of(("profiler", name, key, "rubriktexter", section))
                    hint = f"platser: {', '.join(f'{{{known}}}' for known in HEADING_SLOTS)}"
                    yield Problem("M06", f"platsen ”{{{slot}}}” finns inte i en rubrik", where, hint)


def _lineage(name: str, entries: Mapping[str, ProfileEntry]) -> Iterable[ProfileEntry]:
    """The profile, what it inherits, and last the standard one."""
    seen: set[str] = set()
    current: str | None = name
    while current and current not in seen and current in entries:
        seen.add(current)
        yield entries[current]
        current = entries[current].inherits or (STANDARD if STANDARD not in seen else None)


def _forebears(name: str, entries: Mapping[str, ProfileEntry]) -> int | None:
    """How many a house style inherits from, counted to a little more than may be; None when it comes to itself."""
    current, count = entries[name].inherits, 0
    while current is not None and current in entries and count <= MAX_FOREBEARS:
        if current == name:
            return None
        current, count = entries[current].inherits, count + 1
    return count


def _settled(name: str, entries: Mapping[str, ProfileEntry]) -> Profile:
    lineage = list(_lineage(name, entries))

    def first(field: str, otherwise: Any) -> Any:
        return next((value for entry in lineage if (value := getattr(entry, field)) is not None), otherwise)

    return Profile(
        id=name,
        name=entries[name].name,
        dialect=_dialect(lineage),
        punctuation=first("punctuation", "ren"),
        memo=_layout([entry.memo for entry in lineage if entry.memo]),
        minutes=_layout([entry.minutes for entry in lineage if entry.minutes]),
        number_label=first("number_label", "Diarienummer"),
        number_pattern=first("number_pattern", None),
        date_form=first("date_form", "löpande"),
        section_form=first("section_form", "§ {n}"),
        lead=first("lead", "hela kedjan"),
        signature=first("signature", "ingen"),
        margin=first("margin", ""),
        office=first("office", None),
        evidence=entries[name].evidence,
        to_check=entries[name].to_check or "",
        paper=first("paper", ""),
        party_acts=first("subject", "organet") == "parten",
    )


def _dialect(lineage: Iterable[ProfileEntry]) -> Dialect | None:
    """The nearest sentence form and the nearest numbering of the lineage; None where none says a form.

    A preset (D1–D6) says both; a form of its own is unnumbered until something says otherwise.
    """
    form: Form | None = None
    numbered: bool | None = None
    for entry in lineage:
        preset = DIALECTS[entry.dialect] if entry.dialect else None
        if numbered is None and form is None:
            numbered = entry.numbered == "ja" if entry.numbered else None
        if form is None:
            form = entry.form or (preset.form if preset else None)
            if form is not None and numbered is None:
                numbered = bool(preset and preset.numbered)
    return Dialect(form, bool(numbered)) if form else None


def _layout(layouts: list[Layout]) -> Layout:
    """The nearest order of sections, with heading texts from the whole lineage, the nearest first."""
    headings: dict[str, str] = {}
    for layout in reversed(layouts):
        headings |= layout.headings
    sections = next((layout.sections for layout in layouts if layout.sections), None)
    name = next((layout.name for layout in layouts if layout.name), None)
    left_out = next((layout.left_out for layout in layouts if layout.left_out is not None), None)
    return Layout(name=name, sections=sections, headings=headings, left_out=left_out)
