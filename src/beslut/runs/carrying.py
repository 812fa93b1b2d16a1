# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""New facts into a Word file that somebody has edited: our changes as tracked ones, each told with its source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from beslut import swedish
from beslut.errors import BeslutError
from beslut.merging.remarks import Explain
from beslut.merging.three_way import Merged, merge
from beslut.merging.words import READABLE
from beslut.model import Case, Fact, Party
from beslut.output import Folder
from beslut.runs.prepare import PreparedFile
from beslut.runs.results import CarriedIn, Failed, Result, Written

ENDING = ".docx"
_SHORTEST = 3  # letters of a value that shows by itself where new words come from


def saved_into(one: PreparedFile, folder: Folder, case: Case, today: date) -> Result:
    """The file saved; when somebody has edited it, with what is new carried into their document, if that is safe.

    Where something cannot be carried in, nothing is: theirs stays, and the new version is laid beside it.
    """
    result, content = one.result, one.content
    if not isinstance(result, Written) or content is None or not result.name.endswith(ENDING):
        return one.saved(folder)
    try:
        edited = folder.hand_edited(result.name, content)
        if edited is None:
            return one.saved(folder)
        if edited.base is None:
            return _kept(one, folder, CarriedIn(why="den version som ändrades finns inte kvar att jämföra med"))
        explain = explanation(case, result.party, today)
        made = merge(edited.base, edited.theirs, content, name=result.name, day=today.isoformat(), explain=explain)
        if made.not_merged:
            return _kept(one, folder, told(made))
        return replace(result, saved=folder.save_merged(result.name, made.content, content), into=told(made))
    except BeslutError as error:
        return Failed(result.party, error)


def _kept(one: PreparedFile, folder: Folder, into: CarriedIn) -> Result:
    result = one.saved(folder)
    return replace(result, into=into) if isinstance(result, Written) else result


def told(made: Merged) -> CarriedIn:
    """What a merge came to, as plain words."""
    return CarriedIn(
        carried=_readable((one.old, one.new) for one in made.carried),
        conflicts=_readable((one.theirs, one.ours) for one in made.conflicts),
        left_out=_readable((one.why, one.ours) for one in made.not_merged),
    )


def _readable(pairs: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple((one.translate(READABLE), other.translate(READABLE)) for one, other in pairs)


def explanation(case: Case, party: Party, today: date) -> Explain:
    """A function that says where new words come from: the source of each fact whose value is among them."""
    known = tuple(_values(case, party))
    day = swedish.long_date(today)

    def explain(old: str, new: str) -> str:
        sources = [source for value, source in known if value in new and value not in old]
        if not sources:
            return f"Handlingen skrevs på nytt {day}."
        return f"Handlingen skrevs på nytt {day}. Källa: {'; '.join(dict.fromkeys(sources))}."

    return explain


def _values(case: Case, party: Party) -> Iterator[tuple[str, str]]:
    """The value of each fact of the case and the party as documents print it, with its source."""
    own = case.facts_of(party)
    for facts in (case.facts, own.facts, *own.at_step.values()):
        for fact in facts.values():
            for value in _forms(fact):
                yield value, (fact.source or fact.inferred_from or "").rstrip(".")


def _forms(fact: Fact) -> Iterator[str]:
    if fact.value and len(fact.value) >= _SHORTEST and (fact.source or fact.inferred_from):
        yield swedish.hard_spaces(fact.value)
        try:
            yield swedish.hard_spaces(swedish.long_date(date.fromisoformat(fact.value)))
        except ValueError:
            return
