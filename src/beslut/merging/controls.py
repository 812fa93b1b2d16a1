# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Content controls that a tracked change touches are dissolved: their letters stay, as they look.

A control that is bound to a fact fills itself when the file is opened, and LibreOffice leaves tracked changes inside
one alone, whatever is accepted or rejected.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from beslut.merging.marked_xml import Element
from beslut.merging.marking import Edit, Splice
from beslut.merging.words import Words


def controls_dissolved(paragraph: Element, words: Words, edits: Sequence[Edit]) -> list[Splice]:
    """What goes of each control that has letters struck out, or put in between them: all that is around its letters."""
    splices: list[Splice] = []
    for control in _touched(paragraph, words, edits):
        content = control.child("sdtContent")
        if content is not None:
            splices += [Splice(control.start, content.opened, b""), Splice(content.closed, control.end, b"")]
    return splices


def _touched(paragraph: Element, words: Words, edits: Sequence[Edit]) -> Iterator[Element]:
    seen: set[int] = set()
    for piece in words.pieces:
        outer: Element | None = piece.run
        while outer is not None and outer is not paragraph:
            if outer.name == "sdt" and outer.start not in seen:
                seen.add(outer.start)
                inside = [one for one in words.pieces if outer.start <= one.run.start < outer.end]
                if any(_reaches(edit, inside[0].at, inside[-1].end) for edit in edits):
                    yield outer
            outer = outer.parent


def _reaches(edit: Edit, start: int, end: int) -> bool:
    return edit.start < end and edit.end > start
