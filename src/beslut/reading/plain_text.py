# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
""".txt and .md to lines: UTF-8 or Windows-1252, form feeds as page breaks, Markdown's marks taken away."""

from __future__ import annotations

import codecs
import html
import re
from dataclasses import replace

from beslut.reading.cleaning import bounded
from beslut.reading.lines import Line, LinedFile
from beslut.reading.refusing import MAX_LINES, MAX_ROW, MAX_TEXT, long_row, refuse

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_HEADING = re.compile(r"^ {0,3}(#{1,6})[ \t]+(.*?)[ \t]*#*$")
_NOTHING = re.compile(r"^ {0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*$|^\s*<!--[^>]*-->\s*$")
"""A rule, or a comment that no reader sees."""
_TABLE_RULE = re.compile(r"^\s*\|?\s*:?-{3,}:?\s*(\|\s*:?-{3,}:?\s*)*\|?\s*$")
_UNDERLINE = re.compile(r"^\s*(={3,}|-{3,})\s*$")
_STRONG = re.compile(r"(\*\*|__)(?=\S)(.{1,500}?)(?<=\S)\1")
_EMPHASIS = re.compile(
    r"(?<![\w*])\*(?=\S)([^*\n]{1,500}?)(?<=\S)\*(?![\w*])|(?<!\w)_(?=\S)([^_\n]{1,500}?)(?<=\S)_(?!\w)"
)
_LINK = re.compile(r"!?\[([^\]\n]{0,200})\]\(([^)\n]{0,2000})\)")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")


def decoded(raw: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    """The text and what to warn of. A byte order mark decides, then UTF-8, then Windows-1252."""
    if len(raw) > MAX_TEXT:
        refuse(name, f"texten är större än {MAX_TEXT // 1_000_000} MB", "dela upp filen", code="I04")
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            text = raw[len(mark) :].decode(encoding, "replace")
            return text, ("några tecken gick inte att avkoda",) if "\ufffd" in text else ()
    if b"\0" in raw:
        refuse(name, "filen är varken text eller något annat format som går att läsa", _HINT, code="I02")
    try:
        return raw.decode("utf-8"), ()
    except UnicodeDecodeError:
        text = raw.decode("cp1252", "replace")
    lost = ("några tecken gick inte att avkoda",) if "\ufffd" in text else ()
    return text, ("filen är inte UTF-8; den är läst som Windows-1252", *lost)


_HINT = "läs .docx, .odt, .pdf, .html, .md eller .txt"


def read_text(raw: bytes, name: str) -> LinedFile:
    """The lines of a plain text."""
    text, warnings = decoded(raw, name)
    lines: list[Line] = []
    page, row, gap = 1, 0, False
    for source in _rows(text, name):
        if _UNDERLINE.match(source) and lines and not gap:
            lines[-1] = replace(lines[-1], heading=1 if "=" in source else 2)
            row, gap = row + 1, True
            continue
        for number, piece in enumerate(source.split("\f")):
            if number:
                page, row, gap = page + 1, 0, True
            row += number == 0 or bool(piece.strip())
            if piece.strip():
                left = float(len(piece.expandtabs(4)) - len(piece.expandtabs(4).lstrip()))
                lines.append(Line(piece, page, max(row, 1), gap=gap, left=left))
            gap = not piece.strip()
    return LinedFile(name, "txt", tuple(lines), warnings)


def read_markdown(raw: bytes, name: str) -> LinedFile:
    """The lines of a Markdown text, without its marks: headings, bold lines, lists, tables."""
    text, warnings = decoded(raw, name)
    lines: list[Line] = []
    gap, table = False, 0
    for row, source in enumerate(_rows(text, name), 1):
        if not source.strip() or _NOTHING.match(source) or _TABLE_RULE.match(source):
            gap = not _TABLE_RULE.match(source) or gap
            continue
        made = _markdown_line(source, row, gap, lines[-1] if lines else None)
        if source.lstrip().startswith("|"):
            table += not (lines and lines[-1].cell)
            cells = source.strip().strip("|").split("|")
            for column, cell in enumerate(cells):
                if cell.strip():
                    lines.append(replace(made, text=_unmarked(cell), cell=(table, row, column), begins=True))
        else:
            lines.append(made)
        gap = False
    return LinedFile(name, "md", tuple(lines), warnings)


def _rows(text: str, name: str) -> list[str]:
    rows = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").split("\n")
    if len(rows) > MAX_LINES:
        refuse(name, f"texten har fler än {MAX_LINES} rader", "dela upp filen", code="I04")
    if any(len(row) > MAX_ROW for row in rows):
        long_row(name)
    return [bounded(row) for row in rows]


def _markdown_line(source: str, row: int, gap: bool, before: Line | None) -> Line:
    heading = _HEADING.match(source)
    if heading:
        return Line(_unmarked(heading[2]), 1, row, begins=True, gap=True, heading=len(heading[1]))
    bare = re.sub(r"^ {0,3}>[ \t]?", "", source)
    broken = bare.rstrip("\n").endswith(("  ", "\\"))
    text = bare.rstrip().removesuffix("\\") if broken else bare
    strong = re.fullmatch(r"\s*(\*\*|__)(?:(?!\1).)+\1:?\s*", text) is not None
    begins = True if gap or before is None or before.heading or before.hyphen else None
    return Line(_unmarked(text), 1, row, begins=begins, gap=gap, strong=strong, hyphen=broken)


def _unmarked(text: str) -> str:
    bullet = re.match(r"^(\s*)[*+-][ \t]+", text)
    if bullet:
        text = f"{bullet[1]}• {text[bullet.end() :]}"
    text = _LINK.sub(r"\1", text)
    text = _STRONG.sub(r"\2", text)
    text = _EMPHASIS.sub(lambda found: found[1] or found[2], text)
    return html.unescape(_ESCAPE.sub(r"\1", text)).strip()
