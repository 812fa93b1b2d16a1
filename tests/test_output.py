# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Files, each whole or not at all, and never over what somebody has changed by hand."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from beslut.errors import SaveError
from beslut.output import MANIFEST, Folder, Outcome
from beslut.output.lock import LOCK
from conftest import as_in_a_terminal, environment

NAME = "gävle/missiv-gävle.txt"
BESIDE = "gävle/missiv-gävle.ny.txt"


def run(folder: Path, content: bytes, name: str = NAME) -> Outcome:
    """One whole run that writes one file."""
    saver = Folder(folder)
    saved = saver.save(name, content)
    saver.seal()
    assert saved.path == folder / name
    return saved.outcome


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.startswith(".beslut.")
    }


# Each step is what happens to the file before a run, the run's content, and what must come of it.
_EDIT, _REMOVE, _NOTHING = "edit", "remove", ""
STORIES: dict[str, list[tuple[str, bytes, Outcome, dict[str, bytes]]]] = {
    "ny-oförändrad-uppdaterad": [
        (_NOTHING, b"1", Outcome.NEW, {NAME: b"1"}),
        (_NOTHING, b"1", Outcome.SAME, {NAME: b"1"}),
        (_NOTHING, b"2", Outcome.UPDATED, {NAME: b"2"}),
        (_NOTHING, b"2", Outcome.SAME, {NAME: b"2"}),
    ],
    "borttagen-skrivs-igen": [
        (_NOTHING, b"1", Outcome.NEW, {NAME: b"1"}),
        (_REMOVE, b"1", Outcome.NEW, {NAME: b"1"}),
        (_REMOVE, b"2", Outcome.NEW, {NAME: b"2"}),
    ],
    "ändrad-behålls": [
        (_NOTHING, b"1", Outcome.NEW, {NAME: b"1"}),
        (_EDIT, b"1", Outcome.OWN, {NAME: b"min"}),
        (_NOTHING, b"2", Outcome.KEPT, {NAME: b"min", BESIDE: b"2"}),
        (_NOTHING, b"2", Outcome.KEPT, {NAME: b"min", BESIDE: b"2"}),
        (_NOTHING, b"3", Outcome.KEPT, {NAME: b"min", BESIDE: b"3"}),
        (_REMOVE, b"3", Outcome.NEW, {NAME: b"3", BESIDE: b"3"}),
    ],
    "ändrad-utan-att-något-är-nytt": [
        (_NOTHING, b"1", Outcome.NEW, {NAME: b"1"}),
        (_EDIT, b"1", Outcome.OWN, {NAME: b"min"}),
        (_NOTHING, b"2", Outcome.KEPT, {NAME: b"min", BESIDE: b"2"}),
        (_NOTHING, b"1", Outcome.OWN, {NAME: b"min", BESIDE: b"2"}),
    ],
    "ändrad-till-det-nya": [
        (_NOTHING, b"1", Outcome.NEW, {NAME: b"1"}),
        (_EDIT, b"min", Outcome.SAME, {NAME: b"min"}),
        (_NOTHING, b"2", Outcome.UPDATED, {NAME: b"2"}),
    ],
    "fanns-redan": [(_EDIT, b"1", Outcome.KEPT, {NAME: b"min", BESIDE: b"1"})],
    "tom": [(_NOTHING, b"", Outcome.NEW, {NAME: b""}), (_NOTHING, b"", Outcome.SAME, {NAME: b""})],
}


@pytest.mark.parametrize("story", STORIES.values(), ids=STORIES.keys())
def test_what_becomes_of_a_file_run_after_run(
    story: list[tuple[str, bytes, Outcome, dict[str, bytes]]], tmp_path: Path
) -> None:
    for before, content, outcome, expected in story:
        target = tmp_path / NAME
        if before == _EDIT:
            target.parent.mkdir(exist_ok=True)
            target.write_bytes(b"min")
        elif before == _REMOVE:
            target.unlink()
        assert run(tmp_path, content) is outcome
        assert files(tmp_path) == expected


def test_a_new_version_edited_by_hand_is_kept_too(tmp_path: Path) -> None:
    run(tmp_path, b"1")
    (tmp_path / NAME).write_bytes(b"min")
    run(tmp_path, b"2")
    (tmp_path / BESIDE).write_bytes(b"ocksa min")
    assert run(tmp_path, b"3") is Outcome.KEPT
    assert files(tmp_path) == {NAME: b"min", BESIDE: b"ocksa min", "gävle/missiv-gävle.ny-2.txt": b"3"}


