# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Build the letterheads that ship, classic and modern, from our own base package, and prepare them as any house's file.

`make base` runs this script after the base package is built, and the results are committed. No real municipality's
arms are in them: the sender's name is all that a head has.
"""

from __future__ import annotations

import io
from typing import Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Cm, Pt, RGBColor

from beslut.paper import prepare
from beslut.writers.docx_words import page_field
from beslut.writers.papers import BASE, LETTERHEADS

_CLASSIC, _MODERN = RGBColor(0x3A, 0x2E, 0x2A), RGBColor(0x0B, 0x5C, 0x6B)
_PAGE = f'<w:p {nsdecls("w")}>{page_field("PAGE")}<w:r><w:t xml:space="preserve"> (</w:t></w:r>{page_field("NUMPAGES")}'
_PAGE += "<w:r><w:t>)</w:t></w:r></w:p>"


def _rule(paragraph: Any, side: str, colour: RGBColor, size: int, space: int = 4) -> None:
    border = f'<w:{side} w:val="single" w:sz="{size}" w:space="{space}" w:color="{colour}"/>'
    paragraph._p.get_or_add_pPr().insert_element_before(
        parse_xml(f"<w:pBdr {nsdecls('w')}>{border}</w:pBdr>"),
        *("w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc"),
    )


def _line(margin: Any, text: str, *, size: float, colour: RGBColor, bold: bool = False) -> Any:
    paragraph = margin.add_paragraph(style="Header")
    for number, part in enumerate(text.split("\t")):
        if number:
            paragraph.add_run("\t")
        run = paragraph.add_run(part)
        run.font.size, run.font.bold, run.font.color.rgb = Pt(size), bold, colour
    return paragraph


def _numbered(paragraph: Any) -> None:
    """The page's number and how many there are, last in the paragraph."""
    for run in list(parse_xml(_PAGE)):
        paragraph._p.append(run)


def _styled(document: Any, heading: str, body: str, colour: RGBColor) -> None:
    for style in document.styles:
        if style.name in ("Heading 1", "Heading 2", "Heading 3"):
            style.font.name, style.font.color.rgb = heading, colour
    document.styles["Normal"].font.name = document.styles["Header"].font.name = body


def _heads(document: Any) -> Any:
    """The section, with no words in its heads and feet."""
    section = document.sections[0]
    for margin in (section.header, section.first_page_header, section.footer, section.first_page_footer):
        for child in list(margin._element):
            margin._element.remove(child)
    return section


def _classic(document: Any) -> None:
    """Serifs throughout; the sender in the middle above a rule, the number of the page in the foot."""
    _styled(document, "Garamond", "Garamond", _CLASSIC)
    section = _heads(document)
    section.top_margin = Cm(4)
    name = _line(section.first_page_header, "{{avsändare}}", size=18, colour=_CLASSIC)
    name.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _rule(name, "bottom", _CLASSIC, 6)
    kind = _line(section.first_page_header, "{{handling}}", size=11, colour=_CLASSIC)
    kind.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _rule(_line(section.header, "{{avsändare}}\t{{handling}}", size=10, colour=_CLASSIC), "bottom", _CLASSIC, 4)
    for foot in (section.footer, section.first_page_footer):
        last = _line(foot, "{{nummeretikett}} {{diarienummer}}\t", size=9.5, colour=_CLASSIC)
        _numbered(last)
    _line(section.first_page_footer, "{{adress}}", size=9, colour=_CLASSIC)


def _modern(document: Any) -> None:
    """No serifs; a broad line of colour above the sender, and the type of document large beside it."""
    _styled(document, "Segoe UI", "Segoe UI", _MODERN)
    document.styles["Normal"].font.size = Pt(10.5)
    section = _heads(document)
    section.top_margin = Cm(3.6)
    for head in (section.first_page_header, section.header):
        _rule(_line(head, "{{avsändare}}\t{{handling}}", size=13, colour=_MODERN, bold=True), "top", _MODERN, 48, 8)
        _numbered(_line(head, "{{nummeretikett}} {{diarienummer}}\t", size=9.5, colour=_MODERN))
    for foot in (section.footer, section.first_page_footer):
        _line(foot, "{{avsändare}}", size=9, colour=_MODERN)
    _line(section.first_page_footer, "{{adress}}", size=9, colour=_MODERN)


def build(name: str) -> bytes:
    """The prepared package of one of the letterheads; the same bytes each time."""
    document = docx.Document(io.BytesIO(BASE.read_bytes()))
    {"klassisk": _classic, "modern": _modern}[name](document)
    out = io.BytesIO()
    document.save(out)
    return prepare(out.getvalue(), name, BASE.read_bytes()).package


if __name__ == "__main__":
    for one in LETTERHEADS:
        BASE.with_name(f"papper-{one}.docx").write_bytes(build(one))
