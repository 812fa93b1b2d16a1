# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Where the cache lies, and that it is used; that it changes nothing is held by test_fast_and_slow."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest
from platformdirs import user_cache_path

from beslut.cli.surroundings import cache_folder
from beslut.planning import Order
from conftest import TODAY, Beslut, environment
from planned import Planned


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """Where the cache is to be; it makes the folder itself."""
    return tmp_path / "gömt" / "djupt"


def _data(cache: Path) -> object:
    """All that is loaded."""
    loaded = Planned(Order(today=TODAY, everyone=True), cache)
    return loaded.register, dict(loaded.profiles), dict(loaded.verbs), loaded.case, loaded.parties


def test_a_second_room_reads_no_file_again(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = _data(kept)

    def refuse(*_: object) -> None:
        raise AssertionError("loaded again")

    for name in ("profiles.load_profiles", "verbs.load_verbs", "register.load_register", "case.load_case"):
        monkeypatch.setattr(f"beslut.loading.{name}", refuse)
    assert _data(kept) == first


WORDS = ("generate", "--kommun", "Sandviken", "-q", "--arende", "valfardsstrategin")


def _home(folder: Path, **changes: str) -> dict[str, str]:
    """Surroundings where the program has to find the cache itself."""
    kept = {name: value for name, value in environment().items() if name not in ("BESLUT_CACHE", "XDG_CACHE_HOME")}
    return {**kept, "HOME": str(folder), **changes}


def test_the_folder_asked_for_is_made_for_us_alone(beslut: Beslut, kept: Path) -> None:
    assert beslut(*WORDS, env=environment(BESLUT_CACHE=str(kept))).code == 0
    names = sorted(path.name.partition("-")[0] for path in kept.iterdir())
    assert names == ["arende", "avsnitt", "hus", "korning"]
    if sys.platform != "win32":
        assert kept.stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize("said", ["", " "])
def test_without_a_folder_nothing_is_written_anywhere(beslut: Beslut, tmp_path: Path, said: str) -> None:
    home = tmp_path / "hem"
    home.mkdir()
    assert beslut(*WORDS, env=_home(home, BESLUT_CACHE=said)).code == 0
    assert list(home.rglob("*")) == []
    assert sorted(path.name for path in tmp_path.iterdir()) == ["hem", "ut"]


@pytest.mark.skipif(sys.platform != "linux", reason="XDG is for Linux")
def test_the_usual_folder_is_where_the_system_wants_it(beslut: Beslut, tmp_path: Path) -> None:
    home, other = tmp_path / "hem", tmp_path / "annan"
    home.mkdir()
    assert beslut(*WORDS, env=_home(home)).code == 0
    assert [path.name for path in home.iterdir()] == [".cache"]
    assert list((home / ".cache" / "beslut").iterdir())
    shutil.rmtree(home / ".cache")
    assert beslut(*WORDS, env=_home(home, XDG_CACHE_HOME=str(other))).code == 0
    assert list((other / "beslut").iterdir())
    assert list(home.iterdir()) == []


@pytest.mark.parametrize("told", [{}, {"XDG_CACHE_HOME": "/annan"}])
def test_the_usual_folder_is_the_one_that_platformdirs_names(
    told: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("BESLUT_CACHE", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    for name, value in ({"HOME": str(tmp_path)} | told).items():
        monkeypatch.setenv(name, value)
    assert cache_folder() == user_cache_path("beslut", appauthor=False)
