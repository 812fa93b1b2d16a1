# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""`beslut list`: the municipalities, cases and documents there are, one a line."""

from __future__ import annotations

import json as json_

from beslut.cli.printing import print_result
from beslut.cli.words import one_of, project_of
from beslut.planning import Order

_KINDS = ("kommuner", "arenden", "handlingar")


def list_things(order: Order, what: str, *, json: bool) -> None:
    """Print the things asked for, in columns parted by tabs or as JSON."""
    project = project_of(order)
    match one_of("arenden" if what == "ärenden" else what, _KINDS, "listan"):
        case "kommuner" if order.case is None:
            rows = [
                {"kod": party.code, "namn": party.name, "officiellt": party.official, "län": party.county}
                for party in project.register.parties.values()
            ]
        case "kommuner":
            rows = [
                {"kod": party.code, "namn": party.name, "officiellt": party.official, "län": party.county}
                for party in project.case(order.case).parties
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
                for kind in project.case(order.case).case.documents
            ]
    if json:
        print_result(json_.dumps(rows, ensure_ascii=False, indent=2))
    else:
        for row in rows:
            print_result("\t".join(row.values()).rstrip("\t"))
