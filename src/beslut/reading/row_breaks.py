# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Where a row of text goes on in the next: how wide a text is set, its gaps, its labels, and the words at the break."""

from __future__ import annotations

import itertools
import re
from collections import Counter

from beslut.reading.headings import DECISION, PROPOSAL, heading_of, inline_heading
from beslut.reading.lead_ins import only_chain_words
from beslut.reading.matter_starts import is_start
from beslut.reading.rows import Row

_END = re.compile(r"[.!?:;…][”\"')\]]*$")
_OPEN_END = re.compile(
    r"(?:\b(?:och|eller|samt|att|i|på|av|med|för|till|från|om|den|det|de|en|ett|som|vid|enligt|mellan|inom|under|genom|samtliga"
    r"|rörande|avseende|angående|gällande|dess|sin|sina|sitt|mot|hos|per|är|ska|kan|inte|så|utan|efter|före|kap|dnr|nr|bilaga)|[-–,/(])$",
    re.IGNORECASE,
)
_LEAD_IN_END = re.compile(
    r"\b(?:beslutar?|besluta|föreslås|föreslå|föreslår|beslutat|beslutade|beslut)(?:\satt)?$", re.IGNORECASE
)
_JOINT = re.compile(r"(?:,|\bsamt|\boch)$")
_NO_WRAP = 140
_TAKES_ATT = re.compile(
    r"\b(?:förutsättning|uppdrag|rätt|möjlighet(?:er)?|ansvar|skyldighet|syfte|avsikt|krav|villkor|innebär|innebärande|så|för|om|genom"
    r"|med|av|till|på|i|utan|än|anser|bedömer|föreslår|beslutar|besluta|säkerställa|medför|därtill|åt|är|och|eller|samt|bland|dels)$",
    re.IGNORECASE,
)


def only_lead_in(row: Row) -> bool:
    """Whether a row is a lead-in and nothing more."""
    return bool(_LEAD_IN_END.search(row.text.rstrip(":"))) and only_chain_words(row.text)


class Shape:
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
        enough = max(2, 0.12 * pitches.total())
        self._pitch = min((pitch for pitch, times in pitches.items() if times >= enough), default=0)
        self._listing = False  # in a decision or proposal whose points no blank rows part
        self._after_heading = False
        self._bare = False  # under a lead-in that ends with *att*: the clauses begin without it
        self.doubtful = False

    def enter(self, row: Row) -> None:
        """Take note of the section that a row stands in, before it is asked for."""
        known = heading_of(row.text)
        if known or only_lead_in(row):
            self._after_heading = known is None or known.kind in (DECISION, PROPOSAL)
            self._listing = False
            self._bare = known is None and row.text.rstrip(":").endswith("att")
        elif self._after_heading:
            self._listing, self._after_heading = not row.gap, False

    def goes_on(self, before: list[Row], row: Row) -> bool:
        """Whether the row goes on in the paragraph that these rows have begun; `doubtful` says that it might not."""
        last = before[-1]
        self.doubtful = False
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
            self.doubtful = self._full(last, row)
            if self._listing and first_word.isupper() and not before[0].label:
                return False  # one sentence, one point
            return first_word.islower() or self.doubtful
        if first_word.islower():
            self.doubtful = self._bare and bool(_JOINT.search(last.text))
            return not (self.doubtful and not self._full(last, row))
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
        if _END.search(last.text) and inline_heading(row.text):
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
        self.doubtful = self._full(last, row)
        if before[0].text.startswith("att "):
            return self._wraps and bool(_TAKES_ATT.search(last.text))
        return self.doubtful

    def _is_stray_label(self, last: Row, row: Row) -> bool:
        """*3.* at a row's beginning that ends a sentence (*bilaga / 3. Avtalet …*), or a dash in a wrapped row."""
        if not row.written:
            return False
        if row.label == "•" and last.text and not _END.search(last.text):
            set_in = row.line.text[:1].isspace() or row.line.left > last.line.left + 1
            dash = row.line.text.lstrip()[:1] in "–—-"
            return dash and not set_in and row.text[:1].islower() and self._full(last, row)
        return row.label[0].isdigit() and bool(
            re.search(r"\b(?:bilaga|punkt|nr|nummer|och|kap)$", last.text, re.IGNORECASE)
        )

    def _gap(self, last: Row, row: Row) -> bool:
        if row.after_page or last.spot.page != row.spot.page:
            return True
        if self._placed and self._pitch:
            step = row.line.top - last.line.top
            if step > 1.35 * max(self._pitch, row.line.size * 1.05) or step < -2:
                return True
            sparse = step > 1.9 * row.line.size  # set with double spacing, or every row a paragraph
            return sparse and not self._full(last, row)
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
