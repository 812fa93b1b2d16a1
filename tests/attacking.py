# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""New attacks of every class for as long as it is asked, tries and faults in a table; `make attack` runs it.

Each try has a seed of its own, made of the run's seed, the class and the number, and depends on no other try: a fault
is made again with `--seed S --only CLASS --first NUMBER --tries 1`. The suite runs a few of each class.
"""

from __future__ import annotations

import argparse
import os
import secrets
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from importlib import import_module
from multiprocessing import get_context
from pathlib import Path
from random import Random

from attacks.ground import Attack, Hangs, timed

CLASSES: dict[str, tuple[str, int]] = {
    "mallar": ("templates:TemplateAttack", 5_000),
    "yaml": ("data:DataAttack", 4_000),
    "tabeller": ("data:TableAttack", 3_000),
    "främmande filer": ("foreign:ForeignAttack", 2_500),
    "det som kommer tillbaka": ("back:BackAttack", 2_000),
    "mappar": ("places:FolderAttack", 2_500),
    "länkar i projektet": ("places:ProjectAttack", 700),
    "systemfel": ("errors:SystemErrorAttack", 2_000),
    "bitar": ("flips:FlipAttack", 2_000),
    "ord": ("words:WordAttack", 1_500),
    "signaler": ("stops:StopAttack", 800),
}
"""Each class, where its attack is, and how many of a hundred per cent are of it."""
WHOLE = sum(share for _, share in CLASSES.values())
MEMORY = 3 << 30  # bytes of addresses: what asks for more has no end
_CHUNK = 100
_SHOWN = 20  # faults of one class that are told in full


@dataclass
class Came:
    """What came of some tries of one class."""

    name: str
    tries: int = 0
    ends: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    seconds: float = 0.0


def attack_of(name: str, folder: Path) -> Attack:
    """The attack of that class, in a folder."""
    module, _, made = CLASSES[name][0].partition(":")
    make: Callable[[Path], Attack] = getattr(import_module(f"attacks.{module}"), made)
    folder.mkdir()
    return make(folder)


def tried(attack: Attack, name: str, seed: str, numbers: range) -> Came:
    """What comes of the tries with those numbers."""
    came, started = Came(name), time.process_time()
    for number in numbers:
        came.tries += 1
        try:
            with timed():
                came.ends[attack.one(Random(f"{seed} {name} {number}"))] += 1
        except (Exception, Hangs):
            came.faults.append(f"--seed {seed} --only '{name}' --first {number}\n{traceback.format_exc(limit=-8)}")
    came.seconds = time.process_time() - started
    return came


_ATTACKS: dict[str, Attack] = {}
_FOLDER: list[tempfile.TemporaryDirectory[str]] = []


def _begin() -> None:
    """What a worker does first."""
    _FOLDER.append(tempfile.TemporaryDirectory(prefix="beslut-anfall-"))
    os.environ.pop("GITHUB_STEP_SUMMARY", None)
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def _work(name: str, seed: str, numbers: range) -> Came:
    """Some tries in this worker, which keeps one attack of each class."""
    if name not in _ATTACKS:
        _ATTACKS.clear()  # each sets the surroundings as it begins
        _ATTACKS[name] = attack_of(name, Path(_FOLDER[0].name) / f"{name} {numbers.start}")
    return tried(_ATTACKS[name], name, seed, numbers)


def _all(seed: str, wanted: dict[str, int], first: int, jobs: int) -> Iterator[Came]:
    """Everything, a part at a time, class after class."""
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_begin) as pool:
        parts = [
            (name, range(start, min(start + _CHUNK, first + tries)))
            for name, tries in wanted.items()
            for start in range(first, first + tries, _CHUNK)
        ]
        for name, numbers, part in [
            (name, numbers, pool.submit(_work, name, seed, numbers)) for name, numbers in parts
        ]:
            try:
                yield part.result()
            except BrokenProcessPool:
                yield Came(name, faults=[f"--seed {seed} --only '{name}' --first {numbers.start}: the process died"])


def table(totals: dict[str, Came]) -> str:
    """Tries and faults of each class, as docs/tillforlitlighet.md has them."""
    rows = [f"| {'Klass':<24} | {'Försök':>7} | {'Fel':>4} | Hur det slutade |", "| --- | ---: | ---: | --- |"]
    for name, came in totals.items():
        ends = ", ".join(f"{word} {count}" for word, count in came.ends.most_common())
        rows.append(f"| {name:<24} | {came.tries:>7} | {len(came.faults):>4} | {ends} |")
    tries, faults = (sum(each) for each in zip(*((one.tries, len(one.faults)) for one in totals.values()), strict=True))
    return "\n".join([*rows, f"| {'Alla':<24} | {tries:>7} | {faults:>4} | |"])


def main() -> int:
    """Attack, and tell tries and faults of each class. Gives 1 when there are faults."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tries", type=int, default=WHOLE, help="of all classes together, each with its share")
    parser.add_argument("--seed", default=str(secrets.randbelow(10**9)))
    parser.add_argument("--only", choices=list(CLASSES), action="append", help="this class; can be repeated")
    parser.add_argument("--first", type=int, default=0, help="the number of the first try")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    options = parser.parse_args()
    chosen = {name: share for name, (_, share) in CLASSES.items() if name in (options.only or CLASSES)}
    wanted = {name: -(-options.tries * share // sum(chosen.values())) for name, share in chosen.items()}
    totals, started = {name: Came(name) for name in wanted}, time.monotonic()
    print(f"frö {options.seed}, {options.jobs} processer", flush=True)
    for part in _all(options.seed, wanted, options.first, options.jobs):
        whole = totals[part.name]
        for fault in part.faults[: max(0, _SHOWN - len(whole.faults))]:
            print(f"FEL {fault}", file=sys.stderr, flush=True)
        whole.tries, whole.seconds = whole.tries + part.tries, whole.seconds + part.seconds
        whole.ends += part.ends
        whole.faults += part.faults
    print(table(totals))
    work = ", ".join(f"{name} {came.seconds:.0f}" for name, came in totals.items())
    print(f"frö {options.seed}: {time.monotonic() - started:.0f} s; arbete: {work} s")
    return int(any(came.faults for came in totals.values()))


if __name__ == "__main__":
    raise SystemExit(main())
