# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Blocks to a Word file: the base package grund.docx with its changing parts written anew.

Looks are named styles of the base package. The one exception is a gap's highlight: Word's own search finds highlighted
text, and a style cannot carry it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, assert_never

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
    Inline,
    Paragraph,
    Phrase,
    SigningPlace,
    Steps,
    Table,
    Text,
    in_letters,
    note_of,
    plain,
)
from beslut.speed.later import later
from beslut.wording import with_place
from beslut.writers.columns import LABEL_COLUMN, TEXT_WIDTH, column_widths, label_column, outgrows
from beslut.writers.docx_controls import CHANGING, Controls
from beslut.writers.docx_margins import footer_part, header_part
from beslut.writers.docx_parts import FIRST_NUMBER, comments_part, core_part, numbering_part
from beslut.writers.docx_words import (
    CHECK_LOOK,
    GAP_LOOK,
    KEEP_NEXT,
    NAMESPACES,
    XML_HEAD,
    base_bytes,
    escaped,
    on_page_of_next,
    page_setup,
    paragraph,
    run_of,
)
from beslut.writers.keeping import ends_held, points_held
from beslut.writers.package import package

if TYPE_CHECKING:
    from beslut.writers.docx_paper import on_paper
else:
    on_paper = later("beslut.writers.docx_paper", "on_paper")

_STEPS, _POINTS, _LETTERS = 1, 3, 4  # abstract numberings of grund.docx


@dataclass
class _Body:
    """One document's body being written: the comments and list numberings used so far.

    What is said of several gaps in a phrase is said once, over all of them; the same words to check are commented once.
    """

    document: Document
    comments: list[str] = field(default_factory=list)
    numberings: list[int] = field(default_factory=list)
    told: set[Check] = field(default_factory=set)
    controls: Controls = field(init=False)

    def __post_init__(self) -> None:
        self.controls = Controls(self.document.home)

    def phrase(self, phrase: Phrase) -> str:
        if len(phrase) == 1 and isinstance(phrase[0], Text):
            return _run(phrase[0])  # as most phrases are
        runs = [self._run(inline) for inline in phrase]
        for hint, (first, last) in self._hints(phrase).items():
            ident = len(self.comments)
            keys = [one.key for one in phrase if isinstance(one, Gap) and one.hint == hint]
            self.comments.append(with_place(hint, self.document.home, keys))
            runs[first] = f'<w:commentRangeStart w:id="{ident}"/>{runs[first]}'
            runs[last] += (
                f'<w:commentRangeEnd w:id="{ident}"/>'
                f'<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:commentReference w:id="{ident}"/></w:r>'
            )
        return "".join(runs)

    def _run(self, inline: Inline) -> str:
        """The inline's run; a draft's gap in a control of its own."""
        run = _run(inline)
        return self.controls.around(inline, run) if isinstance(inline, Gap) and self.document.draft else run

    def _hints(self, phrase: Phrase) -> dict[str, tuple[int, int]]:
        """What comments of the phrase say, and the first and last inline that each is about; nothing in a final one."""
        found: dict[str, tuple[int, int]] = {}
        for place, inline in enumerate(phrase if self.document.draft else ()):
            if isinstance(inline, Text) or inline in self.told:
                continue
            if isinstance(inline, Check):
                self.told.add(inline)
            note = note_of(inline)
            found[note] = (found.get(note, (place, place))[0], place)
        return found

    def block(self, block: Block) -> str:
        match block:
            case Heading():
                return paragraph(f"Heading{block.level}", self.phrase(block.content))
            case Paragraph():
                return paragraph("", self.phrase(block.content))
            case Bullets():
                return self._items("ListBullet", block.items)
            case Steps():
                return self._numbered("ListNumber", block.items, _STEPS)
            case Decision():
                lead = paragraph("Beslutsinledning", self.phrase(block.lead)) if block.lead else ""
                return lead + self._points(block)
            case Fields():
                width = label_column(block)
                return "".join(self._field(label, value, width) for label, value in block.rows)
            case Address():
                return "".join(paragraph("Adress", self.phrase(line)) for line in block.lines)
            case SigningPlace():
                return paragraph("Underskrift", "<w:r><w:br/></w:r>".join(map(self.phrase, block.signer)))
            case Table():
                return self._table(block)
            case _:
                assert_never(block)

    def _points(self, block: Decision) -> str:
        """The points, and after each its lettered parts as a list of their own."""
        number = self._numbering(_POINTS) if block.numbered else ""
        lines: list[tuple[Phrase, str]] = []
        for point in block.points:
            head, parts = in_letters(point)
            lines.append((head, number))
            letters = self._numbering(_LETTERS) if parts else ""
            lines += [(part, letters) for part in parts]
        return "".join(
            paragraph("Beslutspunkt", self.phrase(words), KEEP_NEXT * held + properties)
            for (words, properties), held in zip(lines, points_held([words for words, _ in lines]), strict=True)
        )

    def _items(self, style: str, items: Sequence[Phrase], properties: str = "") -> str:
        return "".join(
            paragraph(style, self.phrase(item), KEEP_NEXT * held + properties)
            for item, held in zip(items, ends_held(len(items)), strict=True)
        )

    def _numbered(self, style: str, items: Sequence[Phrase], abstract: int) -> str:
        """A list that starts again at 1: it has a numbering instance of its own."""
        return self._items(style, items, self._numbering(abstract))

    def _numbering(self, abstract: int) -> str:
        """A new instance of a numbering, as the property of each paragraph that it numbers."""
        self.numberings.append(abstract)
        number = FIRST_NUMBER + len(self.numberings) - 1
        return f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'

    def _field(self, label: str, value: Phrase, width: int) -> str:
        name = run_of(label, '<w:rStyle w:val="Uppgiftsnamn"/>')
        between = "<w:br/>" if outgrows(label, width) else "<w:tab/>"
        return paragraph("Uppgift", f"{name}<w:r>{between}</w:r>{self.phrase(value)}", _label_indent(width))

    def _table(self, table: Table) -> str:
        widths = column_widths(table)
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        rows = [self._row(table.header, widths, "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>", KEEP_NEXT)]
        told = escaped(" ".join(", ".join(map(plain, table.header)).split()))
        rows += [self._row(row, widths, "<w:trPr><w:cantSplit/></w:trPr>") for row in table.rows]
        return (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="Tabell"/><w:tblW w:w="{TEXT_WIDTH}" w:type="dxa"/>'
            '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" '
            f'w:lastColumn="0" w:noHBand="1" w:noVBand="1"/><w:tblDescription w:val="Kolumner: {told}"/></w:tblPr>'
            f"<w:tblGrid>{grid}</w:tblGrid>"
            f"{''.join(rows)}</w:tbl>"
        )

    def _row(self, cells: Iterable[Phrase], widths: Iterable[int], properties: str, held: str = "") -> str:
        inner = ""
        for cell, width in zip(cells, widths, strict=True):
            words = paragraph("Tabelltext", self.phrase(cell), held)
            inner += f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{words}</w:tc>'
        return f"<w:tr>{properties}{inner}</w:tr>"


