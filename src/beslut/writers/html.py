# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Blocks to one HTML page that needs nothing else: no script, no address outside itself, readable on paper too."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape
from typing import assert_never

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
    Paragraph,
    Phrase,
    SigningPlace,
    Steps,
    Table,
    Text,
    gaps,
    in_letters,
    on_one_page,
    plain,
)

STYLE = """
:root { color-scheme: light dark; --ink: #1f2a37; --paper: #fff; --quiet: #505a66; --line: #c9ced6; --head: #eef1f5;
  --gap: #fff2a8; --check: #dcebf7; --link: #1f4e79; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e8ebef; --paper: #161b22; --quiet: #aab4c0; --line: #48525e; --head: #232b35;
    --gap: #5c4a00; --check: #1d3f5e; --link: #9cc8f0; }
}
@media print { :root { --ink: #000; --paper: #fff; --quiet: #444; --link: #000; --gap: #fff2a8; --check: #dcebf7; } }
body { max-width: 42rem; margin: 2rem auto; padding: 0 1rem; color: var(--ink); background: var(--paper);
  font: 1.05rem/1.55 Cambria, Georgia, serif; overflow-wrap: break-word; }
header, footer, dl, h1, h2, h3, table, aside { font-family: Calibri, Arial, sans-serif; }
header { display: flex; flex-wrap: wrap; gap: .2rem 1rem; justify-content: space-between; }
header { border-bottom: 1px solid var(--line); padding-bottom: .5rem; }
h1 { line-height: 1.2; margin: 1.5rem 0 1rem; } h2 { margin: 1.6rem 0 .4rem; font-size: 1.2rem; }
dl { display: grid; grid-template-columns: 11rem 1fr; gap: .15rem 1rem; } dt { color: var(--quiet); } dd { margin: 0; }
@media (max-width: 30rem) { dl { display: block; } dd { margin-bottom: .4rem; } }
.beslut { list-style: none; padding-left: 1.5rem; } ol.beslut { list-style: decimal; padding-left: 3rem; }
.beslut li { margin-bottom: .5rem; }
table { border-collapse: collapse; width: 100%; font-size: .95rem; }
.tabell { overflow-x: auto; }
th, td { text-align: left; vertical-align: top; padding: .35rem .5rem; border-bottom: 1px solid var(--line); }
th { background: var(--head); } td { hyphens: auto; }
.bokstaver { list-style: none; counter-reset: del; padding-left: 1.5rem; margin-top: .3rem; }
.bokstaver li { counter-increment: del; margin-bottom: .2rem; }
.bokstaver li::before { content: counter(del, lower-alpha) ") "; }
.ihop { white-space: nowrap; }
.adress { margin: 0 0 1.5rem auto; width: 42%; min-width: 14rem; }
.underskrift { width: 22rem; max-width: 100%; margin-top: 4rem; padding-top: .2rem; border-top: 1px solid; }
mark { background: var(--gap); color: inherit; padding: 0 .15em; outline: 1px solid var(--quiet); }
mark.kontrollera { background: var(--check); outline: none; text-decoration: underline dotted; }
a { color: var(--link); } a.not { text-decoration: none; padding: 0 .2em; }
a.not::after { content: attr(data-nummer); font-size: .7em; vertical-align: super; }
footer { margin-top: 2.5rem; font-size: .9rem; color: var(--quiet); } footer p { margin: .2rem 0; }
aside { border-top: 1px solid var(--line); margin-top: 2.5rem; font-size: .95rem; } aside li { margin-bottom: .4rem; }
""".strip()


_MARK = re.compile(r'<mark class="\w+" title="([^"]*)">(.*?)</mark>')
_LINE = re.compile(r" ?_{3,}$")  # to sign on
_SPAN = re.compile(r"\d+–\d+")  # 2027–2029: no hard space stands there, and a line may break after the dash


def _words(phrase: Phrase) -> str:
    out = ""
    for inline in phrase:
        match inline:
            case Text():
                words = _SPAN.sub(r'<span class="ihop">\g<0></span>', escape(inline.text))
                words = f"<em>{words}</em>" if inline.emphasis else words
                out += f"<strong>{words}</strong>" if inline.strong else words
            case Gap():
                out += f'<mark class="lucka" title="{escape(inline.hint)}">{escape(inline.text)}</mark>'
            case Check():
                out += f'<mark class="kontrollera" title="{escape(inline.basis)}">{escape(inline.text)}</mark>'
            case _:
                assert_never(inline)
    return out


def _list(tag: str, items: Iterable[Phrase], kind: str = "", numbers: str = "") -> str:
    given = (f' class="{kind}"' if kind else "") + (f' type="{numbers}"' if numbers else "")
    return f"<{tag}{given}>\n" + "\n".join(f"<li>{_item(item)}</li>" for item in items) + f"\n</{tag}>"


def _item(item: Phrase) -> str:
    head, parts = in_letters(item)
    return _words(head) + (f"\n{_list('ol', parts, 'bokstaver', 'a')}\n" if parts else "")


