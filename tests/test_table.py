# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Parties from a table saved by Excel: however it was saved, loose headers, every row's problem at its place."""

from __future__ import annotations

import codecs
import shutil
import time
from dataclasses import replace
from pathlib import Path

import pytest

from beslut.errors import DataError, Place
from beslut.loading.rows import Cell, RowSource, column_letters, sheet_place
from beslut.loading.table import Names, with_rows
from beslut.model import Case, Status
from beslut.planning import Order
from conftest import ROOT, TODAY, Beslut, replaced
from planned import Planned

START = ROOT / "data" / "start" / "projekt"
TABLE = Path("data", "arenden", "parter.csv")
HEADER = "kommun;kommunkod;diarienummer;handläggare;grupp\n"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """The starter project, to edit."""
    folder = shutil.copytree(START, tmp_path / "eget")
    replaced(folder / "data/arenden/mitt-arende.yaml", ('"{belopp}"', "medel"))  # most tables here have no such column
    return folder


def _room(own: Path, content: bytes | str) -> Planned:
    (own / TABLE).write_bytes(content.encode() if isinstance(content, str) else content)
    return Planned(Order(today=TODAY, project=own, everyone=True))


def _case(own: Path, content: bytes | str) -> Case:
    return _room(own, content).case


def _told(own: Path, content: bytes | str) -> list[tuple[str, int, int, str]]:
    """Each problem of the table: code, line, column, and what it says with its hint."""
    with pytest.raises(DataError) as caught:
        _case(own, content)
    assert all(problem.place and problem.place.file.startswith("data/arenden/") for problem in caught.value.problems)
    return [
        (one.code, one.place.line, one.place.column, f"{one.message}; {one.hint}")
        for one in caught.value.problems
        if one.place
    ]


def test_a_place_in_braces_in_a_cell_is_told_there(own: Path) -> None:
    told = _told(own, "kommun;diarienummer;handläggare\nHofors;KS {annat};{namn} och {handläggare}\n")
    hint = "skriv ordet självt, eller låt en mall, en beslutspunkt eller ärendemeningen ha det"
    assert told == [
        ("M05", 2, 19, f"kolumnen handläggare: ”{{{name}}}” i en uppgift fylls inte i; {hint}")
        for name in ("namn", "handläggare")
    ]


ROWS = "Hofors;2104;KS 2099/1;kanslichefen;södra\nGävle;2180;;;\n"
SAVED = {
    "semikolon": (HEADER + ROWS).encode(),
    "komma": (HEADER + ROWS).replace(";", ",").encode(),
    "tabb": (HEADER + ROWS).replace(";", "\t").encode(),
    "bom": codecs.BOM_UTF8 + (HEADER + ROWS).encode(),
    "cp1252": (HEADER + ROWS).encode("cp1252"),
    "crlf": (HEADER + ROWS).replace("\n", "\r\n").encode(),
    "cr": (HEADER + ROWS).replace("\n", "\r").encode(),
    "nfd": (HEADER + ROWS).replace("ä", "a\u0308").replace("ö", "o\u0308").encode(),
    "citattecken": "".join(
        ";".join(f'"{cell}"' for cell in line.split(";")) + "\n" for line in (HEADER + ROWS).splitlines()
    ).encode(),
    "tomma-rader": f"\n;;;;\n{HEADER}\n;;;;\n{ROWS};;;;\n  ;;\n".encode(),
    "utan-slutrad": (HEADER + ROWS).rstrip("\n").encode(),
    "hårda-blanksteg": (HEADER + ROWS.replace("Hofors", "\u00a0Hofors ").replace("KS ", "KS\u00a0")).encode(),
}


@pytest.mark.parametrize("content", SAVED.values(), ids=SAVED.keys())
def test_the_same_table_however_it_was_saved(content: bytes, own: Path) -> None:
    room = _room(own, content)
    case = room.case
    hofors = case.party_facts["Hofors"].facts
    assert [party.name for party in room.parties] == ["Gävle", "Hofors"]
    assert hofors["partens_diarienummer"].value == "KS 2099/1"
    assert hofors["handläggare"].value == "kanslichefen"
    assert hofors["handläggare"].status is Status.SOURCED
    assert case.groups == {"södra": ("Hofors",)}
    assert "Gävle" not in case.party_facts


@pytest.mark.parametrize(
    ("header", "row"),
    [
        ("Kommun", "Gävle"),
        ("KOMMUN:", "GÄVLE"),
        ("kommunkod", "2180"),
        ("Kommun-kod", "2180"),
        ("Kod;Antal invånare;E-post", "2180;100000;=risk@exempel.se"),
        ("namn;Kommentar", "Gävle kommun;Ring först"),
        ("Part", " gavle "),
    ],
)
def test_headers_and_names_are_matched_loosely(header: str, row: str, own: Path) -> None:
    room = _room(own, f"{header}\n{row}\n")
    assert [party.code for party in room.parties] == ["2180"]


