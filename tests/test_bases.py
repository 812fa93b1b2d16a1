# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""What each Word file held when it was written: found by its hash, whole or not at all, cleaned when unneeded."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from beslut.output.bases import BASES, Bases
from conftest import Beslut, environment
from test_merging import edit

ONE, TWO = b"en fil", "två filer \U0001f600".encode()


def named(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def kept(folder: Path, *contents: bytes) -> None:
    """A run that writes those."""
    bases = Bases(str(folder))
    for content in contents:
        bases.keep(named(content), content)
    bases.seal([named(content) for content in contents])


def test_what_was_kept_is_found_by_its_hash_until_nothing_points_at_it(tmp_path: Path) -> None:
    kept(tmp_path, ONE, TWO)
    assert [Bases(str(tmp_path)).content(named(one)) for one in (ONE, TWO, b"annat")] == [ONE, TWO, None]
    Bases(str(tmp_path)).seal([named(TWO)])
    assert [Bases(str(tmp_path)).content(named(one)) for one in (ONE, TWO)] == [None, TWO]
    kept(tmp_path, ONE)
    assert [path.name for path in tmp_path.iterdir()] == [BASES], "no temporary file is left"


def test_a_run_with_nothing_new_writes_nothing(tmp_path: Path) -> None:
    kept(tmp_path, ONE)
    before = (tmp_path / BASES).stat().st_mtime_ns
    kept(tmp_path, ONE)
    assert (tmp_path / BASES).stat().st_mtime_ns == before


@pytest.mark.parametrize("cut", range(0, 200, 7))
def test_what_is_cut_short_or_spoilt_is_as_if_it_were_not_there(tmp_path: Path, cut: int) -> None:
    kept(tmp_path, ONE, TWO)
    whole = (tmp_path / BASES).read_bytes()
    at = cut % len(whole)
    for spoilt in (whole[:at], whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :]):
        (tmp_path / BASES).write_bytes(spoilt)
        found = [Bases(str(tmp_path)).content(named(one)) for one in (ONE, TWO)]
        assert found[0] in (ONE, None)
        assert found[1] in (TWO, None)
        kept(tmp_path, ONE, TWO)
        assert [Bases(str(tmp_path)).content(named(one)) for one in (ONE, TWO)] == [ONE, TWO]


def test_a_link_is_never_followed(tmp_path: Path) -> None:
    (tmp_path / "annat").write_bytes(b"beslut-bas 1\n")
    (tmp_path / BASES).symlink_to(tmp_path / "annat")
    assert Bases(str(tmp_path)).content(named(ONE)) is None


def test_by_configuration_it_is_always_carried_in(beslut: Beslut) -> None:
    beslut("generate", "--kommun", "Sandviken", "--handling", "missiv")
    path = beslut.folder / "ut/valfardsstrategin/sandviken/missiv-sandviken.docx"
    edit(path, ("Bifogade handlingar", "Handlingar"))
    always = environment(BESLUT_FOR_IN="1")
    ran = beslut("generate", "--kommun", "Sandviken", "--handling", "missiv", "--dag", "2026-11-28", env=always)
    assert (ran.code, "förd in" in ran.stdout) == (0, True), ran.stdout + ran.stderr
