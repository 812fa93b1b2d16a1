# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""The loop: drafts, a list of what is missing, filled-in lists and Word files read back, and final documents.

Everything filled in is invented.
"""

from __future__ import annotations

import io
import json
import re
import shutil
import zipfile
from collections.abc import Callable, Mapping
from datetime import date, datetime
from pathlib import Path

import pytest

from conftest import CASE, Beslut
from editing_word import filled_word

try:
    import openpyxl
except ImportError:
    pytest.skip('workbooks are read and written with the extra "excel"', allow_module_level=True)

NAME = "valfardsstrategin"
YELLOW = "FFFFF2A8"  # what is unknown
OWN_NUMBERS = {
    "Hudiksvall": "2099-000017", "Nordanstig": "2099-000018", "Ovanåker": "2099/00019", "Sandviken": "KS2099/20",
    "Region Gävleborg": "RS 2099/17",
}  # fmt: skip
"""Case numbers of the parties whose house has a form of its own for them."""
TABLE = "kommun;kommunkod;diarienummer;handläggare\r\nHofors;2104;;\r\nSandviken;2181;KS 2099/7;\r\n"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A project with a copy of the case of its own."""
    folder = tmp_path / "eget"
    (folder / "data/arenden").mkdir(parents=True)
    shutil.copy(CASE, folder / "data/arenden")
    return folder


@pytest.fixture
def tabled(own: Path) -> Path:
    """The same with two parties in a table, with a BOM and Windows' line ends."""
    case = own / "data/arenden" / CASE.name
    text = case.read_text("utf-8")
    case.write_text(text.replace('  län: ["21"]\n  lista: [Region Gävleborg]', "  tabell: parter.csv"), "utf-8")
    (own / "data/arenden/parter.csv").write_bytes(b"\xef\xbb\xbf" + TABLE.encode())
    return own


def filled_list(path: Path, answers: Mapping[str, str], whose: str = "") -> None:
    """Answers typed into the yellow cells of the sheet of parties, below the headings with those names."""
    book = openpyxl.load_workbook(path)
    sheet = book["Parter"]
    columns = {str(cell.value): cell.column for cell in sheet[1]}
    for row in range(2, sheet.max_row + 1):
        if not whose or sheet.cell(row, 1).value == whose:
            for heading, value in answers.items():
                cell = sheet.cell(row, columns[heading])
                if cell.fill.fgColor.rgb == YELLOW and not cell.value:
                    cell.value = value.replace("#", str(row))
    book.save(path)


def draft(beslut: Beslut, own: Path, party: str, kind: str = "tjansteskrivelse") -> bytes:
    assert beslut("generate", "-k", party, "--handling", kind, "--projekt", str(own), "-q").code == 0
    return (beslut.folder / f"ut/{NAME}/{party.lower()}/{kind}-{party.lower()}.docx").read_bytes()


