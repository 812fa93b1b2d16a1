# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""A case: a matter that many parties decide, with its points, facts and documents, and what it knows of each party."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Annotated, Literal

from beslut.model.chains import decided_by
from beslut.model.choices import BodyChoice, DecidingBody
from beslut.model.claims import EstablishedClaim, Fact, Status
from beslut.model.constraints import Day, Ident, NonEmpty, NonEmptyText
from beslut.model.earlier import EarlierDecision, EarlierDocument
from beslut.model.fields import Model, key, yaml_model
from beslut.model.follow_up import InForce
from beslut.model.mailing import Attachment, DocumentKind
from beslut.model.participants import OtherParty, Participants, Sender
from beslut.model.parties import Area, Body, Party
from beslut.model.points import AnyPoint, Identified, Point
from beslut.model.profile import DialectName


@yaml_model
class CaseDay(EstablishedClaim):
    """The day that the case's facts are judged against, and where it comes from."""

    value: Day = key("värde")


@yaml_model
class BodiesTakingPart(EstablishedClaim):
    """The organs whose chairs take part, told for one party by name; `sentence` where the rule's does not fit."""

    names: Annotated[tuple[NonEmptyText, ...], NonEmpty] = key("organ")
    sentence: NonEmptyText | None = key("mening", default=None)


@yaml_model
class Participation(Model):
    """The municipality's own sentence about who takes part, and the rule that finds the organs.

    `sentence` holds the places `{ordförandena}` and `{organ}`, and any of the party's names. Bodies are those whose
    area is listed, unless the party's own facts name them.
    """

    sentence: NonEmptyText = key("mening")
    areas: Annotated[tuple[Area, ...], NonEmpty] = key("områden")
    inferred_from: NonEmptyText = key("härledd_ur")
    gap: NonEmptyText = key("lucka")
    hint: NonEmptyText = key("anvisning")


@yaml_model
class Correction(Model):
    """A slip in a source, mended in our text: what it says, what we write, and why."""

    source_text: NonEmptyText = key("källan")
    mended: NonEmptyText = key("rättat")
    reason: NonEmptyText = key("skäl")


@yaml_model
class Answer(Model):
    """What a case answers when a rule of `beslut check` asks: why it is as it is, and where that is known from."""

    reason: NonEmptyText = key("skäl")
    source: NonEmptyText | None = key("källa", default=None)


@yaml_model
class NoCondition(Answer):
    """The answer that a joint decision has no condition: each party's decision holds by itself."""

    state: Literal["inget"] = key("läge")


@yaml_model
class Exemption(Model):
    """A rule of `beslut check` that is not to be told here, with the reason; for one party or one thing if named.

    `applies_to` is the id of a point or a document of the mailing, or words of the finding.
    """

    rule: NonEmptyText = key("regel")
    reason: NonEmptyText = key("skäl")
    party: NonEmptyText | None = key("part", default=None)
    applies_to: NonEmptyText | None = key("gäller", default=None)


SIGNATURE = "underskrift"
"""The fact that every case has: who signs a party's memo, by title, and the office after a comma."""
RECIPIENT = "registratorns_epost"
"""The fact that says where a party's mail goes: any table may have a column for it."""
_ALWAYS = {
    SIGNATURE: Fact(
        status=Status.UNKNOWN,
        gap="undertecknare saknas",
        hint="Fyll i befattningen för den som undertecknar. Undertecknar ni digitalt: stryk platsen, eller skriv "
        "underskrift: ingen i skrivsättet.",
    )
}


@yaml_model
class PartyFacts(Model):
    """What a case knows of one party beyond the register.

    `chain` ends with the organ that decides; `after` are the parties whose decisions it waits for and refers to.
    `bodies` are organs that the register lacks; `profile` and `dialect` go before the register's.
    """

    deciding_body: DecidingBody | None = key("beslutande_organ", default=None)
    chain: tuple[BodyChoice, ...] | None = key("kedja", default=None)
    after: tuple[NonEmptyText, ...] = key("efter", default=())
    bodies: tuple[Body, ...] = key("organ", default=())
    profile: Ident | None = key("profil", default=None)
    dialect: DialectName | None = key("dialekt", default=None)
    taking_part: BodiesTakingPart | None = key("deltagande", default=None)
    earlier: Mapping[Ident, EarlierDecision] = key("tidigare_beslut", factory=dict)
    facts: Mapping[Ident, Fact] = key("uppgifter", factory=dict)
    at_step: Mapping[NonEmptyText, Mapping[Ident, Fact]] = key("steg", factory=dict)
    own_points: tuple[Point, ...] = key("egna_punkter", default=())
    left_out: tuple[Ident, ...] = key("utan_punkter", default=())
    remark: NonEmptyText | None = key("anmärkning", default=None)


