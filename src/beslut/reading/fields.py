# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""The fields that need more than one place: case numbers, whose decision it is, the chain, and what to warn of."""

from __future__ import annotations

import re
from itertools import islice, pairwise

from beslut.reading.case_numbers import labelled_number, shaped_number
from beslut.reading.decisions import Decided
from beslut.reading.headings import ADJUSTING
from beslut.reading.matters import Matter
from beslut.reading.organs import same_body
from beslut.reading.said import LIKELY, SURE, Passage, Said, Spot, unsaid
from beslut.reading.setting import Setting

OWN = "eget beslut"
_CUT = re.compile(r"\[\s*(?:…|\.{3})\s*\]|…\s*$|\.{3}\s*$")
_OUR_LABEL = re.compile(
    r"(?:vår[ta]?\s)?(?:diarienummer|dnr|diarienr|ärendenummer|ärendenr|beteckning|ärendebeteckning)", re.IGNORECASE
)
_THEIR_LABEL = re.compile(
    r"(?:er[ta]?|motpartens|avsändarens|externt)\s(?:beteckning|dnr|diarienummer|diarienr|referens|ärendenummer)",
    re.IGNORECASE,
)
_AT_ONCE = re.compile(
    r"\b(?:omedelbar(?:t)?\s?juster|direkt\s?juster|justeras?\b.{0,25}\bomedelbart|omedelbart\sjustera|justeras\sdirekt|förklaras\somedelbart)",
    re.IGNORECASE,
)

UNADJUSTED = "protokollet är inte justerat"
_UNADJUSTED = re.compile(
    r"\bojustera[dt]\w*\s(?:protokoll|paragraf|utdrag)|^\W*ojustera[dt]\w*\W*$"
    r"|\b(?:protokollet|paragrafen|utdraget)\b.{0,20}\b(?:ej|inte|icke)\s(?:ännu\s)?justera[dt]\b",
    re.IGNORECASE,
)
_SHORT = 120  # letters of a row that says so, and no more


def case_number(setting: Setting, matter: Matter, *, theirs: bool = False) -> Said:
    """The case number of the matter: at its §, else in the head; with `theirs` the other party's."""
    if not theirs and matter.number is not None:
        found = matter.number
        sure = SURE if found.shaped else LIKELY
        return Said(found.value, sure, matter.number_spot, "numret står vid ärendet")
    if matter.start is None or theirs:
        for told in setting.told:
            for cell in told.text.split("\t") if not labelled_number(told.text, theirs=theirs) else (told.text,):
                hit = labelled_number(cell, theirs=theirs)
                if hit:
                    return Said(
                        hit.value, SURE if hit.shaped else LIKELY, told.spot, "numret står vid sin etikett överst"
                    )
    if theirs:
        return _in_columns(setting, _THEIR_LABEL) or unsaid("motpartens diarienummer står inte i texten")
    if matter.start is not None and not setting.single:
        return _in_text(matter) or unsaid("inget diarienummer står vid ärendet")
    return _in_columns(setting, _OUR_LABEL) or _in_text(matter) or _loose(setting, matter)


def _in_columns(setting: Setting, pattern: re.Pattern[str]) -> Said | None:
    """Labels in one row and values under them in the next, or label and value in cells of their own."""
    for told, under in pairwise(setting.told):
        labels = told.text.split("\t")
        for place, label in enumerate(labels):
            if not pattern.fullmatch(label.strip(" :.")):
                continue
            values = under.text.split("\t")
            value = labels[place + 1] if place + 1 < len(labels) else values[min(place, len(values) - 1)]
            hit = shaped_number(value.strip(), alone=True)
            if hit:
                return Said(hit.value, SURE, told.spot, "numret står vid sin etikett")
    return None


def _in_text(matter: Matter) -> Said | None:
    """A labelled number among the first paragraphs of the matter."""
    for section in matter.sections[:1]:
        for paragraph in section.paragraphs[:2]:
            hit = labelled_number(paragraph.text)
            if hit and hit.start < 3:
                return Said(hit.value, SURE if hit.shaped else LIKELY, paragraph.spot, "numret står vid sin etikett")
    return None


def _loose(setting: Setting, matter: Matter) -> Said:
    for told in setting.told:
        for cell in told.text.split("\t"):
            hit = labelled_number(cell) or shaped_number(cell.strip(), alone=True)
            if hit and (matter.start is None or hit.labelled):
                return Said(hit.value, LIKELY, told.spot, "numret står överst, inte vid ärendet")
    return unsaid("inget diarienummer står vid ärendet eller överst")


