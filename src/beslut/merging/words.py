# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""The words of one paragraph as they read with every tracked change accepted, and where each letter stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from beslut.merging.marked_xml import Element

OPAQUE = "\ufffc"
"""What stands for a picture, a note, a field or anything else that is no letter."""
READABLE = str.maketrans({OPAQUE: "…"})
"""What is told to a person, who has no sign for it."""
_LETTERS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
_NO_WIDTH = {"rPr", "commentReference", "annotationRef", "lastRenderedPageBreak", "delText", "fldChar", "instrText"}
_INSIDE = {"hyperlink", "sdt", "sdtContent", "smartTag", "ins", "moveTo", "customXml", "dir", "bdo"}
_GONE = {"del", "moveFrom"}
_HERE = {"ins", "moveTo"}
TRACKED = _GONE | _HERE
_WORD = re.compile(r"\w+|\s|[^\w\s]")


@dataclass(frozen=True)
class Piece:
    """Some letters of one run that stand in one of its elements. `tracked` is the insertion that they are part of."""

    text: str
    at: int  # of its first letter, in the paragraph
    run: Element
    holder: Element
    tracked: Element | None = None

    @property
    def end(self) -> int:
        """Just after its last letter."""
        return self.at + len(self.text)


@dataclass(frozen=True)
class Words:
    """All of a paragraph's letters, in order, and the tracked deletions between them (place, author)."""

    text: str
    pieces: tuple[Piece, ...]
    gone: tuple[tuple[int, str], ...] = ()

    def tokens(self) -> list[str]:
        """Words, single spaces and signs; together they are the text."""
        return tokens_of(self.text)

    def foreign(self, start: int, end: int, ours: str) -> bool:
        """Whether anybody but `ours` has tracked changes in those letters, or right at them."""
        inserted = any(
            one.tracked is not None and one.tracked.attributes.get("author") != ours
            for one in self.pieces
            if one.at < max(end, start + 1) and one.end > start - (start == end)
        )
        return inserted or any(start <= at <= end and author != ours for at, author in self.gone)


def tokens_of(text: str) -> list[str]:
    """Words, single spaces and signs; together they are the text."""
    return _WORD.findall(text)


def words_of(paragraph: Element) -> Words:
    """What a paragraph says."""
    pieces: list[Piece] = []
    gone: list[tuple[int, str]] = []
    length, field_depth = 0, 0
    for run, tracked, left_out in _runs(paragraph, None):
        if left_out is not None:
            gone.append((length, left_out))
            continue
        for holder in run.children if run.name == "r" else (run,):
            if holder.name == "fldChar":
                field_depth += {"begin": 1, "end": -1}.get(holder.attributes.get("fldCharType", ""), 0)
            text = _text_of(holder, in_field=field_depth > 0)
            if text:
                pieces.append(Piece(text, length, run, holder, tracked))
                length += len(text)
    return Words("".join(one.text for one in pieces), tuple(pieces), tuple(gone))


def _runs(parent: Element, tracked: Element | None) -> Iterator[tuple[Element, Element | None, str | None]]:
    for one in parent.children:
        if one.name == "r" or one.name in ("fldSimple", "oMath", "subDoc"):
            yield one, tracked, None
        elif one.name in _GONE:
            yield one, tracked, one.attributes.get("author", "")
        elif one.name in _INSIDE:
            yield from _runs(one, one if one.name in _HERE else tracked)


def _text_of(holder: Element, *, in_field: bool) -> str:
    if holder.name in _NO_WIDTH:
        return ""
    if in_field:
        return OPAQUE * (holder.name == "t")
    if holder.name == "t":
        return holder.text
    return _LETTERS.get(holder.name, OPAQUE)
