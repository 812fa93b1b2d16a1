# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
# ruff: noqa: E501 -- markup of other formats stands on rows of its own
"""The invented texts of tests/lasning as files in every format, and how exactly they are read.

A text is written once, with few marks (`@head`, `@foot`, `#`, `##`, `1.`, `-`, `= label | value`), and set as .docx, .odt,
.pdf, .html, .md and .txt by code that shares nothing with the reader. A text whose name begins with `ra-` keeps
its own rows in each of them. Beside each lies what it says, as JSON: only what is told there is asked.
"""

from __future__ import annotations

import json
import re
import textwrap
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from typing import Any

from beslut.reading.as_json import readings_as_json
from beslut.reading.formats import lined
from beslut.reading.minutes import readings_of
from reading_files import abstract, docx, level, num, odt, pdf, set_text

FOLDER = Path(__file__).parent / "lasning"
CASES = sorted(path.stem for path in FOLDER.glob("*.txt"))
FORMATS = ("docx", "odt", "pdf", "html", "md", "txt")
RAW = "ra-"
_LISTS = {
    "beslutspunkter",
    "förslag",
    "beslutsunderlag",
    "skickas_till",
    "villkor",
    "reservationer",
    "ersätter",
    "varningar",
}


@dataclass
class Piece:
    """One piece of a text: its kind (head, foot, h1, h2, p, n, b, row) and its words or cells."""

    kind: str
    words: str

    @property
    def cells(self) -> list[str]:
        return [cell.strip() for cell in self.words.split("|")]


def pieces_of(source: str) -> list[Piece]:
    made = []
    for line in source.splitlines():
        for mark, kind in (
            ("@head ", "head"),
            ("@foot ", "foot"),
            ("## ", "h2"),
            ("# ", "h1"),
            ("= ", "row"),
            ("- ", "b"),
        ):
            if line.startswith(mark):
                made.append(Piece(kind, line.removeprefix(mark)))
                break
        else:
            number, _, rest = line.partition(". ")
            if number.isdecimal() and len(number) < 3:
                made.append(Piece("n", f"{number}|{rest}"))
            elif line.strip():
                made.append(Piece("p", line))
    return made


def as_file(name: str, form: str) -> bytes:
    """The text as a file of a format."""
    source = (FOLDER / f"{name}.txt").read_text("utf-8")
    if name.startswith(RAW):
        return _as_it_stands(source, form)
    return {"docx": _docx, "odt": _odt, "pdf": _pdf, "html": _html, "md": _md, "txt": _txt}[form](pieces_of(source))


def _as_it_stands(source: str, form: str) -> bytes:
    """A text with its own rows: the same rows in each format, blank rows parting the paragraphs."""
    blocks = [block.strip("\n").split("\n") for block in re.split(r"\n\s*\n", source) if block.strip()]
    if form == "docx":
        rows = "<w:r><w:br/></w:r>"
        runs = (
            rows.join(f'<w:r><w:t xml:space="preserve">{escape(row)}</w:t></w:r>' for row in block) + "</w:p><w:p>"
            for block in blocks
        )
        return docx("".join(f"<w:p>{run}</w:p>" for run in runs))
    if form == "odt":
        return odt(
            "".join(f"<text:p>{'<text:line-break/>'.join(map(_spaced, block))}</text:p><text:p/>" for block in blocks)
        )
    if form == "html":
        return f"<!DOCTYPE html><html><body><pre>{escape(source)}</pre></body></html>".encode()
    if form == "pdf":
        return _typed_pages(source)
    return source.encode()


def _spaced(row: str) -> str:
    return re.sub(" {2,}", lambda found: f'<text:s text:c="{len(found.group())}"/>', escape(row))


def _typed_pages(source: str) -> bytes:
    """Pages as from a typewriter: every sign as wide as the next, each row where it stands."""
    rows = [
        part
        for row in re.sub("[\uf0a7\uf0b7]", "\u2022", source).split("\n")
        for part in (textwrap.wrap(row, 96, break_on_hyphens=False) if len(row) > 96 else [row])
    ]
    pages = [rows[at : at + 60] for at in range(0, len(rows), 60)]
    made = []
    for page in pages:
        placed = [
            (40 + 5.4 * piece.start(), 60 + 12 * number, piece.group())
            for number, row in enumerate(page)
            for piece in re.finditer(r"\S+(?: \S+)*", row)
        ]
        made.append(set_text([(float(x), float(y), text) for x, y, text in placed], 9, "F3"))
    return pdf(*made)


def _filled(words: str, page: int, pages: int) -> str:
    return words.replace("{sida}", str(page)).replace("{sidor}", str(pages))


def _number(words: str) -> tuple[int, str]:
    number, _, rest = words.partition("|")
    return int(number), rest


