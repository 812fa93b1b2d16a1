# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Signs between words as Swedish has them: one at a time, close to the word before, a space after, pairs whole."""

from __future__ import annotations

import re
from collections.abc import Iterator

from beslut.checking.finding import Hit
from beslut.checking.lines import Line
from beslut.checking.patterns import Pattern
from beslut.checking.registry import rule

_DOUBLED = Pattern(r"[\w)”]{1,30}(?:\.\.(?![./])|([,;:!?])\1)", having=("..", ",,", ";;", "::", "!!", "??"))
_LOOSE = Pattern(r"[\w)”]{1,30} [,;.:!?](?=\s|$)", having=(" ,", " ;", " .", " :", " !", " ?"))
_CLOSE = Pattern(r"(?<!\S)[^\s@/]*?[a-zåäö]{3}(?:\.[A-ZÅÄÖ][a-zåäö]|,[A-Za-zÅÄÖåäö]{2})", having=(".", ","))
_MARKER = re.compile(r"(?<![\w(])(?:\d{1,2}|[a-zåäö])$")  # of a list: a) 1)


@rule(
    "R64",
    "Skiljetecknet är fel satt",
    level="varning",
    looks_at="text",
    why="Dubbla tecken, mellanslag på fel sida och en parentes som aldrig slutar är spår av klipp och klistra. De går "
    "i tryck.",
    source="Svenska skrivregler enligt sprakbruk.fi; EU:s publikationshandbok, 6.4",
    bad="Strategin har arbetats fram gemensamt..",
    good="Strategin har arbetats fram gemensamt.",
    example="text",
)
def marks(line: Line) -> Iterator[Hit]:
    """No doubled sign, no space before one, a space after it, and every parenthesis has both its ends."""
    text = line.text.replace("\u00a0", " ")
    wrong = (
        (_DOUBLED, "två tecken i rad", "ta bort det ena"),
        (_LOOSE, "mellanslag före tecknet", "ta bort mellanslaget"),
        (_CLOSE, "mellanslag saknas efter tecknet", "skriv ett mellanslag"),
    )
    for pattern, what, hint in wrong:
        for found in pattern.finditer(text):
            yield Hit(f"{what}: ”{found.group()}”", hint, found.group())
    if not _is_paired(text):
        yield Hit("en parentes saknar sin andra hälft", "skriv den, eller ta bort den som står där", text)


def _is_paired(text: str) -> bool:
    """Whether each parenthesis that begins ends too; what ends none may be a list's marker."""
    begun = 0
    for place, sign in enumerate(text) if "(" in text or ")" in text else ():
        if sign == "(":
            begun += 1
        elif sign == ")" and begun:
            begun -= 1
        elif sign == ")" and not _MARKER.search(text[:place]):
            return False
    return not begun
