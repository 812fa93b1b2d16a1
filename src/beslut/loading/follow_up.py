# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""What has been recorded of a case, and one more thing put in: every other byte of the file stays."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from beslut.assets import FOLLOW_UPS, Assets
from beslut.errors import DataError, Place, Problem
from beslut.loading.findings import validated
from beslut.loading.places import CasePlaces
from beslut.loading.source import YamlFile
from beslut.loading.splicing import APPEND, NotSpliced, with_value, with_values
from beslut.loading.yaml_text import Plain
from beslut.model import Case, EarlierDecision, EarlierState, Event, Fact, FollowUpFile, Party, PartyHistory, Status
from beslut.swedish import day_in, long_date
from beslut.wording import fact_name

_RECORDED = "antecknat i uppföljningen"
_FILL_IN = "Fyll i det som uppföljningen inte säger."
_ADOPTED = ("antaget", "antaget med ändring", "antaget i delar")
_HEAD = "# Uppföljning av ärendet {case}. Skrivs av beslut record; händelser läggs till, ingen skrivs över.\n"


def load_follow_up(path: Path, case: str, assets: Assets) -> FollowUpFile:
    """What has been recorded; nothing when there is no file. Raises DataError with file, line and column."""
    if not assets.files.has(path):
        return FollowUpFile(case=case)
    file = YamlFile(path, assets)
    if file.data is None:
        return FollowUpFile(case=case)
    found = validated(file, FollowUpFile)
    if found.case != case:
        place = file.place_of(("ärende",))
        raise DataError(Problem("M07", f"filen följer upp ärendet {found.case}, inte {case}", place, "ändra ärende"))
    return found


def with_events(text: str, case: str, events: Sequence[tuple[str, Plain]], shown: str) -> str:
    """The text of the file with each event added last among its party's. Raises DataError when it has another form."""
    if not text.strip():
        parties: dict[str, dict[str, list[Plain]]] = {}
        for party, event in events:
            parties.setdefault(party, {"händelser": []})["händelser"].append(event)
        head = with_value(_HEAD.format(case=case), ("ärende",), case)
        return with_value(head, ("parter",), parties)
    try:
        return with_values(text, [(("parter", party, "händelser", APPEND), event) for party, event in events])
    except NotSpliced as error:
        message, hint = f"händelsen går inte att skriva in: {error}", "rätta filens form; inget är skrivet"
        raise DataError(Problem("Y17", message, Place(shown, 1, 1), hint)) from None


def with_recorded(
    case: Case, parties: Sequence[Party], assets: Assets, places: CasePlaces
) -> tuple[Case, tuple[Problem, ...]]:
    """The case with what the project's follow-ups know: its own, each meeting's day and §; earlier ones, the decisions.

    What the case says itself goes before, and is told of where something else is recorded. Raises DataError.
    """
    notes: tuple[Problem, ...] = ()
    for ident in dict.fromkeys((case.id, *(one.from_case for one in case.earlier if one.from_case))):
        known = load_follow_up(assets.roots[0] / FOLLOW_UPS / f"{ident}.yaml", ident, assets)
        notes += tuple(_gainsaid(case, parties, known, places)) if ident == case.id else ()
        case = _with_known(case, parties, known)
    return case, notes


def _gainsaid(case: Case, parties: Sequence[Party], known: FollowUpFile, places: CasePlaces) -> Iterator[Problem]:
    """Each meeting's day or § that the case says itself, and that is recorded as another."""
    for party in parties:
        own, history = case.facts_of(party).at_step, known.parties.get(party.name)
        for step, recorded in _steps({}, party, history).items() if history else ():
            for ident, fact in recorded.items():
                said = own.get(step, {}).get(ident)
                here, there = (_even(one.value) if one and one.value else "" for one in (said, fact))
                if here and there and here != there:
                    key = f"steg.{step}.{ident}"
                    source = f" ({fact.source})" if fact.source != _RECORDED else ""
                    message = f"{party.name}: {fact_name(key, ())} är {here} här, men {there} i uppföljningen{source}"
                    hint = "rätta den som är fel; så länge skrivs det som står här"
                    yield Problem("P14", message, places.of_answer(party, key), hint, "varning")


def _even(value: str) -> str:
    """A day in whichever form it is told, or a section, as one that can be compared."""
    day = day_in(value)
    return day.isoformat() if day else value.casefold()


def _with_known(case: Case, parties: Sequence[Party], known: FollowUpFile) -> Case:
    facts = dict(case.party_facts)
    for party in parties:
        history = known.parties.get(party.name)
        if history is None:
            continue
        own = case.facts_of(party)
        if known.case == case.id:
            own = replace(own, at_step=_steps(own.at_step, party, history))
        own = replace(own, earlier={**_earlier(case, known.case, history), **own.earlier})
        facts[party.name] = own
    return replace(case, party_facts=facts)


def _steps(
    known: Mapping[str, Mapping[str, Fact]], party: Party, history: PartyHistory
) -> Mapping[str, Mapping[str, Fact]]:
    """The facts of each step, with the day and § of the meetings that are recorded."""
    found = dict(known)
    for event in history.events:
        body = next((one for one in party.bodies if event.body in (one.name, one.in_text)), None)
        if event.kind != "beslut" or body is None:
            continue
        told = {"sammanträdesdatum": event.day and long_date(date.fromisoformat(event.day)), "paragraf": event.section}
        facts = {ident: _fact(value, event) for ident, value in told.items() if value}
        found[body.abbreviation] = {**found.get(body.abbreviation, {}), **facts, **known.get(body.abbreviation, {})}
    return found


def _fact(value: str, event: Event) -> Fact:
    return Fact(status=Status.SOURCED, value=value, source=event.source or _RECORDED)


def _earlier(case: Case, from_case: str, history: PartyHistory) -> dict[str, EarlierDecision]:
    """What the party decided in an earlier case, for each document of this case that comes from there."""
    decided = history.decided
    if decided is None or decided.outcome not in _ADOPTED:
        return {}
    return {
        document.id: replace(
            document.otherwise, state=EarlierState.RECORDED, body=decided.body, day=decided.day,
            section=decided.section, case_number=decided.case_number, source=decided.source or _RECORDED,
            hint=document.otherwise.hint or _FILL_IN,
        )
        for document in case.earlier
        if document.from_case == from_case and (decided.body or decided.day or decided.section)
    }  # fmt: skip
