# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Final documents: written only for parties without errors and gaps, and then without marks, hints and comments."""

from pathlib import Path

import pytest

from beslut.blocks import SIGNING_LINE
from comparing import open_word
from conftest import CASE, Beslut, replaced

WORDS = ("generate", "--arende", "mitt", "--handling", "beslut", "--dag", "2026-03-02", "-f", "docx", "-f", "txt")
SMALL = """\
id: mitt
titel: Samverkan
ärendemening: Antagande av strategin
dag: {värde: "2026-03-02", status: belagd, källa: påhittat exempel}
avsändare: Region Gävleborg
parter: {lista: [Hofors, Ockelbo]}
beslutande_organ: {status: föreslaget, slag: fullmäktige, källa: påhittat exempel}
villkor: {läge: inget, skäl: Påhittat exempel.}
dokument:
  strategin: {namn: strategin, böjning: utrum, daterad: "2026-01-14"}
beslut:
  - {id: anta, slag: beslut, verb: anta, dokument: strategin}
uppgifter:
  partens_diarienummer: {status: okänd, lucka: diarienummer saknas, anvisning: Fyll i diarienumret.}
handlingar:
  - {id: beslut, namn: Beslut, titel: "Beslut, {egen_form}", mall: mitt/beslut.md, utfärdare: parten}
per_part:
  Hofors:
    uppgifter:
      partens_diarienummer: {status: belagd, värde: KS 2026/17, källa: påhittat exempel}
"""
TEMPLATE = """\
Datum
: {{ datum }}

Diarienummer
: {{ uppgifter.partens_diarienummer }}

# {{ ärende.ärendemening }}

## Beslut

{{ beslut.beslutar }}

## Beslutet skickas till

- {{ avsändare.egen_form }}
"""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    folder = tmp_path / "eget"
    (folder / "data/arenden").mkdir(parents=True)
    (folder / "templates/mitt").mkdir(parents=True)
    (folder / "data/arenden/mitt.yaml").write_text(SMALL, "utf-8")
    (folder / "templates/mitt/beslut.md").write_text(TEMPLATE, "utf-8")
    return folder


def test_a_party_without_gaps_gets_a_final_document_and_one_with_a_gap_does_not(beslut: Beslut, own: Path) -> None:
    ran = beslut(*WORDS, "--alla", "--slutlig", "--projekt", str(own))
    folder = beslut.folder / "ut/mitt-slutlig"
    assert ran.code == 1
    assert "Ockelbo kommun:\nfel[S05]: skrivs inte som slutlig: 0 fel och 1 lucka" in ran.stderr
    assert "lucka[" in ran.stderr and "diarienummer saknas" in ran.stderr
    assert "Hofors kommun:" not in ran.stderr
    assert not (folder / "ockelbo").exists()
    document = open_word((folder / "hofors/beslut-hofors.docx").read_bytes())
    assert list(document.comments) == []
    header = "".join(paragraph.text for paragraph in document.sections[0].header.paragraphs)
    assert "Utkast" not in header and "KS\u00a02026/17" in header
    styles = {run.style.name for paragraph in document.paragraphs for run in paragraph.runs if run.style}
    assert "Lucka" not in styles and "Kontrollera" not in styles
    assert "(utkast)" not in (folder / "hofors/beslut-hofors.txt").read_text("utf-8")


def test_a_later_draft_leaves_the_final_document_alone(beslut: Beslut, own: Path) -> None:
    words = (*WORDS, "-k", "Hofors", "--projekt", str(own))
    assert beslut(*words, "--slutlig").code == 0
    final = beslut.folder / "ut/mitt-slutlig/hofors/beslut-hofors.docx"
    before = final.read_bytes()
    assert beslut(*words).code == 0
    assert final.read_bytes() == before
    assert (beslut.folder / "ut/mitt/hofors/beslut-hofors.docx").read_bytes() != before


def test_the_same_order_as_a_draft_writes_both(beslut: Beslut, own: Path) -> None:
    ran = beslut(*WORDS, "--alla", "--projekt", str(own))
    assert ran.code == 0, ran.stderr
    assert len(list((beslut.folder / "ut/mitt").rglob("*.docx"))) == 2


