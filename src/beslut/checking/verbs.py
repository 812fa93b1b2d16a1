# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Decision verbs in text: whether a point decides anything, and how many decisions it makes.

A verb counts where it stands in the main clause. *Uppdraget att inrätta en koordinator avslutas* decides by its last
word; a title that ends in *…som antas* decides nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from beslut.model import MinutesFile, VerbForms

_GRAMMAR = (
    "upphör", "gäller", "träder", "ersätts", "ersätter", "får", "ger", "ges", "uppdras", "justeras", "justerar",
    "utses", "utser", "ska", "bestäms", "bestämmer", "avslås", "avslår", "bifalls", "bifaller", "besvaras", "besvarar",
    "tecknar", "förklaras", "medges", "medger", "bemyndigas", "bemyndigar", "beslutar", "fullföljs", "fullföljer",
    "börjar", "fattar beslut",
)  # fmt: skip
"""Finite verbs that the grammar of points writes, beside the lexicon data/verb.yaml."""
_GRAMMAR_INFINITIVES = (
    "upphöra", "gälla", "träda", "ersätta", "ge", "justera", "utse", "bestämma", "avslå", "bifalla", "besvara", "medge",
    "bemyndiga", "besluta", "fullfölja", "börja", "fatta beslut",
)  # fmt: skip
_OTHER = frozenset(
    ("är", "var", "har", "hade", "kan", "kunde", "bör", "måste", "vill", "skulle", "blir", "blev", "finns", "fanns",
     "innebär", "avser", "rör", "omfattar", "består", "följer", "krävs", "behövs", "kommer", "gör", "tog", "lade",
     "fick", "gick", "gav", "stod", "föreslog", "antog", "framgår", "beskriver", "reglerar", "bedriver")
)  # fmt: skip
"""Verbs that decide nothing, but may be the verb of a subordinate clause."""
_SUBORDINATORS = frozenset(("som", "vilken", "vilket", "vilka", "där", "när", "eftersom", "medan", "så", "ifall"))
_PAST = ("ade", "ades", "des", "tes")
_TOKEN = re.compile(r"[\w-]+|[,:;.]")
_WITHIN = re.compile(r" för egen del (?=\S)| så (?:snart|långt) som möjligt ")
_FEW = 2  # words from som to a passive verb that still belongs to it
_BETWEEN = 3  # words that may stand between a joint and the verb of a second decision
_TO_ASSIGN = 14  # words from ger to i uppdrag
_MAX_POINTS = 4096  # points; most are the same for all parties

Verbs = Mapping[str, VerbForms]
Words = tuple[str, ...]


class _Lexicon:
    """Forms by their first word: each as words, and whether it is an infinitive."""

    def __init__(self, finite: Iterable[str], infinitives: Iterable[str]) -> None:
        self._by_first: dict[str, list[tuple[Words, bool]]] = {}
        for forms, infinitive in ((finite, False), (infinitives, True)):
            for form in forms:
                words = tuple(form.casefold().split())
                self._by_first.setdefault(words[0], []).append((words, infinitive))

    def at(self, tokens: Words, number: int) -> tuple[Words, bool] | None:
        """The longest form that stands at that token, and whether it is an infinitive."""
        known = [
            (words, infinitive)
            for words, infinitive in self._by_first.get(tokens[number], ())
            if tokens[number : number + len(words)] == words
        ]
        return max(known, key=lambda one: len(one[0])) if known else None


def _forms(verbs: Verbs) -> tuple[list[str], list[str]]:
    finite = [form for known in verbs.values() for form in (known.present, known.passive) if form]
    infinitives = [
        name.removesuffix(f" {known.preposition}") if known.preposition else name for name, known in verbs.items()
    ]
    return finite, infinitives


