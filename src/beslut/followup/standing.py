# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Where each party stands: not sent, sent, in preparation, decided …, what is missing, and whether time is short."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date, timedelta

from beslut.followup.comparison import (
    ADOPTED,
    CHANGED,
    IN_PART,
    LEFT_OUT,
    REFERRED,
    REJECTED,
    UNKNOWN,
    WITH_CHANGES,
)  # fmt: skip
from beslut.followup.legal_force import last_day_of_appeal, legal_force
from beslut.model import Case, Event, Party, PartyHistory
from beslut.reading.dates import whole_date

NOT_SENT, SENT, PREPARED, DECIDED = "inte utskickat", "utskickat", "under beredning", "beslutat"
CHANGED_DECISION, REFERRED_BACK, REFUSED, NOT_KNOWN = "beslutat med ändring", "återremitterat", "avslaget", "okänt"
STATES = (NOT_SENT, SENT, PREPARED, DECIDED, CHANGED_DECISION, REFERRED_BACK, REFUSED, NOT_KNOWN)
_BY_OUTCOME = {
    ADOPTED: DECIDED, WITH_CHANGES: CHANGED_DECISION, IN_PART: CHANGED_DECISION, REFERRED: REFERRED_BACK,
    REJECTED: REFUSED, UNKNOWN: NOT_KNOWN,
}  # fmt: skip
NEAR = timedelta(days=14)
PASSED, SOON = "passerad", "nära"
DEADLINE = "sista_svarsdag"
"""The id of the fact that tells the last day for an answer."""


@dataclass(frozen=True)
class Standing:
    """One party: its state, the meeting that it rests on, days, what is missing, and whether the answer is late."""

    party: Party
    history: PartyHistory
    state: str
    event: Event | None
    sent: str | None
    announced: str | None
    last_appeal: str | None
    legal_force: str | None
    deadline: str | None
    time: str | None
    missing: tuple[str, ...]

    @property
    def has_decided(self) -> bool:
        """Whether it has decided, what was proposed or with changes; a refusal is none."""
        return self.state in (DECIDED, CHANGED_DECISION)

    @property
    def is_alike(self) -> bool:
        """Whether it has decided what was proposed, word for word or in meaning."""
        return self.state == DECIDED


def standing(
    case: Case, party: Party, history: PartyHistory, today: date,
    strikable: Callable[[], Collection[str]],
) -> Standing:  # fmt: skip
    """Where the party stands by what is recorded. `strikable` tells which points the case lets it strike."""
    event = history.decided or history.latest
    latest = history.latest
    if latest is not None and event is not None and (latest.day or "") > (event.day or ""):
        event = latest  # the matter goes on, after it was referred back
    state = _state(event, history, strikable)
    announced = history.announced(event) if event and event.is_own else None
    fact = case.facts_of(party).facts.get(DEADLINE) or case.facts.get(DEADLINE)
    deadline = _iso(fact.value if fact else None)
    done = state in (DECIDED, CHANGED_DECISION, REFUSED)
    return Standing(
        party, history, state, event, history.sent, announced,
        last_day_of_appeal(date.fromisoformat(announced)).isoformat() if announced else None,
        legal_force(date.fromisoformat(announced)).isoformat() if announced else None,
        deadline,
        None if done or deadline is None else _time(date.fromisoformat(deadline), today),
        _missing(event, announced, done=done),
    )  # fmt: skip


def _state(event: Event | None, history: PartyHistory, strikable: Callable[[], Collection[str]]) -> str:
    if event is None:
        return SENT if history.sent else NOT_SENT
    if not event.is_own and event.outcome not in (REFERRED, REJECTED, UNKNOWN):
        return PREPARED
    if event.outcome == IN_PART and _only_struck(event, strikable):
        return DECIDED
    return _BY_OUTCOME.get(event.outcome or "", PREPARED)


def _only_struck(event: Event, strikable: Callable[[], Collection[str]]) -> bool:
    """Whether all that is left out may be: the case itself leaves it to the party to fill in the point or strike it."""
    left = [ident for ident, outcome in event.points.items() if outcome == LEFT_OUT]
    return bool(left) and CHANGED not in event.points.values() and set(left) <= set(strikable())


def _missing(event: Event | None, announced: str | None, *, done: bool) -> tuple[str, ...]:
    if event is None or not done:
        return ()
    told = {
        "organ": event.body, "datum": event.day, "paragraf": event.section, "diarienummer": event.case_number,
        "anslag": announced, "källa": event.source, "kontrollerat_av": event.checked_by,
    }  # fmt: skip
    return tuple(name for name, value in told.items() if value is None)


def _time(deadline: date, today: date) -> str | None:
    if deadline < today:
        return PASSED
    return SOON if deadline - today <= NEAR else None


def _iso(value: str | None) -> str | None:
    return whole_date(value) if value else None
