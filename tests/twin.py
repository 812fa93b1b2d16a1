# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Blocks to a Word file the slow way: every element made by python-docx, to hold the fast writer against.

Nothing here comes from the fast writer but the names of controls, which
may not be longer than Word takes. Both start from the base package and know its named styles; what python-docx
has no method for (numbering instances, a table's layout) is made with its element classes.
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from datetime import UTC, date, datetime
from itertools import zip_longest
from typing import Any, assert_never

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_COLOR_INDEX, WD_TAB_ALIGNMENT
from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Twips
from docx.text.paragraph import Paragraph as WordParagraph
from docx.text.run import Run
from lxml import etree

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
    Home,
    Paragraph,
    Phrase,
    SigningPlace,
    Steps,
    Table,
    Text,
    in_letters,
    plain,
)
from beslut.wording import is_answerable, with_place
from beslut.writers.docx_controls import tag_of
from grunddokument import BASE

_GRUND = BASE.read_bytes()
_TEXT_WIDTH = 9071  # what an A4 page of twentieths of a point has between margins of 2.5 cm, less the rounding of each


def write_slowly(document: Document) -> bytes:
    """The document as the bytes of a .docx file that python-docx saved."""
    return _Twin(document).saved()


_OTHER = '<w:top w:val="single" w:sz="5" w:space="4" w:color="auto"/>'


