# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Values into the holes of blocks that have been read: no value is ever read as markup."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
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


def filled(block: Block, values: Sequence[Value]) -> Iterator[Block]:
    """The block with its values; decisions take the place of the block that holds their hole."""

    def words(phrase: Phrase) -> Phrase:
        return _phrase(phrase, values)

    match block:
        case Heading():
            yield Heading(block.level, words(block.content), block.id)
        case Paragraph():
            yield Paragraph(words(block.content))
        case Bullets():
            yield Bullets(tuple(map(words, block.items)))
        case Steps():
            yield Steps(tuple(map(words, block.items)))
        case Decision() if not block.points:
            yield from _decisions(values[int(plain(block.lead)[1:-1])])
        case Decision():
            yield Decision(words(block.lead), tuple(map(words, block.points)), block.numbered)
        case Fields():
            yield Fields(tuple((_words(label, values), words(value)) for label, value in block.rows))
        case Table():
            yield Table(tuple(map(words, block.header)), tuple(tuple(map(words, row)) for row in block.rows))
        case _:
            assert_never(block)


def _decisions(value: Value) -> Iterator[Decision]:
    for one in value:
        assert isinstance(one, Decision), "rendering puts nothing else there"
        yield Decision(typeset(one.lead), tuple(map(typeset, one.points)), one.numbered)


def _phrase(phrase: Phrase, values: Sequence[Value]) -> Phrase:
    """The phrase with its values, each in the look of the words around its hole."""
    out: list[Inline] = []
    for inline in phrase:
        match inline:
            case Text():
                pieces = _HOLE.split(inline.text)
                for place, piece in enumerate(pieces):
                    if place % 2:
                        for one in _inlines(values[int(piece)]):
                            add(out, _in_look(one, inline))
                    elif piece:
                        add(out, Text(piece, inline.strong, inline.emphasis))
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
    if isinstance(one, Text) and (around.strong or around.emphasis):
        return Text(one.text, one.strong or around.strong, one.emphasis or around.emphasis)
    return one


def _words(text: str, values: Sequence[Value]) -> str:
    """A text with the plain words of its values, where only words can stand: a label, a hint."""
    return swedish.hard_spaces(_HOLE.sub(lambda hole: plain(tuple(_inlines(values[int(hole.group(1))]))), text))


def add(out: list[Inline], new: Inline) -> None:
    """Put the inline last, together with the words before it when they look the same."""
    last = out[-1] if out else None
    if isinstance(new, Text) and isinstance(last, Text) and (last.strong, last.emphasis) == (new.strong, new.emphasis):
        out[-1] = Text(last.text + new.text, new.strong, new.emphasis)
    else:
        out.append(new)


def typeset(phrase: Phrase) -> Phrase:
    """The phrase with hard spaces where Swedish wants them, also in what is said about its gaps."""
    return tuple(_typeset(inline) for inline in phrase)


def _typeset(inline: Inline) -> Inline:
    words = swedish.hard_spaces(inline.text)
    match inline:
        case Text():
            return Text(words, inline.strong, inline.emphasis)
        case Gap():
            return Gap(words, swedish.hard_spaces(inline.hint))
        case Check():
            return Check(words, swedish.hard_spaces(inline.basis))
        case _:
            assert_never(inline)
