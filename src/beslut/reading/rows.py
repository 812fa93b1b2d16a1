# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Lines made plain, and what belongs to the page taken out: running heads and feet, page numbers, signature rows."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace

from beslut.reading.case_numbers import labelled_number
from beslut.reading.cleaning import plain, shown_label, split_label
from beslut.reading.dates import dates_in, whole_date
from beslut.reading.headings import DECISION, OTHER, PROPOSAL, heading_of
from beslut.reading.lines import Line
from beslut.reading.organs import bodies_in, whole_body
from beslut.reading.said import Spot

_TOP, _BOTTOM = 9, 6
_PAGE = re.compile(
    r"^(?:(?:sida|sidan|sid|blad|page|s)\.?\s*(?:nr)?\s*:?\s*)?\d{1,4}\s*(?:\(\s*\d{1,4}\s*\)|\[\s*\d{1,4}\s*\]|/\s?\d{1,4}(?!\d)"
    r"|(?:av|of)\s\d{1,4})$|^\(\d{1,3}\)$|^(?:sida|sidan|sid|blad|page)\.?\s*\d{1,4}$",
    re.IGNORECASE,
)
_ONE_SIGN = (
    r"(?:(?:ordf(?:örandens?|örande|\.)?|justera(?:nde|re)s?|justeringsmäns|sekr(?:eterare(?:ns)?|\.)?)\s?(?:sign(?:atur(?:er)?|\.)?|justering)?"
    r"|sign(?:atur(?:er)?|\.)?|utdrags?bestyrk(?:ande|ning|es)?|utdraget\sbestyrk(?:es|s)|rätt\sutdraget.{0,30}|bestyrk(?:es|s|ande)"
    r"|expedierat/?bestyrkt?|justerandes?\ssign.{0,12}|protokollsjusterarnas\ssign.{0,12})"
)
_SIGN = re.compile(rf"^{_ONE_SIGN}(?:[\s:._/]+{_ONE_SIGN}){{0,3}}[\s:._]*(?:\d{{1,4}})?$", re.IGNORECASE)
_SIGNED = re.compile(
    r"(?:digitalt\ssignera|elektroniskt?\s(?:signera|underskri)|^transaktion(?:sidentitet|\s\d{6,})|^signerat?\s(?:av|med|\d)|penneo|scrive"
    r"|comfact|^verifikat|^document\sid|^dokument-?id|sha-?256)",
    re.IGNORECASE,
)
_REACHED = re.compile(
    r"^(?:(?:post|besöks)adress|telefon|växel|e-post|webbplats|org\.?nr)\s?:\s?\S.{0,99}$", re.IGNORECASE
)
_MINUTES = re.compile(
    r"^(?:sammanträdes)?protokoll(?:sutdrag)?(?:\s\d{1,3})?$|^utdrag\sur\s(?:sammanträdes)?protokoll$", re.IGNORECASE
)
_LABELS = re.compile(
    r"^(?:sammanträdesdatum|sammanträde|mötesdatum|datum|sida|sid|blad|diarienummer|nr|organ|dnr|paragrafer?|plats)[:.]?$",
    re.IGNORECASE,
)
_OWNER = re.compile(
    r"^(?:region\s[A-ZÅÄÖ]\w+(?:\s\w+)?|[A-ZÅÄÖ][\w -]{1,40}\s(?:kommun|stad|region|kommunalförbund|landsting))$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Row:
    """A plain line of the text, its label apart. `after_page`: a page's foot and head stood right before it."""

    text: str
    label: str
    spot: Spot
    line: Line
    gap: bool
    after_page: bool = False
    written: bool = False


def sifted(lines: tuple[Line, ...]) -> tuple[list[Row], list[Row]]:
    """(the text's rows, the pages' heads and feet), each in order."""
    rows = numbered_rows([row for line in lines if (row := _row(line)) is not None])
    outside = _outside(rows)
    text: list[Row] = []
    margins: list[Row] = []
    cut = False
    for place, row in enumerate(rows):
        if place in outside:
            margins.append(row)
            cut = True
            continue
        turned = bool(text) and text[-1].spot.page != row.spot.page
        broken = turned or (cut and bool(text))
        text.append(replace(row, after_page=True) if broken else row)
        cut = False
    return text, margins


def _row(line: Line) -> Row | None:
    text = _closed(plain(line.text))
    label, written = shown_label(line.label), False
    if not label:
        label, rest = split_label(text)
        written = bool(label)
        text = rest if label else text
    elif label[-1:] in ".)•" and split_label(text)[0] == label:
        text = split_label(text)[1]  # typed and set: once is enough
    if not text and not label:
        return None
    return Row(text, label, Spot(line.page, line.row), line, line.gap, written=written)


_BARE = re.compile(r"^(\d{1,2})\s(?=[A-ZÅÄÖ]\w)")
_NEAR = 14


def numbered_rows(rows: list[Row]) -> list[Row]:
    """Rows that open with *1*, *2*, *3* without a full stop are items when they follow each other, not matters."""
    found = [(place, int(hit[1])) for place, row in enumerate(rows) if not row.label and (hit := _BARE.match(row.text))]
    items: dict[int, int] = {}
    run: list[tuple[int, int]] = []
    for place, number in [*found, (len(rows), 0)]:
        if run and (number != run[-1][1] + 1 or place - run[-1][0] > _NEAR):
            if len(run) > 1 and run[0][1] == 1 and not all(_opens_matter(rows, at) for at, _ in run[:2]):
                items.update(run)
            run = []
        if run or number == 1:
            run.append((place, number))
    return [
        replace(row, label=f"{items[at]}.", text=_BARE.sub("", row.text), written=True) if at in items else row
        for at, row in enumerate(rows)
    ]


def _opens_matter(rows: list[Row], place: int) -> bool:
    """Whether a case number or a heading stands right under the row, and no heading of a decision right above it."""
    above = heading_of(rows[place - 1].text) if place else None
    if above and above.kind in (DECISION, PROPOSAL):
        return False
    return any(labelled_number(row.text) or heading_of(row.text) for row in rows[place + 1 : place + 3])


def _closed(text: str) -> str:
    """*P R O T O K O L L* and *PRO T OK OL L* as one word, when it is a word of a page head."""
    if len(text) < 50 and text.isupper() and re.search(r"\b\w{1,3}\s\w{1,3}\s\w", text):
        word = text.replace(" ", "")
        return word if _MINUTES.match(word) or heading_of(word) else text
    return text


def _key(row: Row) -> str:
    """What a row is known by from page to page: its words, and its figures too when they are a case number."""
    if labelled_number(row.text):
        return row.text.casefold()
    return re.sub(r"\d+", "#", f"{row.label} {row.text}".casefold())


def _outside(rows: list[Row]) -> set[int]:
    found = {place for place, row in enumerate(rows) if row.line.margin}
    found |= _repeated(rows)
    return found | _by_their_words(rows, found)


def _repeated(rows: list[Row]) -> set[int]:
    """Rows that come again in the head or foot zone of the pages."""
    pages: dict[int, list[int]] = {}
    for place, row in enumerate(rows):
        if not row.line.margin:
            pages.setdefault(row.spot.page, []).append(place)
    if len(pages) < 2:
        return set()
    zones = [(places[:_TOP], places[-_BOTTOM:]) for places in pages.values()]
    enough = 2 if len(pages) < 4 else max(3, len(pages) // 3)
    found: set[int] = set()
    for side in (0, 1):
        counted = Counter(key for zone in zones for key in {_key(rows[place]) for place in zone[side]})
        for zone in zones:
            places = zone[side] if side == 0 else zone[side][::-1]
            missed = 0
            for place in places:
                if _may_repeat(rows[place]) and (
                    counted[_key(rows[place])] >= enough or is_page_mark(rows[place].text)
                ):
                    found.add(place)
                else:
                    missed += 1
                if missed > 2:
                    break
    return found


def _may_repeat(row: Row) -> bool:
    """A section's heading or a list that happens to stand at the top of two pages is no running head."""
    known = heading_of(row.text)
    if known and known.kind != OTHER and not _SIGN.match(row.text):
        return False
    return not (row.label or re.match(r"^(?:att\s|§)", row.text) or re.search(r"\b(?:beslutar|föreslår)\b", row.text))


def _cells(text: str) -> list[str]:
    return [cell for cell in text.split("\t") if cell.strip("_. ")]


def is_page_mark(text: str) -> bool:
    """Whether a row is a page number, a row of signatures, how the sender is reached, or a signing service's mark."""
    cells = _cells(text)
    marks = (_PAGE, _SIGN, _REACHED)
    return (bool(cells) and all(any(one.match(cell) for one in marks) for cell in cells)) or bool(_SIGNED.search(text))


def _is_head_word(text: str) -> bool:
    """Whether each piece of a row can stand in a page head: a body, an owner, a date, *protokoll*, a label, a page."""
    cells = _cells(text)
    return bool(cells) and all(_head_piece(cell) for cell in cells)


def _head_piece(cell: str) -> bool:
    if _PAGE.match(cell) or _SIGN.match(cell) or _MINUTES.match(cell) or _LABELS.match(cell) or _OWNER.match(cell):
        return True
    if whole_body(cell) or whole_date(cell):
        return True
    days = dates_in(cell)
    if len(days) == 1 and len(cell) < 60:
        rest = f"{cell[: days[0].start]} {cell[days[0].end :]}".strip()
        rest = re.sub(r"^(?:den|sammanträdesdatum|datum)\b:?\s?", "", rest, flags=re.IGNORECASE).strip()
        return not rest or bool(whole_body(rest)) or bool(_MINUTES.match(rest) or _OWNER.match(rest))
    found = bodies_in(cell)
    return len(found) == 1 and bool(_MINUTES.match((cell[: found[0].start] + cell[found[0].end :]).strip(" ,-–")))


def _by_their_words(rows: list[Row], known: set[int]) -> set[int]:
    """Heads that fell into a text without pages: page marks, and the head words that follow them."""
    found: set[int] = set()
    last_mark = -9
    for place, row in enumerate(rows):
        if place in known:
            last_mark = place
            continue
        if row.label:
            continue
        if is_page_mark(row.text) or (last_mark == place - 1 and not _cells(row.text)):
            found.add(place)
            found |= _owners_before(rows, place)
            last_mark = place
        elif place and last_mark == place - 1 and _is_head_word(row.text) and _not_recipients(rows, place):
            found.add(place)
            last_mark = place
        elif place and any(_MINUTES.match(cell) for cell in _cells(row.text)) and _is_head_word(row.text):
            found.add(place)
            found |= _owners_before(rows, place)
            last_mark = place
    return found


def _owners_before(rows: list[Row], place: int) -> set[int]:
    """The owner's name right above a page mark, when it stands above another one too."""
    above = rows[place - 1] if place else None
    if above is None or not _OWNER.match(above.text) or above.label:
        return set()
    return {place - 1} if sum(_key(row) == _key(above) for row in rows) > 1 else set()


def _not_recipients(rows: list[Row], place: int) -> bool:
    """A bare body right under a signature row is a head only when text, not another recipient, comes after it."""
    return place + 1 < len(rows) or not rows[place].label
