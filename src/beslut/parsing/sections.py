# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""What has been read before is not read again: with holes for the values, a text is mostly the same for every party.

A text that differs from one read before, by an optional section or a row of a table, still has most of its sections in
common with it. A heading ends whatever stands before it, so sections can be read apart.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import count
from typing import Any

from beslut.blocks import HOLE, HOLE_END, Block, Heading, Rendered
from beslut.parsing.filling import filled, has_holes
from beslut.parsing.reader import UnknownMarkup, read

_BEFORE_HEADING = re.compile(r"(?m)^(?=#{1,6}[ \t])")
_NUMBERED_HOLE = re.compile(f"{HOLE}(\\d+){HOLE_END}")
_MANY = 512

__all__ = ["UnknownMarkup", "known_sections", "learn_sections", "parse"]


@dataclass(frozen=True)
class _Section:
    """The blocks of one section, and whether each has holes to fill."""

    blocks: tuple[Block, ...]
    open: tuple[bool, ...]
    titles: int


@dataclass(frozen=True)
class _Text:
    """A whole text: its sections, each with the numbers of the values that go into its holes."""

    sections: tuple[tuple[_Section, tuple[int, ...]], ...]


_SECTIONS: dict[str, _Section] = {}
_TEXTS: dict[str, _Text] = {}


def parse(rendered: Rendered) -> tuple[Block, ...]:
    """The blocks of a marked-up text, in order, with the values in its holes. Raises UnknownMarkup."""
    text = _TEXTS.get(rendered.text)
    if text is None:
        try:
            text = _text(rendered.text)
        except UnknownMarkup:
            whole = read(rendered.text)  # which gives the line in the whole text
            return tuple(made for block in whole for made in filled(block, rendered.values))
        _remember(_TEXTS, rendered.text, text)
    blocks: list[Block] = []
    for section, numbers in text.sections:
        values = [rendered.values[number] for number in numbers]
        for block, is_open in zip(section.blocks, section.open, strict=True):
            if is_open:
                blocks += filled(block, values)
            else:
                blocks.append(block)
    return tuple(blocks)


def known_sections() -> dict[str, Any]:
    """The sections read so far by their text, for somebody to keep."""
    return dict(_SECTIONS)


def learn_sections(known: Mapping[str, Any]) -> None:
    """Take sections that an earlier run of the same program read."""
    _SECTIONS.update(known)


def _remember(known: dict[str, Any], text: str, value: object) -> None:
    if len(known) >= _MANY:
        known.clear()  # every text is another: remembering them does not help
    known[text] = value


def _text(text: str) -> _Text:
    """The sections of a text. Raises UnknownMarkup, with no line, also for a title that is not the first heading."""
    sections = []
    headed = False
    for part in _cut(text):
        section = _section(_renumbered(part))
        if section.titles > 1 or (section.titles and headed):
            raise UnknownMarkup("", 0)
        headed = headed or any(isinstance(block, Heading) for block in section.blocks)
        sections.append((section, tuple(map(int, _NUMBERED_HOLE.findall(part)))))
    return _Text(tuple(sections))


def _cut(text: str) -> list[str]:
    """The text cut before each heading; whole where a block of code could hold what looks like one."""
    if "```" in text or "~~~" in text or "<" in text:
        return [text]
    return _BEFORE_HEADING.split(text)


def _renumbered(text: str) -> str:
    """The section with its holes numbered from its own beginning, so that it reads alike wherever it stands."""
    number = count()
    return _NUMBERED_HOLE.sub(lambda _: f"{HOLE}{next(number)}{HOLE_END}", text)


def _section(text: str) -> _Section:
    known = _SECTIONS.get(text)
    if known is None:
        blocks = read(text)
        titles = sum(isinstance(block, Heading) and block.level == 1 for block in blocks)
        known = _Section(blocks, tuple(map(has_holes, blocks)), titles)
        _remember(_SECTIONS, text, known)
    return known
