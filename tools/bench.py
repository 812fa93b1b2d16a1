# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Measure whole runs of beslut, beside its rivals where they are: make bench. docs/prestanda.md tells how to read it.

    python tools/bench.py [--rounds 9] [--rivals "docxtpl;docx-mailmerge2"] [--json FILE]
    python tools/bench.py --sizes        10, 290, 2,900 and 29,000 documents: time, memory, and docs/storlekar.svg

Every run is a process of its own into a folder of its own. The processes take turns, each between two runs of a fixed
piece of work that its times are scaled by, for a machine's speed drifts; ratios are taken round by round. Time and
memory are the kernel's own accounting of the finished process (wait4).

The rivals are those of the folder that BESLUT_PERF names; without it beslut is measured alone. They are copied to
build/bench and set up there, so the first run takes some minutes and the network.
"""

from __future__ import annotations

import argparse
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
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import rivaler

ROOT = Path(__file__).resolve().parents[1]
WORK = ROOT / "build" / "bench"
PERF = os.environ.get("BESLUT_PERF", "")
BESLUT = [sys.executable, "-m", "beslut"]
DOCXTPL, MAILMERGE = "docxtpl", "docx-mailmerge2"
PYTHON_RIVALS = {
    DOCXTPL: "docxtpl_peer.py", MAILMERGE: "mailmerge_peer.py", "python-docx, template": "python_docx_template.py",
}  # fmt: skip
NODE_RIVALS = {"easy-template-x": "easy_template_x_peer.js", "docxtemplater": "docxtemplater_peer.js"}
OUT = Path("/dev/shm") if Path("/dev/shm").is_dir() else None  # a memory disk keeps the disk out of the figures

EMPTY = "import typer\napp = typer.Typer()\n@app.command()\ndef a(): ...\n@app.command()\ndef b(): ...\napp()\n"


@dataclass
class Row:
    """Something to measure: the command for a folder to write in, what is done before, and the runs so far."""

    name: str
    command: Callable[[Path], list[str]]
    files: int = 0
    before: Callable[[Path], None] = lambda folder: None
    env: dict[str, str] = field(default_factory=dict)
    runs: list[dict[str, float]] = field(default_factory=list)

    def middle(self, key: str) -> float:
        """The median over the rounds."""
        return statistics.median(run[key] for run in self.runs)


# Compiled bytecode is kept, as it is where somebody has installed a program.
_SURROUNDINGS = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
_FIXED = bytes(random.Random(1).choices(b"abcdefghij <w:p>/", k=40_000))


def fixed_work() -> float:
    """Seconds for a fixed piece of work of the same nature: the machine's speed just now."""
    start = time.perf_counter()
    for _ in range(3):
        zlib.compress(_FIXED, 6)
        words = {str(number): f"{number}-{number * 2}".replace("-", "&amp;") for number in range(6000)}
        "".join(words.values()).encode()
    return time.perf_counter() - start


def run_once(row: Row) -> dict[str, float]:
    """One run: seconds of wall and processor, peak memory in MB, the machine's speed. Raises RuntimeError."""
    folder = Path(tempfile.mkdtemp(prefix="beslut-bench-", dir=OUT))
    try:
        row.before(folder)
        argv = row.command(folder)
        speed = fixed_work()
        with Path(os.devnull).open("r+b") as null, tempfile.TemporaryFile() as said:
            actions = [(os.POSIX_SPAWN_DUP2, null.fileno(), 0), (os.POSIX_SPAWN_DUP2, null.fileno(), 1),
                       (os.POSIX_SPAWN_DUP2, said.fileno(), 2)]  # fmt: skip
            start = time.perf_counter()
            process = os.posix_spawnp(argv[0], argv, {**_SURROUNDINGS, **row.env}, file_actions=actions)
            _, status, used = os.wait4(process, 0)
            wall = time.perf_counter() - start
            said.seek(0)
            if os.waitstatus_to_exitcode(status) != 0:
                raise RuntimeError(f"{row.name}: {said.read().decode(errors='replace')[-500:]}")
        speed = (speed + fixed_work()) / 2
        written = sum(1 for _ in folder.rglob("*.docx"))
        if written != row.files:
            raise RuntimeError(f"{row.name}: {written} of {row.files} files")
        return {"wall": wall, "cpu": used.ru_utime + used.ru_stime, "mb": used.ru_maxrss / 1024, "speed": speed}
    finally:
        shutil.rmtree(folder)


