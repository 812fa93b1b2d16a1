# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""The cache gives what was kept or nothing: no flipped bit and no file that somebody has laid there is believed."""

from __future__ import annotations

import hashlib
import os
import pickle
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

import pytest

import beslut.speed.cache
from beslut.speed import SLOW, Speed
from beslut.speed.cache import MAX_BYTES, MAX_FILES, Cache
from beslut.speed.plain import Form

posix = pytest.mark.skipif(sys.platform == "win32", reason="modes, links and pipes are POSIX here")
WORDS: Form[list[str]] = Form(list[str])
NUMBERS: Form[list[int]] = Form(list[int])


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """Where the cache is to be; it makes the folder itself."""
    return tmp_path / "gömt" / "djupt"


def test_what_was_kept_is_recalled_by_another(kept: Path) -> None:
    Cache(kept).keep("a", "nyckel", ["å", "\ud800"], WORDS)
    assert Cache(kept).recall("a", "nyckel", WORDS) == ["å", "\ud800"]
    Cache(kept).keep("a", "nyckel", ["ny"], WORDS)
    assert Cache(kept).recall("a", "nyckel", WORDS) == ["ny"]
    assert [path.name for path in kept.iterdir()] == ["a"]


def test_another_key_or_name_or_none_finds_nothing(kept: Path) -> None:
    cache = Cache(kept)
    cache.keep("a", "nyckel", ["värde"], WORDS)
    cache.keep("b", "", ["värde"], WORDS)
    assert [cache.recall("a", key, WORDS) for key in ("nycke", "nyckel2", "", "nyckel\n")] == [None] * 4
    assert cache.recall("b", "", WORDS) is None
    assert [path.name for path in kept.iterdir()] == ["a"]


