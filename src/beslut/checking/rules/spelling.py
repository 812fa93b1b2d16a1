# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Spelling, where beslut[sprak] is installed: lower-case words that neither the dictionary nor the case knows.

The dictionary is hunspell-sv (Den stora svenska ordlistan), read by chunspell. Names are left to R36. Without the
packages the rule has nothing to say, and that is not a finding.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

from beslut.checking.check_input import CheckContext, PartyDocuments
from beslut.checking.finding import Hit
from beslut.checking.patterns import Pattern
from beslut.checking.registry import rule
from beslut.speed.later import later

_WORD = Pattern(r"(?<![\w@./:-])[a-zåäöé]{3,}(?:-[a-zåäöé]+)*(?![\w@/-]|\.\w)")
_TRIPLED = Pattern(r"(.)\1\1")  # no Swedish word has three of a letter; R35 tells of åååå-mm-dd

_files = later("importlib.metadata", "files")  # slow to load, and of no use to any other rule
_hunspell = later("hunspell", "Hunspell")


@cache
def speller() -> Callable[[str], bool] | None:
    """Whether a word is in the Swedish dictionary; None when the packages are not installed."""
    try:
        listed = _files("hunspell-sv") or ()
    except ImportError:
        return None
    folder = next((Path(str(file.locate())).parent for file in listed if file.name == "sv_SE.dic"), None)
    if folder is None:
        return None
    try:
        known: Callable[[str], bool] = _hunspell("sv_SE", hunspell_data_dir=str(folder.resolve())).spell
    except ImportError:
        return None
    return known


@rule(
    "R56",
    "Okänt ord",
    level="varning",
    looks_at="part",
    why="Ett ord som ordlistan inte har är ofta felstavat. Är det rätt läggs det till under egna_ord i "
    "data/ordlista-sprak.yaml. Kräver beslut[sprak]; utan det prövas ingen stavning.",
    source="Den stora svenska ordlistan (hunspell-sv)",
    bad="Strategin har arbetats fram gemesamt.",
    good="Strategin har arbetats fram gemensamt, i samverkan.",
    example="text",
)
def known_words(bundle: PartyDocuments, check_context: CheckContext) -> Iterator[Hit]:
    """Each lower-case word of the documents that nobody knows, told once, where it first stands."""
    known = speller()
    if known is None:
        return
    told = set(check_context.language.words.spelling)
    told |= {word for party in check_context.parties for body in party.bodies for word in body.name.split()}
    for paper in bundle.documents:
        for word in _WORD.findall(paper.text):
            if word not in told and not _TRIPLED.search(word):
                told.add(word)
                if not known(word):
                    yield Hit(f"”{word}” finns inte i ordlistan", "rätta, eller lägg till ordet", word, paper=paper)
