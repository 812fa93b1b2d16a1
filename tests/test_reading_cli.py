# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""`beslut read`: what is printed, what is chosen, and what is said of files that cannot be read."""

import json
from pathlib import Path

import jsonschema
import pytest

from beslut.reading.as_json import reading_schema
from beslut.writers import extra_for
from conftest import Beslut, ask_for
from reading_cases import as_file
from reading_files import docx, external, para


@pytest.fixture
def files(tmp_path: Path) -> Path:
    folder = tmp_path / "utdrag"
    folder.mkdir()
    for name, form in (("d1-forst", "docx"), ("hela-protokollet", "pdf"), ("d4-mitten", "html")):
        (folder / f"{name}.{form}").write_bytes(as_file(name, form))
    return folder


@pytest.mark.parametrize("command", ["read", "läs", "las"])
def test_a_file_is_shown_to_read(command: str, files: Path, beslut: Beslut) -> None:
    ran = beslut(command, str(files / "d1-forst.docx"))
    assert (ran.code, ran.stderr) == (0, "")
    assert "§ 112 Överenskommelse om hemsjukvård i Mittlands län" in ran.stdout.splitlines()[0]
    assert "  organ                    kommunstyrelsen" in ran.stdout
    assert "• att anta Överenskommelse om hemsjukvård i Mittlands län, daterad 2022-03-01  [s. 1 rad 5]" in ran.stdout


def test_a_folder_as_json_has_the_schema_that_is_printed(files: Path, beslut: Beslut) -> None:
    ask_for("pdf-lasning")
    ran = beslut("read", str(files), "--json")
    read = json.loads(ran.stdout)
    printed = json.loads(beslut("schema", "lasning").stdout)
    assert printed == reading_schema()
    jsonschema.validate(read, printed)
    assert [one["paragraf"]["värde"] for one in read["läsningar"]] == ["112", "75", "61", "62", "63", "64"]


@pytest.mark.parametrize(
    ("words", "section"),
    [
        (("--del", "§ 63"), "63"),
        (("--del", "63"), "63"),
        (("--arende", "delårsrapport"), "62"),
        (("--ärende", "SN 2021/52"), "63"),
    ],
)
def test_one_matter_is_picked(words: tuple[str, ...], section: str, files: Path, beslut: Beslut) -> None:
    ask_for("pdf-lasning")
    read = json.loads(beslut("read", str(files / "hela-protokollet.pdf"), *words, "--json").stdout)
    assert [one["paragraf"]["värde"] for one in read["läsningar"]] == [section]


def test_several_that_could_be_meant_are_told_and_none_is_chosen(files: Path, beslut: Beslut) -> None:
    ask_for("pdf-lasning")
    ran = beslut("read", str(files), "--arende", "överenskommelse")
    assert (ran.code, ran.stdout) == (2, "")
    assert ran.stderr.startswith("fel[U28]: ”överenskommelse” kan vara flera\n")
    assert ran.stderr.count("§ ") == 3


def test_none_that_could_be_meant_is_told(files: Path, beslut: Beslut) -> None:
    ran = beslut("read", str(files / "d1-forst.docx"), "--del", "§ 1")
    assert (ran.code, ran.stdout) == (2, "")
    assert "fel[U27]" in ran.stderr and "§ 112" in ran.stderr


def test_a_file_that_is_refused_stops_no_other(files: Path, beslut: Beslut) -> None:
    ask_for("pdf-lasning")
    (files / "farlig.docx").write_bytes(
        docx(para("x"), more=external("attachedTemplate", "https://exempel.invalid/a.dotm"))
    )
    ran = beslut("read", str(files), "--json")
    assert ran.code == 1
    assert len(json.loads(ran.stdout)["läsningar"]) == 6
    assert ran.stderr.startswith("fel[I05]: filen hämtar innehåll utifrån")


def test_signs_that_command_a_terminal_are_harmless(tmp_path: Path, beslut: Beslut) -> None:
    (tmp_path / "a.txt").write_text("§ 1 \x1b[31mRött\n::error::x\nBeslut\nPlanen antas.\n", "utf-8")
    ran = beslut("read", "a.txt", cwd=tmp_path)
    assert "\x1b" not in ran.stdout and "\n::" not in ran.stdout
    assert "Planen antas." in ran.stdout


@pytest.mark.parametrize("form", ["docx", "html", "md", "odt", "txt", "pdf"])
def test_how_the_sender_is_reached_is_no_recipient(form: str, beslut: Beslut) -> None:
    if extra_for(form):
        pytest.skip(f"beslut[{extra_for(form)}] is not installed")
    line = ("generate", "-k", "Sandviken", "--handling", "protokollsutdrag,missiv", "--format", form)
    assert beslut(*line, "--quiet").code == 0
    name = f"ut/valfardsstrategin/sandviken/protokollsutdrag-sandviken.{form}"
    (read,) = json.loads(beslut("read", name, "--json").stdout)["läsningar"]
    told = [one["text"] for one in read["skickas_till"]]
    assert told[:1] == ["Region Gävleborg"] and (
        form == "pdf" or len(told) == 1
    )  # the hints of a draft come last there
    assert "811 80" not in json.dumps(read, ensure_ascii=False)
