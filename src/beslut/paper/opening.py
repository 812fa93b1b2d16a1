# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""A house's file opened as a Word document, or refused with what to do instead."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from typing import Any, NoReturn

import docx
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn
from lxml import etree

from beslut.errors import DataError, Place, Problem

_DOCUMENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_TEMPLATE = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
_MAX_UNPACKED, _MAX_MEMBERS = 60_000_000, 2_000
_LOCKED = b"\xd0\xcf\x11\xe0"  # an OLE file: an old .doc, or a .docx with a password
_UNWANTED = re.compile(rb"<!DOCTYPE|<!ENTITY", re.IGNORECASE)
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\b[^>]*>")
_ONLY_FOLLOWED = re.compile(rb"/(?:hyperlink|attachedTemplate)[\"']")
"""Ways out that nothing is fetched from: a link waits for a click, and the template is let go of."""
CONTENT_TYPES = "[Content_Types].xml"


def opened(raw: bytes, name: str) -> Any:
    """The file as python-docx has it. Raises DataError with code P20: no Word file, locked, with macros, a bomb."""
    if raw.startswith(_LOCKED):
        refuse(name, "filen är låst med lösenord eller sparad i ett äldre format", "spara den som .docx eller .dotx")
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as package:
            members = {info.filename: package.read(info) for info in _sound(package, name)}
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError, ValueError, KeyError):
        refuse(name, "filen är ingen Wordfil, eller är trasig", "öppna den i Word och spara den som .docx eller .dotx")
    types = members.get(CONTENT_TYPES, b"")
    if any(one.lower().endswith("vbaproject.bin") for one in members) or b"macroEnabled" in types:
        refuse(name, "filen har makron, som aldrig följer med", "spara den utan makron, som .docx eller .dotx")
    if any(_UNWANTED.search(content) for one, content in members.items() if one.endswith((".xml", ".rels"))):
        refuse(name, "filen har en dokumenttyp i sin XML, som ingen Wordfil ska ha", "spara om den i Word")
    if any(
        _is_fetched(rel)
        for one, content in members.items()
        if one.endswith(".rels")
        for rel in _RELATION.findall(content)
    ):
        what = "filen hämtar en bild eller något annat utifrån när den öppnas"
        refuse(name, what, "infoga bilden i filen i stället för att länka till den")
    members[CONTENT_TYPES] = types.replace(_TEMPLATE.encode(), _DOCUMENT.encode())
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for one, content in members.items():
            package.writestr(one, content)
    try:
        document = docx.Document(out)
        if (document.styles.element.tag, len(document.sections) > 0) != (qn("w:styles"), True):
            raise ValueError("no styles or no section")
    except (OpcError, KeyError, ValueError, IndexError, AttributeError, etree.XMLSyntaxError):
        refuse(
            name, "filen går inte att öppna som Worddokument", "öppna den i Word och spara den som .docx eller .dotx"
        )
    return document


def _is_fetched(relation: bytes) -> bool:
    return b"External" in relation and not _ONLY_FOLLOWED.search(relation)


def _sound(package: zipfile.ZipFile, name: str) -> list[zipfile.ZipInfo]:
    infos = package.infolist()
    if len(infos) > _MAX_MEMBERS or sum(info.file_size for info in infos) > _MAX_UNPACKED:
        refuse(name, "filen är för stor uppackad", "ta bort bilder som inte behövs, eller gör dem mindre")
    return infos


def refuse(name: str, what: str, hint: str) -> NoReturn:
    """Raise DataError about the paper in that file."""
    raise DataError(Problem("P20", f"brevpapperet går inte att använda: {what}", Place(name, 1, 1), hint))
