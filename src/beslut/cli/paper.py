# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""`beslut paper`: what a house's Word file offers as paper, what it lacks and what stands instead; a sample page."""

from __future__ import annotations

import json
from pathlib import Path

from beslut.cli import options as o
from beslut.cli.declaration import CommandLine
from beslut.cli.printing import print_result
from beslut.cli.words import order
from beslut.disk import content_of
from beslut.errors import DataError, Place, Problem, reason
from beslut.output import write_whole
from beslut.paper import PaperReport, prepare
from beslut.runs.sample import sample_page
from beslut.writers.papers import BASE

_MAX_BYTES = 20_000_000


def examine_paper(line: CommandLine) -> int:
    """Examine the file, write a sample page and the prepared paper; tell of it. Raises DataError for an unfit one."""
    path = Path(line[o.PAPER_FILE] or "")
    prepared = prepare(_content(path), str(path), BASE.read_bytes())
    sample = line[o.OUT] / f"provsida-{path.stem}.docx"
    write_whole(sample, sample_page(prepared.package, order(line).today))
    ready = line[o.OUT] / f"papper-{path.stem}.docx"
    write_whole(ready, prepared.package)
    if line[o.JSON]:
        print_result(json.dumps(_as_json(prepared.report, sample, ready), ensure_ascii=False, indent=2))
    else:
        print_result("\n".join(_as_lines(prepared.report, sample, ready)))
    return 0


def _content(path: Path) -> bytes:
    place = Place(str(path), 1, 1)
    try:
        content = content_of(str(path), _MAX_BYTES)
    except OSError as error:
        message = f"brevpapperet går inte att läsa: {reason(error)}"
        raise DataError(Problem("Y01", message, place, "rätta sökvägen")) from None
    if content is None:
        raise DataError(Problem("Y01", "brevpapperet finns inte", place, "rätta sökvägen"))
    return content


def _as_json(report: PaperReport, sample: Path, ready: Path) -> dict[str, object]:
    return {
        "version": 1,
        "formatmallar": report.matched,
        "tillagda": report.added,
        "platser": report.places,
        "okända_platser": report.unknown_places,
        "anmärkningar": report.remarks,
        "provsida": sample.as_posix(),
        "förberett": ready.as_posix(),
    }


def _as_lines(report: PaperReport, sample: Path, ready: Path) -> list[str]:
    def listed(words: list[str]) -> str:
        return ", ".join(words) or "inga"

    lines = [f"formatmallar som används: {listed(list(report.matched.values()))}"]
    lines += [f"formatmallar som läggs till, utan egna typsnitt: {listed(report.added)}"]
    lines += [f"platser som fylls i: {listed(report.places)}"]
    if report.unknown_places:
        lines.append(f"platser som lämnas som de är: {', '.join(report.unknown_places)}")
    lines += report.remarks
    told = f"förberett brevpapper, som beslut.html också kan skriva på: {ready.as_posix()}"
    return [*lines, f"provsida: {sample.as_posix()}", told]
