# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""What is read out of a document, and made of one document, without asking what kind each block is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import assert_never

from beslut.blocks.kinds import (
    DRAFT,
    Address,
    Block,
    Bullets,
    Check,
    Decision,
    Document,
    Fields,
    Gap,
    Heading,
    Inline,
    Margin,
    PageField,
    Paragraph,
    Phrase,
    SigningPlace,
    Steps,
    Table,
    Text,
)


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
        case SigningPlace():
            yield from block.signer
        case Address():
            yield from block.lines
        case _:
            assert_never(block)


def inlines(document: Document) -> list[Inline]:
    """Every inline of a document, in reading order: a page head that somebody has told, the body, such a page foot."""
    head = [one for part in document.head for one in part if not isinstance(one, PageField)]
    foot = [one for part in document.foot for one in part if not isinstance(one, PageField)]
    return [*head, *(one for block in document.blocks for phrase in phrases(block) for one in phrase), *foot]


def texts(document: Document) -> Iterator[str]:
    """Everything that a document says, in pieces: words, hints, labels, ids, and what its pages and metadata carry."""
    yield from (document.title, document.subject, document.kind, document.author, document.sender)
    yield from (document.number_label, document.margin, document.contact)
    for block in document.blocks:
        match block:
            case Heading():
                yield block.id
            case Fields():
                yield from (label for label, _ in block.rows)
    for inline in (*document.number, *inlines(document)):
        yield inline.text
        if not isinstance(inline, Text):
            yield note_of(inline)


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


def names_its_number(document: Document) -> bool:
    """Whether the head block says the case number, so that the first page's head need not."""
    fields = (block for block in document.blocks if isinstance(block, Fields))
    return any(value == document.number for block in fields for _, value in block.rows)


def marks(document: Document) -> tuple[tuple[Gap, ...], tuple[Check, ...]]:
    """The gaps and the words to check, in one reading of the document."""
    found = [inline for inline in inlines(document) if not isinstance(inline, Text)]
    gaps_found = tuple(inline for inline in found if isinstance(inline, Gap))
    return gaps_found, tuple(inline for inline in found if isinstance(inline, Check))


def plain(phrase: Phrase) -> str:
    """The words of a phrase, without marks."""
    return "".join(inline.text for inline in phrase)


def map_phrases(block: Block, function: Callable[[Phrase], Phrase]) -> Block:
    """The block with each of its phrases through the function; what is no phrase (a label, an id) stays as it is."""
    match block:
        case Heading():
            return Heading(block.level, function(block.content), block.id)
        case Paragraph():
            return Paragraph(function(block.content))
        case Bullets():
            return Bullets(tuple(map(function, block.items)))
        case Steps():
            return Steps(tuple(map(function, block.items)))
        case Decision():
            return Decision(function(block.lead), tuple(map(function, block.points)), block.numbered)
        case Fields():
            return Fields(tuple((label, function(value)) for label, value in block.rows))
        case SigningPlace():
            return SigningPlace(tuple(map(function, block.signer)))
        case Address():
            return Address(tuple(map(function, block.lines)))
        case Table():
            return Table(tuple(map(function, block.header)), tuple(tuple(map(function, row)) for row in block.rows))
        case _:
            assert_never(block)


def reworded(inline: Inline, words: str, note: str | None = None) -> Inline:
    """The same inline with other words, and with another hint or basis where one is given and it has any."""
    match inline:
        case Text():
            return Text(words, inline.strong, inline.emphasis)
        case Gap():
            return Gap(words, inline.hint if note is None else note, inline.kind, inline.key)
        case Check():
            return Check(words, inline.basis if note is None else note)
        case _:
            assert_never(inline)


def note_of(inline: Inline) -> str:
    """What is said about a gap or words to check: the hint or the basis; nothing of plain words."""
    match inline:
        case Text():
            return ""
        case Gap():
            return inline.hint
        case Check():
            return inline.basis
        case _:
            assert_never(inline)


_PLAIN = (False, False)


def joined(inlines: Iterable[str | Inline]) -> Phrase:
    """One phrase, in which neighbouring words of the same look are one text, and no text is empty; a `str` is plain."""
    out: list[Inline] = []
    held, look = "", _PLAIN  # the text under way, and whether it is strong and has emphasis
    for inline in inlines:
        if isinstance(inline, str):
            words, now = inline, _PLAIN
        elif isinstance(inline, Text):
            words, now = inline.text, (inline.strong, inline.emphasis)
        else:
            if held:
                out.append(Text(held, *look))
                held = ""
            out.append(inline)
            continue
        if held and words and now != look:
            out.append(Text(held, *look))
            held = ""
        if words:
            held, look = held + words, now
    if held:
        out.append(Text(held, *look))
    return tuple(out)


def settled(document: Document) -> Document:
    """The final document: no draft mark, and what was to be checked as plain words, for somebody has checked it."""

    def plain_words(phrase: Phrase) -> Phrase:
        return tuple(Text(one.text) if isinstance(one, Check) else one for one in phrase)

    def settle_margin(margin: Margin) -> Margin:
        return tuple(tuple(Text(one.text) if isinstance(one, Check) else one for one in part) for part in margin)

    return replace(
        document,
        blocks=tuple(map_phrases(block, plain_words) for block in document.blocks),
        head=settle_margin(document.head),
        foot=settle_margin(document.foot),
        draft=False,
    )
