# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""The check on sentences: silent on good ones from real patterns, and finds bad ones. The table is meningar.yaml.

All sentences that are to be right stand in one document, each in a decision or a paragraph of its own; all that are to
be found in another, where a finding must point at the line of its sentence.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml

from beslut.checking import RULES
from conftest import ROOT
from examples import CASE, TEMPLATE, as_decision, found_in, project_with, with_keys

TABLE: dict[str, Any] = yaml.safe_load((ROOT / "tests" / "regler" / "meningar.yaml").read_text("utf-8"))
ENCLOSED = "bilagor:\n" + "".join(
    f"  - {{namn: Exempelstrategin {number}, fil: Exempelstrategin.pdf, anvisning: Lägg filen i ärendets mapp.}}\n"
    for number in (1, 2, 3)
)
FORTY, TWENTY, FIVE = 40, 20, 5
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


def judged(folder: Path, decisions: Sequence[str], texts: Sequence[str]) -> dict[str, set[str]]:
    """The codes told of each sentence, by the line that it stands on; those of no sentence under an empty one."""
    root = project_with(folder, "beslut", DECISION)
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
        sentences = (*decisions, *texts)
        whose = next((each for each in sentences if (line and line in escaped(each).replace("\n- ", "\n").split("\n"))
                      or (line and line == escaped(each.rpartition("|")[2]))), "")  # fmt: skip
        told[whose].add(one.code)
    return told


def rows(part: str, which: str) -> Rows:
    return [(code, sentence) for code, known in TABLE[part].items() for sentence in known[which]]


def right(folder: Path) -> dict[str, set[str]]:
    good = [one["mening"] for one in TABLE["goda"]]
    return judged(
        folder, [*good, *(one for _, one in rows("beslut", "rätt"))], [one for _, one in rows("text", "rätt")]
    )


def test_the_table_is_as_large_as_it_should_be() -> None:
    assert len(TABLE["goda"]) >= FORTY and len(TABLE["dåliga"]) >= TWENTY
    assert {one["källa"] for one in TABLE["goda"]} <= set(TABLE["källor"])
    for part in ("beslut", "text"):
        for code, known in TABLE[part].items():
            assert code in RULES
            assert min(len(known["rätt"]), len(known["fel"])) >= (2 if code == "R05" else FIVE), code


def test_what_is_right_is_left_alone(tmp_path: Path) -> None:
    assert right(tmp_path) == {}


@pytest.mark.parametrize("part", ["dåliga", "regler"])
def test_what_is_wrong_is_found_where_it_stands(part: str, tmp_path: Path) -> None:
    if part == "dåliga":
        decisions = [(one["regel"], one["mening"]) for one in TABLE["dåliga"]]
        texts: Rows = []
    else:
        decisions, texts = rows("beslut", "fel"), rows("text", "fel")
    told = judged(tmp_path, [one for _, one in decisions], [one for _, one in texts])
    missed = [(code, one, told[one]) for code, one in (*decisions, *texts) if code not in told[one]]
    assert missed == []
    noisy = {
        one: others
        for code, one in (*decisions, *texts)
        if (others := {each for each in told[one] - {code} if RULES[each].level != "info"})
    }
    assert noisy == {}
