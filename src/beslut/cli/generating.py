# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""`beslut generate`: a line for each file, a summary with the counts of gaps, an exit code."""

from __future__ import annotations

import json as json_
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from beslut.cli.printing import is_watched, print_message, print_result, progress
from beslut.cli.words import one_of, order, project_of
from beslut.errors import Finding, Problem
from beslut.output import Outcome
from beslut.planning import Order, Plan, make_plan
from beslut.runs.results import Failed, LeftOver, Written
from beslut.runs.unchanged import UnchangedRun
from beslut.speed.later import later
from beslut.writers import FORMATS

if TYPE_CHECKING:
    from beslut.runs.generate import generate
else:  # which a run that has nothing new to write does not need
    generate = later("beslut.runs.generate", "generate")

MIN_FILES_FOR_BAR = 200  # fewer are done before a bar could be read


def generate_from_words(
    *,
    kommun: Sequence[str] | None = None,
    lan: str | None = None,
    alla: bool = False,
    arende: str | None = None,
    handling: Sequence[str] | None = None,
    format_: Sequence[str] | None = None,
    ut: Path = Path("ut"),
    dag: str | None = None,
    dry_run: bool = False,
    json: bool = False,
    quiet: bool = False,
    verbose: bool = False,
    strikt: bool = False,
    slutlig: bool = False,
    ersatt: bool = False,
    steg: str | None = None,
    dialekt: str | None = None,
    profil: str | None = None,
    del_: str | None = None,
    projekt: Path | None = None,
) -> int:
    """Carry out `beslut generate` with these words, and give its exit code."""
    asked = order(parties=kommun, county=lan, everyone=alla, case=arende, documents=handling, day=dag,
                  step=steg, dialect=dialekt, profile=profil, part=del_, project=projekt)  # fmt: skip
    return generate_files(
        asked,
        formats=format_,
        folder=None if dry_run else ut,
        json=json,
        quiet=quiet,
        verbose=verbose,
        strict=strikt,
        replacing=ersatt,
        final=slutlig,
    )


def generate_files(
    order: Order,
    *,
    formats: Sequence[str] | None,
    folder: Path | None,
    json: bool,
    quiet: bool,
    verbose: bool,
    strict: bool,
    replacing: bool = False,
    final: bool = False,
) -> int:
    """Carry out the order and tell about it; a dry run has no folder. Gives the exit code."""
    chosen = tuple(dict.fromkeys(one_of(format_, FORMATS, "formatet") for format_ in formats or ("docx",)))
    project = project_of(order)
    plan = make_plan(replace(order, formats=chosen, final=final), project)
    told = UnchangedRun(plan, project, folder).told() if folder else ()
    expected = len(plan.documents) * len(chosen)
    tally = _Tally()
    written: list[Written] = []  # for --json only: a country's gaps take room
    failed: list[Failed] = []
    left: list[LeftOver] = []
    errors: list[Finding] = []
    bar = expected > MIN_FILES_FOR_BAR and is_watched() and not (quiet or json)
    with progress("Skriver handlingar", expected, shown=bar) as step:
        for result in told or generate(plan, project, folder, replacing=replacing):
            if isinstance(result, LeftOver):
                left.append(result)
            elif isinstance(result, Failed):
                step()
                failed.append(result)
                print_message(f"{result.party.own}:\n{result.error}")
            elif isinstance(result, Written):
                step()
                tally.add(result)
                if json:
                    written.append(result)
                elif not (quiet or bar):
                    _tell(result, verbose=verbose)
            else:
                errors.append(result)
                print_message(Problem(result.code, _whose(result), result.place, result.hint))
    if json:
        print_result(json_.dumps(_as_json(plan, written, failed, left, errors), ensure_ascii=False, indent=2))
    elif not quiet:
        _summarise(tally, failed, left, dry=folder is None)
    return 1 if failed or errors or tally.outcomes[Outcome.KEPT] or (strict and tally.gaps) else 0


