# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
# ruff: noqa: E501 -- attacks are rows of a table
"""The system says no at just any call: a disk that is full, a right that is missing, a name that is gone."""

from __future__ import annotations

import builtins
import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import Any

from attacks.ground import STARTER_PROJECT, Fault, Ran, command, contents, documents, emptied, restore, sound

_CALLS = (
    "open",
    "read",
    "write",
    "fsync",
    "replace",
    "unlink",
    "mkdir",
    "rmdir",
    "lstat",
    "stat",
    "fstat",
    "listdir",
    "scandir",
)
_ERRORS = (errno.ENOSPC, errno.EACCES, errno.EIO, errno.EMFILE, errno.ENOENT, errno.EROFS, errno.EPERM,
           errno.ESTALE, errno.ENOTDIR, errno.ELOOP, errno.EDQUOT)  # fmt: skip
_LOOKS = ("stat", "lstat")
_NOTHING_THERE = (errno.ENOENT, errno.ENOTDIR)
"""Where somebody looks whether something is there, this is an answer like another and no failure: it is believed."""
_SHORT = 0
"""Instead of an error: a read or a write of one byte, which a system may always do."""


class _Saboteur:
    """Counts the system calls that Python makes, and makes one of them, or each after it, fail."""

    def __init__(self, at: int, error: int, *, lasting: bool) -> None:
        self.count = 0
        self._at, self._error, self.lasting = at, error, lasting

    def instead(self, name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def failing(*given: Any, **named: Any) -> Any:
            self.count += 1
            hit = self.count == self._at or (self.lasting and self.count > self._at)
            if not hit:
                return call(*given, **named)
            if self._error != _SHORT:
                error = errno.EIO if name in _LOOKS and self._error in _NOTHING_THERE else self._error
                raise OSError(error, os.strerror(error), str(given[0]) if given else None)
            if name == "write":
                return call(given[0], given[1][:1])
            return call(given[0], 1) if name == "read" else call(*given, **named)

        return failing


@contextmanager
def _sabotaged(saboteur: _Saboteur) -> Iterator[None]:
    """The system's own calls, but for those that the saboteur spoils. What fails is what the real one could fail with."""
    kept = {name: getattr(os, name) for name in _CALLS}
    opening = builtins.open
    try:
        for name, call in kept.items():
            setattr(os, name, saboteur.instead(name, call))
        builtins.open = saboteur.instead("open", opening)
        yield
    finally:
        builtins.open = opening
        for name, call in kept.items():
            setattr(os, name, call)


class SystemErrorAttack:
    """One command, with one call of the system that fails; then an undisturbed run, which must know its own files."""

    def __init__(self, folder: Path) -> None:
        self._cache = folder / "cache"
        os.environ["BESLUT_CACHE"] = str(self._cache)
        self._project, self._out, self._report = folder / "p", folder / "ut", folder / "rapport.txt"
        self._write = (
            "generate",
            "-k",
            "Hofors",
            "-f",
            "txt",
            "-f",
            "docx",
            "--projekt",
            str(self._project),
            "--ut",
            str(self._out),
        )
        self._new = folder / "nytt"
        self._mine = self._out / "mitt-arende" / "hofors" / "egen.docx"
        self._versions: list[dict[str, bytes]] = []
        self._states: list[dict[str, bytes]] = []
        for number in range(2):
            self._lay_project(number)
            self._out.mkdir(exist_ok=True)
            restore(self._out, {"mitt-arende/hofors/egen.docx": b"min"})
            sound(command(*self._write))
            self._versions.append(documents(self._out))
            self._states.append(contents(self._out))
        self._calls: dict[tuple[str, ...], int] = {}
        for number in range(2):
            self._lay_project(number)
            for words in self._commands():
                emptied(self._new)
                with _sabotaged(counting := _Saboteur(0, _SHORT, lasting=False)):
                    sound(command(*words))
                self._calls[words] = counting.count
                if words[0] == "init":
                    self._whole = len(contents(self._new))
        self._kept = contents(self._cache)

    def _commands(self) -> list[tuple[str, ...]]:
        project, templates = ("--projekt", str(self._project)), str(self._project / "templates/mitt-arende")
        return [
            self._write, (*self._write, "--ersatt"), ("check", "-k", "Hofors", *project, "--utfil", str(self._report)),
            ("show", "-k", "Hofors", *project), ("init", str(self._new)), ("read", templates), ("doctor", *project),
            ("list", "arenden", *project),
        ]  # fmt: skip

    def _lay_project(self, number: int) -> None:
        files = contents(STARTER_PROJECT) | {"data/arenden/mitt-arende/Samverkansavtal.pdf": b"%PDF-1.7 avtal"}
        case = files["data/arenden/mitt-arende.yaml"]
        if number:
            files["data/arenden/mitt-arende.yaml"] = case.replace(
                b"rendemening: Samverkansavtal", b"rendemening: Nytt avtal"
            )
        self._project.mkdir(exist_ok=True)
        restore(self._project, files)

    def one(self, dice: Random) -> str:
        words = dice.choice((*self._commands(), self._write, self._write))
        version = dice.randrange(2)
        self._lay_project(version)
        restore(self._out, self._states[dice.randrange(2)])
        self._report.write_text("förra", "utf-8")
        emptied(self._new)
        restore(self._cache, {} if dice.random() < 0.1 else self._kept)
        error = dice.choice((*_ERRORS, _SHORT))
        saboteur = _Saboteur(dice.randrange(1, self._calls[words] + 20), error, lasting=dice.random() < 0.3)
        with _sabotaged(saboteur):
            ran = command(*words)
        self._see(sound(ran, silent="--utfil" in words), words, version)
        if words[0] == "init" and not saboteur.lasting:
            self._see_project(ran)
        return "skriven" if ran.code == 0 else "avvisad"

    def _see(self, ran: Ran, words: tuple[str, ...], version: int) -> None:
        """Every file is one of the versions, and what an undisturbed run then writes is the one asked for."""
        for name, content in documents(self._out).items():
            if content not in (*(one.get(name.replace(".ny.", ".")) for one in self._versions), b"min"):
                raise Fault(f"{name} is neither")
        if words[0] == "check" and self._report.read_text("utf-8") == "":
            raise Fault("an empty report")
        if words[:1] == ("generate",):
            again = sound(command(*self._write))
            found = documents(self._out)
            if again.code or "för hand" in again.out or found != self._versions[version]:
                raise Fault(f"the next run: {again.code} {again.out} {again.err} {sorted(found)}")
            if (
                self._mine.read_bytes() != b"min"
                or list(self._out.rglob("*.tmp"))
                or list(self._out.rglob(".beslut.journal"))
            ):
                raise Fault("something was left, or lost")

    def _see_project(self, ran: Ran) -> None:
        made = [path for path in self._new.rglob("*") if path.is_file()]
        if len(made) != (0 if ran.code else self._whole):
            raise Fault(f"half a project: {made}")
