# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""A workbook (.xlsx) as sheets of rows, each cell with its place. What the cells mean is not known here.

A cell is handed over as the words that a person sees in it: a whole number without decimals, a date as 2099-06-30, a
share as 12,5 %, and what a format adds (kr, tkr) is kept. A formula is handed over as it stands, for whoever reads the
rows to refuse: what it comes to is known only to the program that last saved the file.
"""

from __future__ import annotations

import io
import re
import unicodedata
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from beslut.assets import Assets, TooLarge
from beslut.errors import DataError, Place, Problem, reason
from beslut.loading.rows import MAX_COLUMNS, MAX_ROWS, Cell, Row, sheet_place
from beslut.speed.later import later

if TYPE_CHECKING:
    from openpyxl import load_workbook
else:  # the extra `excel`, which takes longer to load than a document to write
    load_workbook = later("openpyxl", "load_workbook")

MAX_BYTES, MAX_UNPACKED, MAX_PARTS, MAX_SCANNED = 5_000_000, 30_000_000, 1_000, 1_048_576
_OLD = b"\xd0\xcf\x11\xe0"
_SAVE_AS = "spara om den i Excel: Spara som, Excel-arbetsbok (.xlsx)"
_DECLARATION = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_UNIT = re.compile(r"\b(tkr|mnkr|mkr|kr|kronor)\b")


@dataclass
class Sheet:
    """One sheet that is not hidden, as a source of rows."""

    shown: str
    name: str
    rows: list[Row] = field(default_factory=list)

    def place(self, cell: Cell) -> Place:
        """Where a cell is, as the sheet calls it: `parter.xlsx, Blad1!B7`."""
        return sheet_place(self.shown, self.name, cell)


def read_sheet(path: Path, assets: Assets) -> Sheet:
    """The first sheet of a workbook that holds anything; an empty one when none does. Raises DataError."""
    sheets = read_workbook(path, assets)
    return next((sheet for sheet in sheets if sheet.rows), sheets[0])


def read_workbook(path: Path, assets: Assets) -> list[Sheet]:
    """Every sheet that is not hidden, in order, at least one. Raises DataError for a file that is no such workbook."""
    shown = assets.shown(path)
    try:
        raw = assets.files.content(path, MAX_BYTES)
    except TooLarge:
        _fail(shown, "Y02", f"arbetsboken är större än {MAX_BYTES // 1_000_000} MB", "behåll bara ärendets parter")
    except OSError as error:
        _fail(shown, "Y01", f"arbetsboken går inte att läsa: {reason(error)}", "stäng den i Excel och pröva igen")
    return sheets_of(raw, shown)


def sheets_of(raw: bytes, shown: str) -> list[Sheet]:
    """The same from the bytes of a file that is shown by that name."""
    _refuse_unsound(raw, shown)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of drop-downs and the like, which are not read
            book: Any = load_workbook(io.BytesIO(raw), read_only=True, keep_links=False)
            sheets = [_sheet(one, shown) for one in book.worksheets if one.sheet_state == "visible"]
            book.close()
    except DataError:
        raise
    except ImportError:
        _fail(shown, "I06", "arbetsböcker går inte att läsa här", 'installera med: pip install "beslut[excel]"')
    except Exception:  # whatever a broken file makes of the library
        _fail(shown, "I02", "arbetsboken är trasig: den går inte att öppna", _SAVE_AS)
    return sheets or [Sheet(shown, "Blad1")]


def _fail(shown: str, code: str, message: str, hint: str) -> NoReturn:
    raise DataError(Problem(code, message, Place(shown, 1, 1), hint))


def _refuse_unsound(raw: bytes, shown: str) -> None:
    """A file that is no workbook, is locked, unpacks to too much, or holds XML that grows when it is read."""
    if raw.startswith(_OLD):
        _fail(shown, "I03", "arbetsboken är låst med lösenord eller sparad i ett gammalt format", _SAVE_AS)
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as package:
            parts = package.infolist()
            if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED:
                size = MAX_UNPACKED // 1_000_000
                _fail(shown, "Y02", f"arbetsboken blir större än {size} MB uppackad", "behåll bara ärendets parter")
            sound = not any(_DECLARATION.search(package.read(part)) for part in parts)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, ValueError, EOFError, OSError):
        _fail(shown, "Y03", "filen är ingen arbetsbok, fast namnet slutar så", _SAVE_AS)
    if not sound:
        _fail(shown, "I02", "arbetsboken är trasig: den har en XML-deklaration som inte hör dit", _SAVE_AS)


def _sheet(raw: Any, shown: str) -> Sheet:
    """The rows that hold anything. A sheet's own word for its size is not believed."""
    sheet = Sheet(shown, raw.title)
    raw.reset_dimensions()
    for number, cells in enumerate(raw.iter_rows(), 1):
        row = list(_row(cells, number)) if cells else []
        if any(cell.text for cell in row):
            sheet.rows.append(row)
        if len(sheet.rows) > MAX_ROWS or number > MAX_SCANNED:
            _fail(shown, "Y02", f"bladet {sheet.name} har fler än {MAX_ROWS} rader", "behåll bara ärendets parter")
        if len(row) > MAX_COLUMNS:
            message = f"bladet {sheet.name} har fler än {MAX_COLUMNS} kolumner"
            _fail(shown, "Y02", message, "behåll bara dem som behövs")
    return sheet


def _row(cells: tuple[Any, ...], number: int) -> Iterator[Cell]:
    """The cells up to the last that holds anything, at least one."""
    texts = [unicodedata.normalize("NFC", " ".join(_text(cell).split())) for cell in cells]
    while len(texts) > 1 and not texts[-1]:
        texts.pop()
    yield from (Cell(text, number, column) for column, text in enumerate(texts or [""], 1))


def _text(cell: Any) -> str:
    """What a person sees in the cell, near enough."""
    match cell.value:
        case None:
            return ""
        case bool():
            return "ja" if cell.value else "nej"
        case int() | float():
            return _number(cell.value, str(cell.number_format))
        case datetime() if cell.value.time() == time():
            return cell.value.date().isoformat()
        case datetime():
            return cell.value.isoformat(" ", "minutes")
        case date():
            return cell.value.isoformat()
        case time():
            return cell.value.isoformat("minutes")
        case timedelta():
            return str(cell.value)
        case str():
            return cell.value
        case formula:
            return str(getattr(formula, "text", None) or "=")


def _number(value: float, form: str) -> str:
    """A number in Swedish, to the fifteen digits that a workbook keeps."""
    exact = Decimal(format(value, ".15g"))
    if form.rstrip().endswith("%"):
        return f"{_decimal(exact * 100)} %"
    unit = _UNIT.search(form)
    return f"{_decimal(exact)} {unit[1]}" if unit else _decimal(exact)


def _decimal(value: Decimal) -> str:
    plain = format(value, "f")
    return (plain.rstrip("0").rstrip(".") if "." in plain else plain).replace(".", ",")
