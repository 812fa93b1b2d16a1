# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""What lies in the way in an output folder: links, pipes, devices, torn journals, names no system holds, Windows."""

from __future__ import annotations

import ast
import errno
import inspect
import os
import stat
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import FrameType

import pytest

from beslut.disk import FILE, FOLDER, LINK, OTHER, kind_of
from beslut.errors import SaveError
from beslut.output import MANIFEST, Folder, Outcome
from beslut.output.files import moved, put
from beslut.output.lock import LOCK
from beslut.output.manifest import JOURNAL, Ledger
from beslut.output.names import same_for_any, unfit
from test_output import BESIDE, NAME, files, run

posix = pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there, and there are no such pipes")


# What somebody else has laid where our own files should be


def _link(place: Path, outside: Path) -> None:
    place.symlink_to(outside)


def _broken_link(place: Path, outside: Path) -> None:
    place.symlink_to(outside.with_name("finns inte"))


def _folder(place: Path, outside: Path) -> None:
    place.mkdir()


def _pipe(place: Path, outside: Path) -> None:
    if sys.platform != "win32":
        os.mkfifo(place)


def _device(place: Path, outside: Path) -> None:
    if sys.platform != "win32":
        try:
            os.mknod(place, stat.S_IFCHR | 0o666, os.makedev(1, 5))  # /dev/zero, which never ends
        except OSError:
            pytest.skip("only root makes devices")


LAID = [_link, _broken_link, _folder, _pipe, _device]


@posix
@pytest.mark.parametrize("lay", LAID)
@pytest.mark.parametrize("name", [MANIFEST, JOURNAL, LOCK])
def test_nothing_laid_where_our_own_files_lie_is_opened_or_followed(
    lay: Callable[[Path, Path], None], name: str, tmp_path: Path
) -> None:
    outside, folder = tmp_path / "utanför", tmp_path / "ut"
    outside.write_bytes(b"mitt")
    run(folder, b"1")
    (folder / name).unlink(missing_ok=True)
    lay(folder / name, outside)
    with pytest.raises(SaveError) as caught, Folder(folder) as saver:
        saver.save(NAME, b"2")
    assert caught.value.problems[0].code in ("S06", "S07")
    assert str(folder / name) in str(caught.value)
    assert outside.read_bytes() == b"mitt"
    assert not outside.with_name("finns inte").exists()
    assert (folder / NAME).read_bytes() == b"1"
    assert os.path.lexists(folder / name)


@posix
@pytest.mark.parametrize("lay", LAID)
@pytest.mark.parametrize("day", [None, date(2026, 1, 2)], ids=["behåll", "ersätt"])
def test_what_lies_where_a_document_should_is_never_written_through(
    lay: Callable[[Path, Path], None], day: date | None, tmp_path: Path
) -> None:
    outside, folder = tmp_path / "utanför", tmp_path / "ut"
    outside.write_bytes(b"mitt")
    (folder / NAME).parent.mkdir(parents=True)
    lay(folder / NAME, outside)
    with Folder(folder, day) as saver:
        if lay in (_link, _broken_link) and not day:
            assert saver.save(NAME, b"1").outcome is Outcome.KEPT
            assert (folder / BESIDE).read_bytes() == b"1"
        else:
            with pytest.raises(SaveError) as caught:
                saver.save(NAME, b"1")
            assert [problem.code for problem in caught.value.problems] == ["S07"]
        assert saver.save("gävle/annan.txt", b"1").outcome is Outcome.NEW
    assert outside.read_bytes() == b"mitt"
    assert os.path.lexists(folder / NAME)


@posix
@pytest.mark.parametrize("lay", LAID)
@pytest.mark.parametrize("name", [".x.tmp", ".missiv.txt.77.tmp", ".#missiv.txt", ".#.missiv.txt.77.tmp", "~$x.docx"])
def test_what_only_looks_like_a_temporary_file_of_ours_is_left_alone(
    lay: Callable[[Path, Path], None], name: str, tmp_path: Path
) -> None:
    outside = tmp_path / "utanför"
    outside.write_bytes(b"mitt")
    place = tmp_path / "ut/gävle" / name
    place.parent.mkdir(parents=True)
    lay(place, outside)
    assert run(tmp_path / "ut", b"1") is Outcome.NEW
    assert os.path.lexists(place)
    assert outside.read_bytes() == b"mitt"


