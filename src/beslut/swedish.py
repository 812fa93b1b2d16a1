# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Swedish text forms as pure functions: lists, dates, paragraphs, capitals, sort order, forgiving comparison.

Sources: Svenska skrivregler as followed by the documents in docs/kallor.md; words of the field in docs/ordlista.md.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import cache, lru_cache

MONTHS = (
    "januari", "februari", "mars", "april", "maj", "juni",
    "juli", "augusti", "september", "oktober", "november", "december",
)  # fmt: skip
NBSP = "\u00a0"
UNPRINTABLE = re.compile(  # what XML forbids, and what a reader cannot see: controls, zero width, direction marks,
    "["  # signs that only one font has (the holes of `blocks` are among them), half a letter
    "\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u034f\u061c\u17b4\u17b5\u180e\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\ud800-\uf8ff\ufdd0-\ufdef\ufeff\ufff9-\uffff\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
    "\U000f0000-\U0010ffff]"
)
_ALPHABET = {letter: chr(ord("z") + 1 + place) for place, letter in enumerate("åäö")}


def joined(items: Sequence[str]) -> str:
    """`a, b och c`; the last joint is *samt* when an item itself holds *och* or a comma, so that the list can be read.

    >>> joined(["socialnämnden", "barn- och utbildningsnämnden"])
    'socialnämnden samt barn- och utbildningsnämnden'
    """
    if not items:
        raise ValueError("an empty list has no Swedish form")
    if len(items) == 1:
        return items[0]
    last = "samt" if any(re.search(r"\boch\b|,", item) for item in items) else "och"
    return f"{', '.join(items[:-1])} {last} {items[-1]}"


def shortened(items: Sequence[str], most: int = 20) -> str:
    """The items parted by commas; of a longer list the first ones, and how many more there are."""
    if len(items) <= most:
        return ", ".join(items)
    return f"{', '.join(items[: most // 2])} och {len(items) - most // 2} till"


def long_date(day: date) -> str:
    """Running text: `den 14 juni 2022`, with hard spaces so that day and month stay on one line."""
    return f"den{NBSP}{day.day}{NBSP}{MONTHS[day.month - 1]} {day.year}"


def section(number: str, form: str = "§ {n}") -> str:
    """`§ 75` with a hard space after the sign, or another form that holds `{n}`; the number may have its sign."""
    bare = number if number.startswith("§§") else number.removeprefix("§").strip()
    return (bare if bare.startswith("§§") else form.replace("{n}", bare)).replace("§ ", f"§{NBSP}")


_MONTH = "|".join(MONTHS)
_NUMBERED = "|".join((  # a word and its number are read as one name
    "bilag(?:a|an|or|orna)", "punkt(?:en|er|erna)?", "kapitel", "avsnitt(?:et)?", "tabell", "figur", "sida",
    "paragraf(?:en)?", "artikel", "version", "nr", r"kl\.", r"prop\.",
))  # fmt: skip
_HARD = re.compile(
    r" (?:(?<=§ )(?=\d)|(?<=\bkap\. )(?=\d)|(?<=\d )– (?=\d)"
    r"|(?<=\d )(?=§|(?:kronor|krona|kr|öre|procent|invånare|miljon(?:er)?|miljard(?:er)?|tkr|mnkr)\b|kap\.|%)"
    r"|(?:(?<=\bmiljon )|(?<=\bmiljoner )|(?<=\bmiljard )|(?<=\bmiljarder ))(?=kronor\b))"
    rf"|\d(?:(?<![\d.,-]\d)\d{{0,2}}(?: \d{{3}})+(?![\d-])|(?<=\b\d)\d? (?=(?:{_MONTH})\b))"
    rf"|\b(?=[^\W\d_][\w.]{{0,13}} [§\dA-ZÅÄÖ])(?:[KRkr][fsFS] (?=§)|den (?=\d{{1,2}} (?:{_MONTH})\b)"
    rf"|(?i:{_NUMBERED}) (?=\d)|(?i:dnr) (?=[A-ZÅÄÖ\d])|[A-ZÅÄÖ]{{1,5}} (?=\d+[/:-]\d))"
)
"""Pairs that a line must not part. Each match's spaces become hard; what stands beside it is only looked at.

By what it begins with, a space, a figure or a word, so that little is tried at each letter."""


_NUMBER = re.compile(r"\d")


@lru_cache(maxsize=2048)
def hard_spaces(text: str) -> str:
    """Hard spaces in pairs that a line must not part: § 5, 42 500 kronor, den 14 juni, bilaga 1, dnr KS 2026/17."""
    if not _NUMBER.search(text):
        return text  # every such place has a figure beside it
    return _HARD.sub(lambda found: found.group().replace(" ", NBSP), text)


def genitive(word: str) -> str:
    """*kommunstyrelsens*: an *s*, unless the word ends in s, x or z already. For nouns; names are looked up."""
    return word if word.endswith(("s", "x", "z")) else f"{word}s"


def grouped(digits: str) -> str:
    """`1234567` as `1 234 567`, with hard spaces; a decimal comma and what follows it stay."""
    whole, comma, decimals = digits.partition(",")
    return f"{int(whole):,}".replace(",", NBSP) + comma + decimals


def kronor(amount: str) -> str:
    """`42500` as `42 500 kronor`, `3,5` as `3,50 kronor`, `1` as `1 krona`: as exactly as it is told."""
    tenths = amount[-2:-1] == ","
    return f"{grouped(amount + '0' if tenths else amount)}{NBSP}{'krona' if amount.lstrip('0') == '1' else 'kronor'}"