def measure(rows: list[Row], rounds: int) -> None:
    """Run the rows in turn, the first one another each round."""
    for number in range(rounds):
        for row in rows[number % len(rows) :] + rows[: number % len(rows)]:
            row.runs.append(run_once(row))
        print(f"  {number + 1}/{rounds}", end="\r", file=sys.stderr, flush=True)
    best = min(run["speed"] for row in rows for run in row.runs)
    for row in rows:
        for run in row.runs:
            run["best"] = run["wall"]
            run["wall"] *= best / run["speed"]
            run["cpu"] *= best / run["speed"]


# --- what is measured ----------------------------------------------------------------------------------------


def beslut_rows() -> list[Row]:
    """beslut on the data that ships."""
    cache, cold = WORK / "cache", WORK / "cache-cold"
    warm = {"BESLUT_CACHE": str(cache)}

    def inera(folder: Path) -> list[str]:
        return [*BESLUT, "generate", "--arende", "inera", "--alla", "--ut", str(folder)]

    def emptied(folder: Path) -> None:
        shutil.rmtree(cold, ignore_errors=True)

    def written(folder: Path) -> None:
        subprocess.run(inera(folder), check=True, capture_output=True, env={**_SURROUNDINGS, **warm})

    def one(case: str, party: str, *more: str) -> Callable[[Path], list[str]]:
        return lambda folder: [*BESLUT, "generate", "--arende", case, "--kommun", party, "--ut", str(folder), *more]

    empty = WORK / "empty_typer.py"
    empty.write_text(EMPTY, "utf-8")
    completion = {"_BESLUT_COMPLETE": "complete_bash", "COMP_WORDS": "beslut gen", "COMP_CWORD": "1"}
    return [
        Row("beslut: inera, 290 kommuner", inera, 290, env=warm),
        Row("beslut: inera, 1 kommun", one("inera", "Ljusdal"), 1, env=warm),
        Row("beslut: inera, tom cache", inera, 290, emptied, {"BESLUT_CACHE": str(cold)}),
        Row("beslut: inera, utan cache", inera, 290, env={"BESLUT_CACHE": ""}),
        Row("beslut: inera, inget ändrat", inera, 290, written, warm),
        Row("beslut: Sandviken, fem handlingar", one("valfardsstrategin", "Sandviken"), 5, env=warm),
        Row("beslut -h", lambda _: [*BESLUT, "-h"]),
        Row("beslut --version", lambda _: [*BESLUT, "--version"]),
        Row("beslut, komplettering", lambda _: BESLUT, env=completion),
        Row("tom Typer-app --help", lambda _: [sys.executable, str(empty), "--help"]),
        Row("python -c pass", lambda _: [sys.executable, "-c", "pass"]),
    ]


def rival_rows(names: list[str]) -> list[Row]:
    """The rivals, and beslut on their own text; none where BESLUT_PERF names nothing."""
    if not PERF:
        print("BESLUT_PERF is not set: the rivals are not measured", file=sys.stderr)
        return []
    perf = _perf_copy(node=any(name in NODE_RIVALS for name in names))
    rows = []
    for name in names:
        program = [str(perf / ".venv/bin/python"), str(perf / "peers" / PYTHON_RIVALS[name])] if name in PYTHON_RIVALS \
            else ["node", str(perf / "peers" / NODE_RIVALS[name])]  # fmt: skip
        for count in (290, 1):
            words = [*program, "--data", str(perf / "build" / f"data-{count}.json"), "--out"]
            rows.append(Row(f"{name}: {count}", _to(words), count, env={"PYTHONHASHSEED": "0"}))
    for count in (290, 1):
        project = WORK / f"rivals-{count}"
        shutil.rmtree(project, ignore_errors=True)
        rivaler.make_project(rivaler.their_records(perf, count), rivaler.their_body(perf), project)
        rows.append(Row(f"beslut: rivalernas text, {count}", lambda folder, p=project: [
            *BESLUT, "generate", "--projekt", str(p), "--alla", "--ut", str(folder)],
            count, env={"BESLUT_CACHE": str(WORK / "cache")}))  # fmt: skip
    return rows


