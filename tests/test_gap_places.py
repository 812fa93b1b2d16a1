# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Each gap names its key and where its answer is written: in a cell of the table, or on a line of the case file."""

from __future__ import annotations

import json
import re
import zipfile
from pathlib import Path

import pytest

from conftest import ROOT, Beslut

EMAIL = ROOT / "tests" / "epost" / "delvis-kant"
KEY = "uppgifter.partens_diarienummer"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A case with one table, in which Söderhamn lacks a number and Ovanåker most of its earlier decision."""
    place = tmp_path / "eget" / "data" / "arenden"
    place.mkdir(parents=True)
    table = re.sub("Söderhamn;[^;]*;", "Söderhamn;;", (EMAIL / "parter.csv").read_text("utf-8"))
    case = (EMAIL / "hjalpmedel.yaml").read_text("utf-8")
    (place / "parter.csv").write_text(table, "utf-8")
    (place / "hjalpmedel.yaml").write_text(case.replace("bakgrund: Region", "bakgrund: okänd  # Region"), "utf-8")
    return tmp_path / "eget"


def as_workbook(own: Path) -> None:
    """The same table as a workbook."""
    openpyxl = pytest.importorskip("openpyxl", reason='workbooks are read and written with the extra "excel"')
    place = own / "data" / "arenden"
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Kommuner"
    for line in (place / "parter.csv").read_text("utf-8").splitlines():
        sheet.append([cell or None for cell in line.split(";")])
    book.save(place / "parter.xlsx")
    (place / "parter.csv").unlink()
    case = place / "hjalpmedel.yaml"
    case.write_text(case.read_text("utf-8").replace("parter.csv", "parter.xlsx"), "utf-8")


@pytest.mark.parametrize(
    ("workbook", "cell", "beside"),
    [
        (False, "data/arenden/parter.csv:5:11", "data/arenden/parter.csv:4:66"),
        (True, "data/arenden/parter.xlsx, Kommuner!B5", "data/arenden/parter.xlsx, Kommuner!G4"),
    ],
    ids=["text", "workbook"],
)
def test_a_gap_names_its_key_and_its_cell(beslut: Beslut, own: Path, workbook: bool, cell: str, beside: str) -> None:
    if workbook:
        as_workbook(own)
    told = beslut("generate", "--alla", "-v", cwd=own).stdout
    assert re.search(rf"^  lucka: diarienummer saknas – .*\({KEY}, {re.escape(cell)}\)$", told, re.MULTILINE), told
    assert f"(tidigare_beslut.gamla.datum, {beside})" in told
    files = json.loads(beslut("generate", "--alla", "--dry-run", "--json", cwd=own).stdout)["filer"]
    places = {gap["nyckel"]: gap["plats"] for file in files for gap in file["luckor"] if file["part"] == "Söderhamn"}
    assert places[KEY] == cell
    assert re.fullmatch(r"data/arenden/hjalpmedel\.yaml:\d+:3", places["uppgifter.bakgrund"])
    found = json.loads(beslut("check", "--alla", "--output-format", "json", cwd=own).stdout)["fynd"]
    (one,) = [one for one in found if one["nyckel"] == KEY]
    assert (one["part"], one["rad"]) == ("Söderhamn", 5)
    listed = json.loads(beslut("gaps", "--json", cwd=own).stdout)["uppgifter"]
    assert {one["nyckel"]: one["plats"] for one in listed if one["part"] == "Söderhamn"}[KEY] == cell


def test_the_check_tells_the_cell_and_the_key_to_a_person(beslut: Beslut, own: Path) -> None:
    told = beslut("check", "--alla", cwd=own).stdout
    assert (
        "lucka[L01]: Tjänsteskrivelse: diarienummer saknas\n  --> data/arenden/parter.csv:5:11\n"
        "  |\n5 | Söderhamn;;kommunsekreteraren;kommunchefen;;;;;\n  |           ^\n"
        f"  för: Söderhamn\n  nyckel: {KEY}\n"
    ) in told
    ran = beslut("generate", "--alla", "--slutlig", "--dag", "2099-03-15", cwd=own)
    assert ran.code == 1 and "--> data/arenden/parter.csv:5:11\n" in ran.stderr and f"  nyckel: {KEY}\n" in ran.stderr


def test_the_comment_in_word_says_which_column_of_which_row(beslut: Beslut, own: Path) -> None:
    as_workbook(own)
    assert beslut("generate", "-k", "Söderhamn", "-k", "Ovanåker", "-q", cwd=own).code == 0
    comments = {}
    for party in ("soderhamn", "ovanaker"):
        path = own / f"ut/hjalpmedel/{party}/tjansteskrivelse-{party}.docx"
        comments[party] = re.sub(r"<[^>]+>", "", zipfile.ZipFile(path).read("word/comments.xml").decode())
    assert (
        "i kolumnen diarienummer för Söderhamn i parter.xlsx, eller direkt här i dokumentet." in comments["soderhamn"]
    )
    assert "Fyll i tidigare datum och tidigare paragraf för Ovanåker i parter.xlsx." in comments["ovanaker"]
    assert "Eller skriv direkt här i dokumentet." in comments["ovanaker"]


def test_a_gap_that_a_template_holds_is_placed_in_the_template(beslut: Beslut) -> None:
    told = json.loads(beslut("generate", "-k", "Ockelbo", "--dry-run", "--json").stdout)["filer"]
    places = {(gap["nyckel"], gap["plats"].partition(":")[0]) for file in told for gap in file["luckor"]}
    assert all(place.startswith("data/arenden/" if key else "templates/") for key, place in places), places
