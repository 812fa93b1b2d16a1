# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Data files that are small and would take all time or memory: each ends in a few sentences, whatever is in it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beslut.assets import CASES, PROFILES, Assets
from beslut.errors import MAX_MESSAGE, DataError
from beslut.loading.case import load_case
from beslut.loading.patterns import fault_of
from beslut.loading.problems import MAX_COUNTED, MAX_TOLD
from beslut.loading.profiles import load_profiles
from beslut.loading.source import MAX_PIECES
from conftest import CASE, ROOT, room

SOUND = (ROOT / CASE).read_text("utf-8")
NAMES = ", ".join(f"Namn{number}" for number in range(150_000))
LISTED, POINTS, FACTS = "  lista: [", "\nbeslut:\n", "\nuppgifter:\n"


def _many(form: str, count: int) -> str:
    return "".join(form.format(n=number, next=number + 1) for number in range(count))


def _with_points(form: str) -> str:
    return SOUND.replace(POINTS, POINTS + _many(form, 15_000), 1)


BOMBS = {
    "okända-nycklar-på-en-rad": "{id: a, " + ", ".join(f"n{number}: b" for number in range(8_000)) + "}",
    "fel-slag-på-en-rad": "{parter: {lista: [" + ", ".join(f"{{a{number}: 1}}" for number in range(8_000)) + "]}}",
    "namn": SOUND.replace(LISTED, f"{LISTED}{NAMES}, ", 1),
    "grupper": SOUND + "\ngrupper:\n" + _many("  g{n}: [Xyz{n}]\n", 30_000),
    "punkter": SOUND.replace(
        POINTS, POINTS + _many("  - {{id: a{n}, slag: beslut, verb: qz{n}, objekt: b}}\n", 15_000), 1
    ),
    "samma-id": SOUND.replace(
        POINTS, POINTS + _many("  - {{id: a, slag: beslut, verb: anta, objekt: b}}\n", 15_000), 1
    ),
    "klamrar": SOUND.replace(POINTS, f"{POINTS}  - {{id: a, slag: sats, text: '{'{b}' * 600}'}}\n", 1),
    "dubbla-nycklar": _many("a: b\n", 90_000),
    "värden-på-en-rad": f"a: [{'b,' * 900_000}]",
    "tabbar": "\ta\n" * 500_000,
    "osynliga": "\u200ba\n" * 300_000,
}


@pytest.mark.parametrize("text", BOMBS.values(), ids=BOMBS.keys())
def test_a_case_with_many_mistakes_ends_in_some_of_them_and_their_number(text: str, tmp_path: Path) -> None:
    path = tmp_path / CASES / "prov.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(text, "utf-8")
    shared = room()
    with pytest.raises(DataError) as caught:
        load_case(path, Assets((tmp_path, ROOT)), shared.register, shared.verbs, {})
    assert len(caught.value.problems) <= MAX_TOLD + 1
    assert len(str(caught.value)) < 50_000
    last = caught.value.problems[-1]
    assert last.place is not None
    assert last.code == ("Y16" if len(caught.value.problems) > MAX_TOLD else last.code)


def test_the_number_of_mistakes_that_are_not_shown_is_told(tmp_path: Path) -> None:
    path = tmp_path / CASES / "prov.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(SOUND + "".join(f"okänd{number}: a\n" for number in range(MAX_TOLD + 7)), "utf-8")
    with pytest.raises(DataError, match=r"fel\[Y16\]: … och 7 fel till"):
        load_case(path, Assets((tmp_path, ROOT)), room().register, room().verbs, {})
    path.write_text(SOUND.replace(LISTED, f"{LISTED}{NAMES}, ", 1), "utf-8")
    least = MAX_COUNTED + 1 - MAX_TOLD
    with pytest.raises(DataError, match=rf"fel\[Y16\]: … och minst {least} fel till"):
        load_case(path, Assets((tmp_path, ROOT)), room().register, room().verbs, {})


