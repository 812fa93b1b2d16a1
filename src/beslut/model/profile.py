# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""A house style: how one municipality or region writes its decisions and orders its papers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from beslut.model.constraints import Ident, NonEmptyText
from beslut.model.fields import Model, key, yaml_model
from beslut.model.points import Form
from beslut.speed.values import dataclass

MAX_NUMBER = 100
"""Characters of a case number that are held against a house's pattern."""


@dataclass(frozen=True)
class Dialect:
    """A sentence form and whether the points are numbered. D1–D6 are its named presets."""

    form: Form
    numbered: bool

    @property
    def name(self) -> str:
        """`D1` … `D6`, or the combination in words."""
        for name, dialect in DIALECTS.items():
            if dialect == self:
                return name
        return f"{self.form}, {'numrerad' if self.numbered else 'onumrerad'}"


DIALECTS: Mapping[str, Dialect] = {
    "D1": Dialect("att", False),
    "D2": Dialect("aktiv", True),
    "D3": Dialect("aktiv", False),
    "D4": Dialect("passiv", False),
    "D5": Dialect("att", True),
    "D6": Dialect("infinitiv", True),
}

DialectName = Literal["D1", "D2", "D3", "D4", "D5", "D6"]
Punctuation = Literal["ren", "samt"]
"""`ren`: no commas, a full stop after the last point. `samt`: commas, and *samt* before the last (older practice)."""


Lead = Literal["hela kedjan", "bara beslutande", "som beslutet"]
"""Who a proposal's lead-in names: every body that remains, the first and the last of them, or the deciding one only, as
in its own decision (`Kommunfullmäktige beslutar`), where the heading tells who proposes."""

Signature = Literal["efter förslag", "sist", "ingen"]
"""Where the administration signs its paper; minutes are signed elsewhere."""


Evidence = Literal["dokument", "vägledning", "räknat", "andrahand", "utkast"]
"""How well a house style is known: data/profiler.yaml tells what each stands for."""


@yaml_model
class Layout(Model):
    """One type of document in a house: what it is called, and its headings in order, with the house's own texts."""

    name: NonEmptyText | None = key("typnamn", default=None)
    sections: tuple[Ident, ...] | None = key("rubriker", default=None)
    headings: Mapping[Ident, NonEmptyText] = key("rubriktexter", factory=dict)
    left_out: tuple[Ident, ...] | None = key("utelämnas", default=None)


@yaml_model
class ProfileEntry(Model):
    """A house style as data/profiler.yaml keeps it; what is left out comes from the profile it inherits."""

    name: NonEmptyText = key("namn")
    inherits: Ident | None = key("ärver", default=None)
    source: NonEmptyText | None = key("källa", default=None)
    evidence: Evidence | None = key("belägg", default=None)
    to_check: NonEmptyText | None = key("kontrollera", default=None)
    dialect: DialectName | None = key("dialekt", default=None)
    form: Form | None = key("satsform", default=None)
    numbered: Literal["ja", "nej"] | None = key("numrerade_punkter", default=None)
    punctuation: Punctuation | None = key("skiljetecken", default=None)
    memo: Layout | None = key("tjänsteskrivelse", default=None)
    minutes: Layout | None = key("protokollsutdrag", default=None)
    number_label: NonEmptyText | None = key("diarienummer_etikett", default=None)
    number_pattern: NonEmptyText | None = key("diarienummer_mönster", default=None)
    date_form: Literal["löpande", "iso"] | None = key("datumform", default=None)
    section_form: NonEmptyText | None = key("paragrafform", default=None)
    subject: Literal["organet", "parten"] | None = key("subjekt", default=None)
    lead: Lead | None = key("inledning", default=None)
    signature: Signature | None = key("underskrift", default=None)
    margin: NonEmptyText | None = key("marginaltext", default=None)
    office: NonEmptyText | None = key("styrelsens_kontor", default=None)
    paper: NonEmptyText | None = key("brevpapper", default=None)


@yaml_model
class ProfileFile(Model):
    """The shape of data/profiler.yaml."""

    profiles: Mapping[Ident, ProfileEntry] = key("profiler")


@dataclass(frozen=True)
class Profile:
    """A house style with everything settled. `dialect` is None where the house has none of its own."""

    id: str
    name: str
    dialect: Dialect | None
    punctuation: Punctuation
    memo: Layout
    minutes: Layout
    number_label: str
    number_pattern: str | None
    date_form: Literal["löpande", "iso"]
    section_form: str
    lead: Lead
    signature: Signature
    margin: str
    office: str | None = None
    """The administration of the board, where it has a name of its own: *stadsledningskontoret*."""
    party_acts: bool = False
    """Whether the party, and not its body, is the subject of sentences: *Älvkarleby kommun antar …*."""
    evidence: Evidence | None = None
    to_check: str = ""
    """What is weak, or not seen at all, in what is known of the style."""
    paper: str = ""
    """The Word file that the house's documents are written on, or the name of a letterhead that ships."""


STANDARD = "standard"
