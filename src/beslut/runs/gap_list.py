# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""What a case's documents still ask for: each fact once, whose it is, and how many places wait for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from beslut.blocks import Gap, gaps
from beslut.model import Case, DocumentKind, Party, Status
from beslut.planning import Plan
from beslut.project import Project
from beslut.runs.check import make_party
from beslut.runs.filled_case import known_value
from beslut.runs.make import templates_of
from beslut.wording import decider, is_answerable


@dataclass(frozen=True)
class Asked:
    """One fact that is asked for: its key, whose it is ("" for the case's own), and what is known of it.

    `words` are the gap's, `value` what is inferred or proposed, with its `basis`; `places` counts where it is printed.
    """

    key: str
    party: str
    words: str
    hint: str
    value: str = ""
    basis: str = ""
    places: int = 0


class MissingFacts:
    """Gaps as they come, document by document, counted as facts."""

    def __init__(self, case: Case) -> None:
        self._own, self._sent = (case.common_facts(sent=sent) for sent in (False, True))
        self._places: dict[tuple[str, str], tuple[Gap, int]] = {}
        self._in_sent: set[str] = set()
        self.places = 0
        """How many gaps there are in all."""

    def take(self, party: str, kind: DocumentKind | None, found: Iterable[Gap]) -> None:
        """Take the gaps of one document; `kind` is None for a file that is no document."""
        for gap in found:
            self.places += 1
            if gap.key.startswith("tidigare_beslut.") and not is_answerable(gap.key):
                continue  # it goes away with the answers beside it
            key = gap.key if is_answerable(gap.key) else f"#{gap.text.casefold()}#{gap.hint}"
            if kind and kind.issuer == "avsändaren":
                self._in_sent.add(key)
            known = self._places.get((key, party), (gap, 0))
            self._places[key, party] = known[0], known[1] + 1

    def asked(self) -> tuple[Asked, ...]:
        """Every fact, in the order that it first was met; one that is the case's own once for all parties."""
        found: dict[tuple[str, str], Asked] = {}
        for (key, party), (gap, places) in self._places.items():
            whose = "" if self._is_common(key) else party
            known = found.get((key, whose))
            count = places + (known.places if known else 0)
            found[key, whose] = Asked("" if key.startswith("#") else key, whose, gap.text, gap.hint, places=count)
        return tuple(found.values())

    def _is_common(self, key: str) -> bool:
        """Whether one answer holds for all parties; a gap without a key is one thing to write, wherever it is."""
        ident = key.removeprefix("uppgifter.")
        return key.startswith("#") or ident in self._own or (key in self._in_sent and ident in self._sent)


@dataclass(frozen=True)
class GapList:
    """All that the documents of a plan ask for, the parties' and the case's own, with what is only inferred."""

    case: str
    parties: tuple[Party, ...]
    asked: tuple[Asked, ...]
    places: int
    organs: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    known: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """What is known of the same facts, by party and key."""

    @property
    def of_parties(self) -> tuple[str, ...]:
        """The keys that some party is asked for, in order: the columns of a list."""
        return tuple(dict.fromkeys(one.key for one in self.asked if one.key and one.party))

    @property
    def of_case(self) -> tuple[Asked, ...]:
        """What is asked of the case itself and has a place in it."""
        return tuple(one for one in self.asked if one.key and not one.party)

    @property
    def unplaced(self) -> tuple[Asked, ...]:
        """What no key tells of: it is written in the template, or in the document."""
        return tuple(one for one in self.asked if not one.key)

    def of(self, party: str, key: str) -> Asked | None:
        """What is asked of that party by that key."""
        return next((one for one in self.asked if one.party == party and one.key == key), None)


def gap_list(plan: Plan, project: Project) -> GapList:
    """Make every document of the plan, and gather what they ask for. Raises what makes a document impossible."""
    templates, case = templates_of(project), plan.loaded.case
    missing = MissingFacts(case)
    for task in plan.parties:
        bundle, failed = make_party(task, templates)
        for one in failed:
            raise one.error
        for paper in bundle.documents:
            missing.take(task.party.name, paper.kind, gaps(paper.document))
    parties = tuple(task.party for task in plan.parties)
    asked = (*missing.asked(), *_doubtful(case, parties))
    organs = {party.name: tuple(body.name for body in party.bodies) for party in parties}
    found = GapList(case.id, parties, asked, missing.places, organs)
    known = {(party.name, key): known_value(case, party, key) for party in parties for key in found.of_parties}
    return replace(found, known=known)


def _doubtful(case: Case, parties: tuple[Party, ...]) -> Iterable[Asked]:
    """What is printed but only inferred or proposed, with what it was inferred from."""
    for ident, fact in case.facts.items():
        if fact.status is Status.INFERRED:
            yield Asked(f"uppgifter.{ident}", "", "", fact.hint or "", fact.value or "", fact.inferred_from or "")
    for party in parties:
        own = case.facts_of(party)
        for ident, fact in own.facts.items():
            if fact.status is Status.INFERRED:
                key = f"uppgifter.{ident}"
                yield Asked(key, party.name, "", fact.hint or "", fact.value or "", fact.inferred_from or "")
        known, body = own.deciding_body or case.deciding_body, decider(case, party)
        if body and known and known.status == "föreslaget":
            yield Asked("beslutande_organ", party.name, "", known.hint or "", body.name, known.source or "")
