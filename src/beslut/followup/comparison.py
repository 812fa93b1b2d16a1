# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""A reading held against what the case proposes: what became of each point, and of the matter as a whole."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from beslut.followup.differences import Difference, Match, Text, best_match
from beslut.followup.matching import Answer, answers
from beslut.followup.wordings import Proposals, Proposed
from beslut.model import DIALECTS, Body
from beslut.reading.fields import OWN
from beslut.reading.organs import same_body
from beslut.reading.said import Passage, Reading, Spot
from beslut.reading.setting import EXTRACT, MINUTES
from beslut.wording import chain

EQUAL, REWORDED, CHANGED, LEFT_OUT = "lika", "omformulerad", "ändrad i sak", "utelämnad"
ADOPTED, WITH_CHANGES, IN_PART, SUPPORTED = "antaget", "antaget med ändring", "antaget i delar", "tillstyrkt"
UNSUPPORTED, REFERRED, TABLED, REJECTED, UNKNOWN = "avstyrkt", "återremitterat", "bordlagt", "avslaget", "okänt"
WHOLES = (ADOPTED, WITH_CHANGES, IN_PART, SUPPORTED, UNSUPPORTED, REFERRED, TABLED, REJECTED, UNKNOWN)
POINT_OUTCOMES = (EQUAL, REWORDED, CHANGED, LEFT_OUT)
_AT_ONCE = re.compile(r"\bomedelbart?\b.{0,25}\bjuster|\bjuster\w*\b.{0,40}\bomedelbart\b", re.IGNORECASE)

_TO_BE_SETTLED = re.compile(
    r"\bärendet\s(?:(?:ska|skall)\s)?avgörs?(?:as)?\b.{0,40}\b(?:i\s?dag|nu|sammanträdet?)\W*$", re.IGNORECASE
)
"""That the matter is decided at the meeting, when somebody has asked for it to be referred back."""
_GRAVE = ("villkor", "nekande", "datum")
"""What cannot be said in other words of that the minutes are adjusted at once."""
_REFERS = re.compile(
    r"^(?:att\s)?(?:(?:[\w-]+\s){0,8}(?:beslutar|besluta|beslutade)\s)?(?:(?:[\w-]+\s){0,8}(?:bifaller|bifalla|antar|anta|godkänner|godkänna|enligt)"
    r"|i\senlighet\smed|att\sbifalla|bifall\still)\s(?:[\w-]+\s){0,6}?förslag(?:et)?(?:\still\sbeslut)?\W*$",
    re.IGNORECASE,
)
"""A decision that says no more than whose proposal it follows."""
_UNFILLED = re.compile(r"^\W*[\w ]{1,40} saknas\W*$")
"""A gap that nobody has filled, and nothing else."""


@dataclass(frozen=True)
class PointOutcome:
    """What became of one proposed point. `may_be_struck`: the case lets the party fill it in or strike it."""

    id: str
    proposed: str
    decided: str | None
    outcome: str
    differences: tuple[Difference, ...]
    may_be_struck: bool
    spot: Spot | None


@dataclass(frozen=True)
class Addition:
    """A decided point that the case does not propose; `settles` is false of what is only about the meeting."""

    text: str
    spot: Spot
    settles: bool


@dataclass(frozen=True)
class Comparison:
    """What the matter came to and why, each point, and what was added. `body` is the party's organ, if it is one."""

    reading: Reading
    body: Body | None
    whole: str
    reason: str
    points: tuple[PointOutcome, ...]
    additions: tuple[Addition, ...]


def compared(proposals: Proposals, reading: Reading) -> Comparison:
    """What the reading decides, held against what the case proposes to the party.

    A difference is a proposal for a person to confirm: both texts are told.
    """
    context = proposals.context
    name = reading.body.value if isinstance(reading.body.value, str) else None
    body = next((one for one in chain(context.case, context.party) if is_body(one, name)), None)
    proposed = proposals.to(body)
    decided, referred = decided_words(reading)
    dialect = DIALECTS.get(str(reading.dialect.value), context.dialect)
    found, left = answers(proposed, decided, dialect.form)
    _take_at_once(proposed, found, left)
    points = tuple(_outcome(one, found.get(one.id), reading) for one in proposed)
    additions = tuple(
        Addition(text, passage.spot, not (_AT_ONCE.search(text) or _TO_BE_SETTLED.search(text)))
        for passage, text in left
        if not _UNFILLED.match(text)
    )
    whole, reason = _whole(reading, points, additions)
    if referred and whole == UNKNOWN:
        whole, reason = UNKNOWN, f"beslutet hänvisar till ett förslag som inte står i texten: ”{referred}”"
    elif referred:
        reason += f"; beslutet hänvisar till ett förslag som står i texten: ”{referred}”"
    return Comparison(reading, body, whole, reason, points, additions)


