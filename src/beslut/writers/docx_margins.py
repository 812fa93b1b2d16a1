# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""The head and foot of a Word file's pages."""

from __future__ import annotations

import re
from functools import cache
from typing import assert_never

from beslut.blocks import DRAFT, Check, Document, Gap, Inline, Margin, PageField, Text, names_its_number, says_draft
from beslut.writers.docx_controls import Controls
from beslut.writers.docx_words import CHECK_LOOK, GAP_LOOK, base_parts, page_field, paragraph, run_of

_PLACE = re.compile(r"<w:r><w:t[^>]*>\{\{(\w+)\}\} ?</w:t></w:r>")  # a run of grund.docx to put our own in the place of
_LINE = re.compile(r" ?_{3,}$")  # a line to sign on stands above its words
_PARAGRAPHS = re.compile(r"<w:p>.*</w:p>", re.DOTALL)
_TAB_FIRST = "</w:pPr><w:r><w:tab/></w:r>"
# Paragraphs with the same border share one, and only the first would have its line; LibreOffice asks for the width.
_OTHER_LINE = '<w:pBdr><w:top w:val="single" w:sz="5" w:space="4" w:color="auto"/></w:pBdr>'
_RIGHT = '<w:jc w:val="right"/>'
# The base package's style has the right tab stop; only a line of three parts needs one in the middle.
_TWO_PARTS, _MIDDLE = 2, '<w:tabs><w:tab w:val="center" w:pos="4536"/></w:tabs>'


def header_part(document: Document, controls: Controls, *, first: bool = False) -> str:
    """The page head: sender, type, case number (its gap without a comment), draft mark, page n (m); or what is told.

    The head of the first page leaves out the number that the head block below it says.
    """
    if document.head:
        mark = paragraph("Header", run_of(DRAFT), _RIGHT) if document.draft and not says_draft(document) else ""
        told = _margin_line(document.head, controls, draft=document.draft) + mark
        return _PARAGRAPHS.sub(lambda _: told, base_parts()["word/header1.xml"], count=1)
    number = not (first and names_its_number(document))
    runs = {
        "avsändare": run_of(document.sender),
        "handling": run_of(document.kind),
        "nummeretikett": run_of(f"{document.number_label} ") * number,
        "nummer": "".join(_number(one, controls, document) for one in document.number if number),
        "utkast": run_of("Utkast \u00b7 sida " if document.draft else "Sida "),
    }
    head = "".join(runs[piece] if place % 2 else piece for place, piece in enumerate(_cut_at_places()))
    return head if number else head.replace(_TAB_FIRST, f"{_RIGHT}</w:pPr>")


@cache
def _cut_at_places() -> list[str]:
    """The page head of the base package: what stands around its places, and between that their names."""
    return _PLACE.split(base_parts()["word/header1.xml"])


@cache
def _empty_foot() -> str:
    return _PLACE.sub("", base_parts()["word/footer1.xml"])


def _number(one: Inline, controls: Controls, document: Document) -> str:
    run = run_of(one.text, GAP_LOOK if isinstance(one, Gap) else "")
    return controls.around(one, run) if isinstance(one, Gap) and document.draft else run


def footer_part(document: Document, controls: Controls, *, first: bool = False) -> str:
    """The foot of every page: what is told, and the label in the margin; or an empty paragraph.

    That of the first page says how the sender is reached too.
    """
    lines = [_margin_line(document.foot, controls, draft=document.draft)] if document.foot else []
    lines += margin_lines(document)
    lines += [paragraph("Header", run_of(document.contact))] if document.contact and first else []
    told = "".join(lines)
    return _PARAGRAPHS.sub(lambda _: told, base_parts()["word/footer1.xml"], count=1) if told else _empty_foot()


def margin_lines(document: Document) -> list[str]:
    """The labels in the margin, each a paragraph: below a line to sign on, or to the right."""
    lines: list[str] = []
    for part in document.margin.split(" | ") if document.margin else ():
        label = _LINE.sub("", part)
        look = ("Header", _RIGHT) if label == part else ("Bestyrkande", _OTHER_LINE * (len(lines) % 2))
        lines.append(paragraph(look[0], run_of(label), look[1]))
    return lines


def _margin_line(margin: Margin, controls: Controls, *, draft: bool) -> str:
    """One line of a page head or foot; gaps and words to check without comments, which Word has only in the body."""
    parts = ("".join(_margin_piece(one, controls, draft=draft) for one in part) for part in margin)
    return paragraph("Header", "<w:r><w:tab/></w:r>".join(parts), _MIDDLE if len(margin) > _TWO_PARTS else "")


def _margin_piece(one: Inline | PageField, controls: Controls, *, draft: bool) -> str:
    match one:
        case PageField.PAGE:
            return page_field("PAGE")
        case PageField.PAGES:
            return page_field("NUMPAGES")
        case PageField.DRAFT:
            return run_of(DRAFT) if draft else ""
        case Text():
            return run_of(one.text)
        case Gap():
            run = run_of(one.text, GAP_LOOK)
            return controls.around(one, run) if draft else run
        case Check():
            return run_of(one.text, CHECK_LOOK)
        case _:
            assert_never(one)
