# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""One piece of marked-up text to blocks, with its holes left as they are.

A hole reads as a letter of a word. Decisions stand as `::: beslut` with a hole: a Decision without points.
No hole is lost, and none comes from elsewhere than the text: a table drops the cells that its header has no place for,
and a character reference could become the sign of a hole.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from beslut.blocks import (
    HOLE,
    HOLE_END,
    Address,
    Block,
    Bullets,
    Decision,
    Fields,
    Heading,
    Paragraph,
    Phrase,
    SigningPlace,
    Steps,
    Table,
    Text,
    note_of,
    phrases,
    plain,
)
from beslut.parsing.filling import MISPLACED, NUMBERED_HOLE, UnknownMarkup, holes
from beslut.parsing.inlines import in_swedish, phrase_of
from beslut.speed.later import later

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

# A run that knows all its sections reads no markup.
_markdown_it = later("markdown_it", "MarkdownIt")
_container_plugin = later("mdit_py_plugins.container", "container_plugin")
_deflist_plugin = later("mdit_py_plugins.deflist", "deflist_plugin")

NUMBERED, UNNUMBERED = "numrerat", "onumrerat"
_SECTION = re.compile(r"(?<!\\)\{\.([\wåäö-]+)\}$")


@cache
def _markdown() -> MarkdownIt:
    md: MarkdownIt = _markdown_it("commonmark", {"html": True, "linkify": False, "typographer": False}).enable("table")
    md.disable(["reference"])
    md = md.use(_deflist_plugin)
    for name in ("beslut", "adress", "underskrift"):
        md = md.use(_container_plugin, name)
    return md


def read(text: str) -> tuple[Block, ...]:
    """The blocks of a text, in order, typeset where there are no holes. Raises UnknownMarkup."""
    blocks = tuple(_Reader(_markdown().parse(text)).blocks())
    if lost := Counter(holes(text)) - Counter(number for block in blocks for number in _holes_in(block)):
        number = next(iter(lost))
        line = text.count("\n", 0, text.index(f"{HOLE}{number}{HOLE_END}")) + 1
        raise UnknownMarkup("en cell som tabellens rubrikrad inte har plats för", line, number)
    return blocks


def _holes_in(block: Block) -> list[int]:
    labels = [label for label, _ in block.rows] if isinstance(block, Fields) else []
    inlines = [inline for phrase in phrases(block) for inline in phrase]
    return holes("".join([*labels, *(inline.text + note_of(inline) for inline in inlines)]))


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
            raise self._unknown(token)
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
            case "container_adress_open":
                return Address(self._lines("adress"))
            case "container_underskrift_open":
                return SigningPlace(self._lines("underskrift"))
            case _:
                raise self._unknown(token)

    def _unknown(self, token: Token) -> UnknownMarkup:
        number = next(iter(holes(token.info)), None)
        what = in_swedish(token.type) if number is None else MISPLACED
        return UnknownMarkup(what, self._line, number)

    def _heading(self, level: int) -> Heading:
        """A heading; `{.namn}` at its end names the section (data cannot: its braces are escaped)."""
        named = _SECTION.search(self._tokens[self._at].content)
        content = self._closed("heading_close")
        if not named:
            return Heading(level, content)
        last = content[-1]
        words = Text(_SECTION.sub("", last.text).rstrip()) if isinstance(last, Text) else last
        return Heading(level, (*content[:-1], words), named.group(1))

    def _closed(self, closing: str) -> Phrase:
        phrase = phrase_of(self._next("inline"), self._line)
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

    def _lines(self, name: str) -> tuple[Phrase, ...]:
        """The items of the one list that stands in such a container: its lines."""
        self._next("bullet_list_open")
        lines = self._items("bullet_list_close")
        self._next(f"container_{name}_close")
        return lines

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
        if len(kind) == 1 and NUMBERED_HOLE.fullmatch(kind[0]):
            if self._peek() != "container_beslut_close":
                raise UnknownMarkup(MISPLACED, self._line, *holes(kind[0]))
            self._next()
            return Decision((Text(kind[0]),), ())
        if len(kind) != 1 or kind[0] not in (NUMBERED, UNNUMBERED):
            said = NUMBERED_HOLE.sub("…", " ".join(kind))
            which = f"av slaget ”{said}”" if said else "utan slag"
            raise UnknownMarkup(f"beslut {which} (skriv ::: beslut {UNNUMBERED} eller {NUMBERED})", self._line)
        lead: Phrase = ()
        if self._next("paragraph_open", "bullet_list_open").type == "paragraph_open":
            lead = self._closed("paragraph_close")
            self._next("bullet_list_open")
        points = self._items("bullet_list_close")
        self._next("container_beslut_close")
        return Decision(lead, points, numbered=kind[0] == NUMBERED)
