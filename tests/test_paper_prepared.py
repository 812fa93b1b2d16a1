# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""A house's paper that was prepared before: the same documents without python-docx; a spoilt one is refused."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from beslut.errors import DataError
from beslut.paper import prepare
from beslut.paper.sound import INFO, already_prepared
from beslut.project import Project
from beslut.site.mailing import given_files
from beslut.site.shelf import zipped
from beslut.writers.papers import BASE
from conftest import CASE, Beslut
from papers import by_swedish_word

PROFILES = "profiler:\n  sandviken:\n    namn: Sandvikens kommun\n    brevpapper: hus.dotx\n"
WITHOUT = """
import sys
sys.modules["docx"] = sys.modules["lxml"] = None
from datetime import date
from pathlib import Path
from beslut.site.calling import answer
from beslut.site.desk import Desk
import json
desk = Desk(Path(sys.argv[1]), date(2022, 3, 3))
asked = {"case": "valfardsstrategin", "party": "Sandviken", "document": "tjansteskrivelse"}
answer(desk, "add", json.dumps({"apply": True}), {"p.zip": Path(sys.argv[2]).read_bytes()})
said, files = answer(desk, "file", json.dumps(asked))
for content in files.values():
    Path(sys.argv[3]).write_bytes(content)
print(said)
"""


def prepared() -> bytes:
    return prepare(by_swedish_word(), "hus.dotx", BASE.read_bytes()).package


def project_with(folder: Path, paper: bytes) -> Path:
    (folder / "data" / "arenden").mkdir(parents=True)
    (folder / "data" / "hus.dotx").write_bytes(paper)
    (folder / "data" / "profiler.yaml").write_text(PROFILES, "utf-8")
    (folder / "data" / "arenden" / CASE.name).write_bytes(CASE.read_bytes())
    return folder


def as_zip(folder: Path) -> bytes:
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return zipped({path.relative_to(folder).as_posix(): path.read_bytes() for path in files})


def on_the_page(tmp_path: Path, paper: bytes) -> tuple[dict[str, Any], bytes]:
    """What the page says and writes of a project with that paper, where neither library is."""
    (tmp_path / "p.zip").write_bytes(as_zip(project_with(tmp_path / "projekt", paper)))
    made = tmp_path / "ut.docx"
    line = [sys.executable, "-c", WITHOUT, str(tmp_path / "bord"), str(tmp_path / "p.zip"), str(made)]
    ran = subprocess.run(line, capture_output=True, text=True, check=True, encoding="utf-8")
    return json.loads(ran.stdout), made.read_bytes() if made.exists() else b""


def test_the_page_writes_on_a_prepared_paper_what_the_command_writes_on_the_house_s_own(
    tmp_path: Path, beslut: Beslut
) -> None:
    said, made = on_the_page(tmp_path, prepared())
    assert "fel" not in said, said
    raw = project_with(tmp_path / "eget", by_swedish_word())
    words = ("-k", "Sandviken", "-a", "valfardsstrategin", "--handling", "tjansteskrivelse", "--projekt", str(raw))
    ran = beslut("generate", *words)
    assert ran.code == 0, ran.stderr
    (native,) = (beslut.folder / "ut").rglob("*.docx")
    assert made == native.read_bytes()


def test_a_paper_that_is_not_prepared_says_what_to_do(tmp_path: Path) -> None:
    said, made = on_the_page(tmp_path, by_swedish_word())
    (error,) = said["fel"]
    assert error["kod"] == "P20" and "beslut paper" in error["tips"] and not made


def test_a_mailed_page_carries_the_paper_prepared(tmp_path: Path) -> None:
    project = Project.at(project_with(tmp_path / "projekt", by_swedish_word()))
    files = given_files(project.case(CASE.stem), project)
    assert files["data/hus.dotx"] == prepared()


def test_the_command_writes_the_prepared_paper(beslut: Beslut) -> None:
    (beslut.folder / "hus.dotx").write_bytes(by_swedish_word())
    told = json.loads(beslut("paper", "hus.dotx", "--json").stdout)
    assert told["förberett"] == "ut/papper-hus.docx"
    assert (beslut.folder / told["förberett"]).read_bytes() == prepared()


def changed(change: Callable[[dict[str, bytes]], object]) -> bytes:
    with zipfile.ZipFile(io.BytesIO(prepared())) as package:
        members = {name: package.read(name) for name in package.namelist()}
    change(members)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, content in members.items():
            package.writestr(name, content)
    return out.getvalue()


def info(**more: object) -> Callable[[dict[str, bytes]], object]:
    return lambda members: members.update({INFO: json.dumps(json.loads(members[INFO]) | more).encode()})


SPOILT: dict[str, Callable[[dict[str, bytes]], object]] = {
    "no json": lambda members: members.update({INFO: b"{"}),
    "a list": lambda members: members.update({INFO: b"[]"}),
    "deep": lambda members: members.update({INFO: b"[" * 100_000}),
    "a part that is not there": info(document="word/annat.xml"),
    "a part that is no name": info(comments=7),
    "a number that is none": info(first="1"),
    "markup in a style": info(styles={"Normal": '"/><w:p/>'}),
    "no numberings": info(numberings={}),
    "no place for the words": lambda members: members.update({"word/document.xml": b"<a/>"}),
    "broken xml": lambda members: members.update({"word/styles.xml": b"<a>"}),
    "macros": lambda members: members.update({"word/vbaProject.bin": b"x"}),
    "a document type": lambda members: members.update({"word/styles.xml": b"<!DOCTYPE a><a/>"}),
    "a picture elsewhere": lambda members: members.update({"word/_rels/x.xml.rels": (
        b'<R><Relationship Id="a" Type="x/image" Target="https://exempel.invalid/" TargetMode="External"/></R>')}),
    "a bomb": lambda members: members.update({"word/media/a.png": bytes(61_000_000)}),
}  # fmt: skip


@pytest.mark.parametrize("change", SPOILT.values(), ids=SPOILT)
def test_a_spoilt_package_is_refused(change: Callable[[dict[str, bytes]], object]) -> None:
    with pytest.raises(DataError) as raised:
        already_prepared(changed(change), "hus.dotx")
    assert raised.value.problems[0].code == "P20" and raised.value.problems[0].hint


def test_what_is_not_prepared_is_not_taken_for_it() -> None:
    assert already_prepared(by_swedish_word(), "a.dotx") == b""
    assert already_prepared(b"ingen zip", "a.dotx") == b""
    assert already_prepared(prepared(), "a.dotx") == prepared()
