# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""What every attack stands on: a fault, a limit on the time of one try, commands run here, and whole documents."""

from __future__ import annotations

import io
import os
import re
import shutil
import signal
import sys
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from random import Random
from types import FrameType
from typing import Protocol
from xml.etree import ElementTree

from beslut.assets import STARTER, shipped_root
from beslut.blocks import Document
from beslut.cli import run
from beslut.errors import BeslutError
from beslut.rendering import hidden_in
from beslut.swedish import UNPRINTABLE
from beslut.writers import FORMATS, writer

SECONDS = 10.0
"""Of work of the processor, for one try: what takes longer hangs."""
STARTER_PROJECT = shipped_root() / STARTER / "projekt"
STARTER_CASE = "mitt-arende"
_OBEYED = re.compile(r"^\s*::|##\[|##vso\[", re.MULTILINE)
_LONGEST_MESSAGE = 200_000  # characters


class Fault(AssertionError):
    """Something that must not happen, whatever the attack."""


class Hangs(BaseException):
    """A try that takes too long. No handler of ours catches it."""


class Attack(Protocol):
    """One class of attacks, in a folder of its own."""

    def one(self, dice: Random) -> str:
        """Make one new attack and see that all is well: how it ended, in a word. Raises anything for a fault."""


@dataclass(frozen=True)
class Ran:
    """A command that was run in this process."""

    code: int
    out: str
    err: str


def command(*words: str) -> Ran:
    """Run a command line here, in the surroundings that the worker has been given."""
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = run(words)
    return Ran(code, out.getvalue(), err.getvalue())


def sound(ran: Ran, *, silent: bool = False) -> Ran:
    """What any command line may come to: done, refused with a sentence, or not understood. Raises Fault.

    One that tells its findings in a file may be `silent`.
    """
    told = ran.out + ran.err
    if ran.code not in (0, 1, 2) or "Traceback" in told or "ett fel i beslut" in told:
        raise Fault(f"exit code {ran.code}: {told[-1500:]}")
    if ran.code and not told.strip() and not silent:
        raise Fault(f"exit code {ran.code} without a word")
    if found := UNPRINTABLE.search(told):
        raise Fault(f"prints {found.group()!r}")
    if len(ran.err) > _LONGEST_MESSAGE:
        raise Fault(f"a message of {len(ran.err)} characters")
    if "--output-format" not in told and _OBEYED.search(ran.err):
        raise Fault(f"prints a command to a runner: {told[-500:]}")
    return ran


def refusal(error: BeslutError) -> str:
    """The word for an attack that was refused, when what is told can be told. Raises Fault."""
    told = str(error)
    if not told.startswith(("fel[", "varning[")):
        raise Fault(f"no sentence: {told[:300]!r}")
    if len(told) > _LONGEST_MESSAGE:
        raise Fault(f"a message of {len(told)} characters")
    return "avvisad"


def whole(document: Document) -> str:
    """The word for a document that every writer makes whole. Raises Fault."""
    if sign := hidden_in(document):
        raise Fault(f"holds {sign!r}")
    for format_ in FORMATS:
        content = writer(format_)(document)
        if format_ in ("docx", "odt"):
            _whole_package(content)
        elif format_ == "pdf":
            if not content.startswith(b"%PDF-") or not content.rstrip().endswith(b"%%EOF"):
                raise Fault("no whole pdf")
        elif UNPRINTABLE.search(content.decode("utf-8")):
            raise Fault(f"{format_} holds what cannot be seen")
        if format_ == "html" and re.search(rb"<(?:script|img|iframe|object)|javascript:", content.lower()):
            raise Fault("html that runs something")
    return "skriven"


def _whole_package(content: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        if package.testzip() is not None:
            raise Fault("a broken package")
        for member in package.namelist():
            if member != "mimetype":
                ElementTree.fromstring(package.read(member))
            if b'TargetMode="External"' in package.read(member) or b"<!DOCTYPE" in package.read(member):
                raise Fault(f"{member} leads out")


def documents(folder: Path) -> dict[str, bytes]:
    """The content of every file below a folder that is no hidden one, by its path; links are not followed."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.is_symlink() and not path.name.startswith(".")
    }


def emptied(folder: Path) -> Path:
    """The folder, with nothing in it."""
    shutil.rmtree(folder, ignore_errors=True)
    if os.path.lexists(folder):
        folder.unlink()
    folder.mkdir(parents=True)
    return folder


def restore(folder: Path, content: Mapping[str, bytes]) -> None:
    """Make a folder hold just those files again; what is as it should be is left as it is."""
    there = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if not path.is_dir()}
    for name, path in there.items():
        if name not in content:
            path.unlink()
    for name, bytes_ in content.items():
        path = folder / name
        if name not in there or path.is_symlink() or path.read_bytes() != bytes_:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.unlink(missing_ok=True)
            path.write_bytes(bytes_)


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, hidden ones too, for `restore`."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@contextmanager
def timed(seconds: float = SECONDS) -> Iterator[None]:
    """Raise Hangs inside when it takes more than so much of the processor's time, where that can be asked for."""
    if sys.platform == "win32":
        yield
        return

    def stop(number: int, frame: FrameType | None) -> None:
        raise Hangs(f"more than {seconds} s of work")

    signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
