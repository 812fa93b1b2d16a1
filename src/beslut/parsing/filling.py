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
    PARTING,
    Block,
    Decision,
    Fields,
    Gap,
    Inline,
    Paragraph,
    Phrase,
    Text,
    joined,
    map_phrases,
    note_of,
    paragraphs,
    phrases,
    plain,
    reworded,
    unparted,
)

Value = Phrase | tuple[Decision, ...]
NUMBERED_HOLE = re.compile(f"{HOLE}(\\d+){HOLE_END}")
MISPLACED = "beslut inne i något annat; skriv {{ beslut.… }} för sig självt på en egen rad, utan indrag"


class UnknownMarkup(Exception):
    """Markup outside the small part that documents use.

    `what` is told to the user; `line` (from 1) is where in the text, and `value` the number of the value it is about,
    where either is known: whoever made the text knows where it wrote that value.
    """

    def __init__(self, what: str, line: int, value: int | None = None) -> None:
        super().__init__(what, line, value)
        self.what, self.line, self.value = what, line, value


def holes(text: str) -> list[int]:
    """The numbers of the values that go into a text, in order."""
    return [int(number) for number in NUMBERED_HOLE.findall(text)]


def has_holes(block: Block) -> bool:
    """Whether anything in the block is to be filled in."""
    if isinstance(block, Fields) and any(HOLE in label for label, _ in block.rows):
        return True
    return any(_open(inline) for phrase in phrases(block) for inline in phrase)


def _open(inline: Inline) -> bool:
    return HOLE in inline.text or (not isinstance(inline, Text) and HOLE in note_of(inline))


def filled(block: Block, values: Sequence[Value], numbers: Sequence[int]) -> tuple[Block, ...]:
    """The block with its values; decisions take the place of the block that holds their hole.

    A value that is all of its paragraph may be several: an empty line in it parts them, and is no other markup.

    `numbers` has the number of each value in the whole text. Raises UnknownMarkup for decisions where words belong,
    and words where decisions do.
    """

    def words(phrase: Phrase) -> Phrase:
        return _phrase(phrase, values, numbers)

    match block:
        case Paragraph((Text(text),)) if NUMBERED_HOLE.fullmatch(text):
            return tuple(paragraphs(words(block.content)))
        case Decision() if not block.points:
            place = holes(plain(block.lead))[0]
            return tuple(_decisions(values[place], numbers[place]))
        case Fields():
            rows = ((_words(label, values, numbers), unparted(words(value))) for label, value in block.rows)
            return (Fields(tuple(rows)),)
        case _:
            return (map_phrases(block, lambda phrase: unparted(words(phrase))),)


def _decisions(value: Value, number: int) -> Iterator[Decision]:
    for one in value:
        if not isinstance(one, Decision):
            raise UnknownMarkup("något annat än beslut efter ”::: beslut”", 0, number)
        yield Decision(typeset(one.lead), tuple(map(typeset, one.points)), one.numbered)


@lru_cache(maxsize=1024)
def _pieces(text: str) -> tuple[str | int, ...]:
    """A text cut at its holes: words, and the numbers of the values between them."""
    pieces = NUMBERED_HOLE.split(text)
    return tuple(int(piece) if place % 2 else piece for place, piece in enumerate(pieces) if piece)


def _phrase(phrase: Phrase, values: Sequence[Value], numbers: Sequence[int]) -> Phrase:
    """The phrase with its values, each in the look of the words around its hole."""
    if not any(map(_open, phrase)):
        return phrase
    return typeset(joined(_with_values(phrase, values, numbers)))


def _with_values(phrase: Phrase, values: Sequence[Value], numbers: Sequence[int]) -> Iterator[Inline]:
    for inline in phrase:
        if not isinstance(inline, Text):
            note = _words(note_of(inline), values, numbers)
            yield reworded(inline, _words(inline.text, values, numbers), note)
            continue
        before = ""
        for piece in _pieces(inline.text):
            if isinstance(piece, str):
                yield Text(piece, inline.strong, inline.emphasis)
                before = piece
            else:
                for one in _inlines(values[piece], numbers[piece]):
                    yield _in_look(_as_day(one, before), inline)
                    before = ""


def _inlines(value: Value, number: int) -> Iterator[Inline]:
    for one in value:
        if isinstance(one, Decision):
            raise UnknownMarkup(MISPLACED, 0, number)
        yield one


def _as_day(one: Inline, before: str) -> Inline:
    words = swedish.day_after(before, one.text) if before and not isinstance(one, Gap) else one.text
    return one if words == one.text else reworded(one, words)


def _in_look(one: Inline, around: Text) -> Inline:
    if (around.strong or around.emphasis) and isinstance(one, Text):
        return Text(one.text, one.strong or around.strong, one.emphasis or around.emphasis)
    return one


def _words(text: str, values: Sequence[Value], numbers: Sequence[int]) -> str:
    """A text with the plain words of its values, where only words can stand: a label, a hint."""
    words = "".join(
        piece if isinstance(piece, str) else plain(tuple(_inlines(values[piece], numbers[piece])))
        for piece in _pieces(text)
    )
    return swedish.hard_spaces(words.replace(PARTING, " "))


def typeset(phrase: Phrase) -> Phrase:
    """The phrase with hard spaces where Swedish wants them, also in what is said about its gaps."""
    return tuple(map(_typeset, phrase))


def _typeset(inline: Inline) -> Inline:
    words = swedish.hard_spaces(inline.text)
    if isinstance(inline, Text):
        return inline if words == inline.text else Text(words, inline.strong, inline.emphasis)
    note = note_of(inline)
    hard = swedish.hard_spaces(note)
    return inline if words == inline.text and hard == note else reworded(inline, words, hard)
