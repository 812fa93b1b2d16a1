# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Decision verbs in text: which words make a point a decision, and how many decisions a point makes."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cached_property, lru_cache
from itertools import pairwise

from beslut.checking.patterns import Pattern
from beslut.model import VerbForms

_ALWAYS = (
    "upphör", "upphör att gälla", "gäller", "träder", "ersätts", "ersätter", "får", "ger", "ges", "ge", "uppdras",
    "justeras", "justera", "utses", "utse", "utser", "ska", "bestämma", "bestäms", "bestämmer", "avslås", "avslår",
    "bifalls", "bifaller", "avslå", "besvaras", "besvarar", "besvara", "tecknar", "förklaras", "medges", "medger",
    "bemyndigas", "bemyndigar", "bemyndiga",
)  # fmt: skip
"""Verbs that the grammar of points writes, or that minutes use, beside the lexicon data/verb.yaml."""

Verbs = Mapping[str, VerbForms]


class _Forms:
    """The forms of a lexicon's verbs, and what each question looks for, made when it is first asked."""

    def __init__(self, verbs: Verbs) -> None:
        self.verbs = verbs
        self.finite = tuple(form for known in verbs.values() for form in (known.present, known.passive) if form)
        self.infinitives = tuple(
            name.removesuffix(f" {known.preposition}") if known.preposition else name for name, known in verbs.items()
        )
        self.deciding = (*self.finite, *self.infinitives, *_ALWAYS)
        lower = [form for form in self.deciding if form.replace(" ", "").isalpha() and form.islower()]
        self.of_one_word = frozenset(form for form in lower if " " not in form)
        self.of_two_words = frozenset(words for form in lower if len(words := tuple(form.split(" "))) == 2)

    @cached_property
    def deciding_or(self) -> Callable[[tuple[str, ...]], Pattern]:
        """Any of the forms that decide, or of those told."""
        return lru_cache(maxsize=64)(lambda told: _any_of((*self.deciding, *told)))

    @cached_property
    def not_infinitive(self) -> Pattern:
        """Any form that makes a sentence of a point."""
        return _any_of((*self.finite, *_ALWAYS))

    @cached_property
    def first_words(self) -> frozenset[str]:
        """What a point in the infinitive can begin with."""
        return frozenset(name.split(" ", 1)[0] for name in self.infinitives) | {"ge", "utse", "justera", "bestämma"}

    @cached_property
    def second(self) -> Pattern:
        """Two decisions in one point."""
        return _joined((*self.finite, *self.infinitives), "(?:och|samt|dels)", 3, ("och ", "samt ", "dels "))

    @cached_property
    def choice(self) -> Pattern:
        """Two decisions to choose between."""
        words = (*self.finite, *self.infinitives, "återremitterar", "återremitteras", "avslår", "avslås", "avslå")
        return _joined(words, "(?:eller|alternativt)", 1, ("eller ", "alternativt "))


_LATEST: list[_Forms] = []  # of the lexicon asked about last: a run has one


def _forms(verbs: Verbs) -> _Forms:
    if not _LATEST or _LATEST[0].verbs is not verbs:
        _LATEST[:] = [_Forms(verbs)]
    return _LATEST[0]


def _any_of(words: tuple[str, ...]) -> Pattern:
    listed = "|".join(re.escape(word) for word in sorted(set(words), key=len, reverse=True))
    return Pattern(rf"\b(?:{listed})\b", re.IGNORECASE)


def _joined(words: tuple[str, ...], joint: str, between: int, having: tuple[str, ...]) -> Pattern:
    listed = "|".join(re.escape(word) for word in sorted(set(words), key=len, reverse=True))
    action = rf"(?:{listed}|(?:ger|ge|får|ges)\b[^.]{{0,80}}? i uppdrag|upphör att gälla)"
    few = rf"(?:[\w-]+ ){{0,{between}}}?"
    whole = rf"\b{action}\b(?:(?!\batt\b)[^.])*?\b{joint} (?:att )?{few}({action})\b"
    return Pattern(whole, re.IGNORECASE, having=having)


def decides(point: str, verbs: Verbs, told: tuple[str, ...]) -> bool:
    """Whether the point has a verb that decides: one of the lexicon, of the grammar, or told by a point's data."""
    forms = _forms(verbs)
    words = point.lower().rstrip(".").split(" ")
    if not forms.of_one_word.isdisjoint(words) or not forms.of_two_words.isdisjoint(pairwise(words)):
        return True  # words of their own are quicker to see than to search for
    return bool(forms.deciding_or(told).search(point))


def is_infinitive(point: str, verbs: Verbs) -> bool:
    """Whether the point begins with an infinitive, as *Godkänna …* does."""
    first = point.split(" ", 1)[0].casefold()
    forms = _forms(verbs)
    return first in forms.first_words or (first.endswith("a") and not forms.not_infinitive.search(point))


def second_decision(point: str, verbs: Verbs) -> str:
    """The verb of a second decision in the same point, joined by *och*, *samt* or *dels*; empty when there is none."""
    found = _forms(verbs).second.search(point)
    return found.group(1) if found else ""


def open_choice(point: str, verbs: Verbs) -> str:
    """The verb of an alternative, *antar eller återremitterar*; empty when there is none."""
    found = _forms(verbs).choice.search(point)
    return found.group(1) if found else ""
