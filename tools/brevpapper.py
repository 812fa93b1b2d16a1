# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Build the letterheads that ship, classic and modern, from our own base package, and prepare them as any house's file.

`make base` runs this script after the base package is built, and the results are committed. How they look is told in
`letterheads`, which the PDF files are made from too.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Cm, Pt, RGBColor

from beslut.paper import prepare
from beslut.writers.docx_words import page_field
from beslut.writers.letterheads import LOOKS, PAGE, PAGES, PLACE, Letterhead, Line, Rule
from beslut.writers.papers import BASE, LETTERHEADS
from grunddokument import SANS

_FIELDS = {PAGE: "PAGE", PAGES: "NUMPAGES"}


def _rule(paragraph: Any, rule: Rule, colour: str) -> None:
    eighths, space = round(rule.width * 8), round(rule.off)
    border = f'<w:{rule.side} w:val="single" w:sz="{eighths}" w:space="{space}" w:color="{colour}"/>'
    paragraph._p.get_or_add_pPr().insert_element_before(
        parse_xml(f"<w:pBdr {nsdecls('w')}>{border}</w:pBdr>"),
        *("w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc"),
    )


def _line(margin: Any, line: Line, colour: str) -> None:
    paragraph = margin.add_paragraph(style="Header")

    def look(run: Any) -> None:
        run.font.size, run.font.bold, run.font.color.rgb = Pt(line.size), line.bold, RGBColor.from_string(colour)

    for number, part in enumerate(line.words.split("\t")):
        if number:
            paragraph.add_run("\t")
        words, *rest = PLACE.split(part)
        pieces = [words, *(one for place, after in zip(rest[::2], rest[1::2], strict=True) for one in (place, after))]
        for place, piece in enumerate(pieces):
            if place % 2 and piece in _FIELDS:
                for run in list(parse_xml(f"<w:p {nsdecls('w')}>{page_field(_FIELDS[piece])}</w:p>")):
                    paragraph._p.append(run)
                    look(paragraph.runs[-1])
            elif piece:
                look(paragraph.add_run(f"{{{{{piece}}}}}" if place % 2 else piece))
    if line.centred:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    if line.rule:
        _rule(paragraph, line.rule, colour)


def _lines(margin: Any, lines: Iterable[Line], colour: str) -> None:
    for child in list(margin._element):
        margin._element.remove(child)
    for line in lines:
        _line(margin, line, colour)


def _styled(document: Any, look: Letterhead) -> None:
    for style in document.styles:
        if style.name in ("Heading 1", "Heading 2", "Heading 3"):
            style.font.color.rgb = RGBColor.from_string(look.colour)
        if getattr(style, "font", None) is not None and style.font.name == SANS:
            style.font.name = look.font
    document.styles["Normal"].font.name = look.font
    document.styles["Normal"].font.size = Pt(look.size)


def build(name: str) -> bytes:
    """The prepared package of one of the letterheads; the same bytes each time."""
    document, look = docx.Document(io.BytesIO(BASE.read_bytes())), LOOKS[name]
    _styled(document, look)
    section = document.sections[0]
    section.top_margin = Cm(look.top)
    _lines(section.first_page_header, look.first_head, look.colour)
    _lines(section.header, look.head, look.colour)
    _lines(section.first_page_footer, look.first_foot, look.colour)
    _lines(section.footer, look.foot, look.colour)
    out = io.BytesIO()
    document.save(out)
    return prepare(out.getvalue(), name, BASE.read_bytes()).package


if __name__ == "__main__":
    for one in LETTERHEADS:
        BASE.with_name(f"papper-{one}.docx").write_bytes(build(one))
