# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""A document as lines of text: each phrase with its kind and section, in reading order."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, NamedTuple, assert_never

from beslut.blocks import (
    Address,
    Block,
    Bullets,
    Decision,
    Document,
    Fields,
    Gap,
    Heading,
    Paragraph,
    Phrase,
    SigningPlace,
    Steps,
    Table,
    Text,
)

BLANK = "…"
"""Stands where a document has a gap: what nobody has written yet is not judged as text."""

LineKind = Literal["rubrik", "stycke", "listpunkt", "inledning", "beslutspunkt", "uppgift", "cell"]


def said(phrase: Phrase) -> str:
    """The words of a phrase, with BLANK for each gap."""
    if len(phrase) == 1 and isinstance(phrase[0], Text):
        return phrase[0].text  # as most phrases are
    return "".join([BLANK if isinstance(inline, Gap) else inline.text for inline in phrase])


def beginning(text: str, words: int = 8) -> str:
    """The first words of a text, to recognise it by."""
    parts = text.split(" ")
    return " ".join(parts[:words]) + (" …" if len(parts) > words else "")


class Line(NamedTuple):
    """One phrase of a document as text: what kind it is, and the section (its id, else its heading) it stands in."""

    kind: LineKind
    text: str
    section: str = ""


def lines_of(document: Document) -> tuple[Line, ...]:
    """Everything that the document says, in reading order; hints and bases are not part of it."""
    out: list[Line] = []
    section = ""
    for block in document.blocks:
        if isinstance(block, Heading) and block.level == 2:
            section = block.id or said(block.content)
        out += _lines(block, section)
    return tuple(out)


def _lines(block: Block, section: str) -> list[Line]:
    kind: LineKind
    phrases: Iterable[Phrase]
    match block:
        case Heading():
            kind, phrases, section = "rubrik", (block.content,), section if block.level == 2 else ""
        case Paragraph():
            kind, phrases = "stycke", (block.content,)
        case Bullets() | Steps():
            kind, phrases = "listpunkt", block.items
        case Decision():
            points = [Line("beslutspunkt", said(point), section) for point in block.points]
            return [Line("inledning", said(block.lead), section), *points] if block.lead else points
        case Fields():
            kind, phrases = "uppgift", [value for _, value in block.rows]
        case SigningPlace():
            kind, phrases = "uppgift", block.signer
        case Address():
            kind, phrases = "uppgift", block.lines
        case Table():
            kind, phrases = "cell", [cell for row in (block.header, *block.rows) for cell in row]
        case _:
            assert_never(block)
    return [Line(kind, said(phrase), section) for phrase in phrases]
