# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""`beslut gaps`: what the documents still ask for, told here or written as a list to fill in."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePath

from beslut.cli.declaration import CommandLine
from beslut.cli.options import GAPS_FILE, JSON
from beslut.cli.printing import counted, print_message, print_result
from beslut.cli.words import order, project_of
from beslut.errors import Problem, UsageError
from beslut.output.single import put_single
from beslut.planning import make_plan
from beslut.runs.gap_list import GapList, gap_list
from beslut.runs.gap_sheets import as_csv, as_json, as_workbook
from beslut.swedish import shortened

_ENDINGS = (".xlsx", ".csv", ".json")


def gaps(line: CommandLine) -> int:
    """Carry out `beslut gaps`; without a choice of parties it is about all."""
    asked, path = order(line), line[GAPS_FILE]
    if path is not None and PurePath(path.name.casefold()).suffix not in _ENDINGS:
        raise UsageError(
            Problem("U41", f"listan kan inte skrivas som {path.name}", hint="luckor.xlsx, .csv eller .json")
        )
    if not (asked.parties or asked.county):
        asked = replace(asked, everyone=True)
    project = project_of(asked)
    found = gap_list(make_plan(asked, project), project)
    if path is not None:
        match PurePath(path.name.casefold()).suffix:
            case ".xlsx":
                content = as_workbook(found)
            case ".csv":
                content = as_csv(found)
            case _:
                content = as_json(found).encode("utf-8")
        put_single(path, content)
    if line[JSON]:
        print_result(as_json(found).rstrip("\n"))
    elif path is None:
        _tell(found)
    print_message(counted(len(found.asked) - sum(bool(one.value) for one in found.asked), found.places))
    if path is not None:
        print_message(f"Listan ligger i {path}. Fyll i den, och läs tillbaka den med: beslut fill {path}")
    return 0


def _tell(found: GapList) -> None:
    """Each fact once, with those who lack it."""
    for one in found.of_case:
        print_result(f"{found.name(one.key)}\tärendet\t{one.value or one.words}")
    for key in found.of_parties:
        lacking = [one.party for one in found.asked if one.key == key and one.party and not one.value]
        if lacking:
            print_result(f"{found.name(key)}\t{shortened(lacking)}")
    for one in found.unplaced:
        print_result(f"{one.words}\tskrivs i handlingen eller mallen\t{one.hint}")
