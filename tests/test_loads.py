# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""What a command loads, by a list and not by a clock; and the parts that a country is divided into for machines."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import CASE, TEN, Beslut, environment, replaced

_LOADED = """
import sys
from beslut.cli import run
try:
    code = run(sys.argv[1:])
except SystemExit as ended:
    code = ended.code
print("\\nladdat:", code, *sorted(sys.modules))
"""
EVERYTHING = {"pydantic", "yaml", "jinja2", "markdown_it", "docx", "rich", "lxml", "beslut.model"}
WARM = {"typer", "pydantic", "yaml", "markdown_it", "docx", "rich", "lxml", "importlib.metadata", "difflib"}
ONE = ("generate", "--kommun", "Sandviken")


def _loaded(folder: Path, *words: str, **changes: str) -> tuple[str, set[str]]:
    """The exit code of a command line, and every module that it loaded."""
    ended = subprocess.run(
        [sys.executable, "-c", _LOADED, *words], cwd=folder, capture_output=True, env=environment(**changes)
    )
    told = ended.stdout.decode("utf-8").rpartition("\nladdat: ")[2]
    code, *names = told.split()
    return code, set(names)


@pytest.mark.parametrize("words", [("-h",), ("--version",), (), ("generate", "-h"), ("show", "-h"), ("check", "-h")])
def test_help_loads_nothing_to_work_with(tmp_path: Path, words: tuple[str, ...]) -> None:
    code, names = _loaded(tmp_path, *words)
    assert code == "0"
    assert "typer" in names
    assert names & EVERYTHING == set()


def test_completion_loads_nothing_to_work_with(tmp_path: Path) -> None:
    code, names = _loaded(
        tmp_path, _BESLUT_COMPLETE="complete_bash", COMP_WORDS="beslut gen", COMP_CWORD="1", _TYPER_COMPLETE_ARGS=""
    )
    assert code == "0"
    assert "typer" not in names
    assert names & EVERYTHING == set()


def test_a_word_that_is_not_understood_loads_nothing_to_work_with(tmp_path: Path) -> None:
    code, names = _loaded(tmp_path, "generera")
    assert code == "2"
    assert names & EVERYTHING == set()


@pytest.mark.parametrize("format_", ["docx", "html", "md", "txt"])
def test_a_warm_run_loads_no_reader_and_no_word_by_word_library(tmp_path: Path, format_: str) -> None:
    cache = str(tmp_path / "gömt")
    code, names = _loaded(tmp_path, *ONE, "-f", format_, "--ut", "ett", BESLUT_CACHE=cache)
    assert (code, {"yaml", "markdown_it"} - names) == ("0", set())
    code, names = _loaded(tmp_path, *ONE, "-f", format_, "--ut", "två", BESLUT_CACHE=cache)
    assert code == "0"
    assert {"jinja2", f"beslut.writers.{format_}"} <= names
    assert names & WARM == set()
    others = {f"beslut.writers.{other}" for other in ("docx", "html", "md", "pdf", "txt")} - {
        f"beslut.writers.{format_}"
    }
    assert names & others == set()


def test_a_run_with_nothing_new_loads_no_template_either(tmp_path: Path) -> None:
    cache = str(tmp_path / "gömt")
    _loaded(tmp_path, *ONE, BESLUT_CACHE=cache)
    code, names = _loaded(tmp_path, *ONE, BESLUT_CACHE=cache)
    assert code == "0"
    assert names & {*WARM, "jinja2", "beslut.rendering", "beslut.checking", "beslut.writers.docx"} == set()


def _parties(beslut: Beslut, *words: str) -> list[str]:
    """The parties of a run, in order."""
    ended = beslut("generate", "--handling", "tjansteskrivelse", "-f", "txt", "--json", *words)
    assert ended.code == 0, ended.stderr
    return [one["part"] for one in json.loads(ended.stdout)["filer"]]


def _ten() -> list[str]:
    return [word for name in TEN for word in ("--kommun", name)]


def test_the_second_part_of_three_is_every_third_from_the_second(beslut: Beslut) -> None:
    assert _parties(beslut, *_ten(), "--del", "2/3") == [TEN[1], TEN[4], TEN[7]]
    assert _parties(beslut, *_ten(), "--del", "1/1") == list(TEN)
    assert _parties(beslut, *_ten(), "--del", "10/10") == [TEN[9]]


@pytest.mark.parametrize("parts", [2, 3, 4])
def test_the_parts_together_are_everyone_once(beslut: Beslut, parts: int) -> None:
    whole = _parties(beslut, "--alla", "--ut", "hela")
    found = [_parties(beslut, "--alla", "--ut", "delar", "--del", f"{one}/{parts}") for one in range(1, parts + 1)]
    assert sorted(name for part in found for name in part) == sorted(whole)
    assert max(map(len, found)) - min(map(len, found)) <= 1
    one, other = (_texts(beslut.folder / name) for name in ("hela", "delar"))
    assert one == other
    assert len(one) == len(whole)


def _texts(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.txt")}


@pytest.mark.parametrize("typed", ["0/3", "4/3", "x", "2", "2/", "/2", "0/0", "-1/3", "1/3/3", "1.5/3", "٢/٣", ""])
def test_a_part_that_is_none_is_refused(beslut: Beslut, typed: str) -> None:
    ended = beslut("generate", "--alla", f"--del={typed}")
    assert ended.code == 2
    assert "U21" in ended.stderr
    assert list(beslut.folder.iterdir()) == []


def test_a_part_without_a_party_is_refused(beslut: Beslut) -> None:
    ended = beslut("generate", *_ten(), "--del", "11/11")
    assert ended.code == 2
    assert "U22" in ended.stderr
    assert "10 parter" in ended.stderr
    assert list(beslut.folder.iterdir()) == []


def test_a_broken_case_is_told_in_every_part(beslut: Beslut, project: Path) -> None:
    replaced(project / CASE, ("ärendemening: ", "ärendemenin: "))
    for part in ("1/2", "2/2"):
        assert beslut("generate", "--alla", "--projekt", str(project), "--del", part).code == 1
