# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""What we have written in a folder: the manifest that seals a run, and the journal of a run under way.

The manifest holds relative paths and hashes, and what the run was made from; nothing about persons or machines. The
journal has a line for each file just before it is put in place, so that a run that is killed still knows its own.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from beslut.disk import NotAFile, content_of, opened, write_all
from beslut.errors import Problem, SaveError, reason
from beslut.output.names import unsafe

MANIFEST = ".beslut.json"
JOURNAL = ".beslut.journal"
_VERSION = 1
_MAX_BYTES = 64 << 20
"""Bytes of a manifest or a journal: some 500,000 files."""
_HASH = re.compile(r"[0-9a-f]{64}")


def journal_of(files: Mapping[str, bytes]) -> bytes:
    """The journal of a run that is about to put these files in place, by relative POSIX path."""
    return b"".join(_journal_line(hashlib.sha256(content).hexdigest(), name) for name, content in files.items())


def _journal_line(hash_: str, name: str) -> bytes:
    return f"{hash_} {name}\n".encode()


class Ledger:
    """The hashes of every file as we wrote it, by relative POSIX path: from the manifest, then the journal.

    Raises SaveError when there is a manifest that cannot be understood: what it says is not known, so nothing may be
    written over it.
    """

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self._sealed = _read_manifest(f"{folder}/{MANIFEST}")
        self._journal: int | None = None
        self._pending = _read_journal(f"{folder}/{JOURNAL}")
        self._under_way: dict[str, str] = {}
        self.hashes: dict[str, str] = dict(self._sealed.hashes)

    def is_ours(self, name: str, found: str) -> bool:
        """Whether a file with that content at that place is one that we wrote, in a sealed run or a killed one."""
        return (
            self.hashes.get(name) == found or found in self._pending.get(name, ()) or self._under_way.get(name) == found
        )

    def announce(self, name: str, hash_: str) -> None:
        """Say that the file will be put in place now. Raises OSError, SaveError."""
        lead = ""
        if self._journal is None:
            self._journal = opened(f"{self._folder}/{JOURNAL}", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
            lead = "\n"  # a killed run's last line may lack its end
        write_all(self._journal, lead.encode() + _journal_line(hash_, name))
        self._under_way[name] = hash_

    def remember(self, name: str, hash_: str) -> None:
        """The file is in place."""
        self.hashes[name] = hash_
        self._under_way.pop(name, None)

    def withdraw(self, name: str) -> None:
        """The file that was announced could not be put in place."""
        self._under_way.pop(name, None)

    @property
    def has_pending(self) -> bool:
        """Whether a run that was never sealed may have put something in place."""
        return bool(self._pending)

    def changed(self, origin: Mapping[str, object]) -> bool:
        """Whether a manifest written now would say something new."""
        return self.hashes != self._sealed.hashes or dict(origin) != self._sealed.origin or bool(self._pending)

    def text(self, origin: Mapping[str, object]) -> Iterator[bytes]:
        """The manifest as it should stand, piece by piece: sorted, readable, and the same for the same run.

        It is the JSON of the whole, which for many thousand files would take more memory than all the rest of a run.
        """
        head = json.dumps({"version": _VERSION, **origin}, ensure_ascii=False, indent=1).removesuffix("\n}")
        yield f'{head},\n "filer": {{'.encode()
        for number, name in enumerate(sorted(self.hashes)):
            line = f"  {json.dumps(name, ensure_ascii=False)}: {json.dumps(self.hashes[name])}"
            yield f"{',' if number else ''}\n{line}".encode()
        yield b"\n }\n}\n"

    def close(self, origin: Mapping[str, object]) -> None:
        """Take the journal away, once the manifest is in place and says all that there is to say.

        A file that was announced, where nobody knows whether it came into place before the run was interrupted, is in
        no manifest; then the journal stays for the next run.
        """
        if self._journal is not None:
            os.close(self._journal)
            self._journal = None
        if self._under_way:
            return
        Path(self._folder, JOURNAL).unlink(missing_ok=True)
        self._sealed, self._pending = _Sealed(dict(self.hashes), dict(origin)), {}


class _Sealed:
    """A manifest as it was read."""

    def __init__(self, hashes: dict[str, str], origin: dict[str, object]) -> None:
        self.hashes, self.origin = hashes, origin


def _read_manifest(path: str) -> _Sealed:
    """What the last sealed run wrote; nothing when there is no manifest. Raises SaveError for one that is not ours."""
    try:
        content = content_of(path, _MAX_BYTES)
    except OSError as error:
        raise _not_understood(path, f"går inte att läsa ({_why(error)})") from None
    if content is None:
        return _Sealed({}, {})
    try:
        manifest = json.loads(content)
        version, files = manifest.pop("version"), manifest.pop("filer")
        sound = version != _VERSION or all(map(_is_entry, files, files.values()))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        sound = False
    if not sound:
        raise _not_understood(path, "är skadad")
    if version != _VERSION:
        raise _not_understood(path, "är skriven av en annan version av beslut")
    return _Sealed(files, manifest)


def _is_entry(name: str, hash_: object) -> bool:
    return isinstance(hash_, str) and bool(_HASH.fullmatch(hash_)) and not unsafe(name)


def _why(error: OSError) -> str:
    return f"det är {error.kind}" if isinstance(error, NotAFile) else reason(error)


def _not_understood(path: str, what: str) -> SaveError:
    hint = (
        "flytta undan den: då räknas varje fil i mappen som ändrad för hand och ligger kvar. Eller ange en annan mapp"
    )
    return SaveError(Problem("S06", f"minnesfilen {what}: {path}. Inget skrivs i mappen", hint=f"{hint} med --ut"))


def _read_journal(path: str) -> dict[str, set[str]]:
    """What a run that was never sealed may have put in place. A last line cut short names nothing that is there.

    Raises SaveError when something else than a file lies there, or it cannot be read: our own files would be taken for
    edited ones.
    """
    found: dict[str, set[str]] = {}
    try:
        content = content_of(path, _MAX_BYTES)
    except OSError as error:
        raise _not_understood(path, f"går inte att läsa ({_why(error)})") from None
    for line in (content or b"").decode("utf-8", "replace").replace("\r\n", "\n").split("\n"):
        hash_, _, name = line.partition(" ")
        if _HASH.fullmatch(hash_) and name and not unsafe(name):
            found.setdefault(name, set()).add(hash_)
    return found