@posix
@pytest.mark.parametrize("lay", LAID)
def test_a_temporary_name_that_somebody_has_laid_there_is_not_used(
    lay: Callable[[Path, Path], None], tmp_path: Path
) -> None:
    outside, target = tmp_path / "utanför", tmp_path / "a.txt"
    outside.write_bytes(b"mitt")
    lay(tmp_path / f".a.txt.{os.getpid()}.tmp", outside)
    put(str(target), (b"1", b"2"), older=False)
    assert (target.read_bytes(), outside.read_bytes()) == (b"12", b"mitt")


@posix
def test_a_folder_on_the_way_that_is_a_link_is_refused(tmp_path: Path) -> None:
    outside, folder = tmp_path / "utanför", tmp_path / "ut"
    (outside / "b").mkdir(parents=True)
    folder.mkdir()
    (folder / "a").symlink_to(outside)
    for name in ("a/b/c.txt", "a/ny/c.txt", "a/c.txt"):
        with Folder(folder) as saver, pytest.raises(SaveError) as caught:
            saver.save(name, b"1")
        assert [problem.code for problem in caught.value.problems] == ["S04"]
    assert [path.name for path in outside.rglob("*")] == ["b"]


@posix
@pytest.mark.skipif(sys.platform != "linux", reason="a Mac has only names in UTF-8")
def test_a_name_that_is_no_text_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "gävle").mkdir()
    for name in (b"r\xe5dgivning.txt", b".r\xe5d.7.tmp"):
        (tmp_path / "gävle" / os.fsdecode(name)).write_bytes(b"mitt")
    assert run(tmp_path, b"1") is Outcome.NEW
    assert (tmp_path / "gävle" / os.fsdecode(b"r\xe5dgivning.txt")).read_bytes() == b"mitt"


# The journal


@pytest.mark.parametrize("torn", [b"", b"0" * 40, b"0" * 64 + b" g\xc3"], ids=["ingen", "halv", "mitt i ett tecken"])
def test_a_torn_line_of_one_killed_run_does_not_hide_a_line_of_the_next(torn: bytes, tmp_path: Path) -> None:
    (tmp_path / JOURNAL).write_bytes(torn)
    Ledger(str(tmp_path)).announce(NAME, "1" * 64)
    assert Ledger(str(tmp_path)).is_ours(NAME, "1" * 64)


def test_a_journal_with_the_line_ends_of_windows_is_read(tmp_path: Path) -> None:
    (tmp_path / JOURNAL).write_bytes(f"{'1' * 64} {NAME}\r\n".encode())
    assert Ledger(str(tmp_path)).is_ours(NAME, "1" * 64)


def test_the_journal_is_opened_for_bytes_and_without_following() -> None:
    """What only Windows does (an end of line made two) is held by the one function that opens everything."""
    tree = ast.parse(Path(inspect.getsourcefile(Ledger) or "").read_text("utf-8"))
    assert not [one for one in ast.walk(tree) if isinstance(one, ast.Attribute) and one.attr == "open"]


class _Stop(BaseException):
    """An interrupt in the middle, at just the moment asked for."""


@pytest.mark.parametrize("when", ["before", "after"])
def test_a_file_put_in_place_as_the_run_was_interrupted_is_known_as_ours(when: str, tmp_path: Path) -> None:
    """The interrupt comes between the system's replacing and our remembering it, or just before both."""
    run(tmp_path, b"1")

    def stop_in_replace(frame: FrameType, event: str, argument: object) -> None:
        if argument is os.replace and event == ("c_call" if when == "before" else "c_return"):
            sys.setprofile(None)
            raise _Stop

    with pytest.raises(_Stop), Folder(tmp_path) as saver:
        sys.setprofile(stop_in_replace)
        try:
            saver.save(NAME, b"2")
        finally:
            sys.setprofile(None)
    assert files(tmp_path) == {NAME: b"1" if when == "before" else b"2"}
    assert run(tmp_path, b"3") is Outcome.UPDATED
    assert not (tmp_path / JOURNAL).exists()


# Names


UNFIT = [
    "con/a.txt", "CON .txt", "con.a.txt", "a/NUL", "com1.docx", "lpt³.pdf", "a/conin$", "a./b.txt", "a /b.txt",
    "a.txt ", "a.", " a.txt", "a\tb", "a\x1bb", "a\u200bb", "a\u202eb", "a\ud800", "a:b", "a\\b", "a*b", "../a", "/a",
    "a//b", "", ".", "å" * 121,
]  # fmt: skip
FIT = [NAME, "konto.txt", "com.txt", "com10.txt", "a.con", "nulägen.pdf", "a b (1).docx", ".a", "lpt.txt", "å" * 120]


