# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""What somebody lays on the desk: which kind of thing each file is, by what it holds and then by its name."""

from __future__ import annotations

import csv
import io
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePath
from typing import Literal

from beslut.assets import CASES
from beslut.errors import BeslutError
from beslut.followup.comparison import UNKNOWN
from beslut.loading.xlsx import sheets_of
from beslut.output.names import same_for_any
from beslut.planning import Order
from beslut.project import Project
from beslut.reading.controls import controls_of
from beslut.reading.files import is_shown, lined_files
from beslut.reading.formats import REFUSED
from beslut.reading.minutes import readings_of
from beslut.reading.package import Package
from beslut.reading.refusing import UnreadableFile, refuse
from beslut.reading.said import Reading
from beslut.runs.follow_up import Compared, compare
from beslut.runs.gap_sheets import CASE, KEY, PARTIES
from beslut.site.shelf import is_project
from beslut.swedish import sort_key

Kind = Literal["projekt", "ärende", "tabell", "svar", "protokoll"]
_ENDINGS: dict[str, Kind] = {
    ".yaml": "ärende", ".yml": "ärende",
    ".odt": "protokoll", ".pdf": "protokoll", ".html": "protokoll", ".htm": "protokoll", ".txt": "protokoll",
    ".md": "protokoll",
}  # fmt: skip


_REFUSED = REFUSED | {
    ".dotx": ("filen är en mall", "är det ett brevpapper: förbered det med beslut paper, där beslut är installerat; är "
              "det en ifylld handling: spara den som .docx"),
    **dict.fromkeys((".xls", ".xlsb", ".ods", ".numbers"), ("kalkylblad av det slaget går inte att läsa",
                                                "öppna filen och spara den som Excel-arbetsbok (.xlsx)")),
    **dict.fromkeys((".msg", ".eml"), ("filen är ett mejl", "spara det som är bifogat i mejlet, och lägg hit det")),
    **dict.fromkeys((".jpg", ".jpeg", ".png", ".tif", ".tiff", ".heic"), ("filen är en bild, och har ingen text",
                                                              "be om handlingen som Word, eller som pdf med text")),
    **dict.fromkeys((".7z", ".rar"), ("arkivet går inte att packa upp här", "packa upp det, och lägg hit filerna")),
}  # fmt: skip
"""What people send that is not read here, each with why and the next step."""
_IN_ZIP = (".docx", ".odt", ".pdf", ".html", ".htm", ".txt", ".md", ".xlsx", ".csv", ".doc", ".zip")
_TEXTS = (".csv", ".txt", ".md", ".html", ".htm", ".yaml", ".yml")


@dataclass(frozen=True)
class Arrival:
    """One file that was laid here, and what it is taken for; a filled-in document may be minutes as well."""

    name: str
    content: bytes
    kinds: tuple[Kind, ...]


def arrivals(
    name: str, raw: bytes, refused: list[tuple[str, BeslutError]], enclosures: Container[str] = ()
) -> Iterator[Arrival]:
    """What the file is; of a zip that is no project, what each file in it is, but for the `enclosures` sent along.

    What is refused is told beside it.
    """
    try:
        package = Package(raw, name) if name.casefold().endswith(".zip") and not is_project(raw, name) else ()
    except BeslutError as error:
        refused.append((name, error))
        return
    inside = [one for one in package if is_shown(one) and PurePath(one.casefold()).suffix in _IN_ZIP]
    inside = [one for one in inside if same_for_any(PurePath(one).name) not in enclosures]
    for member in sorted(inside, key=sort_key) or [""]:
        shown = f"{name}/{member}" if member else name
        try:
            yield arrived(shown, package.read(member) if member and package else raw)
        except BeslutError as error:
            refused.append((shown, error))


def arrived(name: str, raw: bytes) -> Arrival:
    """What the file is. Raises UnreadableFile, DataError for one that is nothing we know, or must not be opened."""
    return Arrival(name, raw, _kinds(PurePath(name.casefold()).suffix, name, raw))


def _kinds(ending: str, name: str, raw: bytes) -> tuple[Kind, ...]:
    if raw.startswith(b"PK\x03\x04") and ending in _TEXTS:
        hint = "ge den rätt ändelse igen (.xlsx, .docx eller .zip), eller spara den om i sitt program"
        refuse(name, f"filen är ingen text, fast namnet slutar på {ending}", hint, code="I02")
    if not raw:
        refuse(name, "filen är tom", "hämta eller spara den på nytt", code="I07")
    if ending in (".html", ".htm") and b'id="bundle"' in raw:
        hint = "be den som skickade sidan om svaren: Hämta svaren att skicka tillbaka, eller Spara ärendet"
        refuse(name, "filen är programmet självt; det som skrivits i det ligger kvar hos den som skrev", hint)
    match ending:
        case ".zip":
            return ("projekt",) if is_project(raw, name) else ("protokoll",)
        case ".xlsx" | ".xlsm":
            names = {sheet.name for sheet in sheets_of(raw, name)}
            return ("svar",) if {PARTIES, CASE} & names else ("tabell",)
        case ".csv":
            text = raw.decode("utf-8-sig", "replace")
            header = next(csv.reader(io.StringIO(text), delimiter=";"), [])
            return ("svar",) if KEY in header else ("tabell",)
        case ".docx":
            found = controls_of(raw, name)
            filled = any(one.key and one.text for one in found.controls)
            return ("svar", "protokoll") if filled else ("svar",) if found.asked else ("protokoll",)
        case other if other in _ENDINGS:
            return (_ENDINGS[other],)
        case other if other in _REFUSED:
            refuse(name, *_REFUSED[other])
    hint = "lägg hit ett projekt (.zip), ett ärende (.yaml), en tabell, en ifylld lista, Wordfiler eller protokoll"
    refuse(name, "filen är av ett slag som inte går att läsa här", hint)


def place_of(one: Arrival) -> str:
    """Where a case file or a table belongs in a project."""
    return (CASES / PurePath(one.name).name).as_posix()


def compared_files(
    found: Sequence[Arrival],
    folder: Path,
    order: Order,
    project: Project,
    refused: list[UnreadableFile],
    party: str = "",
) -> Iterator[Compared]:
    """Each file of minutes held against the order's case, with the file itself in `folder`, so that it is known again.

    `party` is whose they are, when somebody has said so.
    A filled-in document that is no minutes says nothing here; what cannot be read is added to `refused`.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for one in found:
        path = folder / PurePath(one.name).name
        path.write_bytes(one.content)
        readings: list[Reading] = []
        try:
            for file in lined_files(path, refused):
                readings += readings_of(file)
        except UnreadableFile as error:
            refused.append(error)
            continue
        both = len(one.kinds) > 1
        asked = replace(order, everyone=False, parties=(party,) if party else ())
        for made in compare(asked, project, readings, strict=True):
            if both and (made.comparison is None or made.comparison.whole == UNKNOWN):
                continue
            yield made
