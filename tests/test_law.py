# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""No statute is cited unread: every citation in rules, code, data, templates and papers is in the table of
docs/kallor.md, which says what the section says and where it is cited, and the table has nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from beslut.checking.registry import RULES
from conftest import ROOT

SOURCES = ROOT / "docs" / "kallor.md"
ACT = "2017:725"  # kommunallagen, which is meant where no other is named
_NAMED = {"kommunallagen": ACT, "språklagen": "2009:600", "offentlighets- och sekretesslagen": "2009:400",
          "dataskyddsförordningen": "2016/679"}  # fmt: skip
_LIST = r"\d+(?: [a-z](?![a-zåäö]))?(?:(?:, | och | and |–)\d+(?: [a-z](?![a-zåäö]))?)*"
_SECTIONS = rf"{_LIST} §§?"
_PART = r"(?: \w+ stycket(?: \d+)?)?"
_LAW = r" ?(?:lagen \((?P<number>\d{4}:\d+)\)|(?P<name>(?:[a-zåäö]+- och )?[a-zåäö]*(?:lagen|balken|ordningen))\b)"
_CHAPTERED = re.compile(
    rf"(?P<chapter>\d+) kap\. (?P<told>{_SECTIONS}{_PART}(?:(?:, | och | and ){_SECTIONS}{_PART})*)"
)
_WHOLE = re.compile(r"(?P<chapters>\d+(?: och \d+| and \d+)*) kap\.(?= (?:kommunal)?lagen)")
_PLAIN = re.compile(rf"(?P<told>{_SECTIONS}){_LAW}")
_REVERSED = re.compile(rf"(?P<name>språklagen) \((?P<number>\d{{4}}:\d+)\) (?P<told>{_SECTIONS})")
_ARTICLE = re.compile(r"artikel (?P<told>\d+(?:\.\d+)?(?: [a-z](?![a-zåäö]))?) (?P<name>dataskyddsförordningen)")
_BREAK = re.compile(r'"\n\s*"|\s+')  # between the pieces of a string in Python, and in running text

Cited = tuple[str, str]
"""The number of the law in the Swedish Code of Statutes, and the section: *2017:725*, *5:26*."""


def _each(told: str) -> Iterator[str]:
    """The sections that the words enumerate."""
    for sections in re.findall(rf"({_LIST}) §", re.sub(r"stycket \d+", "", told)):
        for part in re.split(r", | och | and ", sections):
            first, _, last = part.partition("–")
            yield from map(str, range(int(first), int(last) + 1)) if last else (first,)


def _number(found: re.Match[str] | None) -> str:
    """The number of the law that is named; its name when that is unknown, and the Local Government Act for none."""
    return ACT if found is None else found["number"] or _NAMED.get(found["name"], found["name"])


def _flat(text: str) -> str:
    """The text on one line, strings in pieces put together."""
    return _BREAK.sub(lambda found: "" if found.group().startswith('"') else " ", text.replace("\u00a0", " "))


def citations(text: str) -> set[Cited]:
    """Every section that a text cites."""
    text, cited = _flat(text), set[Cited]()
    for found in _CHAPTERED.finditer(text):
        law = _number(re.compile(_LAW).match(text, found.end()))
        cited |= {(law, f"{found['chapter']}:{one}") for one in _each(found["told"])}
    for found in _WHOLE.finditer(text):
        cited |= {(ACT, f"{chapter} kap.") for chapter in re.findall(r"\d+", found["chapters"])}
    rest = _CHAPTERED.sub("", text)
    for found in (*_PLAIN.finditer(rest), *_REVERSED.finditer(rest)):
        cited |= {(_number(found), one) for one in _each(found["told"])}
    return cited | {(_NAMED[found["name"]], found["told"]) for found in _ARTICLE.finditer(text)}


