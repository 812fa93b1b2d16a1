# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""What Jinja says is wrong with a template, in Swedish."""

from __future__ import annotations

import re
from collections.abc import Iterable

_SYNTAX: Iterable[tuple[str, str]] = (
    (r"No filter named '(.*?)'", "filtret ”{}” finns inte; de som finns är versal och length"),
    (r"No test named '(.*?)'", "provet ”{}” finns inte; de som finns är defined och undefined"),
    (r"unknown tag '(.*?)'.*looking for", "taggen ”{}” passar inte här; en tagg före den är inte avslutad"),
    (r"unknown tag '(.*?)'", "taggen ”{}” finns inte"),
    (r"[Uu]nexpected end of template", "mallen tar slut mitt i något; en {{% endif %}} eller {{% endfor %}} saknas"),
    (r"expected token '.*?', got '(.*?)'", "oväntat ”{}” i uttrycket"),
    (r"unexpected '(.*?)'", "oväntat ”{}” i uttrycket"),
    (r"unexpected char (\S+)", "oväntat tecken {} i uttrycket"),
)


def in_swedish(said: str, otherwise: str) -> str:
    """Jinja's complaint in Swedish, or other words where it is none of the usual ones."""
    for pattern, words in _SYNTAX:
        found = re.search(pattern, said)
        if found:
            return words.format(*found.groups())
    return otherwise
