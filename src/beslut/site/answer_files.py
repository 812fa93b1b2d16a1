# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Filled-in files into the case: all that are right at once; one that is wrong stops no other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from beslut.errors import BeslutError
from beslut.runs.answers import FilledIn
from beslut.runs.fill import answers_of
from beslut.site.arrivals import Arrival
from beslut.site.plain import Told, problems

if TYPE_CHECKING:
    from beslut.site.desk import Desk


def put_files(desk: Desk, case: str, some: Sequence[Arrival], *, replacing: bool, apply: bool) -> dict[str, Told]:
    """What each file answers and what comes of it, by its name; with `apply` it stands in the case.

    Files that cannot be taken together, as when two answer differently, are taken one after the other.
    """
    read: dict[str, list[FilledIn]] = {}
    told: dict[str, Told] = {}
    for one in some:
        try:
            read[one.name] = answers_of([(one.name, one.content)], desk.loaded(case), desk.project)
        except BeslutError as error:
            told[one.name] = {"svar": [], "fel": problems(error.problems)}
    for names, said in _together(desk, case, read, list(read), told, replacing=replacing):
        if apply:
            said = _filled(desk, case, read, names, replacing=replacing, dry=False)
        told |= {name: said | {"svar": _of(read[name], said["svar"]), "obs": _notes(read[name])} for name in names}
    return told


def _filled(
    desk: Desk, case: str, read: Mapping[str, list[FilledIn]], names: Sequence[str], *, replacing: bool, dry: bool
) -> Told:
    return desk.filled([each for name in names for each in read[name]], case, "", replacing=replacing, dry=dry)


def _together(
    desk: Desk,
    case: str,
    read: Mapping[str, list[FilledIn]],
    names: list[str],
    told: dict[str, Told],
    *,
    replacing: bool,
) -> list[tuple[list[str], Told]]:
    """The files in groups that can each be taken whole, with what comes of each; found by halves.

    What is wrong with a file alone is told.
    """
    if not names:
        return []
    said = _filled(desk, case, read, names, replacing=replacing, dry=True)
    if not said["fel"]:
        return [(names, said)]
    if len(names) == 1:
        told[names[0]] = said
        return []
    half = len(names) // 2
    return [
        group
        for some in (names[:half], names[half:])
        for group in _together(desk, case, read, some, told, replacing=replacing)
    ]


def _of(found: Sequence[FilledIn], outcomes: Sequence[Told]) -> list[Told]:
    """Those of the outcomes that a file's answers came to: an answer that another file gives too is told of both."""
    mine = {(one.key, one.value) for each in found for one in each.answers}
    whose = {one.party for each in found for one in each.answers}
    places = {one.place for each in found for one in each.answers}
    return [
        one
        for one in outcomes
        if one["plats"] in places or ((one["nyckel"], one["värde"]) in mine and (one["part"] or "") in {"", *whose})
    ]


def _notes(found: Sequence[FilledIn]) -> list[str]:
    return [note for each in found for note in each.notes]