def test_the_loop_ends_with_final_documents_for_every_party(beslut: Beslut, own: Path) -> None:
    at = ("--projekt", str(own))
    assert beslut("generate", "--alla", "-q", *at).code == 0
    ran = beslut("gaps", "--alla", "--ut", "luckor.xlsx", *at)
    assert ran.code == 0 and re.search(r"^\d+ uppgifter saknas \(\d+ ställen\)$", ran.stderr, re.MULTILINE), ran.stderr
    drafts = beslut.folder / "ut" / NAME
    earlier = {"organ": "kommunfullmäktige", "datum": "2015-06-14", "paragraf": "61"}
    for party in ("sandviken", "hofors"):
        sent = (drafts / f"{party}/tjansteskrivelse-{party}.docx").read_bytes()
        answers = {f"gemensamma-utgangspunkter.{part}": value for part, value in earlier.items()}
        (beslut.folder / f"{party}.docx").write_bytes(filled_word(sent, answers))
    listed = beslut.folder / "luckor.xlsx"
    columns = {f"tidigare {part}": value for part, value in earlier.items()}
    for party, number in OWN_NUMBERS.items():
        filled_list(listed, {"diarienummer": number}, party)
    filled_list(listed, {"diarienummer": "KS 2099/#", "handläggare": "utredaren", "underskrift": "Kanslichef",
                         "nämnder som deltar": "kommunstyrelsen"})  # fmt: skip
    filled_list(listed, columns)
    book = openpyxl.load_workbook(listed)
    for row in book["Ärendet"].iter_rows(min_row=2):
        row[1].value = "Påhittat svar"
    book.save(listed)
    before = (own / "data/arenden" / CASE.name).read_text("utf-8")
    ran = beslut("fill", "luckor.xlsx", "sandviken.docx", "hofors.docx", "--fran", "registrator", *at)
    assert ran.code == 0, ran.stdout + ran.stderr
    after = (own / "data/arenden" / CASE.name).read_text("utf-8")
    assert [line for line in before.splitlines() if line not in after and "okänd" not in line] == []
    assert "källa: ifyllt i sandviken.docx av registrator" in after or "källa: ifyllt i luckor.xlsx" in after
    (own / "data/arenden" / NAME).mkdir()
    (own / "data/arenden" / NAME / "Välfärdsstrategin.pdf").write_bytes(b"%PDF-1.4 exempel")
    ran = beslut("generate", "--alla", "--slutlig", "--dag", "2022-05-10", *at)
    assert ran.code == 0, ran.stderr
    assert len(list((beslut.folder / f"ut/{NAME}-slutlig").rglob("*.docx"))) == 52
    assert "lika" in beslut("fill", "luckor.xlsx", *at).stdout


def test_an_answer_goes_into_the_table_and_every_other_byte_stays(beslut: Beslut, tabled: Path) -> None:
    (beslut.folder / "hofors.docx").write_bytes(
        filled_word(draft(beslut, tabled, "Hofors"), {"partens_diarienummer": "KS 2099/3", "handläggare": "utredaren"})
    )
    ran = beslut("fill", "hofors.docx", "--projekt", str(tabled))
    assert ran.code == 0, ran.stderr
    raw = (tabled / "data/arenden/parter.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf") and raw.count(b"\r\n") == 3 and raw.count(b"\n") == 3
    lines = raw.decode("utf-8-sig").splitlines()
    assert lines[1].startswith("Hofors;2104;KS 2099/3;utredaren;ifyllt i hofors.docx, ")
    assert lines[2] == "Sandviken;2181;KS 2099/7;"
    text = beslut("show", "-k", "Hofors", "--handling", "tjansteskrivelse", "--projekt", str(tabled)).stdout
    assert "KS\u00a02099/3" in text and "utredaren" in text


def test_what_is_there_is_not_written_over_unless_asked(beslut: Beslut, tabled: Path) -> None:
    sent = draft(beslut, tabled, "Hofors")
    other = filled_word(sent, {"partens_diarienummer": "KS 2099/9"})
    (beslut.folder / "svar.docx").write_bytes(other)
    assert beslut("fill", "svar.docx", "--projekt", str(tabled)).code == 0
    (beslut.folder / "svar.docx").write_bytes(filled_word(sent, {"partens_diarienummer": "KS 2099/8"}))
    ran = beslut("fill", "svar.docx", "--projekt", str(tabled), "--json")
    (told,) = json.loads(ran.stdout)["svar"]
    assert (ran.code, told["utfall"], told["förut"]) == (1, "säger emot", "KS 2099/9")
    assert "KS 2099/9" in (tabled / "data/arenden/parter.csv").read_text("utf-8-sig")
    assert beslut("fill", "svar.docx", "--projekt", str(tabled), "--ersatt", "--dry-run").code == 0
    assert "KS 2099/9" in (tabled / "data/arenden/parter.csv").read_text("utf-8-sig")
    assert beslut("fill", "svar.docx", "--projekt", str(tabled), "--ersatt").code == 0
    assert "KS 2099/8" in (tabled / "data/arenden/parter.csv").read_text("utf-8-sig")


# --- what goes wrong on the way ----------------------------------------------------------------------------------


