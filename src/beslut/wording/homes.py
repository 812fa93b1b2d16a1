# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Where the answer to a gap is written, in words: a column of the table, or keys of the case file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from beslut.blocks import Home

COLUMN_NAMES = {"partens_diarienummer": "diarienummer"}
"""What a table calls a fact, where that is not its id."""


_ANSWERABLE = re.compile(
    r"uppgifter\.[^.]+|steg\.[^.]+\.[^.]+|tidigare_beslut\.[^.]+\.(?:organ|datum|paragraf)|beslutande_organ|deltagande\.organ"
)


def is_answerable(key: str) -> bool:
    """Whether an answer of a few words can be written there: no list, and nothing that follows from other answers."""
    return bool(_ANSWERABLE.fullmatch(key))


def column_of(key: str) -> str:
    """The table's column for the fact with that key; empty when a table has none for it."""
    group, _, ident = key.partition(".")
    return COLUMN_NAMES.get(ident, ident) if group == "uppgifter" else ""


def fact_name(key: str) -> str:
    """What people call the fact: *sista svarsdag*, *paragraf i ks*, *datum (gemensamma-utgangspunkter)*."""
    group, *rest = key.split(".")
    if group == "deltagande":
        return "nämnder som deltar"
    if not rest:
        return group.replace("_", " ")
    if group == "uppgifter":
        return column_of(key).replace("_", " ")
    words = rest[-1].replace("_", " ")
    return f"{words} i {rest[0]}" if group == "steg" else f"{words} ({rest[0]})"


def where_to_write(home: Home, key: str) -> str:
    """`kolumnen diarienummer för Sandviken i parter.xlsx`, or the keys of the case file."""
    if key in home.common:
        return f"uppgiften {key.partition('.')[2]} i {home.case}.yaml"
    if home.table and column_of(key):
        return f"kolumnen {column_of(key)} för {home.party} i {home.table}"
    return f"{key.replace('.', ': ')} under per_part: {home.party} i {home.case}.yaml"


def key_of(keys: Iterable[str]) -> str:
    """The key of gaps that one instruction is about: their own, or what theirs share; empty when some has none."""
    told = list(dict.fromkeys(keys))
    if not told or not all(told):
        return ""
    around = told[0].rpartition(".")[0]
    together = len(told) > 1 and all(key.startswith(f"{around}.") for key in told)
    return around if together else told[0]


def with_place(hint: str, home: Home | None, keys: Sequence[str]) -> str:
    """The hint of gaps, with where their answers are written; as it is where the case has no place for them."""
    key = key_of(keys)
    if home is None or not key:
        return hint
    if home.table and home.table in hint:
        return f"{hint.removesuffix('.')}, eller direkt här i dokumentet."
    return f"{hint} Skriv i {where_to_write(home, key)}, eller direkt här i dokumentet."
