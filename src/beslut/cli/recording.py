# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""`beslut record`: what a party has decided, when it was announced, and that the papers were sent."""

from __future__ import annotations

import json as json_
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from beslut.cli import options as o
from beslut.cli.declaration import CommandLine
from beslut.cli.printing import print_message, print_result
from beslut.cli.reading import readings_in
from beslut.cli.words import one_of, order, project_of
from beslut.errors import Problem, UsageError
from beslut.followup.comparison import WHOLES
from beslut.loading.follow_up import load_follow_up
from beslut.loading.yaml_text import Plain
from beslut.model import Party, PartyHistory
from beslut.planning import Order
from beslut.planning.choosing import chosen_parties
from beslut.project import Project
from beslut.runs.follow_up import compare
from beslut.runs.recording import (
    Recorded,
    Told,
    announcement,
    decision,
    follow_up_path,
    record,
    sending,
    too_early,
)  # fmt: skip
from beslut.wording import decider

Events = list[tuple[Party, Mapping[str, Plain]]]


def record_events(line: CommandLine) -> int:
    """Put what the line tells into the case's follow-up. 1 when some file could not be read or compared."""
    asked = order(line)
    project = project_of(asked)
    root = asked.project or Path()
    events, failed = _events(line, asked, project, root)
    made = record(project, root, project.case(asked.case).case.id, events, dry=line[o.DRY_RUN])
    for early in too_early(project, root, project.case(asked.case).case.id, made):
        print_message(early)
    if line[o.JSON]:
        noted = [_as_json(one, told) for one, (_, told) in zip(made, events, strict=True)]
        print_result(json_.dumps({"version": 1, "händelser": noted}, ensure_ascii=False, indent=2))
    else:
        for one in made:
            print_result(_line(one))
    return 1 if failed else 0


def _events(line: CommandLine, asked: Order, project: Project, root: Path) -> tuple[Events, bool]:
    if line[o.RECORDED_FILES]:
        return _read(line, asked, project)
    sent, told, announced = line[o.SENT], _told(line), line[o.ANNOUNCED]
    if not (sent or announced or "utfall" in told):
        hint = "ange en fil, eller --organ, --datum och --utfall, eller --anslag, eller --utskickat"
        raise UsageError(Problem("U32", "det sägs inte vad som ska antecknas", hint=hint))
    loaded = project.case(asked.case)
    parties = chosen_parties(asked, loaded, project)
    if sent:
        return [(party, sending(sent, asked.today)) for party in parties], False
    if "utfall" in told or announced is None:
        _require_one(parties)
        missing = [name for name in ("organ", "datum") if name not in told]
        if missing:
            hint = f"lägg till {' och '.join(f'--{name}' for name in missing)}, eller ange filen"
            raise UsageError(Problem("U32", "ett beslut antecknas med organ, datum och utfall", hint=hint))
        body = decider(loaded.case, parties[0])
        return [(parties[0], decision(None, told, asked.today, body.in_text if body else None))], False
    known = load_follow_up(follow_up_path(root, loaded.case.id), loaded.case.id, project.assets).parties
    return [
        (party, announcement(announced, known.get(party.name, PartyHistory()), party, asked.today))
        for party in parties
    ], False  # fmt: skip


def _read(line: CommandLine, asked: Order, project: Project) -> tuple[Events, bool]:
    """The events of files; a decision that could not be read or compared is told, and stops no other."""
    if len(asked.parties) > 1:
        hint = "ange en part, eller ingen: då är det den som handlingen nämner"
        raise UsageError(Problem("U32", "en fil hör till en enda part", hint=hint))
    readings, refused = readings_in(line[o.RECORDED_FILES])
    events: Events = []
    failed = bool(refused)
    chosen = line[o.SECTION] or line[o.OUTCOME]
    for one in compare(replace(asked, everyone=False), project, readings, line[o.SECTION], strict=not chosen):
        if one.error or not one.comparison or not one.party:
            print_message(one.error or "")
            failed = True
            continue
        events.append((one.party, decision(one.comparison, _told(line), asked.today, None)))
    return events, failed


def _require_one(parties: Sequence[Party]) -> None:
    if len(parties) != 1:
        raise UsageError(Problem("U32", "ett beslut hör till en enda part", hint="ange den med --kommun, en i taget"))


def _told(line: CommandLine) -> Told:
    """What the line tells of a decision, by the keys of the file."""
    outcome = line[o.OUTCOME]
    day, announced = line[o.MEETING_DAY], line[o.ANNOUNCED]
    section = line[o.PARAGRAPH]
    told = {
        "organ": line[o.BODY],
        "datum": day.isoformat() if day else None,
        "paragraf": section.replace("§", "").strip() if section else None,
        "diarienummer": line[o.NUMBER],
        "utfall": one_of(outcome, WHOLES, "utfallet") if outcome else None,
        "källa": line[o.SOURCE],
        "kontrollerat_av": line[o.CHECKED_BY],
        "anslag": announced.isoformat() if announced else None,
    }
    return {name: value for name, value in told.items() if value}


def _as_json(one: Recorded, told: Mapping[str, Plain]) -> dict[str, Any]:
    before = one.other if one.is_new else None
    corrected = {"utfall": before.outcome, "paragraf": before.section, "källa": before.source} if before else None
    return {"part": one.party.name, "ny": one.is_new, "händelse": told, "rättar": corrected}


def _line(one: Recorded) -> str:
    event = one.event
    where = " ".join(part for part in (event.body, event.day, f"§ {event.section}" if event.section else "") if part)
    what = {"utskick": f"utskickat {event.day}", "anslag": f"anslaget {event.announced}"}.get(event.kind, "")
    if event.kind == "beslut":
        what = f"{event.outcome} ({where})" if where else str(event.outcome)
    force = f", laga kraft {event.legal_force}" if event.legal_force else ""
    doubts = f"; kontrollera {', '.join(event.to_check)}" if event.to_check else ""
    again = "" if one.is_new else " – redan antecknat"
    return f"{one.party.name}: {what}{force}{doubts}{again}{_other(one)}"


def _other(one: Recorded) -> str:
    """What else is told of the same meeting: one of the two is a correction, or they contradict each other."""
    if one.other is None:
        return ""
    section = f" § {one.other.section}" if one.other.section else ""
    source = f", enligt {one.other.source}" if one.other.source else ""
    what = "gäller i stället för det som var" if one.is_new else "gäller inte: senare är"
    return f"\n  {what} antecknat om sammanträdet: {one.other.outcome}{section}{source}"