def _docx(pieces: list[Piece]) -> bytes:
    body, nums, current = "", "", 0
    for piece in pieces:
        if piece.kind == "n":
            number, words = _number(piece.words)
            if number == 1:
                current += 1
                start = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
                nums += num(current, 0, start)
            body += _p(words, f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{current}"/></w:numPr>')
        elif piece.kind == "b":
            body += _p(piece.words, '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="900"/></w:numPr>')
        elif piece.kind == "row":
            cells = "".join(f"<w:tc>{_p(cell)}</w:tc>" for cell in piece.cells)
            body += f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>"
        elif piece.kind in ("h1", "h2", "p"):
            style = {"h1": '<w:pStyle w:val="Rubrik1"/>', "h2": '<w:pStyle w:val="Rubrik2"/>', "p": ""}[piece.kind]
            body += _p(piece.words, style)
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    margins = {
        f"word/{kind}1.xml": f"<w:{tag} {space}>{''.join(_p(_tabbed(p.words, 1, 2)) for p in pieces if p.kind == kind)}</w:{tag}>"
        for kind, tag in (("head", "hdr"), ("foot", "ftr"))
    }
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    links = "".join(
        f'<Relationship Id="r{kind}" Type="{office}/{kind}" Target="{target}"/>'
        for kind, target in (
            ("numbering", "numbering.xml"), ("styles", "styles.xml"), ("header", "head1.xml"), ("footer", "foot1.xml"),
        )
    )  # fmt: skip
    references = (
        f'<w:sectPr><w:headerReference w:type="default" r:id="rheader" xmlns:r="{office}"/>'
        f'<w:footerReference w:type="default" r:id="rfooter" xmlns:r="{office}"/></w:sectPr>'
    )
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="Rubrik{n}"><w:name w:val="heading {n}"/><w:rPr><w:b/></w:rPr></w:style>'
        for n in (1, 2)
    )
    shapes = abstract(0, level(0, "%1.")) + abstract(1, level(0, "\uf0b7", "bullet")) + num(900, 1)
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    more: dict[str, bytes | str] = {
        **margins,
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{package}">{links}</Relationships>',
    }
    return docx(body + references, numbering=shapes + nums, styles=styles, more=more)


def _p(words: str, properties: str = "") -> str:
    runs = "<w:r><w:tab/></w:r>".join(
        f'<w:r><w:t xml:space="preserve">{escape(part)}</w:t></w:r>' for part in words.split("\t")
    )
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"


def _tabbed(words: str, page: int, pages: int) -> str:
    return "\t".join(cell.strip() for cell in _filled(words, page, pages).split("|"))


def _odt(pieces: list[Piece]) -> bytes:
    body, item = "", 0
    for place, piece in enumerate(pieces):
        words = escape(piece.words)
        if piece.kind == "n":
            item, words = _number(words)
            opened = '<text:list text:style-name="N">' if item == 1 else ""
            closes = (
                place + 1 == len(pieces) or pieces[place + 1].kind != "n" or _number(pieces[place + 1].words)[0] == 1
            )
            body += (
                f"{opened}<text:list-item><text:p>{words}</text:p></text:list-item>{'</text:list>' if closes else ''}"
            )
        elif piece.kind == "b":
            body += (
                f'<text:list text:style-name="B"><text:list-item><text:p>{words}</text:p></text:list-item></text:list>'
            )
        elif piece.kind == "row":
            cells = "".join(
                f"<table:table-cell><text:p>{escape(cell)}</text:p></table:table-cell>" for cell in piece.cells
            )
            body += f"<table:table><table:table-row>{cells}</table:table-row></table:table>"
        elif piece.kind in ("h1", "h2"):
            body += f'<text:h text:outline-level="{piece.kind[1]}">{words}</text:h>'
        elif piece.kind == "p":
            body += f"<text:p>{words}</text:p>"
    lists = (
        '<text:list-style style:name="N"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>'
        '</text:list-style><text:list-style style:name="B"><text:list-level-style-bullet text:level="1" text:bullet-char="•"/>'
        "</text:list-style>"
    )
    spaces = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"' for short in ("office", "text", "style")
    )
    margins = {
        kind: "".join(
            f"<text:p>{escape(_tabbed(p.words, 1, 2))}</text:p>".replace("\t", "<text:tab/>")
            for p in pieces
            if p.kind == kind
        )
        for kind in ("head", "foot")
    }
    master = (
        f"<office:document-styles {spaces}><office:master-styles><style:master-page><style:header>{margins['head']}</style:header>"
        f"<style:footer>{margins['foot']}</style:footer></style:master-page></office:master-styles></office:document-styles>"
    )
    return odt(body, styles=lists, more={"styles.xml": master})


