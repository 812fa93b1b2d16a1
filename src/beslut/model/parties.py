# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Parties and their bodies: what everybody is called, looked up and never computed, and who can decide for them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Literal

from beslut import swedish
from beslut.model.claims import EstablishedClaim, Status
from beslut.model.constraints import (
    Ident,
    Moment,
    NonEmptyText,
    first_day,
    last_day,
)
from beslut.model.fields import Model, key, yaml_model
from beslut.speed.values import dataclass

TERM_YEARS = 4
"""A term of office (mandatperiod), in years: councils and boards are elected for four (5 kap. 9 § and 6 kap. 18 §
kommunallagen); a council sets the term of its other committees (6 kap. 19 §), by custom the same."""


class BodyKind(StrEnum):
    """The kinds of organ that can prepare or decide (3 and 9 kap. kommunallagen)."""

    COUNCIL = "fullmäktige"
    BOARD = "styrelse"
    COMMITTEE = "nämnd"
    JOINT_COMMITTEE = "gemensam nämnd"
    SUBCOMMITTEE = "utskott"
    FEDERATION_DIRECTORATE = "förbundsdirektion"
    FEDERATION_COUNCIL = "förbundsfullmäktige"


Area = Literal[
    "vård och omsorg", "socialtjänst", "skola", "arbetsmarknad", "kultur", "fritid", "samhällsbyggnad",
    "miljö och bygg", "teknik", "val", "överförmyndare", "hjälpmedel", "jäv", "krisledning", "personal",
    "renhållning", "allmänt",
]  # fmt: skip

FIXED_ABBREVIATIONS = {
    "kommunfullmäktige": "kf", "kommunstyrelsen": "ks", "regionfullmäktige": "rf", "regionstyrelsen": "rs",
    "arbetsutskottet": "au", "kommunstyrelsens arbetsutskott": "au", "regionstyrelsens arbetsutskott": "au",
}  # fmt: skip


def _too_old(stated: Moment | None, day: date) -> bool:
    """Whether what was stated then is more than two terms of office old."""
    return stated is not None and day.year - last_day(stated).year > 2 * TERM_YEARS


@yaml_model
class Body(EstablishedClaim):
    """A body of a party: council, board, committee, subcommittee …, with the standing and age of what we know.

    `name` is lower case and definite, as in running text. `since`/`until` bound its life where known; `stated` is
    the moment that the source speaks from.
    """

    name: NonEmptyText = key("namn")
    kind: BodyKind = key("slag")
    short: Ident | None = key("förkortning", default=None)
    spoken: NonEmptyText | None = key("kallas", default=None)
    areas: tuple[Area, ...] = key("områden", default=())
    since: Moment | None = key("från", default=None)
    until: Moment | None = key("till", default=None)
    stated: Moment | None = key("uppgift", default=None)
    host: NonEmptyText | None = key("värd", default=None)
    remark: NonEmptyText | None = key("anmärkning", default=None)

    def __post_init__(self) -> None:
        EstablishedClaim.__post_init__(self)
        if self.since and self.until and first_day(self.since) > last_day(self.until):
            raise ValueError(f"från {self.since} ligger efter till {self.until}")

    @property
    def in_text(self) -> str:
        """What the body is called inside its own house: *arbetsutskottet* for regionstyrelsens arbetsutskott."""
        return self.spoken or self.name

    @property
    def abbreviation(self) -> str:
        """What a step is called on the command line: `ks`, `kf`, `au`, else the body's own or its whole name."""
        return self.short or FIXED_ABBREVIATIONS.get(self.name, self.name)

    def exists_on(self, day: date) -> bool:
        """Whether the body can be counted on that day.

        Judged by its period where known; a fact stated more than two terms of office before the day is too old to
        be used at all.
        """
        if self.since and first_day(self.since) > day:
            return False
        if self.until and last_day(self.until) < day:
            return False
        return bool(self.since) or not _too_old(self.stated, day)

    def doubt_on(self, day: date) -> str:
        """Why the fact should be checked for that day, as a Swedish sentence; empty when there is no doubt."""
        if self.inferred_from and self.status is not Status.SOURCED:
            return self.inferred_from
        if self.stated and not self.since and abs(day.year - last_day(self.stated).year) > TERM_YEARS:
            return f"Uppgiften om {self.name} är från {self.stated}, mer än en mandatperiod från ärendets dag."
        return ""


