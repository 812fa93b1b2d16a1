# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""What a joint decision is about: parties and their organs, facts and their standing, a case and its points.

Every class is frozen. The English attribute carries its Swedish key as a pydantic alias, in one place: the loader
reads that key from YAML. Words of the field: docs/ordlista.md.
"""

from __future__ import annotations

import calendar
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, ValidationError, model_validator

__all__ = ["ValidationError"]  # for `loading`; every public name of this module is meant to be imported

TERM_YEARS = 4
"""A term of office (mandatperiod): councils are elected every fourth year, and committees follow the term."""

Words = Annotated[str, StringConstraints(min_length=1, max_length=2000, pattern=r"\S")]
Ident = Annotated[str, StringConstraints(pattern=r"^[a-zåäö0-9][a-zåäö0-9_-]*$", max_length=60)]
MunicipalityCode = Annotated[str, StringConstraints(pattern=r"^\d{4}$")]
CountyCode = Annotated[str, StringConstraints(pattern=r"^\d{2}$")]


def _real_day(text: str) -> str:
    date.fromisoformat(text)
    return text


def _real_part_of_time(text: str) -> str:
    date.fromisoformat((text + "-01-01")[:10])
    return text


Day = Annotated[str, StringConstraints(pattern=r"^\d{4}-\d\d-\d\d$"), AfterValidator(_real_day)]
"""ISO 8601 calendar date, kept as text until it is compared."""

Moment = Annotated[str, StringConstraints(pattern=r"^\d{4}(-\d\d(-\d\d)?)?$"), AfterValidator(_real_part_of_time)]
"""A year, a month or a day, as exactly as the source knows it."""


def first_day(moment: str) -> date:
    """The earliest day that `2022`, `2022-03` or `2022-03-03` can mean."""
    return date.fromisoformat((moment + "-01-01")[:10])


def last_day(moment: str) -> date:
    """The latest day that `2022`, `2022-03` or `2022-03-03` can mean."""
    if len(moment) == 4:
        moment += "-12"
    if len(moment) == 7:
        year, month = int(moment[:4]), int(moment[5:])
        moment += f"-{calendar.monthrange(year, month)[1]}"
    return date.fromisoformat(moment)


class Model(BaseModel):
    """Base of everything read from YAML: frozen, unknown keys refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", validate_by_name=True, validate_by_alias=True)


class Status(StrEnum):
    """How well a fact stands. *Unknown* is not *none*."""

    SOURCED = "belagd"
    INFERRED = "härledd"
    UNKNOWN = "okänd"


class OrganKind(StrEnum):
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


def _standing_is_backed(status: Status, source: str | None, inferred_from: str | None) -> None:
    if status is Status.SOURCED and not source:
        raise ValueError("status belagd kräver en källa; skriv källa: … eller ändra status")
    if status is Status.INFERRED and not inferred_from:
        raise ValueError("status härledd kräver härledd_ur: … (varifrån slutsatsen är dragen)")


class Organ(Model):
    """An organ of a party: council, board, committee, subcommittee …, with the standing and age of what we know.

    `name` is lower case and definite, as in running text. `since`/`until` bound its life where known; `stated` is
    the moment that the source speaks from.
    """

    name: Words = Field(alias="namn")
    kind: OrganKind = Field(alias="slag")
    areas: tuple[Area, ...] = Field((), alias="områden")
    status: Status
    source: Words | None = Field(None, alias="källa")
    inferred_from: Words | None = Field(None, alias="härledd_ur")
    since: Moment | None = Field(None, alias="från")
    until: Moment | None = Field(None, alias="till")
    stated: Moment | None = Field(None, alias="uppgift")
    host: Words | None = Field(None, alias="värd")
    remark: Words | None = Field(None, alias="anmärkning")

    @model_validator(mode="after")
    def _backed(self) -> Self:
        _standing_is_backed(self.status, self.source, self.inferred_from)
        if self.since and self.until and first_day(self.since) > last_day(self.until):
            raise ValueError(f"från {self.since} ligger efter till {self.until}")
        return self

    def exists_on(self, day: date) -> bool:
        """Whether the organ can be counted on that day.

        Judged by its period where known; a fact stated more than two terms of office before the day is too old to
        be used at all.
        """
        if self.since and first_day(self.since) > day:
            return False
        if self.until and last_day(self.until) < day:
            return False
        return not (self.stated and not self.since and day.year - last_day(self.stated).year > 2 * TERM_YEARS)

    def doubt_on(self, day: date) -> str:
        """Why the fact should be checked for that day, as a Swedish sentence; empty when there is no doubt."""
        if self.status is Status.INFERRED and self.inferred_from:
            return self.inferred_from
        if self.stated and not self.since and abs(day.year - last_day(self.stated).year) > TERM_YEARS:
            return f"Uppgiften om {self.name} är från {self.stated}, mer än en mandatperiod från ärendets dag."
        return ""