class DecisionVerbs:
    """The verbs that decide: the lexicon's, the grammar's, and where they are given those of minutes.

    `told` are verbs that the case's own statements use.
    """

    def __init__(self, verbs: Verbs, minutes: MinutesFile | None = None, told: tuple[str, ...] = ()) -> None:
        finite, infinitives = _forms(verbs)
        more = minutes.verbs if minutes else {}
        spoken = [form for known in more.values() for form in (known.present, known.passive) if form]
        self._lexicon = _Lexicon((*finite, *_GRAMMAR, *told, *spoken), (*infinitives, *_GRAMMAR_INFINITIVES, *more))
        self._phrases = minutes.phrases if minutes else ()
        others = {name: known for name, known in more.items() if not known.follows}
        forms = [form for known in others.values() for form in (known.present, known.passive) if form]
        self._acting = _Lexicon((*finite, *forms), (*infinitives, *others))
        self._choosing = _Lexicon((*finite, *spoken), (*infinitives, *more))
        self._begins = frozenset(name.split(" ", 1)[0] for name in (*infinitives, *_GRAMMAR_INFINITIVES, *more))
        self.decides = lru_cache(_MAX_POINTS)(self._decides)

    def _decides(self, point: str) -> bool:
        """Whether the point has a verb that decides in its main clause."""
        if any(phrase in point for phrase in self._phrases):
            return True
        tokens = _tokens(point)
        return any(True for _ in self._main(tokens))

    def _main(self, tokens: Words) -> Iterator[Words]:
        """The deciding forms of the main clause, in order."""
        start = next((number for number, token in enumerate(tokens) if token != "att"), 0)
        infinitive_may = bool(start) or (bool(tokens) and tokens[0] in self._begins)
        waits, since, number = "", 0, start
        while number < len(tokens):
            token = tokens[number]
            found = self._lexicon.at(tokens, number)
            if number == start and token == "som":
                pass  # att som svar på remissen lämna …: no clause begins there
            elif token in _SUBORDINATORS or token == "att":
                waits, since = token, number
            elif token in ".,:;" and waits != "att":
                waits = ""
            elif found:
                words, infinitive = found
                passive_after_more = waits == "som" and number - since > _FEW and words[0].endswith("s")
                if waits and not passive_after_more:
                    waits = ""
                elif not infinitive or (infinitive_may and not waits):
                    yield words
                number += len(words) - 1
            elif waits and (token in _OTHER or token.endswith(_PAST)):
                waits = ""
            number += 1

    def is_infinitive(self, point: str) -> bool:
        """Whether the point begins with an infinitive, as *Godkänna …* does, and not with a sentence."""
        tokens = _tokens(point)
        if not tokens or tokens[0] in self._begins:
            return bool(tokens)
        return tokens[0].endswith("a") and not self.decides(point)

    def second(self, point: str) -> str:
        """The words of a second decision in the same point, joined by *och*, *samt* or *dels*; empty when none."""
        return _joined(_tokens(point), self._acting, ("och", "samt", "dels"), _BETWEEN)

    def choice(self, point: str) -> str:
        """The words of an alternative, *antar eller återremitterar*; empty when there is none."""
        return _joined(_tokens(point), self._choosing, ("eller", "alternativt"), 1)


def _tokens(point: str) -> Words:
    """The words and signs, without what may stand in the middle of a verb: *går för egen del i borgen*."""
    return tuple(_TOKEN.findall(_WITHIN.sub(" ", point.replace("\u00a0", " ").casefold())))


def _joined(tokens: Words, acting: _Lexicon, joints: Words, between: int) -> str:
    """The first action that follows another after one of the joints: no *att* in between, and few words before it."""
    begun, number = False, 0
    while number < len(tokens):
        token = tokens[number]
        if token in (".", "att"):
            begun = False
        elif begun and token in joints:
            for ahead in range(number + 1, min(number + between + 3, len(tokens))):
                if tokens[ahead] in _SUBORDINATORS or (tokens[ahead] == "att" and ahead > number + 1):
                    break
                if words := _action(tokens, ahead, acting):
                    return " ".join(words)
        elif words := _action(tokens, number, acting):
            begun = True
            number += len(words) - 1
        number += 1
    return ""


def _action(tokens: Words, number: int, acting: _Lexicon) -> Words:
    """What is done at that token: a verb of the lexicon, *ger … i uppdrag*, *upphör att gälla*; empty when nothing."""
    if tokens[number] in ("ger", "ge", "får", "ges"):
        for ahead in range(number + 1, min(number + _TO_ASSIGN, len(tokens) - 1)):
            if tokens[ahead : ahead + 2] == ("i", "uppdrag"):
                return tokens[number : ahead + 2]
    if tokens[number : number + 3] == ("upphör", "att", "gälla"):
        return tokens[number : number + 3]
    found = acting.at(tokens, number)
    return found[0] if found else ()
