# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""`beslut mail`: an unsent mail and a zip for each party, and a list of them; told one line a party."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from beslut.cli import options as o
from beslut.cli.declaration import CommandLine
from beslut.cli.printing import print_message, print_result
from beslut.cli.words import one_of, order, project_of
from beslut.errors import Problem, UsageError
from beslut.planning import Order, Plan, make_plan
from beslut.planning.lacking import NO_EXTRA, NO_OFFICE
from beslut.project import Project
from beslut.runs.mail import MAX_MAIL, Mail, mail, no_longer_needed, undecided
from beslut.writers import FORMATS


def write_mails(line: CommandLine) -> int:
    """Write the mails, and tell of each. 1 when a party was left out."""
    asked = order(line)
    typed = tuple(dict.fromkeys(one_of(one, FORMATS, "formatet") for one in line[o.FORMATS]))
    project = project_of(asked)
    plan = make_plan(replace(asked, formats=typed), project) if typed else _with_what_there_is(asked, project)
    reminder = line[o.REMINDER]
    if reminder:
        everyone, plan = plan, undecided(plan, project, asked.project or Path())
        for old in no_longer_needed(everyone, plan, line[o.OUT]):
            print_message(f"{old.as_posix()} ligger kvar från en tidigare påminnelse; parten har beslutat")
    mails, wrong = [], []
    for one in mail(plan, project, line[o.OUT], reminder=reminder):
        if isinstance(one, Mail):
            mails.append(one)
            if not line[o.JSON]:
                _tell(one)
        else:
            problem = one if isinstance(one, Problem) else one.error
            wrong.append(str(problem))
            print_message(problem)
    if line[o.JSON]:
        print_result(json.dumps(_as_json(plan.loaded.case.id, mails), ensure_ascii=False, indent=2))
    elif reminder and not plan.parties:
        print_message("alla parter har beslutat; ingen påminnelse behövs")
    return int(bool(wrong))


def _with_what_there_is(asked: Order, project: Project) -> Plan:
    """The plan with Word files, and with PDF files too where they can be made here."""
    try:
        return make_plan(replace(asked, formats=("docx", "pdf")), project)
    except UsageError as error:
        (lacking,) = error.problems[:1]
        if lacking.code not in (NO_OFFICE, NO_EXTRA):
            raise
        if lacking.code == NO_OFFICE:
            print_message(f"{lacking.message}; bara docx bifogas")
        return make_plan(replace(asked, formats=("docx",)), project)


def _tell(one: Mail) -> None:
    outcome = f"{one.saved.outcome}" if one.saved else ""
    print_result(f"{one.name}  {outcome}  till {one.recipient or '(mottagare saknas)'}, {len(one.files)} filer")
    if one.refused:
        print_message(f"{one.name}: ”{one.refused}” är ingen e-postadress; rätta uppgiften registratorns_epost")
    for path in one.edited:
        print_message(
            f"{path.as_posix()} är ändrad för hand; {one.name} har handlingen så som ärendet ger den. "
            "För in ändringen i ärendet, eller byt den bifogade filen innan du skickar"
        )
    if one.size > MAX_MAIL:
        size = one.size // 1_000_000
        print_message(f"{one.name} är {size} MB, mer än många brevlådor tar emot; lämna zip-filen på annat sätt")


def _as_json(case: str, mails: list[Mail]) -> dict[str, object]:
    return {
        "version": 1,
        "ärende": case,
        "utskick": [
            {
                "part": one.party.name, "kod": one.party.code, "mottagare": one.recipient or None, "ämne": one.subject,
                "mejl": one.name, "zip": f"{one.name.removesuffix('.eml')}.zip", "filer": list(one.files),
                "luckor": one.gaps, "byte": one.size, "ändrade_för_hand": [path.as_posix() for path in one.edited],
            }
            for one in mails
        ],
    }  # fmt: skip
