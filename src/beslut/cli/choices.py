# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""What a shell can complete: names of municipalities, cases and documents. A broken file completes nothing."""

from __future__ import annotations

from beslut.cli.words import order
from beslut.errors import BeslutError
from beslut.pipeline import Workroom


def _starting(words: list[str], incomplete: str) -> list[str]:
    """The words that begin with the letters typed; a shell puts in no others, however alike."""
    return [word for word in words if word.startswith(incomplete)]


def parties(incomplete: str) -> list[str]:
    """The parties of the default case, or of the register when there is none."""
    try:
        room = Workroom(order())
        return _starting([party.name for party in room.parties], incomplete)
    except BeslutError:
        return []


def cases(incomplete: str) -> list[str]:
    """The cases."""
    return _starting([path.stem for path in Workroom(order()).assets.case_files()], incomplete)


def documents(incomplete: str) -> list[str]:
    """The documents of the default case."""
    try:
        return _starting([kind.id for kind in Workroom(order()).case.documents], incomplete)
    except BeslutError:
        return []
