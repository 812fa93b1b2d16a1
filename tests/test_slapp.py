# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""A release is stopped when tag, code, changelog and publiccode.yml do not tell the same."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from conftest import ROOT
from slapp import problems, section

CODE, CHANGES, CARD = "src/beslut/__init__.py", "CHANGELOG.md", "publiccode.yml"
RELEASED = {
    CODE: '"""Doc."""\n\n__version__ = "1.2.3"\n',
    CHANGES: "# Log\n\n## [Unreleased]\n\n## [1.2.3] - 2026-12-24\n\n### Added\n\n- Ett.\n\n## [1.2.2]\n\nTvå.\n",
    CARD: 'name: beslut\nsoftwareVersion: "1.2.3"\nreleaseDate: "2026-12-24"\n',
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name, text in RELEASED.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


def test_what_tells_the_same_can_be_released(root: Path) -> None:
    assert list(problems("v1.2.3", root)) == []


@pytest.mark.parametrize("tag", ["1.2.3", "v1.2", "v1.2.3rc1", "v", "v1.2.3; true"])
def test_a_tag_is_v_and_three_numbers(tag: str, root: Path) -> None:
    (told,) = problems(tag, root)
    assert tag in told


@pytest.mark.parametrize(
    ("name", "old", "new", "told"),
    [
        (CODE, "1.2.3", "1.2.2", "says version 1.2.2"),
        (CODE, "__version__", "version", "says version nothing"),
        (CHANGES, "[1.2.3] - 2026-12-24", "[1.2.3]", "no heading"),
        (CHANGES, "### Added\n\n- Ett.\n", "", "says nothing under 1.2.3"),
        (CHANGES, "## [Unreleased]\n", "## [Unreleased]\n\n- Kvar.\n", "under Unreleased"),
        (CARD, '"1.2.3"', '"1.2.2"', "softwareVersion"),
        (CARD, "2026-12-24", "2026-12-23", 'releaseDate: "2026-12-24"'),
    ],
)
def test_each_difference_is_told(name: str, old: str, new: str, told: str, root: Path) -> None:
    assert old in RELEASED[name]
    (root / name).write_text(RELEASED[name].replace(old, new), "utf-8")
    (found,) = problems("v1.2.3", root)
    assert told in found
    assert name in found


def test_the_notes_are_the_part_of_that_release() -> None:
    assert section(RELEASED[CHANGES], "1.2.3") == "### Added\n\n- Ett."
    assert section(RELEASED[CHANGES], "1.2.2") == "Två."
    assert section(RELEASED[CHANGES], "Unreleased") == ""
    assert section(RELEASED[CHANGES], "1.2") is None


def test_the_real_files_are_read() -> None:
    """The version is found, and the changelog has the heading that a release moves things from."""
    found = list(problems("v0.0.0"))
    assert any(re.search(r"__init__\.py says version \d", told) for told in found)
    assert section((ROOT / CHANGES).read_text("utf-8"), "Unreleased") is not None