def test_another_program_finds_nothing(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Cache(kept).keep("a", "nyckel", ["värde"], WORDS)
    monkeypatch.setattr(beslut.speed.cache, "program", lambda: "ett annat")
    assert Cache(kept).recall("a", "nyckel", WORDS) is None
    monkeypatch.undo()
    assert Cache(kept).recall("a", "nyckel", WORDS) == ["värde"]


def test_a_bit_flipped_in_any_byte_and_any_cut_makes_it_nothing(kept: Path) -> None:
    cache = Cache(kept)
    cache.keep("a", "nyckel", ["gemensamt", "åäö"], WORDS)
    whole = (kept / "a").read_bytes()
    for number in range(len(whole)):
        flipped = bytearray(whole)
        flipped[number] ^= 1 << number % 8
        (kept / "a").write_bytes(flipped)
        assert cache.recall("a", "nyckel", WORDS) is None, number
    for length in range(len(whole)):
        (kept / "a").write_bytes(whole[:length])
        assert cache.recall("a", "nyckel", WORDS) is None, length
    (kept / "a").write_bytes(whole + b"\0")
    assert cache.recall("a", "nyckel", WORDS) is None
    (kept / "a").write_bytes(whole)
    assert cache.recall("a", "nyckel", WORDS) == ["gemensamt", "åäö"]


def test_a_file_moved_to_another_name_is_nothing(kept: Path) -> None:
    cache = Cache(kept)
    cache.keep("a", "nyckel", ["värde"], WORDS)
    (kept / "a").rename(kept / "b")
    assert cache.recall("b", "nyckel", WORDS) is None


class _Does:
    """A value that does something when pickle reads it."""

    def __init__(self, trap: Path) -> None:
        self._trap = trap

    def __reduce__(self) -> tuple[Callable[..., object], tuple[str]]:
        return os.mkdir, (str(self._trap),)


def _planted(kept: Path, content: bytes) -> object:
    """What is given when the content lies there under a head and a sum that are right in all else."""
    cache = Cache(kept)
    cache.keep("a", "nyckel", [], WORDS)
    rest = (kept / "a").read_bytes()[64:].removesuffix(WORDS.dumps([])) + content
    (kept / "a").write_bytes(hashlib.sha256(rest).hexdigest().encode() + rest)
    return cache.recall("a", "nyckel", WORDS)


def test_what_somebody_has_planted_can_only_be_refused(kept: Path, tmp_path: Path) -> None:
    trap = tmp_path / "fälla"
    content = pickle.dumps(_Does(trap))
    pickle.loads(content)
    assert trap.exists()  # elsewhere it would have done it
    trap.rmdir()
    for planted in (content, pickle.dumps(5), NUMBERS.dumps([1]), b"", b"2\n[]", b"[" * 100_000):
        assert _planted(kept, planted) is None
    assert not trap.exists()
    assert _planted(kept, WORDS.dumps(["ett ord"])) == ["ett ord"]  # the same who may do this may edit the data


def test_a_value_of_another_type_is_nothing_and_keeps_nothing(kept: Path) -> None:
    cache = Cache(kept)
    cache.keep("a", "nyckel", [1], NUMBERS)
    assert cache.recall("a", "nyckel", WORDS) is None
    cache.keep("b", "nyckel", [1], cast(Any, WORDS))
    assert [path.name for path in kept.iterdir()] == ["a"]


def test_what_is_too_large_is_neither_kept_nor_read(kept: Path) -> None:
    cache = Cache(kept)
    cache.keep("a", "nyckel", ["x" * MAX_BYTES], WORDS)
    assert list(kept.iterdir()) == []
    (kept / "a").write_bytes(b"x" * (MAX_BYTES + 1))
    assert cache.recall("a", "nyckel", WORDS) is None


@posix
@pytest.mark.parametrize(
    "lay",
    [Path.mkdir, os.mkfifo, lambda place: place.symlink_to("b"), lambda place: place.symlink_to("a")],  # type: ignore[attr-defined, name-defined, unused-ignore]
)
def test_what_is_no_file_is_nothing_and_hangs_nothing(kept: Path, lay: Callable[[Path], object]) -> None:
    cache = Cache(kept)
    cache.keep("b", "nyckel", ["värde"], WORDS)
    lay(kept / "a")
    assert cache.recall("a", "nyckel", WORDS) is None
    cache.keep("a", "nyckel", ["nytt"], WORDS)
    assert cache.recall("b", "nyckel", WORDS) == ["värde"]


@posix
@pytest.mark.parametrize("mode", [0o777, 0o770, 0o702, 0o720])
def test_a_folder_that_others_can_write_in_is_not_used(kept: Path, mode: int) -> None:
    Cache(kept).keep("a", "nyckel", ["värde"], WORDS)
    assert (kept / "a").stat().st_mode & 0o077 == 0
    assert kept.stat().st_mode & 0o777 == 0o700
    kept.chmod(mode)
    cache = Cache(kept)
    cache.keep("b", "nyckel", ["värde"], WORDS)
    assert cache.recall("a", "nyckel", WORDS) is None
    assert [path.name for path in kept.iterdir()] == ["a"]
    kept.chmod(0o700)
    assert Cache(kept).recall("a", "nyckel", WORDS) == ["värde"]


def test_a_file_where_the_folder_should_be_stops_nothing(tmp_path: Path) -> None:
    place = tmp_path / "fil"
    place.write_bytes(b"mitt")
    for folder in (place, place / "inne", Path("\0")):
        Cache(folder).keep("a", "nyckel", ["värde"], WORDS)
        assert Cache(folder).recall("a", "nyckel", WORDS) is None
    assert place.read_bytes() == b"mitt"


@posix
@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root can write anywhere")
def test_a_read_only_folder_stops_nothing(kept: Path) -> None:
    kept.mkdir(parents=True)
    kept.chmod(0o500)
    Cache(kept).keep("a", "nyckel", ["värde"], WORDS)
    assert list(kept.iterdir()) == []
    kept.chmod(0o700)


def test_the_files_are_few_and_the_oldest_go_first(kept: Path) -> None:
    cache = Cache(kept)
    for number in range(MAX_FILES + 30):
        cache.keep(f"a{number}", "nyckel", [str(number)], WORDS)
        os.utime(kept / f"a{number}", ns=(number, number))
        assert len(list(kept.iterdir())) == min(number + 1, MAX_FILES + 1)
    left = {path.name for path in kept.iterdir()}
    assert left == {f"a{number}" for number in range(MAX_FILES + 30 - len(left), MAX_FILES + 30)}


def test_the_switch_turns_everything_off(kept: Path) -> None:
    slow = Speed.of(kept, on=False)
    assert slow is SLOW
    slow.cache.keep("a", "nyckel", ["värde"], WORDS)
    assert not slow.second_process and not kept.exists()
    quick = Speed.of(kept)
    quick.cache.keep("a", "nyckel", ["värde"], WORDS)
    assert quick.second_process and quick.cache.recall("a", "nyckel", WORDS) == ["värde"]
    assert Speed.of(None).cache.recall("a", "nyckel", WORDS) is None


def test_what_only_recalls_keeps_nothing_more(tmp_path: Path) -> None:
    form, cache = Form[int](int), Cache(tmp_path / "c")
    cache.keep("a", "k", 1, form)
    other = cache.only_recalling()
    other.keep("b", "k", 2, form)
    assert (other.recall("a", "k", form), other.recall("b", "k", form)) == (1, None)
    cache.keep("b", "k", 3, form)
    assert other.recall("b", "k", form) == 3
