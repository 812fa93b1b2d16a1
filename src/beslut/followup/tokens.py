# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""A point's text as tokens that can be held against another's: days, sums, §, numbers and words, each in one form."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

from beslut.followup.vocabulary import ALIKE, ASSIGNED, COUNTS, GIVEN, NEGATIONS, OWN_PART, SHORTENED, SOFT
from beslut.reading.dates import dates_in
from beslut.reading.organs import SHORT

GAP, PARTY = "\ue000", "⟦part⟧"
"""A gap that nobody has filled, and the party that decides by whichever of its names."""
_KR = r"(?:\skronor|\skr)?"
_UNIT = rf"kronor|krona|kr|sek|tkr|tusen{_KR}|mnkr|mkr|miljon(?:er)?{_KR}|mdkr|miljard(?:er)?{_KR}"
_TOKEN = re.compile(
    rf"(?P<gap>{GAP})|(?P<party>{PARTY}s?)|\ue001(?P<day>\d{{4}}-\d\d-\d\d)"
    rf"|(?P<sum>\d[\d .]*(?:,\d+)?)\s?(?P<unit>{_UNIT})\b"
    r"|(?P<percent>\d+(?:,\d+)?)\s?(?:procent(?:en)?\b|%)"
    r"|(?:\b(?-i:[A-ZÅÄÖ])[a-zåäö]{0,3}\s)?§{1,2}\s?(?P<after>\d+)|(?P<before>\d+)\s?§{1,2}"
    r"|(?P<label>version(?:en)?|bilag(?:a|an)|punkt(?:en)?|alternativ(?:et)?|nr\.?|nummer)\s(?P<labelled>\d+(?:[.:]\d+)*)"
    r"|(?P<years>(?:19|20)\d\d\s?-\s?(?:19|20)?\d\d)(?![\d/:.-])"
    r"|(?P<number>\d{1,3}(?:[ .]\d{3})+(?:,\d+)?(?![/:.-]?\d)|\d+(?:,\d+)?(?![/:.-]\d|\d))"
    r"|(?P<case>(?:(?-i:[A-ZÅÄÖ])[A-Za-zÅÄÖåäö]{0,6}[ /-]?)?\d+(?:[/:.-]\d+)+)"
    r"|(?P<word>[^\W\d_]+(?:[-'’][^\W\d_]+)*-?)",
    re.IGNORECASE,
)
_LETTERED = re.compile(r"(?<![\w(])([a-z])\)\s(?!(?:och|samt|eller|i|enligt)\b)(?=\w)", re.IGNORECASE)
_FIRST_LETTER = re.compile(r"^\s*[a-z]\)\s", re.IGNORECASE)
_FACTORS = (("t", 3), ("mdkr", 9), ("miljard", 9), ("m", 6))
"""How a unit of money begins, and the power of ten that it stands for."""
_SIGNS = str.maketrans('\u00a0\u202f\u2010\u2011\u2012\u2013\u2014\u201d\u201c"»«', "  ---- " + " " * 5, "\u00ad")
"""Hard spaces, dashes and quotation marks in one form; soft hyphens away."""
_ENDINGS = (
    "arnas", "ernas", "ornas", "arna", "erna", "orna", "ande", "ende", "aren", "ens", "ets", "ars", "ers", "ades", "en",
    "et", "ar", "er", "or", "na", "an", "as", "es", "ad", "at", "a", "e", "n", "t", "s",
)  # fmt: skip
_STEM = 4
"""Letters that are always left of a word when its ending is taken away."""


@dataclass(frozen=True, slots=True)
class Token:
    """One piece of a text: its kind, its one form, what it is compared by whatever the grammar, and its own words."""

    kind: str
    form: str
    stem: str
    text: str
    named: bool = False

    @property
    def hard(self) -> bool:
        """Whether its place among the others of its kind matters: days, sums, numbers and names."""
        return self.kind != "ord" or self.named

    @property
    def soft(self) -> bool:
        """Whether it says nothing of what is decided."""
        return self.kind == "ord" and self.form in SOFT


Verbs = Mapping[str, str]
"""A verb's every form, and its infinitive."""


