# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""A workroom to what the check looks at: every document of every party, and what could not be made."""

from __future__ import annotations

from beslut.checking import Finding, Matter, Paper, Seat, from_problems, load_language
from beslut.errors import BeslutError
from beslut.loading.places import CasePlaces
from beslut.pipeline import Workroom, document_for


def gathered(room: Workroom) -> tuple[Matter, tuple[Finding, ...]]:
    """The case with its parties' documents, and a finding for each problem of a document that could not be made.

    Raises UsageError for an order that cannot be understood, DataError for a case that cannot be loaded.
    """
    seats: list[Seat] = []
    broken: list[Finding] = []
    kinds = {party.code: room.kinds_for(party) for party in room.chosen()}
    for party in room.chosen():
        papers = []
        for kind in kinds[party.code]:
            standing = room.standing(party, kind)
            try:
                papers.append(Paper(standing, kind, document_for(standing, kind, room.templates)))
            except BeslutError as error:
                broken += from_problems(error.problems, party.name, kind.name)
        seats.append(Seat(room.standing(party), tuple(papers)))
    matter = Matter(
        case=room.case,
        seats=tuple(seats),
        places=CasePlaces(room.case_file, room.assets),
        templates=room.templates,
        language=load_language(room.assets),
    )
    return matter, tuple(broken)
