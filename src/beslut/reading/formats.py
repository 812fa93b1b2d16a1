# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Which reader reads which file: by its first bytes, then by its name's ending. The next format is one line here."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from importlib import import_module
from pathlib import PurePath

from beslut.reading.cleaning import bounded
from beslut.reading.docx import read_docx
from beslut.reading.lines import FormatReader, Line, LinedFile
from beslut.reading.odt import read_odt
from beslut.reading.package import Package
from beslut.reading.plain_text import read_markdown, read_text
from beslut.reading.refusing import MAX_FILE, MAX_LINES, MAX_ROW, UnreadableFile, long_row, refuse
from beslut.reading.web_page import read_html


def _read_pdf(raw: bytes, name: str) -> LinedFile:
    """The one reader that is loaded when it is asked for: it brings a library along, or may be absent."""
    made: LinedFile = import_module("beslut.reading.pdf").read_pdf(raw, name)
    return made


READERS: dict[str, FormatReader] = {
    ".docx": read_docx,
    ".odt": read_odt,
    ".pdf": _read_pdf,
    ".html": read_html,
    ".htm": read_html,
    ".md": read_markdown,
    ".txt": read_text,
}
REFUSED = {
    ".doc": ("gamla .doc går inte att läsa", "öppna filen och spara den som .docx"),
    ".docm": ("filen är ett dokument med makron", "spara den som .docx utan makron"),
    ".dotx": ("filen är en mall", "spara den som .docx"),
    ".dotm": ("filen är en mall med makron", "spara den som .docx utan makron"),
    ".rtf": ("rtf går inte att läsa", "spara filen som .docx"),
    ".xlsx": ("kalkylblad är inget protokoll", "läs .docx, .odt, .pdf, .html, .md eller .txt"),
}
"""Endings that are not read, each with why and the next step."""
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SURPRISES = (
    ValueError, LookupError, TypeError, AttributeError, ArithmeticError, AssertionError, RecursionError, MemoryError,
)  # fmt: skip


def lined(raw: bytes, name: str) -> LinedFile:
    """The lines of one file, in Unicode NFC. Raises UnreadableFile for what cannot or must not be read."""
    if len(raw) > MAX_FILE:
        too_large(name)
    reader = READERS[_ending(raw, name)]
    try:
        made = reader(raw, name)
    except UnreadableFile:
        raise
    except _SURPRISES as error:
        refuse(name, f"filen är trasig ({type(error).__name__})", "öppna den och spara den på nytt", code="I02")
    if len(made.lines) > MAX_LINES:
        refuse(name, f"filen har fler än {MAX_LINES} rader", "dela upp den", code="I04")
    if not made.lines:
        refuse(name, "filen är tom", "kontrollera att det är rätt fil", code="I07")
    if any(len(line.text) > MAX_ROW for line in made.lines):
        long_row(name)
    lines = tuple(_composed(line) for line in made.lines)
    return made if lines == made.lines else replace(made, lines=lines)


def _composed(line: Line) -> Line:
    """The line in Unicode NFC, without words and gaps that have no end."""
    text = bounded(unicodedata.normalize("NFC", line.text))
    return line if text == line.text else replace(line, text=text)


def too_large(name: str) -> None:
    """Refuse a file over the limit."""
    refuse(name, f"filen är större än {MAX_FILE // 1_000_000} MB", "dela upp den", code="I04")


def is_zip_of_files(raw: bytes, name: str) -> bool:
    """Whether this is a zip that holds files, not a document that happens to be one."""
    return raw.startswith(b"PK") and not _kind_of_package(raw, name)


def _ending(raw: bytes, name: str) -> str:
    ending = PurePath(name).suffix.lower()
    if ending in REFUSED:
        refuse(name, *REFUSED[ending], code="I05" if "makron" in REFUSED[ending][0] else "I02")
    if raw.startswith(_OLE):
        locked = "EncryptedPackage".encode("utf-16-le") in raw
        if locked:
            refuse(name, "filen är låst med lösenord", "spara en kopia utan lösenord", code="I03")
        refuse(name, *REFUSED[".doc"], code="I02")
    if b"%PDF-" in raw[:1024]:
        return ".pdf"
    if raw.startswith(b"PK"):
        found = _kind_of_package(raw, name)
        if not found:
            refuse(name, "filen är en zip, inget dokument", "packa upp den", code="I02")
        return found
    if raw.startswith(b"{\\rtf"):
        refuse(name, *REFUSED[".rtf"], code="I02")
    if ending in (".docx", ".odt", ".pdf"):
        refuse(name, f"filen är ingen {ending}, fast den heter så", "hämta eller spara den på nytt", code="I02")
    if ending in READERS:
        return ending
    start = raw[:2048].lstrip().lower()
    return ".html" if start.startswith((b"<!doctype html", b"<html")) else ".txt"


def _kind_of_package(raw: bytes, name: str) -> str:
    package = Package(raw, name)
    if "[Content_Types].xml" in package:
        return ".docx"
    if "mimetype" in package and package.read("mimetype", 200_000).startswith(b"application/vnd.oasis.opendocument"):
        return ".odt"
    return ""
