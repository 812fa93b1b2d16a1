# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""The project's address stands in one place, and every other that names it says the same."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from adress import HOME, change, path_of, text_files
from beslut import __address__
from conftest import ROOT

NAMES_IT = ("pyproject.toml", "publiccode.yml", "docs/installera.md", "docs/slappa.md", "src/beslut/__init__.py")
NEW = "https://kod.example/vi/beslut"


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    if not (ROOT / ".git").exists():
        pytest.skip("not a repository: only git knows which files are the project's own")
    return {path.relative_to(ROOT).as_posix(): text for path, text in text_files(ROOT).items()}


def test_no_file_has_another_address_of_the_project(texts: dict[str, str]) -> None:
    """An address on a code site that ends in the project's name, or `owner/beslut` as its services want it."""
    at = re.compile(r"https?://(?:github|gitlab|codeberg)\.\w+/[\w.-]+/beslut\b|(?<=--repo )[\w.-]+/beslut\b")
    found = {(name, one) for name, text in texts.items() for one in at.findall(text) if name != "uv.lock"}
    assert {name for name, _ in found} == set(NAMES_IT)
    assert {one for _, one in found} == {__address__, path_of(__address__)}


def test_the_address_is_changed_everywhere_by_one_command(texts: dict[str, str], tmp_path: Path) -> None:
    for name in (*NAMES_IT, "README.md", "REUSE.toml"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / name, tmp_path / name)
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    subprocess.run(["git", "add", "."], cwd=tmp_path, check=True)
    changed = change(tmp_path, NEW, "Vi")
    assert {path.relative_to(tmp_path).as_posix() for path in changed} >= {*NAMES_IT, "README.md"}
    after = "".join(text_files(tmp_path).values())
    assert __address__ not in after and path_of(__address__) not in after and "FileCopyrightText: 2026 Vi\n" in after
    assert f'__address__ = "{NEW}"' in (tmp_path / HOME).read_text("utf-8")
