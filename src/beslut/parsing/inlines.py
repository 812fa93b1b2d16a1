# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""The words of one paragraph, heading, point or cell: what is strong, what is a gap, and that no hole is forged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from beslut.blocks import CHECK_TARGET, GAP_TARGET, Check, Gap, GapKind, Inline, Phrase, Text, joined, note_of
from beslut.parsing.filling import UnknownMarkup, holes, typeset

if TYPE_CHECKING:
    from markdown_it.token import Token

_SWEDISH = {
    "code_block": "indraget stycke", "fence": "kodblock", "html_block": "HTML", "html_inline": "HTML",
    "image": "bild", "hr": "linje", "blockquote_open": "citatblock", "code_inline": "kod",
    "hardbreak": "radbrytning mitt i ett stycke", "link_open": "länk", "bullet_list_open": "lista i en lista",
    "ordered_list_open": "lista i en lista", "paragraph_open": "flera stycken i en punkt",
    "container_beslut_open": "beslut inne i något annat", "table_open": "tabell inne i något annat",
    "container_adress_open": "adress inne i något annat",
    "container_underskrift_open": "underskrift inne i något annat",
    "heading_open": "rubrik inne i något annat", "dl_open": "uppgifter inne i något annat",
}  # fmt: skip


def in_swedish(kind: str) -> str:
    """What a kind of token is called in Swedish; its own name where a template cannot give one."""
    return _SWEDISH.get(kind, kind)


def phrase_of(token: Token, line: int) -> Phrase:
    """The phrase of an inline token at that line, typeset where there are no holes. Raises UnknownMarkup."""
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
                out.append(_mark(held, *link))
                link = None
            case "image" if child.attrs.get("src") in (GAP_TARGET, CHECK_TARGET):
                out.append(Text("!", strong, emphasis))  # an exclamation mark that happened to stand before a gap
                words = "".join(one.content for one in child.children or ())
                out.append(_mark(words, str(child.attrs["src"]), str(child.attrs.get("title", ""))))
            case other:
                raise UnknownMarkup(in_swedish(other), line)
    if holes(token.content) != holes("".join(one.text + note_of(one) for one in out)):
        raise UnknownMarkup("ett tecken som beslut använder självt (U+E000)", line)
    return typeset(joined(out))


def _mark(words: str, target: str, title: str) -> Gap | Check:
    return Gap(words, title, GapKind.TEXT) if target == GAP_TARGET else Check(words, title)
