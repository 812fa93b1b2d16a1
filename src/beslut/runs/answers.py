# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""What filled-in files answer: Word files with content controls, and the lists of `beslut gaps`. Nothing is written."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import PurePath

from beslut.errors import DataError, Problem
from beslut.loading.rows import Cell
from beslut.loading.xlsx import Sheet, sheets_of
from beslut.model import Register
from beslut.reading.controls import controls_of
from beslut.runs.gap_sheets import ABOUT, CASE, CASE_LABEL, CODE, FACT, KEY, PARTIES, PARTY, VALUE
from beslut.swedish import folded
from beslut.wording import is_answerable

_LONGEST = 2_000


@dataclass(frozen=True)
class Answer:
    """One answer: to which key, of which party ("" for the case), what it says, in which file and where there.

    `document` is the kind of document that it was written in; empty for a list, which says itself whose a fact is.
    """

    key: str
    party: str
    value: str
    file: str
    place: str
    document: str = ""


@dataclass
class FilledIn:
    """What one file holds: whose case, its answers, and what is wrong or worth telling."""

    file: str
    case: str = ""
    answers: list[Answer] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def answers_in(raw: bytes, name: str, keys: Mapping[str, str], register: Register) -> FilledIn:
    """The answers of one file, by the ending of its name; `keys` has what people call each key.

    Raises DataError for a file that cannot be read.
    """
    match PurePath(name.casefold()).suffix:
        case ".docx" | ".docm":
            return _of_word(raw, name, keys)
        case ".xlsx" | ".xlsm":
            return _of_workbook(sheets_of(raw, name), name, _by_heading(keys), register)
        case ".csv":
            return _of_text(raw, name)
    hint = "Word (.docx) och listor från beslut gaps (.xlsx, .csv) läses"
    raise DataError(Problem("K01", f"{name} är ingen fil att fylla i", hint=hint))


def _by_heading(keys: Mapping[str, str]) -> dict[str, str]:
    """The keys by what heads their column, folded; also as lists called earlier decisions before, and some are out."""
    before = {
        f"{part} ({ident})": f"tidigare_beslut.{ident}.{part}"
        for _, ident, part in (key.split(".") for key in keys if key.startswith("tidigare_beslut."))
    }
    return {folded(name): key for key, name in keys.items()} | {folded(name): key for name, key in before.items()}


def _of_word(raw: bytes, name: str, words: Mapping[str, str]) -> FilledIn:
    found = controls_of(raw, name)
    out = FilledIn(PurePath(name).name, found.case)
    if not found.asked and not found.controls:
        hint = "det är inget utkast som beslut har skrivit, eller så är kontrollerna borttagna; fyll i ett nytt utkast"
        out.problems.append(Problem("K02", f"{name} har inga luckor att läsa", hint=hint))
    filled: dict[str, dict[str, str]] = {}
    for control in found.controls:
        if control.key and control.text:
            filled.setdefault(control.key, {}).setdefault(control.text, control.place)
        elif control.text:
            out.notes.append(f"{name}, {control.place}: ”{control.text}” hör inte till någon uppgift, och läses inte")
    for key in found.asked:
        if all(one.key != key for one in found.controls):
            out.notes.append(f"{name}: kontrollen för {words.get(key, key)} är borttagen; inget svar är läst")
        elif key not in filled and any(one.emptied for one in found.controls if one.key == key):
            out.notes.append(f"{name}: kontrollen för {words.get(key, key)} är tömd; inget svar är läst")
    for key, texts in filled.items():
        if len(texts) > 1:
            told = " och ".join(f"”{text}” ({place})" for text, place in texts.items())
            hint = "skriv samma svar på båda ställena, eller lämna det ena tomt"
            out.problems.append(Problem("K03", f"{name}: två olika svar på {words.get(key, key)}: {told}", hint=hint))
            continue
        ((text, place),) = texts.items()
        out.answers.append(Answer(key, found.party, text, out.file, f"{name}, {place}", found.document))
    return out


def _of_workbook(sheets: Sequence[Sheet], name: str, keys: Mapping[str, str], register: Register) -> FilledIn:
    out = FilledIn(PurePath(name).name)
    by_name = {sheet.name: sheet for sheet in sheets}
    about = by_name.get(ABOUT)
    if about and about.rows and about.rows[0][0].text == CASE_LABEL and len(about.rows[0]) > 1:
        out.case = about.rows[0][1].text
    if PARTIES not in by_name and CASE not in by_name:
        hint = "bladen ska heta som när listan gjordes; gör en ny lista med beslut gaps"
        out.problems.append(Problem("K02", f"{name} har varken bladet {PARTIES} eller {CASE}", hint=hint))
    if sheet := by_name.get(PARTIES):
        _of_parties(sheet, out, keys, register)
        _missing_columns(sheet, about, out, keys)
    if sheet := by_name.get(CASE):
        _of_case(sheet, out)
    return out


