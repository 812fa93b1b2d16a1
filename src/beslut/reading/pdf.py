# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
""".pdf to lines with positions, by pypdfium2 (the extra `pdf-lasning`); a scanned page is said so."""

from __future__ import annotations

import ctypes
import re
import zlib
from dataclasses import dataclass
from typing import Any

from beslut.reading.lines import Line, LinedFile
from beslut.reading.refusing import MAX_LINES, MAX_PAGES, MAX_UNPACKED, refuse

try:
    import pypdfium2 as pdfium
    import pypdfium2.raw as pdfium_c
except ImportError:
    pdfium = pdfium_c = None

_HYPHENS = "\ufffe\x02"
_STREAM = re.compile(rb"stream\r?\n")
_WIDE = 1.6  # a gap of so many letter sizes is a column, not a space
_BOLD = re.compile(r"bold|black|heavy|semibold|demi", re.IGNORECASE)
_MAX_PAGE_CHARS = 60_000


def read_pdf(raw: bytes, name: str) -> LinedFile:
    """The lines of a PDF. Raises UnreadableFile when it is locked, broken, scanned, a bomb, or pypdfium2 is missing."""
    if pdfium is None:
        refuse(name, "pdf-filer går inte att läsa här", 'installera med: pip install "beslut[pdf-lasning]"', code="I06")
    _refuse_bombs(raw, name)
    try:
        document = pdfium.PdfDocument(raw)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            refuse(name, "filen är låst med lösenord", "spara en kopia utan lösenord", code="I03")
        refuse(name, "filen är trasig: den går inte att öppna som pdf", "hämta eller spara den på nytt", code="I02")
    try:
        return _lined(document, name)
    finally:
        document.close()


def _lined(document: Any, name: str) -> LinedFile:
    count = len(document)
    if count > MAX_PAGES:
        refuse(name, f"filen har fler än {MAX_PAGES} sidor", "dela upp den", code="I04")
    lines: list[Line] = []
    empty: list[int] = []
    broken: list[int] = []
    for number in range(1, count + 1):
        found = _page_lines(document, number)
        lines += found or []
        if not found:
            (broken if found is None else empty).append(number)
        if len(lines) > MAX_LINES:
            refuse(name, f"filen har fler än {MAX_LINES} rader", "dela upp den", code="I04")
    if broken and not lines:
        refuse(name, "filen är trasig: ingen sida går att läsa", "hämta eller spara den på nytt", code="I02")
    if not lines:
        hint = "filen är inskannad eller tom; be om den i ett format med text, eller skriv av beslutet"
        refuse(name, "filen har ingen text, bara bilder", hint, code="I07")
    warnings = [f"sida {', '.join(map(str, empty))} har ingen text (inskannad eller tom)"] if empty else []
    warnings += [f"sida {', '.join(map(str, broken))} är trasig och är inte läst"] if broken else []
    return LinedFile(name, "pdf", tuple(lines), tuple(warnings))


def _page_lines(document: Any, number: int) -> list[Line] | None:
    """The lines of a page, or None when it is broken."""
    try:
        page = document[number - 1]
        found = _PageText(page, number).lines()
        page.close()
    except pdfium.PdfiumError:
        return None
    return found


def _refuse_bombs(raw: bytes, name: str) -> None:
    """Unpack each compressed stream in small pieces and throw them away: what swells too much is refused."""
    left = MAX_UNPACKED
    for found in _STREAM.finditer(raw):
        if raw[found.end() : found.end() + 1] not in (b"\x78", b"\x48", b"\x58", b"\x68"):
            continue
        inner = zlib.decompressobj()
        data = memoryview(raw)[found.end() :]
        at = 0
        try:
            pending: bytes | memoryview = b""
            while not inner.eof and (pending or at < len(data)):
                if not pending:
                    pending, at = data[at : at + 65_536], at + 65_536
                left -= len(inner.decompress(pending, 1_000_000))
                pending = inner.unconsumed_tail
                if left < 0:
                    hint = "kontrollera var den kommer ifrån"
                    refuse(name, f"filen blir större än {MAX_UNPACKED // 1_000_000} MB uppackad", hint, code="I04")
        except zlib.error:
            continue


@dataclass
class _Row:
    """One row as pdfium gives it, with where its first and last signs stand."""

    text: str
    left: float
    right: float
    top: float
    size: float
    bold: bool
    hyphen: bool


