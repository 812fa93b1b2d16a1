# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""The only place that knows where `templates/` and `data/` lie: the user's project, the wheel or the checkout."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from dataclasses import field
from pathlib import Path

from beslut.assets.source_files import SourceFiles
from beslut.disk import is_file, is_folder
from beslut.errors import DataError, Place, Problem, reason
from beslut.speed.values import dataclass

REGISTER = Path("data", "kommuner.yaml")
PROFILES = Path("data", "profiler.yaml")
VERBS = Path("data", "verb.yaml")
STANDARD_CASE = Path("data", "standard.yaml")
CASES = Path("data", "arenden")
FOLLOW_UPS = Path("uppfoljning")
TEMPLATES = Path("templates")
STARTER = Path("data", "start")


def shipped_root() -> Path:
    """The folder that holds the shipped `data/` and `templates/`: the package itself, else the checkout around it."""
    package = Path(os.path.realpath(__file__)).parents[1]
    return package if is_file(package / REGISTER) else package.parents[1]


def project_above(folder: Path) -> Path | None:
    """The nearest folder, from an absolute one and upwards, that holds cases of somebody's own; None where none does.

    The checkout that beslut itself runs from holds what ships, and is nobody's project.
    """
    found = next((above for above in (folder, *folder.parents) if is_folder(above / CASES)), None)
    return None if found == shipped_root() else found


def starter_files(part: str) -> dict[str, bytes]:
    """One part of what `init` copies (`projekt`, `github`, `gitlab`): the content of each file by its POSIX path.

    Raises OSError when the system cannot say what lies there: half of it is no beginning.
    """
    root, files = shipped_root() / STARTER / part, SourceFiles()
    content = {name: files.content(root / name) for name in files.names_below(root)}
    if not content:  # it always ships
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(root))
    return content


@dataclass(frozen=True)
class Assets:
    """Where to look, the user's own project first and then what ships; `files` reads what lies there."""

    roots: tuple[Path, ...]
    files: SourceFiles = field(default_factory=SourceFiles, compare=False, repr=False)

    @classmethod
    def of(cls, project: Path | None = None) -> Assets:
        """The shipped assets, with a project folder before them when there is one."""
        if project is None:
            return cls((shipped_root(),))
        return cls((project, shipped_root()), SourceFiles(guarded=(project,)))

    def layered(self, name: Path) -> tuple[Path, ...]:
        """That file in each root that has it, what ships first, so that a later one can override an earlier one."""
        return tuple(root / name for root in reversed(self.roots) if self.files.has(root / name))

    def registers(self) -> tuple[Path, ...]:
        """The registers of parties."""
        return self.layered(REGISTER)

    def profile_files(self) -> tuple[Path, ...]:
        """The house styles."""
        return self.layered(PROFILES)

    def verb_files(self) -> tuple[Path, ...]:
        """The lexicons of decision verbs."""
        return self.layered(VERBS)

    def nearest(self, name: Path) -> Path | None:
        """That file in the nearest root that has it."""
        return next((root / name for root in self.roots if self.files.has(root / name)), None)

    def template_folders(self) -> tuple[Path, ...]:
        """The template folders that exist, in the order they are searched."""
        return tuple(root / TEMPLATES for root in self.roots if self.files.has(root / TEMPLATES))

    def templates(self) -> list[str]:
        """The name of every template, as a case writes it. Raises DataError for a folder that cannot be read."""
        found: set[str] = set()
        for folder in self.template_folders():
            try:
                found |= {name for name in self.files.names_below(folder) if name.endswith(".md")}
            except OSError as error:
                raise self._unreadable(folder, error) from None
        return sorted(found)

    def case_files(self) -> Iterator[Path]:
        """Every case file, the nearest root first, each name once. Raises DataError as `cases_by_root`."""
        seen: set[str] = set()
        for paths in self.cases_by_root():
            for path in paths:
                if path.name not in seen:
                    seen.add(path.name)
                    yield path

    def cases_by_root(self) -> Iterator[list[Path]]:
        """The case files of each root that has any, the nearest root first.

        Raises DataError for a folder that cannot be read, and for a file that looks like a case but has another ending:
        it would be passed over, and another case written in its place.
        """
        for root in self.roots:
            folder = root / CASES
            try:
                names = self.files.names(folder)
            except OSError as error:
                raise self._unreadable(folder, error) from None
            odd = [name for name in names if name.casefold().endswith((".yml", ".yaml")) and name[-5:] != ".yaml"]
            if odd:
                place = Place(self.shown(folder / odd[0]), 1, 1)
                hint = f"döp om filen till {odd[0][: odd[0].rindex('.')]}.yaml"
                raise DataError(Problem("Y15", "ärendefilen läses inte: ändelsen ska vara .yaml", place, hint))
            if found := [folder / name for name in names if name.endswith(".yaml") and not name.startswith(".")]:
                yield found

    def shown(self, path: Path) -> str:
        """The path as a person should read it: below its root, or as it is."""
        for root in self.roots:
            if path.is_relative_to(root):
                return path.relative_to(root).as_posix()
        return path.as_posix()

    def _unreadable(self, folder: Path, error: OSError) -> DataError:
        hint = "kontrollera att du har rättighet att läsa mappen, och att den är en vanlig mapp"
        return DataError(Problem("Y01", f"mappen går inte att läsa: {self.shown(folder)} ({reason(error)})", hint=hint))
