# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""What the points' sentences say: conditions, what is replaced, what is repealed, and how the matter came out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from beslut.reading.dates import dates_in
from beslut.reading.organs import bodies_in
from beslut.reading.said import LIKELY, SURE, Passage, Repeal, Said, unsaid

_CONDITION = re.compile(
    r"\b(?:under\sförutsättning|förutsatt\satt|villkor(?:at|as|en)?\b|träder\si\skraft\s(?:när|först)|gäller\s(?:först\s|endast\s|bara\s)?(?:när|om)\b|först\snär|förbehåll)",
    re.IGNORECASE,
)
_REPLACES = re.compile(r"\bersätt(?:er|s|a)\b(?!\s(?:NN|ledamot|som\sledamot))", re.IGNORECASE)
_ENDS = re.compile(
    r"\bupphör(?:a)?\b(?:\s\w+){0,3}?\s(?:att\s)?gälla\b|\bupphör\satt\sgälla\b|\bupphör\b.{0,40}\bgälla\b",
    re.IGNORECASE,
)
_REPEALS = re.compile(r"\b(?:upphäva|upphäver|upphävs|upphävas)\b", re.IGNORECASE)
_ADOPTED = re.compile(
    r",?\s*(?:som\s)?(?:antag(?:en|et|na)|antogs|beslutad[e]?|fastställd[a]?|fastställt|daterad[e]?|daterat|från|i\skommunfullmäktige|av\skommun)\b",
    re.IGNORECASE,
)
_ABBREVIATED = r"(?<!\bkap)(?<!\bbl\.a)(?<!\bt\.ex)(?<!\bdnr)(?<!\bnr)(?<!\bst)(?<!\bm\.m)(?<!\bkl)(?<!\bs\.k)"
_SENTENCE = re.compile(rf"(?<=[.!?]){_ABBREVIATED}\s+(?=[A-ZÅÄÖ”\"])")


def sentences_of(text: str) -> list[str]:
    """The sentences of a text, as they stand."""
    return [sentence.strip() for sentence in _SENTENCE.split(text) if sentence.strip()]


def _with(points: Iterable[Passage], words: re.Pattern[str]) -> tuple[Passage, ...]:
    return tuple(
        Passage(sentence, point.spot, point.sureness, point.number, point.body)
        for point in points
        for sentence in sentences_of(point.text)
        if words.search(sentence)
    )


def conditions_of(points: Sequence[Passage]) -> tuple[Passage, ...]:
    """The sentences that make the decision depend on something."""
    return _with(points, _CONDITION)


def replaced_by(points: Sequence[Passage]) -> tuple[Passage, ...]:
    """The sentences that say that something older is replaced."""
    return _with(points, _REPLACES)


def repeals_of(points: Sequence[Passage]) -> tuple[Repeal, ...]:
    """What the points end, with organ, day and § of the older decision as far as they are told."""
    found = []
    for point in points:
        for sentence in sentences_of(point.text):
            ends, repeals = _ENDS.search(sentence), _REPEALS.search(sentence)
            if ends:
                found.append(_repeal(point, sentence, sentence[: ends.start()]))
            elif repeals:
                passive = repeals.group().lower().endswith("s")
                found.append(
                    _repeal(point, sentence, sentence[: repeals.start()] if passive else sentence[repeals.end() :])
                )
    return tuple(found)


def _repeal(point: Passage, sentence: str, about: str) -> Repeal:
    about = re.sub(r"^(?:att\s|samtidigt\s|därmed\s)+", "", about.strip(" ,."), flags=re.IGNORECASE)
    adopted = _ADOPTED.search(about)
    document = about[: adopted.start()].strip(" ,.") if adopted else about.strip(" ,.")
    after = about[adopted.start() :] if adopted else ""
    bodies, days = bodies_in(after), dates_in(after)
    section = re.search(r"§\s?(\d{1,4})|(\d{1,4})\s?§", after)
    sure = SURE if bodies and days and section and point.sureness == SURE else LIKELY
    return Repeal(
        sentence, point.spot, sure, document or None, bodies[0].name if bodies else None, days[0].iso if days else None,
        (section[1] or section[2]) if section else None,
    )  # fmt: skip


_OUTCOMES = (
    ("återremitterat", re.compile(r"\båterremitter(?:a|ar|as)\b|\båterremiss\b", re.IGNORECASE)),
    ("bordlagt", re.compile(r"\bbordlägg(?:a|er|s)\b", re.IGNORECASE)),
    ("utgått", re.compile(r"\bärendet\sutgår\b|\butgår\sfrån\s(?:dagordningen|föredragningslistan)", re.IGNORECASE)),
    ("avstyrkt", re.compile(r"\bavstyrk(?:a|er|s)\b", re.IGNORECASE)),
    ("avslaget", re.compile(r"\bavslå(?:r|s)?\b", re.IGNORECASE)),
)
_NOTED = re.compile(
    r"\b(?:notera(?:r|s)?|antecknas?|antecknar|till\shandlingarna|tar\sdel\sav|tackar?\sför)\b", re.IGNORECASE
)
_SIDE = re.compile(r"\bjusteras?\b.{0,20}\bomedelbart\b|\bomedelbart\sjustera", re.IGNORECASE)


def outcome_of(points: Sequence[Passage], *, proposes: bool) -> Said:
    """How the matter came out, from what the points do."""
    main = [point for point in points if not _SIDE.search(point.text)]
    if not main:
        return unsaid("inget beslut är funnet")
    sure = SURE if all(point.sureness == SURE for point in main) else LIKELY
    for outcome, words in _OUTCOMES:
        hit = [point for point in main if words.search(point.text)]
        if hit and (len(hit) == len(main) or (outcome in ("återremitterat", "bordlagt") and main[0] in hit)):
            return Said(outcome, sure if len(hit) == len(main) else LIKELY, hit[0].spot, f"punkten säger {outcome}")
        if hit:
            return Said(_adopted(proposes), LIKELY, main[0].spot, f"beslutet har flera punkter; någon är {outcome}")
    if all(_NOTED.search(point.text) for point in main):
        return Said("noterat", sure, main[0].spot, "punkterna lägger till handlingarna eller antecknar")
    return Said(
        _adopted(proposes),
        sure,
        main[0].spot,
        "punkterna beslutar i sak" if not proposes else "punkterna föreslår i sak",
    )


def _adopted(proposes: bool) -> str:
    return "tillstyrkt" if proposes else "antaget"
