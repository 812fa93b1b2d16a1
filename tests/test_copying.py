# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""A copy of a loaded process says, ends and leaves what a new process does, so that other tests may use it."""

from __future__ import annotations

import sys

import pytest

from conftest import Beslut, environment
from copying import can_copy

pytestmark = pytest.mark.skipif(not can_copy(environment(), environment()), reason="every command is a new process")

LINES = [
    (), ("--version",), ("generera",), ("generate", "--kommun", "Gävl"), ("rule", "R10"), ("read", "saknas.docx"),
    ("generate", "-k", "Gävle", "-v", "--strikt"), ("list", "kommuner", "--json"), ("check", "-k", "Gävle"),
]  # fmt: skip


@pytest.mark.parametrize("words", LINES, ids=" ".join)
def test_a_copy_does_what_a_new_process_does(beslut: Beslut, words: tuple[str, ...]) -> None:
    places = [beslut.folder / name for name in ("kopia", "ny")]
    for place in places:
        place.mkdir()
    copied, new = beslut(*words, cwd=places[0]), beslut.in_a_new_process(*words, cwd=places[1])
    assert copied == new
    left = [{path.relative_to(place): path.read_bytes() for path in place.rglob("*") if path.is_file()}
            for place in places]  # fmt: skip
    assert left[0] == left[1]


def test_a_copy_is_as_it_was_loaded_whoever_was_copied_before(beslut: Beslut) -> None:
    """Nothing that a command loads, opens or remembers is there for the next one."""
    first = beslut("generate", "-k", "Gävle", "-n")
    beslut("generate", "--alla", "--arende", "inera")
    assert beslut("generate", "-k", "Gävle", "-n") == first


@pytest.mark.parametrize("name", ["PYTHONHASHSEED", "LC_ALL", "NO_COLOR", "COLUMNS"])
def test_what_python_reads_when_it_starts_needs_a_new_process(name: str) -> None:
    assert not can_copy(environment(**{name: "1"}), environment())
    assert can_copy(environment(TZ="Asia/Tokyo", BESLUT_SNABBT="0"), environment()) is (sys.platform == "linux")
