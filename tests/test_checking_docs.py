# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""docs/regler.md tells every rule, as the table has it. `make golden` writes that part anew."""

import re

from beslut.checking import RULES, Rule
from conftest import ROOT, Approve

PAGE = ROOT / "docs" / "regler.md"
START, END = "<!-- regler -->\n", "<!-- slut på regler -->\n"
LANGUAGE = {"ärende": "yaml", "mall": "markdown", "beslut": "text", "text": "text", "fil": "text"}


def section(rule: Rule) -> str:
    fence = f"```{LANGUAGE[rule.example]}"
    return (
        f"### {rule.code} {rule.title}\n\n*{rule.level}* – {rule.why}\n\n"
        f"Dåligt:\n\n{fence}\n{rule.bad}\n```\n\nBra:\n\n{fence}\n{rule.good}\n```\n\nKälla: {rule.source}\n"
    )


def test_the_page_tells_every_rule_as_the_table_has_it(approve: Approve) -> None:
    before, start, rest = PAGE.read_text("utf-8").partition(START)
    _, end, after = rest.partition(END)
    assert start and end
    told = "\n".join(["", *(section(rule) for _, rule in sorted(RULES.items())), ""])
    whole = f"{before}{START}{told}{END}{after}"
    approve(whole, PAGE)


def test_every_rule_of_the_conventions_is_judged_or_told_why_not() -> None:
    left_out = set(re.findall(r"^\| (R\d\d) \|", PAGE.read_text("utf-8"), re.MULTILINE))
    assert {f"R{number:02}" for number in range(1, 51)} - set(RULES) == {"R40"}
    assert "R40" in left_out
    assert left_out - {"R40"} <= set(RULES)
