# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Blocks to plain text, for reading, comparing and pasting. A gap stands as »gap«, inferred words as they are."""

from __future__ import annotations

from collections.abc import Iterable
from string import ascii_lowercase
from typing import assert_never

from beslut.blocks import (
    SIGNING_LINE,
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
    in_letters,
    on_one_page,
)


def _words(phrase: Phrase) -> str:
    return "".join(f"»{inline.text}«" if isinstance(inline, Gap) else inline.text for inline in phrase)


def _point(point: Phrase) -> str:
    """A point, its lettered parts on lines of their own."""
    head, parts = in_letters(point)
    lines = [f"{letter}) {_words(part)}" for letter, part in zip(ascii_lowercase, parts, strict=False)]
    return "\n".join([_words(head), *lines])


def _block(block: Block) -> str:
    match block:
        case Heading():
            words = _words(block.content)
            return f"{words}\n{'=' * len(words)}" if block.level == 1 else f"{words}\n{'-' * len(words)}"
        case Paragraph():
            return _words(block.content)
        case Bullets():
            return "\n".join(f"– {_words(item)}" for item in block.items)
        case Steps():
            return "\n".join(f"{place}. {_words(item)}" for place, item in enumerate(block.items, 1))
        case Decision():
            points = [
                f"{place}. {_point(point)}" if block.numbered else _point(point)
                for place, point in enumerate(block.points, 1)
            ]
            return "\n\n".join([*([_words(block.lead)] if block.lead else []), *points])
        case Fields():
            return "\n".join(f"{label}: {_words(value)}" for label, value in block.rows)
        case SigningPlace():
            return "\n".join((SIGNING_LINE, *map(_words, block.signer)))
        case Address():
            return "\n".join(map(_words, block.lines))
        case Table():
            return "\n".join(" | ".join(_words(cell) for cell in row) for row in (block.header, *block.rows))
        case _:
            assert_never(block)


def text(document: Document) -> str:
    """The document as plain text: page head, then every block with an empty line between."""
    head = f"{document.sender}\n{document.kind}{' (utkast)' if document.draft else ''}"
    if document.head:
        head = " · ".join(map(_words, on_one_page(document, document.head)))
    foot = [" · ".join(map(_words, on_one_page(document, document.foot)))] if document.foot else []
    foot += [one for one in (document.contact, document.margin) if one]
    return "\n\n".join([head, *(_block(block) for block in document.blocks), *foot]) + "\n"


def body_text(blocks: Iterable[Block]) -> str:
    """Some blocks as plain text, with an empty line between."""
    return "\n\n".join(map(_block, blocks)) + "\n"


def write(document: Document) -> bytes:
    """The document as UTF-8 text."""
    return text(document).encode("utf-8")
