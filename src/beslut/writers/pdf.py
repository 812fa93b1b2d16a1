# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Blocks to PDF by Typst (the extra `pdf`): PDF/UA-1 and PDF/A-2a at once, the same bytes each run.

The looks are in handling.typ, those of a letterhead that ships in `letterheads`. Words go there as data, so nothing in
them is read as markup; the fonts lie here too, so that no system's own are used. Hints stand as a numbered list after
the document, on a page of its own.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, assert_never

from beslut.blocks import (
    DRAFT,
    Address,
    Block,
    Bullets,
    Check,
    Decision,
    Document,
    Fields,
    Gap,
    Heading,
    Inline,
    Margin,
    PageField,
    Paragraph,
    Phrase,
    SigningPlace,
    Steps,
    Table,
    Text,
    in_letters,
    names_its_number,
    plain,
    says_draft,
)
from beslut.errors import Problem, SaveError
from beslut.writers.columns import column_widths
from beslut.writers.letterheads import LOOKS, PAGE, PAGES, PLACE, Line
from beslut.writers.papers import name_of
from beslut.writers.places import place_values

try:
    import typst
except ImportError:
    typst = None  # type: ignore[assignment, unused-ignore]

_LOOKS, _FONTS = Path(__file__).with_name("handling.typ"), Path(__file__).with_name("typsnitt")
_STANDARDS = ["a-2a", "ua-1"]
_LINE = re.compile(r" ?_{3,} ?")  # to sign on
_SHORT = 28  # letters that are one line of the head, with room to spare
_NO_DAY = date(1980, 1, 1)  # Typst wants some day; where none is known it is taken away again
_DATES = re.compile(rb"/(?:ModDate|CreationDate)\(D:[^)]*\)|<(xmp:ModifyDate|xmp:CreateDate|stEvt:when)>[^<]*</\1>")
_UNSHOWN = re.compile(r'the text `"(.+?)"` could not be displayed')
NOTES = "Att fylla i och kontrollera"

_Json = dict[str, Any]


@dataclass
class _Notes:
    """The hints of a draft, each once, with the words that they are about; a final document has none."""

    shown: bool
    words: dict[str, list[str]] = field(default_factory=dict)

    def number(self, words: str, hint: str) -> _Json:
        """The hint's place in the list, from 1, as a part of what stands in the text."""
        if not self.shown:
            return {}
        about = self.words.setdefault(hint, [])
        if words not in about:
            about.append(words)
        return {"note": list(self.words).index(hint) + 1}

    def told(self) -> list[_Json]:
        return [{"words": ", ".join(words), "hint": hint} for hint, words in self.words.items()]


def _inline(one: Inline | PageField, notes: _Notes | None) -> _Json:
    match one:
        case Text():
            return {"kind": "text", "text": one.text, "strong": one.strong, "emphasis": one.emphasis}
        case Gap():
            return {"kind": "gap", "text": one.text, **(notes.number(one.text, one.hint) if notes else {})}
        case Check():
            return {"kind": "check", "text": one.text, **(notes.number(one.text, one.basis) if notes else {})}
        case PageField.PAGE:
            return {"kind": "page"}
        case PageField.PAGES:
            return {"kind": "pages"}
        case PageField.DRAFT:
            return {"kind": "text", "text": DRAFT, "strong": False, "emphasis": False}
        case _:
            assert_never(one)


def _phrases(phrases: Iterable[Phrase], notes: _Notes) -> list[list[_Json]]:
    return [[_inline(one, notes) for one in phrase] for phrase in phrases]


def _point(point: Phrase, notes: _Notes) -> _Json:
    head, parts = in_letters(point)
    return {"content": [_inline(one, notes) for one in head], "letters": _phrases(parts, notes)}


def _block(block: Block, notes: _Notes) -> _Json:
    def phrase(words: Phrase) -> list[_Json]:
        return [_inline(one, notes) for one in words]

    match block:
        case Heading():
            return {"kind": "heading", "level": block.level, "content": phrase(block.content)}
        case Paragraph():
            return {"kind": "paragraph", "content": phrase(block.content)}
        case Bullets():
            return {"kind": "bullets", "items": _phrases(block.items, notes)}
        case Steps():
            return {"kind": "steps", "items": _phrases(block.items, notes)}
        case Decision():
            lead = phrase(block.lead)
            points = [_point(point, notes) for point in block.points]
            return {"kind": "decision", "lead": lead, "points": points, "numbered": block.numbered}
        case Fields():
            rows = [{"label": label, "value": phrase(value)} for label, value in block.rows]
            return {"kind": "fields", "rows": rows}
        case SigningPlace():
            return {"kind": "signing", "lines": _phrases(block.signer, notes)}
        case Address():
            return {"kind": "address", "lines": _phrases(block.lines, notes)}
        case Table():
            header, rows_ = _phrases(block.header, notes), [_phrases(row, notes) for row in block.rows]
            return {"kind": "table", "header": header, "rows": rows_, "widths": column_widths(block)}
        case _:
            assert_never(block)


