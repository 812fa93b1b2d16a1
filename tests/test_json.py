# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""The keys of everything that is told as JSON: Swedish words with å ä ö, each told in docs/handbok.md."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest

from conftest import ROOT, Beslut

COMMANDS = {
    "generate": ("generate", "-k", "Sandviken", "-f", "md", "--json", "-n"),
    "check": ("check", "-k", "Sandviken", "--output-format", "json"),
    "kommuner": ("list", "kommuner", "--json"),
    "arenden": ("list", "arenden", "--json"),
    "handlingar": ("list", "handlingar", "--json"),
    "doctor": ("doctor", "--json"),
}
BY_NAME = ("lix", "ärenden", "bibliotek", "tillval")
"""What is under them has names as keys: of documents, cases, libraries, extras."""


def keys_of(told: Any, below: str = "") -> Iterator[str]:
    """Every key, wherever it stands; keys that are names of things are left out."""
    if isinstance(told, list):
        for one in told:
            yield from keys_of(one)
    elif isinstance(told, dict):
        for name, value in told.items():
            if below not in BY_NAME:
                yield name
            yield from keys_of(value, name)


def told_keys() -> set[str]:
    """The keys that the handbook's part on JSON tells in its tables."""
    page = (ROOT / "docs" / "handbok.md").read_text("utf-8")
    part = page.partition("## Resultat som JSON\n")[2].partition("\n## ")[0]
    assert part
    rows = [row for row in part.splitlines() if row.startswith("|")]
    return {key for row in rows for key in re.findall(r"`([^`]+)`", row)}


@pytest.mark.parametrize("what", COMMANDS)
def test_every_key_is_told(what: str, beslut: Beslut) -> None:
    keys = set(keys_of(json.loads(beslut(*COMMANDS[what]).stdout)))
    assert keys and keys - told_keys() == set()


def test_no_key_is_written_without_its_dots_and_rings() -> None:
    """Keys are Swedish words: none of them is a word that only lacks its å, ä or ö."""
    flat = str.maketrans("åäö", "aao")
    with_dots = {key.translate(flat) for key in told_keys() if key.translate(flat) != key}
    assert {"niva", "arende", "galler"} <= with_dots
    assert told_keys() & with_dots == set()
