# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""One piece of marked-up text to blocks, with its holes left as they are.

A hole reads as a letter of a word. Decisions stand as `::: beslut värde` around a hole: a Decision without points.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from beslut.blocks import (
    CHECK_TARGET,
    GAP_TARGET,
    HOLE,
    HOLE_END,
    Block,
    Bullets,
    Check,
    Decision,
    Fields,
    Gap,
    GapKind,
    Heading,
    Inline,
    Paragraph,
    Phrase,
    Steps,
    Table,
    Text,
    joined,
    plain,
)
from beslut.parsing.filling import typeset

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

NUMBERED, UNNUMBERED, _VALUE = "numrerat", "onumrerat", "värde"
_ONLY_HOLE = re.compile(f"{HOLE}\\d+{HOLE_END}")
_SECTION = re.compile(r"\s*(?<!\\)\{\.([\wåäö-]+)\}$")

_SWEDISH = {
    "code_block": "indraget stycke", "fence": "kodblock", "html_block": "HTML", "html_inline": "HTML",
    "image": "bild", "hr": "linje", "blockquote_open": "citatblock", "code_inline": "kod",
    "hardbreak": "radbrytning mitt i ett stycke", "link_open": "länk", "bullet_list_open": "lista i en lista",
    "ordered_list_open": "lista i en lista", "paragraph_open": "flera stycken i en punkt",
    "container_beslut_open": "beslut inne i något annat", "table_open": "tabell inne i något annat",
    "heading_open": "rubrik inne i något annat", "dl_open": "uppgifter inne i något annat",
}  # fmt: skip


class UnknownMarkup(Exception):
    """Markup outside the small part that documents use: what it is, and the line (from 1) in the text."""

    def __init__(self, what: str, line: int) -> None:
        super().__init__(what, line)
        self.what, self.line = what, line


@cache
def _markdown() -> MarkdownIt:
    from markdown_it import MarkdownIt
    from mdit_py_plugins.container import container_plugin
    from mdit_py_plugins.deflist import deflist_plugin

    md = MarkdownIt("commonmark", {"html": True, "linkify": False, "typographer": False}).enable("table")
    md.disable(["reference"])
    return md.use(deflist_plugin).use(container_plugin, "beslut")


def read(text: str) -> tuple[Block, ...]:
    """The blocks of a text, in order, typeset where there are no holes. Raises UnknownMarkup."""
    return tuple(_Reader(_markdown().parse(text)).blocks())


