# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""`beslut list`: what there is, one a line: municipalities, organs, cases, documents, house styles, dialects, rules,
gaps, coverage.

Every listing has the same three forms: columns parted by tabs, JSON (a version and the rows), and CSV that Excel opens.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from beslut import swedish
from beslut.blocks import Gap, marks
from beslut.cli.coverage import advice, chosen, coverage, in_words, organs
from beslut.cli.declaration import CommandLine
from beslut.cli.options import CSV, JSON, LISTED
from beslut.cli.printing import print_message, print_result, print_table
from beslut.cli.words import form, one_of, order, project_of
from beslut.errors import Problem, UsageError
from beslut.model import DIALECTS, Party
from beslut.planning import Order, make_plan
from beslut.project import Project
from beslut.speed.later import later

if TYPE_CHECKING:
    from beslut.checking.run import every_rule
    from beslut.runs.check import make_everything
    from beslut.runs.make import templates_of
else:  # which few listings need
    every_rule = later("beslut.checking.run", "every_rule")
    make_everything = later("beslut.runs.check", "make_everything")
    templates_of = later("beslut.runs.make", "templates_of")

Value = str | int | bool | None
Row = Mapping[str, Value]


def list_things(line: CommandLine) -> int:
    """Print the things asked for, in the form asked for."""
    what, asked, shape = line[LISTED] or "", order(line), form(line)
    listed = one_of(_ASCII.get(what, what), LISTS, "listan")
    if listed not in _OF_PARTIES and (asked.parties or asked.county):
        hint = f"välj bland {', '.join(_OF_PARTIES)}"
        raise UsageError(Problem("U29", f"--kommun och --lan gäller inte listan {listed}", hint=hint))
    project = project_of(asked)
    rows = list(_LISTS[listed](project, asked))
    if shape is JSON:
        print_result(json.dumps({"version": 1, "lista": listed, "rader": rows}, ensure_ascii=False, indent=2))
    elif shape is CSV:
        print_table(_csv(rows))
    elif what in _COVERAGE:
        for row in rows:
            print_result(in_words(row))
        print_message(advice(asked))
    else:
        for row in rows:
            print_result("\t".join(_words(value, key) for key, value in row.items()).rstrip("\t"))
    return 0


def _words(value: Value, key: str) -> str:
    """A value as a column has it: a yes is the name of its column, a no and nothing are empty."""
    if isinstance(value, bool):
        return key if value else ""
    return "" if value is None else str(value)


def _csv(rows: Sequence[Row]) -> str:
    """The rows as Excel opens them: semicolons, and a header."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\n")
    if rows:
        writer.writerow(rows[0])
    writer.writerows([_unformulated(_words(value, key)) for key, value in row.items()] for row in rows)
    return out.getvalue()


def _unformulated(text: str) -> str:
    """A cell that Excel does not take for a formula."""
    return f"'{text}" if text[:1] in ("=", "+", "-", "@") else text


def _parties(project: Project, asked: Order) -> Iterable[Row]:
    return (
        {"kod": party.code, "namn": party.name, "officiellt": party.official, "län": party.county}
        for party in chosen(project, asked)
    )


def _cases(project: Project, asked: Order) -> Iterable[Row]:
    cases = [project.load(path).case for path in project.case_files.values()]
    return (
        {"ärende": case.id, "titel": case.title, "avsändare": case.sender_name, "standard": case.default}
        for case in cases
    )


def _documents(project: Project, asked: Order) -> Iterable[Row]:
    kinds = project.case(asked.case).case.documents
    return ({"handling": kind.id, "namn": kind.name, "utfärdare": kind.issuer} for kind in kinds)


def _profiles(project: Project, asked: Order) -> Iterable[Row]:
    names = {dialect: name for name, dialect in DIALECTS.items()}
    for one in project.profiles.values():
        dialect = names.get(one.dialect) if one.dialect else None
        yield {
            "profil": one.id, "namn": one.name, "dialekt": dialect, "belägg": one.evidence,
            "kontrollera": one.to_check or None,
        }  # fmt: skip


def _dialects(project: Project, asked: Order) -> Iterable[Row]:
    return ({"dialekt": name, "satsform": one.form, "numrerad": one.numbered} for name, one in DIALECTS.items())


def _rules(project: Project, asked: Order) -> Iterable[Row]:
    return ({"regel": one.code, "nivå": one.level, "titel": one.title} for one in every_rule())


def _gaps(project: Project, asked: Order) -> Iterable[Row]:
    """What is missing in the drafts of the whole case: each fact once, at how many parties and places."""
    plan = make_plan(replace(asked, everyone=True), project)
    made, _ = make_everything(plan, project, templates_of(project))
    found: dict[tuple[str, str], list[tuple[Party, Gap]]] = {}
    for bundle in made.bundles:
        for paper in bundle.documents:
            for gap in marks(paper.document)[0]:
                found.setdefault((gap.key, swedish.lower_first(gap.text)), []).append((bundle.party, gap))
    for (key, text), places in found.items():
        whose, hint = len({party.code for party, _ in places}), places[0][1].hint
        yield {
            "nyckel": key or None, "lucka": text, "parter": whose, "ställen": len(places), "anvisning": hint or None,
        }  # fmt: skip


_LISTS: Mapping[str, Callable[[Project, Order], Iterable[Row]]] = {
    "kommuner": _parties, "organ": organs, "arenden": _cases, "handlingar": _documents, "profiler": _profiles,
    "dialekter": _dialects, "regler": _rules, "luckor": _gaps, "tackning": coverage,
}  # fmt: skip
LISTS = tuple(_LISTS)
_COVERAGE = ("tackning", "täckning")
_OF_PARTIES = ("kommuner", "organ", "tackning")
_ASCII = {"ärenden": "arenden", "täckning": "tackning"}
