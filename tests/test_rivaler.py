# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""The rivals' own document, made by beslut from their records, against their own verify.py.

BESLUT_PERF names the folder with the rivals; without it these tests are skipped.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import ROOT, Beslut, environment

PERF = os.environ.get("BESLUT_PERF", "")
COUNT = 10

pytestmark = pytest.mark.skipif(not PERF, reason="BESLUT_PERF names no folder with the rivals")


def tool(name: str, *words: str | Path) -> subprocess.CompletedProcess[str]:
    """One of the project's tools, run as a person runs it."""
    command = [sys.executable, str(ROOT / "tools" / name), *map(str, words)]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False)


@pytest.fixture
def records(tmp_path: Path) -> Path:
    """Ten of the rivals' records, in a copy of their folder: nothing is written in theirs."""
    workload = tmp_path / "perf" / "workload"
    workload.mkdir(parents=True)
    for name in ("spec.py", "make_data.py"):
        (workload / name).write_bytes((Path(PERF) / "workload" / name).read_bytes())
    subprocess.run([sys.executable, str(workload / "make_data.py"), str(COUNT)], check=True)
    return tmp_path / "perf" / "build" / f"data-{COUNT}.json"


def verified(records: Path, folder: Path) -> str:
    """What the rivals' verify.py says of a folder."""
    command = [sys.executable, str(Path(PERF) / "verify.py"), str(records), str(folder)]
    env = environment(PYTHONDONTWRITEBYTECODE="1")  # their folder is not ours to write in
    return subprocess.run(command, env=env, capture_output=True, encoding="utf-8", check=False).stdout


def test_every_document_says_what_the_rivals_say(records: Path, tmp_path: Path, beslut: Beslut) -> None:
    project = tmp_path / "projekt"
    assert tool("rivaler.py", "projekt", records, project).returncode == 0
    ran = beslut("generate", "--alla", "--arende", "underskrifter", "--projekt", str(project), "--ut", "ut")
    assert (ran.code, len(json.loads(records.read_text("utf-8")))) == (0, COUNT), ran.stderr
    assert tool("rivaler.py", "platt", records, tmp_path / "ut", tmp_path / "platt").returncode == 0
    assert f"{COUNT}/{COUNT} complete" in verified(records, tmp_path / "platt")


def test_only_the_level_of_the_sections_is_said_their_way(records: Path, tmp_path: Path, beslut: Beslut) -> None:
    project = tmp_path / "projekt"
    tool("rivaler.py", "projekt", records, project)
    beslut("generate", "--alla", "--arende", "underskrifter", "--projekt", str(project), "--ut", "ut")
    assert tool("rivaler.py", "platt", records, tmp_path / "ut", tmp_path / "platt", "--orört").returncode == 0
    said = verified(records, tmp_path / "platt")
    assert f"lacking: headings x{COUNT}\n" in said