def _places() -> Iterator[tuple[str, str]]:
    """Each text that may cite the law, and what the table calls its place."""
    for code, rule in RULES.items():
        yield code, f"{rule.why} {rule.source}"
    papers = {"ordlista.md": "ordlistan", "handbok.md": "handboken"}
    for path in (*sorted((ROOT / "docs").glob("*.md")), *ROOT.glob("*.md")):
        if path.name not in ("kallor.md", "regler.md", "CHANGELOG.md"):  # the table, the rules again, history
            yield papers.get(path.name, path.name), path.read_text("utf-8")
    for folder in ("src", "data", "templates"):
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in (".py", ".yaml", ".md", ".json") and path.parent.name != "rules":
                yield path.name, path.read_text("utf-8")


def _rows() -> dict[Cited, set[str]]:
    """The tables of docs/kallor.md, one for each law: every section, and where it says that it is cited."""
    law, rows = "", dict[Cited, set[str]]()
    for line in SOURCES.read_text("utf-8").splitlines():
        if line.startswith("#"):
            found = re.search(r"\((\d{4}:\d+)\)|\(EU\) (2016/679)", line)
            law = f"lagen ({found[1]})" if found and found[1] else "dataskyddsförordningen" if found else ""
        elif law and line.startswith("| "):
            told, _, used = (cell.strip() for cell in line.strip("|").split(" | "))
            for one in citations(f"{told} {law}"):
                assert one not in rows, f"{told} står två gånger"
                rows[one] = set(used.split(", "))
    return rows


def _told(cited: dict[Cited, set[str]]) -> list[str]:
    return sorted(f"{law} {section}: {', '.join(sorted(places))}" for (law, section), places in cited.items())


def test_every_citation_is_in_the_table_that_says_what_was_read() -> None:
    cited: dict[Cited, set[str]] = {}
    for place, text in _places():
        for one in citations(text):
            cited.setdefault(one, set()).add(place)
    assert _told(cited) == _told(_rows()), (
        "läs lagtexten, skriv in lagrummet i docs/kallor.md (eller ta bort det som inte längre åberopas)"
    )


def test_what_the_rules_say_in_their_code_is_in_the_table_too() -> None:
    modules = (ROOT / "src" / "beslut" / "checking" / "rules").glob("*.py")
    assert set().union(*(citations(path.read_text("utf-8")) for path in modules)) <= set(_rows())


def test_every_act_that_is_named_has_its_reading_told() -> None:
    told = SOURCES.read_text("utf-8")
    named = {number for _, text in _places() for number in re.findall(r"lagen \((\d{4}:\d+)\)", text)}
    assert named and {number for number in named if f"({number})" not in told} == set()


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("5 kap. 1 och 71 §§, 6 kap. 44 § kommunallagen", {(ACT, "5:1"), (ACT, "5:71"), (ACT, "6:44")}),
        ("6 kap. 38 § första stycket 2 och 41 § kommunallagen", {(ACT, "6:38"), (ACT, "6:41")}),
        ("5 kap. 28–30 §§", {(ACT, "5:28"), (ACT, "5:29"), (ACT, "5:30")}),
        ("3 och 9 kap. kommunallagen", {(ACT, "3 kap."), (ACT, "9 kap.")}),
        ("5 kap. 2 § offentlighets- och sekretesslagen (2009:400)", {("2009:400", "5:2")}),
        ("5 kap. 69 § och 72 § första stycket 9, 6 kap. 35 §", {(ACT, "5:69"), (ACT, "5:72"), (ACT, "6:35")}),
        ("10 och 11 §§ lagen (2018:1937) om tillgänglighet", {("2018:1937", "10"), ("2018:1937", "11")}),
        ("språklagen (2009:600) 11 §", {("2009:600", "11")}),
        ("11 § språklagen (2009:600)", {("2009:600", "11")}),
        ("9 kap. 31 a § plan- och bygglagen", {("plan- och bygglagen", "9:31 a")}),
        ("artikel 5.1 c dataskyddsförordningen", {("2016/679", "5.1 c")}),
        ("Kommunstyrelsen § 75, den 5 maj", set[Cited]()),
    ],
)
def test_a_citation_is_found_however_it_is_written(text: str, cited: set[Cited]) -> None:
    assert citations(text) == cited


def test_no_chapter_is_cited_in_a_form_that_is_not_found() -> None:
    for place, text in _places():
        assert re.findall(r"\d+ kap\. \d[^.]{0,20}", _CHAPTERED.sub("", _flat(text))) == [], place