class _PageText:
    """The text of one page: pdfium's rows, put together when they stand on one base line, with wide gaps as tabs."""

    def __init__(self, page: Any, number: int) -> None:
        self._number = number
        self._text = page.get_textpage()
        self._height = page.get_height()
        self._box = [ctypes.c_double() for _ in range(4)]

    def lines(self) -> list[Line]:
        """The lines of the page, from the top as the file orders them."""
        count = min(self._text.count_chars(), _MAX_PAGE_CHARS)
        text = self._text.get_text_range(0, count) if count > 0 else ""
        rows: list[_Row] = []
        start = 0
        for at, sign in enumerate(text + "\n"):
            if sign in "\r\n" or sign in _HYPHENS:
                row = self._row(text, start, at, sign in _HYPHENS)
                if row is not None:
                    rows.append(row)
                start = at + 1
        self._text.close()
        return self._made(_on_one_line(rows))

    def _made(self, rows: list[_Row]) -> list[Line]:
        lines: list[Line] = []
        before: _Row | None = None
        for row in rows:
            gap = before is not None and (
                row.top - before.top > 1.75 * max(row.size, before.size) or row.top < before.top
            )
            lines.append(
                Line(
                    row.text, self._number, len(lines) + 1, gap=gap, strong=row.bold, left=round(row.left, 1),
                    right=round(row.right, 1), top=round(row.top, 1), size=round(row.size, 1), hyphen=row.hyphen,
                )
            )  # fmt: skip
            before = row
        return lines

    def _row(self, text: str, start: int, end: int, hyphen: bool) -> _Row | None:
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if start >= end:
            return None
        angle = pdfium_c.FPDFText_GetCharAngle(self._text.raw, start)
        if 0.1 < angle < 6.2:
            return None  # text on end in the margin: a template's number, a signing service's mark
        left, _, bottom, _ = self._place(start)
        _, right, last, _ = self._place(end - 1)
        size = self._size(start)
        said = "".join(self._pieces(text, start, end, size)) + ("-" if hyphen else "")
        top = self._height - (min(bottom, last) if abs(bottom - last) < size else bottom)
        return _Row(said, left, right, top, size, self._is_bold(start) and self._is_bold(end - 1), hyphen)

    def _pieces(self, text: str, start: int, end: int, size: float) -> list[str]:
        """The row's words, with a tab where the gap between two of them is wide."""
        pieces, at = [], start
        while at < end:
            if text[at] != " ":
                pieces.append(text[at])
                at += 1
                continue
            after = at
            while after < end and text[after] == " ":
                after += 1
            gap = self._place(after)[0] - self._place(at - 1)[1]
            pieces.append("\t" if gap > _WIDE * size else " ")
            at = after
        return pieces

    def _place(self, at: int) -> tuple[float, float, float, float]:
        left, right, bottom, top = self._box
        refs = [ctypes.byref(value) for value in (left, right, bottom, top)]
        pdfium_c.FPDFText_GetCharBox(self._text.raw, at, *refs)
        return left.value, right.value, bottom.value, top.value

    def _size(self, at: int) -> float:
        size = pdfium_c.FPDFText_GetFontSize(self._text.raw, at)
        if size <= 1.5:  # the size lies in the matrix: take the height of a letter
            _, _, bottom, top = self._place(at)
            size = max((top - bottom) * 1.4, 1.0)
        return float(size)

    def _is_bold(self, at: int) -> bool:
        if pdfium_c.FPDFText_GetFontWeight(self._text.raw, at) >= 600:
            return True
        buffer, flags = ctypes.create_string_buffer(128), ctypes.c_int()
        pdfium_c.FPDFText_GetFontInfo(self._text.raw, at, buffer, 128, ctypes.byref(flags))
        return bool(_BOLD.search(buffer.value.decode("utf-8", "replace")))


def _on_one_line(rows: list[_Row]) -> list[_Row]:
    """Neighbouring rows on one base line become one, with a tab between: a label and its value, a number and text."""
    made: list[_Row] = []
    for row in rows:
        last = made[-1] if made else None
        if last and not last.hyphen and abs(row.top - last.top) < 0.35 * last.size and row.left >= last.right - 1:
            gap = "\t" if row.left - last.right > _WIDE * last.size else " "
            made[-1] = _Row(
                f"{last.text}{gap}{row.text}",
                last.left,
                row.right,
                last.top,
                last.size,
                last.bold and row.bold,
                row.hyphen,
            )
        else:
            made.append(row)
    return made
