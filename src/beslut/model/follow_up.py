# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""What has been recorded of a case: what was sent, what each organ decided, when minutes were announced."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from beslut.model.constraints import Day, Ident, NonEmptyText
from beslut.model.fields import Model, key, yaml_model

WholeOutcome = Literal[
    "antaget", "antaget med ändring", "antaget i delar", "tillstyrkt", "avstyrkt", "återremitterat", "bordlagt",
    "avslaget", "okänt",
]  # fmt: skip
"""What a matter came to at one meeting."""
PointOutcomeName = Literal["lika", "omformulerad", "ändrad i sak", "utelämnad"]
ForceRule = Literal["var för sig", "alla", "antal"]
"""Whose decisions it takes for an agreement to be in force."""
OWN_DECISION = "eget beslut"


@yaml_model
class RecordedDifference(Model):
    """What differs in one point: its kind, and both texts."""

    point: NonEmptyText = key("punkt")
    kind: NonEmptyText = key("slag")
    proposed: NonEmptyText | None = key("föreslaget", default=None)
    decided: NonEmptyText | None = key("beslutat", default=None)


@yaml_model
class Event(Model):
    """One thing that was recorded: that the papers were sent, a decision or a proposal, or that minutes were announced.

    Nothing is written over: a later event of the same meeting corrects an earlier one.
    """

    kind: Literal["utskick", "beslut", "anslag"] = key("slag")
    recorded: Day = key("antecknat")
    body: NonEmptyText | None = key("organ", default=None)
    day: Day | None = key("datum", default=None)
    section: NonEmptyText | None = key("paragraf", default=None)
    case_number: NonEmptyText | None = key("diarienummer", default=None)
    outcome: WholeOutcome | None = key("utfall", default=None)
    concerns: NonEmptyText = key("avser", default=OWN_DECISION)
    points: Mapping[str, PointOutcomeName] = key("punkter", factory=dict)
    differences: tuple[RecordedDifference, ...] = key("skillnader", default=())
    additions: tuple[NonEmptyText, ...] = key("tillägg", default=())
    announced: Day | None = key("anslag", default=None)
    legal_force: Day | None = key("laga_kraft", default=None)
    source: NonEmptyText | None = key("källa", default=None)
    hash: NonEmptyText | None = None
    checked_by: NonEmptyText | None = key("kontrollerat_av", default=None)
    to_check: tuple[NonEmptyText, ...] = key("kontrollera", default=())
    remark: NonEmptyText | None = key("anmärkning", default=None)

    def __post_init__(self) -> None:
        if self.kind == "utskick" and not self.day:
            raise ValueError("ett utskick kräver datum")
        if self.kind == "beslut" and not self.outcome:
            raise ValueError("ett beslut kräver utfall")
        if self.kind == "anslag" and not self.announced:
            raise ValueError("ett anslag kräver anslag, dagen då justeringen tillkännagavs")
        if self.announced and self.day and self.announced < self.day:
            raise ValueError(f"anslaget {self.announced} är före sammanträdet {self.day}")

    @property
    def is_own(self) -> bool:
        """Whether an organ decided it itself, and did not propose it to another."""
        return self.kind == "beslut" and self.concerns == OWN_DECISION


@yaml_model
class PartyHistory(Model):
    """Everything that was recorded of one party, in the order it was recorded."""

    events: tuple[Event, ...] = key("händelser", default=())

    @property
    def sent(self) -> str | None:
        """The last day that the papers were sent."""
        return max((event.day for event in self.events if event.kind == "utskick" and event.day), default=None)

    @property
    def latest(self) -> Event | None:
        """The last meeting's decision or proposal: the latest day's; of one day, what was recorded last."""
        return self._last([event for event in self.events if event.kind == "beslut"])

    @property
    def decided(self) -> Event | None:
        """The last decision that an organ made itself."""
        return self._last([event for event in self.events if event.is_own])

    @property
    def meetings(self) -> tuple[Event, ...]:
        """Each meeting's decision or proposal as it was last recorded, in the order of their days."""
        told = {(event.body, event.day): event for event in self.events if event.kind == "beslut"}
        return tuple(sorted(told.values(), key=lambda event: event.day or ""))

    def _last(self, events: list[Event]) -> Event | None:
        order = {id(event): place for place, event in enumerate(self.events)}
        return max(events, key=lambda event: (event.day or "", order[id(event)]), default=None)

    def announced(self, decision: Event) -> str | None:
        """The day the minutes of a decision were announced as adjusted: its own, or that of a later event."""
        later = [
            event.announced for event in self.events
            if event.announced and (event is decision or (event.kind == "anslag" and _same_meeting(event, decision)))
        ]  # fmt: skip
        return later[-1] if later else None


def _same_meeting(event: Event, decision: Event) -> bool:
    """Whether an announcement is of that decision: nothing that it tells of the meeting is another's."""
    pairs = ((event.body, decision.body), (event.day, decision.day), (event.section, decision.section))
    return all(one is None or one == other for one, other in pairs)


@yaml_model
class FollowUpFile(Model):
    """The shape of uppfoljning/<ärende>.yaml."""

    case: Ident = key("ärende")
    parties: Mapping[str, PartyHistory] = key("parter", factory=dict)


@yaml_model
class InForce(Model):
    """When a joint agreement is in force: for each by itself, when all have decided alike, or so many of them.

    `parties` are those whose decisions count, all when left out; `since` is a day before which it never is.
    """

    rule: ForceRule = key("krav")
    count: int | None = key("antal", default=None)
    parties: tuple[NonEmptyText, ...] = key("parter", default=())
    since: Day | None = key("från_och_med", default=None)

    def __post_init__(self) -> None:
        if (self.rule == "antal") != (self.count is not None):
            raise ValueError("antal hör till kravet antal, och krävs där")
        if self.count is not None and self.count < 1:
            raise ValueError("antal ska vara minst 1")
