# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Which day a meeting was, or a paper is from: by labels, page heads and the words around the date."""

from __future__ import annotations

import re
from collections import Counter

from beslut.reading.case_numbers import labelled_number
from beslut.reading.dates import FoundDate, dates_in
from beslut.reading.head_bodies import body_in_head
from beslut.reading.organs import bodies_in
from beslut.reading.said import LIKELY, SURE, Said, Told, unsaid

_DAY_LABEL = re.compile(
    r"\b(?:sammanträdesdatum|sammanträdesdag|mötesdatum|datum\sför\s(?:sammanträdet?|mötet))\b[:.]?", re.IGNORECASE
)
_PAPER_DAY = re.compile(r"^(?:datum|utfärdat|upprättad|daterad)\b[:.]?\s*", re.IGNORECASE)
_TIME = re.compile(r"^(?:plats\soch\stid|tid\soch\splats|tid|plats)\b", re.IGNORECASE)
_HELD = re.compile(r"\b(?:sammanträde|protokoll|möte)\w*\b", re.IGNORECASE)
_NOT_THE_DAY = re.compile(
    r"\b(?:anslag|justering|justera|utskri|överklag|sätts\supp|tas\sned|uppsättande|nedtagande|bordlagt|antagen|fastställd|reviderad|senast)",
    re.IGNORECASE,
)


def meeting_day(told: tuple[Told, ...]) -> Said:
    """The day of the meeting."""
    sure: list[tuple[str, Told, str]] = []
    likely: list[tuple[str, Told, str]] = []
    for place, row in enumerate(told):
        labelled = _labelled_day(told, place)
        if labelled:
            sure.append((labelled, row, "datumet står vid sammanträdesdatum"))
            continue
        days = dates_in(row.text)
        if not days or _NOT_THE_DAY.search(row.text):
            continue
        if _TIME.match(row.text) or (_HELD.search(row.text) and bodies_in(row.text)):
            sure.append((days[0].iso, row, "datumet står vid sammanträdets plats och tid"))
        elif _beside_body(told, place):
            sure.append((days[0].iso, row, "datumet står i sidhuvudet, vid organet"))
        elif row.in_head:
            likely.append((days[0].iso, row, "datumet står i sidhuvudet"))
        elif len(row.text) < 60 and not labelled_number(row.text):
            likely.append((days[0].iso, row, "ett datum står överst utan att det sägs vad det är"))
    return _settled(sure, likely)


def _beside_body(told: tuple[Told, ...], place: int) -> bool:
    """Whether a date stands on the row of a body, or in a page head on the row before or after one."""
    row = told[place]
    near = [row] + [one for one in told[max(place - 1, 0) : place + 2] if row.in_head and one.in_head]
    return any(body_in_head(cell) for one in near for cell in one.text.split("\t"))


def _settled(sure: list[tuple[str, Told, str]], likely: list[tuple[str, Told, str]]) -> Said:
    found = sure or likely
    if not found:
        return unsaid("varken sidhuvud eller första sida säger vilken dag sammanträdet var")
    iso, row, why = found[0]
    counted = Counter(day for day, _, _ in found)
    if len(counted) > 1:
        labelled = [one for one in found if one[2].endswith("sammanträdesdatum")]
        iso, row, why = (labelled or found)[0]
        several = len({day for day, _, _ in labelled}) != 1
        return Said(iso, LIKELY if several else SURE, row.spot, f"{why}; flera datum står där" if several else why)
    return Said(iso, SURE if sure else LIKELY, row.spot, why)


def _labelled_day(told: tuple[Told, ...], place: int) -> str | None:
    text = told[place].text
    label = _DAY_LABEL.search(text)
    if label is None:
        return None
    days = dates_in(text[label.end() :])
    if days:
        return days[0].iso
    for later in told[place + 1 : place + 3]:
        days = dates_in(later.text)
        if days and not _NOT_THE_DAY.search(later.text):
            return days[0].iso
    before = dates_in(text[: label.start()])
    return before[0].iso if before else None


def paper_day(told: tuple[Told, ...]) -> Said:
    """The day of a report or a letter."""
    sure: list[tuple[str, Told, str]] = []
    likely: list[tuple[str, Told, str]] = []
    for place, row in enumerate(told):
        cells = row.text.split("\t")
        for number, cell in enumerate(cells):
            days = dates_in(cell)
            if _PAPER_DAY.match(cell.strip()):
                value = days or _day_under(told, place, number)
                if value:
                    sure.append((value[0].iso, row, "datumet står vid sin etikett"))
            elif (
                days
                and len(cell) < 40
                and not _NOT_THE_DAY.search(cell)
                and not (number and _PAPER_DAY.match(cells[number - 1].strip()))
            ):
                likely.append((days[0].iso, row, "ett datum står överst utan att det sägs vad det är"))
    return _settled(sure, likely) if sure or likely else unsaid("skrivelsen är inte daterad")


def _day_under(told: tuple[Told, ...], place: int, number: int) -> list[FoundDate]:
    """The day in the next cell, or in the same column of the next row."""
    cells = told[place].text.split("\t")
    if number + 1 < len(cells) and dates_in(cells[number + 1]):
        return dates_in(cells[number + 1])
    if place + 1 >= len(told):
        return []
    under = told[place + 1].text.split("\t")
    return dates_in(under[number]) if number < len(under) else dates_in(told[place + 1].text)