def test_a_value_that_is_told_is_cut(tmp_path: Path) -> None:
    path = tmp_path / CASES / "prov.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(f"standard: {'9' * 900_000}\n", "utf-8")
    with pytest.raises(DataError) as caught:
        load_case(path, Assets((tmp_path, ROOT)), room().register, room().verbs, room().profiles)
    assert max(len(problem.message) for problem in caught.value.problems) == MAX_MESSAGE
    assert len(str(caught.value)) < 20_000


CHAINS = {
    "kedja": _many("  p{n}: {{namn: P, ärver: p{next}}}\n", 20_000) + "  p20000: {namn: P}\n",
    "ring": _many("  p{n}: {{namn: P, ärver: p{next}}}\n", 20_000) + "  p20000: {namn: P, ärver: p0}\n",
    "okända": _many("  p{n}: {{namn: P, ärver: q{n}}}\n", 20_000),
}


@pytest.mark.parametrize("text", CHAINS.values(), ids=CHAINS.keys())
def test_a_long_line_of_house_styles_ends_too(text: str, tmp_path: Path) -> None:
    (tmp_path / PROFILES).parent.mkdir(parents=True)
    (tmp_path / PROFILES).write_text(f"profiler:\n{text}", "utf-8")
    with pytest.raises(DataError) as caught:
        load_profiles(Assets((tmp_path, ROOT)))
    assert [problem.code for problem in caught.value.problems][-1] == "Y16"


def test_a_file_may_have_so_many_pieces_and_no_more(tmp_path: Path) -> None:
    path = tmp_path / "data" / "arenden" / "prov.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(f"[{'b,' * MAX_PIECES}]", "utf-8")
    with pytest.raises(DataError, match="Y02"):
        load_case(path, Assets((tmp_path, ROOT)), room().register, room().verbs, {})


GOOD = [
    *re.findall(r"diarienummer_mönster: '(.*)'", (ROOT / PROFILES).read_text("utf-8")),
    r"^(KS|KF|RS) \d{4}/\d{1,5}$", r"^[A-ZÅÄÖ]+ \d+/\d+$", r"^(?:Dnr )?\d+$", r"\d{4}-\d+", "^KS[ -]2026[/.]17?$",
    "a|b|c",
]  # fmt: skip
BAD = [
    "(a+)+$", "^(a|a)*$", "^(a|aa)+$", "^([a-z]+)*$", "(a*)*", "((a{1,90}){1,90}){1,90}", "a{99999999999}", "(" * 900,
    "(" * 900 + ")" * 900, "a++", "(?=a)", r"(a)\1", "(?P<a>b)", r"\d*\d*\d*\d*\d*x", "[a", "a**", "?", r"\p{L}",
    "(?i)a", "a" * 201, ")", "(?#a)",
]  # fmt: skip


@pytest.mark.parametrize("pattern", GOOD)
def test_a_pattern_for_a_number_can_be_used(pattern: str) -> None:
    assert fault_of(pattern) == ""


@pytest.mark.parametrize("pattern", BAD)
def test_a_pattern_that_could_take_long_or_is_none_is_refused(pattern: str) -> None:
    assert fault_of(pattern) != ""


_PIECES = st.sampled_from(
    ["a", "b", "[ab]", r"\w", ".", "(", ")", "|", "*", "+", "?", "{0,9}", "{3}", "^", "$", "(?:", "{,2}"]
)


@given(pieces=st.lists(_PIECES, max_size=9), text=st.sampled_from(["a" * 99 + "!", "ab" * 49 + "!", "b" * 99 + "!"]))
def test_a_pattern_that_is_taken_is_soon_tried(pieces: list[str], text: str) -> None:
    pattern = "".join(pieces)
    if not fault_of(pattern):
        re.search(pattern, text)  # which would not end, were the ways through it counted wrongly
