# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""What a Word file says with all its tracked changes accepted, or rejected: a reader that shares nothing with merging.

It works on the tree of the whole text as ISO/IEC 29500-1 § 17.13 tells what accepting and rejecting do.
"""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
Look = bytes


@dataclass(frozen=True)
class Said:
    """A paragraph: its style, and each of its letters with the look of its run."""

    style: str
    letters: tuple[tuple[str, Look], ...]

    @property
    def text(self) -> str:
        return "".join(letter for letter, _ in self.letters)


def accepted(raw: bytes, part: str = "word/document.xml") -> list[Said]:
    """Every paragraph with all changes accepted."""
    return _settled(raw, part, stays="ins", goes="del")


def rejected(raw: bytes, part: str = "word/document.xml") -> list[Said]:
    """Every paragraph with all changes rejected."""
    return _settled(raw, part, stays="del", goes="ins")


def _settled(raw: bytes, part: str, *, stays: str, goes: str) -> list[Said]:
    with zipfile.ZipFile(io.BytesIO(raw)) as package:
        root = etree.fromstring(package.read(part))
    for row in list(root.iter(W + "tr")):
        if row.find(f"{W}trPr/{W}{goes}") is not None:
            _parent(row).remove(row)
    for change in list(root.iter(W + goes)):
        if _parent(change).tag not in (W + "rPr", W + "trPr"):
            _parent(change).remove(change)
    paragraphs: list[Said] = []
    waiting: list[tuple[str, Look]] = []
    for paragraph in root.iter(W + "p"):
        letters = waiting + _letters(paragraph)
        if paragraph.find(f"{W}pPr/{W}rPr/{W}{goes}") is not None:
            waiting = letters  # the end of the paragraph goes, and what is left of it runs into the next
            continue
        waiting = []
        paragraphs.append(Said(_style(paragraph), tuple(letters)))
    if waiting:  # the last paragraph has no next to run into
        paragraphs.append(Said(_style(paragraph), tuple(waiting)))
    return paragraphs


def _style(paragraph: etree._Element) -> str:
    named = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if named is None else named.get(W + "val", "")


def _parent(element: etree._Element) -> etree._Element:
    parent = element.getparent()
    assert parent is not None
    return parent


def _letters(paragraph: etree._Element) -> list[tuple[str, Look]]:
    out: list[tuple[str, Look]] = []
    for run in paragraph.iter(W + "r"):
        look = run.find(W + "rPr")
        told = b"" if look is None else b"".join(sorted(etree.tostring(one, method="c14n") for one in look))
        for one in run:
            if one.tag in (W + "t", W + "delText"):
                out += [(letter, told) for letter in one.text or ""]
            elif one.tag in (W + "tab", W + "br", W + "noBreakHyphen", W + "drawing", W + "footnoteReference"):
                out.append((f"<{one.tag.removeprefix(W)}>", told))
    return out