class _Tally:
    """What was written, counted."""

    def __init__(self) -> None:
        self.files = self.gaps = self.checks = 0
        self.parties: set[str] = set()
        self.outcomes: Counter[Outcome] = Counter()

    def add(self, one: Written) -> None:
        """Count one file."""
        self.files += 1
        self.gaps += len(one.gaps)
        self.checks += len(one.checks)
        self.parties.add(one.party.code)
        if one.saved:
            self.outcomes[one.saved.outcome] += 1


def _whose(one: Finding) -> str:
    return f"{one.party}: {one.message}" if one.party else one.message


def _tell(one: Written, *, verbose: bool) -> None:
    outcome = one.saved.outcome.value if one.saved else "skulle skrivas"
    path = one.saved.path if one.saved else Path(one.name)
    print_result(f"{path}  {outcome}{_counts(len(one.gaps), len(one.checks))}")
    if one.saved and one.saved.beside:
        kept = one.saved.outcome is Outcome.KEPT
        words = "behållen; den nya versionen ligger i" if kept else "det ändrade ligger kvar i"
        print_result(f"  {words} {one.saved.beside}")
    if verbose:
        for gap in dict.fromkeys(one.gaps):
            print_result(f"  lucka: {gap.text} – {gap.hint}")
        for check in dict.fromkeys(one.checks):
            print_result(f"  kontrollera: {check.text} – {check.basis}")


def _counts(gaps: int, checks: int) -> str:
    words = []
    if gaps:
        words.append(f"{gaps} {'lucka' if gaps == 1 else 'luckor'}")
    if checks:
        words.append(f"{checks} att kontrollera")
    return f" ({', '.join(words)})" if words else ""


def _summarise(tally: _Tally, failed: Sequence[Failed], left: Sequence[LeftOver], *, dry: bool) -> None:
    """The last line: how many files and parties, what became of them, and how much is left to fill in."""
    files = f"{tally.files} {'fil' if tally.files == 1 else 'filer'}"
    whose = f"{len(tally.parties)} {'part' if len(tally.parties) == 1 else 'parter'}"
    became = ", ".join(f"{count} {kind.value if count == 1 else kind.plural}" for kind, count in tally.outcomes.items())
    counts = _counts(tally.gaps, tally.checks)
    print_message(f"\n{files} för {whose}: {became or 'inget skrivet'}{counts}")
    if left:
        print_message("Filer för parter som inte längre är med i ärendet ligger kvar:")
        for one in left:
            print_message(f"  {one.path}")
    if failed:
        count = len({one.party.code for one in failed})
        print_message(f"{count} {'part' if count == 1 else 'parter'} misslyckades, se ovan")


def _as_json(
    plan: Plan,
    written: Sequence[Written],
    failed: Sequence[Failed],
    left: Sequence[LeftOver],
    errors: Sequence[Finding],
) -> dict[str, Any]:
    return {
        "version": 2,
        "ärende": plan.loaded.case.id,
        "filer": [
            {
                "part": one.party.name,
                "kod": one.party.code,
                "handling": one.kind.id if one.kind else None,
                "fil": one.saved.path.as_posix() if one.saved else one.name,
                "utfall": one.saved.outcome.value if one.saved else None,
                "ny_version": one.saved.beside.as_posix() if one.saved and one.saved.beside else None,
                "luckor": [{"text": gap.text, "anvisning": gap.hint} for gap in one.gaps],
                "kontrollera": [{"text": check.text, "grund": check.basis} for check in one.checks],
            }
            for one in written
        ],
        "anmärkningar": [
            {"regel": one.code, "part": one.party or None, "meddelande": one.message, "tips": one.hint or None}
            for one in errors
        ],
        "kvarliggande": [one.path.as_posix() for one in left],
        "fel": [
            {
                "part": one.party.name,
                "kod": problem.code,
                "meddelande": problem.message,
                "plats": str(problem.place) if problem.place else None,
                "tips": problem.hint or None,
            }
            for one in failed
            for problem in one.error.problems
        ],
    }
