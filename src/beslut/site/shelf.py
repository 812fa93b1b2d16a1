# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""The desk's one project: its files as bytes by name, from a zip that a stranger may have made, and back to one."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from beslut.assets import CASES, FOLLOW_UPS, TEMPLATES
from beslut.output.names import same_for_any, unfit
from beslut.reading.package import Package
from beslut.reading.refusing import refuse
from beslut.writers.package import package

MAX_FILES, MAX_BYTES = 500, 30_000_000
"""The most that a project on the desk may hold, unpacked: it is kept in the browser."""
READ = (CASES.parts[0], TEMPLATES.as_posix(), FOLLOW_UPS.as_posix())
"""The folders of a project that the program reads; what else lies in a zip stays there."""


class Shelf:
    """The folder of the project, and how it was before each change."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._before: list[dict[str, bytes]] = []

    def contents(self) -> dict[str, bytes]:
        """Every file by its POSIX name, in order."""
        if not self.folder.is_dir():
            return {}
        found = (path for path in self.folder.rglob("*") if path.is_file() and not path.name.startswith("."))
        return {path.relative_to(self.folder).as_posix(): path.read_bytes() for path in sorted(found)}

    def remember(self) -> None:
        """Keep how it is now, to be able to go back to it."""
        self._before = [*self._before[-49:], self.contents()]

    def forget_last(self) -> None:
        """Let go of what was kept last: nothing came of the change."""
        self._before.pop()

    @contextmanager
    def one_change(self) -> Iterator[None]:
        """Let all that is done inside be one change, to be taken back at once; none when all is as it was."""
        kept, before = list(self._before), self.contents()
        try:
            yield
        finally:
            self._before = [*kept[-49:], before] if self.contents() != before else kept

    def undo(self) -> bool:
        """Go back to how it was before the last change; False when there is nothing to go back to."""
        if not self._before:
            return False
        self.put_all(self._before.pop())
        return True

    def put_all(self, files: Mapping[str, bytes]) -> None:
        """Let the project be these files and no others. Raises UnreadableFile for a name that leads out of it."""
        _refuse_unfit("projektet", files)
        if self.folder.is_dir():
            shutil.rmtree(self.folder)
        self.add(files)

    def add(self, files: Mapping[str, bytes]) -> None:
        """Put these files in the project, over those of the same names."""
        _refuse_unfit("projektet", files)
        for name, content in files.items():
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)


def zipped(files: Mapping[str, bytes]) -> bytes:
    """The files in a zip: the same files, the same bytes."""
    return package([(name, content, False) for name, content in files.items()])


def is_project(raw: bytes, name: str) -> bool:
    """Whether a zip holds a project. Raises UnreadableFile for one that cannot or must not be opened."""
    return any(_is_case(PurePosixPath(member)) for member in Package(raw, name))


def unzipped(raw: bytes, name: str) -> dict[str, bytes]:
    """The files of a project that lies in a zip, or in one folder of it.

    Raises UnreadableFile for a zip that is broken, grows too large, leads out of its folder or holds no case.
    """
    packed = Package(raw, name)
    members = [member for member in packed if not member.endswith("/")]
    cases = [PurePosixPath(member) for member in members if _is_case(PurePosixPath(member))]
    if not cases:
        hint = f"ett projekt har sina ärenden i {CASES.as_posix()}"
        refuse(name, "zipfilen har inget ärende", hint, code="I02")
    top = "".join(f"{part}/" for part in cases[0].parts[:-3])
    wanted = {
        member: member.removeprefix(top)
        for member in members
        if member.startswith(top) and member.removeprefix(top).split("/")[0] in READ
    }
    _refuse_unfit(name, members)
    if len(wanted) > MAX_FILES:
        refuse(name, f"projektet har fler än {MAX_FILES} filer", "ta bort det som inte hör till ärendet", code="I04")
    found: dict[str, bytes] = {}
    left = MAX_BYTES
    for member, own in wanted.items():
        found[own] = packed.read(member, left)
        left -= len(found[own])
    return found


def _is_case(path: PurePosixPath) -> bool:
    return path.suffix == ".yaml" and path.parts[-3:-1] == CASES.parts and len(path.parts) <= 4


def _refuse_unfit(shown: str, names: Mapping[str, bytes] | list[str]) -> None:
    seen: set[str] = set()
    for name in names:
        why = unfit(name)
        if why:
            refuse(shown, f"namnet {name[:80]!r} går inte att använda: {why}", "packa om filen utan den", code="I05")
        if same_for_any(name) in seen:
            refuse(shown, f"två filer heter {name[:80]}", "döp om den ena", code="I05")
        seen.add(same_for_any(name))
