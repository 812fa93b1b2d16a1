# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""A house style: how one municipality or region writes its decisions and orders its papers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from pydantic import Field

from beslut.model.points import Form
from beslut.model.shapes import Ident, Model, Words


@dataclass(frozen=True, slots=True)
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


Signature = Literal["efter förslag", "sist", "ingen"]
"""Where the administration signs its paper; minutes are signed elsewhere."""


class Layout(Model):
    """One type of document in a house: what it is called, and its headings in order, with the house's own texts."""

    name: Words | None = Field(None, alias="typnamn")
    sections: tuple[Ident, ...] | None = Field(None, alias="rubriker")
    headings: Mapping[Ident, Words] = Field(default_factory=dict, alias="rubriktexter")
    left_out: tuple[Ident, ...] | None = Field(None, alias="utelämnas")


class ProfileEntry(Model):
    """A house style as data/profiler.yaml keeps it; what is left out comes from the profile it inherits."""

    name: Words = Field(alias="namn")
    inherits: Ident | None = Field(None, alias="ärver")
    source: Words | None = Field(None, alias="källa")
    evidence: Literal["dokument", "vägledning", "räknat", "andrahand", "utkast"] | None = Field(None, alias="belägg")
    dialect: DialectName | None = Field(None, alias="dialekt")
    form: Form | None = Field(None, alias="satsform")
    numbered: Literal["ja", "nej"] | None = Field(None, alias="numrerade_punkter")
    punctuation: Punctuation | None = Field(None, alias="skiljetecken")
    memo: Layout | None = Field(None, alias="tjänsteskrivelse")
    minutes: Layout | None = Field(None, alias="protokollsutdrag")
    number_label: Words | None = Field(None, alias="diarienummer_etikett")
    number_pattern: Words | None = Field(None, alias="diarienummer_mönster")
    date_form: Literal["löpande", "iso"] | None = Field(None, alias="datumform")
    section_form: Words | None = Field(None, alias="paragrafform")
    lead: Literal["hela kedjan", "bara beslutande"] | None = Field(None, alias="inledning")
    signature: Signature | None = Field(None, alias="underskrift")
    margin: Words | None = Field(None, alias="marginaltext")


class ProfileFile(Model):
    """The shape of data/profiler.yaml."""

    profiles: Mapping[Ident, ProfileEntry] = Field(alias="profiler")


@dataclass(frozen=True, slots=True)
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
    short_lead: bool
    signature: Signature
    margin: str


STANDARD = "standard"
