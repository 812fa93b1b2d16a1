# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""The run, in order, written once: make every document, ask the check, write what may be written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from beslut import swedish
from beslut.blocks import Check, Gap, checks, gaps, settled
from beslut.checking import RULES, Finding, Matter, blocking, findings
from beslut.errors import BeslutError, DataError, Problem, SaveError
from beslut.model import DocumentKind, Party
from beslut.output import Folder, Saved
from beslut.pipeline.gathering import Broken, gathered
from beslut.pipeline.workroom import Workroom
from beslut.writers import writer


@dataclass(frozen=True)
class Written:
    """One document of one party after the run; `saved` is None on a dry run."""

    party: Party
    kind: DocumentKind | None
    name: str
    saved: Saved | None
    gaps: tuple[Gap, ...] = ()
    checks: tuple[Check, ...] = ()


@dataclass(frozen=True)
class LeftOver:
    """A file that we once wrote, of a party that the case no longer has."""

    path: Path


@dataclass(frozen=True)
class Failed:
    """A party whose documents, or one of them, could not be written, and why."""

    party: Party
    error: BeslutError


_ERRORS = frozenset(rule.code for rule in RULES.values() if rule.level == "fel" and rule.looks_at != "fil")
"""The rules that a draft is held to as it is written; `beslut check` runs them all, and reads the files back too."""

_FINAL = "-slutlig"
"""Final documents have a folder of their own, so that a later draft never takes the place of one."""

Result = Written | Failed | Finding | LeftOver


def generate(
    room: Workroom, formats: Sequence[str], folder: Path | None, *, replacing: bool = False, final: bool = False
) -> Iterator[Result]:
    """Write every document that the order names, party by party, in every format; a dry run has no folder.

    Yields first what the check calls an error, then each file as it is done. A document that cannot be made, or a
    file that cannot be written, is yielded with its error and stops nobody else; an order that cannot be understood
    raises before anything is written. Last come the files of parties that are no longer in the case: told, never
    deleted. `replacing` lets edited files be replaced, each after a dated copy. `final` writes without draft mark and
    comments, and only for parties that have neither errors nor gaps.
    """
    if not room.order.everyone and room.order.county is None:
        for party, kind in room.work():
            room.standing(party, kind)  # a step that a party named by somebody does not have is the order's mistake
    room.stock.recall_sections()
    matter, broken = gathered(room)
    room.stock.keep_sections()
    found = findings(matter) if final else findings(matter, _ERRORS)
    stopped = _stopped(matter, found) if final else {}
    if not final:
        yield from (one for one in found if one.level == "fel")
    if folder is None:
        yield from _written(room, formats, matter, broken, stopped, None, final=final)
        return
    name = swedish.slug(room.case.id) + (_FINAL if final else "")
    with Folder(folder / name, room.order.today if replacing else None) as saver:
        saver.origin = room.origin()
        yield from _written(room, formats, matter, broken, stopped, saver, final=final)
        present = {room.places[party.code] for party in room.parties}
        yield from (LeftOver(saver.path / name) for name in saver.names if name.split("/")[0] not in present)


def _stopped(matter: Matter, found: Sequence[Finding]) -> dict[str, BeslutError]:
    """The parties that cannot have final documents, by code: what is wrong or missing, all of it."""
    stops = blocking(found)
    out: dict[str, BeslutError] = {}
    for seat in matter.seats:
        own = [one for one in stops if one.party in ("", seat.party.name)]
        if own:
            gaps_left = sum(one.level == "lucka" for one in own)
            words = f"{gaps_left} {'lucka' if gaps_left == 1 else 'luckor'}"
            message = f"skrivs inte som slutlig: {len(own) - gaps_left} fel och {words}"
            head = Problem("S05", message, hint="rätta och fyll i, eller skriv utkast utan --slutlig")
            out[seat.party.code] = DataError([head, *(_problem(one) for one in own)])
    return out


def _problem(one: Finding) -> Problem:
    level = "lucka" if one.level == "lucka" else "fel"
    return Problem(one.code, one.message, one.place, one.hint, level)


def _written(
    room: Workroom,
    formats: Sequence[str],
    matter: Matter,
    broken: Sequence[Broken],
    stopped: dict[str, BeslutError],
    saver: Folder | None,
    *,
    final: bool,
) -> Iterator[Written | Failed]:
    for seat in matter.seats:
        party = seat.party
        yield from (Failed(party, one.error) for one in broken if one.party == party)
        if party.code in stopped:
            yield Failed(party, stopped[party.code])
            continue
        for paper in seat.papers:
            document = settled(paper.document) if final else paper.document
            for format_ in formats:
                name = room.file_name(paper.standing, paper.kind, format_)
                content = writer(format_)(document)
                yield _saved(saver, content, Written(party, paper.kind, name, None, gaps(document), checks(document)))
        for name, path in room.attached.items():
            yield _saved(saver, path.read_bytes(), Written(party, None, f"{room.places[party.code]}/{name}", None))


def _saved(saver: Folder | None, content: bytes, one: Written) -> Written | Failed:
    if saver is None:
        return one
    try:
        return replace(one, saved=saver.save(one.name, content))
    except SaveError as error:
        return Failed(one.party, error)
