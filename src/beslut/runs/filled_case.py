# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""A case's own files with answers in them: what the files would be."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from beslut.errors import DataError, Place, Problem
from beslut.loading.cell_writing import NotWritten, with_csv_cells, with_workbook_cells
from beslut.loading.columns import STATE, Column
from beslut.loading.cutting import value_at, without_value
from beslut.loading.party_rows import PartyRows, column_for
from beslut.loading.splicing import NotSpliced, Occupied, with_value, with_values
from beslut.loading.xlsx import Sheet
from beslut.loading.yaml_text import Plain
from beslut.model import Case, EarlierDecision, EarlierState, Party
from beslut.project import LoadedCase, Project
from beslut.wording import fact_name

_SOURCE = "källa"
_HOLE = "§-platsen för svaret-§"


@dataclass(frozen=True)
class Target:
    """One fact to write: its key, its party or None for the case's own, the answer, and where it was given."""

    key: str
    party: Party | None
    value: str
    source: str


def organs_in(value: str) -> list[str]:
    """The organs that a list names, parted by commas."""
    return [name.strip() for name in value.split(",") if name.strip()]


def contents(loaded: LoadedCase, project: Project, targets: list[Target], *, replacing: bool) -> Mapping[Path, bytes]:
    """Each file of the case that changes, with its new content. Raises DataError when an answer cannot be put in."""
    out, rest = with_cells(targets, loaded, project)
    if rest:
        text = project.assets.files.content(loaded.file).decode("utf-8")
        text, rest = _new_parties(text, loaded, rest)
        for one in rest:
            text = _in_text(text, loaded, one, replacing=replacing)
        out[loaded.file] = text.encode("utf-8")
    return out


def with_cells(
    targets: Sequence[Target], loaded: LoadedCase, project: Project
) -> tuple[dict[Path, bytes], list[Target]]:
    """The case's table with the answers that stand in it, and those that stand in the case file. Raises DataError."""
    out: dict[Path, bytes] = {}
    file, name = loaded.file, loaded.case.participants.table
    in_table: list[Target] = []
    if name:
        table = PartyRows(file.with_name(name), project.assets, loaded.case, loaded.register)
        in_table = [one for one in targets if _column(one) and not _in_case_file(loaded, one, table)]
        if in_table:
            out[file.with_name(name)] = _in_table(file.with_name(name), loaded, project, table, in_table)
    return out, [one for one in targets if one not in in_table]


def _in_case_file(loaded: LoadedCase, one: Target, table: PartyRows) -> bool:
    """Whether the case file itself says something of that party's fact: a table may not tell it too."""
    column = _column(one)
    if one.party is None or column is None:
        return True
    own = loaded.case.facts_of(one.party)
    if column.kind == "om":
        known = bool(own.deciding_body if column.name == "beslutande_organ" else own.taking_part)
    else:
        known = column.name in (own.earlier if column.kind == "tidigare" else own.facts)
    return known and not table.tells(one.party.name, column)


# --- the case file -----------------------------------------------------------------------------------------------


def _in_text(text: str, loaded: LoadedCase, one: Target, *, replacing: bool) -> str:
    try:
        for path, value in _values(loaded.case, one):
            text = _spliced(text, path, value)
    except (NotSpliced, Occupied) as error:
        whose = one.party.name if one.party else "ärendet"
        message = f"svaret på {fact_name(one.key, loaded.case.earlier)} för {whose} går inte att skriva in: {error}"
        hint = "skriv in det själv; inget är skrivet"
        raise DataError(Problem("K07", message, Place(loaded.file.name, 1, 1), hint)) from None
    return text


def _new_parties(text: str, loaded: LoadedCase, targets: list[Target]) -> tuple[str, list[Target]]:
    """The text with the answers of parties that it says nothing of yet, all at once, and the targets that are left."""
    told = value_at(text, ("per_part",)) or {}
    left = [one for one in targets if one.party is None or one.party.name in told]
    new: dict[str, Any] = {}
    for one in targets:
        for path, value in _values(loaded.case, one) if one not in left else ():
            at = new
            for part in path[1:-1]:
                at = at.setdefault(part, {})
            at[path[-1]] = value
    if not new:
        return text, left
    try:
        values = [(("per_part", name), value) for name, value in new.items()]
        return with_values(text, values if told else [(("per_part",), new)]), left
    except (NotSpliced, Occupied):
        return text, targets


