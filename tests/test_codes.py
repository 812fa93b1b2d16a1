# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Every code is declared once and means one thing; docs/felkoder.md tells them all. BESLUT_GOLDEN=write writes it."""

import ast
import os
import re
from collections import defaultdict

import pytest

from beslut.checking import RULES
from beslut.errors.codes import CODES, FAMILIES
from conftest import ROOT, Beslut

SRC = ROOT / "src" / "beslut"
PAGE = ROOT / "docs" / "felkoder.md"
START, END = "<!-- felkoder -->\n", "<!-- slut på felkoder -->\n"
CODE = re.compile(r"[A-Z]\d\d")
TOLD = "skriv den i src/beslut/errors/codes.py, och gör om sidan: BESLUT_GOLDEN=write pytest tests/test_codes.py"
OF_THE_COMMAND = "US"  # families whose codes mean one thing in one module each
SHARED = {
    "S01": "a file that cannot be written is the same thing wherever it is written",
    "U01": "a municipality that is misspelt, in the order and in a filter",
}


def used() -> dict[str, set[str]]:
    """Each code that stands as a text of its own in the source, with the modules that it stands in."""
    found: dict[str, set[str]] = defaultdict(set)
    for path in sorted(SRC.rglob("*.py")):
        name = path.relative_to(SRC).as_posix()
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and CODE.fullmatch(node.value):
                found[node.value].add(name)
    return found


USED = used()


def test_every_code_that_is_used_is_declared() -> None:
    assert set(USED) - set(CODES) - set(RULES) == set(), TOLD


def test_every_code_that_is_declared_is_used() -> None:
    assert {code for code in CODES if USED[code] <= {"errors/codes.py"}} == set()


def test_no_code_has_two_meanings() -> None:
    assert set(CODES) & set(RULES) == set()
    declared = [
        node.value
        for node in ast.walk(ast.parse((SRC / "errors" / "codes.py").read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and CODE.fullmatch(node.value)
    ]
    assert sorted(declared) == sorted(CODES), "declared twice"
    assert len({known.title for known in CODES.values()}) == len(CODES)
    for code in CODES:
        if code[0] in OF_THE_COMMAND and code not in SHARED:
            assert len(USED[code] - {"errors/codes.py"}) == 1, f"{code} in {USED[code]}"


@pytest.mark.parametrize("code", CODES)
def test_a_code_says_why_and_what_to_do(code: str) -> None:
    known = CODES[code]
    assert code[0] in FAMILIES
    assert not known.title.endswith(".")
    assert known.cause.endswith(".") and known.next_step.endswith(".")


def section(code: str) -> str:
    known = CODES[code]
    return f"### {code} {known.title}\n\n{known.cause}\n\nGör så här: {known.next_step}\n"


def test_the_page_tells_every_code_as_the_table_has_it() -> None:
    before, start, rest = PAGE.read_text("utf-8").partition(START)
    _, end, after = rest.partition(END)
    assert start and end
    parts = [""]
    for letter, name in FAMILIES.items():
        parts += [f"## {letter}: {name}\n", *(section(code) for code in sorted(CODES) if code[0] == letter)]
    whole = before + START + "\n".join([*parts, ""]) + END + after
    if os.environ.get("BESLUT_GOLDEN") == "write":
        PAGE.write_text(whole, "utf-8", newline="\n")
    assert PAGE.read_text("utf-8") == whole, TOLD


@pytest.mark.parametrize("typed", ["Y10", "y10", "U25", "M06"])
def test_the_command_explains_an_error_too(typed: str, beslut: Beslut) -> None:
    ran = beslut("regel", typed)
    assert (ran.code, ran.stderr) == (0, "")
    code = typed.upper()
    assert ran.stdout.startswith(f"{code} {CODES[code].title}\n") and CODES[code].next_step in ran.stdout


def test_a_code_that_does_not_exist_is_told_with_the_nearest(beslut: Beslut) -> None:
    ran = beslut("regel", "Y99")
    assert ran.code == 2
    assert ran.stderr.startswith("fel[U25]: regeln ”Y99” finns inte\n")
