# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""What a shell can complete: names of municipalities, cases and documents. A broken file completes nothing."""

from __future__ import annotations

from beslut.cli.words import order, project_of
from beslut.errors import BeslutError


def _starting(words: list[str], incomplete: str) -> list[str]:
    """The words that begin with the letters typed; a shell puts in no others, however alike."""
    return [word for word in words if word.startswith(incomplete)]


def parties(incomplete: str) -> list[str]:
    """The parties of the default case, or of the register when there is none."""
    try:
        return _starting([party.name for party in project_of(order()).case().parties], incomplete)
    except BeslutError:
        return []


def cases(incomplete: str) -> list[str]:
    """The cases."""
    try:
        return _starting(list(project_of(order()).case_files), incomplete)
    except BeslutError:
        return []


def documents(incomplete: str) -> list[str]:
    """The documents of the default case."""
    try:
        return _starting([kind.id for kind in project_of(order()).case().case.documents], incomplete)
    except BeslutError:
        return []
