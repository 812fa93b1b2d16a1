# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Rows to paragraphs: which row goes on in the next, and how a word that was divided is put together again."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from dataclasses import dataclass, field, replace

from beslut.reading.headings import DECISION, PROPOSAL, heading_of
from beslut.reading.lead_ins import only_chain_words
from beslut.reading.matter_starts import is_start
from beslut.reading.rows import Row
from beslut.reading.said import Spot

_END = re.compile(r"[.!?:;…][”\"')\]]*$")
_KEPT = re.compile(r"^(?:och|eller|samt|respektive|&|till|resp\.?|som)\b")
_OPEN_END = re.compile(
    r"(?:\b(?:och|eller|samt|att|i|på|av|med|för|till|från|om|den|det|de|en|ett|som|vid|enligt|mellan|inom|under|genom|samtliga"
    r"|rörande|avseende|angående|gällande|dess|sin|sina|sitt|mot|hos|per|är|ska|kan|inte|så|utan|efter|före|kap|dnr|nr|bilaga)|[-–,/(])$",
    re.IGNORECASE,
)
_LEAD_IN_END = re.compile(
    r"\b(?:beslutar?|besluta|föreslås|föreslå|föreslår|beslutat|beslutade|beslut)(?:\satt)?$", re.IGNORECASE
)
_NO_WRAP = 140


@dataclass(frozen=True)
class Paragraph:
    """One paragraph: its text mended, its label, where it begins, and what the format tells of it."""

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
    rows: tuple[Row, ...] = field(default=(), compare=False)


def paragraphs_of(rows: list[Row]) -> list[Paragraph]:
    """The paragraphs of a text's rows, in order."""
    shape = _Shape(rows)
    made: list[list[Row]] = []
    for row in rows:
        shape.enter(row)
        if made and shape.goes_on(made[-1], row):
            made[-1].append(row)
        else:
            made.append([row])
    words = Counter(word for row in rows for word in re.findall(r"[\w-]+", row.text.lower()))
    return _paired([_paragraph(group, words) for group in made])


def _paragraph(rows: list[Row], words: Counter[str]) -> Paragraph:
    text = rows[0].text
    for row in rows[1:]:
        text = joined(text, _label_back(row) + row.text, words)
    first = rows[0]
    line = first.line
    return Paragraph(
        text, first.label, first.spot, first.gap, line.heading, all(row.line.strong for row in rows), line.cell,
        line.left, first.after_page, line.begins is True, tuple(rows),
    )  # fmt: skip


def _label_back(row: Row) -> str:
    return f"{row.label} " if row.label else ""


def joined(text: str, more: str, words: Counter[str]) -> str:
    """Two rows as one text. A hyphen at the row's end goes when it only divides a word."""
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


def only_lead_in(row: Row) -> bool:
    """Whether a row is a lead-in and nothing more."""
    return bool(_LEAD_IN_END.search(row.text.rstrip(":"))) and only_chain_words(row.text)


