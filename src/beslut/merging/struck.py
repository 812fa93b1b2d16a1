# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""A whole paragraph struck out."""

from __future__ import annotations

from beslut.merging.blocks_of_word import WordBlock
from beslut.merging.marking import Edit, Marker, Splice
from beslut.merging.tracking import edited

_AFTER_LOOK = {"sectPr", "pPrChange"}


def struck(block: WordBlock, marker: Marker) -> list[Splice]:
    """Every letter of a paragraph and its end as tracked deletions."""
    mark = f"<w:del {marker.block()}/>".encode()
    letters = edited(block.element, block.words, [Edit(0, len(block.text))], marker) if block.text else []
    return [*letters, _mark(block, mark)]


def _mark(block: WordBlock, mark: bytes) -> Splice:
    properties = block.element.child("pPr")
    if properties is None:
        new = b"<w:pPr><w:rPr>" + mark + b"</w:rPr></w:pPr>"
        if block.element.opened == block.element.end:
            whole = block.element.opening + new + block.element.ending
            return Splice(block.element.start, block.element.end, whole)
        return Splice(block.element.opened, block.element.opened, new)
    look = properties.child("rPr")
    if look is None:
        new = b"<w:rPr>" + mark + b"</w:rPr>"
        if properties.opened == properties.end:
            return Splice(properties.start, properties.end, properties.opening + new + properties.ending)
        later = next((one.start for one in properties.children if one.name in _AFTER_LOOK), properties.closed)
        return Splice(later, later, new)
    if look.opened == look.end:
        return Splice(look.start, look.end, look.opening + mark + look.ending)
    after = look.child("ins")
    at = after.end if after else look.opened
    return Splice(at, at, mark)
