# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Is the agreement in force? Computed from the case's own condition and what is recorded; and what all have alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from beslut.followup.comparison import CHANGED, EQUAL, LEFT_OUT, REWORDED
from beslut.followup.standing import CHANGED_DECISION, REFUSED, Standing
from beslut.model import Case, InForce, RecordedDifference
from beslut.points import Condition, Effective
from beslut.swedish import joined, long_date, shortened

YES, NO, PARTLY, UNSURE = "ja", "nej", "delvis", "okänt"
ANSWERS = (YES, NO, PARTLY, UNSURE)
_FEW = 5  # parties that a sentence names as one


@dataclass(frozen=True)
class Answer:
    """The answer, its reason in one sentence, the rule it rests on, whom it waits for, and from when it holds."""

    answer: str
    reason: str
    rule: InForce | None
    awaited: tuple[str, ...]
    since: str | None


def condition_of(case: Case) -> InForce | None:
    """The case's own condition: what it says itself, else what its points and answers say; None without any."""
    if case.in_force:
        return case.in_force
    since = next((point.since for point in case.points if isinstance(point, Effective)), None)
    condition = next((point for point in case.points if isinstance(point, Condition)), None)
    if condition:
        return InForce(rule="alla", parties=condition.parties, since=since)
    return InForce(rule="var för sig", since=since) if case.no_condition else None


def in_force(case: Case, standings: Sequence[Standing], today: date) -> Answer:
    """Whether the agreement is in force on the day."""
    rule = condition_of(case)
    if rule is None:
        why = "ärendet säger inte vad som krävs för att överenskommelsen ska gälla"
        return Answer(UNSURE, why, None, (), None)
    counted = [one for one in standings if not rule.parties or one.party.is_among(rule.parties)]
    alike = [one for one in counted if one.is_alike]
    awaited = tuple(one.party.name for one in counted if not one.is_alike)
    answer, reason = _asked(rule, counted, alike)
    if answer in (YES, PARTLY) and rule.since and date.fromisoformat(rule.since) > today:
        first = long_date(date.fromisoformat(rule.since))
        return Answer(NO, f"{reason}, men den gäller först {first}", rule, (), rule.since)
    return Answer(answer, reason, rule, () if answer == YES else awaited, rule.since)


def _asked(rule: InForce, counted: Sequence[Standing], alike: Sequence[Standing]) -> tuple[str, str]:
    of = f"{len(alike)} av {len(counted)} parter har beslutat lika"
    against = [one.party.name for one in counted if one.state in (CHANGED_DECISION, REFUSED)]
    others = joined(against) if 0 < len(against) <= _FEW else shortened(against)
    said = f"; {others} har beslutat något annat" if against else ""
    if rule.rule == "var för sig":
        if not alike:
            return NO, f"den gäller för varje part för sig, och ingen har beslutat det som föreslogs{said}"
        names = shortened([one.party.name for one in alike])
        if len(alike) == len(counted):
            return YES, "den gäller för varje part för sig, och alla har beslutat"
        return PARTLY, f"den gäller för varje part för sig: nu för {names}{said}"
    needed = rule.count if rule.count is not None else len(counted)
    if len(alike) >= needed:
        return YES, f"{of}, och det krävs {'alla' if rule.rule == 'alla' else needed}"
    return NO, f"{of}, och det krävs {'alla' if rule.rule == 'alla' else needed}{said}"


@dataclass(frozen=True)
class Sameness:
    """One point at all who have decided: who has it word for word, in meaning, changed and how, and not at all."""

    point: str
    word_for_word: tuple[str, ...]
    in_meaning: tuple[str, ...]
    changed: tuple[tuple[str, tuple[RecordedDifference, ...]], ...]
    left_out: tuple[str, ...]


def sameness(standings: Sequence[Standing]) -> tuple[Sameness, ...]:
    """The proof that all have decided the same, point by point in the order that they are recorded."""
    own = [(one.party.name, one.event) for one in standings if one.event and one.has_decided]
    points = dict.fromkeys(ident for _, event in own for ident in event.points)
    found = []
    for ident in points:
        by_outcome = {
            outcome: tuple(name for name, event in own if event.points.get(ident) == outcome)
            for outcome in (EQUAL, REWORDED, LEFT_OUT)
        }
        changed = tuple(
            (name, tuple(one for one in event.differences if one.point == ident))
            for name, event in own
            if event.points.get(ident) == CHANGED
        )
        found.append(Sameness(ident, by_outcome[EQUAL], by_outcome[REWORDED], changed, by_outcome[LEFT_OUT]))
    return tuple(found)
