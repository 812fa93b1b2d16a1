# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Answers taken back: a fact of the case's own files that is unknown again, as it was before somebody answered it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from beslut.errors import BeslutError, DataError, Place, Problem
from beslut.loading.columns import STATE
from beslut.loading.cutting import value_at, without_value
from beslut.loading.splicing import NotSpliced, Occupied, with_value
from beslut.model import Case, Party
from beslut.output.single import put_single
from beslut.project import LoadedCase, Project
from beslut.runs.fill import Filling, hold
from beslut.runs.filled_case import Target, with_cells
from beslut.runs.known import known_value
from beslut.wording import fact_name

Forgotten = tuple[str, Party | None]
"""The key of a fact, and whose it is."""
_EARLIER = ("organ", "datum", "paragraf", "diarienummer")


def empty(found: Sequence[Forgotten], loaded: LoadedCase, project: Project) -> Filling:
    """Take the answers back; all of them, or none and then `problems` says why. What is unknown already stays so."""
    out = Filling(loaded.case.id)
    known = [(key, party) for key, party in found if known_value(loaded.case, party, key)]
    try:
        new = _contents(known, loaded, project)
        hold(new, loaded, project, ())
    except BeslutError as error:
        out.problems += error.problems
        return out
    for path, content in new.items():
        put_single(path, content)
    out.written = list(new)
    return out


def _contents(found: Sequence[Forgotten], loaded: LoadedCase, project: Project) -> Mapping[Path, bytes]:
    targets = [Target(place, party, "", "") for key, party in found for place in _said_by(loaded.case, key, party)]
    out, rest = with_cells(targets, loaded, project)
    if rest:
        text = project.assets.files.content(loaded.file).decode("utf-8")
        for one in rest:
            text = _without(text, one, loaded)
        out[loaded.file] = text.encode("utf-8")
    return out


def _said_by(case: Case, key: str, party: Party | None) -> tuple[str, ...]:
    """The keys that say it: that there is no earlier decision is told as its organ, and stands as its state."""
    state = f"{key.removesuffix('organ')}{STATE}"
    return (key, state) if key.endswith(".organ") and known_value(case, party, state) else (key,)


def _without(text: str, one: Target, loaded: LoadedCase) -> str:
    group, *path = one.key.split(".")
    below = ("per_part", one.party.name) if one.party else ()
    try:
        match group:
            case "tidigare_beslut":
                here = (*below, group, path[0])
                text = without_value(text, (*here, path[1]))
                left = value_at(text, here)
                return text if left and any(left.get(part) for part in _EARLIER) else without_value(text, here)
            case "deltagande" | "beslutande_organ":
                return without_value(text, (*below, group))
            case _:
                return _unknown(text, (*below, group, *path))
    except (NotSpliced, Occupied) as error:
        whose = one.party.name if one.party else "ärendet"
        message = f"{fact_name(one.key, loaded.case.earlier)} för {whose} går inte att tömma: {error}"
        raise DataError(
            Problem("K07", message, Place(loaded.file.name, 1, 1), "ändra i ärendefilen; inget är skrivet")
        ) from None


def _unknown(text: str, path: tuple[str, ...]) -> str:
    """The fact as a gap again: with its own words and advice when it has some, else as the case has it."""
    told = value_at(text, path)
    if isinstance(told, dict) and ("lucka" in told or "anvisning" in told or path[0] != "per_part"):
        for name in ("värde", "källa"):
            text = without_value(text, (*path, name))
        return with_value(text, (*path, "status"), "okänd", replace=True)
    return without_value(text, path)
