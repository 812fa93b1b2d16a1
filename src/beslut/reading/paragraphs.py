# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Rows to paragraphs: which row goes on in the next, and how a word that was divided is put together again."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace

from beslut.reading.row_breaks import Shape
from beslut.reading.rows import Row
from beslut.reading.said import Spot

_KEPT = re.compile(r"^(?:och|eller|samt|respektive|&|till|resp\.?|som)\b")


@dataclass(frozen=True)
class Paragraph:
    """One paragraph: its text mended, its label, where it begins, and what the format tells of it.

    `known`: the format says that it is a paragraph; `doubtful`: it may be two, or a part of its neighbour.
    """

    text: str
    label: str
    spot: Spot
    gap: bool
    heading: int = 0
    strong: bool = False
    cell: tuple[int, int, int] | None = None
    left: float = 0
    after_page: bool = False
    known: bool = False
    doubtful: bool = False
    rows: tuple[Row, ...] = field(default=(), compare=False)


def paragraphs_of(rows: list[Row]) -> list[Paragraph]:
    """The paragraphs of a text's rows, in order."""
    shape = Shape(rows)
    made: list[list[Row]] = []
    doubts: set[int] = set()
    for row in rows:
        shape.enter(row)
        goes_on = bool(made) and shape.goes_on(made[-1], row)
        if shape.doubtful and made:
            doubts |= {len(made) - 1} if goes_on else {len(made) - 1, len(made)}
        if goes_on:
            made[-1].append(row)
        else:
            made.append([row])
    words = Counter(word for row in rows for word in re.findall(r"[\w-]+", row.text.lower()))
    return _paired([_paragraph(group, words, doubtful=at in doubts) for at, group in enumerate(made)])


def _paragraph(rows: list[Row], words: Counter[str], *, doubtful: bool) -> Paragraph:
    text = rows[0].text
    for row in rows[1:]:
        text = joined(text, _label_back(row) + row.text, words)
    first = rows[0]
    line = first.line
    return Paragraph(
        text, first.label, first.spot, first.gap, line.heading, all(row.line.strong for row in rows), line.cell,
        line.left, first.after_page, line.begins is True, doubtful, tuple(rows),
    )  # fmt: skip


def _label_back(row: Row) -> str:
    return f"{row.line.text.lstrip()[:1] if row.label == '•' else row.label} " if row.label else ""


def joined(text: str, more: str, words: Counter[str]) -> str:
    """Two rows as one text. A hyphen at the row's end goes when it only divides a word."""
    if re.search(r"\d[–/]$", text) and more[:1].isdigit():
        return text + more
    divided = re.search(r"([\w]+(?:-[\w]+)*)-$", text)
    if divided is None:
        return f"{text} {more}"
    after = re.match(r"[\w]+", more)
    if after is None or _KEPT.match(more):
        return f"{text} {more}"
    head, tail = divided[1], after.group()
    if not tail[0].islower() or len(head) == 1 or head.isupper() or head[-1].isdigit():
        return text + more
    whole, kept = (head + tail).lower(), f"{head}-{tail}".lower()
    if words[kept] and not words[whole]:
        return text + more
    return text[:-1] + more


def _paired(paragraphs: list[Paragraph]) -> list[Paragraph]:
    """A table row whose first cell is only a number: the number is the label of the next cell."""
    made: list[Paragraph] = []
    for paragraph in paragraphs:
        before = made[-1] if made else None
        same = (
            before
            and before.cell
            and paragraph.cell
            and before.cell[:2] == paragraph.cell[:2]
            and before.cell != paragraph.cell
        )
        if before and same and not before.text and before.label:
            made[-1] = replace(paragraph, label=before.label, spot=before.spot, gap=before.gap)
        elif before and same and re.fullmatch(r"\d{1,2}[.)]?", before.text) and not before.label:
            made[-1] = replace(paragraph, label=before.text.rstrip(".)") + ".", spot=before.spot, gap=before.gap)
        elif before and not before.text and before.label and not paragraph.label:
            made[-1] = replace(paragraph, label=before.label, spot=before.spot, gap=before.gap)
        else:
            made.append(paragraph)
    return [paragraph for paragraph in made if paragraph.text]
