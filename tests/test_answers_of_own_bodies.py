# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Parties whose organs only the case tells, and parties that the register lacks, are filled in, compared and recorded.

Also what has a place of its own to be filled in: names of the elected, a number without its unit, no such decision.
Everything is invented.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import Beslut

openpyxl = pytest.importorskip("openpyxl", reason='workbooks are read and written with the extra "excel"')

CASE = """\
id: prov
titel: Prov (påhittat)
ärendemening: Förbundsordning för Exempelförbundet
källa: "EXEMPEL: mejlet"
avsändare: Region Jämtland Härjedalen
andra_parter:
  - {namn: Provförbundet, genitiv: Provförbundets, organ: [förbundsdirektionen]}
parter: {tabell: parter.csv}
kedja: beredningsutskottet > ks > kf
villkor: {läge: inget, skäl: Var och en för sig., källa: mejlet}
tidigare_beslut:
  - {id: gamla, dokument: den gamla förbundsordningen, böjning: utrum}
beslut:
  - {id: anta, slag: beslut, verb: anta, objekt: "förbundsordningen, daterad den 20 februari 2099,"}
  - {id: upphäv, slag: upphävande, tidigare_beslut: gamla}
  - {id: bidra, slag: beslut, verb: bidra med, objekt: "{belopp}", omfattning: till förbundet för 2100}
  - {id: val, slag: utse, i: Exempelförbundets direktion, ledamöter: 1, ersättare: 2}
per_part:
  Åre:
    organ: [{namn: beredningsutskottet, slag: utskott}]
"""
TABLE = "kommun;kedja;belopp\nÅre;;\nProvförbundet;förbundsdirektionen;\n"
MINUTES = """\
Kommunfullmäktige

§ 14 Förbundsordning för Exempelförbundet

Beslut

Kommunfullmäktige beslutar

att anta förbundsordningen, daterad den 20 februari 2099,

att bidra med 9 000 kronor till förbundet för 2100

att utse Kim Exempelsson (X) till ledamot och Alex Provsson (Y) och Bo Provsson (Z) till ersättare i Exempelförbundets
direktion.
"""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A project with that case."""
    folder = tmp_path / "eget/data/arenden"
    folder.mkdir(parents=True)
    (folder / "prov.yaml").write_text(CASE, "utf-8")
    (folder / "parter.csv").write_text(TABLE, "utf-8")
    return tmp_path / "eget"


def _filled(path: Path, answers: dict[str, dict[str, str]]) -> None:
    book = openpyxl.load_workbook(path)
    head, *rows = book["Parter"].iter_rows()
    for row in rows:
        for heading, cell in zip(head, row, strict=True):
            if value := answers.get(str(row[0].value), {}).get(str(heading.value)):
                cell.value = value
    book.save(path)


ANSWERS = {
    "Åre": {
        "tidigare organ": "inget", "belopp": "9 000", "diarienummer": "KS 2099/1", "paragraf i KF": "§ 14",
        "sammanträdesdatum i KF": "2099-05-06", "val ledamöter": "Kim Exempelsson (X)",
        "val ersättare": "Alex Provsson (Y) och Bo Provsson (Z)",
    },
    "Provförbundet": {"belopp": "11 tkr", "tidigare organ": "förbundsdirektionen", "tidigare datum": "2015-06-12",
        "paragraf i förbundsdirektionen": "4",
    },
}  # fmt: skip


@pytest.fixture
def answered(beslut: Beslut, own: Path) -> Path:
    """The project with the answers of the list in it."""
    for party, step in (("Åre", "kf"), ("Provförbundet", "förbundsdirektionen")):
        asked = beslut("gaps", "--projekt", str(own), "-k", party, "--steg", step, "--ut", f"{step}.xlsx")
        assert asked.code == 0, asked.stderr
        _filled(beslut.folder / f"{step}.xlsx", ANSWERS)
        filled = beslut("fill", f"{step}.xlsx", "--projekt", str(own))
        assert filled.code == 0, filled.stderr
        again = beslut("fill", f"{step}.xlsx", "--projekt", str(own))
        assert (again.code, again.stdout.count("lika: ")) == (0, len(ANSWERS[party])), again.stdout + again.stderr
    return own


def _text(beslut: Beslut, project: Path, *words: str) -> str:
    ran = beslut("generate", "--projekt", str(project), "--format", "txt", *words)
    assert ran.code == 0, ran.stderr
    (made,) = beslut.folder.rglob("*.txt")
    return " ".join(made.read_text("utf-8").replace("\u00a0", " ").split())


def test_what_a_party_answered_stands_in_its_final_minutes(beslut: Beslut, answered: Path) -> None:
    text = _text(beslut, answered, "-k", "Åre", "--steg", "kf", "--handling", "protokollsutdrag")
    assert "bidrar med 9 000 kronor till förbundet för 2100" in text
    elected = "Kim Exempelsson (X) till ledamot och Alex Provsson (Y) och Bo Provsson (Z) till ersättare"
    assert f"utser {elected} i Exempelförbundets direktion." in text
    assert "den gamla förbundsordningen" not in text


def test_what_another_party_answered_stands_in_its_proposal_which_elects_nobody(beslut: Beslut, answered: Path) -> None:
    text = _text(beslut, answered, "-k", "Provförbundet", "--handling", "tjansteskrivelse")
    assert "11 000 kronor" in text
    assert "antagen av förbundsdirektionen den 12 juni 2015" in text
    assert "en ledamot och två ersättare i Exempelförbundets direktion" in text


def test_the_decision_is_compared_and_recorded(beslut: Beslut, answered: Path) -> None:
    (beslut.folder / "protokoll.txt").write_text(MINUTES, "utf-8")
    compared = beslut("compare", "protokoll.txt", "--projekt", str(answered), "-k", "Åre")
    assert compared.stdout.startswith("Åre: antaget ("), compared.stdout + compared.stderr
    recorded = beslut(
        "record", "protokoll.txt", "--projekt", str(answered), "-k", "Åre", "--datum", "2099-05-06",
        "--kontrollerat-av", "kanslichefen",
    )  # fmt: skip
    assert recorded.code == 0, recorded.stderr
    assert "Åre" in beslut("status", "--projekt", str(answered), "--dag", "2099-05-07").stdout
    written = beslut(
        "record", "--projekt", str(answered), "-k", "Provförbundet", "--organ", "förbundsdirektionen",
        "--datum", "2099-05-20", "--utfall", "antaget",
    )  # fmt: skip
    assert written.code == 0, written.stderr


@pytest.mark.parametrize("listed", ["kommuner", "organ", "tackning"])
@pytest.mark.parametrize("party", ["Åre", "Provförbundet"])
def test_the_lists_of_a_case_know_its_parties(listed: str, party: str, beslut: Beslut, own: Path) -> None:
    ran = beslut("list", listed, "--projekt", str(own), "--arende", "prov", "-k", party)
    assert (ran.code, "fel[" in ran.stderr) == (0, False), ran.stderr