def _to(words: list[str]) -> Callable[[Path], list[str]]:
    """A command whose last word is the folder to write in."""
    return lambda folder: [*words, str(folder)]


def _perf_copy(*, node: bool) -> Path:
    """The rivals' folder, set up where it may be written in."""
    perf = WORK / "perf"
    if not perf.is_dir():
        shutil.copytree(PERF, perf)
    python = perf / ".venv/bin/python"
    if not (perf / "build/templates/docxtpl.docx").is_file():
        print("setting up the rivals …", file=sys.stderr)
        subprocess.run([sys.executable, "-m", "venv", str(perf / ".venv")], check=True)
        subprocess.run([python, "-m", "pip", "install", "-q", "--disable-pip-version-check", "-r",
                        perf / "requirements.txt"], check=True)  # fmt: skip
        subprocess.run([python, "workload/make_data.py", "1", "10", "290"], check=True, cwd=perf)
        subprocess.run([python, "workload/make_templates.py"], check=True, cwd=perf)
    if node and not (perf / "node/node_modules").is_dir():
        words = ["npm", "install", "--no-audit", "--no-fund", "--no-package-lock", "--loglevel=error"]
        subprocess.run(words, check=True, cwd=perf / "node")
    return perf


# --- the table -----------------------------------------------------------------------------------------------


def table(rows: list[Row]) -> str:
    """The rows as a Markdown table. A ratio is the median of the rounds' ratios to that rival's run of 290."""
    found = {row.name: row for row in rows}
    out = ["| körning | s | bästa s | CPU s | ms per handling till | MB | × docxtpl | × docx-mailmerge2 |",
           "| --- | --- | --- | --- | --- | --- | --- | --- |"]  # fmt: skip
    for row in rows:
        one = found.get(
            row.name.replace("290 kommuner", "1 kommun").removesuffix("290") + "1" * row.name.endswith("290")
        )
        each = f"{(row.middle('wall') - one.middle('wall')) / 289 * 1000:.2f}" if one and one is not row else ""
        ratios = [
            f"{statistics.median(a['wall'] / b['wall'] for a, b in zip(other.runs, row.runs, strict=True)):.1f}"
            if row.files == 290 and (other := found.get(f"{rival}: 290"))
            else ""
            for rival in (DOCXTPL, MAILMERGE)
        ]
        out.append(
            f"| {row.name} | {row.middle('wall'):.3f} | {min(run['best'] for run in row.runs):.3f} "
            f"| {row.middle('cpu'):.3f} | {each} | {row.middle('mb'):.0f} | {' | '.join(ratios)} |"
        )
    return "\n".join(out)


def main() -> int:
    """Measure, and print one table."""
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--rounds", type=int, default=9)
    words.add_argument("--rivals", default=";".join((*PYTHON_RIVALS, *NODE_RIVALS)), help="names, parted by ;")
    words.add_argument("--json", type=Path, help="every run, raw")
    words.add_argument("--sizes", action="store_true", help="how time and memory grow with the number of documents")
    told = words.parse_args()
    WORK.mkdir(parents=True, exist_ok=True)
    if told.sizes:
        from storlekar import measure_sizes

        return measure_sizes(WORK, ROOT / "docs" / "storlekar.svg")
    names = [name for name in told.rivals.split(";") if name]
    if not shutil.which("node"):
        print("node is not installed: rivals in JavaScript are not measured", file=sys.stderr)
        names = [name for name in names if name not in NODE_RIVALS]
    rows = [*rival_rows(names), *beslut_rows()]
    for row in rows:
        run_once(row)  # the first run of each fills caches and compiles bytecode
    measure(rows, told.rounds)
    if told.json:
        told.json.write_text(json.dumps({row.name: row.runs for row in rows}, ensure_ascii=False, indent=1), "utf-8")
    print(table(rows))
    return 0


if __name__ == "__main__":
    sys.exit(main())
