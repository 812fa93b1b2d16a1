# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
""".html to lines: what the page says, without menus, page heads and feet, scripts and what is hidden or struck out."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser

from beslut.reading.lines import Line, LinedFile
from beslut.reading.plain_text import decoded
from beslut.reading.refusing import MAX_DEPTH, MAX_TAGS, refuse
from beslut.reading.word_numbering import formatted

_DROPPED = {
    "script", "style", "template", "svg", "math", "head", "nav", "aside", "del", "s", "strike", "form", "button",
    "select", "noscript", "iframe", "object", "audio", "video", "canvas", "textarea", "dialog",
}  # fmt: skip
_MARGINS = {"header": "head", "footer": "foot"}
_VOID = {
    "br", "hr", "img", "input", "meta", "link", "col", "wbr", "area", "base", "embed", "source", "track", "param",
}  # fmt: skip
_BLOCKS = {
    "p", "div", "section", "article", "main", "body", "html", "ul", "ol", "li", "dl", "dt", "dd", "table", "tr",
    "td", "th", "thead", "tbody", "tfoot", "caption", "blockquote", "pre", "address", "figure", "figcaption",
    "header", "footer", "hr", "h1", "h2", "h3", "h4", "h5", "h6", "fieldset", "legend", "details", "summary",
    "center", "hgroup", "menu",
}  # fmt: skip
_PARAGRAPHS = {
    "p",
    "li",
    "dt",
    "dd",
    "td",
    "th",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "blockquote",
    "caption",
    "summary",
}
_FORMS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_HIDDEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_MAX_BYTES = 5_000_000
_DECLARED = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([A-Za-z0-9-]+)", re.IGNORECASE)
_WESTERN = {b"windows-1252", b"iso-8859-1", b"latin1", b"latin-1", b"iso-8859-15"}


def read_html(raw: bytes, name: str) -> LinedFile:
    """The lines of a web page. Raises UnreadableFile when it is too large, too deep, or has too many tags."""
    if len(raw) > _MAX_BYTES:
        refuse(name, f"sidan är större än {_MAX_BYTES // 1_000_000} MB", "spara den utan bilder", code="I04")
    if raw.count(b"<") > MAX_TAGS or raw.count(b"<!") > 5_000:
        refuse(name, "sidan har för många element", "dela upp den", code="I04")
    declared = _DECLARED.search(raw[:4096])
    if declared and declared[1].lower() in _WESTERN and not raw.startswith(b"\xef\xbb\xbf"):
        text = raw.decode("cp1252", "replace")
        warnings: tuple[str, ...] = ()
    else:
        text, warnings = decoded(raw, name)
    parser = _Page(name)
    parser.feed(_without_open_ends(text))
    parser.close()
    parser.finish()
    return LinedFile(name, "html", tuple(parser.lines), warnings)


def _without_open_ends(text: str) -> str:
    """Comments away first, and no mark left open: html.parser takes quadratic time to find that out."""
    pieces, at = [], 0
    while (start := text.find("<!--", at)) >= 0:
        pieces.append(text[at:start])
        end = text.find("-->", start + 4)
        at = len(text) if end < 0 else end + 3
    pieces.append(text[at:])
    return re.sub(r"<(?=[!?/]?[^<>]*(?:<|\Z))", "&lt;", "".join(pieces))


@dataclass
class _Open:
    tag: str
    dropped: bool
    margin: str
    number: int = 0
    form: str = ""
    counted: bool = False
    bold: bool = False
    cell: tuple[int, int, int] | None = None


@dataclass
class _Said:
    words: list[str] = field(default_factory=list)
    strong: bool = True


class _Page(HTMLParser):
    """Events to lines. Keeps the open elements; depth and number are bounded before."""

    def __init__(self, name: str) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[Line] = []
        self._name = name
        self._open: list[_Open] = []
        self._said = _Said()
        self._label: str | None = None
        self._begins: bool | None = True
        self._gap = False
        self._row = 1
        self._tables = self._table_row = self._column = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element opens: what it is says whether a line ends here."""
        given = {key: value or "" for key, value in attrs}
        if tag in _BLOCKS:
            self._end_line()
            self._begins = True
        if tag == "br":
            self._end_line(broken=True)
        if tag in _VOID:
            return
        if tag in _PARAGRAPHS:
            self._close_forgotten(tag)
        if len(self._open) >= MAX_DEPTH:
            refuse(self._name, f"sidan är mer än {MAX_DEPTH} nivåer djup", "spara om den", code="I04")
        above = self._open[-1] if self._open else _Open("", False, "")
        hidden = "hidden" in given or given.get("aria-hidden") == "true" or bool(_HIDDEN.search(given.get("style", "")))
        margin = above.margin or (_MARGINS.get(tag, "") if not self._within({"main", "article"}) else "")
        made = _Open(tag, above.dropped or hidden or tag in _DROPPED, margin, cell=above.cell)
        made.bold = (
            above.bold
            or tag in ("b", "strong", "th")
            or bool(re.search(r"weight:\s*(?:bold|[6-9]00)", given.get("style", "")))
        )
        self._place(tag, given, made)
        self._open.append(made)

    def _place(self, tag: str, given: dict[str, str], made: _Open) -> None:
        if tag == "ol":
            start = given.get("start", "1")
            made.number, made.form, made.counted = (
                (int(start) if start.isdecimal() else 1),
                given.get("type", "1"),
                True,
            )
        elif tag == "li":
            self._label = self._item(given)
        elif tag == "table":
            self._tables, self._table_row = self._tables + 1, 0
        elif tag == "tr":
            self._table_row, self._column = self._table_row + 1, 0
        elif tag in ("td", "th"):
            made.cell = self._tables, self._table_row, self._column
            self._column += 1

    def handle_endtag(self, tag: str) -> None:
        """An element closes; what was left open inside it closes with it."""
        if tag in _BLOCKS:
            self._end_line()
            self._begins = True
            self._gap = self._gap or tag == "table"
        if tag in ("span", "strong", "b") and self._open and self._open[-1].margin:
            self._said.words.append("\t")  # the pieces of a page head stand apart
        for place in range(len(self._open) - 1, -1, -1):
            if self._open[place].tag == tag:
                del self._open[place:]
                break

    def handle_data(self, data: str) -> None:
        """Words: kept unless something around them is dropped."""
        if self._open and self._open[-1].dropped:
            return
        if data.strip():
            self._said.strong = self._said.strong and bool(self._open) and self._open[-1].bold
        if self._within({"pre"}):
            for number, row in enumerate(data.split("\n")):
                if number:
                    self._end_line(broken=True)
                self._said.words.append(row)
        else:
            self._said.words.append(re.sub(r"[ \t\r\n\f]+", " ", data))

    def finish(self) -> None:
        """The end of the page."""
        self._end_line()

    def _within(self, tags: set[str]) -> bool:
        return any(element.tag in tags for element in self._open)

    def _close_forgotten(self, tag: str) -> None:
        """A new <p>, <li> or cell ends the one before it, when nobody closed it."""
        pairs = {"li": {"ul", "ol", "menu"}, "td": {"table"}, "th": {"table"}, "dt": {"dl"}, "dd": {"dl"}}
        if tag in pairs:
            for place in range(len(self._open) - 1, -1, -1):
                if self._open[place].tag in pairs[tag]:
                    return
                if self._open[place].tag in ("li", "td", "th", "dt", "dd"):
                    del self._open[place:]
                    return
        elif self._open and self._open[-1].tag == "p":
            self._open.pop()

    def _item(self, given: dict[str, str]) -> str:
        holder = next((element for element in reversed(self._open) if element.tag in ("ol", "ul", "menu")), None)
        if holder is None or not holder.counted:
            return "•"
        number = int(given["value"]) if given.get("value", "").isdecimal() else holder.number
        holder.number = number + 1
        return formatted(number, _FORMS.get(holder.form, "decimal")) + "."

    def _end_line(self, *, broken: bool = False) -> None:
        text = "".join(self._said.words)
        strong, self._said = self._said.strong, _Said()
        if text.strip():
            above = self._open[-1] if self._open else _Open("", False, "")
            heading = next((int(e.tag[1]) for e in self._open if re.fullmatch("h[1-6]", e.tag)), 0)
            line = Line(text.strip(" \t"), 1, self._row, self._label, self._begins, self._gap, heading, strong)
            left = float(len(text) - len(text.lstrip(" "))) if self._within({"pre"}) else 0.0
            self.lines.append(replace(line, margin=above.margin, cell=above.cell, left=left))
            self._row += 1
            self._label, self._begins, self._gap = None, None if broken else True, False
        elif broken:
            self._gap = True
