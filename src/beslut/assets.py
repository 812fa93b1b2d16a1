# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""The only place that knows where `templates/` and `data/` lie: the user's project, the wheel or the checkout."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

REGISTER = Path("data", "kommuner.yaml")
PROFILES = Path("data", "profiler.yaml")
VERBS = Path("data", "verb.yaml")
CASES = Path("data", "arenden")
TEMPLATES = Path("templates")
STARTER = Path("data", "start")


def shipped_root() -> Path:
    """The folder that holds the shipped `data/` and `templates/`: the package itself, else the checkout around it."""
    package = Path(__file__).resolve().parent
    return package if (package / REGISTER).is_file() else package.parents[1]


def project_above(folder: Path) -> Path | None:
    """The nearest folder, from an absolute one and upwards, that holds cases of somebody's own; None where none does.

    The checkout that beslut itself runs from holds what ships, and is nobody's project.
    """
    found = next((above for above in (folder, *folder.parents) if (above / CASES).is_dir()), None)
    return None if found == shipped_root() else found


def starter_files(part: str) -> dict[str, bytes]:
    """One part of what `init` copies (`projekt`, `github`, `gitlab`): the content of each file by its POSIX path."""
    root = shipped_root() / STARTER / part
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


@dataclass(frozen=True)
class Assets:
    """Where to look, the user's own project first and then what ships."""

    roots: tuple[Path, ...]

    @classmethod
    def of(cls, project: Path | None = None) -> Assets:
        """The shipped assets, with a project folder before them when there is one."""
        return cls((project, shipped_root()) if project else (shipped_root(),))

    def _layered(self, name: Path) -> tuple[Path, ...]:
        """That file in each root that has it, what ships first, so that a later one can override an earlier one."""
        return tuple(root / name for root in reversed(self.roots) if (root / name).is_file())

    def registers(self) -> tuple[Path, ...]:
        """The registers of parties."""
        return self._layered(REGISTER)

    def profile_files(self) -> tuple[Path, ...]:
        """The house styles."""
        return self._layered(PROFILES)

    def verb_files(self) -> tuple[Path, ...]:
        """The lexicons of decision verbs."""
        return self._layered(VERBS)

    def template_folders(self) -> tuple[Path, ...]:
        """The template folders that exist, in the order they are searched."""
        return tuple(root / TEMPLATES for root in self.roots if (root / TEMPLATES).is_dir())

    def template_files(self) -> list[Path]:
        """Every template file, folder by folder, in order."""
        return [path for folder in self.template_folders() for path in sorted(folder.rglob("*.md"))]

    def templates(self) -> list[str]:
        """The name of every template, as a case writes it."""
        folders = self.template_folders()
        found = {path.relative_to(one).as_posix() for one in folders for path in one.rglob("*.md")}
        return sorted(found)

    def case_files(self) -> Iterator[Path]:
        """Every case file, the nearest root first, each name once."""
        seen: set[str] = set()
        for root in self.roots:
            for path in sorted((root / CASES).glob("*.yaml")):
                if path.name not in seen:
                    seen.add(path.name)
                    yield path

    def cases_by_root(self) -> Iterator[list[Path]]:
        """The case files of each root that has any, the nearest root first."""
        for root in self.roots:
            if found := sorted((root / CASES).glob("*.yaml")):
                yield found

    def shown(self, path: Path) -> str:
        """The path as a person should read it: below its root, or as it is."""
        for root in self.roots:
            if path.is_relative_to(root):
                return path.relative_to(root).as_posix()
        return path.as_posix()
