# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""The account of a run: a line for each file as it comes, a summary with the counts last, or all of it as JSON."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Sequence

from beslut.blocks import Gap
from beslut.cli.account_json import as_json
from beslut.cli.printing import counted, print_message, print_result
from beslut.errors import Finding, Place, Problem
from beslut.model import Case, DocumentKind, Party
from beslut.output import Outcome
from beslut.runs.missing_facts import MissingFacts
from beslut.runs.results import CarriedIn, Failed, LeftOver, Result, Written
from beslut.speed.values import dataclass
from beslut.swedish import shortened

_MAX_SHOWN = 80  # characters of a changed text on a line


@dataclass(frozen=True)
class Manner:
    """How a run is told: as JSON at the end, nothing but errors, a line for each file, with each gap below it.

    `dry` is a run that writes nothing: each line says what would become of the file. `news` leaves out the lines of
    files that are as they were.
    """

    json: bool = False
    dry: bool = False
    quiet: bool = False
    lines: bool = True
    verbose: bool = False
    news: bool = False


class Account:
    """What a run has come to so far. Errors are told at once whatever the manner."""

    def __init__(
        self, manner: Manner, case: Case, places: Callable[[Party, DocumentKind | None, Gap], Place | None]
    ) -> None:
        """`places` tells where a gap of a party's document is answered."""
        self.manner, self.places = manner, places
        self.missing = MissingFacts(case)
        self.files = self.gaps = self.checks = self.conflicts = 0
        self.parties: set[str] = set()
        self.outcomes: Counter[Outcome] = Counter()
        self.written: list[Written] = []  # for JSON only: a country's gaps take room
        self.failed: list[Failed] = []
        self.left: list[LeftOver] = []
        self.errors: list[Finding] = []
        self._told: dict[tuple[object, ...], list[str]] = {}  # by cause, the parties that it was met at
        self.noted: tuple[Problem, ...] = ()

    def notes(self, told: Sequence[Problem]) -> None:
        """Tell what somebody should know of the case, and need not mend."""
        self.noted = tuple(told)
        for note in () if self.manner.quiet else told:
            print_message(note)

    def take(self, result: Result) -> None:
        """Count one result, and tell it."""
        if isinstance(result, LeftOver):
            self.left.append(result)
        elif isinstance(result, Failed):
            self.failed.append(result)
            if self._is_new((result.error.problems[0].code, str(result.error)), result.party.name):
                print_message(f"{result.party.own}:\n{result.error}")
        elif isinstance(result, Written):
            self._count(result)
            if self.manner.json:
                self.written.append(result)
            same = result.saved is not None and result.saved.outcome is Outcome.SAME
            kept = result.saved is not None and result.saved.outcome is Outcome.KEPT
            if (self.manner.lines and not (self.manner.news and same)) or (kept and not self.manner.json):
                self._tell(result)
        else:
            self.errors.append(result)
            if self._is_new((result.code, result.cause or result.message, result.place), result.party):
                print_message(Problem(result.code, _whose(result), result.place, result.hint))

    def _is_new(self, cause: tuple[object, ...], party: str) -> bool:
        """Whether nothing with that cause has been told; the party is remembered for the end of the account."""
        parties = self._told.setdefault(cause, [])
        if party not in parties:
            parties.append(party)
        return len(parties) == 1

    def _count(self, one: Written) -> None:
        self.files += 1
        self.gaps += len(one.gaps)
        self.missing.take(one.party.name, one.kind, one.gaps)
        self.conflicts += len(one.into.conflicts) if one.into else 0
        self.checks += len(one.checks)
        self.parties.add(one.party.code)
        if one.saved:
            self.outcomes[one.saved.outcome] += 1

    def _tell(self, one: Written) -> None:
        _tell(one, dry=self.manner.dry)
        if self.manner.verbose:
            for gap in dict.fromkeys(one.gaps):
                told = ", ".join(filter(None, (gap.key, str(self.places(one.party, one.kind, gap) or ""))))
                print_result(f"  lucka: {gap.text} – {gap.hint}{f' ({told})' if told else ''}")
            for check in dict.fromkeys(one.checks):
                print_result(f"  kontrollera: {check.text} – {check.basis}")

    def close(self, case: str) -> None:
        """Tell what the whole run came to."""
        for (code, *_), (first, *others) in self._told.items():
            if others:
                print_message(f"Felet {code} hos {first} gäller också {shortened(others)}")
        if self.manner.json:
            print_result(json.dumps(as_json(case, self), ensure_ascii=False, indent=2))
        elif not self.manner.quiet:
            _summarise(self)

    def exit_code(self, *, strict: bool) -> int:
        """1 when something is to be mended, was kept or could not be written, and for gaps when that is `strict`."""
        kept = self.outcomes[Outcome.KEPT] or self.conflicts
        return 1 if self.failed or self.errors or kept or (strict and self.gaps) else 0


