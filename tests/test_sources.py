# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""docs/kallor.md has the source of every house style, as data/profiler.yaml has it. `make golden` writes the table."""

import re

import yaml

from conftest import ROOT, Approve

PAGE = ROOT / "docs" / "kallor.md"
HEAD = "| Skrivsätt | Vad det gäller | Källa | Belägg |\n| --- | --- | --- | --- |\n"
STYLES = yaml.safe_load((ROOT / "data" / "profiler.yaml").read_text("utf-8"))["profiler"]


def _addressed(text: str) -> str:
    """The text with its web addresses as links."""
    return re.sub(r"https?://[^\s,;)]+", r"<\g<0>>", text)


def test_the_page_has_the_source_of_every_house_style(approve: Approve) -> None:
    before, head, rest = PAGE.read_text("utf-8").partition(HEAD)
    _, end, after = rest.partition("\n\n")
    assert head and end
    rows = [
        f"| `{name}` | {style['namn']} | {_addressed(style['källa'])} | {style['belägg']} |"
        for name, style in STYLES.items()
        if name != "standard"
    ]
    approve(before + head + "\n".join(rows) + end + after, PAGE)


def test_a_style_that_proposes_as_it_decides_has_a_heading_that_says_who_proposes() -> None:
    for style in STYLES.values():
        if style.get("inledning") == "som beslutet":
            assert "{sammanträdets} förslag" in style["protokollsutdrag"]["rubriktexter"]["beslut-förslag"]
