# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Ways round by the tens of thousands, all cores at work: counts, what was wrong, and mutations that were missed.

`make roundtrip` goes every way of a case of few parties. Of a case of many, each party goes one way in so many, begun
at another place than the party before it, so that together they go every one; `--alla` goes all. A document that is
equal to one that the party has gone with is gone with once, since it is the same file.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from time import perf_counter

from followed import FORMATS, TRIED, Way, faults, mutations, project, templates, ways

FEW = 50
"""Parties of a case that goes every way."""
SPREAD = 17
"""One way in so many, where the parties are more. It is less than a house's ways, and shares no factor with them."""
MUTATED = 997
"""One way in so many of those that are gone has its decision mutated, one thing at a time."""


@dataclass
class Gone:
    """What a party's ways came to: ways, files that were read, faults, and mutations by kind."""

    case: str
    ways: int = 0
    files: int = 0
    wrong: list[str] = field(default_factory=list)
    mutated: Counter[str] = field(default_factory=Counter)
    missed: list[str] = field(default_factory=list)
    pairs: set[tuple[str, str]] = field(default_factory=set)


Task = tuple[Path | None, str, int, bool]
"""A project's folder, a case, the number of a party, and whether it goes every way."""


def gone(task: Task) -> Gone:
    """All the ways of one party."""
    folder, case, number, whole = task
    name = project(folder).case(case).parties[number].name
    made, known = Gone(case), dict[object, tuple[str, ...]]()
    chosen = (way for place, way in enumerate(ways(case, folder, lambda party: party.name == name))
              if whole or place % SPREAD == number % SPREAD)  # fmt: skip
    looks, document = None, None
    for place, way in enumerate(chosen):
        made.ways += 1
        made.pairs.update(combinations(_factors(way), 2))
        if looks != (way.step, way.dialect, way.profile.id) or document is None:
            looks, document = (way.step, way.dialect, way.profile.id), way.document(templates(folder))
        key = way.form, way.step, document
        if key not in known or place % MUTATED == number % MUTATED:
            found = way.compared(document)
            made.files += 1
            known[key] = tuple(faults(way, found))
            if place % MUTATED == number % MUTATED:
                for mutation in mutations(document):
                    made.mutated[mutation.what] += 1
                    if not mutation.is_found(found, way.compared(mutation.document)):
                        made.missed.append(f"{way}: missad: {mutation.what}, punkt {mutation.point + 1}")
        if known[key]:
            made.wrong.append("\n  ".join([str(way), *known[key]]))
    return made


def _factors(way: Way) -> tuple[str, ...]:
    """What a way is one of each of."""
    case, party = way.context.case.id, way.context.party.name
    return f"{case}:", f"{case}:{party}", f"{case}:{way.step.abbreviation}", way.dialect, way.profile.id, way.form


def tasks(*, every: bool) -> Iterator[Task]:
    """Each party of each case."""
    for folder, case in [*((None, name) for name in project().case_files), (TRIED, "provarende")]:
        parties = project(folder).case(case).parties
        for number in range(len(parties)):
            yield folder, case, number, every or len(parties) <= FEW


def _all_pairs() -> set[tuple[str, str]]:
    """Every pair of factors that some way is one of."""
    found: set[tuple[str, str]] = set()
    for folder, case in [*((None, name) for name in project().case_files), (TRIED, "provarende")]:
        for way in ways(case, folder):
            if way.form == FORMATS[0]:
                found.update(pair for form in FORMATS for pair in combinations((*_factors(way)[:-1], form), 2))
    return found


def main() -> int:
    """Go the ways; print counts and what was wrong. 1 when there is any."""
    words = argparse.ArgumentParser()
    words.add_argument("--alla", action="store_true", help="every way of every case")
    words.add_argument("--del", dest="part", default="1/1", help="one part of all: 2/12")
    told = words.parse_args()
    began, total = perf_counter(), Counter[str]()
    part, parts = map(int, told.part.split("/"))
    work = list(tasks(every=told.alla))[part - 1 :: parts]
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    by_case, mutated, pairs = Counter[str](), Counter[str](), set[tuple[str, str]]()
    with multiprocessing.get_context("fork").Pool(cores) as pool:
        for one in pool.imap_unordered(gone, work):
            by_case[one.case] += one.ways
            mutated += one.mutated
            pairs |= one.pairs
            total.update(files=one.files, wrong=len(one.wrong), missed=len(one.missed))
            for line in (*one.wrong[:2], *one.missed[:2]):
                sys.stdout.write(f"{line[:500]}\n")
    missing = len(_all_pairs() - pairs)
    sys.stdout.write(
        f"{by_case.total()} vägar runt ({dict(by_case)}), {total['files']} filer lästa, {total['wrong']} med fel\n"
        f"{missing} par av ärende, part, steg, dialekt, skrivsätt och format återstår\n"
        f"{mutated.total()} ändringar ({dict(mutated)}), {total['missed']} missade\n"
        f"{perf_counter() - began:.0f} sekunder, {cores} processer\n"
    )
    return 1 if total["wrong"] or total["missed"] or (missing and parts == 1) else 0


if __name__ == "__main__":
    sys.exit(main())
