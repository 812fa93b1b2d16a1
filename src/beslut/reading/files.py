# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Files, folders, zips and standard input to lines: each file by itself, in order of name, bounded."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from beslut.disk import FILE, FOLDER, is_folder, kind_at
from beslut.errors import reason
from beslut.reading.formats import READERS, is_zip_of_files, lined, too_large
from beslut.reading.lines import LinedFile
from beslut.reading.package import Package
from beslut.reading.refusing import MAX_FILE, MAX_FILES, UnreadableFile, refuse
from beslut.swedish import sort_key


def lined_files(path: Path, refused: list[UnreadableFile]) -> Iterator[LinedFile]:
    """The lines of a file, of every readable file in a folder, or of every file in a zip.

    What cannot be read among others is added to `refused`, and the others are read. Raises UnreadableFile for a file
    that was asked for by itself, and for a folder or a zip that holds nothing to read.
    """
    if not is_folder(path):
        yield from _lined_bytes(_bytes(path), str(path), refused)
        return
    for file in _in_folder(path):
        try:
            if kind_at(str(file)) != FILE:
                refuse(str(file), "det är ingen vanlig fil, utan en länk eller något annat", _KINDS)
            yield lined(_bytes(file), str(file))
        except UnreadableFile as error:
            refused.append(error)


def lined_stream(stream: BinaryIO, name: str, refused: list[UnreadableFile]) -> Iterator[LinedFile]:
    """The lines of what comes on a stream, never more than the limit; like `lined_files` for a zip."""
    raw = stream.read(MAX_FILE + 1)
    if len(raw) > MAX_FILE:
        too_large(name)
    yield from _lined_bytes(raw, name, refused)


def _lined_bytes(raw: bytes, name: str, refused: list[UnreadableFile]) -> Iterator[LinedFile]:
    if not is_zip_of_files(raw, name):
        yield lined(raw, name)
        return
    package = Package(raw, name)
    members = sorted((m for m in package if _is_document(m)), key=sort_key)
    if not members:
        refuse(name, "zipfilen har inget dokument som går att läsa", _KINDS, code="I02")
    for member in members:
        try:
            yield _inside(package, member, f"{name}/{member}")
        except UnreadableFile as error:
            refused.append(error)


def _inside(package: Package, member: str, shown: str) -> LinedFile:
    inner = package.read(member)
    if is_zip_of_files(inner, shown):
        refuse(shown, "en zip i en zip läses inte", "packa upp den yttre först", code="I05")
    return lined(inner, shown)


_FLAGS = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
"""A pipe that nobody writes in is opened at once, and is empty."""
_KINDS = "läs .docx, .odt, .pdf, .html, .md eller .txt"


def _is_document(member: str) -> bool:
    """Readable files and zips (to refuse them)."""
    return is_shown(member) and PurePosixPath(member).suffix.lower() in {*READERS, ".zip"}


def is_shown(member: str) -> bool:
    """Whether a zip's member is a file of somebody's: no folder, nor what a Mac or an editor leaves beside."""
    hidden = any(part.startswith((".", "~$", "__MACOSX")) for part in PurePosixPath(member).parts)
    return not hidden and not member.endswith("/")


def _in_folder(folder: Path) -> list[Path]:
    try:
        found = sorted(
            (file for file in folder.iterdir() if file.suffix.lower() in READERS and _shown(file) and not _inner(file)),
            key=lambda file: sort_key(file.name),
        )
    except OSError as error:
        refuse(str(folder), f"mappen går inte att läsa: {reason(error)}")
    if not found:
        refuse(str(folder), "mappen har ingen fil som går att läsa", _KINDS, code="I02")
    if len(found) > MAX_FILES:
        refuse(str(folder), f"mappen har fler än {MAX_FILES} filer", "dela upp den", code="I04")
    return found


def _inner(file: Path) -> bool:
    return kind_at(str(file)) == FOLDER


def _shown(file: Path) -> bool:
    return not file.name.startswith((".", "~$"))


def _bytes(path: Path) -> bytes:
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode) and not stat.S_ISFIFO(status.st_mode):
            refuse(str(path), "det är ingen vanlig fil", _KINDS)
        if status.st_size > MAX_FILE:
            too_large(str(path))
        with open(os.open(path, os.O_RDONLY | _FLAGS), "rb") as file:  # noqa: PTH123 (a descriptor, not a path)
            if hasattr(os, "set_blocking"):
                os.set_blocking(file.fileno(), True)  # a pipe that somebody writes in is waited for
            raw = file.read(MAX_FILE + 1)
    except OSError as error:
        refuse(str(path), f"filen går inte att läsa: {reason(error)}", "kontrollera namnet")
    if len(raw) > MAX_FILE:
        too_large(str(path))
    return raw