@yaml_model
class Contact(Model):
    """Where a party is written to: the address of a function, never of a person, and when the source said so."""

    whose: NonEmptyText = key("avser")
    email: NonEmptyText | None = key("epost", default=None)
    post: NonEmptyText | None = key("post", default=None)
    visiting: NonEmptyText | None = key("besöksadress", default=None)
    telephone: NonEmptyText | None = key("telefon", default=None)
    site: NonEmptyText | None = key("webbplats", default=None)
    number: NonEmptyText | None = key("organisationsnummer", default=None)
    stated: Moment | None = key("uppgift", default=None)
    source: NonEmptyText = key("källa")

    def __post_init__(self) -> None:
        if not self.email and not self.post:
            raise ValueError("en adress kräver epost eller post")

    def told_on(self, day: date) -> tuple[tuple[str, str], ...]:
        """What can be printed on that day, each with its label, in the order of a foot; nothing that is too old."""
        pairs = (
            ("Postadress", self.post), ("Besöksadress", self.visiting), ("Telefon", self.telephone),
            ("E-post", self.email), ("Webbplats", self.site), ("Org.nr", self.number),
        )  # fmt: skip
        return () if _too_old(self.stated, day) else tuple((label, value) for label, value in pairs if value)

    def registrar_on(self, day: date) -> str:
        """The registrator's e-mail on that day; empty where the address is somebody else's, or too old."""
        mine = "registrator" in self.whose.casefold() and not _too_old(self.stated, day)
        return (self.email or "") if mine else ""


_IN_A_FEDERATION = {
    BodyKind.COUNCIL: (BodyKind.COUNCIL, BodyKind.FEDERATION_COUNCIL, BodyKind.FEDERATION_DIRECTORATE),
    BodyKind.BOARD: (BodyKind.BOARD, BodyKind.FEDERATION_DIRECTORATE),
}

PartyKind = Literal["kommun", "region", "kommunalförbund", "organisation"]


@dataclass(frozen=True)
class Party:
    """A municipality, a region, a federation or another sender: what it is called, and its organs.

    `official` goes into agreements, `in_decisions` into decision points, `own` into running text and page heads.
    `own_noun` is what it calls itself, in the genitive, where its kind's word does not do: *stadens*, *bolagets*.
    `code` is the kommunkod (four digits) or, for a region, the länskod (two). `profile` names its house style.
    """

    code: str
    kind: PartyKind
    name: str
    name_genitive: str
    official: str
    official_genitive: str
    own: str
    own_genitive: str
    county_code: str
    county: str
    bodies: tuple[Body, ...]
    profile: str | None = None
    settled_name: str | None = None
    settled_genitive: str | None = None
    own_noun: str | None = None
    contact: Contact | None = None

    @property
    def in_decisions(self) -> str:
        """What the party is called in its decisions: the form it has settled on, else its official name."""
        return self.settled_name or self.official

    @property
    def in_decisions_genitive(self) -> str:
        """The genitive of that."""
        return self.settled_genitive or self.official_genitive

    def body_of(self, kind: BodyKind) -> Body | None:
        """The party's only body of that kind (its council, its board), or None.

        In a federation the directorate is the board, and where there is no assembly it decides as one (9 kap. 3 and
        5 §§ kommunallagen).
        """
        kinds = _IN_A_FEDERATION.get(kind, (kind,)) if self.kind == "kommunalförbund" else (kind,)
        for one in kinds:
            found = [body for body in self.bodies if body.kind is one]
            if len(found) == 1:
                return found[0]
        return None

    def kinds_of(self, body: Body) -> tuple[BodyKind, ...]:
        """Its own kind, and those that it stands for in the party: a federation's assembly is its council too."""
        return (body.kind, *(kind for kind in _IN_A_FEDERATION if self.body_of(kind) == body))

    @property
    def names(self) -> tuple[str, ...]:
        """Every name that the party answers to in a case: its code, short name, official name and own form."""
        return (self.code, self.name, self.official, self.own)

    def is_among(self, names: Collection[str]) -> bool:
        """Whether one of the names is the party's."""
        return any(name in names for name in self.names)

    def body_named(self, name: str) -> Body | None:
        """The organ with that name, else the only one that is called so in its own house, or None."""
        named = [body for body in self.bodies if body.name == name]
        spoken = [body for body in self.bodies if name in (body.spoken, body.abbreviation)]
        return named[0] if named else spoken[0] if len(spoken) == 1 else None


@dataclass(frozen=True)
class Register:
    """All known parties, by code; municipalities first, in the file's order, then regions and federations."""

    parties: Mapping[str, Party]

    def named(self, name: str) -> Party | None:
        """The party with exactly that name, official name, own form or code, or None."""
        return self._by_name.get(name)

    def all_like(self, name: str) -> tuple[Party, ...]:
        """The party with exactly that name, else all whose names are the same but for case, accents and hyphens."""
        exact = self.named(name)
        return (exact,) if exact else self._by_folded_name.get(swedish.folded(name), ())

    @cached_property
    def _by_name(self) -> Mapping[str, Party]:
        """By every name, codes first; the party that comes first keeps a name that two have."""
        backwards = reversed(tuple(self.parties.values()))
        return {name: party for party in backwards for name in party.names[1:]} | dict(self.parties)

    @cached_property
    def _by_folded_name(self) -> Mapping[str, tuple[Party, ...]]:
        found: dict[str, dict[str, Party]] = {}
        for party in self.parties.values():
            for name in party.names[1:]:
                found.setdefault(swedish.folded(name), {})[party.code] = party
        return {name: tuple(parties.values()) for name, parties in found.items()}
