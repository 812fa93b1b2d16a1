# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""A file that somebody named: whole or as it was, whatever lies there and whenever the run is stopped."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from beslut.errors import SaveError
from beslut.output.single import add_to_single, put_single
from conftest import Beslut, environment, files_of_at_most
from test_output_hostile import LAID, _broken_link, _link, posix


def test_the_whole_file_is_there_and_nothing_beside_it(tmp_path: Path) -> None:
    put_single(tmp_path / "a.txt", b"1")
    put_single(tmp_path / "a.txt", b"22")
    add_to_single(tmp_path / "a.txt", b"3")
    add_to_single(tmp_path / "b.txt", b"4")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a.txt": b"223", "b.txt": b"4"}


def test_what_may_only_be_new_takes_no_files_place(tmp_path: Path) -> None:
    put_single(tmp_path / "a.txt", b"1", only_new=True)
    with pytest.raises(SaveError, match="S01"):
        put_single(tmp_path / "a.txt", b"2", only_new=True)
    assert (tmp_path / "a.txt").read_bytes() == b"1"


@posix
@pytest.mark.parametrize("lay", [lay for lay in LAID if lay not in (_link, _broken_link)])
@pytest.mark.parametrize("write", [put_single, add_to_single])
def test_what_is_no_file_is_told_and_not_opened(
    lay: Callable[[Path, Path], None], write: Callable[[Path, bytes], None], tmp_path: Path
) -> None:
    lay(tmp_path / "a.txt", tmp_path)
    with pytest.raises(SaveError, match="S07"):
        write(tmp_path / "a.txt", b"1")
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


@posix
@pytest.mark.parametrize("write", [put_single, add_to_single])
def test_a_link_that_somebody_named_leads_where_it_leads(write: Callable[[Path, bytes], None], tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "b.txt")
    write(tmp_path / "a.txt", b"1")
    assert (tmp_path / "a.txt").is_symlink()
    assert (tmp_path / "b.txt").read_bytes() == b"1"
    (tmp_path / "ring").symlink_to(tmp_path / "ring")
    with pytest.raises(SaveError):
        write(tmp_path / "ring", b"1")


@pytest.mark.parametrize("name", ["a" * 300, "finns/inte.txt", "a.txt/b.txt"])
@pytest.mark.parametrize("write", [put_single, add_to_single])
def test_a_place_where_nothing_can_lie_is_told(name: str, write: Callable[[Path, bytes], None], tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"1")
    with pytest.raises(SaveError, match="S01"):
        write(tmp_path / name, b"1")


@pytest.mark.parametrize(("name", "told"), [("b" * 250, True), ("c/d.txt", False)])
def test_a_path_that_windows_cannot_hold_is_told_with_its_length(name: str, told: bool, tmp_path: Path) -> None:
    path = tmp_path / name
    with pytest.raises(SaveError) as caught:
        put_single(path, b"1")
    hint = caught.value.problems[0].hint or ""
    assert (f"sökvägen är {len(str(path))} tecken" in hint and "kortare mapp" in hint) == told


@posix
def test_a_report_that_finds_no_room_leaves_the_old_one(beslut: Beslut) -> None:
    (beslut.folder / "r.txt").write_text("förra", "utf-8")
    ended = subprocess.run(
        beslut.command("check", "-k", "Gävle", "--utfil", "r.txt"),
        cwd=beslut.folder, env=environment(PYTHONDONTWRITEBYTECODE="1"), capture_output=True, text=True,
        preexec_fn=files_of_at_most(2_000),
    )  # fmt: skip
    assert (ended.returncode, "fel[S01]" in ended.stderr) == (1, True)
    assert {path.name: path.read_text("utf-8") for path in beslut.folder.iterdir()} == {"r.txt": "förra"}
