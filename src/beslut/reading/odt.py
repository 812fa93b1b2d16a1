# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
""".odt to lines: the text as it stands with changes accepted, with the numbers its list styles set."""

from __future__ import annotations

from dataclasses import dataclass
from xml.etree import ElementTree as ET

from beslut.reading.hardened_xml import local, parsed
from beslut.reading.lines import Line, LinedFile
from beslut.reading.package import Package
from beslut.reading.refusing import refuse
from beslut.reading.word_numbering import LONGEST, formatted

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_SKIPPED = {
    "tracked-changes",
    "annotation",
    "note",
    "forms",
    "sequence-decls",
    "script",
    "event-listeners",
    "ruby-text",
}
_FORMS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}


def read_odt(raw: bytes, name: str) -> LinedFile:
    """The lines of an OpenDocument text. Raises UnreadableFile when it is locked, broken or has macros."""
    package = Package(raw, name)
    if any(member.startswith(("Basic/", "Scripts/")) for member in package):
        refuse(name, "filen har makron", "spara den utan makron", code="I05")
    manifest = "META-INF/manifest.xml"
    if manifest in package and b"encryption-data" in package.read(manifest):
        refuse(name, "filen är låst med lösenord", "spara en kopia utan lösenord", code="I03")
    if "content.xml" not in package:
        refuse(name, "filen är inget OpenDocument-dokument", "spara den som .odt", code="I02")
    content = parsed(package.read("content.xml"), name, "content.xml")
    styles = parsed(package.read("styles.xml"), name, "styles.xml") if "styles.xml" in package else None
    text = content.find(f"{_OFFICE}body/{_OFFICE}text")
    if text is None:
        refuse(name, "filen är inget textdokument", "spara den som .odt", code="I02")
    walker = _Walker([root for root in (styles, content) if root is not None])
    margins = list(styles.iter(_STYLE + "master-page")) if styles is not None else []
    for kind, place in (("header", "head"), ("header-first", "head")):
        walker.margin(margins, kind, place)
    walker.body(text)
    for kind, place in (("footer", "foot"), ("footer-first", "foot")):
        walker.margin(margins, kind, place)
    return LinedFile(name, "odt", tuple(walker.lines))


@dataclass(frozen=True)
class _Level:
    bullet: str = ""
    form: str = ""
    prefix: str = ""
    suffix: str = ""
    start: int = 1
    shown: int = 1


