# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""A paper without any § (a report, a letter): where its head block ends and its text begins."""

from __future__ import annotations

import re

from beslut.reading.case_numbers import labelled_number
from beslut.reading.dates import dates_in
from beslut.reading.headings import OTHER, heading_of, inline_heading
from beslut.reading.lead_ins import lead_in_of
from beslut.reading.organs import whole_body
from beslut.reading.paragraphs import Paragraph

_LABEL = re.compile(r"^[A-ZÅÄÖ][\w åäö-]{1,30}:(?:\s|$)|^(?:till|datum|handläggare|tjänste\w+|sida)\b", re.IGNORECASE)
_SIGNED = re.compile(r"_{3,}|^(?:underskrift|justera|anslag)", re.IGNORECASE)


def front_of_paper(paragraphs: list[Paragraph]) -> tuple[list[Paragraph], list[Paragraph]]:
    """(the head block with the title, the rest from the first known heading on)."""
    for place, paragraph in enumerate(paragraphs):
        known = heading_of(paragraph.text)
        inline = inline_heading(paragraph.text)
        if (known and known.kind != OTHER and place) or inline or lead_in_of(paragraph.text):
            return paragraphs[:place], paragraphs[place:]
    return paragraphs, []


def is_signature(text: str) -> bool:
    """Whether a row is there to be signed, or tells of it."""
    return bool(_SIGNED.search(text))


def is_title(paragraph: Paragraph) -> bool:
    """Whether a row of a head block can be the matter's title: no label, body, day or number."""
    text = paragraph.text
    if (
        is_signature(text)
        or len(text) < 8
        or "\t" in text
        or paragraph.label
        or _LABEL.match(text)
        or text.endswith((".", ","))
    ):
        return False
    return not (whole_body(text) or labelled_number(text) or (dates_in(text) and len(text) < 40) or paragraph.cell)