def _run(inline: Inline) -> str:
    match inline:
        case Text():
            return run_of(inline.text, "<w:b/>" * inline.strong + "<w:i/>" * inline.emphasis)
        case Gap():
            return run_of(inline.text, GAP_LOOK)
        case Check():
            return run_of(inline.text, CHECK_LOOK)
        case _:
            assert_never(inline)


def _label_indent(width: int) -> str:
    """The indentation of a head block whose labels need more room than its style gives them."""
    if width <= LABEL_COLUMN:
        return ""
    tabs = f'<w:tab w:val="clear" w:pos="{LABEL_COLUMN}"/><w:tab w:val="left" w:pos="{width}"/>'
    return f'<w:tabs>{tabs}</w:tabs><w:ind w:left="{width}" w:hanging="{width}"/>'


def _body_xml(body: _Body) -> str:
    inner, blocks = [""], body.document.blocks
    for place, block in enumerate(blocks):
        made = body.block(block)
        running = isinstance(block, Paragraph | Bullets | Steps)
        if running and isinstance(next(iter(blocks[place + 1 :]), None), SigningPlace):
            made = on_page_of_next(made)  # whoever signs stands on no page alone
        inner.append(made)
        if isinstance(block, Table) and (place + 1 == len(blocks) or isinstance(blocks[place + 1], Table)):
            inner.append("<w:p/>")  # Word wants a paragraph after a table that nothing else follows
    return "".join(inner)


def write(document: Document) -> bytes:
    """The document as the bytes of a .docx file: A4, sv-SE, Office Open XML (ISO/IEC 29500, transitional)."""
    body = _Body(document)
    if document.paper:
        inner = _body_xml(body)
        return on_paper(document, inner, body.comments, tuple(body.numberings), body.controls)
    text = f"{XML_HEAD}<w:document {NAMESPACES}><w:body>{_body_xml(body)}{page_setup()}</w:body></w:document>"
    own = {
        "word/document.xml": text,
        "word/comments.xml": comments_part(document, body.comments),
        "word/header1.xml": header_part(document, body.controls),
        "word/header2.xml": header_part(document, body.controls, first=True),
        "docProps/core.xml": core_part(document, text),
    }
    feet = {"word/footer1.xml": False, "word/footer2.xml": True}
    shared = {name: footer_part(document, body.controls, first=first) for name, first in feet.items()}
    shared["word/numbering.xml"] = numbering_part(tuple(body.numberings))
    changed = {name: text.encode() for name, text in (own | shared | body.controls.parts()).items()}
    members = {**base_bytes(), **changed}
    return package((name, content, name not in own and name not in CHANGING) for name, content in members.items())
