# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""`beslut list`: the municipalities, cases and documents there are, one a line."""

from __future__ import annotations

import json

from beslut.cli.declaration import CommandLine
from beslut.cli.options import JSON, LISTED
from beslut.cli.printing import print_result
from beslut.cli.words import one_of, order, project_of

LISTS = ("kommuner", "arenden", "handlingar")


def list_things(line: CommandLine) -> int:
    """Print the things asked for, in columns parted by tabs or as JSON."""
    what, asked = line[LISTED] or "", order(line)
    project = project_of(asked)
    match one_of("arenden" if what == "ärenden" else what, LISTS, "listan"):
        case "kommuner" if asked.case is None:
            rows = [
                {"kod": party.code, "namn": party.name, "officiellt": party.official, "län": party.county}
                for party in project.register.parties.values()
            ]
        case "kommuner":
            rows = [
                {"kod": party.code, "namn": party.name, "officiellt": party.official, "län": party.county}
                for party in project.case(asked.case).parties
            ]
        case "arenden":
            cases = [project.load(path).case for path in project.case_files.values()]
            rows = [
                {"ärende": case.id, "titel": case.title, "avsändare": case.sender_name,
                 "standard": "standard" if case.default else ""}
                for case in cases
            ]  # fmt: skip
        case _:
            rows = [
                {"handling": kind.id, "namn": kind.name, "utfärdare": kind.issuer}
                for kind in project.case(asked.case).case.documents
            ]
    if line[JSON]:
        print_result(json.dumps(rows, ensure_ascii=False, indent=2))
    else:
        for row in rows:
            print_result("\t".join(row.values()).rstrip("\t"))
    return 0
