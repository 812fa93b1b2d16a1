# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Invented e-mails, each made into final documents by one case file, one table and no other file.

In each folder of `tests/epost` lies the e-mail, the case, the table, and what one party's documents say. The golden
text is read by a person: it is what the e-mail asked for.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from approving import hold
from conftest import ROOT, Beslut, replaced

EMAILS = ROOT / "tests" / "epost"
READ = {
    "namnder-ensamma": "gavle", "delvis-kant": "soderhamn", "olika-belopp": "sandviken", "ordning": "ljusdal",
    "forbund": "pahittade-raddningsforbundet", "region-ensam": "region-dalarna", "annan-avsandare": "orebro",
    "fyrtio": "ale", "au-beslutar": "hofors", "gemensam-namnd": "orsa",
    "olika-rubriker": "pahittalands-lans-landsting",
}  # fmt: skip
"""The party whose documents a person has read, by e-mail."""
DAY = ("--dag", "2099-03-15")
by_email = pytest.mark.parametrize("email", READ)


def _project(email: str, folder: Path, table: str = "parter.csv") -> Path:
    """A project of the case file and its table, and nothing else; a workbook where the case names one."""
    place = folder / email / "data" / "arenden"
    place.mkdir(parents=True)
    (case,) = (EMAILS / email).glob("*.yaml")
    shutil.copy(case, place)
    if "parter.xlsx" not in case.read_text("utf-8"):
        shutil.copy(EMAILS / email / table, place / "parter.csv")
    else:
        pytest.importorskip("openpyxl", reason='workbooks are read and written with the extra "excel"')
        xlsxwriter = pytest.importorskip("xlsxwriter", reason='workbooks are read and written with the extra "excel"')
        with xlsxwriter.Workbook(place / "parter.xlsx") as book:
            sheet = book.add_worksheet("Parter")
            for number, line in enumerate((EMAILS / email / table).read_text("utf-8").splitlines()):
                sheet.write_row(number, 0, line.split(";"))
    return folder / email


def test_every_email_is_tried() -> None:
    assert {path.name for path in EMAILS.iterdir()} == set(READ)
    assert all((EMAILS / email / "mejl.txt").read_text("utf-8").startswith("EXEMPEL.") for email in READ)


@by_email
def test_an_email_becomes_final_documents(email: str, beslut: Beslut, tmp_path: Path) -> None:
    table = "parter-ifylld.csv" if email == "delvis-kant" else "parter.csv"
    project = _project(email, tmp_path, table)
    ran = beslut("generate", "--alla", "--slutlig", *DAY, "-f", "txt", cwd=project)
    assert ran.code == 0, ran.stderr
    parties = len((EMAILS / email / table).read_text("utf-8").splitlines()) - 1
    (out,) = (project / "ut").iterdir()
    assert len(list(out.glob("*/tjansteskrivelse-*.txt"))) == parties
    read = sorted((out / READ[email]).glob("*.txt"))
    hold("\n".join(path.read_text("utf-8") for path in read), EMAILS / email / f"{READ[email]}.txt")


@by_email
def test_the_check_has_nothing_to_mend(email: str, beslut: Beslut, tmp_path: Path) -> None:
    table = "parter-ifylld.csv" if email == "delvis-kant" else "parter.csv"
    ran = beslut("check", "--alla", *DAY, "--output-format", "json", cwd=_project(email, tmp_path, table))
    found = [
        (one["kod"], one.get("part"), one["meddelande"])
        for one in json.loads(ran.stdout)["fynd"]
        if one["nivå"] != "info"
    ]
    assert (ran.code, found) == (0, [])


