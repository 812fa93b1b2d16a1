# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""The run, in order, written once: `generate`, and `document_for` for one document of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from beslut import swedish
from beslut.arranging import arranged
from beslut.blocks import Check, Document, Gap, checks, gaps, plain
from beslut.errors import BeslutError, Problem, TemplateError
from beslut.model import DocumentKind, Party, Standing
from beslut.output import Folder, Saved
from beslut.parsing import UnknownMarkup, parse
from beslut.pipeline.workroom import Workroom
from beslut.rendering import Templates, context
from beslut.wording import deciding_organ, facts, filled, names_of, phrase
from beslut.writers import writer


@dataclass(frozen=True, slots=True)
class Written:
    """One document of one party after the run; `saved` is None on a dry run."""

    party: Party
    kind: DocumentKind | None
    name: str
    saved: Saved | None
    gaps: tuple[Gap, ...] = ()
    checks: tuple[Check, ...] = ()


def document_for(standing: Standing, kind: DocumentKind, templates: Templates) -> Document:
    """One document of one party: wording, rendering, parsing and arranging, in that order.

    Raises TemplateError with file and line.
    """
    text = templates.render(kind.template, context(standing))
    try:
        blocks = parse(text)
    except UnknownMarkup as error:
        place = templates.place_of_markup(kind.template, _line_of_unknown_markup)
        message = f"okänd uppmärkning: {error.what}"
        raise TemplateError(Problem("T06", message, place, "docs/mallar.md visar vad som går att skriva")) from None
    own_paper = kind.issuer == "parten"
    issuer = standing.party if own_paper else standing.sender
    profile, name, margin = standing.profile, kind.name, ""
    if kind.layout:
        memo = kind.layout == "tjänsteskrivelse"
        layout = profile.memo if memo else profile.minutes
        signature = profile.signature if memo else "ingen"
        blocks = arranged(blocks, layout, signature, {"organ": deciding_organ(standing)})
        name, margin = layout.name or kind.name, "" if memo else profile.margin
    number = facts(standing).get("partens_diarienummer" if own_paper else "avsändarens_diarienummer")
    return Document(
        title=plain(filled(kind.title, names_of(standing.party))),
        subject=standing.case.matter,
        kind=name,
        author=issuer.own,
        sender=issuer.own,
        number_label=profile.number_label if own_paper else "Diarienummer",
        number=number or phrase("–"),
        day=standing.day,
        blocks=blocks,
        margin=margin,
    )


def _line_of_unknown_markup(text: str) -> int | None:
    try:
        parse(text)
    except UnknownMarkup as error:
        return error.line
    return None


@dataclass(frozen=True, slots=True)
class Failed:
    """A party whose documents could not be written, and why."""

    party: Party
    error: BeslutError


def generate(room: Workroom, formats: Sequence[str], folder: Path | None) -> Iterator[Written | Failed]:
    """Write every document that the order names, party by party, in every format; a dry run has no folder.

    Yields each file as it is done. A party that fails is yielded with its error and stops nobody else; an order that
    cannot be understood raises before anything is written.
    """
    work = [(party, kind, room.standing(party, kind)) for party in room.chosen() for kind in room.kinds_for(party)]
    saver = Folder(folder / swedish.slug(room.case.id)) if folder else None
    failed: set[str] = set()
    try:
        for party, kind, standing in work:
            if party.code in failed:
                continue
            try:
                document = document_for(standing, kind, room.templates)
                for format_ in formats:
                    name = room.file_name(standing, kind, format_)
                    saved = saver.save(name, writer(format_)(document)) if saver else None
                    yield Written(party, kind, name, saved, gaps(document), checks(document))
            except BeslutError as error:
                failed.add(party.code)
                yield Failed(party, error)
        for party in dict.fromkeys(party for party, _, _ in work):
            for name, path in room.attached.items():
                name = f"{room.places[party.code]}/{name}"
                yield Written(party, None, name, saver.save(name, path.read_bytes()) if saver else None)
    finally:
        if saver:
            saver.seal()
