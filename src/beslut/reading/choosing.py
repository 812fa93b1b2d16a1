# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Which of many readings is meant: by § or by the words of the matter; several that could be are never chosen among."""

from __future__ import annotations

import re
from collections.abc import Sequence

from beslut.errors import Problem, UsageError
from beslut.reading.said import Reading
from beslut.swedish import folded


def chosen(readings: Sequence[Reading], *, section: str | None, matter: str | None) -> list[Reading]:
    """The one reading that § and words mean; all of them when neither is given.

    Raises UsageError when none is meant, or several: then all that could be are told.
    """
    if section is None and matter is None:
        return list(readings)
    found = [one for one in readings if _is_section(one, section) and _is_matter(one, matter)]
    asked = " ".join(f"”{word}”" for word in (section, matter) if word)
    if not found:
        told = _list(readings)
        raise UsageError(Problem("U27", f"ingen paragraf och inget ärende heter {asked}", hint=f"där finns {told}"))
    if len(found) > 1:
        raise UsageError(Problem("U28", f"{asked} kan vara flera", hint=f"välj en av {_list(found)}"))
    return found


def _is_section(reading: Reading, asked: str | None) -> bool:
    if asked is None:
        return True
    number = re.sub(r"^.*§\s*", "", asked.strip()).strip()
    return reading.section.value == number


def _is_matter(reading: Reading, asked: str | None) -> bool:
    if asked is None:
        return True
    words = folded(asked)
    number = str(reading.case_number.value or "")
    return words in folded(str(reading.matter.value or "")) or _plain(asked) == _plain(number) != ""


def _plain(number: str) -> str:
    return re.sub(r"[^0-9a-zåäö]", "", number.casefold())


def _list(readings: Sequence[Reading]) -> str:
    shown = [f"{title_of(one)} ({one.file})" for one in readings[:12]]
    more = f" och {len(readings) - 12} till" if len(readings) > 12 else ""
    return "; ".join(shown) + more if shown else "inget"


def title_of(reading: Reading) -> str:
    """*§ 75 Ärendemening*, as far as both are told."""
    parts = [f"§ {reading.section.value}" if reading.section.value else "", str(reading.matter.value or "")]
    return " ".join(part for part in parts if part) or "ett ärende utan namn"
