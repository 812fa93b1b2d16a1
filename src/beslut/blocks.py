# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""The neutral document: what a page says, without how any format shows it.

A document is a tuple of blocks; a block holds phrases; a phrase is a tuple of inlines. All of them are frozen,
and the unions `Block` and `Inline` are closed: a writer that matches over them and ends in `assert_never` is told
by the type checker when it lacks a new kind.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import assert_never

DRAFT = "Utkast"
"""The word on the pages of a document that is not final."""

GAP_TARGET = "lucka"
CHECK_TARGET = "kontrollera"
"""In a template, a gap and words to check are links with these targets."""
HOLE, HOLE_END = "\ue000", "\ue001"
"""Around the number of the value that stands there: what `rendering` leaves in marked-up text, and `parsing` fills."""


@dataclass(frozen=True)
class Text:
    """Plain words. Hard spaces are kept; line breaks do not occur."""

    text: str
    strong: bool = False
    emphasis: bool = False


@dataclass(frozen=True)
class Gap:
    """Something nobody has told us yet: plain words to find ("diarienummer saknas"), and what to do about it."""

    text: str
    hint: str


@dataclass(frozen=True)
class Check:
    """Words that are used but were inferred, or only proposed: `basis` says from what, for a person to check."""

    text: str
    basis: str


Inline = Text | Gap | Check
Phrase = tuple[Inline, ...]


class PageField(StrEnum):
    """What a page head or foot holds that only the page knows; the values are the places' names in a case file."""

    PAGE = "sida"
    PAGES = "sidor"
    DRAFT = "utkast"


Margin = tuple[tuple[Inline | PageField, ...], ...]
"""The one line of a page head or foot: its parts, to the left, in the middle and to the right; empty when not told."""


@dataclass(frozen=True)
class Heading:
    """A heading of level 1 (the document's title, once), 2 or 3. `id` names the section to a house style."""

    level: int
    content: Phrase
    id: str = ""


@dataclass(frozen=True)
class Paragraph:
    """One paragraph of running text."""

    content: Phrase


@dataclass(frozen=True)
class Bullets:
    """An unordered list, each item one phrase."""

    items: tuple[Phrase, ...]


@dataclass(frozen=True)
class Steps:
    """An ordered list, numbered from 1, each item one phrase."""

    items: tuple[Phrase, ...]


@dataclass(frozen=True)
class Decision:
    """A decision: the lead-in that names the body, and the points that it decides.

    The lead is empty where the points name the body themselves. The points are numbered only when `numbered` says so.
    """

    lead: Phrase
    points: tuple[Phrase, ...]
    numbered: bool = False


@dataclass(frozen=True)
class Fields:
    """The head block: pairs of label and value, in reading order."""

    rows: tuple[tuple[str, Phrase], ...]


@dataclass(frozen=True)
class Table:
    """A data table with one header row; every row is as long as the header."""

    header: tuple[Phrase, ...]
    rows: tuple[tuple[Phrase, ...], ...]


Block = Heading | Paragraph | Bullets | Steps | Decision | Fields | Table


@dataclass(frozen=True)
class Document:
    """One finished document, ready for any writer.

    `author` is the body whose paper it is (never a person), `sender` the name in the page head, `kind` the type of
    document as printed there, `number` its case number or the gap for it, `day` the day that metadata carry.
    `draft` marks the pages as *Utkast* and lets writers show hints; `margin` stands at the foot of every page.
    `head` and `foot`, where somebody has told them, stand instead of the ordinary page head and before `margin`.
    """

    title: str
    subject: str
    kind: str
    author: str
    sender: str
    number_label: str
    number: Phrase
    day: date
    blocks: tuple[Block, ...]
    draft: bool = True
    margin: str = ""
    head: Margin = ()
    foot: Margin = ()


@dataclass(frozen=True)
class Rendered:
    """Marked-up text with holes, and by number what goes into each: words, or decisions in a `::: beslut värde`."""

    text: str
    values: tuple[Phrase | tuple[Decision, ...], ...] = ()


