# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""What has been read before is not read again: with holes for the values, a text is mostly the same for every party.

A text that differs from one read before, by an optional section or a row of a table, still has most of its sections in
common with it. A heading ends whatever stands before it, so sections can be read apart.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import count
from typing import Any

from beslut.blocks import HOLE, HOLE_END, Block, Heading, Rendered
from beslut.parsing.filling import NUMBERED_HOLE, UnknownMarkup, filled, has_holes, holes
from beslut.parsing.reader import read
from beslut.speed.values import dataclass

_BEFORE_HEADING = re.compile(r"(?m)^(?=#{1,6}[ \t])")
_MAX_TEXTS = 512


@dataclass(frozen=True)
class Section:
    """The blocks of one section, and whether each has holes to fill."""

    blocks: tuple[Block, ...]
    open: tuple[bool, ...]
    titles: int


@dataclass(frozen=True)
class _Text:
    """A whole text: its sections, each with the numbers of the values that go into its holes."""

    sections: tuple[tuple[Section, tuple[int, ...]], ...]


class Parser:
    """Reads the marked-up texts of a run, and remembers what it has read.

    `known` are sections that an earlier run of the same program read; `sections` has them and the new ones, by their
    text, for somebody to keep.
    """

    def __init__(self, known: Mapping[str, Section] | None = None) -> None:
        self._sections: dict[str, Section] = dict(known or {})
        self._texts: dict[str, _Text] = {}

    @property
    def sections(self) -> Mapping[str, Section]:
        """The sections read so far by their text."""
        return self._sections

    def parse(self, rendered: Rendered) -> tuple[Block, ...]:
        """The blocks of a marked-up text, in order, with the values in its holes. Raises UnknownMarkup."""
        text = self._texts.get(rendered.text)
        if text is None:
            try:
                text = self._text(rendered.text)
            except UnknownMarkup:
                whole = read(rendered.text)  # which gives the line in the whole text
                every = range(len(rendered.values))
                return tuple(made for block in whole for made in filled(block, rendered.values, every))
            _remember(self._texts, rendered.text, text)
        blocks: list[Block] = []
        for section, numbers in text.sections:
            values = [rendered.values[number] for number in numbers]
            for block, is_open in zip(section.blocks, section.open, strict=True):
                if is_open:
                    blocks += filled(block, values, numbers)
                else:
                    blocks.append(block)
        return tuple(blocks)

    def _text(self, text: str) -> _Text:
        """The sections of a text. Raises UnknownMarkup, with no line, for a title that is not the first heading too."""
        sections = []
        headed = False
        for part in _cut(text):
            section = self._section(_renumbered(part))
            if section.titles > 1 or (section.titles and headed):
                raise UnknownMarkup("", 0)
            headed = headed or any(isinstance(block, Heading) for block in section.blocks)
            sections.append((section, tuple(holes(part))))
        return _Text(tuple(sections))

    def _section(self, text: str) -> Section:
        known = self._sections.get(text)
        if known is None:
            blocks = read(text)
            titles = sum(isinstance(block, Heading) and block.level == 1 for block in blocks)
            known = Section(blocks, tuple(map(has_holes, blocks)), titles)
            _remember(self._sections, text, known)
        return known


def _remember(known: dict[str, Any], text: str, value: object) -> None:
    if len(known) >= _MAX_TEXTS:
        known.clear()  # every text is another: remembering them does not help
    known[text] = value


def _cut(text: str) -> list[str]:
    """The text cut before each heading; whole where a block of code could hold what looks like one."""
    if "```" in text or "~~~" in text or "<" in text:
        return [text]
    return _BEFORE_HEADING.split(text)


def _renumbered(text: str) -> str:
    """The section with its holes numbered from its own beginning, so that it reads alike wherever it stands."""
    number = count()
    return NUMBERED_HOLE.sub(lambda _: f"{HOLE}{next(number)}{HOLE_END}", text)