def test_what_is_partly_known_is_a_gap_at_the_party_that_does_not_know(beslut: Beslut, tmp_path: Path) -> None:
    project = _project("delvis-kant", tmp_path)
    ran = beslut("generate", "--alla", "--slutlig", *DAY, "-f", "txt", cwd=project)
    assert ran.code == 1
    assert {path.parent.name for path in project.glob("ut/hjalpmedel-slutlig/*/*.txt")} == {
        "hofors",
        "ockelbo",
        "soderhamn",
    }
    assert "tidigare datum och tidigare paragraf för Ovanåker i parter.csv" in ran.stderr


@pytest.mark.parametrize("written", ["14 juni 2010", "den 14 juni 2010", "2010-06-14", "Den 14 Juni 2010"])
def test_a_day_in_a_table_may_be_written_in_words(written: str, beslut: Beslut, tmp_path: Path) -> None:
    project = _project("delvis-kant", tmp_path, "parter-ifylld.csv")
    table = project / "data/arenden/parter.csv"
    replaced(table, (";14 juni 2010;", f";{written};"))
    said = beslut("show", "-k", "Hofors", "--handling", "tjansteskrivelse", cwd=project).stdout
    assert "den 14 juni 2010" in said.replace("\u00a0", " ") and "Juni" not in said


def test_who_decides_before_a_party_that_it_waits_for_is_told(beslut: Beslut, tmp_path: Path) -> None:
    project = _project("ordning", tmp_path)
    table = project / "data/arenden/parter.csv"
    replaced(table, ("Bollnäs och Ovanåker;;", "Bollnäs och Ovanåker;den 1 mars 2099;3"))
    ran = beslut("generate", "--alla", *DAY, cwd=project)
    assert ran.code == 1 and not (project / "ut").exists()
    assert "fel[P11]: Ljusdal beslutar 2099-03-01, före Ovanåker (2099-03-02)" in ran.stderr
    assert "--> data/arenden/parter.csv:3:" in ran.stderr
    replaced(table, ("den 1 mars 2099;3", "den 2 mars 2099;3"))
    assert beslut("generate", "--alla", *DAY, "-q", cwd=project).code == 0


def test_another_day_in_the_follow_up_than_in_the_table_is_told(beslut: Beslut, tmp_path: Path) -> None:
    project = _project("ordning", tmp_path)
    told = ("record", "-k", "Ovanåker", "--organ", "kommunfullmäktige", "--utfall", "antaget")
    assert beslut(*told, "--datum", "2099-03-04", "--paragraf", "9", cwd=project).code == 0
    for command in ("generate", "check"):
        ran = beslut(command, "--alla", *DAY, cwd=project)
        said = ran.stdout + ran.stderr
        assert ran.code == 0, said
        assert "[P14]: Ovanåker: sammanträdesdatum i KF är 2099-03-02 här, men 2099-03-04 i uppföljningen" in said
        assert "data/arenden/parter.csv:" in said.partition("[P14]")[2].partition("tips")[0]
        assert said.count("[P14]") == 1, "the section is the same in both"
    assert beslut(*told, "--datum", "2099-03-02", "--paragraf", "9", cwd=project).code == 0
    assert "P14" not in beslut("check", "--alla", *DAY, cwd=project).stdout


def test_a_recorded_day_before_that_of_a_party_that_it_waits_for_is_told(beslut: Beslut, tmp_path: Path) -> None:
    project = _project("ordning", tmp_path)
    told = ("--organ", "kommunfullmäktige", "--utfall", "antaget")
    first = beslut("record", "-k", "Ljusdal", *told, "--datum", "2099-03-01", cwd=project)
    assert first.code == 0, first.stderr  # it is history, whatever the order was
    assert "varning[P11]: Ljusdal beslutar 2099-03-01, före Ovanåker (2099-03-02)" in first.stderr
    assert "före Bollnäs" not in first.stderr
    later = beslut("record", "-k", "Bollnäs", *told, "--datum", "2099-03-05", cwd=project)
    assert "varning[P11]: Ljusdal beslutar 2099-03-01, före Bollnäs (2099-03-05)" in later.stderr
    assert "Ovanåker" not in later.stderr
