# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Where the answer to a gap is written, in words: a column of the table, or keys of the case file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from beslut.blocks import Home
from beslut.model import Case, EarlierDocument, Party
from beslut.speed.later import later
from beslut.swedish import joined
from beslut.wording.bodies import decider

_MEETING = {"sammanträdesdatum": "beslutsdatum", "paragraf": "beslutsparagraf"}
COLUMN_NAMES = {"partens_diarienummer": "diarienummer"}
"""What a table calls a fact, where that is not its id."""
_LONGEST_TITLE = 48
_shorten = later("textwrap", "shorten")  # which only a case with several earlier decisions needs

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


_LONGEST_ABBREVIATION = 3  # letters: KS, KF, RS; other steps are called by their whole name


def fact_name(key: str, earlier: Sequence[EarlierDocument]) -> str:
    """What people call the fact, in lists, tables and messages: *sista svarsdag*, *paragraf i KS*, *tidigare datum*.

    `earlier` are the case's; when they are several, the name says of which: *tidigare datum (samverkansavtalet)*.
    """
    group, *rest = key.split(".")
    if group == "deltagande":
        return "nämnder som deltar"
    if not rest:
        return group.replace("_", " ")
    if group == "uppgifter":
        return column_of(key).replace("_", " ")
    words = rest[-1].replace("_", " ")
    if group == "steg":
        return f"{words} i {rest[0].upper() if len(rest[0]) <= _LONGEST_ABBREVIATION else rest[0]}"
    return f"tidigare {words}{_which(rest[0], earlier) if len(earlier) > 1 else ''}"


def _which(ident: str, earlier: Sequence[EarlierDocument]) -> str:
    """The earlier document's name in parentheses, cut when it is long and still not another's."""
    cut = {one.id: _shorten(one.document, _LONGEST_TITLE, placeholder=" …") for one in earlier}
    title = cut.get(ident, ident)
    return f" ({title if list(cut.values()).count(title) == 1 else ident})"


def earlier_keys(case: Case) -> tuple[str, ...]:
    """The keys of what can be answered of the case's earlier decisions."""
    return tuple(f"tidigare_beslut.{one.id}.{part}" for one in case.earlier for part in ("organ", "datum", "paragraf"))


def columns_beside_facts(case: Case, party: Party) -> tuple[tuple[str, str], ...]:
    """What a table calls what is no fact, by key: an earlier decision, who decides, and on which day."""
    found = [
        (key, fact_name(key, case.earlier)) for key in (*earlier_keys(case), "beslutande_organ", "deltagande.organ")
    ]
    body = decider(case, party)
    if body:
        found += [(f"steg.{body.abbreviation}.{ident}", name) for ident, name in _MEETING.items()]
    return tuple(found)


_OF_FACTS = re.compile(r"(ifyllt i .+) \(([^()]*)\)")


def source_of(fact: str, source: str) -> tuple[str, ...]:
    """The parts of a source that tell of that fact, without the names of what else was filled in with it."""
    parts = [part.strip() for part in source.split(";")]
    named = [(part, _OF_FACTS.fullmatch(part)) for part in parts]
    return tuple(found[1] if found else part for part, found in named if not found or fact in found[2].split(", "))


def where_to_write(home: Home, keys: Sequence[str]) -> str:
    """`kolumnen diarienummer för Sandviken i parter.xlsx`, or the keys of the case file."""
    told, key = list(dict.fromkeys(keys)), key_of(keys)
    if key in home.common:
        return f"uppgiften {key.partition('.')[2]} i {home.case}.yaml"
    beside = dict(home.columns)
    columns = [column_of(one) or beside.get(one, "") for one in told if is_answerable(one)]
    if home.table and columns and all(columns):
        words = "kolumnen" if len(columns) == 1 else "kolumnerna"
        return f"{words} {joined(columns)} för {home.party} i {home.table}"
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
        return f"{hint} Eller skriv direkt här i dokumentet."
    return f"{hint} Skriv i {where_to_write(home, keys)}, eller direkt här i dokumentet."