@dataclass(frozen=True, slots=True)
class Party:
    """A municipality or a region: everything it is called, looked up and never computed, and its organs.

    `official` goes into decision points and agreements, `own` into running text and page heads. `code` is the
    kommunkod (four digits) or, for a region, the länskod (two).
    """

    code: str
    kind: Literal["kommun", "region"]
    name: str
    name_genitive: str
    official: str
    official_genitive: str
    own: str
    own_genitive: str
    county_code: str
    county: str
    organs: tuple[Organ, ...]

    def organ_of(self, kind: OrganKind) -> Organ | None:
        """The party's only organ of that kind (its council, its board), or None."""
        found = [organ for organ in self.organs if organ.kind is kind]
        return found[0] if len(found) == 1 else None

    def organ_named(self, name: str) -> Organ | None:
        """The organ with that name, or None."""
        return next((organ for organ in self.organs if organ.name == name), None)


class MunicipalityEntry(Model):
    """One municipality as data/kommuner.yaml keeps it."""

    code: MunicipalityCode = Field(alias="kommunkod")
    name: Words = Field(alias="namn")
    name_genitive: Words = Field(alias="namn_genitiv")
    official: Words = Field(alias="officiellt")
    official_genitive: Words = Field(alias="officiellt_genitiv")
    own: Words = Field(alias="egen_form")
    own_genitive: Words = Field(alias="egen_form_genitiv")
    county_code: CountyCode = Field(alias="länskod")
    organs: tuple[Organ, ...] = Field((), alias="organ")


class RegionEntry(Model):
    """One county and its region as data/kommuner.yaml keeps them; Gotland points at its municipality."""

    county_code: CountyCode = Field(alias="länskod")
    county: Words = Field(alias="län")
    name: Words = Field(alias="namn")
    genitive: Words = Field(alias="genitiv")
    municipality_code: MunicipalityCode | None = Field(None, alias="kommunkod")
    organs: tuple[Organ, ...] = Field((), alias="organ")


class OrgansByLaw(Model):
    """The organs that every municipality and every region has."""

    municipality: tuple[Organ, ...] = Field(alias="kommun")
    region: tuple[Organ, ...]


class RegisterFile(Model):
    """The shape of data/kommuner.yaml."""

    organs_by_law: OrgansByLaw = Field(alias="organ_enligt_lag")
    regions: tuple[RegionEntry, ...] = Field(alias="regioner")
    municipalities: tuple[MunicipalityEntry, ...] = Field(alias="kommuner")


@dataclass(frozen=True, slots=True)
class Register:
    """All known parties, by code; municipalities first, in the file's order, then the regions."""

    parties: Mapping[str, Party]

    def named(self, name: str) -> Party | None:
        """The party with exactly that name, official name, own form or code, or None."""
        if name in self.parties:
            return self.parties[name]
        for party in self.parties.values():
            if name in (party.name, party.official, party.own):
                return party
        return None


class Fact(Model):
    """A case's fact that a template prints: sourced, inferred, or unknown and then a gap with words and a hint."""

    status: Status
    value: Words | None = Field(None, alias="värde")
    source: Words | None = Field(None, alias="källa")
    inferred_from: Words | None = Field(None, alias="härledd_ur")
    gap: Words | None = Field(None, alias="lucka")
    hint: Words | None = Field(None, alias="anvisning")

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if self.status is Status.UNKNOWN:
            if self.value:
                raise ValueError("en okänd uppgift har inget värde; ändra status eller ta bort värde")
            if not self.gap or not self.hint:
                raise ValueError("en okänd uppgift kräver lucka (orden i dokumentet) och anvisning (vad man gör)")
        elif not self.value:
            raise ValueError(f"status {self.status} kräver ett värde")
        _standing_is_backed(self.status, self.source, self.inferred_from)
        return self


