# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""The cache never says anything that is not so, runs nothing, and is never missed when it cannot be had."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from platformdirs import user_cache_path

from beslut.assets import CASES, PROFILES, REGISTER, TEMPLATES, VERBS, shipped_root
from beslut.cli.surroundings import cache_folder
from beslut.errors import DataError
from beslut.planning import Order
from conftest import CASE, ROOT, TODAY, Beslut, environment, replaced
from planned import Planned

START = ROOT / "data" / "start" / "projekt"
OWN_CASE = CASES / "mitt-arende.yaml"
TABLE = CASES / "parter.csv"
SHIPPED = sorted(path.stem for path in (shipped_root() / CASES).glob("*.yaml"))

posix = pytest.mark.skipif(sys.platform == "win32", reason="modes are POSIX here")


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """Where the cache is to be; it makes the folder itself."""
    return tmp_path / "gömt" / "djupt"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """The starter project with data files of its own, one of each kind."""
    folder = shutil.copytree(START, tmp_path / "eget")
    for name in (REGISTER, PROFILES, VERBS):
        shutil.copy(shipped_root() / name, folder / name)
    return folder


def _room(cache: Path | None, project: Path | None = None, case: str | None = None) -> Planned:
    return Planned(Order(today=TODAY, everyone=True, case=case, project=project), cache)


def _data(cache: Path | None, project: Path | None = None, case: str | None = None) -> object:
    """All that is loaded, or every problem in it."""
    room = _room(cache, project, case)
    try:
        return room.register, dict(room.profiles), dict(room.verbs), room.case, room.parties
    except DataError as error:
        return [str(problem) for problem in error.problems]


@pytest.mark.parametrize("case", SHIPPED)
def test_what_is_recalled_is_what_was_kept(kept: Path, case: str) -> None:
    without, cold = _data(None, case=case), _data(kept, case=case)
    names = sorted(path.name.partition("-")[0] for path in kept.iterdir())
    assert names == ["arende", "hus"]
    warm = _data(kept, case=case)
    assert warm == cold == without
    assert repr(warm) == repr(without)  # and of the same classes, also where those are equal to others


def test_a_second_room_reads_no_file_again(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = _data(kept)

    def refuse(*_: object) -> None:
        raise AssertionError("loaded again")

    for name in ("profiles.load_profiles", "verbs.load_verbs", "register.load_register", "case.load_case"):
        monkeypatch.setattr(f"beslut.loading.{name}", refuse)
    assert _data(kept) == first


def _edit(name: Path, old: str, new: str) -> Callable[[Path], None]:
    return lambda own: replaced(own / name, (old, new))


CHANGES: dict[str, Callable[[Path], object]] = {
    "registret": _edit(REGISTER, "egen_form: Hofors kommun", "egen_form: Hofors kommux"),
    "skrivsätten": _edit(PROFILES, "namn: Standard (eget", "namn: Standard (egex"),
    "verben": _edit(VERBS, "presens: antar", "presens: antax"),
    "ärendet": _edit(OWN_CASE, "ärendemening: ", "ärendemening: X"),
    "tabellen": _edit(TABLE, "Hofors;2104;;", "Hofors;2104;KS 1;"),
    "en rad färre": _edit(TABLE, "Ockelbo;2101;;;\n", ""),
}
BREAKS: dict[str, Callable[[Path], object]] = {
    "registret fel": _edit(REGISTER, "egen_form: Hofors kommun", "egenform: Hofors kommun"),
    "skrivsätten fel": _edit(PROFILES, "profiler:\n", "profilex:\n"),
    "verben fel": _edit(VERBS, "verb:\n", "verx:\n"),
    "ärendet fel": _edit(OWN_CASE, "ärendemening: ", "ärendemenin: "),
    "tabellen fel": _edit(TABLE, "Hofors;2104;", "Hofors;2105;"),
    "tabellen borta": lambda own: (own / TABLE).unlink(),
    "tabellen omdöpt": lambda own: (own / TABLE).rename(own / CASES / "andra.csv"),
    "mallen borta": lambda own: (own / TEMPLATES / "mitt-arende" / "missiv.md").unlink(),
    "mallen omdöpt": lambda own: (own / TEMPLATES / "mitt-arende" / "missiv.md").rename(
        own / TEMPLATES / "mitt-arende" / "nytt.md"
    ),
}


@pytest.mark.parametrize("what", CHANGES)
def test_a_change_of_one_byte_is_seen_by_the_next_room(kept: Path, own: Path, what: str) -> None:
    before = _data(kept, own)
    CHANGES[what](own)
    after = _data(kept, own)
    assert after == _data(None, own)
    assert after != before
    assert _data(kept, own) == after


@pytest.mark.parametrize("what", BREAKS)
def test_an_error_is_told_however_often_and_until_it_is_mended(kept: Path, own: Path, what: str) -> None:
    before = _data(kept, own)
    shutil.copytree(own, mended := own.with_name("rätt"))
    BREAKS[what](own)
    told = _data(kept, own)
    assert isinstance(told, list)
    assert told == _data(None, own)
    assert _data(kept, own) == told
    shutil.rmtree(own)
    mended.rename(own)
    assert _data(kept, own) == before


def test_a_template_that_a_case_waited_for_is_seen(kept: Path, own: Path) -> None:
    template = own / TEMPLATES / "mitt-arende" / "missiv.md"
    text = template.read_bytes()
    template.unlink()
    assert isinstance(_data(kept, own), list)
    template.write_bytes(text)
    assert _data(kept, own) == _data(None, own)
    assert not isinstance(_data(kept, own), list)


def test_the_same_time_and_size_do_not_hide_a_change(kept: Path, own: Path) -> None:
    state = (own / REGISTER).stat()
    before = _data(kept, own)
    CHANGES["registret"](own)
    os.utime(own / REGISTER, ns=(state.st_atime_ns, state.st_mtime_ns))
    assert (own / REGISTER).stat().st_size == state.st_size
    assert _data(kept, own) == _data(None, own) != before


def test_two_projects_do_not_take_each_others_place(kept: Path, own: Path) -> None:
    other = shutil.copytree(own, own.with_name("annat"))
    CHANGES["registret"](other)
    first, second = _data(kept, own), _data(kept, other)
    count = len(list(kept.iterdir()))
    assert first != second
    assert (_data(kept, own), _data(kept, other)) == (first, second)
    assert len(list(kept.iterdir())) == count == 4  # the house and the case, of each project


def test_a_mark_of_standard_that_moves_is_seen(kept: Path, project: Path) -> None:
    assert _room(kept, project).loaded.file.name == CASE.name
    replaced(project / CASE, ("standard: true\n", ""))
    with (project / CASES / "inera.yaml").open("a", encoding="utf-8") as file:
        file.write("standard: true\n")
    assert _room(kept, project).loaded.file.name == "inera.yaml"


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
