# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""PDF on a house's own paper, drawn by LibreOffice: what it is, that all of it comes, and what is told when not."""

from __future__ import annotations

import io
import os
import re
import shutil
import stat
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest

from beslut.blocks import settled
from beslut.writers import office, writer
from beslut.writers.office_pdf import mended
from conftest import Beslut, environment
from papers import PAPERS, by_swedish_word
from test_formats import read_docx
from test_paper import memo, prepared
from test_pdf import Failures, failures, read, words, worker

DAY = date(2022, 3, 3)
__all__ = ["failures", "worker"]  # fixtures
HERE = pytest.mark.skipif(not office.program(), reason="LibreOffice is not here: no PDF was drawn by it")


@pytest.fixture(scope="module")
def pdfs() -> dict[str, bytes]:
    """A draft and a final memo on each foreign paper, all by one process."""
    documents = {
        f"{name}, {state}": memo(prepared(raw())) for name, raw in PAPERS.items() for state in ("draft", "final")
    }
    documents = {name: settled(one) if "final" in name else one for name, one in documents.items()}
    made = office.drawn([office.printable(one) for one in documents.values()])
    return {name: mended(one or b"", DAY) for name, one in zip(documents, made, strict=True)}


@HERE
def test_every_file_is_both_standards_and_says_so(pdfs: dict[str, bytes], failures: Failures) -> None:
    for name, content in pdfs.items():
        assert failures(content) == [], name
        assert b"pdfuaid:part" in content and b"<pdfaid:conformance>A<" in content


@HERE
def test_a_second_checker_reads_every_object(pdfs: dict[str, bytes]) -> None:
    pikepdf = pytest.importorskip("pikepdf", reason="pikepdf is not installed")
    for content in pdfs.values():
        with pikepdf.open(io.BytesIO(content)) as opened:
            assert opened.check_pdf_syntax() == []
            assert opened.docinfo["/CreationDate"] == "D:20220303000000Z"
            assert str(opened.Root.Lang).startswith("sv")


@HERE
def test_the_words_are_those_of_the_word_file_and_hints_stand_last(pdfs: dict[str, bytes]) -> None:
    for name, content in pdfs.items():
        said = read(content)
        told = "".join(words(said))
        document = memo(prepared(PAPERS[name.split(", ")[0]]()))
        pieces = words(" ".join(read_docx(writer("docx")(settled(document)))))
        assert len(pieces) > 50 and [piece for piece in pieces if piece not in told] == [], name
        assert ("Att fylla i och kontrollera" in said) == ("draft" in name) == ("Utkast" in said)


@HERE
def test_the_same_document_gives_the_same_bytes(pdfs: dict[str, bytes]) -> None:
    name = "svenska Word, final"
    (again,) = office.drawn([office.printable(settled(memo(prepared(by_swedish_word()))))])
    assert mended(again or b"", DAY) == pdfs[name]
    assert re.findall(rb"20\d\d-\d\d-\d\dT", pdfs[name]) == [b"2022-03-03T"]
    assert b"Date" not in mended(again or b"", None).replace(b"CreateDate", b"")


@pytest.mark.parametrize(
    "spoilt", [b"", b"%PDF-1.7\n", b"%PDF-1.7\nstartxref\n9\n%%EOF", b"x" * 400 + b"startxref\nnej"]
)
def test_what_is_built_in_another_way_stays_as_it_is(spoilt: bytes) -> None:
    assert mended(spoilt, DAY) == spoilt


@HERE
def test_a_party_s_pdf_is_on_its_paper_and_the_sender_s_is_by_typst(beslut: Beslut) -> None:
    pytest.importorskip("typst", reason="beslut[pdf] is not installed")
    (beslut.folder / "hus.dotx").write_bytes(by_swedish_word())
    line = (
        "generate",
        "-k",
        "Gävle",
        "--handling",
        "missiv,tjansteskrivelse",
        "-f",
        "docx,pdf",
        "--brevpapper",
        "hus.dotx",
    )
    ran = beslut(*line)
    assert ran.code == 0, ran.stderr
    folder = beslut.folder / "ut" / "valfardsstrategin" / "gavle"
    memo_, missive = (read((folder / f"{one}-gavle.pdf").read_bytes()) for one in ("tjansteskrivelse", "missiv"))
    assert "Exempelby" in memo_ and "Exempelby" not in missive
    assert "oförändrad" in beslut(*line).stdout


POSIX = pytest.mark.skipif(os.name == "nt", reason="the stand-ins are shell scripts")
STAND_INS = {
    "fails and says 0": "exit 0",
    "hangs, with a child": "sleep 60 & echo $! > {mark}; wait",
    "writes half a file": 'mkdir -p "$7"; printf "%%PDF-1.7" > "$7/0.pdf"',
}


def standing_in(folder: Path, does: str) -> Path:
    """A program called soffice in a folder of its own."""
    path = folder / "bin" / "soffice"
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"#!/bin/sh\n{does}\n", "utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path.parent


@POSIX
@pytest.mark.parametrize("name", STAND_INS)
def test_a_program_that_makes_nothing_is_told_of_and_nothing_of_it_is_left(beslut: Beslut, name: str) -> None:
    (beslut.folder / "hus.dotx").write_bytes(by_swedish_word())
    mark = beslut.folder / "barn"
    place = standing_in(beslut.folder, STAND_INS[name].format(mark=mark))
    code = "import beslut.writers.office as o; o._START = o._EACH = 0.3; from beslut.__main__ import main; main()"
    line = [sys.executable, "-c", code, "generate", "-k", "Gävle", "--handling", "tjansteskrivelse", "-f", "docx,pdf",
            "--brevpapper", "hus.dotx"]  # fmt: skip
    known = {**environment(), "PATH": f"{place}{os.pathsep}{os.environ['PATH']}"}
    ended = subprocess.run(line, cwd=beslut.folder, env=known, capture_output=True, timeout=30)
    told = ended.stderr.decode("utf-8")
    assert ended.returncode == 1 and "S21" in told and "Traceback" not in told
    assert [path.suffix for path in (beslut.folder / "ut").rglob("tjansteskrivelse*")] == [".docx"]
    if mark.exists():
        child = int(mark.read_text())
        for _ in range(50):
            if not Path(f"/proc/{child}").exists():
                break
            time.sleep(0.05)
        assert not Path(f"/proc/{child}/cmdline").exists() or not Path(f"/proc/{child}/cmdline").read_bytes()


@POSIX
@pytest.mark.parametrize(("command", "code"), [("generate", 2), ("mail", 0)])
def test_without_libreoffice_it_is_said_before_anything_is_written(beslut: Beslut, command: str, code: int) -> None:
    (beslut.folder / "hus.dotx").write_bytes(by_swedish_word())
    asked = ("-f", "docx,pdf") if command == "generate" else ()
    line = [sys.executable, "-m", "beslut", command, "-k", "Gävle", "--brevpapper", "hus.dotx", *asked]
    if shutil.which("libreoffice", path="/nowhere") is None and any(Path(one).is_file() for one in office._PLACES):
        pytest.skip("LibreOffice lies where it is always found")
    ended = subprocess.run(line, cwd=beslut.folder, env={**environment(), "PATH": "/nowhere"}, capture_output=True)
    assert (ended.returncode, "LibreOffice" in ended.stderr.decode("utf-8")) == (code, True)
    written = {path.name for path in (beslut.folder / "ut").rglob("[!.]*.*")}
    assert written == (set() if command == "generate" else {"gavle.eml", "gavle.zip", "utskick.csv"})