def _contradicting(folder: Path, sent: bytes) -> None:
    (folder / "a.docx").write_bytes(filled_word(sent, {"handläggare": "utredaren"}))
    (folder / "b.docx").write_bytes(filled_word(sent, {"handläggare": "sekreteraren"}))


def _typed_twice(folder: Path, sent: bytes) -> None:
    def twice(xml: str) -> str:
        control = next(one for one in re.findall(r"<w:sdt>.*?</w:sdt>", xml) if "handläggare@" in one)
        return xml.replace(control, control + control.replace("utredaren", "sekreteraren"), 1)

    (folder / "a.docx").write_bytes(filled_word(sent, {"handläggare": "utredaren"}, twice))


def _another_case(folder: Path, sent: bytes) -> None:
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(filled_word(sent, {"handläggare": "utredaren"}))) as old,
        zipfile.ZipFile(out, "w") as new,
    ):
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b'arende="valfardsstrategin"', b'arende="inera"'))
    (folder / "a.docx").write_bytes(out.getvalue())


def _wrong_day(folder: Path, sent: bytes) -> None:
    (folder / "a.docx").write_bytes(filled_word(sent, {"gemensamma-utgangspunkter.datum": "i juni"}))


def _no_controls(folder: Path, sent: bytes) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(sent)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            if not name.startswith("customXml"):
                new.writestr(name, re.sub(rb"<w:sdtPr>.*?</w:sdtPr>", b"", old.read(name)))
    (folder / "a.docx").write_bytes(out.getvalue())


WRONG: dict[str, tuple[Callable[[Path, bytes], None], str, str]] = {
    "two files, two answers": (_contradicting, "K03", "”utredaren” (a.docx, texten, stycke"),
    "typed twice": (_typed_twice, "K03", "två olika svar på handläggare"),
    "another case": (_another_case, "K06", "ifylld för ärendet inera, inte valfardsstrategin"),
    "no day": (_wrong_day, "K07", "”i juni” är ingen dag"),
    "no controls": (_no_controls, "K02", "har inga luckor att läsa"),
}


@pytest.mark.parametrize("what", WRONG)
def test_what_is_wrong_in_a_word_file_is_told_and_nothing_is_written(beslut: Beslut, own: Path, what: str) -> None:
    spoil, code, words = WRONG[what]
    spoil(beslut.folder, draft(beslut, own, "Sandviken"))
    before = (own / "data/arenden" / CASE.name).read_bytes()
    files = [path.name for path in sorted(beslut.folder.glob("?.docx"))]
    ran = beslut("fill", *files, "--arende", NAME, "--projekt", str(own))
    assert ran.code == 1 and f"[{code}]" in ran.stderr and words in ran.stderr, ran.stderr
    assert (own / "data/arenden" / CASE.name).read_bytes() == before


def test_a_control_that_is_deleted_is_told_and_the_others_are_read(beslut: Beslut, own: Path) -> None:
    def cut(xml: str) -> str:
        return re.sub(r"<w:sdt>(?:(?!</w:sdt>).)*underskrift@.*?</w:sdt>", "", xml)

    sent = draft(beslut, own, "Sandviken")
    (beslut.folder / "a.docx").write_bytes(filled_word(sent, {"handläggare": "utredaren"}, cut))
    ran = beslut("fill", "a.docx", "--projekt", str(own))
    assert ran.code == 0 and "kontrollen för underskrift är borttagen" in ran.stderr
    assert "värde: utredaren" in (own / "data/arenden" / CASE.name).read_text("utf-8")


