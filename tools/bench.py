# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Measure beslut beside its rivals on this machine, and print one table.

    python tools/bench.py [--rounds 7] [--only WORD;WORD] [--quick] [--json FILE]
    python tools/bench.py --storlekar [--bild FILE.svg]

`make bench` runs it. BESLUT_PERF names the folder with the rivals; without it beslut is measured alone. What is printed
is Swedish, so that it can be laid in docs/prestanda.md as it is.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from functools import partial
from importlib.util import find_spec
from pathlib import Path

import bench_page
from bench_floor import floor
from bench_measuring import Bench, BenchError, Figures, Work, bench, measured
from bench_rivals import DOCXTPL, NODES, PYTHONS, rivals
from bench_sizes import SIZES, Size, draw, table
from rivaler import CASE, make_project, their_body, their_records

ROOT = Path(__file__).resolve().parents[1]
SCRATCH = ROOT / "build" / "bench"
_HEAD = (
    "Vad", "s, minne", "s, disk", "CPU s", "ms per handling", "MB",
    f"× {DOCXTPL}, minne", "× snabbaste, minne", f"× {DOCXTPL}, disk", "× snabbaste, disk",
)  # fmt: skip
_DISK = " (disk)"
"""The end of the name of a process that writes on a disk; the same without it writes in memory."""
_FEW = 3
_MEMORY = Path("/dev/shm")  # a memory disk keeps the disk out of the figures
_EMPTY_APP = """\
import typer

app = typer.Typer()


@app.command()
def one() -> None:
    pass


@app.command()
def two() -> None:
    pass


app()
"""


@dataclass(frozen=True)
class Row:
    """One row of the table: a measured process, the one with a single document, and which of the rivals' it is held to.

    `documents` is how many more the row writes than its single one; 0 leaves the cost of one more document out.
    """

    name: str
    many: str
    one: str = ""
    documents: int = 0
    rivals_count: int | None = 290


