# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""A few attacks of every class; `make attack` makes more than twenty thousand."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from attacking import CLASSES, Came, attack_of, table, tried
from conftest import ask_for

SLOW = {"systemfel": 12, "signaler": 6, "länkar i projektet": 12, "bitar": 12}
POSIX = {"systemfel", "signaler", "mappar", "länkar i projektet"}


@pytest.mark.parametrize("name", CLASSES)
def test_some_attacks_of_each_class(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ask_for("excel")
    ask_for("pdf")
    if name in POSIX and sys.platform == "win32":
        pytest.skip("links need a privilege there, and signals are sent in another way")
    monkeypatch.setenv("BESLUT_CACHE", "")  # so that what the attack sets is taken back
    monkeypatch.setattr(sys, "stdin", None)
    monkeypatch.chdir(tmp_path)
    came = tried(
        attack_of(name, tmp_path / "anfall"), name, os.environ.get("BESLUT_SEED", "1"), range(SLOW.get(name, 30))
    )
    assert came.faults == []
    assert len(came.ends) > 1, came.ends  # some get through, some are refused


class _Faulty:
    """An attack that finds something now and then."""

    def one(self, dice: object) -> str:
        raise ZeroDivisionError


def test_a_fault_is_told_with_what_makes_it_again() -> None:
    came = tried(_Faulty(), "ord", "7", range(3, 5))
    assert (came.tries, len(came.faults)) == (2, 2)
    assert came.faults[0].startswith("--seed 7 --only 'ord' --first 3\nTraceback")
    assert "| Alla                     |       2 |    2 |" in table({"ord": came, "yaml": Came("yaml")})