def test_what_is_typed_in_a_gap_is_read_as_typed_or_told(beslut: Beslut, own: Path) -> None:
    """A hyphen that does not break is a hyphen, and hidden words are none; an emptied control, and an answer to no fact
    of the case, are told."""
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>dolt</w:t></w:r>"

    def edited(xml: str) -> str:
        for words, typed in (
            ("diarienummer saknas", f"<w:t>KS 2099</w:t><w:noBreakHyphen/><w:t>7</w:t></w:r>{hidden}<w:r>"),
            ("handläggare saknas", ""),
            ("datum saknas", "<w:t>2099-02-03</w:t>"),
        ):
            gap = rf"<w:showingPlcHdr/>((?:(?!</w:sdt>).)*?)<w:t[^>]*>{words}</w:t>"
            assert re.search(gap, xml)
            xml = re.sub(gap, rf"\1{typed}", xml, count=1)
        return xml

    sent = draft(beslut, own, "Sandviken")
    (beslut.folder / "a.docx").write_bytes(filled_word(sent, {}, edited))
    ran = beslut("fill", "a.docx", "--projekt", str(own))
    assert ran.code == 0 and "kontrollen för handläggare är tömd; inget svar är läst" in ran.stderr
    assert "stycke 1: ”2099-02-03” hör inte till någon uppgift" in ran.stderr
    assert "värde: KS 2099-7\n" in (own / "data/arenden" / CASE.name).read_text("utf-8")


def _formula(sheet: openpyxl.worksheet.worksheet.Worksheet) -> None:
    sheet["F2"] = '=CONCATENATE("KS ", "1")'


def _heading(sheet: openpyxl.worksheet.worksheet.Worksheet) -> None:
    sheet["F1"] = "något annat"


def _party(sheet: openpyxl.worksheet.worksheet.Worksheet) -> None:
    sheet["A2"], sheet["B2"], sheet["F2"] = "Hofors", "2181", "KS 1"


@pytest.mark.parametrize(
    ("spoil", "code", "place"),
    [(_formula, "K05", "Parter!F2"), (_heading, "K04", "Parter!F1"), (_party, "K04", "Parter!A2")],
    ids=["a formula", "another heading", "another party"],
)
def test_what_is_wrong_in_a_list_is_told_with_its_cell(
    beslut: Beslut, own: Path, spoil: Callable[[openpyxl.worksheet.worksheet.Worksheet], None], code: str, place: str
) -> None:
    assert beslut("gaps", "-k", "Sandviken", "--ut", "luckor.xlsx", "--projekt", str(own)).code == 0
    book = openpyxl.load_workbook(beslut.folder / "luckor.xlsx")
    spoil(book["Parter"])
    book.save(beslut.folder / "luckor.xlsx")
    before = (own / "data/arenden" / CASE.name).read_bytes()
    ran = beslut("fill", "luckor.xlsx", "--projekt", str(own))
    assert ran.code == 1 and f"[{code}]" in ran.stderr and place in ran.stderr, ran.stderr
    assert (own / "data/arenden" / CASE.name).read_bytes() == before


def test_a_sorted_list_without_a_column_is_read_and_the_column_is_told(beslut: Beslut, own: Path) -> None:
    assert beslut("gaps", "--ut", "luckor.xlsx", "--projekt", str(own)).code == 0
    filled_list(beslut.folder / "luckor.xlsx", {"diarienummer": "KS 2099/1"}, "Sandviken")
    book = openpyxl.load_workbook(beslut.folder / "luckor.xlsx")
    sheet = book["Parter"]
    rows = sorted(([cell.value for cell in row] for row in sheet.iter_rows(min_row=2)), key=lambda row: str(row[1]))
    for number, row in enumerate(rows, 2):
        for column, value in enumerate(row, 1):
            sheet.cell(number, column, value)
    sheet.delete_cols(7)
    book.save(beslut.folder / "luckor.xlsx")
    ran = beslut("fill", "luckor.xlsx", "--projekt", str(own))
    assert ran.code == 0 and "kolumnen ”handläggare” finns inte kvar i bladet Parter" in ran.stderr
    assert re.search(r"Sandviken:\n(.*\n)*?.*värde: KS 2099/1\n", (own / "data/arenden" / CASE.name).read_text("utf-8"))


def test_a_case_that_ships_is_never_written_in(beslut: Beslut) -> None:
    assert beslut("generate", "-k", "Sandviken", "--handling", "tjansteskrivelse", "-q").code == 0
    sent = (beslut.folder / f"ut/{NAME}/sandviken/tjansteskrivelse-sandviken.docx").read_bytes()
    (beslut.folder / "a.docx").write_bytes(filled_word(sent, {"handläggare": "utredaren"}))
    ran = beslut("fill", "a.docx")
    assert ran.code == 1 and "[K08]" in ran.stderr


