# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Every form of the report, read by what reads it: JSON, XML, the SARIF model, GitHub's own unescaping."""

import json
import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from beslut.checking import LEVELS, RULES, Finding
from beslut.cli.reports import FORMS, Report, report_writer
from beslut.cli.reports.github import LIMIT, summary
from beslut.errors import Place

NASTY = "100 % fel: ”a, b”\r\nrad <två> & 'tre' \"fyra\" | `fem` \u0001 [sex]"
SLOT = Place("data/ärenden/mitt ärende.yaml", 7, 3, "  - {id: anta}")
ONE = Finding("R11", NASTY, SLOT, "tips: gör om, 50 %", "fel", "Gävle", "Tjänsteskrivelse", "anta")
TWO = Finding("M01", "nyckeln ”id” saknas")
PARTIES = ("Gävle", "Hofors", "Ljusdal", "Sandviken", "Ockelbo")


def report(*found: Finding) -> Report:
    return Report("mitt-arende", "data/arenden/mitt-arende.yaml", PARTIES, found, {"Tjänsteskrivelse": (44, 47)})


EVERYWHERE = tuple(replace(ONE, party=party) for party in PARTIES)
EVERY_LEVEL = tuple(replace(ONE, level=level, message=f"{level} {NASTY}") for level in LEVELS)
REPORTS = {"tom": report(), "alla": report(TWO, *EVERYWHERE, *EVERY_LEVEL)}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", REPORTS)
def test_the_same_report_gives_the_same_text(form: str, name: str) -> None:
    assert report_writer(form)(REPORTS[name]) == report_writer(form)(REPORTS[name])


def test_full_shows_the_line_and_for_whom() -> None:
    text = report_writer("full")(report(*EVERYWHERE))
    assert text.count("fel[R11]") == 1
    assert "  --> data/ärenden/mitt ärende.yaml:7:3\n  |\n7 |   - {id: anta}\n  |   ^\n" in text
    assert "för: Gävle, Hofors, Ljusdal och 2 till" in text
    assert "LIX 44–47 (medelsvår): Tjänsteskrivelse" in text
    assert text.endswith("mitt-arende, 5 parter: 5 fel\n")
    assert report_writer("full")(report()).endswith("5 parter: inget att anmärka\n")


def test_full_tells_once_what_lacks_in_several_cells_of_a_table() -> None:
    """The first cell in the file's order, and the parties in that order; another column or file is another matter."""
    rows = [("Ljusdal", 4), ("Gävle", 2), ("Hofors", 3)]
    lacking = [
        Finding("L01", "belopp saknas", level="lucka", party=party, key="belopp", place=Place(file, row, 9))
        for file in ("parter.csv", "andra.csv")
        for party, row in rows
    ]
    text = report_writer("full")(report(*lacking))
    assert text.count("lucka[L01]") == 2
    assert "  --> parter.csv:2:9 och på 2 ställen till\n  för: Gävle, Hofors och Ljusdal\n" in text
    assert text.endswith("5 parter: 6 luckor\n")
    assert "  --> parter.csv:4:9\n" in report_writer("full")(report(*lacking[:1]))
    assert "parter.csv:2:9 och på 1 ställe till" in report_writer("full")(report(*lacking[:2]))


def test_a_long_line_is_cut_around_its_column() -> None:
    source = "x" * 300 + "HÄR" + "y" * 300
    text = report_writer("full")(report(replace(TWO, place=Place("a.yaml", 12, 301, source))))
    shown = next(line for line in text.splitlines() if line.startswith("12 | "))
    marks = next(line for line in text.splitlines() if line.endswith("^"))
    assert len(shown) < 120
    assert shown[len(marks) - 1 :].startswith("HÄR")


