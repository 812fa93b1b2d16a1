# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""A case: a matter that many parties decide, with its points, facts and documents, and what it knows of each party."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Literal, Self

from pydantic import Field, model_validator

from beslut.model.parties import Area, Organ, OrganKind, Party
from beslut.model.points import Identified, Inflection, Point, VerbForms
from beslut.model.profile import Dialect, DialectName, Profile
from beslut.model.shapes import CountyCode, Day, Fact, FileName, Ident, Known, Model, Words


class CaseDay(Known):
    """The day that the case's facts are judged against, and where it comes from."""

    value: Day = Field(alias="värde")


class Sender(Known):
    """A sender that is no municipality or region of the register: its name and genitive."""

    name: Words = Field(alias="namn")
    genitive: Words = Field(alias="genitiv")


class Participants(Model):
    """Which parties the case goes to: every municipality, by county, by list, by table, minus exceptions.

    `table` is a CSV file beside the case. Once the case is loaded its parties are in `listed`, its groups in the case's
    groups and its other columns among what the case knows of each party.
    """

    every: Literal["kommuner"] | None = Field(None, alias="alla")
    counties: tuple[CountyCode, ...] = Field((), alias="län")
    listed: tuple[Words, ...] = Field((), alias="lista")
    table: FileName | None = Field(None, alias="tabell")
    except_for: tuple[Words, ...] = Field((), alias="utom")

    @model_validator(mode="after")
    def _some(self) -> Self:
        if not self.every and not self.counties and not self.listed and not self.table:
            raise ValueError("ange alla: kommuner, minst ett län, en lista eller en tabell")
        return self


class OrganChoice(Model):
    """One organ of a party: its only organ of a `kind` (its council), or one of its organs by `name`."""

    kind: OrganKind | None = Field(None, alias="slag")
    name: Words | None = Field(None, alias="namn")

    @model_validator(mode="after")
    def _one(self) -> Self:
        if bool(self.kind) == bool(self.name):
            raise ValueError("ange antingen slag eller namn på organet")
        return self

    def of(self, party: Party) -> Organ | None:
        """The organ in that party, or None."""
        if self.name:
            return party.organ_named(self.name)
        return party.organ_of(self.kind) if self.kind else None


class DecidingOrgan(Model):
    """Who decides in a party: chosen by the party itself, proposed by the sender, or unknown."""

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

    def of(self, party: Party) -> Organ | None:
        """The organ in that party, or None when unknown."""
        return None if self.status == "okänt" else OrganChoice(kind=self.kind, name=self.name).of(party)


class OrgansTakingPart(Known):
    """The organs whose chairs take part, told for one party by name; `sentence` where the rule's does not fit."""

    names: tuple[Words, ...] = Field(alias="organ", min_length=1)
    sentence: Words | None = Field(None, alias="mening")


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
        if self.relation is Relation.FULFILS:
            return self  # nothing of it is printed as a repeal, so nothing more is asked for
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
    inflection: Inflection = Field(alias="böjning")
    otherwise: EarlierDecision = Field(alias="annars")


class Attachment(Model):
    """An enclosure: copied along when its file lies beside the case, otherwise a gap."""

    name: Words = Field(alias="namn")
    file: FileName | None = Field(None, alias="fil")
    hint: Words = Field(alias="anvisning")


Layouted = Literal["tjänsteskrivelse", "protokollsutdrag"]


class DocumentKind(Model):
    """One document of the mailing: its template, whose paper it is, which parties get it, whose layout it follows.

    `by_step` documents exist for each step of the chain; `step` is the one they show when nobody asks for another.
    Documents `on_request` are written only when somebody names them, or a step. `page_head` and `page_foot` are texts
    that stand instead of the ordinary head and foot of its pages.
    """

    id: Ident
    name: Words = Field(alias="namn")
    title: Words = Field(alias="titel")
    template: Words = Field(alias="mall")
    issuer: Literal["avsändaren", "parten"] = Field(alias="utfärdare")
    layout: Layouted | None = Field(None, alias="uppställning")
    by_step: bool = Field(False, alias="stegvis")
    on_request: bool = Field(False, alias="efterfrågas")
    step: Ident | None = Field(None, alias="steg")
    page_head: Words | None = Field(None, alias="sidhuvud")
    page_foot: Words | None = Field(None, alias="sidfot")
    party_kinds: tuple[Literal["kommun", "region", "kommunalförbund"], ...] = Field(("kommun",), alias="för")


class Correction(Model):
    """A slip in a source, mended in our text: what it says, what we write, and why."""

    source_text: Words = Field(alias="källan")
    mended: Words = Field(alias="rättat")
    reason: Words = Field(alias="skäl")