def test_a_list_is_the_same_bytes_each_time_and_says_the_same_in_every_form(beslut: Beslut) -> None:
    for name in ("a.xlsx", "b.xlsx", "a.csv", "a.json"):
        assert beslut("gaps", "-k", "Sandviken", "--ut", name).code == 0
    assert (beslut.folder / "a.xlsx").read_bytes() == (beslut.folder / "b.xlsx").read_bytes()
    told = json.loads((beslut.folder / "a.json").read_text("utf-8"))["uppgifter"]
    listed = (beslut.folder / "a.csv").read_text("utf-8-sig").splitlines()[1:]
    assert [line.rsplit(";", 1)[1] for line in listed] == [one["nyckel"] for one in told if one["nyckel"]]
    book = openpyxl.load_workbook(beslut.folder / "a.xlsx")
    assert book.sheetnames == ["Parter", "Ärendet", "Så fyller du i"]
    assert book["Parter"].freeze_panes == "B2" and book["Parter"].protection.sheet
    assert all(book["Parter"].cell(2, column).protection.locked == (column < 3) for column in range(1, 9))


def test_a_text_list_that_is_no_table_is_told(beslut: Beslut, own: Path) -> None:
    (beslut.folder / "luckor.csv").write_bytes(b'a;b;c\n"' + b"x" * 200_000 + b"\n")
    ran = beslut("fill", "luckor.csv", "--projekt", str(own))
    assert (ran.code, "[K02]" in ran.stderr) == (1, True), ran.stderr


def test_a_text_list_is_filled_in_and_read_back(beslut: Beslut, own: Path) -> None:
    assert beslut("gaps", "-k", "Sandviken", "--ut", "luckor.csv", "--projekt", str(own)).code == 0
    path = beslut.folder / "luckor.csv"
    text = path.read_text("utf-8-sig").replace(
        "diarienummer;;Fyll i det egna", "diarienummer;KS 2099/5;Fyll i det egna"
    )
    path.write_text(text, "utf-8-sig")
    assert beslut("fill", "luckor.csv", "--projekt", str(own)).code == 0
    assert "värde: KS 2099/5" in (own / "data/arenden" / CASE.name).read_text("utf-8")


# --- a table that is a workbook, and days as Excel has them -------------------------------------------------------


@pytest.fixture
def booked(own: Path) -> Path:
    """The case with two parties in a workbook of several sheets, with a look and a note of its own."""
    case = own / "data/arenden" / CASE.name
    text = case.read_text("utf-8")
    case.write_text(text.replace('  län: ["21"]\n  lista: [Region Gävleborg]', "  tabell: parter.xlsx"), "utf-8")
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Kommuner"
    for row in (
        ["kommun", "diarienummer", "handläggare", "egen"],
        ["Hofors", None, None, 7],
        ["Sandviken", "KS2099/7"],
    ):
        sheet.append(row)
    sheet["A2"].fill = openpyxl.styles.PatternFill("solid", fgColor="FF00CC00")
    sheet["D2"].comment = openpyxl.comments.Comment("Min anteckning", "x")
    book.create_sheet("Kontakter")["A1"] = "växeln"
    book.save(own / "data/arenden/parter.xlsx")
    return own


