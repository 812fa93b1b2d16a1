# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Running text of several paragraphs: an empty line in what somebody has told parts them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from beslut.blocks.kinds import Inline, Paragraph, Phrase, Text
from beslut.blocks.walking import reworded

PARTING = "\u2029"
"""Where one paragraph ends and the next begins, in words that are on their way into a document."""
_EMPTY_LINE = re.compile(r"[ \t\r\f\v]*\n[ \t\r\f\v]*\n[ \t\r\n\f\v]*")
_WHITE = re.compile(r"[ \t\r\n\f\v]+")


def parted(words: str) -> str:
    """The words with a parting for each empty line within them, and single spaces; those at its edges stay."""
    return _WHITE.sub(" ", _EMPTY_LINE.sub(PARTING, words))


def paragraphs(phrase: Phrase) -> Iterator[Paragraph]:
    """The phrase as one paragraph, or as many as its partings make; none is empty."""
    made: list[Inline] = []
    for inline in phrase:
        first, *more = inline.text.split(PARTING) if isinstance(inline, Text) else [inline.text]
        made.append(reworded(inline, first))
        for words in more:
            yield from _whole(made)
            made = [reworded(inline, words)]
    yield from _whole(made)


def unparted(phrase: Phrase) -> Phrase:
    """The phrase where only one paragraph can stand: spaces for its partings."""
    return tuple(reworded(one, one.text.replace(PARTING, " ")) if PARTING in one.text else one for one in phrase)


def _whole(made: list[Inline]) -> Iterator[Paragraph]:
    kept = tuple(one for one in made if one.text or not isinstance(one, Text))
    if kept:
        yield Paragraph(kept)
