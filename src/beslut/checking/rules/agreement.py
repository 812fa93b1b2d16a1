# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Agreement: a participle has the gender and the number of the noun that it belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from beslut.checking.check_input import CheckContext, PrintedDecision
from beslut.checking.finding import Hit
from beslut.checking.patterns import Pattern
from beslut.checking.registry import rule
from beslut.checking.verbs import DecisionVerbs
from beslut.model import Inflection

_PARTICIPLES = (
    "daterad", "antagen", "undertecknad", "reviderad", "fastställd", "upprättad", "godkänd", "beslutad", "tecknad",
    "ingången",
)  # fmt: skip
_ENDED = ("besvarad", "fullgjord", "slutförd", "avslutad", "återrapporterad", "bordlagd")


def _inflected(common: str) -> Mapping[Inflection, str]:
    """The participle with nouns of either gender and in the plural: *daterad, daterat, daterade*."""
    stem = common[:-2] if common.endswith(("ad", "en")) else common[:-1]
    neuter, plural = {"ad": ("at", "ade"), "en": ("et", "na")}.get(common[-2:], ("t", "da"))
    return {"utrum": common, "neutrum": stem + neuter, "plural": stem + plural}


_FORMS = {
    form: (inflection, forms)
    for forms in map(_inflected, (*_PARTICIPLES, *_ENDED))
    for inflection, form in forms.items()
}
_DATED = "|".join(form for common in _PARTICIPLES for form in _inflected(common).values())
_DONE = "|".join(form for common in _ENDED for form in _inflected(common).values())
_ONE_NOUN = r"(?:(?! (?:och|samt) [\w-]+(?:en|et|an|na)\b)[^,.]){0,80}"
"""What may stand between a noun and its participle: no other noun that it could belong to."""
_NOUN = Pattern(
    r"^(?:\d+\. )?(?:att )?(?:(?:[\w&-]+ ){1,6}?)?"
    r"(?:antar|anta|godkänner|godkänna|fastställer|fastställa|upphäver|upphäva) "
    rf"(?:(de|den|det) )?([\w-]+)\b{_ONE_NOUN}, ({_DATED})\b",
    re.IGNORECASE,
)
_SUBJECT = Pattern(rf"^(?:(de|den|det) )?([\w-]+)\b{_ONE_NOUN}, ({_DATED})\b", re.IGNORECASE)
_IS_DONE = Pattern(
    rf"^(?:att )?(?:(de|den|det) )?([\w-]+)\b(?:(?!\b(?:och|samt)\b)[^,.]){{0,60}}? (?:anses|förklaras|är)"
    rf"(?: härmed| därmed)? ({_DONE})\b"
    rf"|\b(?:anser?|förklarar?) (?:(de|den|det) )?([\w-]+)\b(?:(?!\b(?:och|samt)\b)[^,.]){{0,60}}? ({_DONE})\b",
    re.IGNORECASE,
    having=_ENDED + tuple(_inflected(one)["neutrum"] for one in _ENDED),
)
_ARTICLES: Mapping[str, Inflection] = {"de": "plural", "den": "utrum", "det": "neutrum"}
_EITHER = (
    "avtal", "beslut", "dokument", "protokoll", "förslag", "program", "underlag", "direktiv", "kontrakt", "mål",
    "yttrande", "reglemente", "uppdrag", "bidrag", "anslag", "anbud", "projekt", "bokslut", "villkor", "tillstånd",
)  # fmt: skip
"""Nouns that are alike in both numbers, or with one *n* more; their definite forms tell: *avtalet*, *avtalen*."""


def gender(article: str, noun: str) -> Inflection | None:
    """The gender and number of a noun, by its article or its ending; None where they do not tell."""
    if article:
        return _ARTICLES[article.casefold()]
    word = noun.casefold()
    if word.endswith(_EITHER):
        return None
    if any(word.endswith(f"{one}en") for one in _EITHER) or word.endswith("programmen"):
        return "plural"
    if len(word) > 5 and word.endswith(("erna", "orna", "arna", "ena", "linjer", "regler", "taxor", "avgifter")):
        return "plural"
    if len(word) > 5 and word.endswith("et") and not word.endswith(("het", "budget", "paket")):
        return "neutrum"
    if len(word) > 5 and word.endswith(("en", "in", "ing", "else", "policy", "plan", "taxa", "strategi", "policyn",
                                        "taxan", "frågan", "ansökan", "anmälan")):  # fmt: skip
        return "utrum"
    return None


def _subject(point: str, verbs: DecisionVerbs) -> re.Match[str] | None:
    """The participle after the subject of a point, when no verb stands between them that has an object of its own."""
    found = _SUBJECT.search(point)
    return None if found is None or verbs.decides(point[: found.start(3)]) else found


@rule(
    "R12",
    "Böjningen stämmer inte",
    level="varning",
    looks_at="beslut",
    why="”Daterad”, ”antagen” och ”besvarad” följer ordet som de hör till: strategin daterad, reglementet daterat, "
    "reglerna daterade; motionen anses besvarad, medborgarförslaget besvarat.",
    source="Kungsbackas kommunfullmäktige 2025-11-25 (”Regler …, daterad”)",
    bad="- Kommunfullmäktige antar riktlinjerna för samverkan, daterad 2026-01-14.",
    good="- Kommunfullmäktige antar riktlinjerna för samverkan, daterade 2026-01-14.",
    example="beslut",
)
def agreement(printed: PrintedDecision, check_context: CheckContext) -> Iterator[Hit]:
    """The participle after a document's name agrees with its first noun, where the noun's ending tells."""
    for point in printed.points:
        dated = _NOUN.search(point) or _subject(point, check_context.decision_verbs(printed.bundle.context))
        for found in filter(None, (dated, _IS_DONE.search(point))):
            article, noun, participle = found.groups()[:3] if found[2] else found.groups()[3:]
            wanted = gender(article or "", noun)
            told, forms = _FORMS[participle.casefold()]
            if wanted and wanted != told:
                message = f"”{noun} … {participle}” ska böjas ”{forms[wanted]}”"
                hint = "ändra böjning under dokument" if found is dated else "böj efter ordet som det hör till"
                yield Hit(message, hint, participle)
