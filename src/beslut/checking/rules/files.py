# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""The Word file as a reader with a screen reader meets it, judged from its bytes and independent of the writer.

The law has the demand (10 and 11 §§ lagen (2018:1937) om tillgänglighet till digital offentlig service) and leaves its
content to regulations; the list is as agencies tell it (trafikverket.se, tillgängliga dokument; webbriktlinjer.se,
riktlinje 88).
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING
from zipfile import ZipFile

from beslut.checking.finding import Hit
from beslut.checking.registry import rule
from beslut.speed.later import later

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_fromstring = later("xml.etree.ElementTree", "fromstring")  # which only the finished file needs

# What reads packages and XML is imported where a file is read: only a final run and `beslut check` do.

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_DC = "{http://purl.org/dc/elements/1.1/}"


@rule(
    "R49",
    "Filen är inte tillgänglig",
    level="fel",
    looks_at="fil",
    why="Digital information från det offentliga ska gå att läsa med hjälpmedel: språk, titel, riktiga rubriker och "
    "listor, "
    "märkt rubrikrad i tabeller, sidnummer, inga tomma stycken.",
    source="10 och 11 §§ lagen (2018:1937) om tillgänglighet till digital offentlig service (krav i föreskrifter)",
    bad="En docx-fil där rubrikerna är fetstilta stycken, utan titel och språk.",
    good="En docx-fil med rubrikformat, titel och språket svenska.",
    example="fil",
)
def accessible(content: bytes) -> Iterator[Hit]:
    """What the file lacks of language, title, headings, lists, header rows, page numbers; empty paragraphs in it."""
    with ZipFile(io.BytesIO(content)) as package:
        parts = {name: package.read(name) for name in package.namelist() if name.endswith(".xml")}
        relations = package.read("word/_rels/document.xml.rels")
    body = _read(parts["word/document.xml"]).find(f"{_W}body")
    assert body is not None, "a .docx file has a body"
    problems = [
        *_language_and_title(parts), *_headings(body), *_empty(body), *_tables(body), *_lists(parts, body),
    ]  # fmt: skip
    if not _numbered(parts, body, relations):
        problems.append("sidorna har inga nummer")
    for problem in problems:
        yield Hit(f"filen är inte tillgänglig: {problem}", "det här är ett fel i beslut; rapportera det")


def _read(part: bytes) -> Element:
    root: Element = _fromstring(part)
    return root


def _numbered(parts: dict[str, bytes], body: Element, relations: bytes) -> bool:
    """Whether there is a page number in the head or foot of ordinary pages, and of the first when it has its own."""
    targets = {one.get("Id"): f"word/{one.get('Target')}" for one in _read(relations)}
    found: dict[str, bool] = {"default": False}
    for section in body.iter(f"{_W}sectPr"):
        for reference in section:
            if reference.tag not in (f"{_W}headerReference", f"{_W}footerReference"):
                continue
            pages = reference.get(f"{_W}type", "default")
            part = parts.get(targets.get(reference.get(_RELATION, ""), ""), b"")
            found[pages] = found.get(pages, False) or b"PAGE" in part
    return all(found.values())


def _language_and_title(parts: dict[str, bytes]) -> Iterator[str]:
    styles = _read(parts["word/styles.xml"])
    language = styles.find(f"{_W}docDefaults/{_W}rPrDefault/{_W}rPr/{_W}lang")
    if language is None or language.get(f"{_W}val") != "sv-SE":
        yield "språket är inte angivet som svenska"
    title = _read(parts["docProps/core.xml"]).findtext(f"{_DC}title") or ""
    if not title.strip():
        yield "titel saknas"


def _style(paragraph: Element) -> str:
    found = paragraph.find(f"{_W}pPr/{_W}pStyle")
    return found.get(f"{_W}val", "") if found is not None else ""


def _words(paragraph: Element) -> str:
    return "".join(text.text or "" for text in paragraph.iter(f"{_W}t"))


def _headings(body: Element) -> Iterator[str]:
    levels = [int(match[1]) for p in body.iter(f"{_W}p") if (match := re.match(r"(?:Heading|Rubrik)(\d)$", _style(p)))]
    if levels.count(1) != 1:
        yield f"{levels.count(1)} rubriker på nivå 1, det ska vara en"
    for before, after in pairwise(levels):
        if after > before + 1:
            yield f"rubriknivå {before} följs av {after}"


def _empty(body: Element) -> Iterator[str]:
    """Empty paragraphs among the body's own, but for the one that Word wants after a table."""
    before = None
    for one in body:
        if one.tag == f"{_W}p" and not _words(one).strip() and (before is None or before.tag != f"{_W}tbl"):
            yield "ett tomt stycke"
        before = one


def _tables(body: Element) -> Iterator[str]:
    for table in body.iter(f"{_W}tbl"):
        row = table.find(f"{_W}tr")
        if row is None or row.find(f"{_W}trPr/{_W}tblHeader") is None:
            yield "en tabell har ingen märkt rubrikrad"


def _lists(parts: dict[str, bytes], body: Element) -> Iterator[str]:
    """Digits or bullets typed as text, and numbering that is not defined."""
    known: set[str] = set()
    if "word/numbering.xml" in parts:
        numbering = _read(parts["word/numbering.xml"])
        known = {number.get(f"{_W}numId", "") for number in numbering.iter(f"{_W}num")}
    for paragraph in body.iter(f"{_W}p"):
        number = paragraph.find(f"{_W}pPr/{_W}numPr/{_W}numId")
        if number is not None and number.get(f"{_W}val") not in known:
            yield "en lista använder en numrering som inte finns"
        if number is None and re.match(r"(?:\d{1,2}[.)]|[•–*-])\s", _words(paragraph)):
            yield f"en lista är skriven som text: ”{_words(paragraph)[:30]}”"