def _of_parties(sheet: Sheet, out: FilledIn, keys: Mapping[str, str], register: Register) -> None:
    head, *rows = sheet.rows or [[Cell("", 1, 1)]]
    columns: dict[int, str] = {}
    party_at = code_at = None
    for index, cell in enumerate(head):
        word = folded(cell.text)
        if word == PARTY:
            party_at = index
        elif word == CODE:
            code_at = index
        elif word in keys:
            if keys[word] in columns.values():
                _tell(out, sheet, cell, "K04", f"kolumnen ”{cell.text}” står två gånger", "behåll den ena")
            columns[index] = keys[word]
        elif cell.text:
            hint = "rubrikerna säger vart svaren hör; skriv rubriken som den var"
            _tell(out, sheet, cell, "K04", f"kolumnen ”{cell.text}” hör inte till någon uppgift", hint)
    if party_at is None and code_at is None:
        _tell(out, sheet, head[0], "K04", "kolumnerna part och kod saknas", "gör en ny lista med beslut gaps")
        return
    for row in rows:
        texts = {index: cell for index, cell in enumerate(row) if cell.text}
        named = texts.get(party_at) if party_at is not None else None
        coded = texts.get(code_at) if code_at is not None else None
        by_name = register.named(named.text) if named else None
        by_code = register.parties.get(coded.text) if coded else None
        party = by_name or by_code
        if party is None or (by_name and by_code and by_name is not by_code):
            hint = "namn och kod ska vara som när listan gjordes"
            _tell(out, sheet, row[0], "K04", "raden säger inte vilken part den gäller", hint)
            continue
        for index, key in columns.items():
            if index in texts:
                _answer(out, sheet, texts[index], key, party.name)


def _missing_columns(sheet: Sheet, about: Sheet | None, out: FilledIn, keys: Mapping[str, str]) -> None:
    """Tell of columns that the list had when it was made; their answers are left as they are."""
    present = {folded(cell.text) for cell in sheet.rows[0]} if sheet.rows else set()
    for row in about.rows if about else ():
        word = folded(row[0].text)
        if word in keys and word not in present:
            out.notes.append(
                f"{out.file}: kolumnen ”{row[0].text}” finns inte kvar i bladet {PARTIES}; inget svar är läst"
            )


def _of_case(sheet: Sheet, out: FilledIn) -> None:
    head = {folded(cell.text): index for index, cell in enumerate(sheet.rows[0])} if sheet.rows else {}
    value_at, key_at = head.get(folded(VALUE)), head.get(folded(KEY))
    if value_at is None or key_at is None:
        if sheet.rows:
            hint = "gör en ny lista med beslut gaps"
            _tell(out, sheet, sheet.rows[0][0], "K04", "kolumnen värde eller nyckel saknas", hint)
        return
    for row in sheet.rows[1:]:
        if len(row) > max(value_at, key_at) and row[value_at].text and row[key_at].text:
            _answer(out, sheet, row[value_at], row[key_at].text, "")


def _answer(out: FilledIn, sheet: Sheet, cell: Cell, key: str, party: str) -> None:
    if cell.text.startswith("="):
        _tell(out, sheet, cell, "K05", f"en formel: {cell.text[:40]}", "skriv värdet självt i cellen")
    elif len(cell.text) > _LONGEST:
        _tell(out, sheet, cell, "K05", f"svaret är längre än {_LONGEST} tecken", "skriv det kortare")
    elif is_answerable(key):
        out.answers.append(Answer(key, party, cell.text, out.file, str(sheet.place(cell))))


def _tell(out: FilledIn, sheet: Sheet, cell: Cell, code: str, message: str, hint: str) -> None:
    out.problems.append(Problem(code, message, sheet.place(cell), hint))


def _of_text(raw: bytes, name: str) -> FilledIn:
    out = FilledIn(PurePath(name).name)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("cp1252", "replace")
    rows: list[dict[str, str]] = []
    with suppress(csv.Error):  # what is no table is no list either
        rows = list(csv.DictReader(io.StringIO(text, newline=None), delimiter=";"))
    if not rows or not {VALUE, KEY, PARTY} <= set(rows[0]):
        hint = (
            f"rubrikerna ska vara {CASE_LABEL};{PARTY};{CODE};{FACT};{VALUE};…;{KEY}; gör en ny lista med beslut gaps"
        )
        out.problems.append(Problem("K02", f"{name} är ingen lista från beslut gaps", hint=hint))
        return out
    out.case = rows[0].get(CASE_LABEL) or ""
    out.answers = list(_text_answers(rows, out.file, name))
    return out


def _text_answers(rows: Iterable[Mapping[str, str | None]], file: str, name: str) -> Iterator[Answer]:
    for number, row in enumerate(rows, 2):
        value, key = (row.get(VALUE) or "").strip(), (row.get(KEY) or "").strip()
        if value and is_answerable(key):
            yield Answer(key, (row.get(PARTY) or "").strip(), value, file, f"{name}:{number}:1")


def two_answers(fact: str, name: str, answers: Sequence[Answer]) -> Problem:
    """What is said of two answers to one fact."""
    first = answers[0]
    other = next(one for one in answers if one.value != first.value)
    whose = f" för {name}" if name else ""
    told = f"”{first.value}” ({first.place}) och ”{other.value}” ({other.place})"
    message = f"två olika svar på {fact}{whose}: {told}"
    return Problem("K03", message, hint="ta reda på vilket som är rätt, och rätta det andra")


def no_day(answer: Answer) -> Problem:
    """What is said of an answer that is to be a day and is none."""
    hint = "skriv den som 2099-06-30 eller 30 juni 2099; inget är skrivet"
    return Problem("K07", f"{answer.place}: ”{answer.value}” är ingen dag", hint=hint)
