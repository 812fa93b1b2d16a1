# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""How what is put in shall look in somebody's document: as what stands beside it, with our marks of gaps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from beslut.merging.blocks_of_word import WordBlock
from beslut.merging.marked_xml import Element
from beslut.merging.marking import Marker
from beslut.merging.tracking import escaped
from beslut.merging.words import Words

_MARKING = {"rStyle", "highlight", "vanish", "webHidden", "del", "ins", "rPrChange"}
_KEPT_OF_OURS = {"rStyle", "b", "i", "highlight"}


@dataclass(frozen=True)
class Looks:
    """Styles by name in ours and in theirs: `ours` is id → name, `theirs` name → id."""

    ours: Mapping[str, str]
    theirs: Mapping[str, str]

    def style(self, ident: str) -> str | None:
        """The id in their file of a style of ours, or None when it has none."""
        name = self.ours.get(ident, ident.lower())
        return self.theirs.get(name)

    def runs(self, ours: Words, start: int, end: int, beside: bytes) -> bytes:
        """Letters of ours as runs: marked as ours are, else with the look of what stands beside."""
        out = []
        for piece in ours.pieces:
            first, last = max(piece.at, start), min(piece.end, end)
            if first >= last:
                continue
            look = self._look(piece.run.child("rPr")) or beside
            if piece.holder.name == "t":
                text = escaped(piece.text[first - piece.at : last - piece.at])
                holder = f'<w:t xml:space="preserve">{text}</w:t>'.encode()
            else:
                holder = piece.holder.whole
            out.append(b"<w:r>" + look + holder + b"</w:r>")
        return b"".join(out)

    def _look(self, properties: Element | None) -> bytes:
        if properties is None:
            return b""
        out = []
        for one in properties.children:
            if one.name == "rStyle":
                ident = self.style(one.attributes.get("val", ""))
                out.append(f'<w:rStyle w:val="{ident}"/>'.encode() if ident else b"")
            elif one.name in _KEPT_OF_OURS:
                out.append(one.whole)
        inner = b"".join(out)
        return b"<w:rPr>" + inner + b"</w:rPr>" if inner else b""

    def paragraph(
        self, block: WordBlock, neighbour: WordBlock | None, marker: Marker, around: tuple[bytes, bytes] = (b"", b"")
    ) -> bytes:
        """A paragraph of ours as an inserted one; set as `neighbour`, which has the same style in their file."""
        attributes = marker.block()
        mark = f"<w:rPr><w:ins {attributes}/></w:rPr>".encode()
        runs = self.runs(block.words, 0, len(block.text), b"")
        again = f'w:id="{marker.number()}" {attributes.partition(" ")[2]}'
        inner = f"<w:ins {again}>".encode() + runs + b"</w:ins>" if runs else b""
        setting = b"<w:pPr>" + self._setting(block, neighbour) + mark + b"</w:pPr>"
        return b"<w:p>" + setting + around[0] + inner + around[1] + b"</w:p>"

    def _setting(self, block: WordBlock, neighbour: WordBlock | None) -> bytes:
        properties = neighbour.element.child("pPr") if neighbour else None
        if properties is not None:
            kept = {"sectPr", "rPr", "pPrChange", "pageBreakBefore"}
            return b"".join(one.whole for one in properties.children if one.name not in kept)
        ident = self.style(block.style) if block.style else None
        return f'<w:pStyle w:val="{ident}"/>'.encode() if ident else b""


def look_beside(words: Words, start: int, end: int) -> bytes:
    """The look of the letters struck out, else of those before or after, when it is no mark of a gap."""
    nearest: Sequence[int] = (start, end - 1, start - 1, end) if end > start else (start - 1, start)
    for at in nearest:
        for piece in words.pieces:
            if piece.at <= at < piece.end:
                properties = piece.run.child("rPr") if piece.run.name == "r" else None
                if properties is None:
                    return b""
                if not any(one.name in _MARKING for one in properties.children):
                    return properties.whole
    return b""
