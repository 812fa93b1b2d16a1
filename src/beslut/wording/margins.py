# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""The head and foot of a document's pages, where somebody has told them in the case file."""

from __future__ import annotations

from collections.abc import Mapping

from beslut.blocks import Inline, Margin, PageField
from beslut.model import SLOT
from beslut.wording.phrases import Piece, filled, typeset

PARTS, MAX_PARTS = " | ", 3
"""What parts the left from the middle and the right, and how many parts a line has room for."""

MARGIN_SLOTS = ("avsändare", "handling", "diarienummer", *PageField)
"""What may stand in braces there besides what every text of the case may use."""


def margin(text: str | None, slots: Mapping[str, Piece]) -> Margin:
    """The parts of that text with its places filled in; no parts when there is no text.

    It is parted before it is filled, so a value can never make a part. Raises KeyError for a place that is unknown.
    """
    return tuple(_part(part.strip(), slots) for part in text.split(PARTS)) if text else ()


def _part(text: str, slots: Mapping[str, Piece]) -> tuple[Inline | PageField, ...]:
    out: list[Inline | PageField] = []
    end = 0
    for found in SLOT.finditer(text):
        if found.group(1) in tuple(PageField):
            out += [*typeset(filled(text[end : found.start()], slots)), PageField(found.group(1))]
            end = found.end()
    return (*out, *typeset(filled(text[end:], slots)))
