# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""A workbook read as rows: what a person sees in each cell, and every unsound file told in one sentence."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest

from beslut.assets import Assets
from beslut.errors import DataError
from beslut.loading.rows import MAX_ROWS
from beslut.loading.xlsx import Sheet, read_sheet, sheets_of

try:
    import xlsxwriter
    from openpyxl import Workbook
except ImportError:
    pytest.skip('workbooks are read and written with the extra "excel"', allow_module_level=True)


def _book(fill: Callable[[Any], object]) -> bytes:
    book, out = Workbook(), io.BytesIO()
    fill(book)
    book.save(out)
    return out.getvalue()


def _sheet(*rows: list[Any], formats: dict[str, str] | None = None) -> Sheet:
    def fill(book: Any) -> None:
        for row in rows:
            book.active.append(row)
        for cell, form in (formats or {}).items():
            book.active[cell].number_format = form

    return sheets_of(_book(fill), "parter.xlsx")[0]


def _texts(sheet: Sheet) -> list[list[str]]:
    return [[cell.text for cell in row] for row in sheet.rows]


@pytest.mark.parametrize(
    ("value", "form", "text"),
    [
        ("0114", "General", "0114"),
        (114, "General", "114"),
        (75.0, "General", "75"),
        (3.5, "General", "3,5"),
        (0.1 + 0.2, "General", "0,3"),
        (1e15, "0", "1000000000000000"),
        (701, '#,##0 "tkr"', "701 tkr"),
        (12500, "#,##0.00 kr", "12500 kr"),
        (0.125, "0.0%", "12,5 %"),
        (date(2099, 6, 30), "yyyy-mm-dd", "2099-06-30"),
        (datetime(2099, 6, 30), "yyyy-mm-dd", "2099-06-30"),
        (datetime(2099, 6, 30, 13, 15), "yyyy-mm-dd hh:mm", "2099-06-30 13:15"),
        (time(13, 15), "hh:mm", "13:15"),
        (True, "General", "ja"),
        ("två\nrader\u00a0här ", "General", "två rader här"),
        ("Ga\u0308vle", "General", "Gävle"),
        ("=1+1", "General", "=1+1"),
    ],
)
def test_a_cell_is_what_a_person_sees_in_it(value: Any, form: str, text: str) -> None:
    assert _texts(_sheet(["kommun"], [value], formats={"A2": form})) == [["kommun"], [text]]


def test_a_cell_has_its_own_place_also_after_empty_rows_and_columns() -> None:
    sheet = _sheet([], [None, "kommun"], [], [None, "Hofors", None, "x"])
    assert [[(cell.row, cell.column) for cell in row if cell.text] for row in sheet.rows] == [
        [(2, 2)],
        [(4, 2), (4, 4)],
    ]
    assert str(sheet.place(sheet.rows[1][3])) == "parter.xlsx, Sheet!D4"


def test_a_hidden_sheet_is_not_read_and_an_empty_one_is_passed_over(tmp_path: Path) -> None:
    def fill(book: Any) -> None:
        book.active.sheet_state = "hidden"
        book.active["A1"] = "gömt"
        book.create_sheet("Tomt")
        book.create_sheet("Parter")["A1"] = "kommun"

    (tmp_path / "p.xlsx").write_bytes(_book(fill))
    assert [sheet.name for sheet in sheets_of(_book(fill), "p.xlsx")] == ["Tomt", "Parter"]
    assert read_sheet(tmp_path / "p.xlsx", Assets.of(tmp_path)).name == "Parter"


def test_a_workbook_of_another_writer_with_drop_downs_and_notes() -> None:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Parter")
        sheet.write_row(0, 0, ["kommun", "läge"])
        sheet.write_row(1, 0, ["Hofors", "inget"])
        sheet.data_validation(1, 1, 9, 1, {"validate": "list", "source": ["inget", "okänt"]})
        sheet.write_comment(0, 0, "Skriv namnet")
        sheet.freeze_panes(1, 1)
    assert _texts(sheets_of(out.getvalue(), "p.xlsx")[0]) == [["kommun", "läge"], ["Hofors", "inget"]]


def _members(**changed: bytes | None) -> bytes:
    sound, out = zipfile.ZipFile(io.BytesIO(_book(lambda book: book.active.append(["kommun"])))), io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name in sound.namelist():
            content = changed.get(name.rpartition("/")[2].partition(".")[0], sound.read(name))
            if content is not None:
                package.writestr(name, content)
    return out.getvalue()


_FAR = (
    b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    b'<row r="%d"><c r="A%d" t="inlineStr"><is><t>x</t></is></c></row></sheetData></worksheet>'
)
UNSOUND = {
    "ingen zip": (b"kommun;dnr\n", "Y03", "ingen arbetsbok"),
    "avklippt": (_members()[:400], "Y03", "ingen arbetsbok"),
    "annan zip": (_members(workbook=None), "I02", "trasig"),
    "trasigt blad": (_members(sheet1=b"<worksheet><sheetData><row>"), "I02", "trasig"),
    "entiteter": (_members(sheet1=b'<!DOCTYPE a [<!ENTITY b "c">]><worksheet/>'), "I02", "inte hör dit"),
    "gammal eller låst": (b"\xd0\xcf\x11\xe0" + bytes(600), "I03", "lösenord"),
    "bomb": (_members(sheet1=bytes(40_000_000)), "Y02", "uppackad"),
    "rad långt bort": (_members(sheet1=_FAR % (10**12, 10**12)), "Y02", "rader"),
    "många rader": (
        _book(lambda book: [book.active.append(["x"]) for _ in range(MAX_ROWS + 2)]), "Y02", "rader",
    ),
    "många kolumner": (_book(lambda book: book.active.append(["x"] * 101)), "Y02", "kolumner"),
}  # fmt: skip


@pytest.mark.parametrize(("raw", "code", "words"), UNSOUND.values(), ids=UNSOUND.keys())
def test_a_file_that_cannot_be_used_says_so(raw: bytes, code: str, words: str) -> None:
    with pytest.raises(DataError) as caught:
        sheets_of(raw, "parter.xlsx")
    (problem,) = caught.value.problems
    assert problem.code == code
    assert words in problem.message
