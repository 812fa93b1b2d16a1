# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""What was decided, sent or announced, put into the case's follow-up: under a lock, whole, and nothing written over."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from beslut.assets import FOLLOW_UPS
from beslut.errors import Problem, SaveError, UsageError, reason
from beslut.followup.comparison import Comparison
from beslut.followup.legal_force import legal_force
from beslut.loading.between_parties import decided_on
from beslut.loading.follow_up import load_follow_up, with_events
from beslut.loading.yaml_text import Plain
from beslut.model import OWN_DECISION, Event, Party, PartyHistory
from beslut.model.validation import checked
from beslut.output.lock import Lock
from beslut.output.single import put_single
from beslut.project import Project
from beslut.reading.fields import UNADJUSTED
from beslut.reading.said import LIKELY, Said

Told = Mapping[str, str]
"""What somebody tells of a decision, by the keys of the file; it goes before what was read."""


@dataclass(frozen=True)
class Recorded:
    """One event of one party, and whether it was new: the same thing is recorded once.

    `other` is what was recorded last of the same meeting, when it says another outcome or §: a new event goes before
    it, and it goes before one that was recorded earlier.
    """

    party: Party
    event: Event
    is_new: bool
    other: Event | None = None


def follow_up_path(root: Path, case: str) -> Path:
    """The file that follows a case up, below a project or the folder that one stands in."""
    return root / FOLLOW_UPS / f"{case}.yaml"


def sending(day: date, today: date) -> dict[str, Plain]:
    """The event that the papers were sent."""
    return {"slag": "utskick", "datum": day.isoformat(), "antecknat": today.isoformat()}


def decision(comparison: Comparison | None, told: Told, today: date, decider: str | None) -> dict[str, Plain]:
    """The event of a decision or a proposal: what was read of it, and what somebody tells, which goes before."""
    made: dict[str, Plain] = {"slag": "beslut", "antecknat": today.isoformat()}
    if comparison:
        made |= _read(comparison)
    made |= dict(told)
    outcome = str(made.get("utfall", ""))
    if comparison is None and outcome in ("tillstyrkt", "avstyrkt"):
        made["avser"] = f"förslag till {decider or 'beslutande organ'}"
    doubts = [name for name in made.get("kontrollera", ()) if name not in told]
    made.pop("kontrollera", None)
    if doubts:
        made["kontrollera"] = doubts
    return _with_legal_force(made)


def announcement(day: date, history: PartyHistory, party: Party, today: date) -> dict[str, Plain]:
    """The event that the minutes of the party's decision were announced. Raises UsageError when there is none."""
    decided = history.decided
    if decided is None:
        message = f"inget beslut är antecknat för {party.name}"
        raise UsageError(Problem("U33", message, hint="anteckna beslutet, med --anslag i samma kommando"))
    of = {"organ": decided.body, "datum": decided.day, "paragraf": decided.section}
    told = {name: value for name, value in of.items() if value}
    made: dict[str, Plain] = {"slag": "anslag", "antecknat": today.isoformat(), **told, "anslag": day.isoformat()}
    return _with_legal_force(made)


def record(
    project: Project, root: Path, case: str, events: Sequence[tuple[Party, Mapping[str, Plain]]], *, dry: bool = False
) -> list[Recorded]:
    """Put each event last among its party's; what is recorded already is told so. Raises SaveError, DataError.

    The lock is held from reading to writing, so two at once lose nothing; every other byte of the file stays.
    """
    path = follow_up_path(root, case)
    if dry:
        return _recorded(project, path, case, events)[0]
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with Lock(path.parent.as_posix()):
            found, text = _recorded(project, path, case, events)
            if text is not None:
                put_single(path, text.encode("utf-8"))
            return found
    except OSError as error:
        hint = "kontrollera att mappen går att skriva i"
        raise SaveError(Problem("S01", f"{path} går inte att skriva: {reason(error)}", hint=hint)) from None


