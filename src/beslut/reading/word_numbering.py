# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Word's own numbering: numbering.xml and styles to the label that Word would print before each paragraph."""

from __future__ import annotations

from dataclasses import dataclass, field
from xml.etree import ElementTree as ET

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LEVELS = 9
LONGEST = 30
"""Styles based on each other that are followed; Word itself takes fewer."""
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


@dataclass
class _Level:
    start: int = 1
    form: str = "decimal"
    text: str = ""
    restart: int | None = None
    plain: bool = False
    style: str = ""


@dataclass
class _List:
    """One w:num: the abstract list whose counters it shares, and what it overrides."""

    abstract: str
    levels: dict[int, _Level]
    starts: dict[int, int] = field(default_factory=dict)


def value(element: ET.Element | None, name: str, default: str = "") -> str:
    """The w:val of a child, or the default when the child is absent."""
    child = element.find(W + name) if element is not None else None
    return child.get(W + "val", default) if child is not None else default


def _number(text: str, default: int) -> int:
    return int(text) if text.isdecimal() and len(text) < 9 else default


def is_on(element: ET.Element | None, name: str) -> bool:
    """Whether a switch (w:b, w:vanish …) is set on the element."""
    child = element.find(W + name) if element is not None else None
    return child is not None and child.get(W + "val", "true") not in ("0", "false", "off")


def formatted(number: int, form: str) -> str:
    """A counter as the level's format shows it: 3, 03, c, C, iii, III."""
    if form == "decimalZero":
        return f"{number:02}"
    if form in ("lowerLetter", "upperLetter") and 0 < number < 1000:
        letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter.upper() if form == "upperLetter" else letter
    if form in ("lowerRoman", "upperRoman") and 0 < number < 4000:
        text = ""
        for worth, letters in _ROMAN:
            while number >= worth:
                text, number = text + letters, number - worth
        return text.upper() if form == "upperRoman" else text
    return str(number)


class Numbering:
    """Keeps the counters while paragraphs pass in order. `label` gives what Word prints before one of them."""

    def __init__(self, numbering: ET.Element | None, styles: Styles) -> None:
        self._styles = styles
        self._abstracts: dict[str, tuple[dict[int, _Level], str]] = {}
        self._lists: dict[str, _List] = {}
        self._counters: dict[str, list[int | None]] = {}
        self._begun: set[tuple[str, int]] = set()
        if numbering is not None:
            for element in numbering.iterfind(W + "abstractNum"):
                levels = {_ilvl(lvl): _level(lvl) for lvl in element.iterfind(W + "lvl")}
                self._abstracts[element.get(W + "abstractNumId", "")] = levels, value(element, "numStyleLink")
            for element in numbering.iterfind(W + "num"):
                self._lists[element.get(W + "numId", "")] = self._list(element)

    def label(self, properties: ET.Element | None) -> str | None:
        """The label of the paragraph with these w:pPr, or None when it has no number. Counts it."""
        number, level = self._styles.numbering_of(properties)
        found = self._lists.get(number)
        if found is None:
            return None
        if level is None:
            level = self._level_of_style(found, value(properties, "pStyle"))
        levels = self._resolved(found)
        shape = levels.get(level)
        if shape is None:
            return None
        counters = self._counters.setdefault(found.abstract, [None] * _LEVELS)
        self._count(number, found, levels, level, counters)
        return _printed(shape, levels, counters, level)

    def _list(self, element: ET.Element) -> _List:
        made = _List(value(element, "abstractNumId"), {})
        for override in element.iterfind(W + "lvlOverride"):
            at = _ilvl(override)
            lvl = override.find(W + "lvl")
            if lvl is not None:
                made.levels[at] = _level(lvl)
            if override.find(W + "startOverride") is not None:
                made.starts[at] = _number(value(override, "startOverride"), 1)
        return made

    def _resolved(self, found: _List) -> dict[int, _Level]:
        levels, link = self._abstracts.get(found.abstract, ({}, ""))
        if link and not levels:
            other = self._lists.get(self._styles.list_of(link))
            if other is not None and other is not found:
                levels = self._abstracts.get(other.abstract, ({}, ""))[0]
        return {**levels, **found.levels}

    def _level_of_style(self, found: _List, style: str) -> int:
        chain = self._styles.chain(style)
        levels = self._resolved(found)
        return next((at for name in chain for at, level in levels.items() if level.style == name), 0)

    def _count(
        self, number: str, found: _List, levels: dict[int, _Level], level: int, counters: list[int | None]
    ) -> None:
        start = levels[level].start
        if level in found.starts and (number, level) not in self._begun:
            counters[level] = None
            start = found.starts[level]
        self._begun.add((number, level))
        now = counters[level]
        counters[level] = start if now is None else now + 1
        for above in range(level):
            if counters[above] is None:
                counters[above] = levels[above].start if above in levels else 1
        for below in range(level + 1, _LEVELS):
            restart = levels[below].restart if below in levels else None
            if restart is None or (restart and level < restart):
                counters[below] = None


