# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Which columns a table of parties can have: what each header means, and what a column that fills a gap is called.

Beside the columns here every fact of the case has one, by its id, and so has every place in braces that a text of the
case asks for: a column `kostnad` fills `{kostnad}`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Literal, get_args

from beslut.model import RECIPIENT, Case, EarlierPart, slots_in, texts_in
from beslut.points import PointKind
from beslut.speed.values import dataclass
from beslut.swedish import folded
from beslut.wording import MARGIN_SLOTS, NAME_SLOTS, earlier_keys, fact_name

Kind = Literal["part", "om", "uppgift", "tidigare", "sammanträde"]
STATE = "läge"
_ABOUT = ("grupp", "källa", "profil", "dialekt", "beslutande_organ", "kedja", "efter", "nämnder")
_MEETING = {"beslutsdatum": "sammanträdesdatum", "beslutsparagraf": "paragraf"}
_UNIT = re.compile(r"(?:\s|[([])\s*(?:i\s+)?(tkr|mnkr|mkr|kr|kronor|%|procent)\s*[)\]]?\s*$", re.IGNORECASE)
_ALIASES = {
    "kommunnamn": "kommun", "namn": "kommun", "part": "kommun", "region": "kommun", "kommun/region": "kommun",
    "kod": "kommunkod", "grupper": "grupp", "skrivsätt": "profil", "beslutar": "beslutande_organ",
    "organ": "beslutande_organ", "beslutsorgan": "beslutande_organ", "beslutskedja": "kedja", "nämnd": "nämnder",
    "nämnder som deltar": "nämnder",
    "diarienummer": "partens_diarienummer", "diarienr": "partens_diarienummer", "dnr": "partens_diarienummer",
    "registrator": "registratorns_epost", "registratorns e-post": "registratorns_epost",
    "e-post till registrator": "registratorns_epost",
}  # fmt: skip
_PART_WORDS: Mapping[str, tuple[str, ...]] = {
    "organ": ("organ",), "datum": ("datum", "dag"), "paragraf": ("paragraf", "§"),
    "diarienummer": ("dnr", "diarienummer"), STATE: (STATE, "beslut"),
}  # fmt: skip
PART_NAMES: tuple[str, ...] = (STATE, *get_args(EarlierPart))


@dataclass(frozen=True)
class Column:
    """What a column holds: of which kind, its name or the id of its fact, and of an earlier decision which part.

    `unit` is what the header says of the numbers: *belopp (tkr)*.
    """

    kind: Kind
    name: str
    part: str = ""
    unit: str = ""

    @property
    def header(self) -> str:
        """What a person calls it at the head of a table."""
        if self.kind == "tidigare":
            return f"{self.name} {_PART_WORDS[self.part][0]}"
        return {"partens_diarienummer": "diarienummer"}.get(self.name, self.name).replace("_", " ")


def columns_of(case: Case, sections: Iterable[str] = ()) -> dict[str, Column]:
    """Every column that the case can read, by its header as it is compared (`plain_header`).

    `sections` are those that some house has beside the template's: their texts are facts with their names.
    """
    known = {plain_header(name): Column("part", name) for name in ("kommun", "kommunkod")}
    known |= {plain_header(name): Column("om", name) for name in _ABOUT}
    known |= {plain_header(name): Column("sammanträde", what) for name, what in _MEETING.items()}
    for earlier in case.earlier:
        named = ("tidigare", "tidigare beslut", earlier.id) if len(case.earlier) == 1 else (earlier.id,)
        for before in named:
            for part, words in _PART_WORDS.items():
                for word in words:
                    known.setdefault(plain_header(f"{before} {word}"), Column("tidigare", earlier.id, part))
        if len(case.earlier) == 1:
            known.setdefault(plain_header("tidigare beslut"), Column("tidigare", earlier.id, STATE))
    for key in earlier_keys(case):
        _, ident, part = key.split(".")
        known.setdefault(plain_header(fact_name(key, case.earlier)), Column("tidigare", ident, part))
    for ident in dict.fromkeys((*case.every_fact, *asked_for(case), *sections, RECIPIENT)):
        known.setdefault(plain_header(ident), Column("uppgift", ident))
    own = {column.name: column for column in known.values()}
    for alias, name in _ALIASES.items():
        if name in own or name == "partens_diarienummer":
            known.setdefault(plain_header(alias), own.get(name, Column("uppgift", name)))
    return known


def column_of(header: str, known: Mapping[str, Column]) -> Column | None:
    """The column that a header names, with the unit that it says of its numbers; None when nobody reads it."""
    found = known.get(plain_header(header))
    unit = _UNIT.search(header)
    if found is None and unit:
        named = known.get(plain_header(header[: unit.start()]))
        return Column(named.kind, named.name, named.part, unit[1].casefold()) if named else None
    return found


def plain_header(words: str) -> str:
    """A header as it is compared: no case, accents, spaces or signs, so that `Kommun-kod:` is `kommunkod`."""
    return re.sub(r"[^\w§]|_", "", folded(words))


def asked_for(case: Case) -> Iterator[str]:
    """The places in braces that the case's texts ask for, other than names: facts, told of or not yet."""
    texts: list[Any] = [*case.points, *case.documents, *case.identified.values()]
    texts += [point for facts in case.party_facts.values() for point in facts.own_points]
    yield from (slot for slot in slots_in(case.matter) if slot not in NAME_SLOTS)
    for text in texts:
        none = {*NAME_SLOTS, *MARGIN_SLOTS, *(text.own_slots if isinstance(text, PointKind) else ())}
        for loc, words in texts_in(text):
            yield from (slot for slot in slots_in(words) if slot not in none or loc[0] == "belopp")
