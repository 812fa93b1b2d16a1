# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""LIX, the Swedish measure of how hard a text is to read: words per sentence plus the share of long words.

C.-H. Björnsson, Läsbarhet (1968): under 30 very easy, 30–40 easy, 40–50 average, 50–60 hard, over 60 very hard.
Shown, never judged.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from beslut.checking.check_input import PartyDocument
from beslut.checking.patterns import Pattern

_WORD = Pattern(r"[A-Za-zÅÄÖåäöÉé]+(?:-[A-Za-zÅÄÖåäö]+)*")
_LONG = 6  # letters; a long word has more
_STEPS = ((30, "mycket lätt"), (40, "lätt"), (50, "medelsvår"), (60, "svår"))


def lix(texts: Iterable[str]) -> int | None:
    """The measure of running text; None when there are no words. Each text is at least one sentence."""
    words = long = sentences = 0
    for text in texts:
        found = _WORD.findall(text)
        words += len(found)
        long += sum(len(word) > _LONG for word in found)
        sentences += max(1, len(re.findall(r"[.!?:](?=\s|$)", text))) if found else 0
    return round(words / sentences + 100 * long / words) if words else None


def lix_of(paper: PartyDocument) -> int | None:
    """The measure of a document's paragraphs and list items."""
    return lix(line.text for line in paper.lines if line.kind in ("stycke", "listpunkt", "beslutspunkt"))


def lix_word(value: int) -> str:
    """`medelsvår` for 46."""
    return next((word for limit, word in _STEPS if value < limit), "mycket svår")
