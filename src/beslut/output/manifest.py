# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""What we have written in a folder: the manifest that seals a run, and the journal of a run under way.

The manifest holds relative paths and hashes, and what the run was made from; nothing about persons or machines. The
journal has a line for each file just before it is put in place, so that a run that is killed still knows its own.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path

MANIFEST = ".beslut.json"
JOURNAL = ".beslut.journal"
_VERSION = 1


class Ledger:
    """The hashes of every file as we wrote it, by relative POSIX path: from the manifest, then the journal."""

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self._sealed = _read_manifest(f"{folder}/{MANIFEST}")
        self._origin: Mapping[str, object] = {}
        self._journal: int | None = None
        self._pending = _read_journal(f"{folder}/{JOURNAL}")
        self.hashes: dict[str, str] = dict(self._sealed.hashes)

    def is_ours(self, name: str, found: str) -> bool:
        """Whether a file with that content at that place is one that we wrote, in a sealed run or a killed one."""
        return self.hashes.get(name) == found or found in self._pending.get(name, ())

    def announce(self, name: str, hash_: str) -> None:
        """Say that the file will be put in place now."""
        if self._journal is None:
            flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND
            self._journal = os.open(f"{self._folder}/{JOURNAL}", flags, 0o666)
        os.write(self._journal, f"{hash_} {name}\n".encode())

    def remember(self, name: str, hash_: str) -> None:
        """The file is in place."""
        self.hashes[name] = hash_

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
        """Take the journal away, once the manifest is in place and says all that there is to say."""
        if self._journal is not None:
            os.close(self._journal)
            self._journal = None
        Path(self._folder, JOURNAL).unlink(missing_ok=True)
        self._sealed, self._pending = _Sealed(dict(self.hashes), dict(origin)), {}


class _Sealed:
    """A manifest as it was read."""

    def __init__(self, hashes: dict[str, str], origin: dict[str, object]) -> None:
        self.hashes, self.origin = hashes, origin


def _read_manifest(path: str) -> _Sealed:
    """What the last sealed run wrote; nothing when there is no manifest or a damaged one: all files count as edited."""
    try:
        manifest = json.loads(Path(path).read_bytes())
        if manifest.pop("version") == _VERSION:
            files = manifest.pop("filer")
            return _Sealed({str(name): str(hash_) for name, hash_ in files.items()}, manifest)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        pass
    return _Sealed({}, {})


def _read_journal(path: str) -> dict[str, set[str]]:
    """What a run that was never sealed may have put in place. A last line cut short names nothing that is there."""
    found: dict[str, set[str]] = {}
    try:
        lines = Path(path).read_bytes().decode("utf-8", "replace").split("\n")
    except OSError:
        return found
    for line in lines:
        hash_, _, name = line.partition(" ")
        if len(hash_) == 64 and name:
            found.setdefault(name, set()).add(hash_)
    return found