@yaml_model
class Case(Model):
    """A matter that many parties decide: sender, parties, points, facts and the documents of the mailing."""

    id: Ident
    default: bool = key("standard", default=False)
    title: NonEmptyText = key("titel")
    matter: NonEmptyText = key("ärendemening")
    day: CaseDay | None = key("dag", default=None)
    source: NonEmptyText | None = key("källa", default=None)
    sources: Mapping[Ident, NonEmptyText] = key("källor", factory=dict)
    sender: NonEmptyText | None = key("avsändare", default=None)
    other_sender: Sender | None = key("annan_avsändare", default=None)
    participants: Participants = key("parter")
    other_parties: tuple[OtherParty, ...] = key("andra_parter", default=())
    groups: Mapping[Ident, tuple[NonEmptyText, ...]] = key("grupper", factory=dict)
    deciding_body: DecidingBody | None = key("beslutande_organ", default=None)
    chain: tuple[BodyChoice, ...] = key("kedja", default=())
    dialect: DialectName | None = key("dialekt", default=None)
    participation: Participation | None = key("deltagande", default=None)
    identified: Mapping[Ident, Identified] = key("dokument", factory=dict)
    earlier: tuple[EarlierDocument, ...] = key("tidigare_beslut", default=())
    points: Annotated[tuple[Point, ...], NonEmpty] = key("beslut")
    facts: Mapping[Ident, Fact] = key("uppgifter", factory=dict)
    attachments: tuple[Attachment, ...] = key("bilagor", default=())
    documents: Annotated[tuple[DocumentKind, ...], NonEmpty] = key("handlingar")
    corrections: tuple[Correction, ...] = key("rättelser", default=())
    no_condition: NoCondition | None = key("villkor", default=None)
    in_force: InForce | None = key("i_kraft", default=None)
    without_version: Mapping[Ident, Answer] = key("utan_version", factory=dict)
    exemptions: tuple[Exemption, ...] = key("undantag", default=())
    party_facts: Mapping[str, PartyFacts] = key("per_part", factory=dict)

    def __post_init__(self) -> None:
        if bool(self.sender) == bool(self.other_sender):
            raise ValueError("ange antingen avsändare (ur registret) eller annan_avsändare (namn, genitiv, källa)")

    @property
    def every_fact(self) -> Mapping[str, Fact]:
        """The case's facts by their ids, with those that every case has and those that its points bring."""
        return self._every_fact

    @cached_property
    def _every_fact(self) -> Mapping[str, Fact]:
        brought = {ident: fact for _, point in self.every_point() for ident, fact in point.own_facts.items()}
        return {**_ALWAYS, **brought, **self.facts}

    @cached_property
    def _of_parties(self) -> frozenset[str]:
        """The facts that each party has a value of its own of: said to, or told for any one party."""
        told = (ident for facts in self.party_facts.values() for ident in facts.facts)
        return frozenset((*told, *(ident for ident, fact in self.every_fact.items() if fact.each_own)))

    def common_facts(self, *, sent: bool) -> frozenset[str]:
        """The facts, by their ids, whose answer is the same for all parties: the sender's own, and in what the sender
        has `sent` those that no party has its own of. In a party's own paper the others are the party's to answer."""
        return frozenset(
            ident
            for ident in self.every_fact
            if ident.startswith("avsändarens_")
            or (sent and ident not in self._of_parties and ident != SIGNATURE and not ident.startswith("partens_"))
        )

    def every_point(self) -> Iterator[tuple[tuple[int | str, ...], AnyPoint]]:
        """Every point with where it stands in the case file: the case's, then each party's own."""
        yield from self.common_points()
        for name in self.party_facts:
            yield from self._own_points(name)

    def common_points(self) -> Iterator[tuple[tuple[int | str, ...], AnyPoint]]:
        """The case's own points with where they stand in the case file."""
        yield from ((("beslut", number), point) for number, point in enumerate(self.points))

    def points_of(self, party: Party) -> Iterator[tuple[tuple[int | str, ...], AnyPoint]]:
        """The case's points and the party's own, with where they stand; also those that the party leaves out."""
        yield from self.common_points()
        yield from self._own_points(party.name)

    def _own_points(self, name: str) -> Iterator[tuple[tuple[int | str, ...], AnyPoint]]:
        facts = self.party_facts.get(name, _NOTHING)
        yield from ((("per_part", name, "egna_punkter", number), one) for number, one in enumerate(facts.own_points))

    def gets(self, party: Party, kind: DocumentKind) -> bool:
        """Whether the document is for such a party, and not one that the sender would write to itself."""
        if kind.issuer == "avsändaren" and party.is_among((self.sender_name,)):
            return False
        return self._among(party, kind.recipients) and not self._among(party, kind.except_for)

    def _among(self, party: Party, told: tuple[str, ...]) -> bool:
        """Whether the party is told of: by its kind, by a group that it is in, or by a name."""
        grouped = [name for group in told for name in self.groups.get(group, ())]
        return party.kind in told or party.is_among((*told, *grouped))

    @property
    def sender_name(self) -> str:
        """What the sender is called."""
        return self.sender or (self.other_sender.name if self.other_sender else "")

    def decider_of(self, party: Party) -> DecidingBody:
        """Who decides in the party: what is told for it, else for all; a chain's last link decides."""
        own = self.facts_of(party)
        if own.deciding_body or own.chain:
            return own.deciding_body or decided_by((own.chain or ())[-1], "valt", "kedjan för parten")
        if self.deciding_body or self.chain:
            return self.deciding_body or decided_by(self.chain[-1], "föreslaget", "kedjan i ärendet")
        return _NOBODY

    def facts_of(self, party: Party) -> PartyFacts:
        """What the case knows of the party, by its name in `per_part`; empty when it says nothing."""
        return self.party_facts.get(party.name) or _NOTHING


_NOTHING = PartyFacts()
_NOBODY = DecidingBody(status="okänt", hint="Skriv kedja i ärendefilen, eller kolumnen kedja i tabellen: ks > kf.")
