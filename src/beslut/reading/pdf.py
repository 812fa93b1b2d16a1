# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
""".pdf to lines with positions; a scanned page is said so.

By pypdfium2 (the extra `pdf-lasning`), or where it cannot be, as in a browser, by pypdf: the same words, more slowly.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec

from beslut.reading.lines import Line, LinedFile
from beslut.reading.pdf_rows import PdfPages, lines_of
from beslut.reading.refusing import MAX_LINES, MAX_PAGES, MAX_UNPACKED, refuse

LIBRARIES = {"pypdfium2": "beslut.reading.pdf_by_pdfium", "pypdf": "beslut.reading.pdf_by_pypdf"}
"""Each library that can open a PDF, the better one first, and the module that has it do so."""
_STREAM = re.compile(rb"stream\r?\n")


def read_pdf(raw: bytes, name: str, library: str = "") -> LinedFile:
    """The lines of a PDF, by the best library there is or by a named one.

    Raises UnreadableFile when it is locked, broken, scanned, a bomb, or there is no library.
    """
    found = library or next((one for one in LIBRARIES if find_spec(one)), "")
    if not found:
        refuse(name, "pdf-filer går inte att läsa här", 'installera med: pip install "beslut[pdf-lasning]"', code="I06")
    _refuse_bombs(raw, name)
    opened: Callable[[bytes, str], PdfPages] = import_module(LIBRARIES[found]).opened
    pages = opened(raw, name)
    try:
        return _lined(pages, name)
    finally:
        pages.close()


def _lined(pages: PdfPages, name: str) -> LinedFile:
    count = len(pages)
    if count > MAX_PAGES:
        refuse(name, f"filen har fler än {MAX_PAGES} sidor", "dela upp den", code="I04")
    lines: list[Line] = []
    empty: list[int] = []
    broken: list[int] = []
    for number in range(1, count + 1):
        rows = pages.rows(number)
        lines += lines_of(rows or (), number)
        if not rows:
            (broken if rows is None else empty).append(number)
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
