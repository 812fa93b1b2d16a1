# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""`beslut fill`: what filled-in files answer, fact by fact, and what is written of it."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

from beslut.cli.declaration import CommandLine
from beslut.cli.options import DRY_RUN, FILLED_FILES, JSON, REPLACE_ANSWERS, ROLE
from beslut.cli.printing import print_message, print_result
from beslut.cli.words import order, project_of
from beslut.runs.fill import Filling, How, fill


def fill_in(line: CommandLine) -> int:
    """Carry out `beslut fill`. 1 when something contradicts or is wrong."""
    asked = order(line)
    how = How(asked.today, line[ROLE] or "", replacing=line[REPLACE_ANSWERS], dry=line[DRY_RUN])
    made = fill([Path(name) for name in line[FILLED_FILES]], asked.case, project_of(asked), how)
    if line[JSON]:
        print_result(json.dumps(_as_json(made, dry=how.dry), ensure_ascii=False, indent=2))
    else:
        _tell(made, dry=how.dry)
    return 1 if made.problems or any(one.became == "säger emot" for one in made.outcomes) else 0


def _tell(made: Filling, *, dry: bool) -> None:
    for one in made.outcomes:
        before = f", ärendet säger ”{one.before}”" if one.became in ("säger emot", "ersatt") else ""
        whose = one.party or "ärendet"
        print_result(f"{one.became}: {whose}, {one.name}: ”{one.value}” ({one.place}){before}")
    for note in made.notes:
        print_message(f"obs: {note}")
    for problem in made.problems:
        print_message(problem)
    count = Counter(one.became for one in made.outcomes)
    counted = ", ".join(f"{number} {name}" for name, number in count.items()) or "inga svar"
    if made.problems:
        print_message(f"\n{counted}; inget är skrivet, se ovan")
        return
    files = ", ".join(path.name for path in made.written)
    became = f"{'skulle skrivas' if dry else 'skrivet'} i {files}" if files else "inget nytt att skriva"
    print_message(f"\n{counted}; {became}")
    if count["säger emot"]:
        print_message("Det som säger emot är inte skrivet. Är svaret rätt: läs filen igen med --ersatt")


def _as_json(made: Filling, *, dry: bool) -> dict[str, object]:
    return {
        "version": 1,
        "ärende": made.case,
        "svar": [
            {"nyckel": one.key, "part": one.party or None, "värde": one.value, "utfall": one.became,
             "plats": one.place, "förut": one.before or None}
            for one in made.outcomes
        ],
        "obs": made.notes,
        "fel": [
            {"kod": one.code, "meddelande": one.message, "plats": str(one.place) if one.place else None,
             "tips": one.hint or None}
            for one in made.problems
        ],
        "skrivna": [] if dry else [path.as_posix() for path in made.written],
    }  # fmt: skip