class CaseDay(Model):
    """The day that the case's facts are judged against, and where it comes from."""

    value: Day = Field(alias="värde")
    status: Literal["belagd", "härledd"]
    source: Words | None = Field(None, alias="källa")
    inferred_from: Words | None = Field(None, alias="härledd_ur")

    @model_validator(mode="after")
    def _backed(self) -> Self:
        _standing_is_backed(Status(self.status), self.source, self.inferred_from)
        return self


class Participants(Model):
    """Which parties the case goes to: by county, by list, minus exceptions."""

    counties: tuple[CountyCode, ...] = Field((), alias="län")
    listed: tuple[Words, ...] = Field((), alias="lista")
    except_for: tuple[Words, ...] = Field((), alias="utom")

    @model_validator(mode="after")
    def _some(self) -> Self:
        if not self.counties and not self.listed:
            raise ValueError("ange minst ett län eller en lista")
        return self


class DecidingOrgan(Model):
    """Who decides in a party: chosen by the party itself, proposed by the sender, or unknown.

    Either a `kind` (the party's only organ of that kind) or the `name` of one of its organs.
    """

    status: Literal["valt", "föreslaget", "okänt"]
    kind: OrganKind | None = Field(None, alias="slag")
    name: Words | None = Field(None, alias="namn")
    source: Words | None = Field(None, alias="källa")
    hint: Words | None = Field(None, alias="anvisning")

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if self.status == "okänt":
            if not self.hint:
                raise ValueError("ett okänt beslutande organ kräver en anvisning")
        elif bool(self.kind) == bool(self.name):
            raise ValueError("ange antingen slag eller namn på det beslutande organet")
        elif not self.source:
            raise ValueError("ange källa för det beslutande organet")
        return self


class OrgansTakingPart(Model):
    """The organs whose chairs take part, told for one party by name."""

    names: tuple[Words, ...] = Field(alias="organ", min_length=1)
    status: Literal["belagd", "härledd"]
    source: Words | None = Field(None, alias="källa")
    inferred_from: Words | None = Field(None, alias="härledd_ur")

    @model_validator(mode="after")
    def _backed(self) -> Self:
        _standing_is_backed(Status(self.status), self.source, self.inferred_from)
        return self


class Participation(Model):
    """The municipality's own sentence about who takes part, and the rule that finds the organs.

    `sentence` holds the places `{ordförandena}` and `{organ}`, and any of the party's names. Organs are those whose
    area is listed, unless the party's own facts name them.
    """

    sentence: Words = Field(alias="mening")
    areas: tuple[Area, ...] = Field(alias="områden", min_length=1)
    inferred_from: Words = Field(alias="härledd_ur")
    gap: Words = Field(alias="lucka")
    hint: Words = Field(alias="anvisning")


class EarlierState(StrEnum):
    """What we know of a party's earlier decision."""

    RECORDED = "dokumenterat"
    NONE = "inget"
    UNKNOWN = "okänt"


class Relation(StrEnum):
    """How the new decision stands to the earlier one."""

    REPEALS = "upphävs"
    REPLACES = "ersätts"
    FULFILS = "fullföljs"


class EarlierDecision(Model):
    """One party's earlier decision: recorded with organ, date and section; known to be none; or unknown."""

    state: EarlierState = Field(alias="läge")
    relation: Relation = Relation.REPEALS
    organ: Words | None = None
    day: Day | None = Field(None, alias="datum")
    section: Words | None = Field(None, alias="paragraf")
    case_number: Words | None = Field(None, alias="diarienummer")
    source: Words | None = Field(None, alias="källa")
    hint: Words | None = Field(None, alias="anvisning")

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if self.state is EarlierState.RECORDED and not (self.organ and self.day and self.section and self.source):
            raise ValueError("ett dokumenterat beslut kräver organ, datum, paragraf och källa")
        if self.state is EarlierState.NONE and not self.source:
            raise ValueError("läge inget kräver en källa; är det inte utrett är läget okänt")
        if self.state is EarlierState.UNKNOWN and not self.hint:
            raise ValueError("läge okänt kräver en anvisning")
        return self