def _whose(one: Finding) -> str:
    return f"{one.party}: {one.message}" if one.party else one.message


_BESIDE = {
    Outcome.KEPT: "behållen; den nya versionen ligger i",
    Outcome.REPLACED: "det ändrade ligger kvar i",
    Outcome.MERGED: "det nya är infört, så den nya versionen från förut behövs inte längre:",
}
_WOULD = {Outcome.NEW: "skulle bli ny", Outcome.UPDATED: "skulle bli uppdaterad", Outcome.REPLACED: "skulle bli ersatt"}


def _tell(one: Written, *, dry: bool) -> None:
    outcome = one.saved.outcome if one.saved else Outcome.NEW
    became = _WOULD.get(outcome, outcome.value) if dry else outcome.value
    print_result(f"{one.saved.path if one.saved else one.name}  {became}{_counts(len(one.gaps), len(one.checks))}")
    if one.saved and one.saved.beside:
        print_result(f"  {_BESIDE[one.saved.outcome]} {one.saved.beside}")
    if one.into:
        tell_carried(one.into)


def tell_carried(into: CarriedIn) -> None:
    """What a file that somebody has edited was given, and what it was not."""
    for old, new in into.carried:
        if old and new:
            print_result(f"  spårad ändring: ”{_cut(old)}” blir ”{_cut(new)}”")
        else:
            print_result(f"  spårad ändring: {'nytt' if new else 'struket'} ”{_cut(new or old)}”")
    for theirs, ours in into.conflicts:
        print_result(f"  ändrat av båda: ”{_cut(theirs)}” står kvar; den nya versionen har ”{_cut(ours)}”")
    for why, ours in into.left_out:
        print_result(f"  förs inte in: {why}{f': ”{_cut(ours)}”' if ours else ''}")
    if into.why:
        print_result(f"  förs inte in: {into.why}")


def _cut(words: str) -> str:
    return words if len(words) <= _MAX_SHOWN else f"{words[:_MAX_SHOWN]} …"


def _counts(gaps: int, checks: int) -> str:
    words = []
    if gaps:
        words.append(f"{gaps} {'lucka' if gaps == 1 else 'luckor'}")
    if checks:
        words.append(f"{checks} att kontrollera")
    return f" ({', '.join(words)})" if words else ""


def _summarise(run: Account) -> None:
    """The last line: how many files and parties, what became of them, and how much is left to fill in."""
    files = f"{run.files} {'fil' if run.files == 1 else 'filer'}"
    whose = _parties(len(run.parties))
    became = ", ".join(f"{count} {kind.value if count == 1 else kind.plural}" for kind, count in run.outcomes.items())
    print_message(f"\n{files} för {whose}: {became or 'inget skrivet'}{_counts(run.gaps, run.checks)}")
    if run.gaps and run.files > 1:
        print_message(counted(len(run.missing.asked()), run.gaps))
    if run.manner.dry:
        print_message("Inget är skrivet: det här är vad som skulle hända.")
    if run.left:
        print_message("Filer för parter som inte längre är med i ärendet ligger kvar:")
        for one in run.left:
            print_message(f"  {one.path}")
    if run.failed:
        print_message(f"{_parties(len({one.party.code for one in run.failed}))} misslyckades, se ovan")


def _parties(count: int) -> str:
    return f"{count} {'part' if count == 1 else 'parter'}"
