# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""The bench works: it measures beslut, prints its table and the floor, and says what is left out. No time is judged."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import ROOT, environment

PERF = os.environ.get("BESLUT_PERF", "")

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="wait4 and posix_spawn are not in Windows")


def bench(*words: str, perf: str) -> subprocess.CompletedProcess[str]:
    """The bench as a person runs it, with or without the rivals' folder."""
    env = environment() | ({"BESLUT_PERF": perf} if perf else {})
    command = [sys.executable, str(ROOT / "tools" / "bench.py"), *words]
    return subprocess.run(command, env=env, capture_output=True, encoding="utf-8", timeout=300, check=False)


def rows(printed: str) -> dict[str, list[str]]:
    """The rows of the first table by what they measure."""
    lines = printed.split("\n\n")[0].splitlines()[2:]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return {name: rest for name, *rest in cells}


def test_without_the_rivals_it_says_so_in_a_line_and_measures_beslut(tmp_path: Path) -> None:
    ran = bench(
        "--only", "beslut -", "--rounds", "1", "--json", str(tmp_path / "b.json"), "--ut", str(tmp_path), perf=""
    )
    assert ran.returncode == 0, ran.stderr
    assert ran.stderr.count("BESLUT_PERF") == 1
    assert list(rows(ran.stdout)) == ["beslut -h", "beslut --version"]
    assert all(len(cells) == 9 and float(cells[0]) > 0 for cells in rows(ran.stdout).values())
    assert set(json.loads((tmp_path / "b.json").read_text("utf-8"))["runs"]) == {"beslut -h", "beslut --version"}


def test_the_floor_is_the_sum_of_its_steps(tmp_path: Path) -> None:
    ran = bench("--only", "golvet", "--rounds", "1", "--ut", str(tmp_path), "--json", str(tmp_path / "b.json"), perf="")
    assert ran.returncode == 0, ran.stderr
    steps = json.loads((tmp_path / "b.json").read_text("utf-8"))["floor"]
    assert len(steps) == 5 and abs(steps.pop("summa") - sum(steps.values())) < 1


@pytest.mark.skipif(not PERF, reason="BESLUT_PERF names no folder with the rivals")
def test_the_rivals_text_is_measured_when_their_records_are_there(tmp_path: Path) -> None:
    """Whether the rivals themselves are set up or not: only beslut is asked for."""
    ran = bench("--only", "beslut: medtävlarnas", "--rounds", "1", "--ut", str(tmp_path), perf=PERF)
    assert ran.returncode == 0, ran.stderr
    assert list(rows(ran.stdout)) == ["beslut: medtävlarnas text, 290"]