class Answer(Model):
    """What a case answers when a rule of `beslut check` asks: why it is as it is, and where that is known from."""

    reason: Words = Field(alias="skäl")
    source: Words | None = Field(None, alias="källa")


class NoCondition(Answer):
    """The answer that a joint decision has no condition: each party's decision holds by itself."""

    state: Literal["inget"] = Field(alias="läge")


class Exemption(Model):
    """A rule of `beslut check` that is not to be told here, with the reason; for one party or one thing if named.

    `applies_to` is the id of a point or a document of the mailing, or words of the finding.
    """

    rule: Words = Field(alias="regel")
    reason: Words = Field(alias="skäl")
    party: Words | None = Field(None, alias="part")
    applies_to: Words | None = Field(None, alias="gäller")


class PartyFacts(Model):
    """What a case knows of one party beyond the register."""

    deciding_organ: DecidingOrgan | None = Field(None, alias="beslutande_organ")
    chain: tuple[OrganChoice, ...] | None = Field(None, alias="kedja")
    taking_part: OrgansTakingPart | None = Field(None, alias="deltagande")
    earlier: Mapping[Ident, EarlierDecision] = Field(default_factory=dict, alias="tidigare_beslut")
    facts: Mapping[Ident, Fact] = Field(default_factory=dict, alias="uppgifter")
    at_step: Mapping[Ident, Mapping[Ident, Fact]] = Field(default_factory=dict, alias="steg")
    own_points: tuple[Point, ...] = Field((), alias="egna_punkter")
    left_out: tuple[Ident, ...] = Field((), alias="utan_punkter")
    remark: Words | None = Field(None, alias="anmärkning")


class Case(Model):
    """A matter that many parties decide: sender, parties, points, facts and the documents of the mailing."""

    id: Ident
    default: bool = Field(False, alias="standard")
    title: Words = Field(alias="titel")
    matter: Words = Field(alias="ärendemening")
    day: CaseDay | None = Field(None, alias="dag")
    sources: Mapping[Ident, Words] = Field(default_factory=dict, alias="källor")
    sender: Words | None = Field(None, alias="avsändare")
    other_sender: Sender | None = Field(None, alias="annan_avsändare")
    participants: Participants = Field(alias="parter")
    groups: Mapping[Ident, tuple[Words, ...]] = Field(default_factory=dict, alias="grupper")
    deciding_organ: DecidingOrgan = Field(alias="beslutande_organ")
    chain: tuple[OrganChoice, ...] = Field((), alias="kedja")
    dialect: DialectName | None = Field(None, alias="dialekt")
    participation: Participation | None = Field(None, alias="deltagande")
    identified: Mapping[Ident, Identified] = Field(default_factory=dict, alias="dokument")
    earlier: tuple[EarlierDocument, ...] = Field((), alias="tidigare_beslut")
    points: tuple[Point, ...] = Field(alias="beslut", min_length=1)
    facts: Mapping[Ident, Fact] = Field(default_factory=dict, alias="uppgifter")
    attachments: tuple[Attachment, ...] = Field((), alias="bilagor")
    documents: tuple[DocumentKind, ...] = Field(alias="handlingar", min_length=1)
    corrections: tuple[Correction, ...] = Field((), alias="rättelser")
    no_condition: NoCondition | None = Field(None, alias="villkor")
    without_version: Mapping[Ident, Answer] = Field(default_factory=dict, alias="utan_version")
    exemptions: tuple[Exemption, ...] = Field((), alias="undantag")
    party_facts: Mapping[str, PartyFacts] = Field(default_factory=dict, alias="per_part")

    @model_validator(mode="after")
    def _one_sender(self) -> Self:
        if bool(self.sender) == bool(self.other_sender):
            raise ValueError("ange antingen avsändare (ur registret) eller annan_avsändare (namn, genitiv, källa)")
        return self

    @property
    def sender_name(self) -> str:
        """What the sender is called."""
        return self.sender or (self.other_sender.name if self.other_sender else "")

    def facts_of(self, party: Party) -> PartyFacts:
        """What the case knows of the party, by its name in `per_part`; empty when it says nothing."""
        return self.party_facts.get(party.name) or _NOTHING


_NOTHING = PartyFacts()


@dataclass(frozen=True, slots=True, eq=False)
class Standing:
    """One party's place in a case on a day: the value that everything after loading works from.

    Two standings are the same only when they are one: what is worked out for one can be kept by it.

    `issued` is the day printed as the documents' date, when somebody has set one; `day` is what facts are judged by
    and what metadata carry. `step` is the organ whose paper it is, or None for the administration's own proposal.
    """

    case: Case
    party: Party
    sender: Party
    parties: tuple[Party, ...]
    day: date
    issued: date | None
    attached: frozenset[str]
    verbs: Mapping[str, VerbForms]
    profile: Profile
    dialect: Dialect
    step: Organ | None = None
