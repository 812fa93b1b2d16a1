# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""`beslut init`: a project folder of somebody's own, which writes its documents at once and teaches by its comments."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from beslut import __version__, swedish
from beslut.assets import CASES, Assets, starter_files
from beslut.cli.declaration import CommandLine
from beslut.cli.options import CI, FOLDER
from beslut.cli.printing import print_message, print_result
from beslut.cli.schema import schema_text
from beslut.cli.words import one_of
from beslut.errors import Problem, SaveError, UsageError, reason
from beslut.loading.schema import SCHEMAS

SERVICES = ("github", "gitlab")
_EXAMPLE, _VERSION = "mitt-arende", "BESLUT_VERSION"
_RESERVED = {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10))}
_PLACES = {"beslut.yml": ".github/workflows/beslut.yml", "gitlab-ci.yml": ".gitlab-ci.yml", "gitignore": ".gitignore"}
"""Where files of the starter lie in a project; names that begin with a dot are hidden where we keep them."""


def init(line: CommandLine) -> int:
    """Carry out `beslut init`."""
    folder = line[FOLDER]
    assert folder is not None, "the folder is required"
    start_project(folder, line[CI])
    return 0


def start_project(folder: Path, ci: str | None) -> None:
    """Write a project into a new or empty folder, named after it, and tell what to do next.

    Raises UsageError for a name that no case can have, SaveError when the folder holds something or cannot be written.
    """
    case = _case_name(folder)
    service = one_of(ci, SERVICES, "tjänsten") if ci is not None else None
    _refuse_filled(folder)
    for name, content in _files(case, service):
        _write(folder / name, content)
        print_result((folder / name).as_posix())
    lines = [
        f"Klart: ärendet {case} i mappen {folder}. Skriv handlingarna:",
        f"  cd {_quoted(folder)}",
        "  beslut generate --alla",
        f"Ändra sedan {(CASES / case).as_posix()}.yaml bit för bit; kommentarerna i filen förklarar.",
    ]
    print_message("\n".join(lines))


def _case_name(folder: Path) -> str:
    name = folder.resolve().name
    try:
        case = swedish.slug(name)
    except ValueError:
        hint = "ge mappen ett namn med bokstäver, till exempel mitt-arende"
        raise UsageError(Problem("U30", f"”{name}” duger inte som namn på ett ärende", hint=hint)) from None
    if case in _RESERVED or case in {path.stem for path in Assets.of().case_files()}:
        why = "är ett namn som Windows inte tillåter" if case in _RESERVED else "är ett ärende som följer med beslut"
        raise UsageError(Problem("U30", f"”{case}” {why}", hint="välj ett annat namn på mappen"))
    return case


def _refuse_filled(folder: Path) -> None:
    """Nothing may lie there but a repository that has just been made."""
    try:
        filled = folder.exists() and (not folder.is_dir() or any(path.name != ".git" for path in folder.iterdir()))
    except OSError as error:
        raise SaveError(Problem("S10", f"mappen går inte att läsa: {folder} ({reason(error)})")) from None
    if filled:
        hint = "välj ett annat namn, eller en tom mapp; beslut init skriver aldrig över något"
        raise SaveError(Problem("S10", f"{folder} finns redan och är inte tom", hint=hint))


def _files(case: str, service: str | None) -> Iterator[tuple[str, bytes]]:
    """The name and content of every file, the case file first."""
    files = starter_files("projekt")
    if service:
        files |= starter_files(service)
    for name, content in files.items():
        place = _PLACES.get(name, name).replace(_EXAMPLE, case)
        yield place, content.replace(_EXAMPLE.encode(), case.encode()).replace(_VERSION.encode(), __version__.encode())
    for kind in SCHEMAS:
        yield f"schema/{kind}.json", schema_text(kind).encode()


def _write(target: Path, content: bytes) -> None:
    """Make one new file; what happens to lie there is never written over."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("xb") as file:
            file.write(content)
    except OSError as error:
        hint = "kontrollera att mappen går att skriva i"
        raise SaveError(Problem("S10", f"filen går inte att skriva: {target} ({reason(error)})", hint=hint)) from None


def _quoted(folder: Path) -> str:
    return f'"{folder}"' if " " in str(folder) else str(folder)
