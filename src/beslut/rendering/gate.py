# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""The gate on the way out: no document holds a sign that cannot be seen, or that a file cannot hold, however it came.

Whoever reads data and templates refuses such signs where they stand. What gets past them (a reference put together of
pieces, a hole that nothing was put into) ends here, before any writer sees it.
"""

from __future__ import annotations

from beslut.blocks import Document, texts
from beslut.swedish import NBSP, UNPRINTABLE


def hidden_in(document: Document) -> str | None:
    """The first such sign in anything that a document says, or None."""
    everything = "".join(texts(document))
    if everything.replace(NBSP, " ").isprintable():  # which is soon asked, and nearly always so
        return None
    found = UNPRINTABLE.search(everything)
    return found.group() if found else None
