# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Marked-up text to blocks: the small part of CommonMark that docs/mallar.md lists; all else is refused."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import assert_never

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.container import container_plugin
from mdit_py_plugins.deflist import deflist_plugin

from beslut import swedish
from beslut.blocks import (
    CHECK_TARGET,
    GAP_TARGET,
    Block,
    Bullets,
    Check,
    Decision,
    Fields,
    Gap,
    Heading,
    Inline,
    Paragraph,
    Phrase,
    Steps,
    Table,
    Text,
    plain,
)

NUMBERED, UNNUMBERED = "numrerat", "onumrerat"
_SECTION = re.compile(r"\s*(?<!\\)\{\.([\wåäö-]+)\}$")

_BEFORE_HEADING = re.compile(r"(?m)^(?=#{1,6}[ \t])")

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


def _parser() -> MarkdownIt:
    md = MarkdownIt("commonmark", {"html": True, "linkify": False, "typographer": False}).enable("table")
    md.disable(["reference"])
    md.use(deflist_plugin).use(container_plugin, "beslut")
    return md


_MARKDOWN = _parser()


def parse(text: str) -> tuple[Block, ...]:
    """The blocks of a marked-up text, in order. Raises UnknownMarkup.

    The text is read section by section, and a section read before is not read again: most of a document is the same
    for all parties of a case. A heading ends whatever stands before it, so sections can be read apart.
    """
    blocks: list[Block] = []
    try:
        for section in _sections(text):
            blocks += _section_blocks(section)
    except UnknownMarkup:
        return tuple(_Reader(_MARKDOWN.parse(text)).blocks())  # which gives the line in the whole text
    tops = [number for number, block in enumerate(blocks) if isinstance(block, Heading)]
    if any(isinstance(block := blocks[number], Heading) and block.level == 1 for number in tops[1:]):
        return tuple(_Reader(_MARKDOWN.parse(text)).blocks())
    return tuple(blocks)


def _sections(text: str) -> list[str]:
    """The text cut before each heading; whole where a block of code could hold what looks like one."""
    if "```" in text or "~~~" in text or "<" in text:
        return [text]
    return _BEFORE_HEADING.split(text)


@lru_cache(maxsize=512)
def _section_blocks(section: str) -> tuple[Block, ...]:
    return tuple(_Reader(_MARKDOWN.parse(section)).blocks())


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
                    elif words:
                        _add(out, Text(words, strong, emphasis))
                case "strong_open" | "strong_close":
                    strong = child.type == "strong_open"
                case "em_open" | "em_close":
                    emphasis = child.type == "em_open"
                case "link_open" if child.attrs.get("href") in (GAP_TARGET, CHECK_TARGET):
                    link, held = (str(child.attrs["href"]), str(child.attrs.get("title", ""))), ""
                case "link_close" if link:
                    target, title = link
                    out.append(Gap(held, title) if target == GAP_TARGET else Check(held, title))
                    link = None
                case "image" if child.attrs.get("src") in (GAP_TARGET, CHECK_TARGET):
                    _add(out, Text("!", strong, emphasis))  # an exclamation mark that happened to stand before a gap
                    made = Gap if child.attrs["src"] == GAP_TARGET else Check
                    words = "".join(one.content for one in child.children or ())
                    out.append(made(words, str(child.attrs.get("title", ""))))
                case other:
                    raise UnknownMarkup(_SWEDISH.get(other, other), self._line)
        return tuple(_typeset(inline) for inline in out)


def _typeset(inline: Inline) -> Inline:
    """The inline with hard spaces where Swedish wants them, also in what is said about it."""
    words = swedish.hard_spaces(inline.text)
    match inline:
        case Text():
            return Text(words, inline.strong, inline.emphasis)
        case Gap():
            return Gap(words, swedish.hard_spaces(inline.hint))
        case Check():
            return Check(words, swedish.hard_spaces(inline.basis))
        case _:
            assert_never(inline)


def _add(out: list[Inline], new: Text) -> None:
    last = out[-1] if out else None
    if isinstance(last, Text) and (last.strong, last.emphasis) == (new.strong, new.emphasis):
        out[-1] = Text(last.text + new.text, new.strong, new.emphasis)
    else:
        out.append(new)