def test_an_error_of_the_check_is_told_and_ends_with_1_but_the_drafts_are_written(beslut: Beslut, own: Path) -> None:
    case = own / "data/arenden/mitt.yaml"
    replaced(case, ("id: anta, slag: beslut, verb: anta, dokument: strategin",
                    "id: anta, slag: beslut, verb: anta, objekt: strategin enligt förvaltningens förslag"))  # fmt: skip
    ran = beslut(*WORDS, "--alla", "--projekt", str(own))
    assert ran.code == 1
    assert "fel[R10]" in ran.stderr
    assert len(list((beslut.folder / "ut/mitt").rglob("*.docx"))) == 2


# --- the place to sign -----------------------------------------------------------------------------------------

SIGNED = ("utfärdare: parten}", "utfärdare: parten, uppställning: tjänsteskrivelse}")
TITLE = '      underskrift: {status: belagd, värde: "kanslichef, ledningskontoret", källa: påhittat exempel}\n'


def signed(own: Path) -> None:
    """The case's document is a memo, and the case says who signs it."""
    case = own / "data/arenden/mitt.yaml"
    replaced(case, SIGNED)
    case.write_text(case.read_text("utf-8") + TITLE, "utf-8")


def test_a_memo_becomes_final_once_somebody_has_told_who_signs(beslut: Beslut, own: Path) -> None:
    words = (*WORDS, "-k", "Hofors", "--projekt", str(own), "--slutlig")
    signed(own)
    case = own / "data/arenden/mitt.yaml"
    replaced(case, (TITLE, ""))
    ran = beslut(*words)
    assert ran.code == 1
    assert "lucka[L01]: undertecknare saknas" in ran.stderr
    case.write_text(case.read_text("utf-8") + TITLE, "utf-8")
    assert beslut(*words).code == 0
    text = (beslut.folder / "ut/mitt-slutlig/hofors/beslut-hofors.txt").read_text("utf-8")
    assert text.endswith(f"\n\n{SIGNING_LINE}\nKanslichef\nLedningskontoret\n")


def test_a_name_for_this_run_stands_over_the_title_and_not_in_the_manifest(beslut: Beslut, own: Path) -> None:
    signed(own)
    words = (*WORDS, "--projekt", str(own), "--slutlig", "--undertecknare", "Exempel Exempelsson")
    assert beslut(*words, "-k", "Hofors").code == 0
    folder = beslut.folder / "ut/mitt-slutlig"
    text = (folder / "hofors/beslut-hofors.txt").read_text("utf-8")
    assert f"{SIGNING_LINE}\nExempel Exempelsson\nKanslichef\n" in text
    assert "Exempelsson" not in (folder / ".beslut.json").read_text("utf-8")
    ran = beslut(*words, "--alla")
    assert ran.code == 2
    assert "--undertecknare gäller en part, men 2 är valda" in ran.stderr


def test_a_house_that_signs_digitally_has_no_place_for_it(beslut: Beslut, own: Path) -> None:
    replaced(own / "data/arenden/mitt.yaml", SIGNED)
    (own / "data/profiler.yaml").write_text(
        "profiler:\n  digitalt: {namn: Digitalt, källa: påhittat exempel, underskrift: ingen}\n", "utf-8"
    )
    ran = beslut(*WORDS, "-k", "Hofors", "--projekt", str(own), "--slutlig", "--profil", "digitalt")
    assert ran.code == 0, ran.stderr
    assert SIGNING_LINE not in (beslut.folder / "ut/mitt-slutlig/hofors/beslut-hofors.txt").read_text("utf-8")


def test_no_shipped_case_has_an_error(beslut: Beslut) -> None:
    for case in ("valfardsstrategin", "samverkansstruktur", "inera"):
        ran = beslut("generate", "--alla", "--arende", case, "-n", "-q")
        assert (ran.code, ran.stderr) == (0, ""), case
    assert CASE.name == "valfardsstrategin.yaml"
