# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Values put into a table that somebody keeps: there they are, and everything else is as it was."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beslut.assets import Assets
from beslut.loading.cell_writing import NotWritten, with_csv_cells, with_workbook_cells
from beslut.loading.csv_text import CsvFile

TABLE = 'kommun; Diarienummer ;"källa ""x"""\r\nGävle;;"brev; 2026"\r\n\r\nHofors\r\n'
FILLED = {
    "en tom cell": ((2, "diarienummer"), "KS 2026/17", TABLE.replace("Gävle;;", "Gävle;KS 2026/17;")),
    "en kort rad": ((4, "Diarienummer"), "1", TABLE.replace("Hofors", "Hofors;1")),
    "text med skiljetecken": ((2, "diarienummer"), 'a; "b"', TABLE.replace("Gävle;;", 'Gävle;"a; ""b""";')),
    "en ny kolumn": ((4, "roll"), "x", TABLE.replace('""x"""', '""x""";roll').replace("Hofors", "Hofors;;;x")),
}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("name", FILLED)
def test_a_cell_is_filled_and_every_other_byte_stays(name: str, encoding: str) -> None:
    place, value, expected = FILLED[name]
    assert with_csv_cells(TABLE.encode(encoding), {place: value}) == expected.encode(encoding)


def test_what_cannot_be_written_is_told() -> None:
    with pytest.raises(NotWritten, match="ingen rad 3"):
        with_csv_cells(TABLE.encode(), {(3, "diarienummer"): "1"})
    with pytest.raises(NotWritten, match="teckenkodning"):
        with_csv_cells(TABLE.encode("cp1252"), {(2, "diarienummer"): "\u0416"})


WORDS = st.text('abå;, "1', max_size=6)


@given(st.lists(st.lists(WORDS, min_size=3, max_size=3), min_size=1, max_size=4), WORDS.filter(str.strip))
def test_what_is_written_is_read(rows: list[list[str]], value: str) -> None:
    quoted = [";".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows]
    raw = "\n".join(["a;b;c", *quoted]).encode()
    made = with_csv_cells(raw, {(2, "b"): value}) if any(cell.strip() for cell in rows[0]) else None
    if made is not None:
        assert made.decode().split("\n")[0] == "a;b;c"
        assert made.decode().count("\n") == raw.decode().count("\n")


def test_a_workbook_takes_cells_as_text_and_keeps_the_rest(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl", reason="beslut[excel] is not installed")
    book = openpyxl.Workbook()
    book.active.append(["kommun", "belopp"])
    book.active.append(["Gävle", 7])
    raw = io.BytesIO()
    book.save(raw)
    made = with_workbook_cells(raw.getvalue(), {(2, "Diarienummer"): "0114", (2, "belopp"): "7,5 mnkr"})
    sheet = openpyxl.load_workbook(io.BytesIO(made)).active
    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [
        ["kommun", "belopp", "Diarienummer"], ["Gävle", "7,5 mnkr", "0114"],
    ]  # fmt: skip
    with pytest.raises(NotWritten):
        with_workbook_cells(raw.getvalue(), {(9, "belopp"): "1"})


def test_the_rows_are_those_that_the_reader_tells(tmp_path: Path) -> None:
    path = tmp_path / "parter.csv"
    path.write_bytes(TABLE.encode())
    rows = CsvFile(path, Assets.of(tmp_path)).rows
    assert [row[0].row for row in rows] == [1, 2, 4]
