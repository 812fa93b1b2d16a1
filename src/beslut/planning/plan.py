# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""An order and a project to a plan: every document with all that it depends on, before anything is made or written."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from beslut import swedish
from beslut.errors import Problem, UsageError
from beslut.model import (
    DIALECTS,
    STANDARD,
    Body,
    DocumentKind,
    Party,
    PartyContext,
    Register,
)
from beslut.output.names import unfit
from beslut.planning.choosing import asked_dialect, chosen_parties, house_style, wanted_kinds
from beslut.planning.lacking import refuse_lacking
from beslut.planning.order import Order
from beslut.project import LoadedCase, Project
from beslut.speed.values import dataclass
from beslut.wording import chain, has_memo

_LAST_RESORT = "D3"  # the form that most houses move towards, where nothing else is known
_FINAL = "-slutlig"
"""Final documents have a folder of their own, so that a later draft never takes the place of one."""


@dataclass(frozen=True)
class DocumentTask:
    """One document to make: for whom, which, and the files to write it to, relative POSIX paths by format."""

    context: PartyContext
    kind: DocumentKind
    files: Mapping[str, str]


@dataclass(frozen=True)
class EnclosureTask:
    """A file to copy along: where it lies, and its relative POSIX path."""

    source: Path
    file: str


@dataclass(frozen=True)
class PartyTask:
    """All that one party gets. `context` is its place in the case as such, at no document's own step."""

    context: PartyContext
    documents: tuple[DocumentTask, ...]
    enclosures: tuple[EnclosureTask, ...]

    @property
    def party(self) -> Party:
        """Whose documents they are."""
        return self.context.party

    @property
    def files(self) -> tuple[str, ...]:
        """Every file that the party gets."""
        documents = [name for task in self.documents for name in task.files.values()]
        return (*documents, *(task.file for task in self.enclosures))


@dataclass(frozen=True)
class Plan:
    """What an order comes to. `folders` are the parties' folders by code, also of those that the order leaves out."""

    order: Order
    loaded: LoadedCase
    day: date
    parties: tuple[PartyTask, ...]
    folders: Mapping[str, str]

    @property
    def folder(self) -> str:
        """The name of the folder that the case's documents lie in."""
        return swedish.slug(self.loaded.case.id) + (_FINAL if self.order.final else "")

    @property
    def documents(self) -> tuple[DocumentTask, ...]:
        """Every document, party by party."""
        return tuple(task for one in self.parties for task in one.documents)


def make_plan(order: Order, project: Project) -> Plan:
    """Everything that the order comes to.

    Raises UsageError for an order that cannot be understood, a step that one of the parties lacks and a house style
    that does not exist included, and DataError for a case that cannot be loaded.
    """
    loaded = project.case(order.case)
    chosen = chosen_parties(order, loaded, project)
    if order.signer and len(chosen) > 1:
        message = f"--undertecknare gäller en part, men {len(chosen)} är valda"
        raise UsageError(Problem("U42", message, hint="skriv en part i taget, med --kommun"))
    kinds = wanted_kinds(order, loaded.case)
    planner = _Planner(order, project, loaded)
    tasks = tuple(planner.task(party, kinds) for party in chosen)
    if planner.without_step:
        raise UsageError(_no_step(order.step or "", planner.without_step))
    if not any(one.documents for one in tasks):
        raise UsageError(_nothing(chosen, loaded))
    papers = {one.context.paper_of(one.kind) for task in tasks for one in task.documents}
    refuse_lacking(order.formats, papers)
    _refuse_alike(tasks)
    return Plan(order, loaded, planner.day, tasks, planner.folders)


def party_context(order: Order, project: Project, party: Party, kind: DocumentKind | None = None) -> PartyContext:
    """One party's place in the order's case, at the step that the order or the document names. Raises UsageError."""
    planner = _Planner(order, project, project.case(order.case))
    context = planner.context(party, kind)
    if planner.without_step:
        raise UsageError(_no_step(order.step or "", planner.without_step))
    return context


def make_contexts(order: Order, project: Project) -> Callable[[Party], PartyContext]:
    """Gives each party's place in the order's case, at no step. Raises UsageError."""
    return _Planner(replace(order, step=None), project, project.case(order.case)).context


