# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Every document that an order comes to, made but not yet written: what the check looks at, and then the writers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from beslut.checking import CheckContext, CheckInput, PartyDocument, PartyDocuments
from beslut.errors import BeslutError
from beslut.loading.places import CasePlaces
from beslut.model import DocumentKind, Language, Party
from beslut.pipeline.document import document_for
from beslut.pipeline.workroom import Workroom


@dataclass(frozen=True)
class Broken:
    """A document that could not be made, whose it was, and why."""

    party: Party
    kind: DocumentKind
    error: BeslutError


def check_context(room: Workroom) -> CheckContext:
    """The case as the check needs it, whoever of its parties are to be shown. Raises DataError."""
    return CheckContext(
        case=room.case,
        parties=room.parties,
        places=CasePlaces(room.case_file, room.assets),
        templates=room.templates,
        words=lambda: _language(room),
    )


def _language(room: Workroom) -> Language:
    from beslut.loading.language import load_language  # which reads YAML: a draft's rules ask for no words

    return load_language(room.assets)


def seated(room: Workroom, parties: Iterable[Party]) -> Iterator[tuple[PartyDocuments, tuple[Broken, ...]]]:
    """Each of the parties with its documents of the order, made when asked for, and what could not be made.

    Raises UsageError for an order that cannot be understood, DataError for a case that cannot be loaded.
    """
    for party in parties:
        documents: list[PartyDocument] = []
        broken: list[Broken] = []
        for kind in room.kinds_for(party):
            try:
                context = room.context(party, kind)
                documents.append(PartyDocument(context, kind, document_for(context, kind, room.templates)))
            except BeslutError as error:
                broken.append(Broken(party, kind, error))
        yield PartyDocuments(room.context(party), tuple(documents)), tuple(broken)


def gathered(room: Workroom) -> tuple[CheckInput, tuple[Broken, ...]]:
    """The case with all documents of the order, and what could not be made. Raises as `seated`."""
    room.work()  # an order that comes to nothing is told
    bundles: list[PartyDocuments] = []
    broken: list[Broken] = []
    for bundle, not_made in seated(room, room.chosen()):
        bundles.append(bundle)
        broken += not_made
    return check_context(room).with_documents(bundles), tuple(broken)