def test_kort_has_a_line_for_each_and_none_for_nothing() -> None:
    text = report_writer("kort")(report(TWO, *[replace(one, message="ett ord") for one in EVERYWHERE]))
    assert text.splitlines() == [
        "data/arenden/mitt-arende.yaml:1:1: fel M01 nyckeln ”id” saknas",
        "data/ärenden/mitt ärende.yaml:7:3: fel R11 Tjänsteskrivelse: ett ord (Gävle, Hofors, Ljusdal och 2 till)",
    ]
    assert report_writer("kort")(report()) == ""


def test_json_tells_every_finding_of_every_party_from_one() -> None:
    told = json.loads(report_writer("json")(REPORTS["alla"]))
    assert told["version"] == 2
    assert len(told["fynd"]) == len(REPORTS["alla"].findings)
    assert told["antal"] == {"fel": 7, "varning": 1, "lucka": 1, "info": 1}
    assert told["fynd"][1] == {
        "kod": "R11", "nivå": "fel", "meddelande": NASTY, "tips": "tips: gör om, 50 %", "part": "Gävle",
        "handling": "Tjänsteskrivelse", "gäller": "anta", "nyckel": None, "fil": SLOT.file, "rad": 7, "kolumn": 3,
    }  # fmt: skip
    assert told["fynd"][0]["rad"] == told["fynd"][0]["kolumn"] == 1


# --- GitHub ----------------------------------------------------------------------------------------------------

COMMAND = re.compile(r"^::(error|warning|notice) ((?:\w+=[^,:\r\n]*)(?:,\w+=[^,:\r\n]*)*)::([^\r\n]*)$")


def unescaped(text: str) -> str:
    for code, letter in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(code, letter)
    return text


def commands(text: str) -> list[tuple[str, dict[str, str], str]]:
    found = []
    for line in text.splitlines():
        match = COMMAND.match(line)
        assert match, line
        properties = dict(part.split("=", 1) for part in match[2].split(","))
        found.append((match[1], {name: unescaped(value) for name, value in properties.items()}, unescaped(match[3])))
    return found


def test_github_commands_are_read_back_whole() -> None:
    (kind, properties, message), *_ = commands(report_writer("github")(report(ONE)))
    assert kind == "error"
    assert properties == {"file": SLOT.file, "line": "7", "col": "3", "title": "R11 (fel)"}
    assert NASTY in message and "(Gävle)" in message and "tips: gör om, 50 %" in message


def test_github_gets_at_most_ten_of_a_kind_and_a_count_of_the_rest() -> None:
    many = [replace(ONE, message=f"fel {n}") for n in range(25)] + [
        replace(ONE, level="lucka", message=f"lucka {n}") for n in range(10)
    ]
    found = commands(report_writer("github")(report(*many)))
    errors = [message for kind, _, message in found if kind == "error"]
    notices = [message for kind, _, message in found if kind == "notice"]
    assert len(errors) == len(notices) == LIMIT
    assert errors[-1].startswith("16 till av samma slag")
    assert "lucka 9" in notices[-1]


def test_the_job_summary_has_every_finding_in_a_row_of_six_cells() -> None:
    rows = [line for line in summary(REPORTS["alla"]).splitlines() if line.startswith("| ")][2:]
    assert len(rows) == 6  # the same finding of five parties, one without a place, and one of each other level
    for row in rows:
        assert len(re.findall(r"(?<!\\)\|", row)) == 7
        assert not re.search(r"(?<!\\)[<`]", row)


# --- GitLab ----------------------------------------------------------------------------------------------------


def test_gitlab_issues_have_what_the_format_asks_for() -> None:
    issues = json.loads(report_writer("gitlab")(REPORTS["alla"]))
    assert len({issue["fingerprint"] for issue in issues}) == len(issues) == 6
    for issue in issues:
        assert set(issue) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert issue["severity"] in ("info", "minor", "major", "critical", "blocker")
        assert re.fullmatch(r"[0-9a-f]{40}", issue["fingerprint"])
        assert not issue["location"]["path"].startswith(("./", "/"))
        assert issue["location"]["lines"]["begin"] >= 1
    assert json.loads(report_writer("gitlab")(report())) == []