def _tell(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


def _beslut(*words: str) -> list[str]:
    """The command as somebody who has installed it starts it."""
    script = Path(sys.executable).with_name("beslut")
    return [*([str(script)] if script.exists() else [sys.executable, "-m", "beslut"]), *words]


def _generating(*words: str) -> Callable[[Path], list[str]]:
    return lambda out: _beslut("generate", *words, "--ut", str(out))


def _always(command: Sequence[str], _: Path) -> Sequence[str]:
    return command


def _emptied(folder: Path) -> Callable[[], None]:
    return lambda: shutil.rmtree(folder, ignore_errors=True)


def _ours(run: Path, perf: Path | None) -> Iterator[tuple[Row, list[Work]]]:
    """The rows of beslut itself and what stands beside them, each with the processes that it needs."""
    warm = {"BESLUT_CACHE": str(run / "cache")}
    if perf:
        works = []
        for count in (290, 1):
            project = run / f"projekt-{count}"
            make_project(their_records(perf, count), their_body(perf), project)
            words = _generating("--projekt", str(project), "--alla", "--arende", CASE)
            works.append(Work(f"rivals' text @{count}", words, count, warm))
        yield Row("beslut: medtävlarnas text, 290", works[0].name, works[1].name, 289), works
    inera = _generating("--alla", "--arende", "inera")
    single = Work("inera @1", _generating("--kommun", "Sandviken", "--arende", "inera"), 1, warm)
    yield Row("beslut: inera --alla, 290", "inera", single.name, 289), [Work("inera", inera, 290, warm), single]
    cold = run / "cache-kall"
    work = Work("inera, cold", inera, 290, {"BESLUT_CACHE": str(cold)}, before=_emptied(cold))
    yield Row("beslut: inera --alla, kall cache", work.name), [work]
    work = Work("inera, uncached", inera, 290, {"BESLUT_CACHE": ""})
    yield Row("beslut: inera --alla, utan cache", work.name), [work]
    work = Work("inera, again", inera, 290, warm, kept=run / "samma")
    yield Row("beslut: inera --alla, inget ändrat", work.name), [work]
    yield from _switched_off(inera, warm)
    if find_spec("typst"):
        pdf = _generating("--alla", "--arende", "inera", "--format", "pdf")
        work = Work("inera, pdf", pdf, 290, warm, ending=".pdf")
        yield Row("beslut: inera --alla, 290 pdf", work.name, rivals_count=None), [work]
    work = Work("sandviken", _generating("--kommun", "Sandviken"), 5, warm)
    yield Row("beslut: --kommun Sandviken, 5 (mot 1)", work.name, rivals_count=1), [work]
    asked = {"_BESLUT_COMPLETE": "complete_bash", "COMP_WORDS": "beslut generate --", "COMP_CWORD": "2"}
    app = run / "tomt.py"
    app.write_text(_EMPTY_APP, "utf-8")
    for name, command, env in (
        ("beslut -h", _beslut("-h"), warm),
        ("beslut --version", _beslut("--version"), warm),
        ("beslut: skalets komplettering", _beslut(), warm | asked),
        ("tomt Typerprogram, --help", [sys.executable, str(app), "--help"], {}),
        ("python -c pass", [sys.executable, "-c", "pass"], {}),
    ):
        yield Row(name, name, rivals_count=None), [Work(name, partial(_always, command), 0, env)]


def _switched_off(inera: Callable[[Path], Sequence[str]], warm: dict[str, str]) -> Iterator[tuple[Row, list[Work]]]:
    """What each quick way earns: the run without one of them, and without all. The cache has rows of its own."""
    works = [("av Typer", Work("inera, by Typer", _generating("--alla", "-ainera"), 290, warm))]
    if shutil.which("taskset"):
        alone = Work("inera, one process", lambda out: ["taskset", "-c", "0", *inera(out)], 290, warm)
        works.append(("en process", alone))
    works.append(("BESLUT_SNABBT=0", Work("inera, all off", inera, 290, warm | {"BESLUT_SNABBT": "0"})))
    for what, work in works:
        yield Row(f"beslut: inera --alla, {what}", work.name), [work]


def _rows_of_rivals(works: Sequence[Work]) -> Iterator[Row]:
    for name in (*PYTHONS, *NODES):
        if any(work.name == f"{name} @290" for work in works):
            yield Row(f"{name}, 290", f"{name} @290", f"{name} @1", 289)


def _line(row: Row, figures: Figures) -> str:
    seconds = [f"{figures.wall(name):.3f}" if figures.has(name) else "–" for name in (row.many, row.many + _DISK)]
    name = row.many if figures.has(row.many) else row.many + _DISK
    more = "–"
    if row.documents and figures.has(row.one):
        more = f"{(figures.wall(row.many) - figures.wall(row.one)) / row.documents * 1000:.3f}"
    ratios = [_ratio(row, figures, whose, end) for end in ("", _DISK) for whose in ((DOCXTPL,), (*PYTHONS, *NODES))]
    cells = (row.name, *seconds, f"{figures.cpu(name):.3f}", more, f"{figures.peak(name):.0f}", *ratios)
    return f"| {' | '.join(cells)} |"


def _ratio(row: Row, figures: Figures, whose: Sequence[str], end: str) -> str:
    """How many times faster the row is than the fastest of those rivals, in the same place."""
    rival = figures.fastest([f"{one} @{row.rivals_count}{end}" for one in whose]) if row.rivals_count else None
    times = figures.times_faster(row.many + end, rival) if rival else None
    return "–" if times is None else f"{times:.2f}" if times < 10 else f"{times:.0f}"


def _as_table(rows: Sequence[Row], figures: Figures) -> str:
    lines = [f"| {' | '.join(_HEAD)} |", "| --- |" + " ---: |" * (len(_HEAD) - 1)]
    return "\n".join([*lines, *(_line(row, figures) for row in rows)])


def _compared(told: argparse.Namespace, places: Sequence[Path]) -> None:
    """The table, and after it the floor. Each process writes in each of the places; what writes nothing runs once."""

    def chosen(name: str) -> bool:
        return told.only is None or any(word.casefold() in name.casefold() for word in told.only.split(";"))

    rounds = told.rounds or (_FEW if told.quick else 7)
    perf, theirs = rivals(SCRATCH, chosen, _tell)
    ours = {place: [(row, some) for row, some in _ours(place, perf) if chosen(row.name)] for place in places}
    rows = [*_rows_of_rivals(theirs), *(row for row, _ in ours[places[0]])]
    with ExitStack() as opened:
        banks = {place: opened.enter_context(bench(place, fleeting=_MEMORY in place.parents)) for place in places}
        works = [
            (bank, work if _MEMORY in place.parents else replace(work, name=work.name + _DISK))
            for place, bank in banks.items()
            for work in (*theirs, *(one for _, some in ours[place] for one in some))
            if work.documents or place == places[0]
        ]
        figures = Figures(measured(works, rounds, _tell))
        print(_as_table(rows, figures), flush=True)
        steps = _floor(banks[places[0]], places[0], rounds) if chosen("golvet") else {}
    if steps:
        print("\n| Golvet, en handling | µs |\n| --- | ---: |")
        print("\n".join(f"| {name} | {cost:.0f} |" for name, cost in steps.items()))
    if told.json:
        told.json.write_text(json.dumps({"runs": figures.raw(), "floor": steps}, indent=1), "utf-8")


def _floor(bank: Bench, run: Path, rounds: int) -> dict[str, float]:
    out = run / "golv"
    words = _generating("--kommun", "Sandviken", "--arende", "inera")
    bank.once(Work("floor", words, 1, {"BESLUT_CACHE": str(run / "cache")}, kept=out))
    return floor(next(out.rglob("*.docx")), run / "golv-filer", rounds)


def _page(rounds: int) -> None:
    """What a person waits for in the page, where it is built and a browser can open it."""
    if not bench_page.can_measure():
        _tell("Sidan mäts inte: den är inte byggd (make page), eller så finns ingen Chromium.")
        return
    print("\n| Sidan i Chromium | s |\n| --- | ---: |")
    print("\n".join(f"| {name} | {wait:.2f} |" for name, wait in bench_page.waits(rounds).items()), flush=True)


def _sizes(told: argparse.Namespace, run: Path) -> None:
    """Time and memory of ten documents to many, each after a run that fills the cache."""
    perf = Path(os.environ.get("BESLUT_PERF", ""))
    if not (perf / "workload").is_dir():
        raise BenchError("BESLUT_PERF names no folder: the sizes are made of its records")
    sizes = []
    with bench(run, fleeting=_MEMORY in run.parents) as bank:
        for parties, kinds in SIZES[: _FEW if told.quick else None]:
            project = run / f"projekt-{parties}-{kinds}"
            make_project(their_records(perf, parties), their_body(perf), project, kinds)
            words = _generating("--projekt", str(project), "--alla", "--arende", CASE)
            env = {"BESLUT_CACHE": str(run / "cache")}
            work = Work(f"{parties} × {kinds}", words, parties * kinds, env)
            cost = [bank.once(work) for _ in range(_FEW if kinds == 1 else 2)]  # the first fills the cache
            best = min(cost, key=lambda one: one.wall)
            sizes.append(Size(parties * kinds, best.wall, best.peak))
            _tell(f"{parties * kinds} handlingar: {best.wall:.2f} s")
    print(table(sizes))
    if told.bild:
        draw(sizes, told.bild)


def main() -> int:
    """Read the words of the command line and do what they say."""
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--rounds", type=int, help="rounds to measure (7, with --quick 3)")
    words.add_argument("--only", help="only the rows with one of these words in their name: ”docxtpl;inera”")
    words.add_argument("--quick", action="store_true", help="few rounds, and no size above 2,900")
    words.add_argument("--json", type=Path, help="every run as it was, to this file")
    words.add_argument("--storlekar", action="store_true", help="10, 290, 2,900 and 29,000 documents")
    words.add_argument("--bild", type=Path, help="with --storlekar: draw them, to this SVG file")
    words.add_argument("--ut", type=Path, help="a folder on the disk that is measured (else build/bench)")
    words.add_argument("--sida", action="store_true", help="only the page dist/beslut.html, in Chromium")
    words.add_argument("--bara-disk", action="store_true", help="write on the disk only, not in memory too")
    told = words.parse_args()
    disk = told.ut or SCRATCH
    disk.mkdir(parents=True, exist_ok=True)
    with ExitStack() as made:
        roots = [disk] if told.bara_disk or not _MEMORY.is_dir() else [_MEMORY, disk]
        places = [
            Path(made.enter_context(tempfile.TemporaryDirectory(prefix="beslut-bench-", dir=root))) for root in roots
        ]
        try:
            if told.sida:
                _page(told.rounds or _FEW)
            elif told.storlekar:
                _sizes(told, places[0])
            else:
                _compared(told, places)
                if not told.only:
                    _page(_FEW)
        except BenchError as error:
            _tell(str(error))
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
