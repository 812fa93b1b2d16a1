# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""What a run makes, one thing after another: what the check says, and each file's content, not yet saved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from beslut.blocks import marks, settled
from beslut.checking import RULES, CheckInput, Finding, Inspection, PartyDocuments, blocking, findings
from beslut.errors import BeslutError, DataError, Problem, SaveError
from beslut.model import Party
from beslut.output import Folder
from beslut.pipeline.gathering import Broken, check_context, gathered, seated
from beslut.pipeline.pair import made_by_two
from beslut.pipeline.results import Failed, Result, Written
from beslut.pipeline.workroom import Workroom
from beslut.writers import writer

_ERRORS = frozenset(rule.code for rule in RULES.values() if rule.level == "fel" and rule.looks_at != "fil")
"""The rules that a draft is held to as it is written; `beslut check` runs them all, and reads the files back too."""


@dataclass(frozen=True)
class Made:
    """Something to tell, with the content of its file when it is one."""

    result: Result
    content: bytes | None = None

    def saved(self, folder: Folder) -> Result:
        """The same, after its file was saved, or could not be."""
        if not isinstance(self.result, Written) or self.content is None:
            return self.result
        try:
            return replace(self.result, saved=folder.save(self.result.name, self.content))
        except SaveError as error:
            return Failed(self.result.party, error)


def drafts(room: Workroom, formats: Sequence[str]) -> Iterator[Made]:
    """Every draft of the order, party by party, each made when the one before it has been taken care of.

    Raises UsageError for an order that cannot be understood, DataError for a case that cannot be loaded.
    """
    inspection = Inspection(check_context(room), _ERRORS)
    yield from _errors(inspection.of_case())

    def make(parties: Sequence[Party]) -> Iterator[Made]:
        for bundle, broken in seated(room, parties):
            yield from _errors(inspection.of_party(bundle))
            yield from _files(room, formats, bundle, broken, final=False)

    yield from made_by_two(room.chosen(), make, len(room.kinds()) * len(formats))
    room.stock.keep_sections(room.templates.parser)


def finals(room: Workroom, formats: Sequence[str]) -> Iterator[Made]:
    """Every final document of the order, of parties that have neither errors nor gaps. Raises as `drafts`."""
    check_input, broken = gathered(room)
    room.stock.keep_sections(room.templates.parser)
    stopped = _stopped(check_input, findings(check_input))
    for bundle in check_input.bundles:
        own = [one for one in broken if one.party == bundle.party]
        if bundle.party.code in stopped:
            yield from (Made(Failed(bundle.party, one.error)) for one in own)
            yield Made(Failed(bundle.party, stopped[bundle.party.code]))
        else:
            yield from _files(room, formats, bundle, own, final=True)


def _errors(found: Sequence[Finding]) -> Iterator[Made]:
    return (Made(one) for one in found if one.level == "fel")


def _files(
    room: Workroom, formats: Sequence[str], bundle: PartyDocuments, broken: Sequence[Broken], *, final: bool
) -> Iterator[Made]:
    party = bundle.party
    yield from (Made(Failed(party, one.error)) for one in broken)
    for paper in bundle.documents:
        document = settled(paper.document) if final else paper.document
        marked = marks(document)
        for format_ in formats:
            name = room.file_name(paper.context, paper.kind, format_)
            told = Written(party, paper.kind, name, None, *marked)
            yield Made(told, writer(format_)(document))
    for name, path in room.attached.items():
        yield Made(Written(party, None, f"{room.places[party.code]}/{name}", None), path.read_bytes())


def _stopped(check_input: CheckInput, found: Sequence[Finding]) -> Mapping[str, BeslutError]:
    """The parties that cannot have final documents, by code: what is wrong or missing, all of it."""
    stops = blocking(found)
    out: dict[str, BeslutError] = {}
    for bundle in check_input.bundles:
        own = [one for one in stops if one.party in ("", bundle.party.name)]
        if own:
            gaps_left = sum(one.level == "lucka" for one in own)
            words = f"{gaps_left} {'lucka' if gaps_left == 1 else 'luckor'}"
            message = f"skrivs inte som slutlig: {len(own) - gaps_left} fel och {words}"
            head = Problem("S05", message, hint="rätta och fyll i, eller skriv utkast utan --slutlig")
            out[bundle.party.code] = DataError([head, *(_problem(one) for one in own)])
    return out


def _problem(one: Finding) -> Problem:
    return Problem(one.code, one.message, one.place, one.hint, "lucka" if one.level == "lucka" else "fel")