def _html(pieces: list[Piece]) -> bytes:
    parts = {
        kind: "".join(
            f"<p>{escape(_tabbed(p.words, 1, 1))}</p>".replace("\t", "</p><p>") for p in pieces if p.kind == kind
        )
        for kind in ("head", "foot")
    }
    body, opened = "", ""
    for piece in pieces:
        kind = {"n": "ol", "b": "ul"}.get(piece.kind, "")
        words = piece.words
        first = False
        if piece.kind == "n":
            number, words = _number(words)
            first = number == 1
        if opened and (kind != opened or first):
            body, opened = f"{body}</{opened}>", ""
        if kind and not opened:
            body, opened = f"{body}<{kind}>", kind
        if kind:
            body += f"<li>{escape(words)}</li>"
        elif piece.kind == "row":
            body += "<table><tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in piece.cells) + "</tr></table>"
        elif piece.kind in ("h1", "h2", "p"):
            body += f"<{piece.kind}>{escape(words)}</{piece.kind}>\n"
    body += f"</{opened}>" if opened else ""
    nav = "<nav><a href='/'>Start</a> <a href='/politik'>Politik</a></nav>"
    return f"<!DOCTYPE html><html lang='sv'><body>{nav}<header>{parts['head']}</header><main>{body}</main><footer>{parts['foot']}</footer></body></html>".encode()


def _md(pieces: list[Piece]) -> bytes:
    rows = []
    for piece in pieces:
        if piece.kind == "n":
            number, words = _number(piece.words)
            rows.append(f"{number}. {words}")
        elif piece.kind == "row":
            rows.append(f"**{piece.cells[0]}:** {piece.cells[1]}  ")
        elif piece.kind in ("head", "foot"):
            rows.append(" · ".join(piece.cells).replace("{sida}", "1").replace("{sidor}", "2"))
        else:
            rows.append({"h1": "# ", "h2": "## ", "b": "- ", "p": ""}[piece.kind] + piece.words)
    separated = [row if row.startswith(("- ", "2.", "3.", "4.")) else f"\n{row}" for row in rows]
    return "\n".join(separated).encode()


def _wrapped(pieces: list[Piece], width: int) -> Iterator[tuple[str, list[str]]]:
    """Each piece with its rows in a text of that many letters."""
    for piece in pieces:
        if piece.kind in ("head", "foot"):
            continue
        label, words = "", piece.words
        if piece.kind == "n":
            number, words = _number(words)
            label = f"{number}. "
        elif piece.kind == "b":
            label = "• "
        elif piece.kind == "row":
            words = "     ".join(piece.cells)
        rows = (
            textwrap.wrap(words, width - len(label), break_on_hyphens=False, drop_whitespace=True)
            if piece.kind != "row"
            else [words]
        )
        yield piece.kind, [f"{label if not place else ' ' * len(label)}{row}" for place, row in enumerate(rows)]


def _txt(pieces: list[Piece]) -> bytes:
    """Rows of 78 letters, in Windows-1252, with the page's foot and head in the middle of it."""
    rows: list[str] = []
    for kind, lines in _wrapped(pieces, 78):
        rows += ([""] if kind not in ("n", "b", "row") else []) + lines
    per_page = 34
    pages = [rows[at : at + per_page] for at in range(0, len(rows), per_page)]
    heads, feet = ([p.words for p in pieces if p.kind == kind] for kind in ("head", "foot"))
    made: list[str] = []
    for number, page in enumerate(pages, 1):
        made += (
            [_filled(head, number, len(pages)).replace(" | ", "          ").rstrip(" |") for head in heads]
            + [""]
            + page
            + [""]
        )
        made += [foot.replace(" | ", "          ") for foot in feet] + ([""] if feet else [])
    return "\r\n".join(made).encode("cp1252", "replace")


_WIDTHS = {
    " .,:;/fItIl'ijr|": 278,
    "-()": 333,
    "cksvxyzJ": 500,
    "mM": 833,
    "wCDHNRU": 722,
    "AEKPSVXYBÄÅ": 667,
    "FTZL": 611,
    "GOQÖ": 778,
    "W": 944,
}


def _breadth(text: str, size: float) -> float:
    return sum(next((w for signs, w in _WIDTHS.items() if letter in signs), 556) for letter in text) * size / 1000


def _set(words: str, room: float, size: float) -> list[str]:
    """Rows that fit; a long word is divided with a hyphen."""
    rows, row = [], ""
    for word in words.split():
        more = f"{row} {word}".strip()
        if _breadth(more, size) <= room:
            row = more
            continue
        cut = len(word) // 2
        if len(word) > 15 and word.isalpha() and _breadth(f"{row} {word[:cut]}-", size) <= room:
            rows.append(f"{row} {word[:cut]}-".strip())
            row = word[cut:]
        else:
            rows.append(row)
            row = word
    return [*rows, row]


