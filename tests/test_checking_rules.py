# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Every rule fires on its bad example, alone, and is silent on its good one; nothing is said of a clean case."""

import io
import re
import zipfile

import pytest

from beslut.checking import RULES, Rule
from beslut.checking.rules.files import accessible
from beslut.checking.rules.spelling import speller
from beslut.planning import Order
from beslut.writers import writer
from conftest import TODAY
from examples import CLEAN, found_in, project_with
from planned import Planned

WITH_EXAMPLES = [
    pytest.param(
        rule, marks=pytest.mark.skipif(rule.code == "R56" and speller() is None, reason="beslut[sprak] is absent")
    )
    for rule in RULES.values()
    if rule.example != "fil"
]
SHOWN = ("L01",)  # a house that asks for a signature leaves a gap for it


def test_the_clean_case_is_clean() -> None:
    assert found_in(CLEAN) == ()


@pytest.mark.parametrize("rule", WITH_EXAMPLES, ids=lambda rule: getattr(rule, "code", None))
def test_the_bad_example_gives_this_finding_alone(rule: Rule) -> None:
    found = found_in(project_with(rule.example, rule.bad), rule.profile)
    codes = {one.code for one in found if one.code == rule.code or one.code not in SHOWN}
    assert codes == {rule.code}, found
    assert {one.level for one in found if one.code == rule.code} == {rule.level}


@pytest.mark.parametrize("rule", WITH_EXAMPLES, ids=lambda rule: getattr(rule, "code", None))
def test_the_good_example_gives_nothing(rule: Rule) -> None:
    found = found_in(project_with(rule.example, rule.good), rule.profile)
    assert [one for one in found if not rule.profile or one.code not in SHOWN] == []


@pytest.mark.parametrize("rule", WITH_EXAMPLES, ids=lambda rule: getattr(rule, "code", None))
def test_a_finding_points_at_a_line_that_exists(rule: Rule) -> None:
    root = project_with(rule.example, rule.bad)
    for one in found_in(root, rule.profile):
        assert one.place is not None
        lines = (root / one.place.file).read_text("utf-8").splitlines()
        assert 1 <= one.place.line <= len(lines)
        assert 1 <= one.place.column <= len(lines[one.place.line - 1]) + 1


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: getattr(rule, "code", None))
def test_a_rule_tells_why_and_from_where(rule: Rule) -> None:
    assert rule.title and rule.source and rule.why.endswith(".")
    assert rule.bad != rule.good
    assert rule.check.__doc__


# --- the file --------------------------------------------------------------------------------------------------


def a_file() -> bytes:
    check_input, _ = Planned(Order(today=TODAY, everyone=True, project=CLEAN)).made()
    return writer("docx")(check_input.bundles[0].documents[0].document)


def changed(content: bytes, part: str, pattern: str, new: str) -> bytes:
    """The file with a change in one part; the change must be one."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as package:
        for name in old.namelist():
            text = old.read(name)
            if name == part:
                edited = re.sub(pattern, new, text.decode("utf-8"), flags=re.DOTALL)
                assert edited.encode("utf-8") != text, f"{pattern} is not in {part}"
                text = edited.encode("utf-8")
            package.writestr(name, text)
    return out.getvalue()


def test_our_own_file_is_accessible() -> None:
    assert list(accessible(a_file())) == []


@pytest.mark.parametrize(
    ("part", "pattern", "new", "said"),
    [
        ("docProps/core.xml", r"<dc:title>.*?</dc:title>", "", "titel saknas"),
        ("word/styles.xml", r"sv-SE", "en-US", "språket"),
        ("word/document.xml", r'w:val="Heading1"', 'w:val="Normal"', "0 rubriker på nivå 1"),
        ("word/document.xml", r'w:val="Heading2"', 'w:val="Heading3"', "rubriknivå 1 följs av 3"),
        ("word/document.xml", r"(<w:sectPr)", r"<w:p/>\1", "ett tomt stycke"),
        ("word/document.xml", r'(<w:numId w:val=")\d+', r"\g<1>99", "numrering som inte finns"),
        ("word/document.xml", r"(<w:sectPr)", r"<w:p><w:r><w:t>1. Som text</w:t></w:r></w:p>\1", "skriven som text"),
        (
            "word/document.xml",
            r"(<w:sectPr)",
            r"<w:tbl><w:tr><w:tc><w:p><w:r><w:t>A</w:t></w:r></w:p></w:tc></w:tr></w:tbl>\1",
            "ingen märkt rubrikrad",
        ),
        ("word/header1.xml", r"PAGE", "", "inga nummer"),
    ],
)
def test_what_a_file_lacks_is_told(part: str, pattern: str, new: str, said: str) -> None:
    told = " ".join(hit.message for hit in accessible(changed(a_file(), part, pattern, new)))
    assert said in told