class _Twin:
    def __init__(self, document: Document) -> None:
        self.document = document
        self.word: Any = docx.Document(io.BytesIO(_GRUND))
        self.styles = {style.name: style for style in self.word.styles}
        self.explained: set[Check] = set()
        self.after_table = False
        self.controls = Controls(document)

    def saved(self) -> bytes:
        for block, after in zip_longest(self.document.blocks, self.document.blocks[1:]):
            self.block(block)
            if isinstance(block, Paragraph | Bullets | Steps) and isinstance(after, SigningPlace):
                self.word.paragraphs[-1].paragraph_format.keep_with_next = True
        if self.after_table:
            self.word.add_paragraph()
        self.page_head()
        self.page_foot()
        self.metadata()
        self.controls.add_parts(self.word.part)
        out = io.BytesIO()
        self.word.save(out)
        return out.getvalue()

    # --- body

    def block(self, block: Block) -> None:
        if isinstance(block, Table) and self.after_table:
            self.word.add_paragraph()
        self.after_table = isinstance(block, Table)
        match block:
            case Heading():
                self.paragraph(block.content, f"Heading {block.level}")
            case Paragraph():
                self.paragraph(block.content)
            case Bullets():
                self.ends_with_their_neighbours([self.paragraph(item, "List Bullet") for item in block.items])
            case Steps():
                self.ends_with_their_neighbours(self.numbered(block.items, "List Number", left=397))
            case Decision():
                if block.lead:
                    self.paragraph(block.lead, "Beslutsinledning")
                number = self.instance(left=794) if block.numbered else None
                points = []
                for point in block.points:
                    head, parts = in_letters(point)
                    points.append(self.paragraph(head, "Beslutspunkt"))
                    if number is not None:
                        self.number(points[-1], number)
                    if parts:
                        points += self.numbered(parts, "Beslutspunkt", left=1191, form="lowerLetter")
                lines = sum((-(-len(made.text) // 78) + 0.4 for made in points), 0.0)
                if lines > 30:
                    self.ends_with_their_neighbours(points)
                else:
                    for made in points[:-1]:
                        made.paragraph_format.keep_with_next = True
            case Fields():
                longest = max(len(label) for label, _ in block.rows) if block.rows else 0
                column = min(200 + 112 * longest, 4535)
                for label, value in block.rows:
                    field = self.word.add_paragraph(style=self.styles["Uppgift"])
                    if column > 2608:
                        layout = field.paragraph_format
                        layout.left_indent, layout.first_line_indent = Twips(column), Twips(-column)
                        layout.tab_stops.add_tab_stop(Twips(2608), WD_TAB_ALIGNMENT.CLEAR)
                        layout.tab_stops.add_tab_stop(Twips(column))
                    field.add_run(label, self.styles["Uppgiftsnamn"])
                    if 200 + 112 * len(label) > max(column, 2608):
                        field.add_run().add_break()
                    else:
                        field.add_run("\t")
                    self.words(field, value)
            case SigningPlace():
                made = self.word.add_paragraph(style=self.styles["Underskrift"])
                for place, line in enumerate(block.signer):
                    if place:
                        made.add_run().add_break()
                    self.words(made, line)
            case Address():
                for line in block.lines:
                    self.paragraph(line, "Adress")
            case Table():
                self.table(block)
            case _:
                assert_never(block)

    def paragraph(self, phrase: Phrase, style: str | None = None) -> WordParagraph:
        made: WordParagraph = self.word.add_paragraph(style=style and self.styles[style])
        self.words(made, phrase)
        return made

    def ends_with_their_neighbours(self, items: list[WordParagraph]) -> None:
        """The first item and the last but one are on the page of the next."""
        if len(items) > 1:
            items[0].paragraph_format.keep_with_next = items[-2].paragraph_format.keep_with_next = True

    def words(self, paragraph: WordParagraph, phrase: Phrase) -> None:
        said: dict[str, list[Run]] = {}
        wrapped: list[tuple[Run, Gap]] = []
        for inline in phrase:
            run = paragraph.add_run(inline.text)
            match inline:
                case Text():
                    run.bold, run.italic = inline.strong or None, inline.emphasis or None
                case Gap():
                    self.as_gap(run)
                    said.setdefault(inline.hint, []).append(run)
                    wrapped.append((run, inline))
                case Check():
                    run.style = self.styles["Kontrollera"]
                    if inline not in self.explained:
                        said.setdefault(inline.basis, []).append(run)
                    self.explained.add(inline)
                case _:
                    assert_never(inline)
        for hint, runs in said.items():
            keys = [one.key for one in phrase if isinstance(one, Gap) and one.hint == hint]
            self.comment([runs[0], runs[-1]], with_place(hint, self.document.home, keys))
        for run, gap in wrapped:
            self.controls.wrap(run, gap)

    def as_gap(self, run: Run) -> None:
        run.style = self.styles["Lucka"]
        run.font.highlight_color = WD_COLOR_INDEX.YELLOW

    def comment(self, runs: list[Run], hint: str) -> None:
        if self.document.draft:
            made = self.word.add_comment(runs, hint, "beslut", "b")
            if self.document.day:
                made._comment_elm.date = midnight(self.document.day)
            else:
                del made._comment_elm.attrib[qn("w:date")]

    def numbered(self, items: Sequence[Phrase], style: str, left: int, form: str = "decimal") -> list[WordParagraph]:
        """A list with an instance of its own, from 1, of the numbering of that form that is indented so far."""
        number = self.instance(left, form)
        made = [self.paragraph(item, style) for item in items]
        for one in made:
            self.number(one, number)
        return made

    def instance(self, left: int, form: str = "decimal") -> int:
        numbering = self.word.part.numbering_part.element
        (abstract,) = numbering.xpath(
            f'./w:abstractNum[w:lvl/w:numFmt/@w:val="{form}" and w:lvl/w:pPr/w:ind/@w:left="{left}"]'
        )
        instance = numbering.add_num(int(abstract.get(qn("w:abstractNumId"))))
        instance.add_lvlOverride(ilvl=0).add_startOverride(1)
        number: int = instance.numId
        return number

    def number(self, paragraph: Any, number: int) -> None:
        properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_ilvl().val = 0
        properties.get_or_add_numId().val = number

    def table(self, block: Table) -> None:
        widths = column_widths(block)
        table = self.word.add_table(1 + len(block.rows), len(widths), self.styles["Tabell"])
        table.autofit = False
        properties = table._tbl.tblPr
        width = properties.find(qn("w:tblW"))
        width.set(qn("w:type"), "dxa")
        width.set(qn("w:w"), str(_TEXT_WIDTH))
        look = properties.find(qn("w:tblLook"))
        for name, value in (("val", "0020"), ("firstColumn", "0"), ("noHBand", "1")):
            look.set(qn(f"w:{name}"), value)
        description = OxmlElement("w:tblDescription")
        description.set(qn("w:val"), f"Kolumner: {' '.join(', '.join(map(plain, block.header)).split())}")
        properties.append(description)
        for column, twips in zip(table.columns, widths, strict=True):
            column.width = Twips(twips)
        for place, (row, phrases) in enumerate(zip(table.rows, (block.header, *block.rows), strict=True)):
            row_properties = row._tr.get_or_add_trPr()
            row_properties.append(OxmlElement("w:cantSplit"))
            if place == 0:
                row_properties.append(OxmlElement("w:tblHeader"))
            for cell, phrase, twips in zip(row.cells, phrases, widths, strict=True):
                cell.width = Twips(twips)
                cell.paragraphs[0].style = self.styles["Tabelltext"]
                cell.paragraphs[0].paragraph_format.keep_with_next = True if place == 0 else None
                self.words(cell.paragraphs[0], phrase)

    # --- the page around it, and metadata

    def page_head(self) -> None:
        section, document = self.word.sections[0], self.document
        self.one_head(section.header)
        fields = [value for block in document.blocks if isinstance(block, Fields) for _, value in block.rows]
        self.one_head(section.first_page_header, numbered=document.number not in fields)

    def one_head(self, head: Any, *, numbered: bool = True) -> None:
        document = self.document
        runs = {run.text: run for line in head.paragraphs for run in line.runs}
        runs["{{avsändare}}"].text = document.sender
        runs["{{handling}}"].text = document.kind
        runs["{{nummeretikett}} "].text = f"{document.number_label} "
        runs["{{utkast}}"].text = "Utkast · sida " if document.draft else "Sida "
        place = runs["{{nummer}}"]
        if not numbered:
            label = runs["{{nummeretikett}} "]._r
            line = runs["{{utkast}}"]._parent
            label.getparent().remove(label)
            line._p.remove(line._p.xpath("./w:r[w:tab]")[0])
            line.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        for inline in document.number if numbered else ():
            run = place._parent.add_run(inline.text)
            place._r.addprevious(run._r)
            if isinstance(inline, Gap):
                self.as_gap(run)
                self.controls.wrap(run, inline)
        place._r.getparent().remove(place._r)

    def page_foot(self) -> None:
        section, document = self.word.sections[0], self.document
        for foot, contact in ((section.footer, ""), (section.first_page_footer, document.contact)):
            (line,) = foot.paragraphs
            (run,) = line.runs
            told = [*filter(None, document.margin.split(" | ")), *filter(None, (contact,))] or [""]
            places = [line, *(foot.add_paragraph(style="Header") for _ in told[1:])]
            for number, (part, place) in enumerate(zip(told, places, strict=True)):
                label = re.sub(" ?_{3,}$", "", part)
                place.alignment = None if contact and part == contact else WD_ALIGN_PARAGRAPH.RIGHT
                if label != part:
                    place.style, place.alignment = self.styles["Bestyrkande"], None
                    if number % 2:
                        place._p.pPr.append(parse_xml(f"<w:pBdr {nsdecls('w')}>{_OTHER}</w:pBdr>"))
                if place is line:
                    run.text = label
                else:
                    place.add_run(label)

    def metadata(self) -> None:
        core, document = self.word.core_properties, self.document
        core.title, core.subject, core.language = document.title, document.subject, "sv-SE"
        core.author = core.last_modified_by = document.author
        core.identifier = document.identity
        if document.day:
            core.created = core.modified = midnight(document.day)
        else:
            for name in ("created", "modified"):
                core._element.remove(core._element.find(qn(f"dcterms:{name}")))


def midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


class Controls:
    """The content controls of a draft's gaps, made element by element, and the parts that they point at."""

    _SPACE = "urn:x-beslut:uppgifter"
    _STORE = "{8D2C1F60-1D5B-4C7E-9C0A-6B6573756C74}"
    _DS = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"

    def __init__(self, document: Document) -> None:
        self.draft, self.home = document.draft, document.home
        self.keys: dict[str, str] = {}
        self.words: list[str] = []
        self.count = 0

    def wrap(self, run: Run, gap: Gap) -> None:
        """Put the run in a control."""
        if not self.draft:
            return
        self.count += 1
        if (words := gap.text.replace("\t", " ")) not in self.words:
            self.words.append(words)
        control, content = OxmlElement("w:sdt"), OxmlElement("w:sdtContent")
        control.append(self._properties(gap))
        control.append(content)
        run._r.addprevious(control)
        content.append(run._r)

    def _properties(self, gap: Gap) -> Any:
        words = gap.text.replace("\t", " ")
        named, bound = words[:64], None
        properties: Any = OxmlElement("w:sdtPr")
        if self.home and is_answerable(gap.key):
            self.keys.setdefault(gap.key, words)
            tag = tag_of(gap.key, self.home.party)
            whole = f"{words} ({tag})"
            named, bound = whole if len(whole) <= 64 else tag, list(self.keys).index(gap.key) + 1
        for name, value in (("alias", named), ("tag", tag if bound else None), ("id", str(self.count))):
            if value is not None:
                self._under(properties, name, val=value)
        place = self._under(properties, "placeholder")
        self._under(place, "docPart", val=f"Lucka{self.words.index(words) + 1}")
        self._under(properties, "showingPlcHdr")
        if bound:
            xpath = f"/b:uppgifter[1]/b:uppgift[{bound}]"
            self._under(properties, "dataBinding", prefixMappings=f"xmlns:b='{self._SPACE}'", xpath=xpath,
                        storeItemID=self._STORE)  # fmt: skip
        self._under(properties, "text")
        return properties

    def _under(self, parent: Any, name: str, **attributes: str) -> Any:
        made = OxmlElement(f"w:{name}")
        for key, value in attributes.items():
            made.set(qn(f"w:{key}"), value)
        parent.append(made)
        return made

    def add_parts(self, main: Any) -> None:
        """What the controls point at: the facts, their properties, and what an empty control says."""
        if not self.count:
            return
        item = self._part(main, "/customXml/item1.xml", "application/xml", self._facts())
        properties = etree.Element(f"{{{self._DS}}}datastoreItem", {f"{{{self._DS}}}itemID": self._STORE})
        references = etree.SubElement(properties, f"{{{self._DS}}}schemaRefs")
        etree.SubElement(references, f"{{{self._DS}}}schemaRef", {f"{{{self._DS}}}uri": self._SPACE})
        about = self._part(main, "/customXml/itemProps1.xml", CT.OFC_CUSTOM_XML_PROPERTIES, properties)
        item.rels.add_relationship(RT.CUSTOM_XML_PROPS, about, "rId1")
        empty = self._part(main, "/word/glossary/document.xml", CT.WML_DOCUMENT_GLOSSARY, self._glossary())
        main.rels.add_relationship(RT.CUSTOM_XML, item, "rIdUppgifter")
        main.rels.add_relationship(RT.GLOSSARY_DOCUMENT, empty, "rIdLuckor")

    def _part(self, main: Any, name: str, kind: str, root: Any) -> Part:
        return Part(PackURI(name), kind, etree.tostring(root, encoding="UTF-8", standalone=True), main.package)

    def _facts(self) -> Any:
        home = self.home or Home("", "", "")
        about = {"arende": home.case, "handling": home.document, "part": home.party}
        root = etree.Element(f"{{{self._SPACE}}}uppgifter", about)
        for _ in self.keys:
            etree.SubElement(root, f"{{{self._SPACE}}}uppgift")
        for key, words in self.keys.items():
            etree.SubElement(root, f"{{{self._SPACE}}}fraga", {"nyckel": key, "lucka": words})
        return root

    def _glossary(self) -> Any:
        root: Any = OxmlElement("w:glossaryDocument")
        parts = self._under(root, "docParts")
        for number, words in enumerate(self.words, 1):
            one = self._under(parts, "docPart")
            properties = self._under(one, "docPartPr")
            self._under(properties, "name", val=f"Lucka{number}")
            category = self._under(properties, "category")
            self._under(category, "name", val="General")
            self._under(category, "gallery", val="placeholder")
            self._under(self._under(properties, "behaviors"), "behavior", val="content")
            run = self._under(self._under(self._under(one, "docPartBody"), "p"), "r")
            self._under(self._under(run, "rPr"), "highlight", val="yellow")
            text = self._under(run, "t")
            text.text = words
            text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        return root


def column_widths(table: Table) -> list[int]:
    """Twentieths of a point: 105 a letter and 190 a cell where that is enough; else short columns get that.

    A header's letters are a fifth broader.

    The rest goes to the other columns by the square root of their longest cell, and what is left over to the last.
    """
    heads = [(6 * len(plain(cell)) + 4) // 5 for cell in table.header]
    cells = [[len(plain(cell)) for cell in column] for column in zip(table.header, *table.rows, strict=True)]
    longest = [max(head, *letters[1:], 0) for head, letters in zip(heads, cells, strict=True)]
    wanted = [105 * letters + 190 for letters in longest]
    if sum(wanted) <= _TEXT_WIDTH:
        return [*wanted[:-1], _TEXT_WIDTH - sum(wanted[:-1])]
    short = [width * (len(wanted) + 1) <= _TEXT_WIDTH for width in wanted]
    rest = _TEXT_WIDTH - sum(width for width, is_short in zip(wanted, short, strict=True) if is_short)
    weights = [0.0 if is_short else letters**0.5 for letters, is_short in zip(longest, short, strict=True)]
    widths = [
        width if is_short else int(rest * weight / (sum(weights) or 1))
        for width, is_short, weight in zip(wanted, short, weights, strict=True)
    ]
    widths[-1] = _TEXT_WIDTH - sum(widths[:-1])
    return widths