def decided_words(reading: Reading) -> tuple[tuple[Passage, ...], str]:
    """What is held against the case, and the words that refer to a proposal for it: *beslutar enligt … förslag*."""
    points = reading.points or (() if is_minutes(reading) else reading.proposals)
    referring = [point for point in points if _REFERS.match(point.text)]
    if not referring:
        return points, ""
    own = tuple(point for point in points if point not in referring)
    proposed = tuple(replace(one, body=one.body or referring[0].body) for one in reading.proposals)
    return (*proposed, *own), referring[0].text


def _take_at_once(proposed: Sequence[Proposed], found: dict[str, Answer], left: list[tuple[Passage, str]]) -> None:
    """Words that adjust the minutes at once answer to that point however they are put; a condition still counts."""
    for one in proposed:
        if one.id in found or not _AT_ONCE.search(one.shown):
            continue
        for passage, text in left:
            if _AT_ONCE.search(text):
                match = best_match(one.wordings, Text(one.tokens(text)), one.roles)
                grave = tuple(each for each in match.differences if each.kind in _GRAVE)
                found[one.id] = Answer(Match(False, grave, match.likeness), text, passage, ())
                left.remove((passage, text))
                break


def is_body(body: Body, name: str | None) -> bool:
    """Whether the name that was read is the organ's."""
    names = {body.name, body.in_text}
    return name is not None and any(same_body(one.lower(), name.lower()) for one in names)


def is_minutes(reading: Reading) -> bool:
    """Whether the reading is of what somebody decided, and not of what is proposed."""
    return reading.kind.value is None or reading.kind.value in (MINUTES, EXTRACT)


def _outcome(one: Proposed, answer: Answer | None, reading: Reading) -> PointOutcome:
    at_once = reading.adjusted_at_once
    if answer is None and at_once.value and _AT_ONCE.search(one.shown):
        return PointOutcome(one.id, one.shown, at_once.reason, REWORDED, (), one.strikable, at_once.spot)
    if answer is None:
        return PointOutcome(one.id, one.shown, None, LEFT_OUT, (), one.strikable, None)
    differences = answer.match.differences + _of_body(one, answer)
    outcome = CHANGED if differences else EQUAL if answer.match.equal else REWORDED
    spot = answer.passage.spot
    return PointOutcome(one.id, one.shown, answer.text, outcome, differences, one.strikable, spot)


def _of_body(one: Proposed, answer: Answer) -> tuple[Difference, ...]:
    """Another organ than the proposed one decides, by the words of the point or by the list that it stands in."""
    told = answer.bodies[-1] if answer.bodies else answer.passage.body
    if one.body is None or told is None or is_body(one.body, told):
        return ()
    return (Difference("organ", one.body.in_text, told),)


def _whole(reading: Reading, points: Sequence[PointOutcome], additions: Sequence[Addition]) -> tuple[str, str]:
    outcome = reading.outcome.value
    if not is_minutes(reading):
        return UNKNOWN, f"handlingen är {reading.kind.value}, inget protokoll: den föreslår, men beslutar inte"
    if outcome in (REFERRED, TABLED, REJECTED, UNSUPPORTED):
        return str(outcome), reading.outcome.reason
    if not any(point.decided for point in points):
        return UNKNOWN, "ingen av ärendets punkter är funnen i beslutet"
    changed = [point.id for point in points if point.outcome == CHANGED]
    left_out = [point.id for point in points if point.outcome == LEFT_OUT]
    added = [one for one in additions if one.settles]
    why = "; ".join(
        [f"ändrad i sak: {', '.join(changed)}"] * bool(changed)
        + [f"utelämnad: {', '.join(left_out)}"] * bool(left_out)
        + [f"tillägg: {len(added)}"] * bool(added)
    )
    if reading.concerns.value != OWN:
        return SUPPORTED, why or "alla punkter är tillstyrkta"
    if changed or added:
        return WITH_CHANGES, why
    if left_out:
        return IN_PART, why
    return ADOPTED, "alla punkter är antagna, ordagrant eller i sak"
