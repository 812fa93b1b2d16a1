# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""docs/oppen-kallkod.md answers a public body's reviewer: each answer has a command, and every command is run."""

from __future__ import annotations

import re
import shutil
import subprocess
import tomllib
from collections import Counter

import pytest

from conftest import ROOT

PAGE = (ROOT / "docs" / "oppen-kallkod.md").read_text("utf-8")
ROW = re.compile(r"^\| [A-H] \| (.+?) \| (ja|delvis|nej|utgivaren|gäller inte) \| (.*?) ?\| `(.+)` \|$", re.MULTILINE)
ROWS = [(what, answer, command.replace("\\|", "|")) for what, answer, _, command in ROW.findall(PAGE)]


def test_every_row_is_read_and_the_sum_is_right() -> None:
    assert len(ROWS) == len(re.findall(r"^\| [A-H] \|", PAGE, re.MULTILINE)) > 120
    count = Counter(answer for _, answer, _ in ROWS)
    told = re.search(r"Summa: (\d+) ja, (\d+) delvis, (\d+) nej, (\d+) utgivaren, (\d+) gäller inte\.", PAGE)
    assert told and [int(n) for n in told.groups()] == [
        count[a] for a in ("ja", "delvis", "nej", "utgivaren", "gäller inte")
    ]


@pytest.mark.skipif(shutil.which("bash") is None, reason="the commands are written for bash")
def test_every_answer_holds_by_its_command() -> None:
    """In one process: a hundred would take a second."""
    lines = [f"({command}) >/dev/null 2>&1 || echo {place}" for place, (*_, command) in enumerate(ROWS)]
    ran = subprocess.run(["bash", "-c", "\n".join(lines)], cwd=ROOT, capture_output=True, encoding="utf-8", timeout=60)
    assert [ROWS[int(place)] for place in ran.stdout.split()] == []


def test_every_library_is_thanked_with_its_licence() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = project["optional-dependencies"]
    wanted = [
        *project["dependencies"],
        *(one for name in extras if name not in ("dev", "alla") for one in extras[name]),
    ]
    names = {re.split(r"[>=\[]", one)[0].lower() for one in wanted}
    thanked = (ROOT / "docs" / "tack.md").read_text("utf-8").lower()
    assert [name for name in sorted(names) if name not in thanked] == []
