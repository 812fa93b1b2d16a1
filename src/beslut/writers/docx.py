# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Blocks to a Word file: the base package grund.docx with its changing parts written anew.

Looks are named styles of the base package. The one exception is a gap's highlight: Word's own search finds highlighted
text, and a style cannot carry it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import assert_never

from beslut.blocks import (
    Block,
    Bullets,
    Check,
    Decision,
    Document,
    Fields,
    Gap,
    Heading,
    Paragraph,
    Phrase,
    SigningPlace,
    Steps,
    Table,
    Text,
    in_letters,
)
from beslut.writers.columns import TEXT_WIDTH, column_widths
from beslut.writers.docx_margins import footer_part, header_part
from beslut.writers.docx_words import (
    CHECK_LOOK,
    GAP_LOOK,
    NAMESPACES,
    XML_HEAD,
    base_bytes,
    base_parts,
    escaped,
    page_setup,
    paragraph,
    run_of,
)
from beslut.writers.package import package

_STEPS, _POINTS, _LETTERS = 1, 3, 4  # abstract numberings of grund.docx
_MAX_INITIALS = 9  # letters that the format has room for
_FIRST_NUMBER = 10  # numberings below this belong to grund.docx
_COMMENT_MARK = '<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:annotationRef/></w:r>'
"""The first run of a comment, where Word shows whose it is and which."""


@dataclass
class _Body:
    """One document's body being written: the comments and list numberings used so far.

    A gap has a comment each time, since each is filled in; the same words to check are commented once.
    """

    document: Document
    comments: list[str] = field(default_factory=list)
    numberings: list[int] = field(default_factory=list)
    told: set[Check] = field(default_factory=set)

    def phrase(self, phrase: Phrase) -> str:
        return "".join(self._inlines(phrase))

    def _inlines(self, phrase: Phrase) -> Iterator[str]:
        for inline in phrase:
            match inline:
                case Text():
                    yield run_of(inline.text, "<w:b/>" * inline.strong + "<w:i/>" * inline.emphasis)
                case Gap():
                    yield self._hinted(run_of(inline.text, GAP_LOOK), inline.hint)
                case Check():
                    run = run_of(inline.text, CHECK_LOOK)
                    yield run if inline in self.told else self._hinted(run, inline.basis)
                    self.told.add(inline)
                case _:
                    assert_never(inline)

    def _hinted(self, run: str, hint: str) -> str:
        """The run with a Word comment around it; a final document carries none."""
        if not self.document.draft:
            return run
        ident = len(self.comments)
        self.comments.append(hint)
        return (
            f'<w:commentRangeStart w:id="{ident}"/>{run}<w:commentRangeEnd w:id="{ident}"/>'
            f'<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:commentReference w:id="{ident}"/></w:r>'
        )

    def block(self, block: Block) -> str:
        match block:
            case Heading():
                return paragraph(f"Heading{block.level}", self.phrase(block.content))
            case Paragraph():
                return paragraph("", self.phrase(block.content))
            case Bullets():
                return "".join(paragraph("ListBullet", self.phrase(item)) for item in block.items)
            case Steps():
                return self._numbered("ListNumber", block.items, _STEPS)
            case Decision():
                lead = paragraph("Beslutsinledning", self.phrase(block.lead)) if block.lead else ""
                return lead + self._points(block)
            case Fields():
                return "".join(self._field(label, value) for label, value in block.rows)
            case SigningPlace():
                return paragraph("Underskrift", "<w:r><w:br/></w:r>".join(map(self.phrase, block.signer)))
            case Table():
                return self._table(block)
            case _:
                assert_never(block)

    def _points(self, block: Decision) -> str:
        """The points, and after each its lettered parts as a list of their own."""
        number = self._numbering(_POINTS) if block.numbered else ""
        out = ""
        for point in block.points:
            head, parts = in_letters(point)
            out += paragraph("Beslutspunkt", self.phrase(head), number)
            out += self._numbered("Beslutspunkt", parts, _LETTERS) if parts else ""
        return out

    def _numbered(self, style: str, items: Iterable[Phrase], abstract: int) -> str:
        """A list that starts again at 1: it has a numbering instance of its own."""
        properties = self._numbering(abstract)
        return "".join(paragraph(style, self.phrase(item), properties) for item in items)

    def _numbering(self, abstract: int) -> str:
        """A new instance of a numbering, as the property of each paragraph that it numbers."""
        self.numberings.append(abstract)
        number = _FIRST_NUMBER + len(self.numberings) - 1
        return f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'

    def _field(self, label: str, value: Phrase) -> str:
        name = run_of(label, '<w:rStyle w:val="Uppgiftsnamn"/>')
        return paragraph("Uppgift", f"{name}<w:r><w:tab/></w:r>{self.phrase(value)}")

    def _table(self, table: Table) -> str:
        widths = column_widths(table)
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        rows = [self._row(table.header, widths, "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>")]
        rows += [self._row(row, widths, "<w:trPr><w:cantSplit/></w:trPr>") for row in table.rows]
        return (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="Tabell"/><w:tblW w:w="{TEXT_WIDTH}" w:type="dxa"/>'
            '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" '
            f'w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
            f"{''.join(rows)}</w:tbl>"
        )

    def _row(self, cells: Iterable[Phrase], widths: Iterable[int], properties: str) -> str:
        inner = ""
        for cell, width in zip(cells, widths, strict=True):
            words = paragraph("Tabelltext", self.phrase(cell))
            inner += f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{words}</w:tc>'
        return f"<w:tr>{properties}{inner}</w:tr>"


