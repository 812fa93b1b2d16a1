# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""The Makefile: every target is told by `make help`, and in CONTRIBUTING.md; the first makes documents."""

from __future__ import annotations

import re
import shutil
import subprocess

import pytest

from conftest import ROOT, environment

MAKEFILE = (ROOT / "Makefile").read_text("utf-8")
TARGETS = re.findall(r"^([a-z]+):", MAKEFILE, re.MULTILINE)


def test_every_target_is_told_and_is_no_file() -> None:
    assert len(TARGETS) > 10
    assert re.findall(r"^## .+\n([a-z]+):", MAKEFILE, re.MULTILINE) == TARGETS
    assert sorted(MAKEFILE.split(".PHONY: ")[1].split("\n")[0].split()) == sorted(TARGETS)
    told = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    assert [target for target in TARGETS if f"\nmake {target}" not in told] == []


def test_the_first_target_makes_documents() -> None:
    assert TARGETS[0] == "generate"


@pytest.mark.skipif(not (shutil.which("make") and shutil.which("awk")), reason="make and awk are not here")
def test_make_help_tells_each_target_with_its_comment() -> None:
    command = ["make", "--no-print-directory", "help"]  # the tests themselves are run by make, which would tell of it
    ran = subprocess.run(command, cwd=ROOT, env=environment(), capture_output=True, encoding="utf-8")
    assert ran.returncode == 0, ran.stderr
    comments = re.findall(r"^## (.+)\n([a-z]+):", MAKEFILE, re.MULTILINE)
    assert ran.stdout.splitlines() == [f"make {target:<9} {comment}" for comment, target in comments]