def phrases(block: Block) -> Iterator[Phrase]:
    """Every phrase of a block, in reading order."""
    match block:
        case Heading() | Paragraph():
            yield block.content
        case Bullets() | Steps():
            yield from block.items
        case Decision():
            yield block.lead
            yield from block.points
        case Fields():
            yield from (value for _, value in block.rows)
        case Table():
            yield from block.header
            for row in block.rows:
                yield from row
        case _:
            assert_never(block)


def inlines(document: Document) -> Iterator[Inline]:
    """Every inline of a document, in reading order: a page head that somebody has told, the body, such a page foot."""
    yield from (one for part in document.head for one in part if not isinstance(one, PageField))
    for block in document.blocks:
        for phrase in phrases(block):
            yield from phrase
    yield from (one for part in document.foot for one in part if not isinstance(one, PageField))


def gaps(document: Document) -> tuple[Gap, ...]:
    """The gaps a person has to fill, in reading order; the same gap twice counts twice."""
    return tuple(inline for inline in inlines(document) if isinstance(inline, Gap))


def checks(document: Document) -> tuple[Check, ...]:
    """The inferred or proposed words a person has to check, in reading order."""
    return tuple(inline for inline in inlines(document) if isinstance(inline, Check))


def on_one_page(document: Document, margin: Margin) -> tuple[Phrase, ...]:
    """The parts of the document's head or foot where there are no pages: page 1 of 1. Empty parts are left out.

    The head of a draft says so, also where it has no place for it.
    """
    said = {PageField.PAGE: "1", PageField.PAGES: "1", PageField.DRAFT: DRAFT if document.draft else ""}
    parts = (tuple(Text(said[one]) if isinstance(one, PageField) else one for one in part) for part in margin)
    mark = document.draft and margin is document.head and margin and not says_draft(document)
    return tuple(part for part in (*parts, (Text(DRAFT),) if mark else ()) if plain(part).strip())


def says_draft(document: Document) -> bool:
    """Whether the head or foot that somebody has told has a place for the draft mark."""
    return any(PageField.DRAFT in part for part in (*document.head, *document.foot))


def marks(document: Document) -> tuple[tuple[Gap, ...], tuple[Check, ...]]:
    """The gaps and the words to check, in one reading of the document."""
    found = [inline for inline in inlines(document) if not isinstance(inline, Text)]
    gaps_found = tuple(inline for inline in found if isinstance(inline, Gap))
    return gaps_found, tuple(inline for inline in found if isinstance(inline, Check))


def plain(phrase: Phrase) -> str:
    """The words of a phrase, without marks."""
    return "".join(inline.text for inline in phrase)


def settled(document: Document) -> Document:
    """The final document: no draft mark, and what was to be checked as plain words, for somebody has checked it."""

    def plain_words(phrase: Phrase) -> Phrase:
        return tuple(Text(one.text) if isinstance(one, Check) else one for one in phrase)

    def settle(block: Block) -> Block:
        match block:
            case Heading():
                return Heading(block.level, plain_words(block.content), block.id)
            case Paragraph():
                return Paragraph(plain_words(block.content))
            case Bullets():
                return Bullets(tuple(plain_words(item) for item in block.items))
            case Steps():
                return Steps(tuple(plain_words(item) for item in block.items))
            case Decision():
                points = tuple(plain_words(point) for point in block.points)
                return Decision(plain_words(block.lead), points, block.numbered)
            case Fields():
                return Fields(tuple((label, plain_words(value)) for label, value in block.rows))
            case Table():
                rows = tuple(tuple(plain_words(cell) for cell in row) for row in block.rows)
                return Table(tuple(plain_words(cell) for cell in block.header), rows)
            case _:
                assert_never(block)

    def settle_margin(margin: Margin) -> Margin:
        return tuple(tuple(Text(one.text) if isinstance(one, Check) else one for one in part) for part in margin)

    return replace(
        document,
        blocks=tuple(settle(block) for block in document.blocks),
        head=settle_margin(document.head),
        foot=settle_margin(document.foot),
        draft=False,
    )