def concerns(decided: Decided, body: str | None, *, minutes: bool) -> Said:
    """Whether the points are the body's own decision or a proposal to another."""
    lists = [one for one in (decided.decisions if minutes else decided.proposed) if one.points]
    if not lists:
        return unsaid("inga punkter är funna")
    others = [one.decider for one in lists if one.decider and not same_body(one.decider, body)]
    proposing = [one for one in lists if one.lead_in and one.lead_in.proposes]
    if not minutes:
        target = next((one.decider for one in reversed(lists) if one.decider), None)
        if target is None:
            return unsaid("det står inte vem som föreslås besluta")
        return Said(f"förslag till {target}", SURE, lists[0].spot, "förslaget är ställt dit")
    if others:
        sure = (
            SURE
            if len(others) == len(lists) and body and (proposing or any(o.heading and o.heading.target for o in lists))
            else LIKELY
        )
        why = (
            "beslutet föreslår ett annat organ"
            if len(others) == len(lists)
            else "någon punkt är eget beslut, någon förslag till annat organ"
        )
        return Said(f"förslag till {others[-1]}", sure, lists[0].spot, why)
    if proposing and all(one.decider is None for one in lists):
        return unsaid("beslutet är ett förslag, men det står inte till vem")
    known = any(one.decider for one in lists) or any(one.heading and one.heading.owner for one in lists)
    return Said(OWN, SURE if known and body else LIKELY, lists[0].spot, "organet beslutar självt")


def deciding(decided: Decided, body: str | None, *, minutes: bool) -> Said:
    """Who decides in the end."""
    lists = [one for one in (decided.decisions if minutes else decided.proposed) if one.points]
    for one in reversed(lists):
        if one.decider and not same_body(one.decider, body):
            return Said(
                one.decider,
                SURE if one.lead_in else LIKELY,
                one.spot,
                "inledningen eller rubriken säger vem som beslutar",
            )
    if lists and body and minutes:
        return Said(
            body, SURE if any(one.decider for one in lists) else LIKELY, lists[0].spot, "organet beslutar självt"
        )
    named = next((one for one in reversed(lists) if one.decider), None)
    if named:
        return Said(named.decider, SURE, named.spot, "inledningen eller rubriken säger vem som beslutar")
    return unsaid("det står inte vem som beslutar")


def told_chain(decided: Decided, body: str | None) -> Said:
    """The bodies in the order that lead-ins and headings tell them."""
    names: list[str] = []
    spot: Spot | None = None
    for one in (*decided.proposed, *decided.decisions):
        told = [one.heading.owner] if one.heading and one.heading.owner else []
        told += list(one.lead_in.chain) if one.lead_in else []
        told += [one.heading.target] if one.heading and one.heading.target else []
        names += [name for name in told if name]
        spot = spot or one.spot
    if body and decided.decisions and body not in names and not any(same_body(name, body) for name in names):
        names.insert(0, body)
    unique = list(dict.fromkeys(names))
    if not unique:
        return unsaid("texten säger inte vilka organ ärendet går genom")
    return Said(tuple(unique), LIKELY, spot, "organen i inledningar och rubriker, i ordning")


def adjusted_at_once(matter: Matter) -> Said:
    """Whether the § was adjusted on the spot."""
    for section in matter.sections:
        for paragraph in section.paragraphs:
            if _AT_ONCE.search(paragraph.text):
                return Said(True, SURE, paragraph.spot, "texten säger att paragrafen justeras omedelbart")
        if section.heading and section.heading.kind == ADJUSTING and not section.paragraphs:
            return Said(True, LIKELY, section.spot, "rubriken står där, utan text")
    return unsaid("texten säger inget om omedelbar justering")


def warnings_of(setting: Setting, matter: Matter, decided: Decided) -> tuple[Passage, ...]:
    """What a person should look at: words that are cut off in a point, never filled in; minutes not yet adjusted."""
    rows = [(one.text, one.spot) for one in setting.told] + [(one.text, one.spot) for one in matter.paragraphs]
    unadjusted = (spot for text, spot in rows if len(text) < _SHORT and _UNADJUSTED.search(text))
    found = [Passage(UNADJUSTED, spot, SURE) for spot in islice(unadjusted, 1)]
    for point in (*decided.points, *decided.proposals):
        if _CUT.search(point.text):
            found.append(Passage(f"punkten är avklippt: {point.text[-60:]}", point.spot, SURE))
    for point in decided.points[-1:]:
        last = matter.paragraphs[-1] if matter.paragraphs else None
        others = [one for one in decided.points[:-1] if one.text.rstrip().endswith(".")]
        if last and last.text == point.text and others and not point.text.rstrip().endswith((".", "”", ")")):
            found.append(Passage("texten slutar mitt i en punkt", point.spot, LIKELY))
    return tuple(found)
