# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""An agenda (kallelse, föredragningslista) to matters: its numbered rows, or the rows of its table."""

from __future__ import annotations

import re
from itertools import groupby

from beslut.reading.headings import PROPOSAL, Heading
from beslut.reading.matters import Matter, Section
from beslut.reading.paragraphs import Paragraph
from beslut.reading.titles import split_number

_HEAD = re.compile(
    r"^(?:nr|ärende(?:n|lista)?|dnr|diarienummer|beteckning|förslag(?:\still\sbeslut)?|föredragande|sida)$",
    re.IGNORECASE,
)


def agenda_matters(paragraphs: list[Paragraph]) -> list[Matter]:
    """One matter for each item of the agenda."""
    rows = [list(group) for _, group in groupby(paragraphs, key=lambda p: p.cell[:2] if p.cell else (0, p.spot))]
    return [matter for row in rows if (matter := _matter(row)) is not None]


def _matter(row: list[Paragraph]) -> Matter | None:
    cells = [paragraph for paragraph in row if not _HEAD.match(paragraph.text)]
    if not cells or not (cells[0].label[:1].isdigit() or (cells[0].cell and len(cells) > 1)):
        return None
    title, number, number_spot = "", None, cells[0].spot
    proposals: list[Paragraph] = []
    for cell in cells:
        rest, found = split_number(cell.text)
        if found and number is None:
            number, number_spot = found, cell.spot
        if not title:
            title = rest
        elif rest and (found is None or len(rest) > 3):
            proposals.append(cell)
    if not title:
        return None
    sections = (Section(Heading(PROPOSAL), proposals[0].spot, tuple(proposals)),) if proposals else ()
    return Matter(None, cells[0].spot, title, cells[0].spot, number, number_spot, sections)
