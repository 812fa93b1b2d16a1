# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Nothing is lost: real processes killed, a real full disk, real runs at once. `make kill` and `make race` do more.

After each: every file is old and whole or new and whole, the manifest names no file with another content than it has
or had, hand edits stand, and the next run leaves no temporary file.
"""

import hashlib
import json
import os
import random
import shutil
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from conftest import CASE, Beslut, environment, files_of_at_most, replaced

posix = pytest.mark.skipif(sys.platform == "win32", reason="mounts, limits and links without a privilege are POSIX")

KILLS = int(os.environ.get("BESLUT_KILLS", "25"))
RUNS_AT_ONCE = int(os.environ.get("BESLUT_RACES", "4"))
WORDS = ("generate", "--alla", "--arende", "valfardsstrategin", "-q", "-f", "docx", "-f", "txt")


def _documents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.startswith(".")
    }


def _versions(beslut: Beslut, project: Path) -> list[dict[str, bytes]]:
    """All the files of two versions of the case, written undisturbed."""
    found = []
    for number in range(2):
        if number:
            replaced(project / CASE, ("ärendemening: Antagande", "ärendemening: Nytt antagande"))
        out = beslut.folder / f"facit{number}"
        assert beslut(*WORDS, "--projekt", str(project), "--ut", str(out)).code == 0
        found.append(_documents(out))
    assert found[0].keys() == found[1].keys()
    assert found[0] != found[1]
    return found


def _whole(folder: Path, versions: list[dict[str, bytes]]) -> None:
    """Every file is one of the two versions, to the last byte; the manifest tells no other hash than theirs."""
    hashes: dict[str, set[str]] = {}
    for name in versions[0]:
        hashes[name] = {hashlib.sha256(version[name]).hexdigest() for version in versions}
    for name, content in _documents(folder).items():
        assert hashlib.sha256(content).hexdigest() in hashes[name], name
        if name.endswith(".docx"):
            assert zipfile.ZipFile(folder / name).testzip() is None
    manifest = folder / "valfardsstrategin" / ".beslut.json"
    if manifest.exists():
        for name, told in json.loads(manifest.read_text("utf-8"))["filer"].items():
            assert told in hashes[f"valfardsstrategin/{name}"], name


def test_kill_at_any_moment(beslut: Beslut, project: Path) -> None:
    versions = _versions(beslut, project)
    dice = random.Random(2181)
    out = beslut.folder / "ut"
    case = (project / CASE).read_text("utf-8")
    old = case.replace("ärendemening: Nytt antagande", "ärendemening: Antagande")
    landed = 0
    for number in range(KILLS):
        (project / CASE).write_text(case if number % 2 else old, "utf-8")
        with subprocess.Popen(
            beslut.command(*WORDS, "--projekt", str(project), "--ut", str(out)),
            cwd=beslut.folder, env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        ) as process:  # fmt: skip
            time.sleep(dice.uniform(0.15, 0.75))
            if process.poll() is None:
                process.kill()
                landed += 1
        if out.exists():
            _whole(out, versions)
    assert landed > KILLS / 4, "too few were killed while they worked"
    (project / CASE).write_text(case, "utf-8")
    ended = beslut(*WORDS, "--projekt", str(project), "--ut", str(out))
    assert ended.code == 0, ended.stderr  # our own files are known as ours, also after a kill
    assert _documents(out) == versions[1]
    assert not list(out.rglob("*.tmp"))
    assert not list(out.rglob("*.ny.*"))


def test_a_hand_edit_survives_kills(beslut: Beslut, project: Path) -> None:
    out = beslut.folder / "ut"
    assert beslut(*WORDS, "--projekt", str(project), "--ut", str(out)).code == 0
    edited = out / "valfardsstrategin/gavle/missiv-gavle.docx"
    mine = edited.read_bytes() + b"min"
    edited.write_bytes(mine)
    replaced(project / CASE, ("ärendemening: Antagande", "ärendemening: Nytt antagande"))
    for pause in (0.3, 0.4, 0.5, 0.6):
        with subprocess.Popen(
            beslut.command(*WORDS, "--projekt", str(project), "--ut", str(out)),
            cwd=beslut.folder, env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        ) as process:  # fmt: skip
            time.sleep(pause)
            process.kill()
        assert edited.read_bytes() == mine
    ended = beslut(*WORDS, "--projekt", str(project), "--ut", str(out))
    assert ended.code == 1
    assert edited.read_bytes() == mine
    assert edited.with_name("missiv-gavle.ny.docx").is_file()


@contextmanager
def _small_disk(where: Path) -> Iterator[Path | None]:
    """A disk of 300 kB, or None where mounting is refused."""
    where.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=300k", "tmpfs", str(where)], capture_output=True)
    if mounted.returncode:
        yield None
        return
    try:
        yield where
    finally:
        subprocess.run(["umount", "-l", str(where)], check=True)


@posix
def test_a_full_disk(beslut: Beslut, project: Path) -> None:
    """A small disk where mounting is allowed, else a limit on the size of a file."""
    versions = _versions(beslut, project)
    with _small_disk(beslut.folder / "disk") as disk:
        out = (disk or beslut.folder) / "ut"
        limit = None if disk else files_of_at_most(9_000)
        ended = subprocess.run(
            beslut.command(*WORDS, "--projekt", str(project), "--ut", str(out)),
            cwd=beslut.folder, env=environment(), capture_output=True, text=True, preexec_fn=limit,
        )  # fmt: skip
        assert ended.returncode == 1
        assert "Traceback" not in ended.stderr
        assert "disken är full" in ended.stderr or "större än vad som är tillåtet" in ended.stderr
        assert not disk or "gör plats på disken och kör igen" in ended.stderr
        _whole(out, versions)
        assert not list(out.rglob("*.tmp"))


def test_runs_at_once_in_one_folder(beslut: Beslut, project: Path) -> None:
    versions = _versions(beslut, project)
    second = project.with_name("projekt-2")
    shutil.copytree(project, second)
    replaced(second / CASE, ("ärendemening: Nytt antagande", "ärendemening: Antagande"))
    out = beslut.folder / "ut"
    running = [
        subprocess.Popen(
            beslut.command(*WORDS, "--projekt", str(project if number % 2 else second), "--ut", str(out)),
            cwd=beslut.folder, env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
        )
        for number in range(RUNS_AT_ONCE)
    ]  # fmt: skip
    said = [process.communicate(timeout=120)[1] for process in running]
    assert [process.returncode for process in running] == [0] * RUNS_AT_ONCE, said
    _whole(out, versions)
    assert _documents(out) in versions  # one whole run after the other, never a mixture
    assert not list(out.rglob("*.tmp"))


@posix
def test_a_folder_replaced_by_a_link_is_refused(beslut: Beslut) -> None:
    assert beslut("generate", "-k", "Hofors", "-k", "Gävle", "-q").code == 0
    elsewhere = beslut.folder / "annan plats"
    elsewhere.mkdir()
    party = beslut.folder / "ut/valfardsstrategin/hofors"
    shutil.rmtree(party)
    party.symlink_to(elsewhere, target_is_directory=True)
    ran = beslut("generate", "-k", "Hofors", "-k", "Gävle")
    assert ran.code == 1
    assert "fel[S04]: mappen är en länk till en annan plats" in ran.stderr
    assert list(elsewhere.iterdir()) == []
    assert ran.stdout.count("oförändrad") == 5
    shutil.move(beslut.folder / "ut/valfardsstrategin", elsewhere / "x")
    (beslut.folder / "ut/valfardsstrategin").symlink_to(elsewhere / "x", target_is_directory=True)
    ran = beslut("generate", "-k", "Gävle")
    assert (ran.code, "S04" in ran.stderr) == (1, True)


def test_a_file_open_in_word_is_left_and_the_others_go_on(beslut: Beslut, project: Path) -> None:
    words = ("generate", "-k", "Hofors", "--projekt", str(project))
    assert beslut(*words).code == 0
    folder = beslut.folder / "ut/valfardsstrategin/hofors"
    (folder / "~$ssiv-hofors.docx").write_bytes(b"")
    before = (folder / "missiv-hofors.docx").read_bytes()
    replaced(project / CASE, ("ärendemening: Antagande", "ärendemening: Nytt antagande"),
             ('titel: "Missiv: V', 'titel: "Missiv, v'))  # fmt: skip
    ran = beslut(*words)
    assert ran.code == 1
    assert "fel[S02]: filen är öppen i Word" in ran.stderr
    assert (folder / "missiv-hofors.docx").read_bytes() == before
    assert ran.stdout.count("uppdaterad") == 4
    (folder / "~$ssiv-hofors.docx").unlink()
    assert beslut(*words).code == 0


def test_a_file_open_in_libreoffice_is_left_too(beslut: Beslut) -> None:
    words = ("generate", "-k", "Hofors", "--handling", "missiv", "-f", "txt,docx")
    assert beslut(*words).code == 0
    folder = beslut.folder / "ut/valfardsstrategin/hofors"
    for name in ("missiv-hofors.txt", "missiv-hofors.docx"):
        (folder / f".~lock.{name}#").write_bytes(b",anvandare,dator")
        (folder / name).write_bytes(b"sparas just nu")
    ran = beslut(*words, "--ersatt")
    assert (ran.code, ran.stderr.count("fel[S02]: filen är öppen i LibreOffice")) == (1, 2)
    assert "ta bort .~lock.missiv-hofors.docx# som ligger bredvid" in ran.stderr
    assert {path.read_bytes() for path in folder.glob("missiv*")} == {b"sparas just nu"}
    assert len(list(folder.glob(".~lock.*#"))) == 2


def test_replacing_lays_a_dated_copy_beside(beslut: Beslut) -> None:
    words = ("generate", "-k", "Hofors", "--handling", "missiv", "-f", "txt")
    beslut(*words)
    path = beslut.folder / "ut/valfardsstrategin/hofors/missiv-hofors.txt"
    ours = path.read_bytes()
    path.write_bytes(b"mitt")
    assert beslut(*words).code == 0, "nothing is new"
    ran = beslut(*words, "--ersatt", env=environment(SOURCE_DATE_EPOCH="1655164800"))
    assert ran.code == 0
    assert "ersatt" in ran.stdout
    assert path.read_bytes() == ours
    assert path.with_name("missiv-hofors.kopia-2022-06-14.txt").read_bytes() == b"mitt"


def test_files_of_parties_that_left_are_told_never_deleted(beslut: Beslut, project: Path) -> None:
    words = ("generate", "--alla", "--projekt", str(project), "--handling", "missiv")
    beslut(*words)
    replaced(project / CASE, ("  lista: [Region Gävleborg]", "  utom: [Hofors]"))
    text = (project / CASE).read_text("utf-8")
    (project / CASE).write_text(text[: text.index("\nper_part:")], "utf-8")
    ran = beslut(*words)
    assert ran.code == 0
    assert "hofors/missiv-hofors.docx" in ran.stderr
    assert "inte längre är med" in ran.stderr
    assert (beslut.folder / "ut/valfardsstrategin/hofors/missiv-hofors.docx").is_file()


def test_the_manifest_tells_what_the_run_was_made_from_and_no_person(beslut: Beslut, project: Path) -> None:
    words = ("generate", "-k", "Hofors", "--projekt", str(project))
    path = beslut.folder / "ut/valfardsstrategin/.beslut.json"
    beslut(*words)
    first = json.loads(path.read_text("utf-8"))
    assert (first["version"], first["ärende"], first["dag"]) == (1, "valfardsstrategin", "2022-03-03")
    assert set(first["hash"]) == {"ärende", "register", "skrivsätt", "mallar"}
    template = project / "templates/valfardsstrategin/missiv.md"
    template.write_text(template.read_text("utf-8").replace("Med vänlig hälsning", "Vänliga hälsningar"), "utf-8")
    beslut(*words)
    second = json.loads(path.read_text("utf-8"))
    assert {key for key in first["hash"] if first["hash"][key] != second["hash"][key]} == {"mallar"}
    changed = {name for name in first["filer"] if first["filer"][name] != second["filer"][name]}
    assert changed == {"hofors/missiv-hofors.docx"}
    user = os.environ.get("USER") or "root"
    assert str(beslut.folder) not in path.read_text("utf-8")
    assert f'"{user}"' not in path.read_text("utf-8")
