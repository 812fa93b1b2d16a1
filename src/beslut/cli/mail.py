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
from beslut.errors import Problem
from beslut.planning import make_plan
from beslut.runs.mail import MAX_MAIL, Mail, mail, undecided
from beslut.writers import FORMATS, extra_for


def write_mails(line: CommandLine) -> int:
    """Write the mails, and tell of each. 1 when a party was left out."""
    asked = order(line)
    typed = tuple(dict.fromkeys(one_of(one, FORMATS, "formatet") for one in line[o.FORMATS]))
    formats = typed or tuple(one for one in ("docx", "pdf") if not extra_for(one))
    project = project_of(asked)
    plan = make_plan(replace(asked, formats=formats), project)
    reminder = line[o.REMINDER]
    if reminder:
        plan = undecided(plan, project, asked.project or Path())
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


def _tell(one: Mail) -> None:
    outcome = f"{one.saved.outcome}" if one.saved else ""
    print_result(f"{one.name}  {outcome}  till {one.recipient or '(mottagare saknas)'}, {len(one.files)} filer")
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
                "luckor": one.gaps, "byte": one.size,
            }
            for one in mails
        ],
    }  # fmt: skip
