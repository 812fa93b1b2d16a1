# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Putting phrases together: joining, capital letters, genitives, slots in braces."""

from __future__ import annotations

import re
from collections.abc import Mapping

from beslut import swedish
from beslut.blocks import Inline, Phrase, Text, joined, note_of, reworded
from beslut.model import SLOT

Piece = str | Inline | Phrase


def phrase(*parts: Piece) -> Phrase:
    """One phrase of words, inlines and phrases; neighbouring words of the same look are joined."""
    words = _plain_words(parts)
    if words is not None:
        return (Text(words),) if words else ()
    pieces: list[str | Inline] = []
    for part in parts:
        if isinstance(part, str):
            pieces.append(part)
        else:
            pieces += [inline for inline in (part if isinstance(part, tuple) else (part,)) if inline.text]
    return joined(pieces)


def _plain_words(parts: tuple[Piece, ...]) -> str | None:
    """The words of the parts when they are plain words and nothing else, which most are; None for other parts."""
    words = ""
    for part in parts:
        if isinstance(part, str):
            words += part
        elif isinstance(part, tuple):
            for inline in part:
                if not isinstance(inline, Text) or inline.strong or inline.emphasis:
                    return None
                words += inline.text
        else:
            return None
    return words


def capital_first(words: Phrase) -> Phrase:
    """The phrase with a capital first letter, whatever kind its first inline is."""
    if not words:
        return words
    return (reworded(words[0], swedish.capital_first(words[0].text)), *words[1:])


def genitive(words: Phrase) -> Phrase:
    """*kommunfullmäktiges*: the genitive of a phrase, on its last word."""
    return phrase(words, swedish.genitive(words[-1].text)[len(words[-1].text) :])


def spaced(*parts: Piece | None) -> list[Piece]:
    """The parts that there are, with a space between each; none before a comma."""
    out: list[Piece] = []
    for part in parts:
        if part:
            out += [" ", part] if out and not _begins_with_comma(part) else [part]
    return out


def _begins_with_comma(part: Piece) -> bool:
    first = part[0] if isinstance(part, tuple) else part
    return (first if isinstance(first, str) else first.text).startswith(",")


_JOINS = re.compile(r"\b(?:och|samt|eller)\b")


def ends_in_apposition(words: Phrase) -> bool:
    """Whether the phrase ends in what only tells more of it, and wants a comma after: *avtalet, daterat den 3 maj*.

    A list has commas too, and *och* after the last of them.
    """
    text = "".join(one.text for one in words)
    return ", " in text and not _JOINS.search(text.rpartition(", ")[2])


def closed(words: Phrase) -> Phrase:
    """The phrase with the comma that a verb after it wants, where it ends in an apposition."""
    return phrase(words, ",") if ends_in_apposition(words) and not words[-1].text.endswith(",") else words


def typeset(words: Phrase) -> Phrase:
    """The phrase with hard spaces where a line must not break."""
    return tuple(reworded(one, swedish.hard_spaces(one.text), note_of(one)) for one in words)


def filled(text: str, slots: Mapping[str, Piece]) -> Phrase:
    """The text with its slots in braces filled in. Raises KeyError for a slot that does not exist."""
    if "{" not in text:
        return (Text(text),) if text else ()
    parts: list[Piece] = []
    end = 0
    for found in SLOT.finditer(text):
        piece = slots[found.group(1)]
        before = text[end : found.start()]
        more = len(swedish.day_after(before, _words(piece))) - len(_words(piece))
        parts += [before[:more] if more < 0 else before, "den " if more > 0 else "", piece]
        unit = _UNIT.match(text, found.end())
        end = unit.end() if unit and _ends_in_unit(piece) else found.end()
    return phrase(*parts, text[end:])


_UNIT = re.compile(r"\s(?:kronor|kr|tkr|mnkr|miljoner kronor|procent|%)(?![\w])")


def _ends_in_unit(piece: Piece) -> bool:
    """Whether what fills a place says its unit itself, so that `{kostnad} kronor` does not say it twice."""
    return _words(piece).endswith((" kronor", "\u00a0kronor", "\u00a0krona", "\u00a0procent"))


def _words(piece: Piece) -> str:
    return piece if isinstance(piece, str) else "".join(one.text for one in phrase(piece))
