# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Values into the holes of blocks that have been read: no value is ever read as markup."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import assert_never

from beslut import swedish
from beslut.blocks import (
    HOLE,
    HOLE_END,
    Block,
    Bullets,
    Check,
    Decision,
    Fields,
    Gap,
    Heading,
    Inline,
    Paragraph,
    Phrase,
    Steps,
    Table,
    Text,
    phrases,
    plain,
)

Value = Phrase | tuple[Decision, ...]
_HOLE = re.compile(f"{HOLE}(\\d+){HOLE_END}")


def has_holes(block: Block) -> bool:
    """Whether anything in the block is to be filled in."""
    if isinstance(block, Fields) and any(HOLE in label for label, _ in block.rows):
        return True
    return any(_open(inline) for phrase in phrases(block) for inline in phrase)


def _open(inline: Inline) -> bool:
    match inline:
        case Text():
            return HOLE in inline.text
        case Gap():
            return HOLE in inline.text or HOLE in inline.hint
        case Check():
            return HOLE in inline.text or HOLE in inline.basis
        case _:
            assert_never(inline)


def filled(block: Block, values: Sequence[Value]) -> tuple[Block, ...]:
    """The block with its values; decisions take the place of the block that holds their hole."""

    def words(phrase: Phrase) -> Phrase:
        return _phrase(phrase, values)

    match block:
        case Heading():
            return (Heading(block.level, words(block.content), block.id),)
        case Paragraph():
            return (Paragraph(words(block.content)),)
        case Bullets():
            return (Bullets(tuple(map(words, block.items))),)
        case Steps():
            return (Steps(tuple(map(words, block.items))),)
        case Decision() if not block.points:
            return tuple(_decisions(values[int(plain(block.lead)[1:-1])]))
        case Decision():
            return (Decision(words(block.lead), tuple(map(words, block.points)), block.numbered),)
        case Fields():
            return (Fields(tuple((_words(label, values), words(value)) for label, value in block.rows)),)
        case Table():
            return (Table(tuple(map(words, block.header)), tuple(tuple(map(words, row)) for row in block.rows)),)
        case _:
            assert_never(block)


def _decisions(value: Value) -> Iterator[Decision]:
    for one in value:
        assert isinstance(one, Decision), "rendering puts nothing else there"
        yield Decision(typeset(one.lead), tuple(map(typeset, one.points)), one.numbered)


@lru_cache(maxsize=1024)
def _pieces(text: str) -> tuple[str | int, ...]:
    """A text cut at its holes: words, and the numbers of the values between them."""
    pieces = _HOLE.split(text)
    return tuple(int(piece) if place % 2 else piece for place, piece in enumerate(pieces) if piece)


def _phrase(phrase: Phrase, values: Sequence[Value]) -> Phrase:
    """The phrase with its values, each in the look of the words around its hole."""
    out: list[Inline] = []
    for inline in phrase:
        match inline:
            case Text():
                for piece in _pieces(inline.text):
                    if isinstance(piece, str):
                        add(out, Text(piece, inline.strong, inline.emphasis))
                    else:
                        for one in _inlines(values[piece]):
                            add(out, _in_look(one, inline))
            case Gap():
                out.append(Gap(_words(inline.text, values), _words(inline.hint, values)))
            case Check():
                out.append(Check(_words(inline.text, values), _words(inline.basis, values)))
            case _:
                assert_never(inline)
    return typeset(tuple(out))


def _inlines(value: Value) -> Iterator[Inline]:
    for one in value:
        assert not isinstance(one, Decision), "rendering puts decisions in a hole of their own"
        yield one


def _in_look(one: Inline, around: Text) -> Inline:
    if (around.strong or around.emphasis) and isinstance(one, Text):
        return Text(one.text, one.strong or around.strong, one.emphasis or around.emphasis)
    return one


def _words(text: str, values: Sequence[Value]) -> str:
    """A text with the plain words of its values, where only words can stand: a label, a hint."""
    words = "".join(
        piece if isinstance(piece, str) else plain(tuple(_inlines(values[piece]))) for piece in _pieces(text)
    )
    return swedish.hard_spaces(words)


def add(out: list[Inline], new: Inline) -> None:
    """Put the inline last, together with the words before it when they look the same."""
    last = out[-1] if out else None
    if isinstance(new, Text) and isinstance(last, Text) and (last.strong, last.emphasis) == (new.strong, new.emphasis):
        out[-1] = Text(last.text + new.text, new.strong, new.emphasis)
    else:
        out.append(new)


def typeset(phrase: Phrase) -> Phrase:
    """The phrase with hard spaces where Swedish wants them, also in what is said about its gaps."""
    return tuple(map(_typeset, phrase))


def _typeset(inline: Inline) -> Inline:
    words = swedish.hard_spaces(inline.text)
    match inline:
        case Text():
            return inline if words == inline.text else Text(words, inline.strong, inline.emphasis)
        case Gap():
            hint = swedish.hard_spaces(inline.hint)
            return inline if words == inline.text and hint == inline.hint else Gap(words, hint)
        case Check():
            basis = swedish.hard_spaces(inline.basis)
            return inline if words == inline.text and basis == inline.basis else Check(words, basis)
        case _:
            assert_never(inline)