def tokens_of(text: str, names: re.Pattern[str] | None, verbs: Verbs) -> tuple[Token, ...]:
    """The tokens of a text. `names` finds the party by any of its names; a gap is `GAP`."""
    text = text.translate(_SIGNS)
    for pattern, words in (*SHORTENED, *ASSIGNED):
        text = pattern.sub(words, text)
    text = _with_days(_without_letters(text))
    if names is not None:
        text = names.sub(PARTY, text)
    text = OWN_PART.sub(" ", text)
    return tuple(_token(match, text, verbs) for match in _TOKEN.finditer(text))


def _without_letters(text: str) -> str:
    """A list in letters as the sentence that it is; a letter that stands for itself (*alternativ b*) is left."""
    found = [one[1].lower() for one in _LETTERED.finditer(text)]
    runs = all(letter in ("a", chr(ord(before) + 1)) for before, letter in pairwise(["`", *found]))
    return _LETTERED.sub(" ", text) if runs and len(found) > 1 else _FIRST_LETTER.sub("", text)


def _with_days(text: str) -> str:
    made, at = [], 0
    for found in dates_in(text):
        made += [text[at : found.start], f" \ue001{found.iso} "]
        at = found.end
    return "".join([*made, text[at:]])


def _token(match: re.Match[str], text: str, verbs: Verbs) -> Token:
    kind, words = match.lastgroup or "", match.group().strip(" \ue001")
    if kind == "word":
        return _word(words, match.start(), text, verbs)
    form = match[kind].strip()
    name = _KINDS[kind]
    if kind == "unit":
        form = _kronor(match["sum"], form)
    elif kind in ("number", "percent"):
        form = _number(form)
    elif kind == "labelled":
        name = {"v": "version", "b": "bilaga"}.get(words[0].lower(), name)
    elif kind == "years":
        form = re.sub(r"\s", "", form)
    elif kind == "case":
        form = re.sub(r"[^0-9a-zåäö]", "", form.casefold())
    elif kind == "party":
        form = PARTY
    return Token(name, form, form, words)


_KINDS = {
    "gap": "lucka", "party": "part", "day": "datum", "unit": "belopp", "percent": "procent", "after": "paragraf",
    "before": "paragraf", "labelled": "tal", "years": "år", "number": "tal", "case": "diarienummer",
}  # fmt: skip
"""What each kind of token is called where a difference is told."""


def _word(words: str, start: int, text: str, verbs: Verbs) -> Token:
    known = SHORT.get(words.lower()) if words.isupper() else None
    form = (known or words).casefold().replace("-", "").replace("’", "'")
    if form in COUNTS:
        return Token("tal", COUNTS[form], COUNTS[form], words)
    if form in NEGATIONS:
        return Token("nekande", form, "inte", words)
    given = text.endswith(GIVEN, 0, start)
    before = text[:start].rstrip(f" \t({GIVEN}")
    named = words[:1].isupper() and not given and known is None and bool(before) and before[-1] not in ".:!?"
    return Token("ord", form, stem("ge" if given else form, verbs), words, named)


def stem(form: str, verbs: Verbs) -> str:
    """What a word is compared by: a decision verb's infinitive, else the word without its ending."""
    known = verbs.get(form)
    if known:
        return ALIKE.get(known, known)
    return ALIKE.get(form) or _bare(form)


@lru_cache(maxsize=8192)
def _bare(form: str) -> str:
    for ending in _ENDINGS:
        if form.endswith(ending) and len(form) - len(ending) >= _STEM:
            return form[: -len(ending)]
    return form


def _kronor(digits: str, unit: str) -> str:
    power = next((power for begins, power in _FACTORS if unit.casefold().startswith(begins)), 0)
    return _number(digits, power) + " kronor"


def _number(digits: str, power: int = 0) -> str:
    """The number without spaces and needless zeros: `42 500`, `42.500` and, with a power of three, `42,5` are 42500."""
    amount = Decimal(re.sub(r"[ .]", "", digits).replace(",", ".")).scaleb(power)
    whole, _, decimals = f"{amount:f}".partition(".")
    return f"{whole},{decimals.rstrip('0')}" if decimals.rstrip("0") else whole