def _pdf(pieces: list[Piece]) -> bytes:
    """Pages in Helvetica with heads and feet, rows that are filled, divided words, and space between paragraphs."""
    left, top, bottom, size = 72.0, 130.0, 740.0, 11
    pages: list[list[tuple[float, float, str, str]]] = [[]]
    y = top
    for piece in pieces:
        if piece.kind in ("head", "foot"):
            continue
        indent, label, words = 0.0, "", piece.words
        if piece.kind == "n":
            number, words = _number(words)
            label, indent = f"{number}.", 20.0
        elif piece.kind == "b":
            label, indent = "\u2022", 18.0
        rows = [piece.cells[0]] if piece.kind == "row" else _set(words, 450 - indent, size)
        y += 8
        for place, row in enumerate(rows):
            if y > bottom:
                pages.append([])
                y = top
            font = "F2" if piece.kind in ("h1", "h2") else "F1"
            if label and not place:
                pages[-1].append((left, y, label, font))
            pages[-1].append((left + indent, y, row, font))
            if piece.kind == "row":
                pages[-1].append((left + 180, y, piece.cells[1], font))
            y += 13.5
    heads, feet = ([p for p in pieces if p.kind == kind] for kind in ("head", "foot"))
    made = []
    for number, page in enumerate(pages, 1):
        for at, head in enumerate(heads):
            page += [
                (left + 170 * n, 50 + 14 * at, _filled(cell, number, len(pages)), "F1")
                for n, cell in enumerate(head.cells)
                if cell
            ]
        for at, foot in enumerate(feet):
            page += [
                (left + 220 * n, 790 + 14 * at, _filled(cell, number, len(pages)), "F1")
                for n, cell in enumerate(foot.cells)
                if cell
            ]
        page.sort(key=lambda one: one[1])
        made.append("\n".join(set_text([(x, y, text)], size, font) for x, y, text, font in page))
    return pdf(*made)


@dataclass
class Score:
    """How exactly a kind of thing is read, and how many wrong values are called sure."""

    right: Counter[str] = field(default_factory=Counter)
    asked: Counter[str] = field(default_factory=Counter)
    wrong_but_sure: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def note(self, kind: str, where: str, got: Any, wanted: Any, sure: bool) -> None:
        self.asked[kind] += 1
        if got == wanted:
            self.right[kind] += 1
            return
        self.wrong.append(f"{where} {kind}: {got!r} ≠ {wanted!r}")
        if sure:
            self.wrong_but_sure.append(self.wrong[-1])


def measure(name: str, form: str, score: Score) -> None:
    """Read one text in one format and note how exactly."""
    wanted: dict[str, Any] = json.loads((FOLDER / f"{name}.json").read_text("utf-8"))
    file = lined(as_file(name, form), f"{name}.{form}")
    readings = readings_as_json(readings_of(file))["läsningar"]
    where = f"{name}.{form}"
    if "läsningar" in wanted:
        score.note("läsningar", where, len(readings), wanted["läsningar"], sure=False)
    chosen = [r for r in readings if r["paragraf"]["värde"] == wanted["välj"]] if "välj" in wanted else readings
    if not chosen:
        score.note("paragraf", where, None, wanted.get("paragraf"), sure=False)
        return
    _compare(chosen[0], wanted, where, score)


def _compare(reading: dict[str, Any], wanted: dict[str, Any], where: str, score: Score) -> None:
    for key, value in wanted.items():
        if key in ("läsningar", "välj"):
            continue
        if key in _LISTS:
            got = [one["text"] for one in reading[key]]
            sure = any(one["säkerhet"] == "säker" and one["text"] not in value for one in reading[key])
            score.note(key, where, got, value, sure=sure)
        elif key == "nummer":
            score.note(key, where, [one["nummer"] for one in reading["beslutspunkter"]], value, sure=False)
        elif key == "punktorgan":
            score.note(key, where, [one["organ"] for one in reading["beslutspunkter"]], value, sure=False)
        elif key == "antal_varningar":
            score.note(key, where, len(reading["varningar"]), value, sure=False)
        elif key == "upphävande":
            got = [{part: one[part] for part in want} for one, want in zip(reading[key], value, strict=False)]
            score.note(key, where, got, value, sure=any(one["säkerhet"] == "säker" for one in reading[key]))
        else:
            field_ = reading[key]
            score.note(key, where, field_["värde"], value, sure=field_["säkerhet"] == "säker")


def formats_of(name: str) -> tuple[str, ...]:
    """Every text in every format; Markdown has no rows of its own, so a text as it stands is not set in it."""
    return tuple(form for form in FORMATS if form != "md") if name.startswith(RAW) else FORMATS
