# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""`beslut compare`: what was decided, held against what the case proposes, as a table to read or as JSON."""

from __future__ import annotations

import json as json_
from collections import Counter
from collections.abc import Sequence

from beslut.cli.declaration import CommandLine
from beslut.cli.options import JSON, READ_FILES, SECTION
from beslut.cli.printing import print_message, print_result
from beslut.cli.reading import readings_in
from beslut.cli.words import order, project_of
from beslut.followup.as_json import comparison_as_json, comparisons_as_json
from beslut.followup.comparison import EQUAL, Comparison
from beslut.reading.choosing import title_of
from beslut.runs.follow_up import Compared, compare


def compare_files(line: CommandLine) -> int:
    """Read the files and hold each against the case. 1 when some file could not be."""
    asked = order(line)
    project = project_of(asked)
    case = project.case(asked.case).case.id
    readings, refused = readings_in(line[READ_FILES])
    made = list(compare(asked, project, readings, line[SECTION]))
    for one in made:
        if one.error:
            print_message(one.error)
    if line[JSON]:
        _print_json(made, case)
    else:
        _show(made)
    return 1 if refused or any(one.error for one in made) else 0


def _print_json(made: Sequence[Compared], case: str) -> None:
    """One comparison as it is, several in a list."""
    found = [
        comparison_as_json(one.comparison, case=case, party=one.party.name)
        for one in made
        if one.comparison and one.party
    ]
    if len(made) == 1 and found:
        print_result(json_.dumps(found[0], ensure_ascii=False, indent=2))
    elif len(made) != 1:
        print_result(json_.dumps(comparisons_as_json(found, case=case), ensure_ascii=False, indent=2))


def _show(made: Sequence[Compared]) -> None:
    several = len(made) > 1
    counted: Counter[str] = Counter()
    for one in made:
        if one.comparison and one.party:
            counted[one.comparison.whole] += 1
            print_result(f"{one.party.name}: {one.comparison.whole} ({one.comparison.reason})")
            _show_points(one.comparison, only_changed=several)
    if several:
        print_result()
        print_result(", ".join(f"{count} {whole}" for whole, count in counted.most_common()))


def _show_points(comparison: Comparison, *, only_changed: bool) -> None:
    if not only_changed:
        body, day = comparison.reading.body.value, comparison.reading.day.value
        where = ", ".join(str(part) for part in (body, day, title_of(comparison.reading)) if part)
        print_result(f"  {where}")
    for point in comparison.points:
        if only_changed and not point.differences and point.decided:
            continue
        print_result(f"  {point.outcome:13} {point.id}")
        if point.outcome != EQUAL and not only_changed:
            print_result(f"    föreslaget: {point.proposed}")
            if point.decided:
                print_result(f"    beslutat:   {point.decided}")
        for one in point.differences:
            print_result(f"    {one.kind}: {one.proposed or '–'} → {one.decided or '–'}")
    for added in comparison.additions:
        print_result(f"  tillägg       {added.text}")
