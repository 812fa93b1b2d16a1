# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""House styles and the lexicon of decision verbs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from beslut.assets import Assets
from beslut.errors import DataError, Problem, did_you_mean
from beslut.loading.findings import validated
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
    VerbFile,
    VerbForms,
    slots_in,
)

HEADING_SLOTS = ("organ", "organets", "sammanträde", "sammanträdets", "förvaltningen", "förvaltningens")
"""What a house's own heading may hold in braces: the deciding body, the one whose paper it is, and who writes to it."""


def load_verbs(assets: Assets) -> Mapping[str, VerbForms]:
    """The decision verbs by infinitive; a project's own are added to those that ship."""
    verbs: dict[str, VerbForms] = {}
    for path in assets.verb_files():
        verbs |= validated(YamlFile(path, assets), VerbFile).verbs
    return verbs


def load_profiles(assets: Assets) -> Mapping[str, Profile]:
    """The house styles by id, inheritance settled. Raises DataError for an unknown or circular inheritance."""
    entries: dict[str, ProfileEntry] = {}
    problems: list[Problem] = []
    for path in assets.profile_files():
        file = YamlFile(path, assets)
        entries |= validated(file, ProfileFile).profiles
        for name, entry in entries.items():
            if entry.inherits and entry.inherits not in entries:
                place = file.place_of(("profiler", name, "ärver"))
                hint = did_you_mean(entry.inherits, entries)
                problems.append(Problem("M06", f"profilen ”{entry.inherits}” finns inte", place, hint))
            elif _circular(name, entries):
                place = file.place_of(("profiler", name, "ärver"))
                problems.append(Problem("M08", f"profilen ”{name}” ärver sig själv", place))
            problems += _unknown_slots(file, name, entry)
            if entry.number_pattern and not _is_pattern(entry.number_pattern):
                place = file.place_of(("profiler", name, "diarienummer_mönster"))
                problems.append(Problem("M05", "mönstret är inget reguljärt uttryck", place))
    if problems:
        raise DataError(problems)
    return {name: _settled(name, entries) for name in entries}


def _unknown_slots(file: YamlFile, name: str, entry: ProfileEntry) -> Iterable[Problem]:
    """Slots in braces that a heading cannot fill."""
    for key, layout in (("tjänsteskrivelse", entry.memo), ("protokollsutdrag", entry.minutes)):
        for section, text in (layout.headings if layout else {}).items():
            for place in slots_in(text):
                if place not in HEADING_SLOTS:
                    where = file.place_of(("profiler", name, key, "rubriktexter", section))
                    hint = f"platser: {', '.join(f'{{{slot}}}' for slot in HEADING_SLOTS)}"
                    yield Problem("M06", f"platsen ”{{{place}}}” finns inte i en rubrik", where, hint)


def _is_pattern(pattern: str) -> bool:
    try:
        re.compile(pattern)
    except re.error:
        return False
    return True


def _lineage(name: str, entries: Mapping[str, ProfileEntry]) -> Iterable[ProfileEntry]:
    """The profile, what it inherits, and last the standard one."""
    seen: set[str] = set()
    current: str | None = name
    while current and current not in seen and current in entries:
        seen.add(current)
        yield entries[current]
        current = entries[current].inherits or (STANDARD if STANDARD not in seen else None)


def _circular(name: str, entries: Mapping[str, ProfileEntry]) -> bool:
    seen, current = {name}, entries[name].inherits
    while current is not None and current in entries:
        if current in seen:
            return True
        seen.add(current)
        current = entries[current].inherits
    return False


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
        short_lead=first("lead", "hela kedjan") == "bara beslutande",
        signature=first("signature", "ingen"),
        margin=first("margin", ""),
        office=first("office", None),
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
