# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""A text section by section, each read once: with holes for the values, a section is the same for every party."""

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

__all__ = ["UnknownMarkup", "known_sections", "learn_sections", "parse"]


@dataclass(frozen=True)
class _Section:
    """The blocks of one section, and whether each has holes to fill."""

    blocks: tuple[Block, ...]
    open: tuple[bool, ...]
    titles: int


def parse(rendered: Rendered) -> tuple[Block, ...]:
    """The blocks of a marked-up text, in order, with the values in its holes. Raises UnknownMarkup.

    The text is read section by section, and a section read before is not read again: most of a document is the same
    for all parties of a case. A heading ends whatever stands before it, so sections can be read apart.
    """
    blocks: list[Block] = []
    titles = 0
    try:
        for text in _cut(rendered.text):
            numbers = [int(number) for number in _NUMBERED_HOLE.findall(text)]
            section = _section(_renumbered(text) if numbers else text)
            titles += section.titles
            if titles > 1 or (section.titles and any(isinstance(block, Heading) for block in blocks)):
                raise UnknownMarkup("", 0)
            values = [rendered.values[number] for number in numbers]
            for block, is_open in zip(section.blocks, section.open, strict=True):
                if is_open:
                    blocks += filled(block, values)
                else:
                    blocks.append(block)
    except UnknownMarkup:
        whole = read(rendered.text)  # which gives the line in the whole text
        return tuple(made for block in whole for made in filled(block, rendered.values))
    return tuple(blocks)


def _renumbered(text: str) -> str:
    """The section with its holes numbered from its own beginning, so that it reads alike wherever it stands."""
    number = count()
    return _NUMBERED_HOLE.sub(lambda _: f"{HOLE}{next(number)}{HOLE_END}", text)


def _cut(text: str) -> list[str]:
    """The text cut before each heading; whole where a block of code could hold what looks like one."""
    if "```" in text or "~~~" in text or "<" in text:
        return [text]
    return _BEFORE_HEADING.split(text)


_KNOWN: dict[str, _Section] = {}
_MANY = 512


def _section(text: str) -> _Section:
    known = _KNOWN.get(text)
    if known is None:
        blocks = read(text)
        titles = sum(isinstance(block, Heading) and block.level == 1 for block in blocks)
        known = _Section(blocks, tuple(map(has_holes, blocks)), titles)
        if len(_KNOWN) >= _MANY:
            _KNOWN.clear()  # a text of one's own in every section: remembering them does not help
        _KNOWN[text] = known
    return known


def known_sections() -> dict[str, Any]:
    """The sections read so far by their text, for somebody to keep."""
    return dict(_KNOWN)


def learn_sections(known: Mapping[str, Any]) -> None:
    """Take sections that an earlier run of the same program read."""
    _KNOWN.update(known)
