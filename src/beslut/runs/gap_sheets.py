# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""What a case still asks for as a list that people fill in: a workbook, a text of cells, or JSON."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator

from beslut.model import EarlierState
from beslut.runs.gap_list import GapList
from beslut.runs.missing_facts import Asked
from beslut.writers.xlsx import FormSheet, SheetCell, write_workbook

PARTIES, CASE, ABOUT = "Parter", "Ärendet", "Så fyller du i"
PARTY, CODE, FACT, VALUE, HINT, KEY = "part", "kod", "uppgift", "värde", "anvisning", "nyckel"
CASE_LABEL = "ärende"
_NONE = f"Finns inget sådant beslut: skriv ”{EarlierState.NONE}” här, och lämna de andra cellerna tomma."
_DAYS = ("datum", "sammanträdesdatum")
_NOTES = (
    ("Gult är okänt: skriv svaret i cellen.", "okänd"),
    ("Blått är bara härlett eller föreslaget: skriv över det om det är fel, och låt det annars stå.", "härledd"),
    ("Lämna tomt det du inte vet. En tom cell ändrar ingenting.", "fast"),
    ("Ändra inte rubriker, namn och koder: de säger vart svaret hör.", "fast"),
    ("Raderna får sorteras, när bladets skydd är borttaget.", "fast"),
    ("Skriv värden, inga formler. Datum skrivs som 2099-06-30.", "fast"),
    ("Spara, och läs tillbaka med: beslut fill luckor.xlsx, eller lägg filen på sidan beslut.html.", "fast"),
)


def as_workbook(asked: GapList) -> bytes:
    """The list as an .xlsx file: a row for each party, the case's own facts, and how it is filled in."""
    return write_workbook([_parties(asked), _case(asked), _about(asked)])


def _parties(asked: GapList) -> FormSheet:
    keys = asked.of_parties
    head = [SheetCell(PARTY, "rubrik"), SheetCell(CODE, "rubrik")]
    for key in keys:
        hint = next((_hint(one) for one in asked.asked if one.key == key and one.party), "")
        head.append(SheetCell(asked.name(key), "rubrik", note=hint))
    rows = [head]
    for party in asked.parties:
        cells = [SheetCell(party.name), SheetCell(party.code)]
        for key in keys:
            told = asked.known.get((party.name, key), "")
            cells.append(_answer(asked.of(party.name, key), key, asked.organs.get(party.name, ()), told))
        rows.append(cells)
    return FormSheet(PARTIES, rows, (24, 8, *(22 for _ in keys)))


def _answer(one: Asked | None, key: str, organs: tuple[str, ...], known: str) -> SheetCell:
    """The cell for an answer: what is known stands in it, and one that nobody asks for is open too."""
    last = key.rpartition(".")[2]
    choices = organs if last in ("beslutande_organ", "organ") else ()
    choices = (*choices, EarlierState.NONE.value) if may_be_none(key) and choices else choices
    if one is None:
        return SheetCell(known, "känd", choices=choices, day=last in _DAYS)
    note = " ".join(word for word in (_hint(one), f"Grund: {one.basis}" if one.basis else "") if word)
    return SheetCell(one.value, "härledd" if one.value else "okänd", note, choices, day=last in _DAYS)


def may_be_none(key: str) -> bool:
    """Whether there may be no such thing: whoever looked for an earlier decision may have found that there is none."""
    return key.startswith("tidigare_beslut.") and key.endswith(".organ")


def _hint(one: Asked) -> str:
    return f"{one.hint} {_NONE}".strip() if may_be_none(one.key) else one.hint


def _case(asked: GapList) -> FormSheet:
    rows = [[SheetCell(word, "rubrik") for word in (FACT, VALUE, HINT, KEY)]]
    for one in asked.of_case:
        cell = SheetCell(one.value, "härledd" if one.value else "okänd", f"Grund: {one.basis}" if one.basis else "")
        rows.append([SheetCell(asked.name(one.key)), cell, SheetCell(one.hint), SheetCell(one.key)])
    return FormSheet(CASE, rows, (30, 40, 60, 30))


def _about(asked: GapList) -> FormSheet:
    rows = [[SheetCell(CASE_LABEL, "rubrik"), SheetCell(asked.case, "rubrik")]]
    rows += [[SheetCell(""), SheetCell(words, look)] for words, look in _NOTES]  # type: ignore[arg-type]
    rows.append([SheetCell(FACT, "rubrik"), SheetCell(HINT, "rubrik")])
    for key in asked.of_parties:
        hint = next((_hint(one) for one in asked.asked if one.key == key and one.party), "")
        rows.append([SheetCell(asked.name(key)), SheetCell(hint)])
    for one in asked.unplaced:
        told = f"Fylls i handlingen eller i mallen ({one.places} ställen): {one.hint}"
        rows.append([SheetCell(one.words), SheetCell(told)])
    return FormSheet(ABOUT, rows, (28, 110))


def _rows(asked: GapList) -> Iterator[dict[str, str]]:
    codes = {party.name: party.code for party in asked.parties}
    for one in asked.asked:
        if one.key:
            yield {
                CASE_LABEL: asked.case, PARTY: one.party, CODE: codes.get(one.party, ""), FACT: asked.name(one.key),
                VALUE: one.value, HINT: _hint(one), KEY: one.key,
            }  # fmt: skip


def as_csv(asked: GapList) -> bytes:
    """The list as UTF-8 text that Excel opens, a row for each fact; the case's own have no party."""
    out = io.StringIO()
    names = (CASE_LABEL, PARTY, CODE, FACT, VALUE, HINT, KEY)
    writer = csv.DictWriter(out, names, delimiter=";", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(_rows(asked))
    return out.getvalue().encode("utf-8-sig")


def as_json(asked: GapList) -> str:
    """The list for another program."""
    told = {
        "version": 1,
        "ärende": asked.case,
        "uppgifter": [
            {
                "nyckel": one.key or None,
                "uppgift": asked.name(one.key) if one.key else one.words,
                "part": one.party or None,
                "läge": "härledd" if one.value else "okänd",
                "värde": one.value or None,
                "grund": one.basis or None,
                "anvisning": one.hint or None,
                "plats": str(asked.answered[one.party, one.key]) if one.key else None,
                "ställen": one.places,
            }
            for one in asked.asked
        ],
        "ställen": asked.places,
    }
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"