class _Reader:
    """A walk over the tokens, one method for each kind of block."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self._tokens = tokens
        self._at = 0
        self._line = 1

    def blocks(self) -> list[Block]:
        out: list[Block] = []
        while self._at < len(self._tokens):
            block = self._block()
            if isinstance(block, Heading) and block.level == 1 and any(isinstance(b, Heading) for b in out):
                raise UnknownMarkup("en andra rubrik på högsta nivån", self._line)
            out.append(block)
        return out

    def _next(self, *wanted: str) -> Token:
        token = self._tokens[self._at]
        if token.map:
            self._line = token.map[0] + 1
        if wanted and token.type not in wanted:
            raise UnknownMarkup(_SWEDISH.get(token.type, token.type), self._line)
        self._at += 1
        return token

    def _peek(self) -> str:
        return self._tokens[self._at].type

    def _block(self) -> Block:
        token = self._next()
        match token.type:
            case "heading_open" if token.markup in ("=", "-"):
                raise UnknownMarkup("understruken rubrik; skriv ## före i stället", self._line)
            case "heading_open":
                if int(token.tag[1]) > 3:
                    raise UnknownMarkup("rubrik djupare än nivå 3", self._line)
                return self._heading(int(token.tag[1]))
            case "paragraph_open":
                return Paragraph(self._closed("paragraph_close"))
            case "bullet_list_open":
                return Bullets(self._items("bullet_list_close"))
            case "ordered_list_open":
                return Steps(self._items("ordered_list_close"))
            case "dl_open":
                return self._fields()
            case "table_open":
                return self._table()
            case "container_beslut_open":
                return self._decision(token.info.split()[1:])
            case other:
                raise UnknownMarkup(_SWEDISH.get(other, other), self._line)

    def _heading(self, level: int) -> Heading:
        """A heading; `{.namn}` at its end names the section (data cannot: its braces are escaped)."""
        named = _SECTION.search(self._tokens[self._at].content)
        content = self._closed("heading_close")
        if not named:
            return Heading(level, content)
        last = content[-1]
        words = Text(_SECTION.sub("", last.text)) if isinstance(last, Text) else last
        return Heading(level, (*content[:-1], words), named.group(1))

    def _closed(self, closing: str) -> Phrase:
        phrase = self._phrase(self._next("inline"))
        self._next(closing)
        return phrase

    def _items(self, closing: str) -> tuple[Phrase, ...]:
        items = []
        while self._peek() == "list_item_open":
            self._next("list_item_open")
            self._next("paragraph_open")
            items.append(self._closed("paragraph_close"))
            self._next("list_item_close")
        self._next(closing)
        return tuple(items)

    def _fields(self) -> Fields:
        rows = []
        while self._peek() == "dt_open":
            self._next("dt_open")
            label = plain(self._closed("dt_close"))
            self._next("dd_open")
            self._next("paragraph_open")
            rows.append((label, self._closed("paragraph_close")))
            self._next("dd_close")
        self._next("dl_close")
        return Fields(tuple(rows))

    def _table(self) -> Table:
        self._next("thead_open")
        header = self._row("th")
        self._next("thead_close")
        rows = []
        if self._peek() == "tbody_open":
            self._next("tbody_open")
            while self._peek() == "tr_open":
                rows.append(self._row("td"))
            self._next("tbody_close")
        self._next("table_close")
        return Table(header, tuple(rows))

    def _row(self, cell: str) -> tuple[Phrase, ...]:
        self._next("tr_open")
        cells = []
        while self._peek() == f"{cell}_open":
            self._next(f"{cell}_open")
            cells.append(self._closed(f"{cell}_close"))
        self._next("tr_close")
        return tuple(cells)

    def _decision(self, kind: Sequence[str]) -> Decision:
        if kind == [_VALUE]:
            self._next("paragraph_open")
            hole = self._closed("paragraph_close")
            self._next("container_beslut_close")
            if not _ONLY_HOLE.fullmatch(plain(hole)):
                raise UnknownMarkup("beslut av slaget ”värde”", self._line)
            return Decision(hole, ())
        if len(kind) != 1 or kind[0] not in (NUMBERED, UNNUMBERED):
            raise UnknownMarkup(f"beslut av slaget ”{' '.join(kind)}”", self._line)
        lead: Phrase = ()
        if self._next("paragraph_open", "bullet_list_open").type == "paragraph_open":
            lead = self._closed("paragraph_close")
            self._next("bullet_list_open")
        points = self._items("bullet_list_close")
        self._next("container_beslut_close")
        return Decision(lead, points, numbered=kind[0] == NUMBERED)

    def _phrase(self, token: Token) -> Phrase:
        out: list[Inline] = []
        strong = emphasis = False
        link: tuple[str, str] | None = None
        held = ""
        for child in token.children or ():
            match child.type:
                case "text" | "text_special" | "softbreak":
                    words = " " if child.type == "softbreak" else child.content
                    if link:
                        held += words
                    else:
                        out.append(Text(words, strong, emphasis))
                case "strong_open" | "strong_close":
                    strong = child.type == "strong_open"
                case "em_open" | "em_close":
                    emphasis = child.type == "em_open"
                case "link_open" if child.attrs.get("href") in (GAP_TARGET, CHECK_TARGET):
                    link, held = (str(child.attrs["href"]), str(child.attrs.get("title", ""))), ""
                case "link_close" if link:
                    target, title = link
                    out.append(Gap(held, title, GapKind.TEXT) if target == GAP_TARGET else Check(held, title))
                    link = None
                case "image" if child.attrs.get("src") in (GAP_TARGET, CHECK_TARGET):
                    out.append(Text("!", strong, emphasis))  # an exclamation mark that happened to stand before a gap
                    title = str(child.attrs.get("title", ""))
                    words = "".join(one.content for one in child.children or ())
                    is_gap = child.attrs["src"] == GAP_TARGET
                    out.append(Gap(words, title, GapKind.TEXT) if is_gap else Check(words, title))
                case other:
                    raise UnknownMarkup(_SWEDISH.get(other, other), self._line)
        return typeset(joined(out))