def _spliced(text: str, path: tuple[str, ...], value: str | Mapping[str, Plain]) -> str:
    """The text with a value, or with a fact whose keys are put in one by one; a fact in short form is written out."""
    if isinstance(value, str):
        return with_value(text, path, value, replace=True)
    try:
        for name, words in value.items():
            if isinstance(value_at(text, (*path, name)), list):  # several sources, and now one
                text = without_value(text, (*path, name))
            text = with_value(text, (*path, name), words, replace=True)
    except NotSpliced:
        told = ", ".join(f"{name}: {json.dumps(words, ensure_ascii=False)}" for name, words in value.items())
        marked = with_value(text, path, _HOLE, replace=True)
        found = next(form for form in (f"'{_HOLE}'", f'"{_HOLE}"', _HOLE) if form in marked)
        return marked.replace(found, "{" + told + "}")
    return text


def _values(case: Case, one: Target) -> Iterator[tuple[tuple[str, ...], str | Mapping[str, Plain]]]:
    """What is to stand in the case file, by the path to it."""
    group, *path = one.key.split(".")
    fact = {"status": "belagd", "värde": one.value, _SOURCE: one.source}
    if one.party is None:
        yield (group, *path), fact
        return
    below = ("per_part", one.party.name)
    if group in ("uppgifter", "steg"):
        yield (*below, group, *path), fact
    elif group == "deltagande":
        yield (*below, group), {"organ": organs_in(one.value), "status": "belagd", _SOURCE: one.source}
    elif group == "beslutande_organ":
        yield (*below, group), {"status": "valt", "namn": one.value, _SOURCE: one.source}
    else:
        ident, part = path
        here = (*below, group, ident)
        otherwise = next(document.otherwise for document in case.earlier if document.id == ident)
        own = case.facts_of(one.party).earlier.get(ident)
        yield from _earlier(here, part, one, own, otherwise)


def _earlier(
    here: tuple[str, ...], part: str, one: Target, own: EarlierDecision | None, otherwise: EarlierDecision
) -> Iterator[tuple[tuple[str, ...], str | Mapping[str, Plain]]]:
    """One part of an earlier decision, and what such a decision must say beside it."""
    known = own or otherwise
    yield (*here, part), one.value
    if part != STATE:
        yield (*here, STATE), EarlierState.RECORDED.value
    if own is None:
        yield (*here, "relation"), known.relation.value
    if own is None or not own.source:
        yield (*here, _SOURCE), one.source
    if known.hint:
        yield (*here, "anvisning"), known.hint


# --- the table ---------------------------------------------------------------------------------------------------


def _column(one: Target) -> Column | None:
    """The table's column for the fact; None where answers are not written in a table."""
    column = column_for(one.key) if one.party else None
    return column if column and column.kind in ("uppgift", "tidigare", "om") else None


def _in_table(path: Path, loaded: LoadedCase, project: Project, table: PartyRows, targets: list[Target]) -> bytes:
    raw = project.assets.files.content(path)
    headings, earlier = dict(table.headings), loaded.case.earlier
    cells: dict[tuple[int, str], str] = {}
    sources: dict[tuple[int, str], dict[str, list[str]]] = {}
    for one in targets:
        column, row = _column(one), table.of_party.get(one.party.name if one.party else "")
        if column is None or one.party is None or row is None:
            raise DataError(
                Problem("K07", f"tabellen {path.name} har ingen rad för {one.party.name if one.party else ''}")
            )
        if not one.value and (column.kind, column.name, column.part) not in headings:
            continue  # nothing stands there to be taken back
        heading = headings.setdefault((column.kind, column.name, column.part), fact_name(one.key, earlier))
        cells[row[0].row, heading] = one.value
        if not one.source:
            continue
        place = headings.setdefault(("om", _SOURCE, ""), _SOURCE)
        before = table.cell(one.party.name, Column("om", _SOURCE))
        known = sources.setdefault((row[0].row, place), {before.text: []} if before and before.text else {})
        known.setdefault(one.source, []).append(heading)
    for at, by_source in sources.items():
        cells[at] = "; ".join(f"{told} ({', '.join(names)})" if names else told for told, names in by_source.items())
    try:
        sheet = isinstance(table.source, Sheet)
        return with_workbook_cells(raw, cells) if sheet else with_csv_cells(raw, cells)
    except NotWritten as error:
        raise DataError(Problem("K07", f"tabellen {path.name} går inte att fylla i: {error}")) from None
