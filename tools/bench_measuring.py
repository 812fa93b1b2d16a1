# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Whole processes, measured in turn: wall time, processor time and peak memory as the kernel accounts for them.

A machine's speed drifts within minutes. So rounds alternate over the processes, the order is rotated each round, a
fixed piece of work is timed right before and after each process, and times are scaled by it to the fastest state.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path

_LAUNCHER = """
import json, os, sys, time
for line in sys.stdin:
    asked = json.loads(line)
    log = os.open(asked["log"], os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
    streams = [(os.POSIX_SPAWN_DUP2, log, 1), (os.POSIX_SPAWN_DUP2, log, 2)]
    started = time.perf_counter()
    child = os.posix_spawnp(asked["argv"][0], asked["argv"], asked["env"], file_actions=streams)
    _, status, used = os.wait4(child, 0)
    wall = time.perf_counter() - started
    os.close(log)
    print(json.dumps([wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, os.waitstatus_to_exitcode(status)]),
          flush=True)
"""
"""A small process starts the measured ones: a child's peak memory cannot read below that of whoever started it."""

_FIXED = bytes(random.Random(1).choices(b"abcdefghij <w:p>/", k=40_000))


class BenchError(Exception):
    """A process that did not do its work, or something that is missing."""


@dataclass(frozen=True)
class Work:
    """A process to measure: its words, given the folder to write in, and how many files (`ending`) it leaves there.

    Without `kept` the folder is new for each run. `before` puts things in order, untimed.
    """

    name: str
    words: Callable[[Path], Sequence[str]]
    documents: int = 0
    env: Mapping[str, str] = field(default_factory=dict)
    kept: Path | None = None
    before: Callable[[], None] = lambda: None
    ending: str = ".docx"


@dataclass(frozen=True)
class Run:
    """What one run cost: seconds, seconds of processor, megabytes at most, and the fixed work's seconds around it."""

    wall: float
    cpu: float
    peak: float
    fixed: float


Runs = dict[str, list[Run]]


def fixed_work() -> float:
    """Seconds for a piece of work of the same nature as the job: deflate, strings, dictionaries."""
    started = time.perf_counter()
    for _ in range(3):
        zlib.compress(_FIXED, 6)
        words = {str(number): f"{number}-{number * 2}".replace("-", "&amp;") for number in range(6000)}
        "".join(words.values()).encode()
    return time.perf_counter() - started


class Bench:
    """Measures processes, with outputs below one folder.

    On a disk nothing is deleted between runs: it is several times slower at making files where many were just removed.
    In memory (`fleeting`) each run's files are removed after it.
    """

    def __init__(self, folder: Path, launcher: subprocess.Popen[str], *, fleeting: bool) -> None:
        self._folder, self._launcher, self._fleeting = folder, launcher, fleeting

    def once(self, work: Work) -> Run:
        """Run it once. Raises BenchError when it fails or leaves another number of documents."""
        work.before()
        out = work.kept or Path(tempfile.mkdtemp(prefix="ut-", dir=self._folder))
        log = self._folder / "senaste.log"
        env = {**os.environ, "PYTHONHASHSEED": "0", **work.env}
        env.pop("PYTHONDONTWRITEBYTECODE", None)  # compiled bytecode is kept where somebody has installed a program
        asked = json.dumps({"argv": list(work.words(out)), "env": env, "log": str(log)})
        before = fixed_work()
        assert self._launcher.stdin and self._launcher.stdout
        self._launcher.stdin.write(asked + "\n")
        self._launcher.stdin.flush()
        wall, cpu, peak, code = json.loads(self._launcher.stdout.readline())
        fixed = (before + fixed_work()) / 2
        written = sum(1 for _ in out.rglob(f"*{work.ending}")) if work.documents else 0
        if code or written != work.documents:
            said = log.read_text("utf-8", "replace")[-600:]
            raise BenchError(f"{work.name}: exit {code}, {written} of {work.documents} documents\n{said}")
        if self._fleeting and not work.kept:
            shutil.rmtree(out)
        return Run(wall, cpu, peak, fixed)


def measured(works: Sequence[tuple[Bench, Work]], rounds: int, tell: Callable[[str], None]) -> Runs:
    """Every process once a round, the order rotated; one warming run of each first, uncounted."""
    runs: Runs = {work.name: [] for _, work in works}
    for bank, work in works:
        bank.once(work)
    for number in range(rounds):
        at = number * len(works) // max(rounds, 1)
        for bank, work in (*works[at:], *works[:at]):
            runs[work.name].append(bank.once(work))
        tell(f"varv {number + 1} av {rounds}")
    return runs


@contextmanager
def bench(folder: Path, *, fleeting: bool) -> Iterator[Bench]:
    """A bench with a launcher of its own, which ends with it."""
    folder.mkdir(parents=True, exist_ok=True)
    with subprocess.Popen(
        [sys.executable, "-I", "-S", "-c", _LAUNCHER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
    ) as launcher:
        yield Bench(folder, launcher, fleeting=fleeting)
        assert launcher.stdin
        launcher.stdin.close()


class Figures:
    """Medians and ratios of what was measured."""

    def __init__(self, runs: Runs) -> None:
        self._runs = runs
        self._fastest = min((run.fixed for all_runs in runs.values() for run in all_runs), default=1.0)

    def _scaled(self, run: Run, seconds: float) -> float:
        return seconds * self._fastest / run.fixed

    def wall(self, name: str) -> float:
        """The median wall seconds, scaled."""
        return statistics.median(self._scaled(run, run.wall) for run in self._runs[name])

    def best(self, name: str) -> float:
        """The lowest wall seconds, as they were."""
        return min(run.wall for run in self._runs[name])

    def cpu(self, name: str) -> float:
        """The median seconds of processor, scaled."""
        return statistics.median(self._scaled(run, run.cpu) for run in self._runs[name])

    def peak(self, name: str) -> float:
        """The median of the highest memory, in megabytes."""
        return statistics.median(run.peak for run in self._runs[name])

    def fastest(self, names: Sequence[str]) -> str | None:
        """That of the names which took the least time; None when none of them was measured."""
        return min(filter(self.has, names), key=self.wall, default=None)

    def times_faster(self, name: str, other: str) -> float | None:
        """How many times faster than the other: the median of the rounds' ratios. None when one is not measured."""
        if not self._runs.get(name) or not self._runs.get(other):
            return None
        pairs = zip(self._runs[other], self._runs[name], strict=True)
        return statistics.median(self._scaled(one, one.wall) / self._scaled(two, two.wall) for one, two in pairs)

    def has(self, name: str) -> bool:
        """Whether it was measured."""
        return bool(self._runs.get(name))

    def raw(self) -> dict[str, list[dict[str, float]]]:
        """Every run as it was."""
        return {name: [asdict(run) for run in runs] for name, runs in self._runs.items()}