def _ilvl(element: ET.Element) -> int:
    return min(_number(element.get(W + "ilvl", "0"), 0), _LEVELS - 1)


def _level(element: ET.Element) -> _Level:
    restart = value(element, "lvlRestart")
    return _Level(
        start=_number(value(element, "start", "0"), 0),
        form=value(element, "numFmt", "decimal"),
        text=value(element, "lvlText"),
        restart=_number(restart, 0) if restart else None,
        plain=is_on(element, "isLgl"),
        style=value(element, "pStyle"),
    )


def _printed(shape: _Level, levels: dict[int, _Level], counters: list[int | None], level: int) -> str:
    if shape.form == "none":
        return shape.text if "%" not in shape.text else ""
    if shape.form == "bullet":
        return shape.text or "•"
    text = shape.text
    for at in range(level + 1):
        if f"%{at + 1}" in text:
            form = "decimal" if shape.plain else (levels[at].form if at in levels else "decimal")
            text = text.replace(f"%{at + 1}", formatted(counters[at] or 0, form))
    return text


class Styles:
    """styles.xml: names, heading levels, bold, and the numbering that a style carries."""

    def __init__(self, root: ET.Element | None) -> None:
        self._styles: dict[str, ET.Element] = {}
        self._headings: dict[str, int] = {}
        self.default = ""
        for style in root.iterfind(W + "style") if root is not None else ():
            self._styles[style.get(W + "styleId", "")] = style
            if style.get(W + "type") == "paragraph" and style.get(W + "default") in ("1", "true"):
                self.default = style.get(W + "styleId", "")

    def chain(self, style: str) -> list[str]:
        """The style and what it is based on, nearest first; a loop, or a chain without end, is cut."""
        names: list[str] = []
        at = style or self.default
        while at in self._styles and at not in names and len(names) < LONGEST:
            names.append(at)
            at = value(self._styles[at], "basedOn")
        return names

    def numbering_of(self, properties: ET.Element | None) -> tuple[str, int | None]:
        """numId and level of a paragraph: its own, or its style's; the level is None when only the style tells it."""
        number, level = _numbering(properties)
        for name in self.chain(value(properties, "pStyle")):
            if number and level is not None:
                break
            theirs, at = _numbering(self._styles[name].find(W + "pPr"))
            number, level = number or theirs, at if level is None else level
        return number, level

    def list_of(self, style: str) -> str:
        """The numId of a list style."""
        found = self._styles.get(style)
        return _numbering(found.find(W + "pPr"))[0] if found is not None else ""

    def heading(self, properties: ET.Element | None) -> int:
        """1–9 for a heading, by the style's name or outline level; else 0."""
        own = value(properties, "outlineLvl")
        if own:
            return _number(own, 9) + 1 if _number(own, 9) < 9 else 0
        style = value(properties, "pStyle")
        if style not in self._headings:
            self._headings[style] = self._heading(style)
        return self._headings[style]

    def _heading(self, named: str) -> int:
        for name in self.chain(named):
            style = self._styles[name]
            words = value(style, "name").casefold().split()
            if len(words) == 2 and words[0] in ("heading", "rubrik") and words[1].isdecimal():
                return min(int(words[1][:1]), 9)
            if words and words[0] in ("title", "rubrik") and len(words) == 1:
                return 1
            outline = value(style.find(W + "pPr"), "outlineLvl")
            if outline:
                return _number(outline, 9) + 1 if _number(outline, 9) < 9 else 0
        return 0

    def bold(self, style: str) -> bool:
        """Whether a style's text is bold."""
        for name in self.chain(style):
            run = self._styles[name].find(W + "rPr")
            if run is not None and run.find(W + "b") is not None:
                return is_on(run, "b")
        return False


def _numbering(properties: ET.Element | None) -> tuple[str, int | None]:
    found = properties.find(W + "numPr") if properties is not None else None
    if found is None:
        return "", None
    level = value(found, "ilvl")
    return value(found, "numId"), _number(level, 0) if level else None