def too_early(project: Project, root: Path, case: str, made: Sequence[Recorded]) -> Iterator[Problem]:
    """A warning for each party whose recorded day is before one that it waits for; what was decided is told as it was.

    A day that is recorded goes before the one that the case knows.
    """
    loaded = project.case(case)
    days = {party.name: decided_on(loaded.case, party) for party in loaded.parties}
    known = load_follow_up(follow_up_path(root, loaded.case.id), loaded.case.id, project.assets).parties
    told = [(name, history.decided) for name, history in known.items()]
    for name, event in (*told, *((one.party.name, one.event) for one in made if one.event.is_own)):
        if event and event.day:
            days[name] = date.fromisoformat(event.day)
    touched = {one.party.name for one in made}
    for party in loaded.parties:
        own, after = days[party.name], loaded.case.facts_of(party).after
        for other in (one for one in loaded.parties if one.is_among(after)):
            first = days[other.name]
            if own and first and own < first and {party.name, other.name} & touched:
                message = f"{party.name} beslutar {own}, före {other.name} ({first}), som beslutet väntar på"
                yield Problem("P11", message, hint="stämmer dagarna, ta bort namnet ur efter", level="varning")


def _recorded(
    project: Project, path: Path, case: str, events: Sequence[tuple[Party, Mapping[str, Plain]]]
) -> tuple[list[Recorded], str | None]:
    """What is recorded, and the file's new text; None when it says all of it already."""
    found = _new(load_follow_up(path, case, project.assets).parties, events)
    new = [(party.name, event) for (party, event), one in zip(events, found, strict=True) if one.is_new]
    if not new:
        return found, None
    text = path.read_bytes().decode("utf-8") if path.exists() else ""
    return found, with_events(text, case, new, str(path))


def _new(known: Mapping[str, PartyHistory], events: Sequence[tuple[Party, Mapping[str, Plain]]]) -> list[Recorded]:
    found: list[Recorded] = []
    for party, told in events:
        event = checked(Event, dict(told))
        before = known[party.name].events if party.name in known else ()
        again = (*before, *(one.event for one in found if one.party == party))
        is_new = all(replace(event, recorded=one.recorded) != one for one in again)
        found.append(Recorded(party, event, is_new, _other(event, again)))
    return found


def _other(event: Event, before: Sequence[Event]) -> Event | None:
    """Two papers of one meeting may contradict each other, or one correct the other."""
    same = [one for one in before if one.kind == "beslut" and (one.body, one.day) == (event.body, event.day)]
    if event.kind != "beslut" or not same or not event.day:
        return None
    return same[-1] if (same[-1].outcome, same[-1].section) != (event.outcome, event.section) else None


def _read(comparison: Comparison) -> dict[str, Plain]:
    reading = comparison.reading
    fields: dict[str, Said] = {
        "organ": reading.body, "datum": reading.day, "paragraf": reading.section, "diarienummer": reading.case_number,
    }  # fmt: skip
    made: dict[str, Plain] = {name: str(said.value) for name, said in fields.items() if said.value}
    made["utfall"] = comparison.whole
    made["avser"] = str(reading.concerns.value or "eget beslut")
    if comparison.points:
        made["punkter"] = {point.id: point.outcome for point in comparison.points}
    differences: list[Plain] = []
    for point in comparison.points:
        for one in point.differences:
            told = {"punkt": point.id, "slag": one.kind, "föreslaget": one.proposed, "beslutat": one.decided}
            differences.append({name: value for name, value in told.items() if value})
    if differences:
        made["skillnader"] = differences
    added = [one.text[:2000] for one in comparison.additions if one.settles]
    if added:
        made["tillägg"] = added
    made["källa"] = Path(reading.file).name
    content = _content(reading.file)
    if content is not None:
        made["hash"] = f"sha256:{hashlib.sha256(content).hexdigest()}"
    doubts = [name for name, said in fields.items() if said.sureness == LIKELY]
    if any(one.text == UNADJUSTED for one in reading.warnings):
        doubts.append("justering")
    if doubts:
        made["kontrollera"] = doubts
    return made


def _content(file: str) -> bytes | None:
    """The bytes of a file that lies by itself, not in a zip nor on standard input."""
    try:
        return Path(file).read_bytes() if Path(file).is_file() else None
    except OSError:
        return None


def _with_legal_force(made: dict[str, Plain]) -> dict[str, Plain]:
    """With the day of legal force; a proposal, which cannot be appealed, gains none (13 kap. 2 § kommunallagen)."""
    announced, held = made.get("anslag"), made.get("datum")
    if isinstance(announced, str) and isinstance(held, str) and announced < held:
        message = f"anslaget {announced} är före sammanträdet {held}"
        raise UsageError(Problem("U33", message, hint="rätta --anslag eller --datum"))
    if isinstance(announced, str) and made.get("avser", OWN_DECISION) == OWN_DECISION:
        made["laga_kraft"] = legal_force(date.fromisoformat(announced)).isoformat()
    return made
