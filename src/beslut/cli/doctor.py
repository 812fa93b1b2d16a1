# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""`beslut doctor`: what a person who helps needs to know about an installation and a project, and nothing personal."""

from __future__ import annotations

import json
import platform
import re
import zipfile
from collections.abc import Callable
from contextlib import suppress
from importlib import metadata, resources
from pathlib import Path

from beslut import __version__
from beslut.assets import shipped_root
from beslut.cli.declaration import CommandLine
from beslut.cli.options import JSON
from beslut.cli.printing import print_result
from beslut.cli.words import order, project_of
from beslut.errors import BeslutError
from beslut.planning import Order
from beslut.project import Project

_WHOLE = {"[Content_Types].xml", "word/document.xml", "word/styles.xml", "word/numbering.xml"}
_DISTRIBUTION = "beslut"
_OPTIONAL = re.compile(r"([\w.-]+).*; extra == ['\"](.+)['\"]")
_NO_CHOICES = ("alla", "dev")
"""Extras that are no choice of their own: all of them at once, and what the tests need."""


def examine(line: CommandLine) -> int:
    """Print the findings, as lines or as JSON; 0 when all is well, 1 when something is wrong."""
    asked = order(line)
    problems: list[str] = []
    found: dict[str, object] = {
        "version": 1,
        "beslut": __version__,
        "python": platform.python_version(),
        "plattform": f"{platform.system()} {platform.release()} {platform.machine()}",
        "följer_med": _shown(shipped_root()),
        "projekt": _shown(asked.project) if asked.project else None,
        "parter_i_registret": _counted(asked, problems, "registret", lambda project: len(project.register.parties)),
        "skrivsätt": _counted(asked, problems, "skrivsätten", lambda project: len(project.profiles)),
        "ärenden": _cases(asked, problems),
        "grunddokument": _base(problems),
        "bibliotek": _libraries(problems),
        "tillval": _extras(),
    }
    found["fel"] = problems
    print_result(json.dumps(found, ensure_ascii=False, indent=2) if line[JSON] else _as_lines(found))
    return 1 if problems else 0


def _shown(path: Path) -> str:
    """The path without the home folder, whose name is often a person's."""
    with suppress(OSError, RuntimeError):  # what the system cannot follow is shown as it is
        path = path.resolve()
    try:
        return (Path("~") / path.relative_to(Path.home().resolve())).as_posix()
    except (ValueError, OSError, RuntimeError):
        return path.as_posix()


def _counted(asked: Order, problems: list[str], what: str, count: Callable[[Project], int]) -> int:
    """How many there are; 0 and a problem when the files cannot be read, or hold none."""
    try:
        number = count(project_of(asked))
    except BeslutError as error:
        problems.append(f"{what} går inte att läsa: {_first(error)}")
        return 0
    if not number:
        problems.append(f"{what} saknas: installationen är inte hel")
    return number


def _cases(asked: Order, problems: list[str]) -> dict[str, int | None]:
    """Each case and its number of parties; None where the case file has problems."""
    project, counts = project_of(asked), dict[str, int | None]()
    for path in project.case_files.values():
        try:
            counts[path.stem] = len(project.load(path).parties)
        except BeslutError as error:
            counts[path.stem] = None
            problems.append(f"ärendet {path.stem}: {len(error.problems)} fel, det första: {_first(error)}")
    if not counts:
        problems.append("inga ärenden finns: installationen är inte hel")
    return counts


def _first(error: BeslutError) -> str:
    """The first problem in one line, with its place but without the line of the file: that may hold anything."""
    first = error.problems[0]
    return f"{first.code} {f'{first.place}' if first.place else ''}".strip()


def _base(problems: list[str]) -> str:
    """Whether the package that every Word file is made from can be opened and has its parts."""
    try:
        with (
            resources.files("beslut.writers").joinpath("grund.docx").open("rb") as file,
            zipfile.ZipFile(file) as package,
        ):
            missing = _WHOLE - set(package.namelist())
            damaged = package.testzip()
    except (OSError, zipfile.BadZipFile) as error:
        problems.append(f"grunddokumentet grund.docx går inte att öppna: {type(error).__name__}")
        return "saknas eller är skadat"
    if missing or damaged:
        problems.append(f"grunddokumentet grund.docx är inte helt: {damaged or ', '.join(sorted(missing))}")
        return "är inte helt"
    return "helt"


def _libraries(problems: list[str]) -> dict[str, str | None]:
    """The version of each library that beslut needs, as its own installation tells."""
    try:
        needed = [line for line in metadata.requires(_DISTRIBUTION) or () if ";" not in line]
    except metadata.PackageNotFoundError:
        problems.append("beslut är inte installerat som paket, så bibliotekens versioner är okända")
        return {}
    versions: dict[str, str | None] = {}
    for name in sorted(re.split(r"[^\w.-]", line)[0] for line in needed):
        try:
            versions[name] = metadata.version(name)
        except metadata.PackageNotFoundError:
            versions[name] = None
            problems.append(f"biblioteket {name} saknas")
    return versions


def _extras() -> dict[str, str]:
    """For each extra whether it is installed, and else which libraries lack."""
    lacking: dict[str, list[str]] = {}
    with suppress(metadata.PackageNotFoundError):
        for line in metadata.requires(_DISTRIBUTION) or ():
            if (found := _OPTIONAL.fullmatch(line)) and found[2] not in _NO_CHOICES:
                lacking.setdefault(found[2], []).extend([] if _installed(found[1]) else [found[1]])
    return {name: f"saknas: {', '.join(lacks)}" if lacks else "finns" for name, lacks in sorted(lacking.items())}


def _installed(name: str) -> bool:
    try:
        return bool(metadata.version(name))
    except metadata.PackageNotFoundError:
        return False


def _as_lines(found: dict[str, object]) -> str:
    """One line a thing; what holds more things is told on one line each, indented."""
    lines = []
    for name, value in found.items():
        told = name.replace("_", " ")
        if isinstance(value, dict):
            lines += [f"{told}:", *(f"  {one}: {'–' if count is None else count}" for one, count in value.items())]
        elif isinstance(value, list):
            lines += [f"{told}: {len(value) or 'inga'}", *(f"  {one}" for one in value)]
        else:
            lines.append(f"{told}: {'inget' if value is None else value}")
    return "\n".join(lines)
