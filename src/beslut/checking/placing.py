# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Hits to findings: the line of the case file or of the template that each is about."""

from __future__ import annotations

import re
from functools import cached_property, lru_cache
from typing import TypeAlias

from beslut.checking.check_input import CheckContext, PartyDocument, PartyDocuments
from beslut.checking.finding import Hit
from beslut.checking.lines import BLANK
from beslut.checking.nearest import Source, best_line
from beslut.checking.registry import Rule
from beslut.errors import Finding, Place
from beslut.wording import key_of

Fit: TypeAlias = tuple[bool, int]
"""Whether a line holds the words, and how many words in a row it shares with the text around them."""

_MAX_PLACES = 1024  # words and where they stand; the same finding is often told of every party


class Finder:
    """Finds places, and remembers where it found words last time."""

    def __init__(self, check_context: CheckContext) -> None:
        self._check_context = check_context
        self._in_case = lru_cache(_MAX_PLACES)(self._line_of_case)
        self._in_template = lru_cache(_MAX_PLACES)(self._line_of_template)
        self._heading = lru_cache(_MAX_PLACES)(self._line_of_heading)
        self._templates: dict[str, list[Source]] = {}

    @cached_property
    def _case(self) -> Source:
        return Source(self._check_context.places.lines)

    def finding(self, rule: Rule, hit: Hit, bundle: PartyDocuments | None, paper: PartyDocument | None) -> Finding:
        """The hit with everything that a person needs to find it."""
        party = bundle.party.name if bundle else ""
        if not party and hit.loc[:1] == ("per_part",) and len(hit.loc) > 1:
            party = str(hit.loc[1])  # what stands under a party's name is that party's
        return Finding(
            code=rule.code,
            level=hit.level or rule.level,
            message=hit.message,
            hint=hit.hint,
            place=self._place(hit, bundle, paper),
            party=hit.party or party,
            document=paper.kind.name if paper else "",
            about=hit.about or (paper.kind.id if paper else ""),
            key=key_of(hit.keys),
            cause=_cause(hit.message, bundle),
        )

    def _place(self, hit: Hit, bundle: PartyDocuments | None, paper: PartyDocument | None) -> Place:
        """The piece of the case that the hit names, or where a fact that is missing is written; else the line that
        holds the words, in the template or the case;
        else the heading of their section, the template's first line, or what the case says of the party."""
        own = [str(one) for one in hit.loc[2:]] if bundle and hit.loc[:2] == ("per_part", bundle.party.name) else []
        if own and bundle and not self._check_context.places.has(*hit.loc):  # it is told in the table
            return self._check_context.places.of_answer(bundle.party, ".".join(own))
        if hit.loc:
            return self._check_context.places.at(*hit.loc)
        if bundle and key_of(hit.keys):
            return self._check_context.places.of_answer(bundle.party, hit.keys[0])
        words = hit.words.replace("\u00a0", " ").strip(f"{BLANK} .,")
        if words:
            context, section = _around(hit, words, paper)
            found = [self._in_template(paper.kind.template, words, context)] if paper else []
            found.append(self._in_case(words, context))
            known = [one for one in found if one is not None]
            if known:
                return max(known, key=lambda one: one[0])[1]
            if paper and section and (place := self._heading(paper.kind.template, section)):
                return place
        if paper:
            return self._check_context.templates.place(paper.kind.template, 1)
        return (
            self._check_context.places.at("per_part", bundle.party.name) if bundle else self._check_context.places.at()
        )

    def _line_of_case(self, words: str, context: str) -> tuple[Fit, Place] | None:
        """The line of the case file that holds the words, or shares most with the text they stand in."""
        exact = self._check_context.places.of_words(words)
        match = best_line(self._case, words, context)
        if match is None:
            return ((True, 0), exact) if exact else None
        line = self._case.lines[match.line - 1]
        first = words.split(" ", 1)[0]
        column = max(line.find(words) if words in line else line.find(first), len(line) - len(line.lstrip()))
        return match[:2], self._check_context.places.place(match.line, column + 1)

    def _line_of_template(self, name: str, words: str, context: str) -> tuple[Fit, Place] | None:
        """The same of the template and what it includes."""
        matches = [best_line(source, words, context) for source in self._sources(name)]
        known = [(match, number) for number, match in enumerate(matches) if match]
        if not known:
            return None
        best, which = max(known, key=lambda one: (one[0][:2], -one[1]))
        asked = iter(range(len(matches)))
        place = self._check_context.templates.place_where(name, lambda _: best.line if next(asked) == which else None)
        return best[:2], place

    def _sources(self, name: str) -> list[Source]:
        """The template and what it includes."""
        if name not in self._templates:
            texts: list[str] = []
            self._check_context.templates.place_where(name, texts.append)
            self._templates[name] = [Source(text.split("\n")) for text in texts]
        return self._templates[name]

    def _line_of_heading(self, name: str, section: str) -> Place | None:
        sought = re.compile(rf"^#+ .*(?:\{{\.{re.escape(section)}\}}|{re.escape(section)}\s*$)", re.MULTILINE)
        found: list[int] = []

        def line_of(text: str) -> int | None:
            match = sought.search(text)
            if match is None:
                return None
            found.append(text.count("\n", 0, match.start()) + 1)
            return found[0]

        place = self._check_context.templates.place_where(name, line_of)
        return place if found else None


def _around(hit: Hit, words: str, paper: PartyDocument | None) -> tuple[str, str]:
    """The text that the words stand in, and its section: what the hit tells, else the first line that has them."""
    if hit.context or paper is None:
        context, section = hit.context.replace("\u00a0", " "), hit.section
        if section or paper is None:
            return context, section
        for line in paper.lines:
            if line.text.replace("\u00a0", " ") == context:
                return context, line.section
        return context, ""
    for line in paper.lines:
        text = line.text.replace("\u00a0", " ")
        if words in text:
            return text, hit.section or line.section
    return words, hit.section


def _cause(message: str, bundle: PartyDocuments | None) -> str:
    """The message without what is the party's own, so that the same cause is known again at another party."""
    if bundle is None:
        return message
    party = bundle.party
    names = {party.name, party.own, party.official, party.name_genitive, *(body.name for body in party.bodies)}
    for name in sorted(names, key=len, reverse=True):
        message = message.replace(name, BLANK)
    return message