def _margin(margin: Margin, *, draft: bool) -> list[list[_Json]]:
    """A page head or foot; its gaps are told where they stand in the text."""
    return [[_inline(one, None) for one in part if draft or one is not PageField.DRAFT] for part in margin]


def _fits(document: Document) -> bool:
    """Whether the head and the foot are sure to fit in the usual margins: the plain page's own, and short names."""
    own = document.head or document.foot or document.contact or document.margin or name_of(document.paper) in LOOKS
    return not own and max(map(len, (document.sender, document.kind, plain(document.number)))) <= _SHORT


def _letterhead(document: Document) -> _Json | None:
    """The looks of the letterhead that the document is on, its lines filled; nothing for the plain page."""
    look = LOOKS.get(name_of(document.paper))
    if look is None:
        return None
    values: dict[str, tuple[Inline | PageField, ...]] = {**place_values(document)}
    values |= {PAGE: (PageField.PAGE,), PAGES: (PageField.PAGES,)}

    def part(words: str) -> list[_Json]:
        split = enumerate(PLACE.split(words))
        pieces = [values.get(piece, ()) if place % 2 else (Text(piece),) for place, piece in split]
        return [_inline(one, None) for piece in pieces for one in piece if one != Text("")]

    def told(lines: Iterable[Line]) -> list[_Json]:
        filled = [{**asdict(line), "parts": [part(words) for words in line.words.split("\t")]} for line in lines]
        return [line for line in filled if any(line["parts"])]

    margins = {name: told(getattr(look, name)) for name in ("first_head", "head", "first_foot", "foot")}
    return {"serifs": look.serifs, "colour": look.colour, "size": look.size, "top": look.top, **margins}


def _levelled(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks with headings that begin at level 1 and skip none, as PDF/UA wants; one without words is left out."""
    last = 0
    for block in blocks:
        if not isinstance(block, Heading):
            yield block
        elif plain(block.content).strip():
            last = min(block.level, last + 1)
            yield Heading(last, block.content, block.id)


def _told(document: Document) -> _Json:
    notes = _Notes(document.draft)
    blocks = [_block(block, notes) for block in _levelled(document.blocks)]
    day = document.day or _NO_DAY
    margin = document.margin.split(" | ") if document.margin else []
    return {
        "title": document.title,
        "author": document.author,
        "subject": document.subject,
        "day": {"year": day.year, "month": day.month, "day": day.day},
        "sender": document.sender,
        "type": document.kind,
        "number-label": document.number_label,
        "number": [_inline(one, None) for one in document.number],
        "number-in-body": names_its_number(document),
        "draft": DRAFT if document.draft else "",
        "head": _margin(document.head, draft=document.draft),
        "foot": _margin(document.foot, draft=document.draft),
        "mark": document.draft and not says_draft(document),
        "contact": document.contact.split(" · ") if document.contact else [],
        "margins-fit": _fits(document),
        "margin": [{"text": _LINE.sub("", part), "line": bool(_LINE.search(part))} for part in margin],
        "letterhead": _letterhead(document),
        "blocks": blocks,
        "notes-heading": {"level": 1 + any(one["kind"] == "heading" for one in blocks), "text": NOTES},
        "notes": notes.told(),
    }


@cache
def _compiler() -> Any:
    return typst.Compiler(_LOOKS, root=_LOOKS.parent, font_paths=[_FONTS], ignore_system_fonts=True)


def write(document: Document) -> bytes:
    """The document as the bytes of a .pdf file: A4, tagged, sv-SE. Raises SaveError for what no font here can show."""
    told = json.dumps(_told(document), ensure_ascii=False)
    try:
        made: bytes = _compiler().compile(format="pdf", pdf_standards=_STANDARDS, sys_inputs={"handling": told})
    except typst.TypstError as error:
        raise SaveError(_said(document, error.message)) from None
    return made if document.day else _DATES.sub(lambda found: b" " * len(found.group()), made)


def _said(document: Document, message: str) -> Problem:
    """What Typst says, so that a person can act on it."""
    if found := _UNSHOWN.search(message):
        words = f"{document.kind}: tecknet ”{found.group(1)}” finns inte i pdf-filens typsnitt"
        return Problem("S20", words, hint="skriv det på ett annat sätt, eller skriv handlingen som docx")
    words = f"{document.kind}: pdf-filen går inte att skriva ({message})"
    return Problem("S20", words, hint="skriv handlingen som docx")