def test_a_fingerprint_survives_that_lines_move_and_parties_come() -> None:
    def fingerprints(*found: Finding) -> list[str]:
        return [issue["fingerprint"] for issue in json.loads(report_writer("gitlab")(report(*found)))]

    moved = replace(ONE, place=replace(SLOT, line=70, column=1))
    other = replace(ONE, party="Hofors")
    assert fingerprints(ONE) == fingerprints(moved) == fingerprints(ONE, other)
    assert fingerprints(ONE) != fingerprints(replace(ONE, message="något annat"))
    assert fingerprints(ONE) != fingerprints(replace(ONE, code="R12"))
    twice = fingerprints(ONE, moved)
    assert len(set(twice)) == 2 and twice[0] == fingerprints(ONE)[0]


# --- JUnit -----------------------------------------------------------------------------------------------------


def test_junit_has_a_case_for_each_party_and_one_for_the_case() -> None:
    root = ElementTree.fromstring(report_writer("junit")(REPORTS["alla"]))
    assert root.tag == "testsuites"
    cases = root.findall("testsuite/testcase")
    assert [case.get("name") for case in cases] == ["ärendet", *PARTIES]
    assert all(case.get("classname") == "beslut.mitt-arende" for case in cases)
    failed = [case.get("name") for case in cases if case.find("failure") is not None]
    assert failed == ["ärendet", *PARTIES]
    suite = root.find("testsuite")
    assert suite is not None
    assert (suite.get("tests"), suite.get("failures"), suite.get("errors")) == ("6", "6", "0")
    text = cases[1].findtext("failure") or ""
    assert "100 % fel: ”a, b”" in text and "<två> & 'tre' \"fyra\"" in text and "\u0001" not in text


def test_junit_only_errors_fail() -> None:
    found = [replace(ONE, level=level) for level in LEVELS if level != "fel"]
    root = ElementTree.fromstring(report_writer("junit")(report(*found)))
    assert root.get("failures") == "0"
    assert root.findall(".//failure") == []
    assert "varning R11" in (root.findtext("testsuite/testcase[@name='Gävle']/system-out") or "")


# --- SARIF -----------------------------------------------------------------------------------------------------


def test_sarif_is_what_the_standard_asks_for() -> None:
    """The parts of SARIF 2.1.0 that we write, by its own words (§ 3.13, 3.14, 3.19, 3.27–3.30, 3.49)."""
    log = json.loads(report_writer("sarif")(REPORTS["alla"]))
    assert log["version"] == "2.1.0" and log["$schema"].endswith("sarif-schema-2.1.0.json")
    assert set(log) == {"$schema", "version", "runs"}
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == sorted({*RULES, "M01"})
    for rule in rules:
        assert set(rule) <= {"id", "shortDescription", "fullDescription", "help", "defaultConfiguration"}
        assert rule["shortDescription"]["text"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in ("none", "note", "warning", "error")
        assert result["message"]["text"]
        (location,) = result["locations"]
        uri = location["physicalLocation"]["artifactLocation"]["uri"]
        assert re.fullmatch(r"[A-Za-z0-9\-._~!$&'()*+,;=:@%/]+", uri)
        region = location["physicalLocation"]["region"]
        assert region["startLine"] >= 1 and region["startColumn"] >= 1
    assert len(run["results"]) == 6


@pytest.mark.parametrize("name", REPORTS)
def test_sarif_is_read_by_a_model_of_the_standard(name: str) -> None:
    model = pytest.importorskip("sarif_pydantic", reason="sarif-pydantic is not installed: the model did not read it")
    log = model.Sarif.model_validate_json(report_writer("sarif")(REPORTS[name]))
    assert len(log.runs) == 1
    assert len(log.runs[0].results or []) == len(json.loads(report_writer("gitlab")(REPORTS[name])))
