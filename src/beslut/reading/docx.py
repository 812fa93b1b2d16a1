# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
""".docx to lines: what Word shows when all changes are accepted, with its own numbers, controls, boxes and tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree import ElementTree as ET

from beslut.reading.hardened_xml import local, parsed
from beslut.reading.lines import Line, LinedFile
from beslut.reading.package import Package
from beslut.reading.refusing import refuse
from beslut.reading.word_numbering import Numbering, Styles, W, is_on, value
from beslut.reading.word_package import main_part, margins_of, part_of, refuse_fetching, refuse_macros, relations_of

_GONE = {"del", "moveFrom", "delText", "instrText", "delInstrText", "pPr", "rPr", "sdtPr", "sdtEndPr", "tblPr", "tcPr"}
_SPLIT = "\x1e"  # a page break inside a paragraph, until its lines are made
_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "lastRenderedPageBreak": _SPLIT}
_MAX_BOXES = 500


def read_docx(raw: bytes, name: str) -> LinedFile:
    """The lines of a Word document. Raises UnreadableFile for macros, links that would be fetched, and broken files."""
    package = Package(raw, name)
    main = main_part(package, name)
    refuse_macros(package, name)
    relations = relations_of(package, main, name)
    warnings = refuse_fetching(package, name)
    body = parsed(package.read(main), name, main).find(W + "body")
    if body is None:
        refuse(name, "filen är inget Worddokument: texten saknas", "spara den som .docx i Word", code="I02")
    styles = Styles(part_of(package, relations, "styles", name))
    walker = _Walker(styles, Numbering(part_of(package, relations, "numbering", name), styles))
    margins = margins_of(package, relations, body, name)
    for place, part in margins:
        if place == "head":
            walker.margin(part, "head")
    walker.body(body)
    for place, part in margins:
        if place == "foot":
            walker.margin(part, "foot")
    return LinedFile(name, "docx", tuple(walker.lines), warnings)


@dataclass
class _Paragraph:
    """What a paragraph has gathered: its words, whether all are bold, and the boxes that hang in it."""

    words: list[str] = field(default_factory=list)
    strong: bool = True
    boxes: list[ET.Element] = field(default_factory=list)
    depth: int = 0  # inside a field's code, which is not shown
    codes: list[bool] = field(default_factory=list)


class _Walker:
    """Goes through the body once and gathers lines."""

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self.lines: list[Line] = []
        self._styles = styles
        self._numbering = numbering
        self._page = self._row = 1
        self._filled = False
        self._gap = False
        self._margin = ""
        self._carried = ""
        self._tables = 0
        self._boxes = 0

    def margin(self, part: ET.Element, place: str) -> None:
        """The lines of a page head or foot."""
        self._margin, page, row = place, self._page, self._row
        self._page = self._row = 1
        self.body(part)
        self._margin, self._page, self._row = "", page, row

    def body(self, parent: ET.Element, cell: tuple[int, int, int] | None = None) -> None:
        """Everything that holds paragraphs: the body, a cell, a control, a text box."""
        for element in parent:
            kind = local(element)
            if kind == "p":
                self._paragraph(element, cell)
            elif kind == "tbl":
                self._table(element)
            elif kind == "AlternateContent":
                self.body(_chosen(element), cell)
            elif kind not in _GONE and kind != "sectPr":
                self.body(element, cell)

    def _table(self, table: ET.Element) -> None:
        self._tables += 1
        number = self._tables
        for row, line in enumerate(_inside(table, "tr")):
            if line.find(f"{W}trPr/{W}del") is not None:
                continue
            for column, cell in enumerate(_inside(line, "tc")):
                self.body(cell, (number, row, column))
        self._gap = True

    def _paragraph(self, element: ET.Element, cell: tuple[int, int, int] | None) -> None:
        properties = element.find(W + "pPr")
        if is_on(properties, "pageBreakBefore"):
            self._new_page()
        held = _Paragraph()
        self._runs(element, held, self._styles.bold(value(properties, "pStyle")))
        text = self._carried + "".join(held.words)
        self._carried = ""
        if properties is not None and properties.find(f"{W}rPr/{W}del") is not None:
            self._carried = text  # its end is struck out: it runs on into the next one
        else:
            self._emit(text, properties, held, cell)
        for box in held.boxes:
            self._boxes += 1
            if self._boxes <= _MAX_BOXES:
                self.body(box)

    def _emit(
        self, text: str, properties: ET.Element | None, held: _Paragraph, cell: tuple[int, int, int] | None
    ) -> None:
        label = self._numbering.label(properties) if text.strip(f" \t\n{_SPLIT}\u00a0") else None
        heading, begins = self._styles.heading(properties), True
        for piece in text.split("\n"):
            pages = piece.split(_SPLIT)
            said = "".join(pages)
            if pages[0].strip() == "":
                self._new_page(len(pages) - 1)
            if said.strip():
                self.lines.append(
                    Line(
                        said, self._page, self._row, label=label, begins=begins or None, gap=self._gap,
                        heading=heading, strong=held.strong, margin=self._margin, cell=cell,
                    )
                )  # fmt: skip
                label, begins = None, False
                self._gap, self._filled = False, True
            else:
                self._gap = True
            self._row += 1
            if pages[0].strip():
                self._new_page(len(pages) - 1)

    def _new_page(self, count: int = 1) -> None:
        """A break counts once, however many ways Word tells of it, and not before the first words of a page."""
        if count and self._filled and not self._margin:
            self._page, self._row, self._filled = self._page + 1, 1, False

    def _runs(self, parent: ET.Element, held: _Paragraph, bold: bool) -> None:
        for element in parent:
            kind = local(element)
            if kind == "r":
                self._run(element, held, bold)
            elif kind == "AlternateContent":
                self._runs(_chosen(element), held, bold)
            elif kind not in _GONE:
                self._runs(element, held, bold)

    def _run(self, run: ET.Element, held: _Paragraph, bold: bool) -> None:
        properties = run.find(W + "rPr")
        if is_on(properties, "vanish"):
            return
        said = "".join(self._signs(run, held))
        if said.strip():
            strong = properties.find(W + "b") if properties is not None else None
            held.strong = held.strong and (is_on(properties, "b") if strong is not None else bold)
        held.words.append(said)

    def _signs(self, run: ET.Element, held: _Paragraph) -> Iterator[str]:
        for element in run:
            kind = local(element)
            if kind == "fldChar":
                _field(held, element.get(W + "fldCharType", ""))
            elif any(held.codes):
                continue
            elif kind == "t":
                yield (element.text or "").replace("\n", " ")
            elif kind == "sym":
                yield _symbol(element.get(W + "char", ""))
            elif kind == "br" and element.get(W + "type") in ("page", "column"):
                yield _SPLIT if element.get(W + "type") == "page" else "\n"
            elif kind in _SIGNS:
                yield _SIGNS[kind]
            elif kind == "AlternateContent":
                held.boxes += list(_chosen(element).iter(W + "txbxContent"))
            elif kind in ("drawing", "pict", "object"):
                held.boxes += list(element.iter(W + "txbxContent"))


def _field(held: _Paragraph, kind: str) -> None:
    """A field's code lies between begin and separate; fields can lie in each other."""
    if kind == "begin":
        held.codes.append(True)
    elif kind == "separate" and held.codes:
        held.codes[-1] = False
    elif kind == "end" and held.codes:
        held.codes.pop()


def _symbol(code: str) -> str:
    try:
        return chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""


def _chosen(alternatives: ET.Element) -> ET.Element:
    """The first choice of an AlternateContent: its fallback says the same thing again."""
    return next(iter(alternatives), alternatives) if len(alternatives) else alternatives


def _inside(parent: ET.Element, kind: str) -> Iterator[ET.Element]:
    """Rows of a table or cells of a row, also those inside controls and insertions."""
    for element in parent:
        name = local(element)
        if name == kind:
            yield element
        elif name in ("sdt", "sdtContent", "ins", "customXml", "moveTo"):
            yield from _inside(element, kind)
