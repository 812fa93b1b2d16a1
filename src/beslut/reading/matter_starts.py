# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Where a § begins: a row that opens with its number, and not a reference to some other §."""

from __future__ import annotations

import re
from dataclasses import dataclass

from beslut.reading.case_numbers import labelled_number
from beslut.reading.dates import dates_in
from beslut.reading.rows import Row

_PREFIX = r"(?P<prefix>(?:[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{0,20}(?:\s(?:arbetsutskott|utskott|presidium))?)\s)?"
_SIGNED = re.compile(
    rf"^{_PREFIX}(?P<day>(?:19|20)\d\d-\d\d-\d\d,?\s)?(?:§|Paragraf|PARAGRAF)\s?(?P<number>\d{{1,4}}(?:/\d\d(?:\d\d)?(?!\d))?)(?!\d)(?P<rest>.*)$",
    re.DOTALL,
)
_AFTER = re.compile(r"^(?P<number>\d{1,4})\s?§(?!§)(?P<rest>.*)$", re.DOTALL)
_SHORT = re.compile(
    r"^(?P<prefix>(?:K[sfSF]|KSAU|Ksau|Au|AU|Sn|SN|Rs|RS|Rf|RF|Bun|BUN)\s)(?P<number>\d{1,4})(?!\d)(?P<rest>(?:\s.*)?)$",
    re.DOTALL,
)
_REFERENCE = re.compile(
    r"^\s*(?:[,;)\]/]|[–-]\s?\d|:(?!\s+[A-ZÅÄÖ])|\.(?!\s*[A-ZÅÄÖ])|(?:och|i|samt|av|ska|har|enligt|till|att|kap|med|är|eller|om|den|fattade|beslutade)\b|st\b"
    r"|[a-zåäö]*lagen\b|(?:KL|FL|LOU|OSL|TF|PBL|SoL|LSS)\b)"
)
_MORE = re.compile(r"^\s*(?:[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{0,5}\s?§?\s?\d{1,4}(?!\d|[-/:]))+")
_OTHERS = re.compile(r"^(?:\s*[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{0,5}\s?§\s?\d{1,4}(?:/\d\d(?:\d\d)?)?(?!\d|[-:]))+")
"""The §§ of other meetings: *Ks § 221 Ksau § 310*."""


@dataclass(frozen=True, slots=True)
class Start:
    """The beginning of a §: its number, the body's short name before it, and what follows on the row."""

    number: str
    prefix: str
    rest: str
    day: str | None = None


def start_of(row: Row) -> Start | None:
    """The § that this row begins, by its looks alone."""
    text = f"{row.label} {row.text}" if row.label and "§" in row.label else row.text
    if row.label and "§" not in row.label:
        return None
    for pattern in (_SIGNED, _AFTER, _SHORT):
        found = pattern.match(text)
        if found is None:
            continue
        rest = found["rest"]
        if _REFERENCE.match(rest) or _only_a_reference(rest):
            return None
        prefix = (found.groupdict().get("prefix") or "").strip()
        if (
            prefix
            and pattern is _SIGNED
            and prefix.casefold() in ("bordlagt", "se", "enligt", "beslut", "protokoll", "jfr")
        ):
            return None
        rest = _MORE.sub("", rest) if pattern is _SHORT else without_references(rest) if prefix else rest
        day = (found.groupdict().get("day") or "").strip(", ") or None
        return Start(found["number"], prefix, rest.strip(" .:\t–-"), day)
    return None


def without_references(text: str) -> str:
    """The text without the §§ of other meetings that it begins with."""
    return _OTHERS.sub("", text)


def _only_a_reference(rest: str) -> bool:
    """*§ 58 2024-02-20*: a number with a day after it tells of another meeting."""
    days = dates_in(rest)
    return bool(days) and not re.sub(r"[\s,()]|den", "", rest[: days[0].start] + rest[days[0].end :])


def _title(rest: str) -> str:
    """What stands after a § besides a case number."""
    number = labelled_number(rest)
    return (rest[: number.start] + rest[number.end :]).strip() if number else rest


def is_start(row: Row, before: Row | None) -> bool:
    """Whether the row begins a §, seen with the row before it: not in the middle of a sentence."""
    start = start_of(row)
    if start is None:
        return False
    above = start_of(before) if before else None
    if above and above.prefix and start.prefix and not (_title(above.rest) or _title(start.rest)):
        return False  # a second row with the §§ of other meetings
    if before is None or row.gap or row.after_page or row.line.begins or row.line.heading:
        return True
    return not re.search(
        r"(?:[,(–-]|\b(?:och|enligt|av|i|med|från|den|beslut|se|mot|fullmäktige|styrelsen|nämnden|utskottet))$",
        before.text,
    )
