# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Regular expressions that cost nothing until they are used, and little for a text that has nothing to find.

Compiling all patterns of the rules takes longer than a run over a few documents, which uses few of them; and most
lines, points and headings are the same for all parties of a case.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property, lru_cache

_ODD = ("ſ", "ı", "\u0307")  # what re.IGNORECASE takes for s and i, though their capitals in lower case are others
_MAX_TEXTS = 1024  # texts for each way of asking; more would make memory grow with the number of documents


class Pattern:
    """A regular expression, compiled when first needed, that remembers what it found in the texts it met last.

    `having` are words in lower case, one of which a text must hold for there to be anything to find: they are seen
    much sooner than the pattern is searched for.
    """

    def __init__(self, text: str, flags: int = 0, *, having: tuple[str, ...] = ()) -> None:
        self._text, self._flags, self._having = text, flags, having and (*having, *_ODD)

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The expression as `re` has it."""
        return re.compile(self._text, self._flags)

    @cached_property
    def search(self) -> Callable[[str], re.Match[str] | None]:
        """The first place in a text, or None."""
        return lru_cache(_MAX_TEXTS)(lambda text: self.compiled.search(text) if self._may_be_in(text) else None)

    @cached_property
    def match(self) -> Callable[[str], re.Match[str] | None]:
        """What a text begins with, or None."""
        return lru_cache(_MAX_TEXTS)(lambda text: self.compiled.match(text) if self._may_be_in(text) else None)

    @cached_property
    def finditer(self) -> Callable[[str], tuple[re.Match[str], ...]]:
        """Every place in a text, in order."""
        return lru_cache(_MAX_TEXTS)(lambda text: tuple(self.compiled.finditer(text)) if self._may_be_in(text) else ())

    @cached_property
    def findall(self) -> Callable[[str], list[str]]:
        """The words, or the only group, at every place in a text. Not remembered: it is asked of whole documents."""
        return self.compiled.findall

    def _may_be_in(self, text: str) -> bool:
        return not self._having or any(map(_lower(text).__contains__, self._having))


_lower = lru_cache(64)(str.lower)
"""One text is asked of by many patterns in a row."""