def test_excel_takes_the_zeros_of_a_code_away(own: Path) -> None:
    assert [party.name for party in _room(own, "kod\n114\n").parties] == ["Upplands Väsby"]


def test_the_source_of_a_fact_is_the_row_or_what_the_row_says(own: Path) -> None:
    case = _case(own, "kommun;dnr;källa\nHofors;KS 1;\nGävle;KS 2;brev den 2 februari 2099\n")
    sources = {name: facts.facts["partens_diarienummer"].source for name, facts in case.party_facts.items()}
    assert sources == {"Hofors": "parter.csv, rad 2", "Gävle": "brev den 2 februari 2099"}


def test_a_column_may_be_any_of_the_cases_own_facts(own: Path) -> None:
    assert _case(own, "kommun;Sista svarsdag\nHofors;2099-03-01\n").party_facts["Hofors"].facts[
        "sista_svarsdag"
    ].value == ("2099-03-01")


def test_a_point_can_go_to_a_group_of_the_table(own: Path) -> None:
    case_file = own / "data/arenden/mitt-arende.yaml"
    replaced(case_file, ("  - id: uppdrag\n", "  - id: uppdrag\n    gäller: {grupper: [stora-orter]}\n"))
    rows = 'kommun;grupp\nHofors;\nGävle;Stora orter\nSandviken;"stora orter, andra"\n'
    assert _case(own, rows).groups == {"stora-orter": ("Gävle", "Sandviken"), "andra": ("Sandviken",)}


def test_a_table_and_a_list_together(own: Path) -> None:
    replaced(
        own / "data/arenden/mitt-arende.yaml", ("  tabell: parter.csv\n", "  tabell: parter.csv\n  lista: [Ljusdal]\n")
    )
    assert [party.name for party in _room(own, "kommun\nHofors\n").parties] == ["Hofors", "Ljusdal"]


def test_every_problem_of_every_row_at_once(own: Path) -> None:
    table = (
        "kommun;kommunkod;dnr;grupp\n"  # 1
        "Hofros;;;\n"  # 2 misspelt
        "Habo;0305;;\n"  # 3 the code is Håbo's
        ";9999;;\n"  # 4 no such code
        "Gävle;2180;=1+1;\n"  # 5 a formula
        "Hofors;2104;KS 1;södra!\n"  # 6 a group of a wrong form
        "Ockelbo;2101;KS\u200b2;\n"  # 7 an invisible character
        'Ljusdal;2161;"KS 3;\n'  # 8 a quote that never ends
        "Bollnäs;2183;KS 4;;för mycket\n"  # 9 more cells than headers
        ";;KS 5;\n"  # 10 nobody's row
        "Sandviken;2181;;\n"  # 11 sound
        "Sandvikens kommun;;;\n"  # 12 the same again
        f"Söderhamn;2182;{'x' * 201};\n"  # 13 too long
    )
    told = _told(own, table)
    assert [(code, line, column) for code, line, column, _ in told] == [
        ("M06", 2, 1), ("P02", 3, 6), ("M06", 4, 2), ("P01", 5, 12), ("M05", 6, 18), ("Y04", 7, 14), ("P04", 8, 14),
        ("P03", 9, 20), ("M01", 10, 1), ("M07", 12, 1), ("M05", 13, 16),
    ]  # fmt: skip
    words = {line: text for _, line, _, text in told}
    assert "menade du ”Hofors”" in words[2]
    assert "Håbo" in words[3]
    assert "rad 11" in words[12]


@pytest.mark.parametrize("start", "=+-@")
def test_what_could_be_a_formula_is_refused(start: str, own: Path) -> None:
    ((code, line, column, text),) = _told(own, f"kommun;dnr\nHofors;{start}cmd|' /C calc'!A0\n")
    assert (code, line, column) == ("P01", 2, 8)
    assert "lämna cellen tom" in text


HEADERS = {
    "ingen-kommun": ("Ort;dnr\nHofors;1\n", "M01", "kommun eller kommunkod"),
    "felstavad": ("komun;dnr\nHofors;1\n", "M02", "menade du ”kommun”"),
    "felstavad-uppgift": ("kommun;handlagare\nHofors;x\n", "M02", "menade du ”handläggare”"),
    "två-gånger": ("kommun;dnr;Diarienummer\nHofors;1;2\n", "M07", "står två gånger"),
    "bara-rubriker": ("kommun;dnr\n", "P05", "inga parter"),
    "tom": ("", "M01", "kommun eller kommunkod"),
    "bara-radbrytningar": ("\n\n", "M01", "kommun eller kommunkod"),
}


