# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Every document that an order comes to, made but not yet written: what the check looks at, and then the writers."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from beslut.checking import Matter, Paper, Seat, load_language
from beslut.errors import BeslutError
from beslut.loading.places import CasePlaces
from beslut.model import DocumentKind, Party
from beslut.pipeline.document import document_for
from beslut.pipeline.workroom import Workroom


@dataclass(frozen=True)
class Broken:
    """A document that could not be made, whose it was, and why."""

    party: Party
    kind: DocumentKind
    error: BeslutError


def gathered(room: Workroom) -> tuple[Matter, tuple[Broken, ...]]:
    """The case with its parties' documents, and what could not be made.

    Raises UsageError for an order that cannot be understood, DataError for a case that cannot be loaded.
    """
    papers: dict[str, list[Paper]] = {party.code: [] for party in room.chosen()}
    broken: list[Broken] = []
    for party, kind in room.work():
        try:
            standing = room.standing(party, kind)
            papers[party.code].append(Paper(standing, kind, document_for(standing, kind, room.templates)))
        except BeslutError as error:
            broken.append(Broken(party, kind, error))
    matter = Matter(
        case=room.case,
        parties=room.parties,
        seats=tuple(Seat(room.standing(party), tuple(papers[party.code])) for party in room.chosen()),
        places=CasePlaces(room.case_file, room.assets),
        templates=room.templates,
        words=partial(load_language, room.assets),
    )
    return matter, tuple(broken)
