# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""The check of one party at a time tells what the check of all together does, and keeps nothing of whom it has seen."""

import gc
import importlib
import pkgutil
import re
import subprocess
import sys
import weakref
from collections.abc import Collection, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from beslut.checking import (
    RULES,
    CheckContext,
    CheckInput,
    Finding,
    Inspection,
    PartyDocument,
    PartyDocuments,
    Rule,
    findings,
    rules,
)
from beslut.checking.patterns import Pattern
from beslut.planning import Order
from beslut.runs.make import document_for
from conftest import ROOT, TODAY, environment
from examples import project_with
from planned import Planned

DRAFT = frozenset(rule.code for rule in RULES.values() if rule.level == "fel" and rule.looks_at != "fil")
IN_PASSING = frozenset(rule.code for rule in RULES.values() if rule.looks_at not in ("alla", "fil"))
SHIPPED = sorted(path.stem for path in (ROOT / "data" / "arenden").glob("*.yaml"))
OWN = Path(__file__).parent / "projekt"
EXAMPLES = [rule for rule in RULES.values() if rule.example != "fil"]
MANY = 100
"""Parties of a case for the whole country: every eighth of them is enough."""
EXEMPT = "undantag: [{regel: R11, skäl: Skälet.}, {regel: R10, skäl: Skälet.}, {regel: R99, skäl: Skälet.}]"


def streamed(check_input: CheckInput, only: Collection[str]) -> tuple[list[Finding], list[Finding], list[Finding]]:
    """What is said of the case, of the parties one after another, and at the end; each bundle is made and let go of."""
    check_context = CheckContext(
        check_input.case, check_input.parties, check_input.places, check_input.templates, check_input.words
    )
    inspection = Inspection(check_context, only)
    of_case = [*inspection.of_case()]
    of_parties = [one for bundle in again(check_input) for one in inspection.of_party(bundle)]
    return of_case, of_parties, [*inspection.at_end()]


def again(check_input: CheckInput) -> Iterator[PartyDocuments]:
    """Every bundle with its documents made anew."""
    for bundle in check_input.bundles:
        documents = (replace(paper, document=document_for(paper.context, paper.kind, check_input.templates))
                  for paper in bundle.documents)  # fmt: skip
        yield PartyDocuments(bundle.context, tuple(documents))


def same(order: Order) -> None:
    check_input, _ = Planned(order).made()
    for only in (DRAFT, IN_PASSING):
        of_case, of_parties, at_end = streamed(check_input, only)
        whole = findings(check_input, only)
        of_the_case = len(whole) - len(of_parties)
        assert of_parties == list(whole[of_the_case:])
        assert set(of_case) | set(at_end) == set(whole[:of_the_case])
    assert streamed(check_input, DRAFT)[2] == []


@pytest.mark.parametrize("case", SHIPPED)
def test_a_shipped_case_is_judged_alike(case: str) -> None:
    everyone = Order(today=TODAY, case=case, everyone=True)
    whole_country = len(Planned(everyone).parties) > MANY
    same(replace(everyone, part=(1, 8)) if whole_country else everyone)


def test_the_case_of_every_kind_is_judged_alike() -> None:
    same(Order(today=TODAY, everyone=True, project=OWN))


@pytest.mark.parametrize("rule", EXAMPLES, ids=lambda rule: getattr(rule, "code", None))
def test_what_is_wrong_is_told_alike(rule: Rule) -> None:
    root = project_with(rule.example, rule.bad)
    same(Order(today=TODAY, everyone=True, project=root, profile=rule.profile or None))


def test_exemptions_are_heeded_alike() -> None:
    keys = f"dokument:\n  strategin: {{namn: Exempelstrategin, böjning: utrum}}\n{EXEMPT}"
    root = project_with("ärende", keys)
    same(Order(today=TODAY, everyone=True, project=root))
    check_input, _ = Planned(Order(today=TODAY, everyone=True, project=root)).made()
    of_case, of_parties, at_end = streamed(check_input, IN_PASSING)
    assert ([one.code for one in of_case], of_parties, [one.code for one in at_end]) == (["X02"], [], ["X01"])
    assert [one.code for one in streamed(check_input, DRAFT)[0]] == ["X02"]


def test_everything_about_the_case_is_told_before_the_parties_of_a_draft() -> None:
    root = project_with("ärende", f"beslut:\n  - {{id: a, slag: beslut, verb: anta, objekt: x}}\n{EXEMPT}")
    check_input, _ = Planned(Order(today=TODAY, everyone=True, project=root)).made()
    of_case, of_parties, at_end = streamed(check_input, DRAFT)
    assert (*of_case, *of_parties) == findings(check_input, DRAFT)
    assert of_case and at_end == []


def test_no_error_needs_everybody_at_once() -> None:
    assert not [rule.code for rule in RULES.values() if rule.level == "fel" and rule.looks_at == "alla"]


def test_nothing_is_kept_of_a_party_that_has_been_judged() -> None:
    check_input, _ = Planned(Order(today=TODAY, case=SHIPPED[0], everyone=True)).made()
    inspection = Inspection(check_input, DRAFT)
    seen: list[weakref.ref[PartyDocument]] = []
    for bundle in again(check_input):
        inspection.of_party(bundle)
        seen += map(weakref.ref, bundle.documents)
    del bundle
    gc.collect()
    assert not [one for one in seen if one() is not None]


# --- what it costs to begin ------------------------------------------------------------------------------------


def test_loading_the_rules_compiles_no_pattern_and_loads_nothing_heavy() -> None:
    program = (
        "import sys, beslut.checking\n"
        "from beslut.checking.patterns import Pattern\n"
        "rooms = [one for name, one in sys.modules.items() if name.startswith('beslut.checking')]\n"
        "made = [one for room in rooms for one in vars(room).values() if isinstance(one, Pattern)]\n"
        "print(len(made) > 40, sum('compiled' in vars(one) for one in made))\n"
        "print(*({'yaml', 'pydantic', 'xml.etree.ElementTree', 'importlib.metadata', 'hunspell'} & set(sys.modules)))\n"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, env=environment())
    assert ran.stdout == "True 0\n\n"


def patterns() -> Iterator[Pattern]:
    for module in pkgutil.iter_modules(rules.__path__, f"{rules.__name__}."):
        yield from (one for one in vars(importlib.import_module(module.name)).values() if isinstance(one, Pattern))


def test_a_pattern_finds_what_re_finds() -> None:
    """The words that a text must have are those without which there is nothing to find."""
    texts = [line for rule in RULES.values() for line in f"{rule.bad}\n{rule.good}".split("\n")]
    cried = [text.upper() for text in texts]
    texts += [line for file in (ROOT / "tests/golden").rglob("*.txt") for line in file.read_text("utf-8").split("\n")]
    odd = [text.replace("s", "ſ").replace("i", "ı") for text in texts if len(text) < 200]
    every = list(patterns())
    for text in dict.fromkeys((*texts, *cried, *(text.upper() for text in texts[::7]), *odd[::3])):
        for pattern in every:
            expected = [one.span() for one in pattern.compiled.finditer(text)]
            assert [one.span() for one in pattern.finditer(text)] == expected, text
            assert bool(pattern.search(text)) == bool(expected), text


def test_a_pattern_remembers_only_so_many_texts() -> None:
    pattern = Pattern(r"a(\d+)", re.IGNORECASE)
    for number in range(5000):
        found = pattern.search(f"A{number}")
        assert found and found[1] == str(number)
    assert pattern.search.cache_info().currsize < 5000  # type: ignore[attr-defined]
