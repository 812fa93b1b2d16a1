# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""`beslut status`: where each party stands, whether the agreement is in force, and whether all decided the same."""

from __future__ import annotations

import csv
import io
import json as json_
from collections import Counter
from pathlib import Path

from beslut.cli import options as o
from beslut.cli.declaration import CommandLine
from beslut.cli.printing import print_message, print_result
from beslut.cli.words import form, order, project_of
from beslut.followup.case_status import CaseStatus
from beslut.followup.in_force import Sameness
from beslut.followup.standing import Standing
from beslut.followup.status_as_json import VERSION, answer_as_json, party_row, sameness_as_json, table
from beslut.output.single import put_single
from beslut.runs.status import status
from beslut.swedish import shortened
from beslut.writers.xlsx import write_table


def show_status(line: CommandLine) -> int:
    """Print where the case stands, in the form asked for."""
    asked, shape = order(line), form(line)
    found = status(asked, project_of(asked), asked.project or Path())
    target = line[o.XLSX]
    if target:
        put_single(target, write_table(found.case.title, table(found.parties), found.day))
        print_message(f"{target}: {len(found.parties)} parter")
    if shape is o.JSON:
        print_result(json_.dumps(_as_json(found), ensure_ascii=False, indent=2))
    elif shape is o.CSV:
        out = io.StringIO()
        rows = [[_as_text(cell) for cell in row] for row in table(found.parties)]
        csv.writer(out, delimiter=";", lineterminator="\n").writerows(rows)
        print_result(out.getvalue(), end="")
    elif not target:
        _show(found)
    return 0


def _as_json(found: CaseStatus) -> dict[str, object]:
    return {
        "version": VERSION,
        "ärende": found.case.id,
        "dag": found.day.isoformat(),
        "parter": [party_row(one) for one in found.parties],
        "gäller": answer_as_json(found.answer),
        "punkter": [sameness_as_json(one) for one in found.sameness],
    }


def _as_text(cell: str) -> str:
    """A cell that no program takes for a formula."""
    return f"'{cell}" if cell[:1] in tuple("=+-@") else cell


def _show(found: CaseStatus) -> None:
    width = max((len(one.party.name) for one in found.parties), default=0)
    for one in found.parties:
        print_result(f"{one.party.name:{width}}  {_line(one)}".rstrip())
    counted = Counter(one.state for one in found.parties)
    print_result()
    print_result(", ".join(f"{count} {state}" for state, count in counted.most_common()))
    print_result()
    print_result(f"Gäller överenskommelsen? {found.answer.answer.capitalize()}: {found.answer.reason}.")
    if found.answer.awaited:
        print_result(f"Väntar på: {shortened(list(found.answer.awaited))}.")
    for point in found.sameness:
        _show_sameness(point)


def _line(one: Standing) -> str:
    event = one.event
    parts = (event.body, event.day, f"§ {event.section}" if event.section else "") if event else ()
    where = " ".join(part for part in parts if part)
    told = [one.state, where, f"laga kraft {one.legal_force}" if one.legal_force else ""]
    if event is None and one.sent:
        told.append(one.sent)
    if one.time:
        told.append(f"sista svarsdag {one.deadline} {'är passerad' if one.time == 'passerad' else 'är nära'}")
    if one.missing:
        told.append(f"saknas: {', '.join(one.missing)}")
    return "  ".join(part for part in told if part)


def _show_sameness(one: Sameness) -> None:
    print_result()
    print_result(f"{one.point}: {len(one.word_for_word)} ordagrant, {len(one.in_meaning)} i sak")
    for name, differences in one.changed:
        said = "; ".join(f"{d.kind}: {d.proposed or '–'} → {d.decided or '–'}" for d in differences)
        print_result(f"  {name}: {said or 'ändrad i sak'}")
    if one.left_out:
        print_result(f"  utelämnad: {', '.join(one.left_out)}")
