# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""What became of it: each file of a party's minutes held against what the case proposes to that party."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from beslut.errors import BeslutError
from beslut.followup.choosing import comparison_of, party_of, refuse_another, refuse_another_matter
from beslut.followup.comparison import Comparison
from beslut.followup.wordings import Proposals
from beslut.model import Party
from beslut.planning import Order, find_party, make_contexts
from beslut.project import Project
from beslut.reading.said import Reading


@dataclass(frozen=True)
class Compared:
    """One file held against the case, or why it could not be."""

    file: str
    party: Party | None
    comparison: Comparison | None
    error: BeslutError | None = None


def compare(
    order: Order, project: Project, readings: Sequence[Reading], section: str | None = None, *, strict: bool = False
) -> Iterator[Compared]:
    """Each file's matter held against the case, in the files' order; a file that cannot be stops no other.

    The order names at most one party, whose the papers then are; else each paper tells whose it is. `section` is a §.
    `strict` takes nothing for the case's that only stands alone in its file: what is to be recorded.
    Raises UsageError for an order that cannot be understood.
    """
    context_for = make_contexts(replace(order, step=None), project)
    loaded = project.case(order.case)
    named = find_party(loaded.register, order.parties[0], loaded.parties) if order.parties else None
    by_file: dict[str, list[Reading]] = {}
    for one in readings:
        by_file.setdefault(one.file, []).append(one)
    for file, found in by_file.items():
        party = named
        try:
            if party is None:
                party = party_of(found, loaded.parties, loaded.register)
            else:
                refuse_another(found, party, loaded.register)
            context = context_for(party)
            made = comparison_of(found, Proposals(context), section)
            if strict:
                refuse_another_matter(made, context)
            yield Compared(file, party, made)
        except BeslutError as error:
            yield Compared(file, party, None, error)