def test_an_answer_goes_into_a_workbook_and_every_other_cell_stays(beslut: Beslut, booked: Path) -> None:
    (beslut.folder / "hofors.docx").write_bytes(
        filled_word(draft(beslut, booked, "Hofors"), {"partens_diarienummer": "KS 2099/3", "handläggare": "utredaren"})
    )
    ran = beslut("fill", "hofors.docx", "--projekt", str(booked))
    assert ran.code == 0 and "skrivet i parter.xlsx" in ran.stderr, ran.stderr
    book = openpyxl.load_workbook(booked / "data/arenden/parter.xlsx")
    sheet = book["Kommuner"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert [row[:4] for row in rows] == [
        ["kommun", "diarienummer", "handläggare", "egen"],
        ["Hofors", "KS 2099/3", "utredaren", 7],
        ["Sandviken", "KS2099/7", None, None],
    ]
    assert rows[0][4] == "källa" and str(rows[1][4]).startswith("ifyllt i hofors.docx, ") and rows[2][4] is None
    assert sheet["A2"].fill.fgColor.rgb == "FF00CC00" and sheet["D2"].comment.text == "Min anteckning"
    assert book["Kontakter"]["A1"].value == "växeln"
    assert "lika" in beslut("fill", "hofors.docx", "--projekt", str(booked)).stdout


@pytest.mark.parametrize(
    "pasted", [datetime(2015, 6, 14), date(2015, 6, 14), "14 juni 2015", "den 14 juni 2015", "2015-06-14"], ids=str
)
def test_a_day_is_understood_as_it_was_pasted(beslut: Beslut, own: Path, pasted: object) -> None:
    assert beslut("gaps", "-k", "Sandviken", "--ut", "luckor.xlsx", "--projekt", str(own)).code == 0
    book = openpyxl.load_workbook(beslut.folder / "luckor.xlsx")
    sheet = book["Parter"]
    (column,) = [cell.column for cell in sheet[1] if cell.value == "tidigare datum"]
    cell = sheet.cell(2, column)
    if pasted == "2015-06-14":
        sheet.cell(1, column).value = "datum (gemensamma-utgangspunkter)"  # as the lists of 0.2 had it
    cell.value, cell.number_format = pasted, "General" if isinstance(pasted, str) else "dd/mm/yyyy"
    book.save(beslut.folder / "luckor.xlsx")
    ran = beslut("fill", "luckor.xlsx", "--projekt", str(own))
    assert ran.code == 0, ran.stderr
    assert re.search(r"""datum: ["']?2015-06-14["']?\n""", (own / "data/arenden" / CASE.name).read_text("utf-8"))


def test_one_answer_in_two_forms_is_no_contradiction(beslut: Beslut, own: Path) -> None:
    sent = draft(beslut, own, "Sandviken")
    one = {"utgangspunkter.datum": "den 14 juni 2015", "utgangspunkter.paragraf": "§ 61"}
    one["utgangspunkter.organ"] = "Kommunfullmäktige"
    (beslut.folder / "a.docx").write_bytes(filled_word(sent, one))
    other = {"utgangspunkter.datum": "2015-06-14", "utgangspunkter.paragraf": "61", "utgangspunkter.organ": "KF"}
    (beslut.folder / "b.docx").write_bytes(filled_word(sent, other))
    ran = beslut("fill", "a.docx", "b.docx", "--projekt", str(own))
    assert ran.code == 0 and ran.stdout.count("ny: ") == 3, ran.stdout + ran.stderr
    assert "organ: kommunfullmäktige\n" in (own / "data/arenden" / CASE.name).read_text("utf-8")


def test_a_day_that_is_known_is_a_day_in_the_list(beslut: Beslut, own: Path) -> None:
    sent = draft(beslut, own, "Sandviken")
    (beslut.folder / "a.docx").write_bytes(filled_word(sent, {"utgangspunkter.datum": "den 14 juni 2015"}))
    assert beslut("fill", "a.docx", "--projekt", str(own)).code == 0
    assert beslut("gaps", "--alla", "--ut", "luckor.xlsx", "--projekt", str(own)).code == 0
    sheet = openpyxl.load_workbook(beslut.folder / "luckor.xlsx")["Parter"]
    (column,) = [cell.column for cell in sheet[1] if cell.value == "tidigare datum"]
    (row,) = [cell.row for cell in sheet["A"] if cell.value == "Sandviken"]
    assert sheet.cell(row, column).value == datetime(2015, 6, 14)
    assert "lika: Sandviken, tidigare datum" in beslut("fill", "luckor.xlsx", "--projekt", str(own)).stdout
