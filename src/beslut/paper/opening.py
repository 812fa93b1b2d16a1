# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""A house's file opened as a Word document, or refused with what to do instead."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import docx
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn
from lxml import etree

from beslut.paper.sound import CONTENT_TYPES, members_of, refuse

_DOCUMENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_TEMPLATE = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"


def opened(raw: bytes, name: str) -> Any:
    """The file as python-docx has it. Raises DataError with code P20: no Word file, locked, with macros, a bomb."""
    members = members_of(raw, name)
    members[CONTENT_TYPES] = members.get(CONTENT_TYPES, b"").replace(_TEMPLATE.encode(), _DOCUMENT.encode())
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
