# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Which decided words answer to which proposed point: one to one, several in one, or one parted in several."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from beslut.followup.differences import Match, Text, best_match, is_equal
from beslut.followup.tokens import Token, tokens_of
from beslut.followup.wordings import Proposed
from beslut.model import Form
from beslut.points.kind import FORMS
from beslut.reading.organs import bodies_in
from beslut.reading.said import Passage
from beslut.reading.sentences import sentences_of

LIKE_ENOUGH = 0.4
"""The likeness from which decided words are taken for a changed form of a point, and not for another matter."""
_HELD = 0.75
"""How much of what the words say must be said in a point, for them to be what is left of it."""
_MOST_ATOMS = 120
"""Sentences that are parted and put together; a decision of more is matched point by point."""
_MOST_TRIED = 400
"""Sentences that are tried for a changed form of a point; equal ones are found among any number."""
_JOINT = len(", samt ")
"""Letters that can stand between two clauses of one point, and are shown with them."""
_RUN = 4
"""Sentences that one point can be parted in; one that lists its parts with letters in as many as they are, and more."""
_PART = re.compile(r"(?<=\s)[a-z]\)\s")
_LEAD = re.compile(
    r"^(?:att\s+)?(?P<who>(?:\w[\w-]*,?\s+){0,14}?)(?:beslutar|besluta|beslutade|föreslås\s+besluta|föreslås|föreslår|föreslå)"
    r"(?P<own>\s+för\s+(?:egen|sin)\s+del)?\s*,?\s*(?:att\s+|:\s*)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Atom:
    """A sentence of a decided point: which point it is of, its words, and the organ that its own words say decides."""

    passage: int
    text: str
    tokens: tuple[Token, ...]
    body: str | None


@dataclass(frozen=True)
class Answer:
    """What was decided of one point: the words, where they stand, how they differ, and the organs that they name."""

    match: Match
    text: str
    passage: Passage
    bodies: tuple[str, ...]


@dataclass(frozen=True)
class _Candidate:
    """Sentences that may answer to a point: from `start` to before `end`."""

    ident: str
    start: int
    end: int
    match: Match

    @property
    def order(self) -> tuple[bool, bool, float, int, int]:
        """Equal texts first, then those that differ in words only, then the likest; a gap takes only its own."""
        length = self.end - self.start
        return not self.match.equal, bool(self.match.differences), -self.match.likeness, length, self.start


def answers(
    proposed: Sequence[Proposed], passages: Sequence[Passage], likely: Form = "att"
) -> tuple[dict[str, Answer], list[tuple[Passage, str]]]:
    """The answer to each point that has one, by id, and the decided words that answer to none.

    A sentence answers to one point only. What stands in one decided point with an answer, and answers to nothing
    itself, is that answer's addition. `likely` is the sentence form that is tried first.
    """
    text = _Decided(proposed, passages)
    found: dict[str, _Candidate] = {}
    for form in sorted(FORMS, key=lambda one: one != likely):
        found |= _chosen(text.equal(form, found), text.taken(found))
        if len(found) == len(proposed):
            break
    rest = [one for one in proposed if one.id not in found]
    found |= _chosen(text.alike(rest, text.taken(found)), text.taken(found))
    spans = text.widened(found)
    made = {ident: text.answer(found[ident], *span) for ident, span in spans.items()}
    return made, text.left(spans.values())


def _can_answer(wording: Text, text: Text) -> bool:
    """Whether decided words may be a changed form of the point, or what is left of it."""
    held = (wording.stems & text.stems).total()
    return wording.likeness(text) >= LIKE_ENOUGH or (held > 1 and held >= _HELD * text.stems.total())


def _chosen(candidates: Iterable[_Candidate], taken: Collection[int] = ()) -> dict[str, _Candidate]:
    """The best candidate of each point, no sentence twice."""
    found: dict[str, _Candidate] = {}
    used = set(taken)
    for one in sorted(candidates, key=lambda one: one.order):
        numbers = range(one.start, one.end)
        if one.ident not in found and used.isdisjoint(numbers):
            found[one.ident] = one
            used.update(numbers)
    return found


class _Decided:
    """The decided points as sentences, beside the proposed ones."""

    def __init__(self, proposed: Sequence[Proposed], passages: Sequence[Passage]) -> None:
        self._proposed = {one.id: one for one in proposed}
        self._passages = passages
        self._tokens = proposed[0].tokens if proposed else lambda text: tokens_of(text, None, {})
        self._run = _RUN + max((len(_PART.findall(one.shown)) for one in proposed), default=0)
        self._whole = [_stripped(passage.text) for passage in passages]
        self.atoms = self._atoms()

    def _atoms(self) -> list[Atom]:
        found: list[Atom] = []
        for place, passage in enumerate(self._passages):
            pieces = _pieces(passage.text) if len(found) < _MOST_ATOMS else [passage.text]
            for text in pieces or [passage.text]:
                words, body = _stripped(text)
                found.append(Atom(place, text, self._tokens(words), body))
        return found

    def equal(self, form: Form, found: Collection[str]) -> Iterator[_Candidate]:
        """Whole decided points that are a proposed one word for word, in one sentence form."""
        for span, text in self._passages_as_text:
            for ident, one in self._proposed.items():
                if ident not in found and any(is_equal(wording, text) for wording in one.wordings_in(form)):
                    yield _Candidate(ident, *span, Match(True, (), 1.0))

    @cached_property
    def _passages_as_text(self) -> list[tuple[tuple[int, int], Text]]:
        """Each decided point with the numbers of its sentences."""
        spans: dict[int, tuple[int, int]] = {}
        for number, atom in enumerate(self.atoms):
            spans[atom.passage] = (spans.get(atom.passage, (number,))[0], number + 1)
        return [(span, self._joined(*span)) for span in spans.values()]

    def taken(self, found: Mapping[str, _Candidate]) -> set[int]:
        """The numbers of the sentences that answer to something."""
        return {number for one in found.values() for number in range(one.start, one.end)}

    def alike(self, proposed: Sequence[Proposed], taken: Collection[int]) -> Iterator[_Candidate]:
        """Runs of sentences that are like enough one of the proposed points."""
        for start in range(min(len(self.atoms), _MOST_TRIED)):
            for end in range(start + 1, min(start + self._run, len(self.atoms)) + 1):
                if end - 1 in taken:
                    break
                text = self._joined(start, end)
                for one in proposed:
                    if any(_can_answer(wording, text) for wording in one.wordings):
                        yield _Candidate(one.id, start, end, best_match(one.wordings, text, one.roles))

    def _joined(self, start: int, end: int) -> Text:
        """A run as one text; of whole decided points with their small words as they stand."""
        first, last = self.atoms[start].passage, self.atoms[end - 1].passage
        whole = (start == 0 or self.atoms[start - 1].passage != first) and (
            end == len(self.atoms) or self.atoms[end].passage != last
        )
        if whole:
            return Text([t for place in range(first, last + 1) for t in self._tokens(self._whole[place][0])])
        return Text([t for atom in self.atoms[start:end] for t in atom.tokens])

    def widened(self, found: Mapping[str, _Candidate]) -> dict[str, tuple[int, int]]:
        """Each answer with the sentences of the same decided point that answer to nothing."""
        spans = {ident: (one.start, one.end) for ident, one in found.items()}
        taken = {number for start, end in spans.values() for number in range(start, end)}
        for ident, (start, end) in sorted(spans.items(), key=lambda item: item[1]):
            first, last = self.atoms[start].passage, self.atoms[end - 1].passage
            while end < len(self.atoms) and end not in taken and self.atoms[end].passage == last:
                taken.add(end)
                end += 1
            while start > 0 and start - 1 not in taken and self.atoms[start - 1].passage == first:
                start -= 1
                taken.add(start)
            spans[ident] = (start, end)
        return spans

    def answer(self, found: _Candidate, start: int, end: int) -> Answer:
        """What was decided of the point, with the sentences that belong to it."""
        atoms = self.atoms[start:end]
        places = dict.fromkeys(atom.passage for atom in atoms)
        text = self._shown(atoms)
        bodies = tuple(dict.fromkeys(atom.body for atom in atoms if atom.body))
        passage = self._passages[next(iter(places))]
        match = found.match
        if (start, end) != (found.start, found.end):
            one = self._proposed[found.ident]
            match = best_match(one.wordings, self._joined(start, end), one.roles)
        return Answer(match, text, passage, bodies)

    def left(self, spans: Iterable[tuple[int, int]]) -> list[tuple[Passage, str]]:
        """The decided points, or the sentences of them, that answer to nothing."""
        used = {number for start, end in spans for number in range(start, end)}
        found: dict[int, list[Atom]] = {}
        for number, atom in enumerate(self.atoms):
            if number not in used:
                found.setdefault(atom.passage, []).append(atom)
        return [(self._passages[place], self._shown(atoms)) for place, atoms in found.items()]

    def _shown(self, atoms: Sequence[Atom]) -> str:
        """The sentences as they stand, with the small words between those that follow each other."""
        shown = ""
        for place, group in groupby(atoms, key=lambda atom: atom.passage):
            text, at = self._passages[place].text, 0
            for number, atom in enumerate(group):
                start = text.find(atom.text, at)
                between = text[at:start] if number and 0 <= start - at <= _JOINT else " "
                shown += between + atom.text
                at = max(start, 0) + len(atom.text)
        return shown.strip()


def _stripped(text: str) -> tuple[str, str | None]:
    """A clause without *att* and without *Kommunfullmäktige beslutar att*, and the organ that those words name."""
    lead = _LEAD.match(text)
    if lead is None:
        return re.sub(r"^att\s+", "", text), None
    bodies = bodies_in(lead["who"])
    return text[lead.end() :], bodies[-1].name if bodies else None


_CLAUSE = re.compile(
    r"(?:[,;]\s*(?:samt\s+|och\s+)?|\s(?:samt|och)\s+|\s)(?=att\s\w+\s.{12})|(?<=[.:;])\s(?=\d{1,2}[.)]\s[A-ZÅÄÖ])"
)
"""Where another clause begins in a list that was set as one paragraph."""


def _pieces(text: str) -> list[str]:
    """The sentences of a point, and the clauses of a list that was set in one paragraph, the first with its lead."""
    pieces: list[str] = []
    for sentence in sentences_of(text):
        lead = _LEAD.match(sentence)
        at = lead.end() if lead else 0
        first, *rest = _CLAUSE.split(sentence[at:])
        pieces += [sentence[:at] + first, *rest]
    return [piece.strip() for piece in pieces if piece.strip()]
