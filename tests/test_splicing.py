# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""A value put into a YAML text: it stands there, and every other byte is as it was."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from beslut.loading.splicing import APPEND, NotSpliced, Occupied, with_value, with_values

CASE = """\
# Ärendet
id: prov   # en kommentar
per_part:
    Hofors:
        # det som är känt
        uppgifter:
            handläggare: {status: belagd, värde: Utvecklaren, källa: brev}

    Gävle:
uppgifter: {}
lista:
- ett
- två   # sist

# slutkommentar
"""
# path, value, what the line or lines that came say
PUT: dict[str, tuple[tuple[str, ...], Any, str]] = {
    "en ny nyckel sist": (("ny",), "värde", "ny: värde\n"),
    "i en grupp med andra indrag": (("per_part", "Hofors", "steg"), "ks", "        steg: ks\n"),
    "djupt, där inget finns": (
        ("per_part", "Ockelbo", "uppgifter", "dnr"),
        "KS 2026/17",
        "    Ockelbo:\n      uppgifter:\n        dnr: KS 2026/17\n",
    ),
    "under en nyckel utan värde": (("per_part", "Gävle", "dnr"), "0114", "      dnr: 0114\n"),
    "i en tom flödesgrupp": (
        ("uppgifter", "svarsdag"),
        {"status": "belagd", "värde": "a, b"},
        "uppgifter: {svarsdag: {status: belagd, värde: 'a, b'}}\n",
    ),
    "i en flödesgrupp": (("per_part", "Hofors", "uppgifter", "handläggare", "roll"), "x", ", källa: brev, roll: x}"),
    "sist i en lista": (("lista", APPEND), {"organ": "KS", "dag": "2026-01-02"}, "- organ: KS\n  dag: 2026-01-02\n"),
    "text som behöver citattecken": (("ny",), "a: b # c", "ny: 'a: b # c'\n"),
    "text med radbrytning": (("ny",), "a\nb", 'ny: "a\\nb"\n'),
}  # fmt: skip


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("bom", ["", "\ufeff"])
@pytest.mark.parametrize("name", PUT)
def test_what_is_put_in_stands_there_and_every_other_letter_is_as_it_was(name: str, bom: str, ends: str) -> None:
    path, value, new = PUT[name]
    text = bom + CASE.replace("\n", ends)
    made = with_value(text, path, value)
    assert new.replace("\n", ends) in made
    kept, came = text.splitlines(), made.splitlines()
    lost = [line for line in kept if line not in came]
    assert len(lost) <= 1, "a line may have got more in it"
    assert [line for line in came if line in kept] == [line for line in kept if line in came]


def test_a_value_that_is_there_is_told_and_only_replaced_when_asked() -> None:
    with pytest.raises(Occupied) as told:
        with_value(CASE, ("id",), "annat")
    assert (told.value.value, told.value.line, told.value.column) == ("prov", 2, 5)
    assert with_value(CASE, ("id",), "prov") == CASE
    assert with_value(CASE, ("id",), "annat", replace=True) == CASE.replace("id: prov ", "id: annat ")
    source = ("per_part", "Hofors", "uppgifter", "handläggare", "källa")
    made = with_value(CASE, source, "ifyllt i svar.docx, 2099-02-03", replace=True)
    assert made == CASE.replace("källa: brev", "källa: 'ifyllt i svar.docx, 2099-02-03'"), "a comma ends a flow value"
    with pytest.raises(NotSpliced):
        with_value(CASE, ("id", "under"), "x")
    with pytest.raises(NotSpliced):
        with_value("a: [", ("b",), "x")


@pytest.mark.parametrize(
    "text", ["", "\n", "# bara en kommentar\n", "a: 1", "a:\n  b: |\n    rader\n    till\n\n# slut\n"]
)
def test_any_text_takes_a_value(text: str) -> None:
    made = with_value(text, ("per_part", "Falun", "dnr"), "1")
    assert yaml.load(made, yaml.BaseLoader)["per_part"]["Falun"]["dnr"] == "1"
    assert [line for line in made.splitlines() if line in text.splitlines()] == text.splitlines()


KEYS = st.text("abcåäö_ -:#'\"0", min_size=1, max_size=6).map(str.strip).filter(bool)
WORDS = st.text("abå :#'\"\\-{}[],0.\n§", max_size=12)
TREES = st.recursive(WORDS, lambda inner: st.dictionaries(KEYS, inner, max_size=4), max_leaves=12)


@settings(max_examples=150)
@given(st.dictionaries(KEYS, TREES, max_size=4), st.lists(KEYS, min_size=1, max_size=4), WORDS, st.booleans())
def test_anything_dumped_takes_anything(tree: dict[str, Any], path: list[str], value: str, flow: bool) -> None:
    text = yaml.safe_dump(tree, allow_unicode=True, default_flow_style=flow)
    try:
        made = with_value(text, path, value, replace=True)
    except (Occupied, NotSpliced):
        return
    at = yaml.load(made, yaml.BaseLoader)
    for part in path:
        at = at[part]
    assert at == value


_NAMES = st.sampled_from(["Hofors", "Gävle", "Ockelbo", "Falun"])


@pytest.mark.parametrize(
    "text",
    [
        CASE,
        "",
        "per_part: {}\n",
        "per_part: {Falun: {lista: [a]}}",
        "per_part:\n  Falun:\n    lista:\n    - a",
        "id: 1",
    ],
)
@given(st.lists(st.tuples(_NAMES, st.sampled_from("abc")), min_size=1, max_size=6))
@settings(max_examples=15)
def test_many_at_once_are_as_one_after_another(text: str, put: list[tuple[str, str]]) -> None:
    """At once whatever can share a reading: the same data, and as many bytes kept, as one at a time."""
    values: list[tuple[tuple[str, ...], Any]] = [(("per_part", name, "lista", APPEND), {"x": one}) for name, one in put]
    in_turn = text
    for path, value in values:
        in_turn = with_value(in_turn, path, value)
    at_once = with_values(text, values)
    assert yaml.safe_load(at_once) == yaml.safe_load(in_turn)
    letters = iter(at_once)
    assert all(letter in letters for letter in text)