class _Shape:
    """How wide a text is set and how far apart its rows stand: the measure of what is a deliberate break."""

    def __init__(self, rows: list[Row]) -> None:
        self._placed = any(row.line.top for row in rows)
        ends = sorted(self._end(row) for row in rows if self._placed or len(row.text) > 30)
        self._width = ends[int(len(ends) * 0.93)] if ends else 0.0
        self._wraps = self._placed or (self._width <= _NO_WRAP and len(ends) > 2)
        pitches = Counter(
            round(after.line.top - before.line.top)
            for before, after in itertools.pairwise(rows)
            if before.spot.page == after.spot.page and 4 < after.line.top - before.line.top < 60
        )
        self._pitch = pitches.most_common(1)[0][0] if pitches else 0
        self._listing = False  # in a decision or proposal whose points no blank rows part
        self._after_heading = False

    def enter(self, row: Row) -> None:
        """Take note of the section that a row stands in, before it is asked for."""
        known = heading_of(row.text)
        if known or only_lead_in(row):
            self._after_heading = known is None or known.kind in (DECISION, PROPOSAL)
            self._listing = False
        elif self._after_heading:
            self._listing, self._after_heading = not row.gap, False

    def goes_on(self, before: list[Row], row: Row) -> bool:
        """Whether the row goes on in the paragraph that these rows have begun."""
        last = before[-1]
        told = self._told(before, row)
        if told is not None:
            return told
        first_word = row.text[:1]
        open_end = bool(_OPEN_END.search(last.text))
        if row.text.startswith("att ") and not _OPEN_END.search(
            last.text.removesuffix(",").removesuffix("samt").rstrip(" ,")
        ):
            return self._att_goes_on(before, row)
        if last.text.endswith(":") or self._leads_in(before, row):
            return False
        if _END.search(last.text):
            if self._listing and first_word.isupper() and not before[0].label:
                return False  # one sentence, one point
            return first_word.islower() if not self._full(last, row) else not self._may_end(last)
        if first_word.islower():
            return True
        return self._full(last, row) or (open_end and self._wraps)

    def _told(self, before: list[Row], row: Row) -> bool | None:
        """What the format, the labels and the headings settle; None when the words must tell."""
        last = before[-1]
        if row.line.begins is True or row.line.cell != last.line.cell or is_start(row, last):
            return False
        if last.line.hyphen and last.text.endswith("-"):
            return True
        if row.label and not self._is_stray_label(last, row):
            return False
        if heading_of(row.text) or (len(before) == 1 and not last.label and heading_of(last.text)):
            return False
        if "\t" in row.text or ("\t" in last.text and not last.label):
            return False
        if last.text.endswith("-") and row.text[:1].islower() and not self._gap(last, row):
            return True
        if row.line.strong != last.line.strong and not row.after_page and self._placed:
            return False
        if abs(row.line.size - last.line.size) > 0.8:
            return False
        if self._gap(last, row):
            carried = (
                row.after_page
                and not _END.search(last.text)
                and (row.text[:1].islower() or _OPEN_END.search(last.text))
            )
            return bool(carried) and not row.text.startswith("att ")
        return None

    def _leads_in(self, before: list[Row], row: Row) -> bool:
        """Whether the rows so far are a lead-in: they end like one, and the row is short or says nothing else."""
        if not _LEAD_IN_END.search(before[-1].text):
            return False
        return not self._full(before[-1], row) or only_chain_words(" ".join(one.text for one in before))

    def _att_goes_on(self, before: list[Row], row: Row) -> bool:
        """*att* at a row's beginning: a new clause, unless the row before is full and has not ended anything."""
        last = before[-1]
        if self._leads_in(before, row) or re.search(r"(?:[,.;:]|\bsamt|\boch)$", last.text):
            return False
        return self._full(last, row) if self._wraps else False

    def _is_stray_label(self, last: Row, row: Row) -> bool:
        """*3.* at a row's beginning that ends a sentence (*bilaga / 3. Avtalet …*), or a dash in a wrapped row."""
        if not row.written:
            return False
        if row.label == "•" and last.text and not _END.search(last.text):
            return row.line.text.lstrip()[:1] in "–—-" and row.text[:1].islower() and self._full(last, row)
        return row.label[0].isdigit() and bool(
            re.search(r"\b(?:bilaga|punkt|nr|nummer|och|kap)$", last.text, re.IGNORECASE)
        )

    def _gap(self, last: Row, row: Row) -> bool:
        if row.after_page or last.spot.page != row.spot.page:
            return True
        if self._placed and self._pitch:
            step = row.line.top - last.line.top
            return step > 1.35 * max(self._pitch, row.line.size * 1.05) or step < -2
        return row.gap

    def _end(self, row: Row) -> float:
        return (
            row.line.right if self._placed else len(row.text) + row.line.left + (len(row.label) + 1 if row.label else 0)
        )

    def _full(self, last: Row, row: Row) -> bool:
        """Whether the next row's first word had no room on the last row."""
        if not self._wraps:
            return False
        word = len(row.text.split(maxsplit=1)[0]) + 1 if row.text else 1
        size = (row.line.size or 11) * 0.46
        return self._end(last) + (word * size if self._placed else word) > self._width - (6 if self._placed else 1)

    def _may_end(self, last: Row) -> bool:
        """Whether a full row that ends a sentence ends the paragraph too: only when clearly short of the width."""
        return self._end(last) < self._width * 0.8
