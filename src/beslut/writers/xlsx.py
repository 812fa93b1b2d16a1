# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Sheets of cells to a workbook, for somebody to fill in. What the cells mean is not known here.

The first row and column stay where they are, cells that are to be filled in are open and the others protected (which
is no lock: whoever reads the workbook back looks at them again). Same sheets, same bytes.
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Literal

from beslut.errors import DataError, Problem
from beslut.speed.later import later
from beslut.swedish import day_in

if TYPE_CHECKING:
    from xlsxwriter import Workbook
else:  # the extra `excel`
    Workbook = later("xlsxwriter", "Workbook")

Look = Literal["fast", "rubrik", "okänd", "härledd", "känd"]
"""Fixed, a heading, unknown (yellow), inferred (blue), known."""
_LOOKS: dict[Look, dict[str, Any]] = {
    "fast": {"locked": True, "text_wrap": True, "valign": "top"},
    "rubrik": {"locked": True, "bold": True, "bg_color": "#EEF1F5", "text_wrap": True, "valign": "top", "bottom": 1},
    "okänd": {"locked": False, "bg_color": "#FFF2A8", "text_wrap": True, "valign": "top", "border": 4},
    "härledd": {"locked": False, "bg_color": "#DCEBF7", "text_wrap": True, "valign": "top", "border": 4},
    "känd": {"locked": False, "text_wrap": True, "valign": "top"},
}
_FIRST_YEAR = 1900  # of a sheet's own calendar
_WIDEST = 60  # letters of a column
_MAX_LIST = 255  # letters of a drop-down's choices


@dataclass(frozen=True)
class SheetCell:
    """One cell: its words, its look, a note, and what may be chosen; `day` when it asks for a date."""

    text: str = ""
    look: Look = "fast"
    note: str = ""
    choices: tuple[str, ...] = ()
    day: bool = False


@dataclass(frozen=True)
class FormSheet:
    """One sheet: its name, its rows, the first of them the headings, and the width of each column in letters."""

    name: str
    rows: Sequence[Sequence[SheetCell]]
    widths: Sequence[int]
    locked: bool = True


def write_workbook(sheets: Sequence[FormSheet]) -> bytes:
    """The sheets as the bytes of an .xlsx file. Raises DataError when the extra is not installed."""
    out = io.BytesIO()
    book = _book(out, ", eller skriv luckor.csv", date(1980, 1, 1))
    looks = {name: book.add_format({**look, "num_format": "@"}) for name, look in _LOOKS.items()}
    days = {name: book.add_format({**look, "num_format": "yyyy-mm-dd"}) for name, look in _LOOKS.items()}
    for sheet in sheets:
        _write_sheet(book, sheet, looks, days)
    book.close()
    return out.getvalue()


def write_table(title: str, rows: Sequence[Sequence[str]], day: date) -> bytes:
    """A workbook of one sheet, to read and sort: the header, which stays in view, and rows of text; as of that day.

    Raises DataError when the extra is not installed.
    """
    out = io.BytesIO()
    book = _book(out, "", day)
    page = book.add_worksheet(re.sub(r"[\[\]:*?/\\]", " ", title)[:31].strip("' ") or "Blad1")
    text = book.add_format({"num_format": "@"})
    for number, row in enumerate(rows):
        for column, words in enumerate(row):
            if words:
                page.write_string(number, column, words, text)
    for column, cells in enumerate(zip(*rows, strict=True)):
        page.set_column(column, column, min(max(map(len, cells)) + 2, _WIDEST))
    page.freeze_panes(1, 0)
    page.autofilter(0, 0, len(rows) - 1, len(rows[0]) - 1)
    book.close()
    return out.getvalue()


def _book(out: io.BytesIO, otherwise: str, day: date) -> Any:
    """An empty workbook, in which nothing is reckoned. `otherwise` is what to do without the extra."""
    try:
        book = Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    except ImportError:
        hint = f'installera med: pip install "beslut[excel]"{otherwise}'
        raise DataError(Problem("I06", "arbetsböcker går inte att skriva här", hint=hint)) from None
    book.set_properties({"created": datetime(day.year, day.month, day.day), "author": "beslut"})
    return book


def _write_sheet(book: Any, sheet: FormSheet, looks: dict[Look, Any], days: dict[Look, Any]) -> None:
    page = book.add_worksheet(sheet.name)
    page.freeze_panes(1, 1)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)
    for column, width in enumerate(sheet.widths):
        page.set_column(column, column, width)
    headings = zip(sheet.rows[0] if sheet.rows else (), sheet.widths, strict=False)
    page.set_row(0, 15 * max((-(-len(cell.text) // max(width - 3, 1)) for cell, width in headings), default=1))
    for row, cells in enumerate(sheet.rows):
        for column, cell in enumerate(cells):
            look = days[cell.look] if cell.day else looks[cell.look]
            day = day_in(cell.text) if cell.day else None
            if day and day.year > _FIRST_YEAR:
                page.write_datetime(row, column, day, look)
            elif cell.text:
                page.write_string(row, column, cell.text, look)
            else:
                page.write_blank(row, column, None, look)
            if cell.note:
                page.write_comment(row, column, cell.note, {"author": "beslut", "x_scale": 2.5, "y_scale": 1.6})
            if cell.choices and len(",".join(cell.choices)) <= _MAX_LIST:
                page.data_validation(
                    row, column, row, column,
                    {"validate": "list", "source": list(cell.choices), "error_type": "warning"},
                )  # fmt: skip
    if sheet.locked:
        allowed = ("sort", "autofilter", "format_columns", "format_rows", "format_cells")
        page.protect("", dict.fromkeys(allowed, True))
