# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""The run, in order, written once: `generate`, and `document_for` for one document of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from beslut import swedish
from beslut.arranging import arranged
from beslut.blocks import Check, Document, Gap, checks, gaps, plain
from beslut.errors import BeslutError, Problem, SaveError, TemplateError
from beslut.model import DocumentKind, Party, Standing
from beslut.output import Folder, Saved
from beslut.parsing import UnknownMarkup, parse
from beslut.pipeline.workroom import Workroom
from beslut.rendering import Templates, context
from beslut.wording import deciding_organ, facts, filled, phrase, places
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
        title=plain(filled(kind.title, places(standing))),
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
class LeftOver:
    """A file that we once wrote, of a party that the case no longer has."""

    path: Path


@dataclass(frozen=True, slots=True)
class Failed:
    """A party whose documents, or one of them, could not be written, and why."""

    party: Party
    error: BeslutError


def generate(
    room: Workroom, formats: Sequence[str], folder: Path | None, *, replacing: bool = False
) -> Iterator[Written | Failed | LeftOver]:
    """Write every document that the order names, party by party, in every format; a dry run has no folder.

    Yields each file as it is done. A party that fails, or a file that cannot be written, is yielded with its error and
    stops nobody else; an order that cannot be understood raises before anything is written. Last come the files of
    parties that are no longer in the case: told, never deleted. `replacing` lets edited files be replaced, each after
    a dated copy.
    """
    work = room.work()
    if not room.order.everyone and room.order.county is None:
        for party, kind in work:
            room.standing(party, kind)  # a step that a party named by somebody does not have is the order's mistake
    if folder is None:
        yield from _written(room, formats, work, None)
        return
    with Folder(folder / swedish.slug(room.case.id), room.order.today if replacing else None) as saver:
        saver.origin = room.origin()
        yield from _written(room, formats, work, saver)
        present = {room.places[party.code] for party in room.parties}
        yield from (LeftOver(saver.path / name) for name in saver.names if name.split("/")[0] not in present)


def _written(
    room: Workroom, formats: Sequence[str], work: Sequence[tuple[Party, DocumentKind]], saver: Folder | None
) -> Iterator[Written | Failed]:
    failed: set[str] = set()
    for party, kind in work:
        if party.code in failed:
            continue
        try:
            standing = room.standing(party, kind)
            document = document_for(standing, kind, room.templates)
        except BeslutError as error:
            failed.add(party.code)
            yield Failed(party, error)
            continue
        for format_ in formats:
            name = room.file_name(standing, kind, format_)
            content = writer(format_)(document)
            yield _saved(saver, content, Written(party, kind, name, None, gaps(document), checks(document)))
    for party in dict.fromkeys(party for party, _ in work):
        for name, path in room.attached.items():
            yield _saved(saver, path.read_bytes(), Written(party, None, f"{room.places[party.code]}/{name}", None))


def _saved(saver: Folder | None, content: bytes, one: Written) -> Written | Failed:
    if saver is None:
        return one
    try:
        return replace(one, saved=saver.save(one.name, content))
    except SaveError as error:
        return Failed(one.party, error)
