# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""The blocks of a Word file's text, of one cell, or of a page head: paragraphs and tables, in order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from beslut.merging.marked_xml import Element
from beslut.merging.words import Words, words_of

_INSIDE = {"sdt", "sdtContent", "customXml", "ins", "moveTo"}


@dataclass(frozen=True, eq=False)
class WordBlock:
    """A paragraph or a table."""

    element: Element

    @property
    def is_table(self) -> bool:
        """Whether it is a table."""
        return self.element.name == "tbl"

    @cached_property
    def words(self) -> Words:
        """A paragraph's letters; none for a table."""
        return Words("", ()) if self.is_table else words_of(self.element)

    @cached_property
    def rows(self) -> list[list[list[WordBlock]]]:
        """A table's rows, each with its cells, each with its blocks."""
        rows = [one for one in self.element.children if one.name == "tr"]
        return [[blocks_of(cell) for cell in row.children if cell.name == "tc"] for row in rows]

    @cached_property
    def text(self) -> str:
        """What it says: a table's cells with tabs between, its rows on lines of their own."""
        if not self.is_table:
            return self.words.text
        return "\n".join("\t".join(" ".join(one.text for one in cell) for cell in row) for row in self.rows)

    @property
    def key(self) -> str:
        """What it is matched by: a table is never a paragraph."""
        return f"\ue000 {self.text}" if self.is_table else self.text

    @cached_property
    def style(self) -> str:
        """The id of a paragraph's style; empty for none."""
        properties = self.element.child("pPr")
        named = properties.child("pStyle") if properties else None
        return named.attributes.get("val", "") if named else ""


def blocks_of(parent: Element) -> list[WordBlock]:
    """Every block of a body, a cell, a head or a foot; those inside a control too."""
    return list(_blocks(parent))


def _blocks(parent: Element) -> Iterator[WordBlock]:
    for one in parent.children:
        if one.name in ("p", "tbl"):
            yield WordBlock(one)
        elif one.name in _INSIDE:
            yield from _blocks(one)
