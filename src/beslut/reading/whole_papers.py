# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""A paper without any § (a report, a letter): where its head block ends and its text begins."""

from __future__ import annotations

from beslut.reading.headings import OTHER, heading_of, inline_heading
from beslut.reading.lead_ins import lead_in_of
from beslut.reading.paragraphs import Paragraph


def front_of_paper(paragraphs: list[Paragraph]) -> tuple[list[Paragraph], list[Paragraph]]:
    """(the head block with the title, the rest from the first known heading on)."""
    for place, paragraph in enumerate(paragraphs):
        known = heading_of(paragraph.text)
        inline = inline_heading(paragraph.text)
        if (known and known.kind != OTHER and place) or inline or lead_in_of(paragraph.text):
            return paragraphs[:place], paragraphs[place:]
    return paragraphs, []
