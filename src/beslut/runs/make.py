# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""One document of one party, in a straight line: wording, rendering, parsing, arranging."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from beslut.arranging import arrange
from beslut.blocks import Block, Document, Fields, Home, Paragraph, SigningPlace, plain
from beslut.errors import Problem, TemplateError
from beslut.model import DocumentKind, Party, PartyContext, Status
from beslut.parsing import Parser, Section
from beslut.project import Project
from beslut.rendering import Templates, hidden_in, template_context
from beslut.speed.plain import Form
from beslut.wording import columns_beside_facts, facts, filled, heading_slots, margin, phrase, signer, slots, typeset

_NUMBER = "Diarienummer"
_SECTIONS = Form[Mapping[str, Section]](Mapping[str, Section])


def templates_of(project: Project) -> Templates:
    """The project's templates, the user's own before those that ship, and the sections that an earlier run has read."""
    known = project.speed.cache.recall("avsnitt", "1", _SECTIONS)
    return Templates(project.assets.template_folders(), project.assets.files, Parser(known))


def keep_sections(templates: Templates, project: Project, before: int) -> None:
    """Keep the sections that have been read, when there are more than there were before."""
    sections = templates.parser.sections
    if len(sections) > before:
        project.speed.cache.keep("avsnitt", "1", dict(sections), _SECTIONS)


def _labelled(block: Block, label: str) -> Block:
    """A head block with the house's own label for the case number."""
    if not isinstance(block, Fields):
        return block
    return Fields(tuple((label if name == _NUMBER else name, value) for name, value in block.rows))


def _issued(blocks: Iterable[Block], context: PartyContext, own_paper: bool) -> Iterator[Block]:
    """The blocks as who issues them has them: its label for the case number, or who signs without a line to sign on."""
    for block in blocks:
        if own_paper:
            yield _labelled(block, context.profile.number_label)
        elif isinstance(block, SigningPlace) and not context.by_hand:
            yield from map(Paragraph, block.signer)
        else:
            yield block


def _only_inferred(context: PartyContext) -> bool:
    """Whether the day is one that somebody has concluded: good enough to judge facts by, but no date of a file."""
    day = context.case.day
    return context.issued is None and day is not None and day.status is not Status.SOURCED


def identity_of(context: PartyContext, kind: DocumentKind) -> str:
    """What a document is known by in its file's properties: `valfardsstrategin/2181/tjansteskrivelse/ks`."""
    step = context.step.abbreviation if context.step else ""
    return "/".join((context.case.id, context.party.code, kind.id, step))


def document_for(context: PartyContext, kind: DocumentKind, templates: Templates) -> Document:
    """One document of one party: wording, rendering, parsing and arranging, in that order.

    Raises TemplateError with file and line.
    """
    own_paper = kind.issuer == "parten"
    blocks = tuple(_issued(templates.blocks(kind.template, template_context(context)), context, own_paper))
    issuer = context.party if own_paper else context.sender
    profile, name, label = context.profile, kind.name, ""
    if kind.layout:
        memo = kind.layout == "tjänsteskrivelse"
        layout = profile.memo if memo else profile.minutes
        signature = profile.signature if memo else "ingen"
        bodies = heading_slots(context) if layout.headings else {}
        blocks = arrange(blocks, layout, bodies, signature, signer(context), facts(context) if layout.headings else {})
        name, label = layout.name or kind.name, "" if memo else profile.margin
    at, dash = slots(context), phrase("–")
    number = typeset(phrase(at.get("partens_diarienummer" if own_paper else "avsändarens_diarienummer", dash)))
    on_pages = {**at, "avsändare": issuer.own, "handling": name, "diarienummer": number}
    document = Document(
        title=plain(filled(kind.title, at)),
        subject=plain(phrase(at["ärendemening"])),
        kind=name,
        author=issuer.own,
        sender=issuer.own,
        number_label=profile.number_label if own_paper else _NUMBER,
        number=() if kind.page_head else number,
        day=None if _only_inferred(context) else context.day,
        blocks=blocks,
        margin=label,
        paper=context.paper_of(kind),
        head=margin(kind.page_head, on_pages),
        foot=margin(kind.page_foot, on_pages),
        identity=identity_of(context, kind),
        home=_home(context, kind),
        contact=_contact(issuer, context.day),
    )
    _refuse_hidden(document, kind, templates)
    return document


def _contact(issuer: Party, day: date) -> str:
    told = issuer.contact.told_on(day) if issuer.contact else ()
    return plain(typeset(phrase(" · ".join(f"{label}: {value}" for label, value in told))))


def _refuse_hidden(document: Document, kind: DocumentKind, templates: Templates) -> None:
    if hidden := hidden_in(document):
        message = f"osynligt eller otillåtet tecken U+{ord(hidden):04X} i den färdiga handlingen"
        raise TemplateError(Problem("T09", message, templates.place(kind.template, 1), "ta bort tecknet"))


def _home(context: PartyContext, kind: DocumentKind) -> Home:
    common = context.case.common_facts(sent=kind.issuer == "avsändaren")
    table = context.case.participants.table or ""
    keys = frozenset(f"uppgifter.{one}" for one in common)
    columns = columns_beside_facts(context.case, context.party) if table else ()
    return Home(context.case.id, kind.id, context.party.name, table, keys, columns)