class _Planner:
    """What is the same for every party of an order, and who of them lacks the order's step."""

    def __init__(self, order: Order, project: Project, loaded: LoadedCase) -> None:
        self._order, self._project, self._loaded = order, project, loaded
        self.day = order.day or (date.fromisoformat(loaded.case.day.value) if loaded.case.day else order.today)
        self.folders = _folders(loaded.register)
        self.without_step: list[tuple[Party, tuple[Body, ...]]] = []
        self._dialect = asked_dialect(order)
        self._paper = project.paper_in(order.paper) if order.paper else b""
        self._profile = house_style(order.profile, project.profiles) if order.profile else None

    def task(self, party: Party, kinds: Sequence[DocumentKind]) -> PartyTask:
        """All that the party gets."""
        own = [kind for kind in kinds if self._gets(party, kind)]
        context = self.context(party)
        documents = tuple(self._document(self.context(party, kind), kind) for kind in own)
        folder = self.folders[party.code]
        enclosures = [EnclosureTask(path, f"{folder}/{name}") for name, path in self._loaded.enclosures.items()]
        return PartyTask(context, documents, tuple(enclosures) if documents else ())

    def context(self, party: Party, kind: DocumentKind | None = None) -> PartyContext:
        """The party's place in the case on the order's day."""
        senders = house_style(self._loaded.sender.profile or STANDARD, self._project.profiles)
        loaded = self._loaded
        own = loaded.case.facts_of(party)
        profile = self._profile or house_style(own.profile or party.profile or STANDARD, self._project.profiles)
        told = DIALECTS[own.dialect] if own.dialect else None
        return PartyContext(
            case=loaded.case,
            party=party,
            sender=loaded.sender,
            parties=loaded.parties,
            day=self.day,
            issued=self._order.day,
            attached=frozenset(loaded.enclosures),
            verbs=self._project.verbs,
            profile=profile,
            dialect=self._dialect or told or profile.dialect or DIALECTS[loaded.case.dialect or _LAST_RESORT],
            step=self._step(party, kind),
            paper=self._paper or self._project.paper(profile.paper),
            sender_paper=self._project.paper(senders.paper),
            by_hand=senders.signature != "ingen",
            signer=self._order.signer or "",
        )

    def _gets(self, party: Party, kind: DocumentKind) -> bool:
        """Whether the party gets it, at the step asked for: a memo goes to a body that prepares, or decides alone."""
        case = self._loaded.case
        if not case.gets(party, kind):
            return False
        if not self._order.step or kind.layout != "tjänsteskrivelse":
            return True
        return has_memo(case, party, self._step(party, kind))

    def _step(self, party: Party, kind: DocumentKind | None) -> Body | None:
        wanted = self._order.step or (kind.step if kind else None)
        if wanted is None or (kind and not kind.by_step):
            return None
        bodies = chain(self._loaded.case, party)
        for body in bodies:
            forms = (body.abbreviation, body.name, body.in_text, *party.kinds_of(body))
            if swedish.folded(wanted) in map(swedish.folded, forms):
                return body
        if all(one != party for one, _ in self.without_step):
            self.without_step.append((party, bodies))
        return None

    def _document(self, context: PartyContext, kind: DocumentKind) -> DocumentTask:
        """Files have telling names, unique in a case: `sandviken/tjansteskrivelse-sandviken.docx`, and the step's."""
        folder = self.folders[context.party.code]
        step = f"-{swedish.slug(context.step.abbreviation)}" if context.step and self._order.step else ""
        stem = f"{folder}/{swedish.slug(kind.id)}-{folder}{step}"
        return DocumentTask(context, kind, {format_: f"{stem}.{format_}" for format_ in self._order.formats})


def _folders(register: Register) -> Mapping[str, str]:
    """Each party's name in files, by code: ASCII, with the code where two would be the same or Windows has a device."""
    slugs = {code: swedish.slug(party.name) for code, party in register.parties.items()}
    count = Counter(slugs.values())
    return {code: f"{slug}-{code}" if count[slug] > 1 or unfit(slug) else slug for code, slug in slugs.items()}


def _no_step(step: str, without: Sequence[tuple[Party, tuple[Body, ...]]]) -> Problem:
    """One problem for all the parties that lack the step."""
    party, bodies = without[0]
    steps = ", ".join(f"{body.abbreviation} ({body.name})" for body in bodies)
    if len(without) == 1:
        message = f"{party.name} har inget steg ”{step}” i kedjan"
        return Problem("U19", message, hint=f"steg: {steps}; lägg till under per_part, kedja, om fler finns")
    names = swedish.shortened([one.name for one, _ in without])
    hint = (
        f"{party.name} har steg: {steps}; --steg styrelse och --steg fullmäktige går hos alla som har det organet, "
        "vad det än heter; välj annars parter med --kommun"
    )
    return Problem("U19", f"{len(without)} parter har inget steg ”{step}” i kedjan: {names}", hint=hint)


def _nothing(chosen: Sequence[Party], loaded: LoadedCase) -> Problem:
    names = swedish.shortened([party.name for party in chosen])
    known = {kind.id for party in chosen for kind in loaded.case.documents if loaded.case.gets(party, kind)}
    hint = f"handlingar som finns där: {', '.join(sorted(known))}"
    return Problem("U20", f"{names} får ingen sådan handling i ärendet {loaded.case.id}", hint=hint)


def _refuse_alike(tasks: Sequence[PartyTask]) -> None:
    """Two files that some system takes for one would write over each other: case and Unicode form do not part them."""
    for task in tasks:
        seen: dict[str, str] = {}
        for name in task.files:
            form = unicodedata.normalize("NFC", name).casefold()
            if form in seen:
                message = f"två filer skulle få samma namn: {seen[form]} och {name}"
                raise UsageError(Problem("U26", message, hint="döp om bilagan, eller ge handlingen ett annat id"))
            seen[form] = name