@pytest.mark.parametrize(("content", "code", "words"), HEADERS.values(), ids=HEADERS.keys())
def test_a_header_that_cannot_be_used(content: str, code: str, words: str, own: Path) -> None:
    told = _told(own, content)
    assert told[0][0] == code
    assert told[0][1] == 1
    assert words in told[0][3]


def test_habo_and_habo_are_not_mixed_up(own: Path) -> None:
    ((code, _, _, text),) = _told(own, "kommun\nHABO kommun?\n")[:1]
    assert code == "M06"
    assert "finns inte" in text
    ((_, _, _, text),) = _told(own, "kommun\nhabo\n")
    assert "Habo" in text and "Håbo" in text


def test_a_fact_in_two_places_is_told(own: Path) -> None:
    with (own / "data/arenden/mitt-arende.yaml").open("a", encoding="utf-8") as file:
        file.write("per_part:\n  Hofors:\n    uppgifter:\n")
        file.write("      handläggare: {status: belagd, värde: kanslichefen, källa: brev}\n")
    ((code, line, _, text),) = _told(own, "kommun;handläggare\nHofors;kommunchefen\n")
    assert (code, line) == ("M07", 2)
    assert "per_part" in text
    assert _case(own, "kommun;handläggare;dnr\nHofors;;KS 1\n").party_facts["Hofors"].facts.keys() == {
        "handläggare", "partens_diarienummer",
    }  # fmt: skip


def test_a_number_for_a_fact_that_the_case_does_not_have_makes_it_one_that_the_others_lack(own: Path) -> None:
    case = _case(own, "kommun;dnr\nHofors;1\nGävle;\n")
    assert case.party_facts["Hofors"].facts["partens_diarienummer"].value == "1"
    assert case.facts["partens_diarienummer"].status is Status.UNKNOWN
    assert "Fyll i diarienumret" in (case.facts["partens_diarienummer"].hint or "")


FOREIGN = {
    "arbetsbok": (b"PK\x03\x04" + b"\x00" * 50, "Y03", "arbetsbok"),
    "gammal-arbetsbok": (b"\xd0\xcf\x11\xe0" + b"\x00" * 50, "Y03", "arbetsbok"),
    "utf16": ("kommun\nGävle\n".encode("utf-16"), "Y03", "CSV UTF-8"),
    "ingen-kodning": (b"kommun\nG\x81vle\n", "Y03", "CSV UTF-8"),
    "stor": (b"kommun\n" + b"Hofors\n" * 100_000, "Y02", "kB"),
}


@pytest.mark.parametrize(("content", "code", "words"), FOREIGN.values(), ids=FOREIGN.keys())
def test_a_file_that_is_no_table_is_told(content: bytes, code: str, words: str, own: Path) -> None:
    ((found, line, _, text),) = _told(own, content)
    assert (found, line) == (code, 1)
    assert words in text


def test_a_table_that_is_not_there_is_told_where_the_case_names_it(own: Path) -> None:
    (own / TABLE).rename((own / TABLE).with_name("partner.csv"))
    with pytest.raises(DataError) as caught:
        _ = Planned(Order(today=TODAY, project=own)).case
    (problem,) = caught.value.problems
    assert problem.place is not None
    assert problem.place.source == "  tabell: parter.csv"
    assert "menade du ”partner.csv”" in problem.hint


def test_a_table_outside_the_folder_cannot_be_named(own: Path) -> None:
    replaced(own / "data/arenden/mitt-arende.yaml", ("tabell: parter.csv", "tabell: ../parter.csv"))
    with pytest.raises(DataError) as caught:
        _ = Planned(Order(today=TODAY, project=own)).case
    assert [problem.code for problem in caught.value.problems] == ["M05"]


@pytest.mark.parametrize(
    "content", ['"' * 400_000, '"x;' * 130_000, ";" * 400_000, 'kommun\n"\n' + '""x\n' * 90_000, "a\n" * 200_000]
)
def test_a_hostile_table_ends_quickly(content: str, own: Path) -> None:
    start = time.process_time()
    assert _told(own, content)
    assert time.process_time() - start < 10


def test_the_problem_is_shown_with_its_row(own: Path, beslut: Beslut) -> None:
    (own / TABLE).write_text(HEADER + "Hofros;;;;\n", "utf-8")
    ran = beslut("generate", "--alla", "--projekt", str(own))
    assert ran.code == 1
    assert ran.stderr == (
        "fel[M06]: parten ”Hofros” finns inte\n"
        "  --> data/arenden/parter.csv:2:1\n"
        "  |\n"
        "2 | Hofros;;;;\n"
        "  | ^\n"
        "  tips: menade du ”Hofors” eller ”Hagfors” eller ”Orsa”?\n"
    )


