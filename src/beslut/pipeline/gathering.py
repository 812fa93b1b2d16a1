# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Every document that an order comes to, made but not yet written: what the check looks at, and then the writers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from beslut.checking import Matter, Paper, Seat, Setting, load_language
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


def setting(room: Workroom) -> Setting:
    """The case as the check needs it, whoever of its parties are to be shown. Raises DataError."""
    return Setting(
        case=room.case,
        parties=room.parties,
        places=CasePlaces(room.case_file, room.assets),
        templates=room.templates,
        words=partial(load_language, room.assets),
    )


def seated(room: Workroom) -> Iterator[tuple[Seat, tuple[Broken, ...]]]:
    """Each party of the order with its documents, made when it is asked for, and what could not be made.

    Raises UsageError for an order that cannot be understood, DataError for a case that cannot be loaded.
    """
    for party in room.chosen():
        papers: list[Paper] = []
        broken: list[Broken] = []
        for kind in room.kinds_for(party):
            try:
                standing = room.standing(party, kind)
                papers.append(Paper(standing, kind, document_for(standing, kind, room.templates)))
            except BeslutError as error:
                broken.append(Broken(party, kind, error))
        yield Seat(room.standing(party), tuple(papers)), tuple(broken)


def gathered(room: Workroom) -> tuple[Matter, tuple[Broken, ...]]:
    """The case with all documents of the order, and what could not be made. Raises as `seated`."""
    room.work()  # an order that comes to nothing is told
    seats: list[Seat] = []
    broken: list[Broken] = []
    for seat, not_made in seated(room):
        seats.append(seat)
        broken += not_made
    return Matter(**vars(setting(room)), seats=tuple(seats)), tuple(broken)