class _Walker:
    """Goes through the text once and gathers lines."""

    def __init__(self, roots: list[ET.Element]) -> None:
        self.lines: list[Line] = []
        self._lists = {
            element.get(_STYLE + "name", ""): {
                int(level.get(_TEXT + "level", "1")): _level(level)
                for level in element
                if _TEXT + "level" in level.attrib
            }
            for root in roots
            for element in root.iter(_TEXT + "list-style")
        }
        self._outline = {
            int(level.get(_TEXT + "level", "1")): _level(level)
            for root in roots
            for level in root.iter(_TEXT + "outline-level-style")
        }
        self._styles = {s.get(_STYLE + "name", ""): s for root in roots for s in root.iter(_STYLE + "style")}
        self._counters: dict[str, list[int]] = {}
        self._page = self._row = 1
        self._gap = False
        self._margin = ""
        self._tables = 0

    def margin(self, pages: list[ET.Element], kind: str, place: str) -> None:
        """The lines of the page heads or feet of a kind."""
        self._margin, page, row = place, self._page, self._row
        self._page = self._row = 1
        for master in pages:
            for part in master.iterfind(_STYLE + kind):
                self.body(part)
        self._margin, self._page, self._row = "", page, row

    def body(self, parent: ET.Element, cell: tuple[int, int, int] | None = None) -> None:
        """Everything that holds paragraphs."""
        for element in parent:
            kind = local(element)
            if kind in ("p", "h"):
                level = int(element.get(_TEXT + "outline-level", "1")) if kind == "h" else 0
                self._paragraph(element, self._outline_label(level), min(level, 9), cell)
            elif kind == "list":
                self._list(element, element.get(_TEXT + "style-name", ""), 1, cell)
            elif kind == "table":
                self._table(element)
            elif kind == "soft-page-break":
                self._new_page()
            elif kind not in _SKIPPED:
                self.body(element, cell)

    def _new_page(self) -> None:
        if not self._margin and self.lines:
            self._page, self._row = self._page + 1, 1

    def _table(self, table: ET.Element) -> None:
        self._tables += 1
        number = self._tables
        for row, line in enumerate(element for element in table.iter() if local(element) == "table-row"):
            for column, cell in enumerate(element for element in line if local(element) == "table-cell"):
                self.body(cell, (number, row, column))
        self._gap = True

    def _list(self, element: ET.Element, style: str, depth: int, cell: tuple[int, int, int] | None) -> None:
        style = element.get(_TEXT + "style-name", style)
        going_on = element.get(_TEXT + "continue-numbering") == "true" or element.get(_TEXT + "continue-list")
        counters = self._counters.setdefault(style, [0] * 11)
        if depth == 1 and not going_on:
            counters[:] = [0] * 11
        for item in element:
            if local(item) not in ("list-item", "list-header"):
                continue
            label = self._counted(item, style, depth) if local(item) == "list-item" else None
            for part in item:
                if local(part) == "list":
                    self._list(part, style, min(depth + 1, 10), cell)
                elif local(part) in ("p", "h"):
                    level = int(part.get(_TEXT + "outline-level", "1")) if local(part) == "h" else 0
                    self._paragraph(part, label, level, cell)
                    label = None

    def _counted(self, item: ET.Element, style: str, depth: int) -> str | None:
        if all(local(part) == "list" for part in item):
            return None  # only a deeper list: nothing is printed for this level
        levels, counters = self._lists.get(style, {}), self._counters[style]
        level = levels.get(depth, _Level())
        start = item.get(_TEXT + "start-value", "")
        counters[depth] = int(start) if start.isdecimal() else (counters[depth] or level.start - 1) + 1
        counters[depth + 1 :] = [0] * (10 - depth)
        return _printed(levels, counters, depth)

    def _outline_label(self, depth: int) -> str | None:
        if not depth or depth not in self._outline:
            return None
        counters = self._counters.setdefault("\0", [0] * 12)
        depth = min(depth, 10)
        counters[depth] = (counters[depth] or self._outline[depth].start - 1) + 1
        counters[depth + 1 :] = [0] * (11 - depth)
        return _printed(self._outline, counters, depth)

    def _paragraph(
        self, element: ET.Element, label: str | None, heading: int, cell: tuple[int, int, int] | None
    ) -> None:
        words: list[str] = []
        boxes: list[ET.Element] = []
        self._gather(element, words, boxes)
        begins: bool | None = True
        for text in "".join(words).split("\n"):
            if "\f" in text:
                self._new_page()
                text = text.replace("\f", "")
            if text.strip():
                strong = self._bold(element)
                made = Line(text, self._page, self._row, label, begins, self._gap, heading, strong, self._margin, cell)
                self.lines.append(made)
                label, begins, self._gap = None, None, False
            else:
                self._gap = True
            self._row += 1
        for box in boxes:
            self.body(box)

    def _bold(self, element: ET.Element) -> bool:
        names: list[str] = []
        at = element.get(_TEXT + "style-name", "")
        inner = [child for child in element if local(child) == "span"]
        if inner and not (element.text or "").strip() and all(not (child.tail or "").strip() for child in element):
            at = inner[0].get(_TEXT + "style-name", at)
        while at in self._styles and at not in names and len(names) < LONGEST:
            names.append(at)
            for part in self._styles[at]:
                if part.get(_FO + "font-weight"):
                    return part.get(_FO + "font-weight") in ("bold", "700", "800", "900")
            at = self._styles[at].get(_STYLE + "parent-style-name", "")
        return False

    def _gather(self, element: ET.Element, words: list[str], boxes: list[ET.Element]) -> None:
        words.append(" ".join((element.text or "").split("\n")))
        for child in element:
            kind = local(child)
            if kind == "s":
                words.append(" " * min(int(child.get(_TEXT + "c", "1") or "1"), 200))
            elif kind in ("tab", "line-break", "soft-page-break"):
                words.append({"tab": "\t", "line-break": "\n", "soft-page-break": "\f"}[kind])
            elif kind in ("frame", "text-box", "custom-shape"):
                boxes += [child] if kind != "frame" else list(child)
            elif kind and kind not in _SKIPPED:
                self._gather(child, words, boxes)
            words.append(" ".join((child.tail or "").split("\n")))


def _level(element: ET.Element) -> _Level:
    start = element.get(_TEXT + "start-value", "1")
    shown = element.get(_TEXT + "display-levels", "1")
    bullet = element.get(_TEXT + "bullet-char", "") if local(element) == "list-level-style-bullet" else ""
    return _Level(
        bullet,
        element.get(_STYLE + "num-format", ""),
        element.get(_STYLE + "num-prefix", ""),
        element.get(_STYLE + "num-suffix", ""),
        int(start) if start.isdecimal() else 1,
        int(shown) if shown.isdecimal() else 1,
    )


def _printed(levels: dict[int, _Level], counters: list[int], depth: int) -> str | None:
    level = levels.get(depth)
    if level is None:
        return None
    if level.bullet:
        return level.bullet
    if not level.form:
        return (level.prefix + level.suffix).strip() or None
    shown = range(max(1, depth - level.shown + 1), depth + 1)
    form = {at: _FORMS.get(levels[at].form, "decimal") if at in levels else "decimal" for at in shown}
    return level.prefix + ".".join(formatted(counters[at] or 1, form[at]) for at in shown) + level.suffix