def _document_part(body: _Body) -> str:
    inner = []
    blocks = body.document.blocks
    for place, block in enumerate(blocks):
        inner.append(body.block(block))
        if isinstance(block, Table) and (place + 1 == len(blocks) or isinstance(blocks[place + 1], Table)):
            inner.append("<w:p/>")  # Word wants a paragraph after a table that nothing else follows
    return f"{XML_HEAD}<w:document {NAMESPACES}><w:body>{''.join(inner)}{page_setup()}</w:body></w:document>"


def _comments_part(document: Document, comments: list[str]) -> str:
    author = escaped(document.author)
    initials = escaped("".join(word[0] for word in document.author.split()).upper()[:_MAX_INITIALS])
    items = "".join(
        f'<w:comment w:id="{ident}" w:author="{author}" w:date="{document.day}T00:00:00Z" w:initials="{initials}">'
        f"{paragraph('CommentText', _COMMENT_MARK + run_of(words))}</w:comment>"
        for ident, words in enumerate(comments)
    )
    return f"{XML_HEAD}<w:comments {NAMESPACES}>{items}</w:comments>"


@lru_cache(maxsize=64)
def _numbering_part(numberings: tuple[int, ...]) -> str:
    new = "".join(
        f'<w:num w:numId="{_FIRST_NUMBER + place}"><w:abstractNumId w:val="{abstract}"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
        for place, abstract in enumerate(numberings)
    )
    return base_parts()["word/numbering.xml"].replace("</w:numbering>", f"{new}</w:numbering>")


def _core_part(document: Document) -> str:
    day = f"{document.day}T00:00:00Z"
    author, title, subject = (escaped(words) for words in (document.author, document.title, document.subject))
    return (
        f"{XML_HEAD}<cp:coreProperties "
        'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{title}</dc:title><dc:subject>{subject}</dc:subject><dc:creator>{author}</dc:creator>"
        f"<dc:language>sv-SE</dc:language><cp:lastModifiedBy>{author}</cp:lastModifiedBy>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{day}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{day}</dcterms:modified></cp:coreProperties>'
    )


def write(document: Document) -> bytes:
    """The document as the bytes of a .docx file: A4, sv-SE, Office Open XML (ISO/IEC 29500, transitional)."""
    body = _Body(document)
    own = {
        "word/document.xml": _document_part(body),
        "word/comments.xml": _comments_part(document, body.comments),
        "word/header1.xml": header_part(document),
        "docProps/core.xml": _core_part(document),
    }
    shared = {"word/numbering.xml": _numbering_part(tuple(body.numberings)), "word/footer1.xml": footer_part(document)}
    changed = {name: text.encode() for name, text in (own | shared).items()}
    return package((name, changed.get(name, same), name not in own) for name, same in base_bytes().items())
