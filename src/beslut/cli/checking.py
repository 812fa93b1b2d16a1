# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""`beslut check`: what the rules say of a case, in the form asked for; `beslut regel`: what a rule says, and why."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from beslut.checking import RULES, CheckInput, Finding, Rule, findings, from_problems, lix_of
from beslut.cli.declaration import CommandLine
from beslut.cli.options import OUTPUT_FILE, OUTPUT_FORMAT, RULE
from beslut.cli.options import RULES as ASKED_RULES
from beslut.cli.printing import print_result
from beslut.cli.reports import FORMS, Report, report_writer
from beslut.cli.reports.github import summary
from beslut.cli.words import one_of, order, project_of
from beslut.disk import is_file
from beslut.errors import BeslutError, Problem, UsageError, did_you_mean
from beslut.errors.codes import CODES
from beslut.output.single import add_to_single, put_single
from beslut.planning import Order, make_plan
from beslut.runs.check import make_everything
from beslut.runs.make import templates_of


def check(line: CommandLine) -> int:
    """Carry out `beslut check`."""
    return check_case(order(line), rules=line[ASKED_RULES], form=line[OUTPUT_FORMAT], target=line[OUTPUT_FILE])


def rule(line: CommandLine) -> int:
    """Carry out `beslut rule`."""
    tell_rules(line[RULE])
    return 0


def check_case(asked: Order, *, rules: Sequence[str], form: str | None, target: Path | None) -> int:
    """Check the case for the parties that the order names, all of them when it names none. Gives the exit code."""
    if not asked.parties and asked.county is None:
        asked = replace(asked, everyone=True)
    only = tuple(rule_named(code).code for code in rules)
    chosen = one_of(form, FORMS, "formen") if form else "full"
    report = _report(asked, only)
    _put(report_writer(chosen)(report), target, for_runner=chosen == "github")
    page = os.environ.get("GITHUB_STEP_SUMMARY")
    if chosen == "github" and page:
        add_to_single(Path(page), summary(report).encode("utf-8"))
    return 1 if any(one.level == "fel" for one in report.findings) else 0


def _report(asked: Order, only: Sequence[str]) -> Report:
    """The report; a case that cannot be loaded is reported by what is wrong with it."""
    project = project_of(asked)
    path = project.case_file(asked.case)
    file = project.assets.shown(path)
    try:
        plan = make_plan(asked, project)
        check_input, failed = make_everything(plan, project, templates_of(project))
        said = findings(check_input, only)
    except UsageError:
        raise
    except BeslutError as error:
        found = from_problems(error.problems)
        return Report(path.stem, file, (), _as_reached(found, asked.project))
    refused = [one for each in failed for one in from_problems(each.error.problems, each.party.name, each.kind.name)]
    found = (*refused, *said, *(() if only else from_problems(plan.loaded.notes)))
    parties = tuple(bundle.party.name for bundle in check_input.bundles)
    return Report(check_input.case.id, file, parties, _as_reached(found, asked.project), _lix(check_input))


def _as_reached(found: Sequence[Finding], project: Path | None) -> tuple[Finding, ...]:
    """The findings with their files as they are reached from here: below the project where it has them."""
    if project is None:
        return tuple(found)
    reached = {}
    for file in {one.place.file for one in found if one.place}:
        below = project / file
        reached[file] = _from_here(below) if is_file(below) else file
    return tuple(
        replace(one, place=replace(one.place, file=reached[one.place.file])) if one.place else one for one in found
    )


def _from_here(path: Path) -> str:
    try:
        return path.resolve().relative_to(Path.cwd().resolve()).as_posix()
    except (ValueError, OSError, RuntimeError):  # the last where links go round
        return path.as_posix()


def _lix(check_input: CheckInput) -> dict[str, tuple[int, int]]:
    """The lowest and the highest LIX of each kind of document, over the parties."""
    values: dict[str, list[int]] = {}
    for bundle in check_input.bundles:
        for paper in bundle.documents:
            value = lix_of(paper)
            if value is not None:
                values.setdefault(paper.kind.name, []).append(value)
    return {name: (min(all_), max(all_)) for name, all_ in values.items()}


def _put(text: str, target: Path | None, *, for_runner: bool) -> None:
    if target is None:
        print_result(text, end="", to_runner=for_runner)
        return
    put_single(target, text.encode("utf-8"))


def rule_named(typed: str) -> Rule:
    """The rule with that code, lower case forgiven. Raises UsageError with the nearest."""
    known = RULES.get(typed.strip().upper())
    if known is None:
        raise _unknown(typed, RULES)
    return known


def _unknown(typed: str, known: Iterable[str]) -> UsageError:
    hint = did_you_mean(typed.upper(), known) or "beslut rule räknar upp reglerna"
    return UsageError(Problem("U25", f"regeln ”{typed}” finns inte", hint=hint))


def tell_rules(code: str | None) -> None:
    """Print what one rule or error code means, with the next step; every rule on a line when none is named."""
    if code is None:
        for known in sorted(RULES.values(), key=lambda one: one.code):
            print_result(f"{known.code}\t{known.level}\t{known.title}")
    else:
        print_result(explanation(code), end="")


def explanation(typed: str) -> str:
    """A rule or an error code as a person reads it. Raises UsageError with the nearest."""
    code = typed.strip().upper()
    if code in RULES:
        return explained(RULES[code])
    if code in CODES:
        return explained_error(code)
    raise _unknown(typed, (*RULES, *CODES))


def explained(known: Rule) -> str:
    """A rule: its reason, its examples and its source."""
    bad, good = (_indented(text) for text in (known.bad, known.good))
    return (
        f"{known.code} {known.title} ({known.level})\n\n{known.why}\n\n"
        f"Dåligt:\n{bad}\n\nBra:\n{good}\n\nKälla: {known.source}\n"
    )


def explained_error(code: str) -> str:
    """An error code: its cause and the next step."""
    known = CODES[code]
    return f"{code} {known.title}\n\n{known.cause}\n\nGör så här: {known.next_step}\n"


def _indented(text: str) -> str:
    return "\n".join(f"  {line}" if line else "" for line in text.split("\n"))
