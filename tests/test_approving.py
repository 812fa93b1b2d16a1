# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Golden texts: a difference is shown, saved and named; `make golden` reaches every one of them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from approving import hold
from conftest import ROOT, Approve

TESTS = ROOT / "tests"
STORED = {
    "test_checking_docs.py": ["docs/regler.md"],
    "test_golden.py": ["tests/golden/*/*/*.txt", "tests/golden/profiler/*/*/*.txt"],
    "test_loading.py": ["tests/trasiga/*.txt"],
    "test_report.py": ["tests/golden/rapport/*.html"],
    "test_schema.py": ["docs/schema/*.json"],
    "test_sentences.py": ["tests/golden/dialekter/meningar.txt"],
    "test_sources.py": ["docs/kallor.md"],
    "test_wording.py": ["tests/golden/dialekter/[0-9p]*.txt"],
}
"""Which test module holds which stored texts."""


def test_what_is_approved_passes_and_takes_the_saved_one_away(tmp_path: Path) -> None:
    approved, saved = tmp_path / "a.txt", tmp_path / "kept" / "a.txt"
    approved.write_text("å\n", "utf-8")
    with pytest.raises(AssertionError):
        hold("ä\n", approved, root=tmp_path, kept=tmp_path / "kept", rewrite=False)
    assert saved.read_text("utf-8") == "ä\n"
    hold("å\n", approved, root=tmp_path, kept=tmp_path / "kept", rewrite=False)
    assert not saved.exists()


@pytest.mark.parametrize("known", ["gammalt\n", None])
def test_what_is_not_approved_is_saved_and_named(known: str | None, tmp_path: Path) -> None:
    approved = tmp_path / "mapp" / "a.txt"
    if known is not None:
        approved.parent.mkdir()
        approved.write_text(known, "utf-8")
    with pytest.raises(AssertionError) as told:
        hold("nytt\n", approved, root=tmp_path, kept=tmp_path / "kept", rewrite=False)
    saved = tmp_path / "kept" / "mapp" / "a.txt"
    assert saved.read_bytes() == b"nytt\n"
    assert str(saved) in str(told.value)
    assert str(Path("mapp", "a.txt")) in str(told.value)
    assert "\n+nytt" in str(told.value)
    assert approved.exists() == (known is not None)


def test_a_rewritten_text_is_the_approved_one(tmp_path: Path) -> None:
    approved = tmp_path / "mapp" / "a.txt"
    hold("nytt\n", approved, root=tmp_path, kept=tmp_path / "kept", rewrite=True)
    assert approved.read_bytes() == b"nytt\n"
    hold("nytt\n", approved, root=tmp_path, kept=tmp_path / "kept", rewrite=False)


def test_make_golden_runs_every_module_that_holds_stored_texts(
    request: pytest.FixtureRequest, approve: Approve
) -> None:
    """It runs what is marked, and whatever takes the fixture is marked, as this test is."""
    recipe = (ROOT / "Makefile").read_text("utf-8").split("\ngolden:")[1].split("\n\n")[0]
    assert re.findall(r"-m golden$", recipe)
    assert request.node.get_closest_marker("golden")
    taking = {path.name for path in TESTS.glob("test_*.py") if "approve: Approve" in path.read_text("utf-8")}
    assert taking - {Path(__file__).name} == STORED.keys()


def test_only_one_module_rewrites_stored_texts() -> None:
    told = {path.name for path in TESTS.glob("*.py") if "BESLUT_GOLDEN" in path.read_text("utf-8")}
    assert told == {"approving.py", "test_codes.py", Path(__file__).name}  # the page of codes is one text of its own


def test_every_stored_text_is_held_by_one_module() -> None:
    kept = {path for folder in ("golden", "trasiga") for path in (TESTS / folder).rglob("*.txt")}
    held = [path for patterns in STORED.values() for pattern in patterns for path in ROOT.glob(pattern)]
    assert len(held) == len(set(held))
    assert kept - set(held) == set()
    assert all(list(ROOT.glob(pattern)) for patterns in STORED.values() for pattern in patterns)
