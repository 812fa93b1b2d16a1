# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""The rows of a PDF's pages by pypdfium2: quick, and from the library that browsers show PDF files with."""

from __future__ import annotations

import ctypes
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from beslut.reading.pdf_rows import BOLD, MAX_PAGE_SIGNS, WIDE, PdfRow
from beslut.reading.refusing import refuse

_HYPHENS = "\ufffe\x02"


def opened(raw: bytes, name: str) -> Pages:
    """The file, open. Raises UnreadableFile for one that is locked or broken."""
    try:
        return Pages(pdfium.PdfDocument(raw))
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            refuse(name, "filen är låst med lösenord", "spara en kopia utan lösenord", code="I03")
        refuse(name, "filen är trasig: den går inte att öppna som pdf", "hämta eller spara den på nytt", code="I02")


class Pages:
    """The pages of an open file."""

    def __init__(self, document: Any) -> None:
        self._document = document

    def __len__(self) -> int:
        return len(self._document)

    def rows(self, number: int) -> list[PdfRow] | None:
        """The rows of a page, or None when it is broken."""
        try:
            page = self._document[number - 1]
            found = _PageText(page).rows()
            page.close()
        except pdfium.PdfiumError:
            return None
        return found

    def close(self) -> None:
        """Let go of the file."""
        self._document.close()


class _PageText:
    """The text of one page: pdfium's own rows, with wide gaps as tabs."""

    def __init__(self, page: Any) -> None:
        self._text = page.get_textpage()
        self._height = page.get_height()
        self._box = [ctypes.c_double() for _ in range(4)]

    def rows(self) -> list[PdfRow]:
        """The rows of the page, as the file orders them."""
        count = min(self._text.count_chars(), MAX_PAGE_SIGNS)
        text = self._text.get_text_range(0, count) if count > 0 else ""
        rows: list[PdfRow] = []
        start = 0
        for at, sign in enumerate(text + "\n"):
            if sign in "\r\n" or sign in _HYPHENS:
                row = self._row(text, start, at, sign in _HYPHENS)
                if row is not None:
                    rows.append(row)
                start = at + 1
        self._text.close()
        return rows

    def _row(self, text: str, start: int, end: int, hyphen: bool) -> PdfRow | None:
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if start >= end:
            return None
        angle = pdfium_c.FPDFText_GetCharAngle(self._text.raw, start)
        if 0.1 < angle < 6.2:
            return None  # text on end in the margin: a template's number, a signing service's mark
        left, right = self._place(start)[0], self._place(end - 1)[1]
        size = self._size(start)
        said = "".join(self._pieces(text, start, end, size)) + ("-" if hyphen else "")
        top = self._height - self._base_line(start)
        return PdfRow(said, left, right, top, size, self._is_bold(start) and self._is_bold(end - 1), hyphen)

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
            pieces.append("\t" if gap > WIDE * size else " ")
            at = after
        return pieces

    def _place(self, at: int) -> tuple[float, float, float, float]:
        left, right, bottom, top = self._box
        refs = [ctypes.byref(value) for value in (left, right, bottom, top)]
        pdfium_c.FPDFText_GetCharBox(self._text.raw, at, *refs)
        return left.value, right.value, bottom.value, top.value

    def _base_line(self, at: int) -> float:
        x, y = self._box[:2]
        pdfium_c.FPDFText_GetCharOrigin(self._text.raw, at, ctypes.byref(x), ctypes.byref(y))
        return y.value

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
        return bool(BOLD.search(buffer.value.decode("utf-8", "replace")))
