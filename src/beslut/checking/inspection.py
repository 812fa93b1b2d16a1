# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""The rules on one case, one party at a time: what has been shown is judged and then forgotten."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from functools import lru_cache
from typing import Any

import beslut.checking.rules  # noqa: F401 – importing it fills the table
from beslut.checking.check_input import CheckContext, CheckInput, PartyDocument, PartyDocuments, PrintedDecision
from beslut.checking.exempting import Exemptions
from beslut.checking.finding import Hit
from beslut.checking.lines import Line
from beslut.checking.placing import Finder
from beslut.checking.registry import RULES, LooksAt, Rule
from beslut.errors import LEVELS, Finding
from beslut.writers import writer

_MAX_LINES = 4096  # lines and what the rules said of them; most are the same for all parties
_Said = tuple[Rule, Hit, PartyDocument | None]
_Asked = tuple[Rule, Callable[[Any], Iterable[Hit]]]


class Inspection:
    """What the chosen rules, all when none is named, have to say of a case and of each party that is shown.

    Nothing of a party is kept when `of_seat` has answered, but for its name where the case has exemptions: a run may
    show one party after another and let go of each, whatever their number. Rules that look at everybody at once
    ("alla") are the exception. No error is one of them, so a draft can be held to its rules in passing; whoever wants
    them too asks `of_everyone` with all documents in memory, as `findings` does.
    """

    def __init__(self, check_context: CheckContext, only: Collection[str] = ()) -> None:
        self._check_context = check_context
        self._rules: dict[LooksAt, list[_Asked]] = {}
        chosen = [code for code in sorted(RULES) if not only or code in only]
        for code in chosen:
            for looks_at, check in RULES[code].checks:
                self._rules.setdefault(looks_at, []).append((RULES[code], _with_context(check, check_context)))
        self._finder = Finder(check_context)
        self._exemptions = Exemptions(check_context, frozenset(chosen))
        self._of_line = lru_cache(_MAX_LINES)(self._asked_of_line)

    def of_case(self) -> tuple[Finding, ...]:
        """What is to be said of the case itself, whoever its parties are, and of exemptions nobody can understand."""
        said = self._found(self._asked("ärende", self._check_context, None), None)
        return ordered([*said, *self._exemptions.wrong()])

    def of_party(self, bundle: PartyDocuments) -> tuple[Finding, ...]:
        """Everything that is to be said of that party; the same of several of its documents once."""
        self._exemptions.meet(bundle.party)
        return ordered(self._found(self._of_party(bundle), bundle))

    def of_everyone(self, check_input: CheckInput) -> tuple[Finding, ...]:
        """What is said of the case by the rules that look at everybody's documents at once."""
        return ordered(self._found(self._asked("alla", check_input, None), None))

    def at_end(self) -> tuple[Finding, ...]:
        """What can be told only when everybody has been shown: exemptions that did nothing."""
        return ordered(self._exemptions.unused())

    def _of_party(self, bundle: PartyDocuments) -> Iterator[_Said]:
        yield from self._asked("part", bundle, None)
        for printed in bundle.printed_decisions if "beslut" in self._rules else ():
            for rule, hit, paper in self._asked("beslut", printed, printed.paper):
                yield rule, hit._replace(context=hit.context or _text_with(hit.words, printed)), paper
        for paper in bundle.documents:
            yield from self._asked("handling", paper, paper)
            for line in paper.lines if "text" in self._rules else ():
                for rule, hit in self._of_line(line):
                    yield rule, hit._replace(context=line.text, section=line.section), paper
            if "fil" in self._rules:
                yield from self._asked("fil", writer("docx")(paper.document), paper)

    def _asked(self, looks_at: LooksAt, subject: Any, paper: PartyDocument | None) -> Iterator[_Said]:
        for rule, check in self._rules.get(looks_at, ()):
            for hit in check(subject):
                yield rule, hit, hit.paper or paper

    def _asked_of_line(self, line: Line) -> tuple[tuple[Rule, Hit], ...]:
        return tuple((rule, hit) for rule, hit, _ in self._asked("text", line, None))

    def _found(self, said: Iterable[_Said], bundle: PartyDocuments | None) -> Iterator[Finding]:
        """The hits with their places, each thing once, without what the case has a reason for."""
        once: dict[tuple[object, ...], Finding] = {}
        for rule, hit, paper in said:
            one = self._finder.finding(rule, hit, bundle, paper)
            once.setdefault((one.code, one.message, one.place), one)
        return self._exemptions.heeded(once.values())


def _with_context(check: Callable[..., Iterable[Hit]], check_context: CheckContext) -> Callable[[Any], Iterable[Hit]]:
    """The check as it is asked: with the context as its second word where it wants one."""
    if check.__code__.co_argcount == 1:
        return check
    return lambda subject: check(subject, check_context)


def _text_with(words: str, printed: PrintedDecision) -> str:
    """The point, else the lead-in, that the words stand in."""
    return next((text for text in (*printed.points, printed.lead) if words and words in text), "")


def ordered(found: Iterable[Finding]) -> tuple[Finding, ...]:
    """One party's findings, or the case's: the worst first, then by place, rule, document and words."""
    return tuple(sorted(found, key=_key))


def _key(one: Finding) -> tuple[Any, ...]:
    place = (one.place.file, one.place.line, one.place.column) if one.place else ("", 0, 0)
    return LEVELS.index(one.level), place, one.code, one.document, one.message
