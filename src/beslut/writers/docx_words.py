# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""The words of WordprocessingML that every part of a Word file is written in, and the parts of grund.docx."""

from __future__ import annotations

import re
import zipfile
from functools import cache, lru_cache
from pathlib import Path

_BASE = Path(__file__).with_name("grund.docx")
NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


@cache
def base_parts() -> dict[str, str]:
    """The parts of the base package as text, by name."""
    with zipfile.ZipFile(_BASE) as package:
        return {name: package.read(name).decode("utf-8") for name in package.namelist()}


@cache
def base_bytes() -> dict[str, bytes]:
    """The same parts as bytes."""
    return {name: text.encode() for name, text in base_parts().items()}


@cache
def page_setup() -> str:
    """The last element of a body: paper, margins, header and footer."""
    section = re.search(r"<w:sectPr.*</w:sectPr>", base_parts()["word/document.xml"], re.DOTALL)
    assert section is not None
    return section.group()


def escaped(words: str) -> str:
    """The words as XML has them, in text and in attributes."""
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


@lru_cache(maxsize=4096)
def run_of(words: str, properties: str = "") -> str:
    """One run of words, in a look. Most runs are the same for all parties."""
    properties = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    words = escaped(words).replace("\t", '</w:t><w:tab/><w:t xml:space="preserve">')
    return f'<w:r>{properties}<w:t xml:space="preserve">{words}</w:t></w:r>'


def page_field(name: str) -> str:
    """PAGE or NUMPAGES, as the runs of a complex field: a simple field is shown empty by some programs."""
    marks = {mark: f'<w:r><w:fldChar w:fldCharType="{mark}"/></w:r>' for mark in ("begin", "separate", "end")}
    instruction = f'<w:r><w:instrText xml:space="preserve"> {name} </w:instrText></w:r>'
    return f"{marks['begin']}{instruction}{marks['separate']}<w:r><w:t>1</w:t></w:r>{marks['end']}"


GAP_LOOK = '<w:rStyle w:val="Lucka"/><w:highlight w:val="yellow"/>'
KEEP_NEXT = "<w:keepNext/>"
CHECK_LOOK = '<w:rStyle w:val="Kontrollera"/>'


def paragraph(style: str, content: str, properties: str = "") -> str:
    """One paragraph of runs, in a named style or in none."""
    style = f'<w:pStyle w:val="{style}"/>' if style else ""
    properties = f"<w:pPr>{style}{properties}</w:pPr>" if style or properties else ""
    return f"<w:p>{properties}{content}</w:p>"


def on_page_of_next(paragraphs: str) -> str:
    """The paragraphs, the last of them on the page of what follows it."""
    before, start, last = paragraphs.rpartition("<w:p>")
    if not last.startswith("<w:pPr>"):
        return f"{before}{start}<w:pPr>{KEEP_NEXT}</w:pPr>{last}"
    style, end, rest = last.partition("/>")  # its style stands first
    return f"{before}{start}{style}{end}{KEEP_NEXT}{rest}"
