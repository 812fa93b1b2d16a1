# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Values put into the cells of a table that somebody keeps: every other byte of a CSV stays, and every other cell."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from beslut.speed.later import later

if TYPE_CHECKING:
    from openpyxl import load_workbook
else:
    load_workbook = later("openpyxl", "load_workbook")

Cells = Mapping[tuple[int, str], str]
"""(row as `Cell.row` has it, heading of the column) → the text to put there."""


class NotWritten(Exception):
    """The table has no such row, or cannot hold the text."""


@dataclass(frozen=True)
class _Span:
    start: int
    end: int
    text: str


def with_csv_cells(raw: bytes, cells: Cells) -> bytes:
    """The CSV with those cells filled; a column that is not there is added last. Raises NotWritten.

    Encoding, BOM, separator, line ends and quotation marks of everything else are as they were.
    """
    encoding = _encoding(raw)
    text = raw.decode(encoding)
    first = text.split("\n", 1)[0]
    delimiter = max(";,\t", key=first.count)
    for (row, heading), value in cells.items():
        text = _with_cell(text, delimiter, row, heading, value)
    try:
        return text.encode(encoding)
    except UnicodeEncodeError as error:
        raise NotWritten(f"tecknet ”{text[error.start]}” finns inte i tabellens teckenkodning") from None


def with_workbook_cells(raw: bytes, cells: Cells) -> bytes:
    """The workbook with those cells of its first sheet that holds anything filled, as `read_sheet` reads it.

    Cells, formats, validations and notes stay; pictures and what else openpyxl does not know is lost. A column that is
    not there is added last. Raises NotWritten.
    """
    book = load_workbook(io.BytesIO(raw))
    visible = [one for one in book.worksheets if one.sheet_state == "visible"]
    found = ((sheet, row) for sheet in visible for row in sheet.iter_rows() if any(cell.value for cell in row))
    begun = next(found, None)
    if begun is None:
        raise NotWritten("arbetsboken är tom")
    sheet, header = begun
    columns = {_plain(str(cell.value)): cell.column for cell in header if cell.value not in (None, "")}
    for (row, heading), value in cells.items():
        if _plain(heading) not in columns:
            columns[_plain(heading)] = max(columns.values()) + 1
            sheet.cell(header[0].row, columns[_plain(heading)], heading)
        if not header[0].row < row <= sheet.max_row:
            raise NotWritten(f"tabellen har ingen rad {row}")
        cell = sheet.cell(row, columns[_plain(heading)], value)
        cell.number_format = "@"  # text: a case number like 2026/17 is no sum, and 0114 has its zero
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _encoding(raw: bytes) -> str:
    if raw.startswith(b"\xef\xbb\xbf"):
        return "utf-8-sig"
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def _with_cell(text: str, delimiter: str, row: int, heading: str, value: str) -> str:
    rows = _spans(text, delimiter)
    header = rows[min(rows)]
    column = next((place for place, one in enumerate(header) if _plain(one.text) == _plain(heading)), None)
    if column is None:
        column = len(header)
        end = header[-1].end
        text = f"{text[:end]}{delimiter}{_quoted(heading, delimiter)}{text[end:]}"
        rows = _spans(text, delimiter)
    if row not in rows:
        raise NotWritten(f"tabellen har ingen rad {row}")
    own = rows[row]
    if column < len(own):
        span = own[column]
        return text[: span.start] + _quoted(value, delimiter) + text[span.end :]
    end = own[-1].end
    return text[:end] + delimiter * (column - len(own) + 1) + _quoted(value, delimiter) + text[end:]


def _spans(text: str, delimiter: str) -> dict[int, list[_Span]]:
    """The cells of each row that holds anything, by the line where the row begins, counted from 1."""
    stop = re.escape(delimiter)
    pattern = re.compile(rf'[ ]*"((?:[^"]|"")*)"[ ]*(?=[{stop}\r\n]|\Z)|([^{stop}\r\n]*)')
    found: dict[int, list[_Span]] = {}
    position, line, begun, row = 0, 1, 1, []
    while True:
        cell = pattern.match(text, position)
        assert cell is not None, "the second half of the pattern matches anything"
        quoted, plain = cell.groups()
        row.append(_Span(cell.start(), cell.end(), plain if quoted is None else quoted.replace('""', '"')))
        line += cell.group().count("\n")
        at_end = cell.end() >= len(text)
        if at_end or text[cell.end()] in "\r\n":
            if any(one.text.strip() for one in row):
                found[begun] = row
            if at_end:
                return found
            position = cell.end() + (2 if text.startswith("\r\n", cell.end()) else 1)
            line += 1
            begun, row = line, []
        else:
            position = cell.end() + 1


def _plain(words: str) -> str:
    return " ".join(words.casefold().split())


def _quoted(value: str, delimiter: str) -> str:
    value = " ".join(value.split())
    if any(sign in value for sign in (delimiter, '"')):
        return '"' + value.replace('"', '""') + '"'
    return value
