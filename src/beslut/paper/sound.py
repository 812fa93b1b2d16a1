# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Whether a Word file may be written on at all, and whether it is prepared already; without python-docx and lxml.

A prepared package may come from anybody: it is held to the same as the file that it was made from, and to having all
that the writer will ask of it.
"""

from __future__ import annotations

import io
import json
import re
import zipfile
import zlib
from collections.abc import Mapping
from typing import Any, NoReturn
from xml.parsers.expat import ExpatError, ParserCreate

from beslut.errors import DataError, Place, Problem
from beslut.paper import prepare

INFO = "beslut.json"
"""The member of a prepared package that says where what is."""
BODY = "<w:p><w:r><w:t>{{innehåll}}</w:t></w:r></w:p>"
"""Where the document's own words go."""
CONTENT_TYPES = "[Content_Types].xml"
_MAX_UNPACKED, _MAX_MEMBERS = 60_000_000, 2_000
_LOCKED = b"\xd0\xcf\x11\xe0"  # an OLE file: an old .doc, or a .docx with a password
_UNWANTED = re.compile(rb"<!DOCTYPE|<!ENTITY", re.IGNORECASE)
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\b[^>]*>")
_ONLY_FOLLOWED = re.compile(rb"/(?:hyperlink|attachedTemplate)[\"']")
"""Ways out that nothing is fetched from: a link waits for a click, and the template is let go of."""
_XML = (".xml", ".rels")


def members_of(raw: bytes, name: str) -> dict[str, bytes]:
    """The members of a Word file. Raises DataError with code P20: no Word file, locked, with macros, a bomb."""
    if raw.startswith(_LOCKED):
        refuse(name, "filen är låst med lösenord eller sparad i ett äldre format", "spara den som .docx eller .dotx")
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as package:
            members = {info.filename: package.read(info) for info in _bounded(package, name)}
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError, ValueError, KeyError):
        refuse(name, "filen är ingen Wordfil, eller är trasig", "öppna den i Word och spara den som .docx eller .dotx")
    types = members.get(CONTENT_TYPES, b"")
    if any(one.lower().endswith("vbaproject.bin") for one in members) or b"macroEnabled" in types:
        refuse(name, "filen har makron, som aldrig följer med", "spara den utan makron, som .docx eller .dotx")
    if any(_UNWANTED.search(content) for one, content in members.items() if one.endswith(_XML)):
        refuse(name, "filen har en dokumenttyp i sin XML, som ingen Wordfil ska ha", "spara om den i Word")
    if any(
        _is_fetched(rel)
        for one, content in members.items()
        if one.endswith(".rels")
        for rel in _RELATION.findall(content)
    ):
        what = "filen hämtar en bild eller något annat utifrån när den öppnas"
        refuse(name, what, "infoga bilden i filen i stället för att länka till den")
    return members


def paper_package(raw: bytes, name: str, base: bytes) -> bytes:
    """The base package in a Word file that is prepared already, or made of a house's own; `base` is our own package.

    Raises DataError with code P20, also where a house's own file cannot be prepared.
    """
    try:
        return already_prepared(raw, name) or prepare(raw, name, base).package
    except ModuleNotFoundError:  # in a browser
        hint = "kör beslut paper där beslut är installerat, och lägg den förberedda filen i data i stället"
        message = "brevpapperet måste förberedas innan det går att skriva på här"
        raise DataError(Problem("P20", message, Place(name, 1, 1), hint)) from None


def already_prepared(raw: bytes, name: str) -> bytes:
    """The file itself when it is a package that was prepared before; nothing when it is a house's own Word file.

    Raises DataError with code P20 for one that says that it is prepared, and is not whole.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as package:
            if INFO not in package.namelist():
                return b""
    except (zipfile.BadZipFile, OSError, ValueError):
        return b""
    members = members_of(raw, name)
    try:
        whole = _is_whole(json.loads(members[INFO]), members)
    except (ValueError, KeyError, TypeError, AttributeError, ExpatError, RecursionError):
        whole = False
    if not whole:
        refuse(name, "det förberedda brevpapperet är skadat", "förbered det på nytt med beslut paper")
    return raw


def _is_whole(info: dict[str, Any], members: Mapping[str, bytes]) -> bool:
    """Whether the package has all that the writer asks for, as text that is XML."""
    parts = [info[name] for name in ("document", "numbering", "comments", "core")]
    lists = [one for name in ("heads", "feet", "filled") for one in info[name]]
    for name in members:
        if name.endswith(_XML):
            ParserCreate().Parse(members[name], True)
    told = [*info["styles"], *info["styles"].values(), *info["numberings"]]
    numbers = [info["first"], info["width"], *info["numberings"].values()]
    return (
        all(members[one].decode("utf-8") for one in (*parts, *lists))
        and "/" in info["document"]
        and members[info["document"]].decode("utf-8").count(BODY) == 1
        and b"</w:num>" in members[info["numbering"]]
        and all(isinstance(one, str) and re.fullmatch(r"[^<>&\"]*", one) for one in told)
        and all(type(one) is int for one in numbers)
        and {"1", "3", "4"} <= info["numberings"].keys()
        and type(info["draft"]) is bool
    )


def _is_fetched(relation: bytes) -> bool:
    return b"External" in relation and not _ONLY_FOLLOWED.search(relation)


def _bounded(package: zipfile.ZipFile, name: str) -> list[zipfile.ZipInfo]:
    infos = package.infolist()
    if len(infos) > _MAX_MEMBERS or sum(info.file_size for info in infos) > _MAX_UNPACKED:
        refuse(name, "filen är för stor uppackad", "ta bort bilder som inte behövs, eller gör dem mindre")
    return infos


def refuse(name: str, what: str, hint: str) -> NoReturn:
    """Raise DataError about the paper in that file."""
    raise DataError(Problem("P20", f"brevpapperet går inte att använda: {what}", Place(name, 1, 1), hint))
