# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""A document as lines of text: each phrase with its kind and section, in reading order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple, assert_never

from beslut.blocks import Block, Bullets, Decision, Document, Fields, Gap, Heading, Paragraph, Phrase, Steps, Table

BLANK = "…"
"""Stands where a document has a gap: what nobody has written yet is not judged as text."""

LineKind = Literal["rubrik", "stycke", "listpunkt", "inledning", "beslutspunkt", "uppgift", "cell"]


def said(phrase: Phrase) -> str:
    """The words of a phrase, with BLANK for each gap."""
    return "".join([BLANK if isinstance(inline, Gap) else inline.text for inline in phrase])


class Line(NamedTuple):
    """One phrase of a document as text: what kind it is, and the section (its id, else its heading) it stands in."""

    kind: LineKind
    text: str
    section: str = ""


def lines_of(document: Document) -> Iterator[Line]:
    """Everything that the document says, in reading order; hints and bases are not part of it."""
    section = ""
    for block in document.blocks:
        if isinstance(block, Heading) and block.level == 2:
            section = block.id or said(block.content)
        yield from _known(block, section)


_KNOWN: dict[tuple[int, str], tuple[Block, tuple[Line, ...]]] = {}
_MANY = 4096  # blocks; most of a document's are the same, in all meanings of the word, for every party


def _known(block: Block, section: str) -> tuple[Line, ...]:
    """The lines of a block, from the last time when it is the very same one: the block is kept beside its lines, so
    that no other can take its place in memory."""
    key = id(block), section
    if key not in _KNOWN:
        if len(_KNOWN) >= _MANY:
            _KNOWN.clear()
        _KNOWN[key] = block, tuple(_lines(block, section))
    return _KNOWN[key][1]


def _lines(block: Block, section: str) -> Iterator[Line]:
    match block:
        case Heading():
            yield Line("rubrik", said(block.content), section if block.level == 2 else "")
        case Paragraph():
            yield Line("stycke", said(block.content), section)
        case Bullets() | Steps():
            yield from (Line("listpunkt", said(item), section) for item in block.items)
        case Decision():
            if block.lead:
                yield Line("inledning", said(block.lead), section)
            yield from (Line("beslutspunkt", said(point), section) for point in block.points)
        case Fields():
            yield from (Line("uppgift", said(value), section) for _, value in block.rows)
        case Table():
            for row in (block.header, *block.rows):
                yield from (Line("cell", said(cell), section) for cell in row)
        case _:
            assert_never(block)