def product(amount: str, count: str) -> str:
    """An amount with a decimal comma times a whole number, rounded to whole kronor (half up)."""
    total = Decimal(amount.replace(",", ".")) * int(count)
    return str(total.quantize(Decimal(1), ROUND_HALF_UP))


_AMOUNT = re.compile(r"(\d{1,3}(?:[ \u00a0]\d{3})+|\d{1,12})(?:,(\d{1,4}))?(?:[ \u00a0]?:-|[ \u00a0]*([A-Za-zåäö% ]+))")
_UNITS = {
    "kr": "kronor", "kronor": "kronor", "krona": "kronor", "sek": "kronor", "": "kronor", "tkr": "tkr", "kkr": "tkr",
    "tusen kronor": "tkr", "mnkr": "miljoner kronor", "mkr": "miljoner kronor", "mn kr": "miljoner kronor",
    "miljoner kronor": "miljoner kronor", "miljon kronor": "miljoner kronor", "%": "procent", "procent": "procent",
}  # fmt: skip


def amount_in(text: str) -> tuple[str, str] | None:
    """The number and the unit of a text that is an amount and nothing else; None for other texts.

    `701 tkr` is ("701", "tkr"), `12,5 %` ("12,5", "procent"). A number without a unit is only a number.
    """
    found = _AMOUNT.fullmatch(" ".join(text.split()))
    unit = _UNITS.get(" ".join((found[3] or "").split()).casefold()) if found else None
    if not found or unit is None:
        return None
    return re.sub(r"\s", "", found[1]) + (f",{found[2]}" if found[2] else ""), unit


def money(text: str) -> str | None:
    """An amount as a document prints it: `701 tkr` as `701 000 kronor`, `7,5 mnkr` as `7,5 miljoner kronor`."""
    found = amount_in(text)
    return amount(*found) if found else None


def amount(told: str, unit: str) -> str:
    """A number in kronor, tkr (printed in kronor), miljoner kronor or procent, in words and figures."""
    if unit == "tkr":
        return kronor(product(told, "1000"))
    if unit == "kronor":
        return kronor(told)
    if unit == "procent":
        return f"{grouped(told)}{NBSP}procent"
    return f"{grouped(told)}{NBSP}{'miljon' if told == '1' else 'miljoner'}{NBSP}kronor"


_DAY = re.compile(rf"(?:den )?(\d{{1,2}}) ({_MONTH}) (\d{{4}})", re.IGNORECASE)


def day_in(text: str) -> date | None:
    """The day of a text that is a day and nothing else: 2099-06-30, or `den 30 juni 2099`; None for other texts."""
    text = " ".join(text.split())
    found = _DAY.fullmatch(text)
    try:
        if found:
            return date(int(found[3]), MONTHS.index(found[2].casefold()) + 1, int(found[1]))
        return date.fromisoformat(text) if len(text) == len("2099-06-30") else None
    except ValueError:
        return None


_ASKS_FOR_DEN = re.compile(r"\b(?:senast|före|efter|till|med|från|sedan|innan|av|per)[ \u00a0]$")


def day_after(before: str, words: str) -> str:
    """The words that a place in a sentence is filled with: a day gets the *den* that *senast* and its like ask for,
    and says none that stands before it."""
    if before.endswith("den ") and words.startswith(("den ", "den\u00a0")):
        return words[len("den ") :]
    if words[:1].isdigit() and not words[:4].isdigit() and _ASKS_FOR_DEN.search(before) and day_in(words):
        return f"den {words}"
    return words


def number(count: int) -> str:
    """`två`, `tolv`; figures from 13 on (Svenska skrivregler)."""
    words = ("noll", "ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv")
    return words[count] if count < len(words) else str(count)


def capital_first(text: str) -> str:
    """The first letter as a capital, the rest untouched (`kommunfullmäktige i Örebro` keeps its Ö)."""
    return text[:1].upper() + text[1:]


def lower_first(text: str) -> str:
    """The first letter as a small one, the rest untouched; a word of capitals only stays as it is."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


@cache
def sort_key(text: str) -> tuple[str, str]:
    """Swedish alphabetical order: å, ä, ö last in that order; other accents as their base letter; case ignored."""
    letters = []
    for letter in unicodedata.normalize("NFC", text).casefold():
        letters.append(_ALPHABET.get(letter) or unicodedata.normalize("NFD", letter)[0])
    return "".join(letters), text


@cache
def folded(text: str) -> str:
    """A forgiving form for comparing what a person types: no case, no accents, one space.

    `Gävle`, `gavle` and a Mac's decomposed `Gävle` become equal. Different names may fold alike (Habo, Håbo): the
    caller tries the exact form first.
    """
    plain = unicodedata.normalize("NFD", text.casefold())
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return " ".join(plain.replace("_", " ").replace("-", " ").split())


def has_slug(text: str) -> bool:
    """Whether anything is left of a text to name a file with."""
    return bool(re.search(r"[a-z0-9]", folded(text)))


def slug(text: str) -> str:
    """An ASCII name for files and ids: lower case letters, digits and single hyphens, at most 60 characters.

    Raises ValueError when nothing is left to name a file with.
    """
    name = re.sub(r"[^a-z0-9]+", "-", folded(text)).strip("-")[:60].strip("-")
    if not name:
        raise ValueError(f"no letters or digits in {text!r}")
    return name
