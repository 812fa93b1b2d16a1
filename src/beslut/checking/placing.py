# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Hits to findings: the line of the case file or of the template that each is about."""

from __future__ import annotations

import re

from beslut.checking.finding import Finding, Hit
from beslut.checking.matter import BLANK, Matter, Paper, Seat
from beslut.checking.registry import Rule
from beslut.errors import Place


class Finder:
    """Finds places, and remembers where it found words last time."""

    def __init__(self, matter: Matter) -> None:
        self._matter = matter
        self._in_case: dict[str, Place | None] = {}
        self._in_template: dict[tuple[str, str], Place | None] = {}

    def finding(self, rule: Rule, hit: Hit, seat: Seat | None, paper: Paper | None) -> Finding:
        """The hit with everything that a person needs to find it."""
        return Finding(
            code=rule.code,
            level=hit.level or rule.level,
            message=hit.message,
            hint=hit.hint,
            place=self._place(hit, seat, paper),
            party=seat.party.name if seat else "",
            document=paper.kind.name if paper else "",
            about=hit.about or (paper.kind.id if paper else ""),
        )

    def _place(self, hit: Hit, seat: Seat | None, paper: Paper | None) -> Place:
        """The piece of the case that the hit names; else the line with its words, in the template or the case; else
        the template's first line, or what the case says of the party."""
        if hit.loc:
            return self._matter.places.at(*hit.loc)
        words = hit.words.replace("\u00a0", " ").strip(f"{BLANK} .,")
        if words:
            for place in (self._template(paper, words) if paper else None, self._case(words)):
                if place:
                    return place
        if paper:
            return self._matter.templates.place(paper.kind.template, 1)
        return self._matter.places.at("per_part", seat.party.name) if seat else self._matter.places.at()

    def _case(self, words: str) -> Place | None:
        if words not in self._in_case:
            self._in_case[words] = self._matter.places.of_words(words)
        return self._in_case[words]

    def _template(self, paper: Paper, words: str) -> Place | None:
        key = paper.kind.template, words
        if key not in self._in_template:
            found: list[int] = []
            sought = re.compile(r"\s+".join(re.escape(word) for word in words.split()))

            def line_of(text: str) -> int | None:
                match = sought.search(text)
                if match:
                    found.append(text.count("\n", 0, match.start()) + 1)
                    return found[0]
                return None

            place = self._matter.templates.place_of_markup(paper.kind.template, line_of)
            self._in_template[key] = place if found else None
        return self._in_template[key]
