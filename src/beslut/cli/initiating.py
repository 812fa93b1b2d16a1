# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""`beslut init`: a project folder of somebody's own, which writes its documents at once and teaches by its comments."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from beslut import __address__, __version__, interrupts, swedish
from beslut.assets import CASES, Assets, starter_files
from beslut.cli.declaration import CommandLine
from beslut.cli.options import CI, FOLDER, FROM_CASE, START_COUNTY, START_SENDER
from beslut.cli.printing import print_message, print_result
from beslut.cli.schema import schema_text
from beslut.cli.words import one_of, project_here
from beslut.errors import Problem, SaveError, UsageError, reason
from beslut.loading.schema import SCHEMAS
from beslut.output.names import unfit
from beslut.output.single import put_single
from beslut.project import Project
from beslut.runs.beginnings import EXAMPLE, Start, beginning

SERVICES = ("github", "gitlab")
_FILLED = {b"BESLUT_ADDRESS": __address__.encode(), b"BESLUT_VERSION": __version__.encode()}
_PLACES = {"beslut.yml": ".github/workflows/beslut.yml", "gitlab-ci.yml": ".gitlab-ci.yml", "gitignore": ".gitignore"}
"""Where files of the starter lie in a project; names that begin with a dot are hidden where we keep them."""


def init(line: CommandLine) -> int:
    """Carry out `beslut init`."""
    folder = line[FOLDER]
    assert folder is not None, "the folder is required"
    start_project(folder, line[CI], Start(line[FROM_CASE], line[START_COUNTY], line[START_SENDER]))
    return 0


def start_project(folder: Path, ci: str | None, start: Start) -> None:
    """Write a project into a new or empty folder, named after it, and tell what to do next.

    Raises UsageError for a name that no case can have and for what it cannot begin from, SaveError when the folder
    holds something or cannot be written.
    """
    case = _case_name(folder)
    service = one_of(ci, SERVICES, "tjänsten") if ci is not None else None
    _refuse_filled(folder)
    files = beginning(start, case, Project.at(project_here()))
    for path in _written(folder, _files(case, service, files)):
        print_result(path.as_posix())
    lines = [
        f"Klart: ärendet {case} i mappen {folder}. Skriv handlingarna:",
        f"  cd {_quoted(folder)}",
        "  beslut generate --alla",
        f"Ändra sedan {(CASES / case).as_posix()}.yaml bit för bit; kommentarerna i filen förklarar.",
    ]
    print_message("\n".join(lines))


def _case_name(folder: Path) -> str:
    try:
        name = folder.resolve().name
    except (OSError, RuntimeError):  # the working directory is gone, or links go round
        raise SaveError(Problem("S10", f"mappen går inte att hitta: {folder}", hint="ange en annan plats")) from None
    try:
        case = swedish.slug(name)
    except ValueError:
        hint = "ge mappen ett namn med bokstäver, till exempel mitt-arende"
        raise UsageError(Problem("U30", f"”{name}” duger inte som namn på ett ärende", hint=hint)) from None
    reserved = unfit(case)
    if reserved or case in {path.stem for path in Assets.of().case_files()}:
        why = "är ett namn som Windows inte tillåter" if reserved else "är ett ärende som följer med beslut"
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


def _files(case: str, service: str | None, begun: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """The name and content of every file, the case file first."""
    files = {**begun, **(starter_files(service) if service else {})}
    for name, content in files.items():
        place = _PLACES.get(name, name).replace(EXAMPLE, case)
        content = content.replace(EXAMPLE.encode(), case.encode())
        for word, value in _FILLED.items():
            content = content.replace(word, value)
        yield place, content
    for kind in SCHEMAS:
        yield f"schema/{kind}.json", schema_text(kind).encode()


def _written(folder: Path, files: Iterable[tuple[str, bytes]]) -> list[Path]:
    """Every file made new, and its path; when one cannot be, or somebody presses Ctrl-C, none and no folder is left."""
    made: list[Path] = []
    written: list[Path] = []
    with interrupts.held():
        try:
            for name, content in files:
                _make_folders(folder / name, made)
                put_single(folder / name, content, only_new=True)
                made.append(folder / name)
                written.append(folder / name)
                interrupts.heed()
        except BaseException:
            for path in reversed(made):
                with suppress(OSError):
                    path.unlink() if path in written else path.rmdir()
            raise
    return written


def _make_folders(target: Path, made: list[Path]) -> None:
    """The folders that a file is to lie in; each new one is added to what has been made."""
    try:
        for above in reversed(target.parents):
            if not above.exists():
                above.mkdir()
                made.append(above)
    except OSError as error:
        hint = "kontrollera att mappen går att skriva i"
        raise SaveError(Problem("S10", f"mappen går inte att skapa: {above} ({reason(error)})", hint=hint)) from None


def _quoted(folder: Path) -> str:
    return f'"{folder}"' if " " in str(folder) else str(folder)