def _row(cells: Iterable[Phrase], tag: str) -> str:
    scope = ' scope="col"' if tag == "th" else ""
    return "<tr>" + "".join(f"<{tag}{scope}>{_words(cell)}</{tag}>" for cell in cells) + "</tr>"


def _block(block: Block) -> str:
    match block:
        case Heading():
            return f"<h{block.level}>{_words(block.content)}</h{block.level}>"
        case Paragraph():
            return f"<p>{_words(block.content)}</p>"
        case Bullets():
            return _list("ul", block.items)
        case Steps():
            return _list("ol", block.items)
        case Decision():
            lead = f"<p>{_words(block.lead)}</p>\n" if block.lead else ""
            return lead + _list("ol" if block.numbered else "ul", block.points, "beslut")
        case Fields():
            rows = "\n".join(f"<dt>{escape(label)}</dt><dd>{_words(value)}</dd>" for label, value in block.rows)
            return f"<dl>\n{rows}\n</dl>"
        case SigningPlace():
            return f'<p class="underskrift">{"<br>".join(map(_words, block.signer))}</p>'
        case Address():
            return f'<p class="adress">{"<br>".join(map(_words, block.lines))}</p>'
        case Table():
            body = "\n".join(_row(row, "td") for row in block.rows)
            table = f"<table>\n<thead>{_row(block.header, 'th')}</thead>\n<tbody>\n{body}\n</tbody>\n</table>"
            columns = escape(", ".join(map(plain, block.header)))
            return f'<div class="tabell" role="region" tabindex="0" aria-label="Tabell: {columns}">{table}</div>'
        case _:
            assert_never(block)


def _told(document: Document) -> str:
    """The page head that somebody has told, or nothing."""
    return "".join(f"<span>{_words(part)}</span>" for part in on_one_page(document, document.head))


def _linked(body: str) -> tuple[str, str]:
    """The body of a draft with a link after each mark, and the list of hints that the links lead to, each hint once."""
    words: dict[str, list[str]] = {}

    def link(mark: re.Match[str]) -> str:
        about = words.setdefault(mark.group(1), [])
        number = list(words).index(mark.group(1)) + 1
        ident = "" if about else f' id="text-{number}"'
        about.append(mark.group(2))
        name = f'aria-label="Anvisning {number}" data-nummer="{number}"'
        return f'{mark.group()}<a class="not" href="#anvisning-{number}"{ident} {name}></a>'

    body = _MARK.sub(link, body)
    items = "\n".join(
        f'<li id="anvisning-{number}"><em>{", ".join(dict.fromkeys(about))}</em>: {hint} '
        f'<a href="#text-{number}" aria-label="Tillbaka till texten vid anvisning {number}">Tillbaka</a></li>'
        for number, (hint, about) in enumerate(words.items(), 1)
    )
    heading = "<h2>Att fylla i och kontrollera</h2>"
    return body, f"<aside>\n{heading}\n<ol>\n{items}\n</ol>\n</aside>\n" if words else ""


def write(document: Document) -> bytes:
    """The document as one UTF-8 page of HTML; the hints of a draft stand in a list last, with links back and forth."""
    header, body, foot = _parts(document)
    body, notes = _linked(body) if document.draft else (body, "")
    head = (
        '<!doctype html>\n<html lang="sv-SE">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<title>{escape(document.title)}</title>\n<meta name="author" content="{escape(document.author)}">\n'
        f"<style>\n{STYLE}\n</style>\n</head>\n<body>\n"
        f"<header>{header}</header>\n<main>\n"
    )
    return f"{head}{body}\n</main>\n{notes}{foot}</body>\n</html>\n".encode()


def fragment(document: Document) -> str:
    """The document for a page that shows it inside itself, to be dressed in STYLE: each gap's mark says its key."""
    header, body, foot = _parts(document)
    keys = iter(gaps(document))
    shown = f"<header>{header}</header>\n<div>\n{body}\n</div>\n{foot}"
    return re.sub(r'<mark class="lucka"', lambda mark: f'{mark.group()} data-nyckel="{escape(next(keys).key)}"', shown)


def _margins(document: Document) -> list[str]:
    return document.margin.split(" | ") if document.margin else []


def _margin(part: str) -> str:
    """A label in the margin; a line to sign on stands above its words."""
    label = _LINE.sub("", part)
    return f"<p>{escape(part)}</p>" if label == part else f'<p class="underskrift">{escape(label)}</p>'


def _parts(document: Document) -> tuple[str, str, str]:
    """What stands in the page's head, its body, and its foot."""
    kind = f"{document.kind} (utkast)" if document.draft else document.kind
    usual = f"<strong>{escape(document.sender)}</strong><span>{escape(kind)}</span>"
    body = "\n".join(_block(block) for block in document.blocks)
    lines = [" · ".join(map(_words, on_one_page(document, document.foot)))] if document.foot else []
    lines += [escape(document.contact)] if document.contact else []
    told = "".join(f"<p>{line}</p>" for line in lines) + "".join(_margin(part) for part in _margins(document))
    foot = f"<footer>{told}</footer>\n" if told else ""
    return _told(document) or usual, body, foot
