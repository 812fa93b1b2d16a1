# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Case numbers (diarienummer) as registries write them: by shape or by the label before; never normalised."""

from __future__ import annotations

import re
from dataclasses import dataclass

_SERIES = r"[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{0,6}\d{0,3}"
_YEAR = r"(?:19|20)\d\d"
_CODE = r"(?:\s?-\s?\d{3}(?!\d)|\s\d{2,3}(?![\d.,:-]|\s[a-zåäö])|\sDpl\s\d+)?"
_SHAPES = (
    rf"{_SERIES}[\s/-]?{_YEAR}[/:-]\d{{1,6}}(?:/\d{{1,3}}|-\d{{1,3}})?(?![\d-]){_CODE}",  # KS-2023-00395, KS/2014:339
    rf"{_SERIES}[\s/-]\d{{1,5}}[-/:]{_YEAR}(?![\d-])",  # RS 352-2020, RS/699/2022
    rf"{_SERIES}[\s-]?\d{{1,5}}/\d\d(?!\d)",  # N160-1594/22, SN 18/0098 is below
    rf"{_SERIES}[\s-]\d\d/\d{{2,5}}(?!\d)",
    rf"{_YEAR}/{_SERIES}\s?\d{{2,5}}{_CODE}",  # 2023/KS 0362
    rf"[A-ZÅÄÖ]{{2,5}}\.{_YEAR}\.\d{{1,5}}",
    rf"{_YEAR}[A-ZÅÄÖ]{{2,5}}\d{{2,6}}(?:\s\d{{3}})?",  # 2017KSM0604 301
    r"\d\d[A-ZÅÄÖ]{2,5}\d{1,6}",
)
_BARE_SHAPES = (
    rf"{_YEAR}-\d{{4,6}}(?:\s?-\s?\d{{3}})?(?![\d-])",  # 2021-000112 - 042
    rf"{_YEAR}[/:]\d{{1,6}}(?:[-.]\d{{1,4}})?(?![\d/])",  # 2013/190
    rf"\d{{1,5}}/{_YEAR}(?!\d)",
    r"\d{3,5}/\d\d(?!\d)",  # 1172/22
    r"\d\d/\d{4}(?:-\d{1,3})?(?!\d)",
    rf"\d{{1,4}}-\d{{1,5}}-{_YEAR}(?!\d)",  # 501-335-2016
    r"\d\d:\d{2,5}(?!\d)",
)
_LABEL = (
    r"(?:(?:vår[ta]?\s)?(?:diarienr|diarienummer|dnr|d\s?nr|ärendenummer|ärendenr|ärendebeteckning|beteckning|ärende-?id)"
    r"|ärendenummer|vår\sbeteckning|vårt\sdnr|mötets\sdiarienummer)"
)
_THEIRS = (
    r"(?:er[ta]?\s(?:beteckning|dnr|diarienummer|diarienr|referens|ärendenummer)|motpartens\s(?:diarienummer|dnr|beteckning)"
    r"|avsändarens\s(?:diarienummer|dnr|beteckning)|externt\s(?:diarienummer|dnr|ärendenummer))"
)
LABEL = re.compile(rf"(?<!\w){_LABEL}\.?(?!\w)\s*[:.]?\s*", re.IGNORECASE)
THEIR_LABEL = re.compile(rf"(?<!\w){_THEIRS}\.?(?!\w)\s*[:.]?\s*", re.IGNORECASE)
_SHAPED = re.compile(rf"(?<![\w/:.-])(?:{'|'.join(_SHAPES)})(?![\w])")
_BARE = re.compile(rf"(?<![\w/:.-])(?:{'|'.join((*_SHAPES, *_BARE_SHAPES))})(?![\w])")
_CUT = re.compile(rf"/$|^{_YEAR}$")
"""A number whose end is not there: it is not known, and not the year alone."""
_OPAQUE = re.compile(r"(?:[A-ZÅÄÖ][\wÅÄÖåäö]{0,6}[\s/.:-]{0,3})?(?=[\w/.:-]*\d)[\w/.:-]+(?:\s-\s\d+)?")


@dataclass(frozen=True, slots=True)
class FoundNumber:
    """A case number in a text: where (its label too), as written, and whether its shape is one that is known."""

    start: int
    end: int
    value: str
    labelled: bool
    shaped: bool


def labelled_number(text: str, *, theirs: bool = False) -> FoundNumber | None:
    """The number after a label (*Dnr*, *Ärendenummer*; with `theirs`: *Er beteckning*)."""
    for label in (THEIR_LABEL if theirs else LABEL).finditer(text):
        if not theirs and THEIR_LABEL.match(text, label.start()):
            continue
        if not theirs and re.search(
            r"(?:\ber[ta]?|motpartens|avsändarens|externt)\s$", text[: label.start()], re.IGNORECASE
        ):
            continue
        after = text[label.end() :]
        known = _BARE.match(after)
        if known and not _is_date(after):
            return FoundNumber(label.start(), label.end() + known.end(), known.group().strip(), True, True)
        opaque = _OPAQUE.match(after)
        if opaque and not _is_date(after) and len(opaque.group()) > 2:
            value = opaque.group().rstrip(".:,-")
            if _CUT.search(value):
                continue
            return FoundNumber(label.start(), label.end() + len(value), value, True, False)
    return None


def shaped_number(text: str, *, alone: bool = False) -> FoundNumber | None:
    """A number without label that has a letter series; with `alone` the text must be that, and bare ones count too."""
    pattern = _BARE if alone else _SHAPED
    for found in pattern.finditer(text):
        if _is_date(text[found.start() :]) or (alone and found.group().strip() != text.strip(" .,;*")):
            continue
        if re.match(
            r"(?:KL|FL|SFS|EU|SOU|Ds|Prop|LVU|PBL|KF|Kf|Covid|HT|VT|år|Ny|Plan|Budget)[\s/-]?\d", found.group()
        ) and not (found.group()[:2].lower() == "kf" and len(found.group()) > 7):
            continue
        return FoundNumber(found.start(), found.end(), found.group().strip(), False, True)
    return None


def _is_date(text: str) -> bool:
    return re.match(r"(?:19|20)\d\d-\d\d-\d\d(?!\d)", text) is not None
