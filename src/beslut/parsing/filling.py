# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Values into the holes of blocks that have been read: no value is ever read as markup."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from beslut import swedish
from beslut.blocks import (
    HOLE,
    HOLE_END,
    Block,
    Decision,
    Fields,
    Inline,
    Phrase,
    Text,
    joined,
    map_phrases,
    note_of,
    phrases,
    plain,
    reworded,
)

Value = Phrase | tuple[Decision, ...]
_HOLE = re.compile(f"{HOLE}(\\d+){HOLE_END}")


def has_holes(block: Block) -> bool:
    """Whether anything in the block is to be filled in."""
    if isinstance(block, Fields) and any(HOLE in label for label, _ in block.rows):
        return True
    return any(_open(inline) for phrase in phrases(block) for inline in phrase)


def _open(inline: Inline) -> bool:
    return HOLE in inline.text or HOLE in note_of(inline)


def filled(block: Block, values: Sequence[Value]) -> tuple[Block, ...]:
    """The block with its values; decisions take the place of the block that holds their hole."""

    def words(phrase: Phrase) -> Phrase:
        return _phrase(phrase, values)

    match block:
        case Decision() if not block.points:
            return tuple(_decisions(values[int(plain(block.lead)[1:-1])]))
        case Fields():
            return (Fields(tuple((_words(label, values), words(value)) for label, value in block.rows)),)
        case _:
            return (map_phrases(block, words),)


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
    return typeset(joined(_with_values(phrase, values)))


def _with_values(phrase: Phrase, values: Sequence[Value]) -> Iterator[Inline]:
    for inline in phrase:
        if not isinstance(inline, Text):
            yield reworded(inline, _words(inline.text, values), _words(note_of(inline), values))
            continue
        for piece in _pieces(inline.text):
            if isinstance(piece, str):
                yield Text(piece, inline.strong, inline.emphasis)
            else:
                yield from (_in_look(one, inline) for one in _inlines(values[piece]))


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


def typeset(phrase: Phrase) -> Phrase:
    """The phrase with hard spaces where Swedish wants them, also in what is said about its gaps."""
    return tuple(map(_typeset, phrase))


def _typeset(inline: Inline) -> Inline:
    words, note = swedish.hard_spaces(inline.text), note_of(inline)
    hard = swedish.hard_spaces(note) if note else note
    return inline if words == inline.text and hard == note else reworded(inline, words, hard)
