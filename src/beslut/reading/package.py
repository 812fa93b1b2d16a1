# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""A zip from strangers (.docx, .odt, or a zip of files): opened only so far as it is safe, each part bounded."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator

from beslut.reading.refusing import MAX_MEMBERS, MAX_PART, MAX_UNPACKED, refuse

_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError, KeyError)
_LOCKED = 0x1
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
"""What a locked Word file begins with, and every Office file from before 2007."""


class Package:
    """The members of a zip. Raises UnreadableFile when it is broken, locked, too large, or repeats a name."""

    def __init__(self, raw: bytes, name: str) -> None:
        self.name = name
        if raw.startswith(_OLE):
            hint = "öppna den, och spara en kopia utan lösenord i det nya formatet (.docx, .xlsx, .odt)"
            refuse(name, "filen är låst med lösenord eller sparad i ett gammalt format", hint, code="I03")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(raw))
            infos = self._zip.infolist()
        except _BROKEN:
            refuse(name, "filen är trasig: den går inte att packa upp", "hämta eller spara den på nytt", code="I02")
        if len(infos) > MAX_MEMBERS:
            refuse(name, f"filen har fler än {MAX_MEMBERS} delar", "dela upp den", code="I04")
        if any(info.flag_bits & _LOCKED for info in infos):
            refuse(name, "filen är låst med lösenord", "spara en kopia utan lösenord", code="I03")
        if sum(info.file_size for info in infos) > MAX_UNPACKED:
            size = MAX_UNPACKED // 1_000_000
            refuse(name, f"filen blir större än {size} MB uppackad", "kontrollera var den kommer ifrån", code="I04")
        self._infos = {info.filename: info for info in infos}
        if len(self._infos) != len(infos):
            refuse(name, "filen har två delar med samma namn", "öppna filen och spara den på nytt", code="I05")

    def __contains__(self, member: str) -> bool:
        return member in self._infos

    def __iter__(self) -> Iterator[str]:
        return iter(self._infos)

    def read(self, member: str, limit: int = MAX_PART) -> bytes:
        """One part, never more than `limit` bytes. Raises UnreadableFile; an absent part is broken."""
        try:
            with self._zip.open(self._infos[member]) as file:
                data = file.read(limit + 1)
        except _BROKEN:
            refuse(self.name, f"delen {member} är trasig eller saknas", "hämta eller spara filen på nytt", code="I02")
        if len(data) > limit:
            refuse(self.name, f"delen {member} är större än {limit // 1_000_000} MB", "dela upp filen", code="I04")
        return data
