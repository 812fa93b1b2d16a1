# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""What is typed on the page into the case: each answer for itself, so that a wrong one stops no other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from beslut.runs.answers import Answer, FilledIn
from beslut.runs.emptying import empty
from beslut.runs.fill import keys_of
from beslut.site.mailing import PAGE_NAME
from beslut.site.plain import Told, problems

if TYPE_CHECKING:
    from beslut.site.desk import Desk


def put(desk: Desk, case: str, answers: Sequence[Mapping[str, str]], source: str) -> Told:
    """The answers (`nyckel`, `part`, `värde`) in the case, over what it says; an empty one takes the answer back.

    What is wrong is told with the key and the party that it is about, and everything else is written.
    """
    names = keys_of(desk.loaded(case), desk.project)
    typed = [_answer(one, names) for one in answers]
    given, emptied = [one for one in typed if one.value], [one for one in typed if not one.value]
    told: Told = {"svar": [], "obs": [], "fel": [], "skrivna": []}
    for some, how in ((given, _filled), (emptied, _emptied)):
        if not some:
            continue
        said = how(desk, case, some, source, dry=False)
        if said["fel"] and len(some) > 1:
            wrong = _wrong(desk, case, some, source)
            right = [one for one in some if one not in [bad for bad, _ in wrong]]
            if wrong and right:
                said = how(desk, case, right, source, dry=False)
            said["fel"] = [*_at(wrong), *(said["fel"] if not wrong else [])]
        elif said["fel"]:
            said["fel"] = _at([(some[0], said["fel"])])
        told = {name: [*told[name], *said[name]] for name in told}
    return told


def _answer(one: Mapping[str, str], names: Mapping[str, str]) -> Answer:
    key, party = one["nyckel"], one.get("part", "")
    place = ", ".join(filter(None, (party, names.get(key, key))))
    return Answer(key, party, " ".join(one["värde"].split()), PAGE_NAME, place)


def _filled(desk: Desk, case: str, some: Sequence[Answer], source: str, *, dry: bool) -> Told:
    return desk.filled([FilledIn(PAGE_NAME, case, list(some))], case, source, replacing=True, dry=dry)


def _emptied(desk: Desk, case: str, some: Sequence[Answer], _: str, *, dry: bool) -> Told:
    loaded, register = desk.loaded(case), desk.project.register
    desk.shelf.remember()
    made = empty([(one.key, register.named(one.party) if one.party else None) for one in some], loaded, desk.project)
    if not made.written:
        desk.shelf.forget_last()
    desk.changed()
    if dry and made.written:
        desk.undo()
    return {"svar": [], "obs": [], "fel": problems(made.problems), "skrivna": [path.name for path in made.written]}


def _wrong(desk: Desk, case: str, some: Sequence[Answer], source: str) -> list[tuple[Answer, list[Told]]]:
    """Those that cannot be taken, each with why; found by halves."""
    how = _filled if some[0].value else _emptied
    said = how(desk, case, some, source, dry=True)["fel"]
    if not said:
        return []
    if len(some) == 1:
        return [(some[0], said)]
    half = len(some) // 2
    return [*_wrong(desk, case, some[:half], source), *_wrong(desk, case, some[half:], source)]


def _at(wrong: Sequence[tuple[Answer, list[Told]]]) -> list[Told]:
    return [each | {"nyckel": one.key, "part": one.party} for one, said in wrong for each in said]