def test_where_the_new_version_lies_is_told(tmp_path: Path) -> None:
    (tmp_path / NAME).parent.mkdir()
    (tmp_path / NAME).write_bytes(b"min")
    saved = Folder(tmp_path).save(NAME, b"1")
    assert saved.beside == tmp_path / BESIDE


def test_an_unchanged_file_is_not_touched(tmp_path: Path) -> None:
    run(tmp_path, b"1")
    for path in (tmp_path / NAME, tmp_path / MANIFEST):
        os.utime(path, (1_000_000_000, 1_000_000_000))
    assert run(tmp_path, b"1") is Outcome.SAME
    assert {path.stat().st_mtime for path in (tmp_path / NAME, tmp_path / MANIFEST)} == {1_000_000_000}


def _with_version(text: str) -> str:
    return json.dumps({**json.loads(text), "version": 99})


DAMAGE: dict[str, tuple[Callable[[str], str | bytes], str]] = {
    "tom": (lambda text: "", "skadad"),
    "avklippt": (lambda text: text[: len(text) // 2], "skadad"),
    "lista": (lambda text: "[]", "skadad"),
    "text": (lambda text: '"hej"', "skadad"),
    "null": (lambda text: "null", "skadad"),
    "filer-lista": (lambda text: '{"version": 1, "filer": ["a"]}', "skadad"),
    "filer-saknas": (lambda text: '{"version": 1}', "skadad"),
    "annan-version": (_with_version, "en annan version"),
    "hash-som-tal": (lambda text: json.dumps({"version": 1, "filer": {NAME: 7}}), "skadad"),
    "kort-hash": (lambda text: json.dumps({"version": 1, "filer": {NAME: "ab"}}), "skadad"),
    "inte-utf8": (lambda text: b"\xff\xfe\x00", "skadad"),
    "djup": (lambda text: "[" * 100_000, "skadad"),
    "ensamt-surrogat": (lambda text: '{"version": 1, "filer": {"\\ud800.txt": "' + "0" * 64 + '"}}', "skadad"),
    "styrtecken": (lambda text: '{"version": 1, "filer": {"\\u001b[31m": "' + "0" * 64 + '"}}', "skadad"),
    "leder-ut": (lambda text: '{"version": 1, "filer": {"../a": "' + "0" * 64 + '"}}', "skadad"),
}


@pytest.mark.parametrize(("damage", "told"), DAMAGE.values(), ids=DAMAGE.keys())
def test_over_a_manifest_that_is_not_understood_nothing_is_written(
    damage: Callable[[str], str | bytes], told: str, tmp_path: Path
) -> None:
    run(tmp_path, b"1")
    manifest = tmp_path / MANIFEST
    after = damage(manifest.read_text("utf-8"))
    manifest.write_bytes(after if isinstance(after, bytes) else after.encode())
    before = _all(tmp_path)
    with pytest.raises(SaveError) as caught, Folder(tmp_path) as saver:
        saver.save(NAME, b"2")
    assert [problem.code for problem in caught.value.problems] == ["S06"]
    assert told in str(caught.value)
    assert _all(tmp_path) == before
    manifest.unlink()  # as the error says
    assert run(tmp_path, b"2") is Outcome.KEPT
    assert files(tmp_path) == {NAME: b"1", BESIDE: b"2"}


def _all(folder: Path) -> dict[str, bytes]:
    files = (path for path in sorted(folder.rglob("*")) if path.is_file() and path.name != LOCK)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@pytest.mark.parametrize("after", [None, {NAME: "0" * 64}], ids=["borta", "fel-hash"])
def test_a_file_that_no_manifest_knows_counts_as_edited(after: dict[str, str] | None, tmp_path: Path) -> None:
    run(tmp_path, b"1")
    manifest = tmp_path / MANIFEST
    manifest.unlink()
    if after:
        manifest.write_text(json.dumps({"version": 1, "filer": after}), "utf-8")
    assert run(tmp_path, b"2") is Outcome.KEPT
    assert files(tmp_path) == {NAME: b"1", BESIDE: b"2"}
    assert run(tmp_path, b"1") is Outcome.SAME
    assert run(tmp_path, b"3") is Outcome.UPDATED


def test_the_manifest_is_sorted_readable_and_names_no_absolute_path(tmp_path: Path) -> None:
    saver = Folder(tmp_path)
    for name in ("ö/ö.txt", "a/b.txt"):
        saver.save(name, name.encode())
    saver.seal()
    text = (tmp_path / MANIFEST).read_text("utf-8")
    assert list(json.loads(text)["filer"]) == ["a/b.txt", "ö/ö.txt"]
    assert tmp_path.as_posix() not in text


@pytest.mark.parametrize("content", [3, "text", None], ids=["tal", "text", "inget"])
def test_an_exception_in_the_middle_leaves_the_old_file_whole(content: object, tmp_path: Path) -> None:
    run(tmp_path, b"1")
    with pytest.raises(TypeError):
        Folder(tmp_path).save(NAME, content)  # type: ignore[arg-type]
    assert files(tmp_path) == {NAME: b"1"}
    assert run(tmp_path, b"2") is Outcome.UPDATED


def test_a_place_that_cannot_be_written_leaves_the_rest_alone(tmp_path: Path) -> None:
    (tmp_path / "upptagen").write_bytes(b"en fil")
    saver = Folder(tmp_path)
    saver.save(NAME, b"1")
    with pytest.raises(SaveError) as caught:
        saver.save("upptagen/fil.txt", b"2")
    saver.seal()
    assert [problem.code for problem in caught.value.problems] == ["S01"]
    assert "upptagen" in str(caught.value)
    assert files(tmp_path) == {NAME: b"1", "upptagen": b"en fil"}
    assert run(tmp_path, b"3") is Outcome.UPDATED


def test_a_folder_in_the_place_of_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / NAME).mkdir(parents=True)
    with pytest.raises(SaveError):
        Folder(tmp_path).save(NAME, b"1")
    assert files(tmp_path) == {}


@pytest.mark.parametrize(
    ("name", "lock"),
    [
        ("missiv-hofors.docx", "~$ssiv-hofors.docx"),
        ("handling.docx", "~$ndling.docx"),
        ("missivb.docx", "~$issivb.docx"),
        ("missiv.docx", "~$missiv.docx"),
        ("å.docx", "~$å.docx"),
    ],
)
def test_a_file_that_word_has_open_is_left_whatever_its_name(name: str, lock: str, tmp_path: Path) -> None:
    run(tmp_path, b"1", name=name)
    (tmp_path / lock).write_bytes(b"")
    with pytest.raises(SaveError, match="öppen i Word"):
        run(tmp_path, b"2", name=name)
    assert (tmp_path / name).read_bytes() == b"1"


@pytest.mark.skipif(sys.platform == "win32", reason="permission bits are POSIX")
@pytest.mark.parametrize(("mask", "mode"), [("022", 0o644), ("077", 0o600), ("002", 0o664)])
def test_the_mode_follows_the_umask(mask: str, mode: int, tmp_path: Path) -> None:
    program = textwrap.dedent("""
        import os, sys
        from pathlib import Path
        from beslut.output import Folder
        os.umask(int(sys.argv[1], 8))
        folder = Folder(Path(sys.argv[2]))
        folder.save("a/b.txt", b"1")
        folder.seal()
    """)
    subprocess.run([sys.executable, "-c", program, mask, str(tmp_path)], check=True, env=environment())
    assert {(tmp_path / name).stat().st_mode & 0o777 for name in ("a/b.txt", MANIFEST)} == {mode}


@pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX")
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGKILL"])
def test_a_process_that_is_killed_leaves_whole_files(name: str, tmp_path: Path) -> None:
    program = textwrap.dedent("""
        import sys
        from pathlib import Path
        from beslut.output import Folder
        for turn in range(10**9):
            Folder(Path(sys.argv[1])).save("a.bin", bytes([turn % 251]) * 4_000_000)
    """)
    started = subprocess.Popen(
        [sys.executable, "-c", program, str(tmp_path)], env=environment(), stderr=subprocess.DEVNULL,
        preexec_fn=as_in_a_terminal,
    )  # fmt: skip
    with started as process:
        for _ in range(600):
            if (tmp_path / "a.bin").exists() or process.poll() is not None:
                break
            time.sleep(0.02)
        time.sleep(0.2)
        process.send_signal(signal.Signals[name])
        process.wait(60)
    content = (tmp_path / "a.bin").read_bytes()
    assert (len(content), len(set(content))) == (4_000_000, 1)
    left = [path.name for path in tmp_path.iterdir() if path.name not in ("a.bin", ".beslut.journal")]
    assert name != "SIGINT" or left == []


def test_what_a_killed_run_left_is_swept_by_the_next(tmp_path: Path) -> None:
    left = tmp_path / "gävle" / ".missiv-gävle.txt.99999999.tmp"
    left.parent.mkdir()
    left.write_bytes(b"halv")
    run(tmp_path, b"1")
    assert not left.exists()
