# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Word comments on what a merge has changed, or has not: what it was, what it became, and where that comes from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from beslut.merging.blocks_of_word import WordBlock
from beslut.merging.marking import AUTHOR, Marker, Splice
from beslut.merging.tracking import escaped

Explain = Callable[[str, str], str]
"""Old words and new → where the new come from, as a sentence; empty when that is not known."""
Pairs = Sequence[tuple[str, str]]
_MOST = 300  # characters of a quoted text
_INITIALS = "b"


@dataclass
class Remarks:
    """The comments of one merge. `possible` is whether the part can have any: Word has none in heads and feet."""

    marker: Marker
    explain: Explain
    possible: bool = True
    written: list[bytes] = field(default_factory=list)

    def on(self, block: WordBlock, changed: Pairs, conflicts: Pairs) -> list[Splice]:
        """A comment on a paragraph of theirs, or on the first one of a table; none when there is nothing to say."""
        words = [*(self._said(*one) for one in changed), *(_kept(*one) for one in conflicts)]
        paragraph = block.element
        if not words or not self.possible or block.is_table or paragraph.opened == paragraph.end:
            return []
        start, end = self._marks(" ".join(words))
        properties = paragraph.child("pPr")
        first = properties.end if properties else paragraph.opened
        return [Splice(first, first, start), Splice(paragraph.closed, paragraph.closed, end)]

    def inside(self, new: str) -> tuple[bytes, bytes]:
        """The marks around a paragraph that is put in."""
        return self._marks(self._said("", new)) if self.possible else (b"", b"")

    def _said(self, old: str, new: str) -> str:
        if old and new:
            what = f"”{_cut(old)}” blev ”{_cut(new)}”."
        else:
            what = f"”{_cut(old)}” togs bort." if old else "Texten är ny."
        return " ".join(filter(None, (what, self.explain(old, new))))

    def _marks(self, words: str) -> tuple[bytes, bytes]:
        ident = self.marker.number()
        self.written.append(_comment(ident, self.marker.day, words))
        start = f'<w:commentRangeStart w:id="{ident}"/>'
        end = f'<w:commentRangeEnd w:id="{ident}"/><w:r><w:commentReference w:id="{ident}"/></w:r>'
        return start.encode(), end.encode()


def _comment(ident: int, day: str, words: str) -> bytes:
    return (
        f'<w:comment w:id="{ident}" w:author="{AUTHOR}" w:date="{day}T00:00:00Z" w:initials="{_INITIALS}"><w:p><w:r>'
        f'<w:t xml:space="preserve">{escaped(words)}</w:t></w:r></w:p></w:comment>'
    ).encode()


def _kept(theirs: str, ours: str) -> str:
    """What a person reads where both have changed the same words."""
    if not ours:
        return "Den nya versionen har inte det här stycket. Det är ändrat här och står därför kvar."
    if not theirs:
        return f"Här stod ett stycke som är borttaget. I den nya versionen lyder det: ”{_cut(ours)}”"
    return f"Ändrat både här och i den nya versionen, som lyder: ”{_cut(ours)}”. Texten här står kvar."


def _cut(text: str) -> str:
    return text if len(text) <= _MOST else f"{text[:_MOST]} …"
