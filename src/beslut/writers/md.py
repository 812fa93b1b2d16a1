# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Blocks to Markdown (CommonMark with tables), for web systems and for reading changes in a repository."""

from __future__ import annotations

import re
from string import ascii_lowercase
from typing import assert_never

from beslut.blocks import (
    SIGNING_LINE,
    Address,
    Block,
    Bullets,
    Check,
    Decision,
    Document,
    Fields,
    Gap,
    Heading,
    Paragraph,
    Phrase,
    SigningPlace,
    Steps,
    Table,
    Text,
    in_letters,
    on_one_page,
)

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>|~&#])")
_LINE_START = re.compile(r"^(\s*)([-+>=:]|\d+(?=[.)]))")
_APART = "<!-- -->"  # between two lists, which Markdown would otherwise read as one


def _escaped(words: str) -> str:
    return _SPECIAL.sub(r"\\\1", words).replace("\u00a0", "&nbsp;")


def _words(phrase: Phrase) -> str:
    out = ""
    for inline in phrase:
        match inline:
            case Text():
                out = _joined(out, inline.text, "**" if inline.strong else "*" if inline.emphasis else "")
            case Gap():
                out = _joined(out, inline.text, "**")
            case Check():
                out = _joined(out, inline.text, "")
            case _:
                assert_never(inline)
    return _LINE_START.sub(_unstarted, out)


def _joined(before: str, words: str, mark: str) -> str:
    """The words after what comes before them, marked so that Markdown sees the marks.

    Asterisks between a letter and punctuation are read as text; the letter then stands as a character reference.
    """
    core = _escaped(words)
    if mark and before[-1:].isalnum() and not core[:1].isalnum():
        before = f"{before[:-1]}&#{ord(before[-1])};"
    if before.endswith("*") and core[:1].isalnum() and not before[:-1].rstrip("*")[-1:].isalnum():
        core = f"&#{ord(core[0])};{core[1:]}"
    return f"{before}{mark}{core}{mark}"


def _unstarted(found: re.Match[str]) -> str:
    """A start of line that Markdown would read as a list, a heading or a quotation, made plain."""
    mark = found.group(2)
    return f"{found.group(1)}{mark}\\" if mark.isdigit() else f"{found.group(1)}\\{mark}"


def _point(point: Phrase, indent: int) -> str:
    """A point, its lettered parts on lines of their own, below its text: CommonMark numbers no list with letters."""
    head, parts = in_letters(point)
    lines = [_words(head), *(f"{letter}) {_words(part)}" for letter, part in zip(ascii_lowercase, parts, strict=False))]
    return f"\\\n{' ' * indent}".join(lines)


def _block(block: Block) -> str:
    match block:
        case Heading():
            return f"{'#' * block.level} {_words(block.content)}"
        case Paragraph():
            return _words(block.content)
        case Bullets():
            return "\n".join(f"- {_words(item)}" for item in block.items)
        case Steps():
            return "\n".join(f"{place}. {_words(item)}" for place, item in enumerate(block.items, 1))
        case Decision():
            points = [
                f"{place}. {_point(point, 3)}" if block.numbered else f"- {_point(point, 2)}"
                for place, point in enumerate(block.points, 1)
            ]
            return "\n\n".join([*([_words(block.lead)] if block.lead else []), "\n".join(points)])
        case Fields():
            return "\n".join(f"- {_escaped(label)}: {_words(value)}" for label, value in block.rows)
        case SigningPlace():
            return "\\\n".join((_escaped(SIGNING_LINE), *map(_words, block.signer)))
        case Address():
            return "\\\n".join(map(_words, block.lines))
        case Table():
            rows = [block.header, tuple((Text("---"),) for _ in block.header), *block.rows]
            lines = [f"| {' | '.join(_words(cell) for cell in row)} |" for row in rows]
            lines[1] = "|" + " --- |" * len(block.header)
            return "\n".join(lines)
        case _:
            assert_never(block)


def _is_list(block: Block) -> bool:
    return isinstance(block, Bullets | Steps | Decision | Fields)


def write(document: Document) -> bytes:
    """The document as UTF-8 Markdown; gaps stand in bold."""
    parts = [f"{_escaped(document.sender)} · {_escaped(document.kind)}{' · utkast' if document.draft else ''}"]
    for before, block in zip((None, *document.blocks), document.blocks, strict=False):
        if before is not None and _is_list(before) and _is_list(block):
            parts.append(_APART)
        parts.append(_block(block))
    if document.head:
        parts[0] = " · ".join(map(_words, on_one_page(document, document.head)))
    if document.foot:
        parts.append(" · ".join(map(_words, on_one_page(document, document.foot))))
    if document.contact:
        parts.append(_escaped(document.contact))
    if document.margin:
        parts.append(_escaped(document.margin))
    return ("\n\n".join(parts) + "\n").encode("utf-8")
