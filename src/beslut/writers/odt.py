# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Blocks to an OpenDocument text (ODF 1.3): A4, sv-SE, on our own plain page; a draft's hints as comments.

Looks are named styles, in odt_stilar.xml; the page's head and foot are written into it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import assert_never

from beslut.blocks import (
    Address,
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
    note_of,
)
from beslut.wording import with_place
from beslut.writers.columns import column_widths, label_column, outgrows
from beslut.writers.docx_parts import COMMENTER
from beslut.writers.keeping import ends_held, points_held
from beslut.writers.odt_pages import DECLARED, TABLE_LOOKS, XML_HEAD, inline, packed, paragraph, text

_TWENTIETHS = 1440 / 2.54  # of a point in a centimetre


class _Body:
    """One document's body being written: the styles that it needs of its own, and what has been said of it."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._told: set[Check] = set()
        self.styles: list[str] = []

    def phrase(self, phrase: Phrase) -> str:
        """The words, and after the last one that a hint is about the hint as a comment."""
        last: dict[str, int] = {}
        for place, one in enumerate(phrase if self._document.draft else ()):
            if isinstance(one, Text) or one in self._told:
                continue
            if isinstance(one, Check):
                self._told.add(one)
            last[note_of(one)] = place
        out = [inline(one) for one in phrase]
        for note, place in last.items():
            keys = [one.key for one in phrase if isinstance(one, Gap) and one.hint == note]
            out[place] += self._comment(with_place(note, self._document.home, keys))
        return "".join(out)

    def _comment(self, note: str) -> str:
        day = f"<dc:date>{self._document.day}T00:00:00</dc:date>" if self._document.day else ""
        words = f"<dc:creator>{COMMENTER}</dc:creator>{day}<text:p>{text(note)}</text:p>"
        return f"<office:annotation>{words}</office:annotation>"

    def block(self, block: Block, *, held: bool = False) -> str:
        match block:
            case Heading():
                level = f'text:style-name="Rubrik{block.level}" text:outline-level="{block.level}"'
                return f"<text:h {level}>{self.phrase(block.content)}</text:h>"
            case Paragraph():
                return paragraph("Hållen" if held else "Text", self.phrase(block.content))
            case Bullets():
                return self._list("Punktlista", block.items, held)
            case Steps():
                return self._list("Steglista", block.items, held)
            case Decision():
                lead = paragraph("Beslutsinledning", self.phrase(block.lead)) if block.lead else ""
                return lead + self._points(block)
            case Fields():
                return self._fields(block)
            case SigningPlace():
                return paragraph("Underskrift", "<text:line-break/>".join(map(self.phrase, block.signer)))
            case Address():
                lines = [paragraph("Adress", self.phrase(line)) for line in block.lines]
                return "".join([*lines[:-1], *(line.replace('"Adress"', '"AdressSist"') for line in lines[-1:])])
            case Table():
                return self._table(block)
            case _:
                assert_never(block)

    def _list(self, style: str, items: Sequence[Phrase], last_held: bool) -> str:
        """A list; none of its items stands alone on a page, and the last one may be held to what follows."""
        marked = zip(items, [*ends_held(len(items))[:-1], last_held], strict=True)
        return _listed(
            style, (paragraph("PunktHållen" if held else "Punkt", self.phrase(item)) for item, held in marked)
        )

    def _points(self, block: Decision) -> str:
        """The points, and below each its lettered parts."""
        points, split = [], [in_letters(point) for point in block.points]
        held = iter(points_held([line for head, parts in split for line in (head, *parts)]))

        def line(words: Phrase) -> str:
            return paragraph("BeslutspunktHållen" if next(held) else "Beslutspunkt", self.phrase(words))

        for head, parts in split:
            told = line(head)
            points.append(told + (_listed("Bokstavslista", map(line, parts)) if parts else ""))
        return _listed("Beslutslista" if block.numbered else "Punkter", points)

    def _fields(self, block: Fields) -> str:
        width, style = label_column(block), f"Uppgift{len(self.styles)}"
        column = width / _TWENTIETHS
        self.styles.append(
            f'<style:style style:name="{style}" style:family="paragraph" style:parent-style-name="Uppgift">'
            f'<style:paragraph-properties fo:margin-left="{column:.2f}cm" fo:text-indent="-{column:.2f}cm">'
            f'<style:tab-stops><style:tab-stop style:position="0cm"/></style:tab-stops>'
            "</style:paragraph-properties></style:style>"
        )
        name = '<text:span text:style-name="Uppgiftsnamn">'
        return "".join(
            paragraph(style, f"{name}{text(label)}</text:span>{_between(label, width)}{self.phrase(value)}")
            for label, value in block.rows
        )

    def _table(self, table: Table) -> str:
        columns = ""
        for width in column_widths(table):
            style = f"Kolumn{len(self.styles)}"
            self.styles.append(
                f'<style:style style:name="{style}" style:family="table-column"><style:table-column-properties '
                f'style:column-width="{width / _TWENTIETHS:.2f}cm"/></style:style>'
            )
            columns += f'<table:table-column table:style-name="{style}"/>'
        head = f"<table:table-header-rows>{self._row(table.header, 'Rubrikcell')}</table:table-header-rows>"
        rows = "".join(self._row(row, "Cell") for row in table.rows)
        return f'<table:table table:style-name="Tabell">{columns}{head}{rows}</table:table>'

    def _row(self, cells: Iterable[Phrase], style: str) -> str:
        words = "".join(
            f'<table:table-cell table:style-name="{style}" office:value-type="string">'
            f"{paragraph('Tabellrubrik' if style == 'Rubrikcell' else 'Tabelltext', self.phrase(cell))}"
            "</table:table-cell>"
            for cell in cells
        )
        return f'<table:table-row table:style-name="Rad">{words}</table:table-row>'


def _listed(style: str, items: Iterable[str]) -> str:
    inner = "".join(f"<text:list-item>{item}</text:list-item>" for item in items)
    return f'<text:list text:style-name="{style}">{inner}</text:list>' if inner else ""


def _between(label: str, width: int) -> str:
    return "<text:line-break/>" if outgrows(label, width) else "<text:tab/>"


def write(document: Document) -> bytes:
    """The document as the bytes of an .odt file."""
    body = _Body(document)
    blocks = document.blocks
    inner = "".join(
        body.block(block, held=any(isinstance(one, SigningPlace) for one in blocks[place : place + 1]))
        for place, block in enumerate(blocks, 1)
    )
    content = (
        f'{XML_HEAD}<office:document-content {DECLARED} office:version="1.3"><office:automatic-styles>'
        f"{''.join(body.styles)}{TABLE_LOOKS}</office:automatic-styles><office:body><office:text>{inner}</office:text></office:body>"
        "</office:document-content>"
    )
    return packed(document, content)