# --- rows from another kind of file ----------------------------------------------------------------------------


class Sheet:
    """A sheet of a workbook, as its reader would hand it over."""

    def __init__(self, *rows: str) -> None:
        self.rows = [
            [Cell(text, number, column) for column, text in enumerate(row.split(";"), 1)]
            for number, row in enumerate(rows, 1)
        ]

    def place(self, cell: Cell) -> Place:
        return sheet_place("data/arenden/parter.xlsx", "Blad1", cell)


def test_a_table_may_come_from_a_workbook_and_a_problem_is_told_at_its_cell(own: Path) -> None:
    source: RowSource = Sheet(*(HEADER + "Hofors;2104;KS 2099/1;;södra\nHofros;;;;\nGävle;2104;;;").splitlines())
    planned = _room(own, HEADER)
    with pytest.raises(DataError):
        _ = planned.case  # the table that lies there has no parties; the sheet is read in its place
    bare = _case(own, HEADER + "Gävle;;;;\n")
    bare = replace(bare, participants=replace(bare.participants, listed=()), party_facts={}, groups={})
    read = with_rows(bare, source, "parter.xlsx", Names(planned.register, {}))
    case, problems = read.case, read.problems
    assert case.participants.listed == ("Hofors",)
    assert case.groups == {"södra": ("Hofors",)}
    assert case.facts_of(planned.register.parties["2104"]).facts["partens_diarienummer"].source == "parter.xlsx, rad 2"
    assert [(one.code, str(one.place)) for one in problems] == [
        ("M06", "data/arenden/parter.xlsx, Blad1!A3"),
        ("P02", "data/arenden/parter.xlsx, Blad1!B4"),
    ]


@pytest.mark.parametrize(("column", "letters"), [(1, "A"), (26, "Z"), (27, "AA"), (702, "ZZ"), (703, "AAA")])
def test_a_column_has_the_letters_of_a_sheet(column: int, letters: str) -> None:
    assert column_letters(column) == letters


@pytest.mark.parametrize("name", ["parter.CSV", "parter.txt", "Parter 2026.Csv"])
def test_a_table_may_have_any_ending_and_an_edit_of_it_is_seen(name: str, own: Path, beslut: Beslut) -> None:
    replaced(own / "data/arenden/mitt-arende.yaml", ("tabell: parter.csv", f"tabell: {name}"))
    (own / TABLE).unlink()
    (own / TABLE).with_name(name).write_text(HEADER + "Hofors;;;;\n", "utf-8")
    order = ("generate", "--alla", "--projekt", str(own), "-f", "md")
    assert beslut(*order).code == 0
    (own / TABLE).with_name(name).write_text(HEADER + "Hofors;;;;\nGävle;;;;\n", "utf-8")
    assert "gavle" in beslut(*order).stdout


def test_what_is_told_of_somebody_who_is_no_party_is_said(own: Path) -> None:
    path = own / "data/arenden/mitt-arende.yaml"
    path.write_text(f"{path.read_text('utf-8')}per_part:\n  Umeå:\n    utan_punkter: [uppdrag]\n", "utf-8")
    notes = _room(own, HEADER + "Hofors;;;;\n").project.case("mitt-arende").notes
    assert [(one.code, one.level, one.place and one.place.line) for one in notes] == [
        ("P12", "varning", len(path.read_text("utf-8").splitlines()) - 1)
    ]


def test_a_document_of_the_standard_kind_goes_by_its_swedish_spelling_too(own: Path) -> None:
    path = own / "data/arenden/mitt-arende.yaml"
    path.write_text(f"{path.read_text('utf-8')}handlingar: [missiv, tjänsteskrivelse]\n", "utf-8")
    case = _room(own, HEADER + "Hofors;;;;\n").case
    assert [kind.id for kind in case.documents] == ["missiv", "tjansteskrivelse"]


def test_a_fact_that_is_nearly_called_as_one_that_is_printed_is_said(own: Path) -> None:
    path = own / "data/arenden/mitt-arende.yaml"
    replaced(path, ("  sista_svarsdag: okänd", "  sista_svarsdagen: den 12 juni 2099"))
    notes = _room(own, HEADER + "Hofors;;;;\n").project.case("mitt-arende").notes
    assert [(one.code, one.level) for one in notes] == [("P13", "varning")]
    assert "”sista_svarsdag”" in notes[0].hint
