# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""The run, in order, written once: for each party make its documents, ask the check, write what may be written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from beslut import swedish
from beslut.output import Folder
from beslut.pipeline.again import Again
from beslut.pipeline.results import LeftOver, Result
from beslut.pipeline.workroom import Workroom

_FINAL = "-slutlig"
"""Final documents have a folder of their own, so that a later draft never takes the place of one."""


def generate(
    room: Workroom, formats: Sequence[str], folder: Path | None, *, replacing: bool = False, final: bool = False
) -> Iterator[Result]:
    """Write every document that the order names, party by party, in every format; a dry run has no folder.

    Yields what the check calls an error in the case, then for each party what it calls an error there, and each file
    as it is done. A document that cannot be made, or a file that cannot be written, is yielded with its error and stops
    nobody else; an order that cannot be understood raises before anything is written. Last come the files of parties
    that are no longer in the case: told, never deleted. `replacing` lets edited files be replaced, each after a dated
    copy. `final` writes without draft mark and comments, and only for parties that have neither errors nor gaps.

    A run that would only write what is there already tells so without making it again. A draft keeps one party's
    documents in memory at a time, a final run all of them.
    """
    work = room.work()
    if not room.order.everyone and room.order.county is None:
        for party, kind in work:
            room.context(party, kind)  # a step that a party named by somebody does not have is the order's mistake
    place = folder / (swedish.slug(room.case.id) + (_FINAL if final else "")) if folder else None
    again = Again(room, formats, place) if place and not final else None
    if again and (told := again.unchanged()):
        yield from told
        return

    from beslut.pipeline.making import drafts, finals  # which the run above does not need

    making = finals(room, formats) if final else drafts(room, formats)
    if place is None:
        yield from (one.result for one in making)
        return
    with Folder(place, room.order.today if replacing else None) as saver:
        saver.origin = room.origin()
        for one in making:
            result = one.saved(saver)
            if again:
                again.note(result, saver)
            yield result
        present = {room.places[party.code] for party in room.parties}
        left = [LeftOver(saver.path / name) for name in saver.names if name.split("/")[0] not in present]
        yield from left
    if again and not left:
        again.keep()
