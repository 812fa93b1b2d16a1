# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""A matter's title and case number: on the row of its §, or on the rows that follow it."""

from __future__ import annotations

import re
from dataclasses import replace

from beslut.reading.case_numbers import LABEL, FoundNumber, labelled_number, shaped_number
from beslut.reading.headings import heading_of, inline_heading
from beslut.reading.lead_ins import lead_in_of
from beslut.reading.matter_starts import without_references
from beslut.reading.paragraphs import Paragraph
from beslut.reading.said import Spot

_TITLE_MAX = 260
_ITEM = re.compile(r"ärende\s\d{1,3}", re.IGNORECASE)
_PAGE = re.compile(r"\s*(?:\.{3,}|…)\s*\d{1,4}$")


def head_of(
    paragraphs: list[Paragraph], title: str, number: FoundNumber | None, at: int
) -> tuple[str, FoundNumber | None, Spot, Spot, int]:
    """The rows of title and case number that follow the § row, up to the first heading, lead-in or running text."""
    title_spot = number_spot = paragraphs[0].spot
    styled = paragraphs[0].heading
    while at < len(paragraphs):
        paragraph = paragraphs[at]
        text = paragraph.text
        if heading_of(text) or inline_heading(text) or lead_in_of(text) or paragraph.label:
            break
        if LABEL.fullmatch(text):  # its number stands in a cell of its own
            at += 1
            continue
        rest, found = split_number(text)
        rest = without_references(rest)
        if found and number is None and (len(rest) < 3 or _ITEM.fullmatch(rest)):
            number, number_spot = found, paragraph.spot
        elif not title and len(text) <= _TITLE_MAX and not _is_text(text):
            title, title_spot = (rest, paragraph.spot) if found and number is None else (text, paragraph.spot)
            if found and number is None:
                number, number_spot = found, paragraph.spot
        elif title and styled and paragraph.heading == styled:
            title = f"{title} {text}"
        else:
            break
        at += 1
    return without_page(title).rstrip("* ").strip(), number, title_spot, number_spot, at


def without_page(title: str) -> str:
    """The title without the page that a list of contents tells after it."""
    return _PAGE.sub("", title)


def _is_text(text: str) -> bool:
    """Running text, not a title: a sentence that ends, with a verb and more than a line."""
    return text.endswith(".") and (len(text) > 100 or bool(re.search(r"\b(?:har|är|beslutar|föreslår)\b", text)))


def split_number(text: str) -> tuple[str, FoundNumber | None]:
    """(the title without the case number, the case number) of a row that may hold both."""
    found = labelled_number(text)
    if found is None:
        bare = text.strip(" ()")
        alone = shaped_number(bare, alone=True)
        if alone:
            return "", alone
        found = shaped_number(text)
        if found and found.start > 0 and found.end < len(text.rstrip(" )*.")):
            found = None  # in the middle of the title: a part of it
        elif found and "\t" not in text:
            found = replace(found, shaped=False)  # without a label at the end of a title: it may be a part of that
    if found is None:
        cells = [cell.strip() for cell in text.split("\t")]
        bare_cells = [shaped_number(cell, alone=True) for cell in cells]
        hit = next((place for place, cell in enumerate(bare_cells) if cell), None)
        if hit is not None:
            return " ".join(cell for place, cell in enumerate(cells) if place != hit).strip(), bare_cells[hit]
        return text.replace("\t", " ").strip(), None
    left, right = text[: found.start].rstrip(" \t(–-,"), text[found.end :].lstrip(" \t).:,–-")
    return " ".join(f"{left} {right}".replace("\t", " ").split()).strip(), found
