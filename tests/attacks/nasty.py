# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
# ruff: noqa: E501 -- attacks are rows of a table
"""Values and pieces that mean harm, for whoever puts attacks together."""

from __future__ import annotations

from random import Random

HIDDEN = ("\x00", "\x0b", "\x1b[31m", "\x1b]0;x\x07", "\x85", "\x9b", "\xad", "\u061c", "\u200b", "\u200d", "\u202e", "\u2028",
          "\u2066", "\ufeff", "\ufffe", "\ue000", "\ue0010\ue001", "\U000e0041", "\U0010fffd", "\ud800", "\udfff")  # fmt: skip
WORDS = (
    "", " ", "null", "~", "true", "no", "0114", "1e5", "12:30", "-1", "9" * 400, "å" * 300, "a\u0308", "北京", "---", "—",
    "Gävle", "Con", "CON", "aux.txt", "..", "../../x", "/etc/passwd", "C:\\x", "\\\\server\\x", "file:///etc/passwd", "a/b", "a\\b",
    "{{ part.namn }}", "{% if a %}", "{# a", "{officiellt}", "{x}", "{", "}", "{part.__class__}", "{0}", "%s%n", "=1+1", "+1",
    "@SUM(A1)", "<script>alert(1)</script>", "</w:t>", "]]>", "&amp;", "&#xE000;", "&zwj;", "::stop-commands::x", "##[group]x",
    "::: beslut", "::: beslut värde", "# a", "| a | b |", "[a](lucka \"b\")", "[a](http://x)", "![a](b)", "**a**", "a\nb", "a\r\nb", "\t",
    "2022-02-30", "2099-12-31", "0000-00-00", "§ 1", "<b>", '"', "'", ":", "#", " #x", "- a", "*a", "&a", "!!python/object:os.system x",
    "(a+)+$", "a{99999999}", "[", "\\", "a" * 5000, "ﬀ", "İ", "ß", "½", "\u00a0", "\u00a0a", "kommunfullmäktige", "okänd", "belagd",
)  # fmt: skip
LETTERS = "aåä1 .:;,-_/\\{}[]()<>|#*&%!'\"=+@§~^`$"


def word(dice: Random) -> str:
    """One value, or a few put together, now and then with a sign that cannot be seen."""
    made = dice.choice(WORDS)
    while dice.random() < 0.3:
        made += dice.choice((*WORDS, dice.choice(LETTERS) * dice.choice((1, 3, 200))))
    if dice.random() < 0.15:
        at = dice.randrange(len(made) + 1)
        made = made[:at] + dice.choice(HIDDEN) + made[at:]
    return made


def spoilt(content: bytes, dice: Random) -> bytes:
    """Some bytes with a few of them flipped, cut out, doubled or put in."""
    made = bytearray(content)
    for _ in range(dice.choice((1, 1, 1, 2, 5))):
        at = dice.randrange(len(made) + 1)
        match dice.randrange(6):
            case 0 | 1 if at < len(made):
                made[at] ^= 1 << dice.randrange(8)
            case 2:
                del made[at : at + dice.choice((1, 3, 40, 4000))]
            case 3:
                made[at:at] = made[at : at + dice.choice((1, 30, 3000))]
            case 4:
                made[at:at] = word(dice).encode("utf-8", "surrogatepass")
            case _:
                made[at:at] = dice.randbytes(dice.choice((1, 4, 64)))
    return bytes(made)
