# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Hits to findings: the line of the case file or of the template that each is about."""

from __future__ import annotations

import re
from functools import lru_cache

from beslut.checking.check_input import CheckContext, PartyDocument, PartyDocuments
from beslut.checking.finding import Hit
from beslut.checking.lines import BLANK
from beslut.checking.registry import Rule
from beslut.errors import Finding, Place

_REMEMBERED = 1024  # words and where they stand; the same finding is often told of every party


class Finder:
    """Finds places, and remembers where it found words last time."""

    def __init__(self, check_context: CheckContext) -> None:
        self._check_context = check_context
        self._in_case = lru_cache(_REMEMBERED)(check_context.places.of_words)
        self._in_template = lru_cache(_REMEMBERED)(self._line_in_template)

    def finding(self, rule: Rule, hit: Hit, bundle: PartyDocuments | None, paper: PartyDocument | None) -> Finding:
        """The hit with everything that a person needs to find it."""
        return Finding(
            code=rule.code,
            level=hit.level or rule.level,
            message=hit.message,
            hint=hit.hint,
            place=self._place(hit, bundle, paper),
            party=hit.party or (bundle.party.name if bundle else ""),
            document=paper.kind.name if paper else "",
            about=hit.about or (paper.kind.id if paper else ""),
        )

    def _place(self, hit: Hit, bundle: PartyDocuments | None, paper: PartyDocument | None) -> Place:
        """The piece of the case that the hit names; else the line with its words, in the template or the case; else
        the template's first line, or what the case says of the party."""
        if hit.loc:
            return self._check_context.places.at(*hit.loc)
        words = hit.words.replace("\u00a0", " ").strip(f"{BLANK} .,")
        if words:
            for place in (
                self._in_template(paper.kind.template, words) if paper else None,
                self._in_case(words),
            ):
                if place:
                    return place
        if paper:
            return self._check_context.templates.place(paper.kind.template, 1)
        return (
            self._check_context.places.at("per_part", bundle.party.name) if bundle else self._check_context.places.at()
        )

    def _line_in_template(self, name: str, words: str) -> Place | None:
        found: list[int] = []
        sought = re.compile(r"\s+".join(re.escape(word) for word in words.split()))

        def line_of(text: str) -> int | None:
            match = sought.search(text)
            if match:
                found.append(text.count("\n", 0, match.start()) + 1)
                return found[0]
            return None

        place = self._check_context.templates.place_where(name, line_of)
        return place if found else None
