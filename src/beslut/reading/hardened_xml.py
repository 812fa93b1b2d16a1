# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""XML from strangers: no DTD, no entities, bounded size, number of tags and depth; only the standard library."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

from beslut.reading.refusing import MAX_DEPTH, MAX_PART, MAX_TAGS, refuse

_ENCODING = re.compile(rb"<\?xml[^>]*?encoding\s*=\s*[\"']([A-Za-z0-9._-]+)")
_KNOWN = {b"utf-8", b"us-ascii", b"ascii", b"iso-8859-1", b"windows-1252"}


def parsed(raw: bytes, name: str, part: str) -> ET.Element:
    """The root element of one part. Raises UnreadableFile for what is broken or meant to harm."""
    if len(raw) > MAX_PART:
        refuse(name, f"delen {part} är större än {MAX_PART // 1_000_000} MB", "spara om filen utan bilagor", code="I04")
    raw = _narrow(raw, name, part)
    if b"<!DOCTYPE" in raw or b"<!ENTITY" in raw:
        refuse(
            name, f"delen {part} har en DTD, som kan innehålla fällor", "spara om filen i ordbehandlaren", code="I05"
        )
    if raw.count(b"<") > 2 * MAX_TAGS:
        refuse(name, f"delen {part} har fler än {MAX_TAGS} element", "dela upp filen", code="I04")
    try:
        root = ET.fromstring(raw)
    except (ET.ParseError, ValueError, LookupError):
        refuse(name, f"delen {part} är trasig (inte välformad XML)", "öppna filen och spara den på nytt", code="I02")
    _refuse_depth(root, name, part)
    return root


def _narrow(raw: bytes, name: str, part: str) -> bytes:
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        try:
            text = raw.decode("utf-16")
        except UnicodeDecodeError:
            refuse(name, f"delen {part} går inte att avkoda", "öppna filen och spara den på nytt", code="I02")
        return re.sub(r"^\s*<\?xml[^>]*\?>", "", text).encode("utf-8")
    declared = _ENCODING.match(raw.removeprefix(b"\xef\xbb\xbf"))
    if b"\0" in raw or (declared and declared.group(1).lower() not in _KNOWN):
        refuse(name, f"delen {part} har en okänd teckenkodning", "öppna filen och spara den på nytt", code="I02")
    return raw


def _refuse_depth(root: ET.Element, name: str, part: str) -> None:
    level, depth = [root], 0
    while level:
        depth += 1
        if depth > MAX_DEPTH:
            refuse(
                name, f"delen {part} är mer än {MAX_DEPTH} nivåer djup", "spara om filen i ordbehandlaren", code="I04"
            )
        level = [child for element in level for child in element]


def local(element: ET.Element) -> str:
    """The name without its namespace; empty for what is no element (a comment)."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