class EarlierDocument(Model):
    """A document that earlier decisions adopted; `otherwise` is what holds where a party says nothing of its own."""

    id: Ident
    document: Words = Field(alias="dokument")
    inflection: Literal["utrum", "neutrum", "plural"] = Field(alias="böjning")
    otherwise: EarlierDecision = Field(alias="annars")


class Point(Model):
    """One decision point: verb, object, scope and effect; or the repeal of an earlier document, by its id."""

    id: Ident
    verb: Words | None = None
    object: Words | None = Field(None, alias="objekt")
    scope: Words | None = Field(None, alias="omfattning")
    effect: Words | None = Field(None, alias="verkan")
    repeals: Ident | None = Field(None, alias="tidigare_beslut")

    @model_validator(mode="after")
    def _one_kind(self) -> Self:
        if bool(self.repeals) == bool(self.verb):
            raise ValueError("en beslutspunkt har antingen verb och objekt eller tidigare_beslut")
        if self.verb and not self.object:
            raise ValueError("en beslutspunkt med verb kräver ett objekt")
        return self


class Attachment(Model):
    """An enclosure: copied along when its file lies beside the case, otherwise a gap."""

    name: Words = Field(alias="namn")
    file: Words | None = Field(None, alias="fil")
    hint: Words = Field(alias="anvisning")


class DocumentKind(Model):
    """One document of the mailing: its template, and whose paper it is."""

    id: Ident
    name: Words = Field(alias="namn")
    title: Words = Field(alias="titel")
    template: Words = Field(alias="mall")
    issuer: Literal["avsändaren", "parten"] = Field(alias="utfärdare")


class Correction(Model):
    """A slip in a source, mended in our text: what it says, what we write, and why."""

    source_text: Words = Field(alias="källan")
    mended: Words = Field(alias="rättat")
    reason: Words = Field(alias="skäl")


class PartyFacts(Model):
    """What a case knows of one party beyond the register."""

    deciding_organ: DecidingOrgan | None = Field(None, alias="beslutande_organ")
    taking_part: OrgansTakingPart | None = Field(None, alias="deltagande")
    earlier: Mapping[Ident, EarlierDecision] = Field(default_factory=dict, alias="tidigare_beslut")
    facts: Mapping[Ident, Fact] = Field(default_factory=dict, alias="uppgifter")
    remark: Words | None = Field(None, alias="anmärkning")


class Case(Model):
    """A matter that many parties decide: sender, parties, points, facts and the documents of the mailing."""

    id: Ident
    default: bool = Field(False, alias="standard")
    title: Words = Field(alias="titel")
    matter: Words = Field(alias="ärendemening")
    day: CaseDay | None = Field(None, alias="dag")
    sources: Mapping[Ident, Words] = Field(default_factory=dict, alias="källor")
    sender: Words = Field(alias="avsändare")
    participants: Participants = Field(alias="parter")
    deciding_organ: DecidingOrgan = Field(alias="beslutande_organ")
    participation: Participation | None = Field(None, alias="deltagande")
    earlier: tuple[EarlierDocument, ...] = Field((), alias="tidigare_beslut")
    points: tuple[Point, ...] = Field(alias="beslut", min_length=1)
    facts: Mapping[Ident, Fact] = Field(default_factory=dict, alias="uppgifter")
    attachments: tuple[Attachment, ...] = Field((), alias="bilagor")
    documents: tuple[DocumentKind, ...] = Field(alias="handlingar", min_length=1)
    corrections: tuple[Correction, ...] = Field((), alias="rättelser")
    party_facts: Mapping[str, PartyFacts] = Field(default_factory=dict, alias="per_part")

    def facts_of(self, party: Party) -> PartyFacts:
        """What the case knows of the party, by its name in `per_part`; empty when it says nothing."""
        return self.party_facts.get(party.name) or PartyFacts()


@dataclass(frozen=True, slots=True)
class Standing:
    """One party's place in a case on a day: the value that everything after loading works from.

    `issued` is the day printed as the documents' date, when somebody has set one; `day` is what facts are judged by
    and what metadata carry.
    """

    case: Case
    party: Party
    sender: Party
    parties: tuple[Party, ...]
    day: date
    issued: date | None
    attached: frozenset[str]
