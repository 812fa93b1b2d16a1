# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""How the letterheads that ship look: one description, which the Word files and the PDF files are both made from.

No real municipality's arms are in them: the sender's name is all that a head has.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

PLACE = re.compile(r"\{\{(\w+)\}\}")
"""A place in a line; `sida` and `sidor` are the page's number and how many there are, the others as in any paper."""
PAGE, PAGES = "sida", "sidor"


@dataclass(frozen=True)
class Rule:
    """A line across the text: above or below (`top`, `bottom`), how broad and how far off, in points."""

    side: str
    width: float
    off: float = 4


@dataclass(frozen=True)
class Line:
    """A line of a head or foot: its words and places, what stands to the right after a tab, and its size in points."""

    words: str
    size: float
    bold: bool = False
    centred: bool = False
    rule: Rule | None = None


@dataclass(frozen=True)
class Letterhead:
    """Fonts, colour (as rrggbb) and size in points of the text, the top margin in centimetres, heads and feet.

    `font` is Word's; a PDF has the font with or without serifs that ships.
    """

    font: str
    serifs: bool
    colour: str
    size: float
    top: float
    first_head: tuple[Line, ...]
    head: tuple[Line, ...]
    first_foot: tuple[Line, ...]
    foot: tuple[Line, ...]


_PAGE = f"\t{{{{{PAGE}}}}} ({{{{{PAGES}}}}})"
_ADDRESS = Line("{{adress}}", 9)
_NUMBERED = Line("{{nummeretikett}} {{diarienummer}}" + _PAGE, 9.5)
_FIRST_NUMBERED = Line("{{nummerrad}}" + _PAGE, 9.5)  # where the document's own head block does not say it
_NAMED = Line("{{avsändare}}\t{{handling}}", 13, bold=True, rule=Rule("top", 6, 8))
_SENDER = Line("{{avsändare}}", 9)

LOOKS = {
    "klassisk": Letterhead(  # serifs throughout; the sender in the middle above a rule, the page's number in the foot
        font="Garamond", serifs=True, colour="3A2E2A", size=11, top=4,
        first_head=(
            Line("{{avsändare}}", 18, centred=True, rule=Rule("bottom", 0.75)),
            Line("{{handling}}", 11, centred=True),
        ),
        head=(Line("{{avsändare}}\t{{handling}}", 10, rule=Rule("bottom", 0.5)),),
        first_foot=(_FIRST_NUMBERED, _ADDRESS),
        foot=(_NUMBERED,),
    ),
    "modern": Letterhead(  # no serifs; a broad line of colour above the sender, and the type of document beside it
        font="Segoe UI", serifs=False, colour="0B5C6B", size=10.5, top=3.6,
        first_head=(_NAMED, _FIRST_NUMBERED),
        head=(_NAMED, _NUMBERED),
        first_foot=(_SENDER, _ADDRESS),
        foot=(_SENDER,),
    ),
}  # fmt: skip
