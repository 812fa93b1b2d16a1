# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Decision verbs in text: which words make a point a decision, and how many decisions a point makes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from beslut.model import VerbForms

_ALWAYS = (
    "upphör", "upphör att gälla", "gäller", "träder", "ersätts", "ersätter", "får", "ger", "ges", "ge", "uppdras",
    "justeras", "justera", "utses", "utse", "utser", "ska", "bestämma", "bestäms", "bestämmer", "avslås", "avslår",
    "bifalls", "bifaller", "avslå", "besvaras", "besvarar", "besvara", "tecknar", "förklaras", "medges", "medger",
    "bemyndigas", "bemyndigar", "bemyndiga",
)  # fmt: skip
"""Verbs that the grammar of points writes, or that minutes use, beside the lexicon data/verb.yaml."""

Verbs = Mapping[str, VerbForms]


def _finite(verbs: Verbs) -> tuple[str, ...]:
    return tuple(form for known in verbs.values() for form in (known.present, known.passive) if form)


def _infinitives(verbs: Verbs) -> tuple[str, ...]:
    return tuple(
        name.removesuffix(f" {known.preposition}") if known.preposition else name for name, known in verbs.items()
    )


@lru_cache(maxsize=64)
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    listed = "|".join(re.escape(word) for word in sorted(set(words), key=len, reverse=True))
    return re.compile(rf"\b(?:{listed})\b", re.IGNORECASE)


@lru_cache(maxsize=64)
def _joined(words: tuple[str, ...], joint: str, between: int) -> re.Pattern[str]:
    listed = "|".join(re.escape(word) for word in sorted(set(words), key=len, reverse=True))
    action = rf"(?:{listed}|(?:ger|ge|får|ges)\b[^.]{{0,80}}? i uppdrag|upphör att gälla)"
    few = rf"(?:[\w-]+ ){{0,{between}}}?"
    return re.compile(rf"\b{action}\b(?:(?!\batt\b)[^.])*?\b{joint} (?:att )?{few}({action})\b", re.IGNORECASE)


def decides(point: str, verbs: Verbs, told: tuple[str, ...]) -> bool:
    """Whether the point has a verb that decides: one of the lexicon, of the grammar, or told by a point's data."""
    return bool(_any_of((*_finite(verbs), *_infinitives(verbs), *_ALWAYS, *told)).search(point))


def is_infinitive(point: str, verbs: Verbs) -> bool:
    """Whether the point begins with an infinitive, as *Godkänna …* does."""
    first = point.split(" ", 1)[0].casefold()
    known = {name.split(" ", 1)[0] for name in _infinitives(verbs)} | {"ge", "utse", "justera", "bestämma"}
    return first in known or (first.endswith("a") and not _any_of((*_finite(verbs), *_ALWAYS)).search(point))


def second_decision(point: str, verbs: Verbs) -> str:
    """The verb of a second decision in the same point, joined by *och*, *samt* or *dels*; empty when there is none."""
    found = _joined((*_finite(verbs), *_infinitives(verbs)), "(?:och|samt|dels)", 3).search(point)
    return found.group(1) if found else ""


def open_choice(point: str, verbs: Verbs) -> str:
    """The verb of an alternative, *antar eller återremitterar*; empty when there is none."""
    words = (*_finite(verbs), *_infinitives(verbs), "återremitterar", "återremitteras", "avslår", "avslås", "avslå")
    found = _joined(words, "(?:eller|alternativt)", 1).search(point)
    return found.group(1) if found else ""