@pytest.mark.parametrize("name", UNFIT)
def test_a_name_that_some_system_cannot_hold_is_refused_and_nothing_written(name: str, tmp_path: Path) -> None:
    assert unfit(name)
    with Folder(tmp_path) as saver, pytest.raises(SaveError) as caught:
        saver.save(name, b"1")
    assert [problem.code for problem in caught.value.problems] == ["S08"]
    assert [path.name for path in tmp_path.iterdir()] == [LOCK]


@pytest.mark.parametrize("name", FIT)
def test_a_name_that_every_system_can_hold_is_written(name: str, tmp_path: Path) -> None:
    assert run(tmp_path, b"1", name) is Outcome.NEW


SAME = [
    ("a/missiv.docx", "a/missiv.docx"), ("a/A.pdf", "a/a.pdf"), ("a/x.txt", "A/x.txt"),
    ("gävle.txt", "ga\u0308vle.txt"),
    ("STRASSE.txt", "straße.txt"), ("\u212b.txt", "å.txt"),
]  # fmt: skip


@pytest.mark.parametrize(("first", "second"), SAME)
def test_one_name_for_two_files_of_a_run_is_an_error_before_anything_is_replaced(
    first: str, second: str, tmp_path: Path
) -> None:
    assert same_for_any(first) == same_for_any(second)
    with Folder(tmp_path) as saver:
        saver.save(first, b"1")
        with pytest.raises(SaveError) as caught:
            saver.save(second, b"2")
    assert [problem.code for problem in caught.value.problems] == ["S09"]
    assert files(tmp_path) == {first: b"1"}
    assert run(tmp_path, b"3", first) is Outcome.UPDATED  # in another run it is one file's name as before


def test_a_new_version_beside_an_edited_file_never_takes_another_files_name(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"min")
    with Folder(tmp_path) as saver:
        saver.save("a.ny.txt", b"bilaga")
        assert saver.save("a.txt", b"1").beside == tmp_path / "a.ny-2.txt"
    assert files(tmp_path) == {"a.txt": b"min", "a.ny.txt": b"bilaga", "a.ny-2.txt": b"1"}


# Windows, with its rules as data


@dataclass(frozen=True)
class _State:
    """What `os.lstat` tells in Windows: a junction is a folder there, but for its tag."""

    st_mode: int
    st_reparse_tag: int = 0


@pytest.mark.parametrize(
    ("state", "kind"),
    [
        (_State(stat.S_IFREG), FILE),
        (_State(stat.S_IFDIR), FOLDER),
        (_State(stat.S_IFLNK, 0xA000000C), LINK),
        (_State(stat.S_IFDIR, 0xA0000003), LINK),
        (_State(stat.S_IFREG, 0x9000001A), FILE),
        (_State(stat.S_IFIFO), OTHER),
    ],
    ids=["fil", "mapp", "länk", "förgrening", "fil i molnet", "rör"],
)
def test_a_junction_is_a_link_and_a_file_of_the_cloud_is_not(state: _State, kind: str) -> None:
    assert kind_of(state) == kind


def test_what_is_refused_for_a_moment_is_tried_again(tmp_path: Path) -> None:
    source, target = tmp_path / "ny", tmp_path / "plats"
    source.write_bytes(b"1")
    target.mkdir()  # which refuses to be replaced by a file, as an open file does in Windows
    gone = threading.Timer(0.15, target.rmdir)
    gone.start()
    moved(str(source), str(target), transient=frozenset((errno.EISDIR,)), pauses=(0.05,) * 100)
    gone.join()
    assert target.read_bytes() == b"1"


@pytest.mark.parametrize("transient", [frozenset(), frozenset((errno.EISDIR,))])
def test_what_is_refused_for_good_is_an_error(transient: frozenset[int], tmp_path: Path) -> None:
    source, target = tmp_path / "ny", tmp_path / "plats"
    source.write_bytes(b"1")
    target.mkdir()
    with pytest.raises(IsADirectoryError):
        moved(str(source), str(target), transient=transient, pauses=(0.0, 0.0))
    assert source.exists()


@posix
def test_where_nothing_can_be_locked_it_is_said_at_once(tmp_path: Path) -> None:
    started = time.monotonic()
    (tmp_path / LOCK).mkdir()
    with pytest.raises(SaveError), Folder(tmp_path):
        pass
    assert time.monotonic() - started < 10
