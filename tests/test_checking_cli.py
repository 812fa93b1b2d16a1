# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""`beslut check` and `beslut regel` as real processes: exit codes, streams, files, surroundings."""

import json
import shutil
from pathlib import Path
from xml.etree import ElementTree

import pytest

from beslut.checking import RULES
from conftest import ROOT, Beslut, environment, replaced
from examples import CASE, CLEAN


@pytest.fixture
def example(tmp_path: Path) -> Path:
    folder = tmp_path / "projekt"
    shutil.copytree(CLEAN, folder)
    return folder


@pytest.mark.parametrize("case", sorted(path.stem for path in (ROOT / "data" / "arenden").glob("*.yaml")))
def test_every_shipped_case_passes(case: str, beslut: Beslut) -> None:
    ran = beslut("check", "--arende", case, "--alla", "--output-format", "json")
    assert (ran.code, ran.stderr) == (0, "")
    told = json.loads(ran.stdout)
    assert told["antal"]["fel"] == told["antal"]["varning"] == 0
    assert told["antal"]["lucka"] > 0


def test_without_a_party_everybody_is_checked(beslut: Beslut) -> None:
    ran = beslut("check", "--output-format", "json")
    assert len(json.loads(ran.stdout)["parter"]) == 11


def test_a_clean_project_is_told_to_be_so(example: Path, beslut: Beslut) -> None:
    ran = beslut("check", "--projekt", str(example))
    assert (ran.code, ran.stderr) == (0, "")
    assert ran.stdout.endswith("exempel, 2 parter: inget att anmärka\n")


def test_an_error_ends_with_one_and_a_warning_does_not(example: Path, beslut: Beslut) -> None:
    replaced(
        example / CASE, (', bilaga: "1"', ""), ('daterad: "2026-01-14"', 'version: "2"'), ("KS 2026/17", "KS 2026/18")
    )
    assert beslut("check", "--projekt", str(example)).code == 0
    replaced(example / CASE, (', version: "2"', ""))
    ran = beslut("check", "--projekt", str(example), "--output-format", "kort")
    assert ran.code == 1
    assert ran.stdout.startswith("projekt/data/arenden/exempel.yaml:")
    assert "fel R11" in ran.stdout


def test_a_case_that_cannot_be_loaded_is_reported_in_every_form(example: Path, beslut: Beslut) -> None:
    replaced(example / CASE, ("verb: anta", "verb: antaa"))
    for form in ("full", "kort", "json", "github", "gitlab", "junit", "sarif"):
        ran = beslut("check", "--projekt", str(example), "--output-format", form)
        assert (ran.code, ran.stderr) == (1, ""), form
        assert "M06" in ran.stdout and "antaa" in ran.stdout, form
    ran = beslut("check", "--projekt", str(example), "--output-format", "kort")
    assert ran.stdout == "projekt/data/arenden/exempel.yaml:18:30: fel M06 verbet ”antaa” finns inte\n"


def test_a_template_that_cannot_be_rendered_is_reported_with_its_line(example: Path, beslut: Beslut) -> None:
    replaced(
        example / "templates/exempel/tjansteskrivelse.md", ("{{ avsändare.egen_form }}", "{{ avsändare.egenform }}")
    )
    ran = beslut("check", "--projekt", str(example), "--output-format", "kort")
    assert ran.code == 1
    assert "projekt/templates/exempel/tjansteskrivelse.md:33:1: fel T03" in ran.stdout


def test_ten_mistakes_are_ten_findings_with_their_lines(example: Path, beslut: Beslut) -> None:
    replaced(
        example / CASE,
        ("beslutande_organ: {status: valt,", "beslutande_organ: {status: vald,"),
        ('värde: "2026-03-02", status: belagd', 'värde: "2026-02-30", status: belagdd'),
        ("böjning: utrum", "böjning: maskulinum"),
        ("slag: villkor}", "slag: vilkor}"),
        ("titel: Exempelstrategin", "titul: Exempelstrategin"),
        ("utfärdare: parten", "utfärdare: kommunen"),
        ('län: ["98"]', 'län: ["988"]'),
        ("stegvis: true", "stegvis: kanske"),
    )
    ran = beslut("check", "--projekt", str(example), "--output-format", "json")
    found = json.loads(ran.stdout)["fynd"]
    assert ran.code == 1
    assert len(found) >= 10
    assert all(one["fil"] == "projekt/data/arenden/exempel.yaml" and one["rad"] >= 1 for one in found)
    assert len({(one["rad"], one["kolumn"], one["meddelande"]) for one in found}) == len(found)


def test_a_rule_can_be_asked_for_alone(beslut: Beslut) -> None:
    ran = beslut("check", "--kommun", "Gävle", "--regel", "l01", "--output-format", "json")
    assert {one["kod"] for one in json.loads(ran.stdout)["fynd"]} == {"L01"}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("check", "--regel", "R99"), "regeln ”R99” finns inte"),
        (("regel", "R99"), "regeln ”R99” finns inte"),
        (("check", "--output-format", "sarf"), "menade du ”sarif”"),
        (("check", "--kommun", "Sandvikn"), "menade du ”Sandviken”"),
        (("check", "--arende", "finnsinte"), "ärendet ”finnsinte” finns inte"),
    ],
)
def test_what_cannot_be_understood_ends_with_two(words: tuple[str, ...], said: str, beslut: Beslut) -> None:
    ran = beslut(*words)
    assert (ran.code, ran.stdout) == (2, "")
    assert said in ran.stderr


def test_the_result_can_go_to_a_file(beslut: Beslut) -> None:
    ran = beslut("check", "--kommun", "Gävle", "--output-format", "junit", "--utfil", "rapport.xml")
    assert (ran.code, ran.stdout) == (0, "")
    assert ElementTree.parse(beslut.folder / "rapport.xml").getroot().tag == "testsuites"
    ran = beslut("check", "--kommun", "Gävle", "--utfil", "finns/inte/rapport.txt")
    assert ran.code == 1
    assert "går inte att skriva" in ran.stderr


def test_github_gets_the_whole_list_in_the_job_summary(beslut: Beslut) -> None:
    page = beslut.folder / "sida.md"
    page.write_text("Före.\n", "utf-8")
    words = ("check", "--arende", "valfardsstrategin", "--output-format", "github")
    ran = beslut(*words, env=environment(GITHUB_STEP_SUMMARY=str(page)))
    assert ran.code == 0
    assert all(line.startswith("::notice ") for line in ran.stdout.splitlines())
    assert len(ran.stdout.splitlines()) == 10
    told = page.read_text("utf-8")
    assert told.startswith("Före.\n### beslut check: valfardsstrategin\n")
    assert told.count("\n| lucka | L01 |") > 10


def test_regel_lists_and_explains_every_rule(beslut: Beslut) -> None:
    lines = beslut("regel").stdout.splitlines()
    assert [line.split("\t")[0] for line in lines] == sorted(RULES)
    for code in ("R27", "r27"):
        told = beslut("regel", code).stdout
        rule = RULES["R27"]
        assert all(words in told for words in (rule.title, rule.why, rule.source, rule.bad, rule.good))
