# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""What a run makes, one thing after another: what the check says, and each file's content, not yet saved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Protocol

from beslut.blocks import marks, settled
from beslut.checking import RULES, CheckInput, Inspection, PartyDocument, PartyDocuments, blocking, findings
from beslut.errors import BeslutError, DataError, Finding, Place, Problem, SaveError, reason
from beslut.model import Party
from beslut.output import Saved
from beslut.planning import DocumentTask, PartyTask, Plan
from beslut.project import Project, Seen
from beslut.runs.check import FailedDocument, check_context, make_everything, make_party
from beslut.runs.make import keep_sections, templates_of
from beslut.runs.results import Failed, Result, Written
from beslut.speed.later import later
from beslut.speed.plain import Form
from beslut.speed.values import dataclass
from beslut.writers import writer
from beslut.writers.papers import is_a_house_s

if TYPE_CHECKING:
    from beslut.writers.office import printable
else:
    printable = later("beslut.writers.office", "printable")

_DRAFT_RULES = frozenset(rule.code for rule in RULES.values() if rule.level == "fel" and rule.looks_at != "fil")
"""The rules that a draft is held to as it is written; `beslut check` runs them all, and reads the files back too."""


class Saver(Protocol):
    """What takes care of a file: the folder itself, or a preview that only says what would become of it."""

    def save(self, name: str, content: bytes) -> Saved:
        """Save a file, or say what that would come to. Raises SaveError."""


@dataclass(frozen=True)
class Drawing:
    """A Word file that another program is to draw as PDF, and the only day that the PDF may carry."""

    word: bytes
    day: date | None


@dataclass(frozen=True)
class PreparedFile:
    """Something to tell, with the content of its file when it is one, or what that is to be drawn from."""

    result: Result
    content: bytes | None = None
    drawing: Drawing | None = None

    def saved(self, folder: Saver) -> Result:
        """The same, after its file was saved, or could not be."""
        if not isinstance(self.result, Written) or self.content is None:
            return self.result
        try:
            return replace(self.result, saved=folder.save(self.result.name, self.content))
        except SaveError as error:
            return Failed(self.result.party, error)


@dataclass(frozen=True)
class _Seen:
    """What was looked at while making: a copy of the process has its own notes."""

    noted: Seen


def drafts(plan: Plan, project: Project) -> Iterator[PreparedFile]:
    """Every draft of the plan, party by party, each made when the one before it has been taken care of."""
    templates = templates_of(project)
    before = len(templates.parser.sections)
    inspection = Inspection(check_context(plan, project, templates), _DRAFT_RULES)
    yield from _errors(inspection.of_case())

    told = len(project.assets.files.noted)

    def make(tasks: Sequence[PartyTask]) -> Iterator[PreparedFile | _Seen]:
        nonlocal told
        for task in tasks:
            bundle, failed = make_party(task, templates)
            yield from _errors(inspection.of_party(bundle))
            yield from _files(task, project, bundle, failed)
        new = project.assets.files.noted_since(told)
        told += len(new)
        yield _Seen(new)

    shared = (*plan.loaded.parties, *plan.loaded.case.documents)
    form = Form[list[PreparedFile | _Seen]](list[PreparedFile | _Seen], shared)
    each = -(-len(plan.documents) * len(plan.order.formats) // len(plan.parties))
    for one in project.speed.shared(plan.parties, make, form, each=each):
        if isinstance(one, _Seen):
            project.assets.files.note(one.noted)
        else:
            yield one
    keep_sections(templates, project, before)


def finals(plan: Plan, project: Project) -> Iterator[PreparedFile]:
    """Every final document of the plan, of parties that have neither errors nor gaps."""
    templates = templates_of(project)
    before = len(templates.parser.sections)
    check_input, failed = make_everything(plan, project, templates)
    keep_sections(templates, project, before)
    stopped = _stopped(check_input, findings(check_input))
    for task, bundle in zip(plan.parties, check_input.bundles, strict=True):
        own = [one for one in failed if one.party == task.party]
        if task.party.code in stopped:
            yield from (PreparedFile(Failed(task.party, one.error)) for one in own)
            yield PreparedFile(Failed(task.party, stopped[task.party.code]))
        else:
            settled_documents = tuple(replace(one, document=settled(one.document)) for one in bundle.documents)
            yield from _files(task, project, replace(bundle, documents=settled_documents), own)


def _errors(found: Sequence[Finding]) -> Iterator[PreparedFile]:
    return (PreparedFile(one) for one in found if one.level == "fel")


def _files(
    task: PartyTask, project: Project, bundle: PartyDocuments, failed: Sequence[FailedDocument]
) -> Iterator[PreparedFile]:
    """The content of each of the party's files, in every format, and of its enclosures."""
    yield from (PreparedFile(Failed(task.party, one.error)) for one in failed)
    made = {paper.kind.id: paper for paper in bundle.documents}
    for one in task.documents:
        if one.kind.id in made:
            yield from _formats(task.party, one, made[one.kind.id])
    for enclosure in task.enclosures:
        try:
            content = project.assets.files.content(enclosure.source)
        except OSError as error:
            yield PreparedFile(Failed(task.party, _unreadable(project.assets.shown(enclosure.source), error)))
        else:
            yield PreparedFile(Written(task.party, None, enclosure.file, None), content)


def _formats(party: Party, task: DocumentTask, paper: PartyDocument) -> Iterator[PreparedFile]:
    marked = marks(paper.document)
    for format_, name in task.files.items():
        written = Written(party, paper.kind, name, None, *marked)
        if format_ == "pdf" and is_a_house_s(paper.document.paper):
            yield PreparedFile(written, None, Drawing(printable(paper.document), paper.document.day))
            continue
        try:
            content = writer(format_)(paper.document)
        except BeslutError as error:
            yield PreparedFile(Failed(party, error))
        else:
            yield PreparedFile(written, content)


def _unreadable(shown: str, error: OSError) -> DataError:
    hint = "lägg filen själv i ärendets mapp, eller ta bort den ur bilagor"
    return DataError(Problem("Y01", f"bilagan går inte att läsa: {reason(error)}", Place(shown, 1, 1), hint))


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
    return Finding(one.code, one.message, one.place, one.hint, "lucka" if one.level == "lucka" else "fel", key=one.key)
