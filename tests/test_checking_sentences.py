# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""The check on sentences: silent on good ones from real patterns, and finds bad ones. The table is meningar.yaml.

All sentences that are to be right stand in one document, each in a decision or a paragraph of its own; all that are to
be found in another, where a finding must point at the line of its sentence.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import pytest
import yaml

from beslut.checking import RULES
from beslut.checking.registry import ExampleKind
from conftest import ROOT
from examples import CASE, TEMPLATE, as_decision, found_in, project_with, with_keys

TABLE: dict[str, Any] = yaml.safe_load((ROOT / "tests" / "regler" / "meningar.yaml").read_text("utf-8"))
ENCLOSED = "bilagor:\n" + "".join(
    f"  - {{namn: Exempelstrategin {number}, fil: Exempelstrategin.pdf, anvisning: Lägg filen i ärendets mapp.}}\n"
    for number in (1, 2, 3)
)
FORTY, TWENTY, FIVE = 40, 20, 5
SPELLING = "R56"  # which tells of invented words, where the dictionary is installed
DECISION, TEXT = "- Exempelstrategin antas.", "Strategin har arbetats fram gemensamt."
Rows = list[tuple[str, str]]


def escaped(sentence: str) -> str:
    return sentence.replace("[", "\\[").replace("]", "\\]")


def decision(sentence: str) -> str:
    """The sentence as a decision of its own; one that begins with *att* has a lead-in."""
    lead, _, points = sentence.rpartition("|")
    if not lead and points.startswith("att "):
        lead = "Kommunfullmäktige beslutar"
    return as_decision(f"{lead}\n- {escaped(points)}" if lead else f"- {escaped(points)}")


def _lines(sentence: str) -> list[str]:
    """The lines that a sentence stands on: its lead-in, and each of its points."""
    return sentence.replace("\n- ", "\n").replace("|", "\n").split("\n")


def judged(decisions: Sequence[str], texts: Sequence[str]) -> dict[str, set[str]]:
    """The codes told of each sentence, by the line that it stands on; those of no sentence under an empty one."""
    root = project_with("beslut", DECISION)
    case = with_keys((root / CASE).read_text("utf-8"), ENCLOSED)
    template = (
        (root / TEMPLATE).read_text("utf-8").replace(as_decision(DECISION), "\n\n".join(map(decision, decisions)))
    )
    template = template.replace(TEXT, "\n\n".join([TEXT, *map(escaped, texts)]))
    (root / CASE).write_text(case, "utf-8")
    (root / TEMPLATE).write_text(template, "utf-8")
    lines = template.splitlines()
    told: dict[str, set[str]] = defaultdict(set)
    for one in found_in(root):
        assert one.place is not None
        line = lines[one.place.line - 1].removeprefix("- ") if one.place.file.endswith(".md") else ""
        whose = next((each for each in (*decisions, *texts) if line and line in _lines(escaped(each))), "")
        told[whose].add(one.code)
    return told


def rows(part: str, which: str) -> Rows:
    return [(code, sentence) for code, known in TABLE[part].items() for sentence in known[which]]


def right() -> dict[str, set[str]]:
    good = [one["mening"] for one in TABLE["goda"]]
    return judged([*good, *(one for _, one in rows("beslut", "rätt"))], [one for _, one in rows("text", "rätt")])


def test_the_table_is_as_large_as_it_should_be() -> None:
    assert len(TABLE["goda"]) >= FORTY and len(TABLE["dåliga"]) >= TWENTY
    assert {one["källa"] for one in TABLE["goda"]} <= set(TABLE["källor"])
    for part in ("beslut", "text"):
        for code, known in TABLE[part].items():
            assert code in RULES
            assert min(len(known["rätt"]), len(known["fel"])) >= (2 if code == "R05" else FIVE), code


def test_what_is_right_is_left_alone() -> None:
    assert right() == {}


@pytest.mark.parametrize("part", ["dåliga", "regler"])
def test_what_is_wrong_is_found_where_it_stands(part: str) -> None:
    if part == "dåliga":
        decisions = [(one["regel"], one["mening"]) for one in TABLE["dåliga"]]
        texts: Rows = []
    else:
        decisions, texts = rows("beslut", "fel"), rows("text", "fel")
    told = judged([one for _, one in decisions], [one for _, one in texts])
    missed = [(code, one, told[one]) for code, one in (*decisions, *texts) if code not in told[one]]
    assert missed == []
    noisy = {
        one: others
        for code, one in (*decisions, *texts)
        if (others := {each for each in told[one] - {code, SPELLING} if RULES[each].level != "info"})
    }
    assert noisy == {}


# --- points as data, the case's keys, and sections --------------------------------------------------------------


def told_of_points(which: str) -> list[tuple[str, str, set[str]]]:
    """Each point of the table in one case: its rule, its words, and the codes that were told about it."""
    listed = [(code, point) for code, known in TABLE["punkter"].items() for point in known[which]]
    points = [{"id": f"p{number}", **point} for number, (_, point) in enumerate(listed)]
    kept = [
        {"id": "anta", "slag": "beslut", "verb": "anta", "dokument": "strategin"},
        {"id": "sist", "slag": "villkor"},
    ]
    rows = "".join(f"  - {json.dumps(point, ensure_ascii=False)}\n" for point in (*kept, *points))
    root = project_with("ärende", f"{ENCLOSED}beslut:\n{rows}")
    told: dict[str, set[str]] = defaultdict(set)
    for one in found_in(root):
        told[one.about].add(one.code)
    assert not {"", "anta", "sist"} & set(told), told
    return [(code, str(point), told[f"p{number}"]) for number, (code, point) in enumerate(listed)]


def test_points_that_are_right_are_left_alone() -> None:
    assert [one for one in told_of_points("rätt") if one[2]] == []


def test_points_that_are_wrong_are_found() -> None:
    assert [one for one in told_of_points("fel") if one[2] != {one[0]}] == []


def _alone() -> list[tuple[ExampleKind, str, str, str]]:
    """Each row that needs a project of its own: what it changes, its rule, whether it is right, and the text."""
    parts: tuple[tuple[ExampleKind, str], ...] = (("ärende", "ärenden"), ("mall", "avsnitt"))
    return [
        (kind, code, which, text)
        for kind, part in parts
        for code, known in TABLE[part].items()
        for which in ("rätt", "fel")
        for text in known[which]
    ]


@pytest.mark.parametrize(("kind", "code", "which", "text"), _alone())
def test_a_case_or_a_section_is_judged_as_the_table_says(kind: ExampleKind, code: str, which: str, text: str) -> None:
    found = found_in(project_with(kind, text))
    told = {one.code for one in found if one.level in ("fel", "varning") or one.code == code}
    assert told == (set() if which == "rätt" else {code})


def test_every_rule_that_reads_text_or_data_is_in_the_table() -> None:
    parts = ("beslut", "text", "punkter", "ärenden", "avsnitt")
    tried = {code for part in parts for code in TABLE[part]}
    # gaps, exemptions, files, and what the rule's own two examples show whole: once for a document, a number or a house
    elsewhere = {"L01", "X01", "X02", "F03", "F05", "R49", "R56", "R09", "R19", "R30", "R32",
                 "R61"}  # fmt: skip
    assert set(RULES) - tried == elsewhere
