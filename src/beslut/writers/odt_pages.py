# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""What every OpenDocument text of ours has around its body: words and marks, page heads and feet, looks, properties."""

from __future__ import annotations

import io
import re
import zipfile
from functools import cache
from pathlib import Path
from typing import assert_never

from beslut.blocks import DRAFT, Check, Document, Gap, Inline, Margin, PageField, Text, names_its_number, says_draft
from beslut.writers.docx_words import escaped

_MIMETYPE = "application/vnd.oasis.opendocument.text"
_NAMES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "meta": "urn:oasis:names:tc:opendocument:xmlns:meta:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "dc": "http://purl.org/dc/elements/1.1/",
}
DECLARED = " ".join(f'xmlns:{name}="{uri}"' for name, uri in _NAMES.items())
XML_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_MANIFEST = (
    f'{XML_HEAD}<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" '
    f'manifest:version="1.3"><manifest:file-entry manifest:full-path="/" manifest:version="1.3" '
    f'manifest:media-type="{_MIMETYPE}"/>'
    + "".join(
        f'<manifest:file-entry manifest:full-path="{name}" manifest:media-type="text/xml"/>'
        for name in ("content.xml", "styles.xml", "meta.xml")
    )
    + "</manifest:manifest>"
)
_SPACES = re.compile(r"^ | (?= )| $")
_LINE = re.compile(r" ?_{3,}$")


def text(words: str) -> str:
    """Words as ODF has them: spaces that would be taken for one, or for none, are told."""
    return _SPACES.sub("<text:s/>", escaped(words)).replace("\t", "<text:tab/>")


def paragraph(style: str, content: str) -> str:
    """One paragraph in a named style."""
    return f'<text:p text:style-name="{style}">{content}</text:p>'


def inline(one: Inline | PageField) -> str:
    """Words with their look, or a field of the page."""
    match one:
        case Text():
            looks = "Fet" * one.strong + "Kursiv" * one.emphasis
            return f'<text:span text:style-name="{looks}">{text(one.text)}</text:span>' if looks else text(one.text)
        case Gap() | Check():
            style = "Lucka" if isinstance(one, Gap) else "Kontrollera"
            return f'<text:span text:style-name="{style}">{text(one.text)}</text:span>'
        case PageField.PAGE:
            return '<text:page-number text:select-page="current">1</text:page-number>'
        case PageField.PAGES:
            return "<text:page-count>1</text:page-count>"
        case PageField.DRAFT:
            return DRAFT
        case _:
            assert_never(one)


def _margin(margin: Margin, *, draft: bool) -> str:
    parts = ("".join(inline(one) for one in part if draft or one is not PageField.DRAFT) for part in margin)
    return paragraph("Sidhuvud3" if len(margin) > 2 else "Sidhuvud", "<text:tab/>".join(parts))


def _page_head(document: Document, *, first: bool) -> str:
    if document.head:
        mark = paragraph("Sidhuvud", f"<text:tab/>{DRAFT}") if document.draft and not says_draft(document) else ""
        return _margin(document.head, draft=document.draft) + mark
    numbered = not (first and names_its_number(document))
    number = f"{text(document.number_label)} {''.join(map(inline, document.number))}" if numbered else ""
    page = f"{'Utkast · sida ' if document.draft else 'Sida '}{inline(PageField.PAGE)} ({inline(PageField.PAGES)})"
    who = f"{text(document.sender)}<text:tab/>{text(document.kind)}"
    return paragraph("Avsändare", who) + paragraph("Sidhuvud", f"{number}<text:tab/>{page}")


def _page_foot(document: Document, *, first: bool) -> str:
    lines = [_margin(document.foot, draft=document.draft)] if document.foot else []
    for part in document.margin.split(" | ") if document.margin else ():
        label = _LINE.sub("", part)
        lines.append(paragraph("Sidhuvud" if label == part else "Bestyrkande", text(label)))
    lines += [paragraph("Sidhuvud", text(document.contact))] if document.contact and first else []
    return "".join(lines) or paragraph("Sidhuvud", "")


_EDGES = 'fo:padding="0.12cm" fo:border-left="none" fo:border-right="none"'
TABLE_LOOKS = (
    '<style:style style:name="Tabell" style:family="table"><style:table-properties style:width="16cm" '
    'table:align="left" fo:margin-top="0.1cm" fo:margin-bottom="0.4cm"/></style:style>'
    '<style:style style:name="Rad" style:family="table-row"><style:table-row-properties fo:keep-together="always"/>'
    '</style:style><style:style style:name="Cell" style:family="table-cell"><style:table-cell-properties '
    f'{_EDGES} fo:border-top="none" fo:border-bottom="0.5pt solid #c9ced6"/></style:style>'
    '<style:style style:name="Rubrikcell" style:family="table-cell"><style:table-cell-properties '
    f'{_EDGES} fo:border-top="1pt solid #505a66" fo:border-bottom="0.5pt solid #505a66" '
    'fo:background-color="#eef1f5"/></style:style>'
)
"""The looks of a table, which only the part that has it can name."""


@cache
def _looks() -> str:
    return Path(__file__).with_name("odt_stilar.xml").read_text("utf-8")


def _styles(document: Document) -> str:
    margins = "".join(
        f"<style:{kind}{which}>{write_margin(document, first=bool(which))}</style:{kind}{which}>"
        for kind, write_margin in (("header", _page_head), ("footer", _page_foot))
        for which in ("", "-first")
    )
    return _looks().replace("<!-- sidhuvud och sidfot -->", margins)


def _meta(document: Document) -> str:
    author, title, subject = (escaped(words) for words in (document.author, document.title, document.subject))
    day = f"{document.day}T00:00:00" if document.day else ""
    days = f"<meta:creation-date>{day}</meta:creation-date><dc:date>{day}</dc:date>" if day else ""
    return (
        f'{XML_HEAD}<office:document-meta {DECLARED} office:version="1.3"><office:meta><dc:title>{title}</dc:title>'
        f"<dc:subject>{subject}</dc:subject><meta:initial-creator>{author}</meta:initial-creator>"
        f"<dc:creator>{author}</dc:creator>{days}<dc:language>sv-SE</dc:language></office:meta></office:document-meta>"
    )


def packed(document: Document, content: str) -> bytes:
    """The bytes of the package with that content.xml; the same each time."""
    members = {
        "mimetype": _MIMETYPE, "META-INF/manifest.xml": _MANIFEST, "content.xml": content,
        "styles.xml": _styles(document), "meta.xml": _meta(document),
    }  # fmt: skip
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, words in members.items():
            member = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            member.create_system = 3
            member.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            package.writestr(member, words.encode())
    return out.getvalue()
