# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""XML from strangers: no DTD, no entities, bounded size, number of tags and depth; only the standard library."""

from __future__ import annotations

import re
from functools import lru_cache
from xml.etree import ElementTree as ET

from beslut.reading.refusing import MAX_DEPTH, MAX_PART, MAX_TAGS, refuse

_ENCODING = re.compile(rb"<\?xml[^>]*?encoding\s*=\s*[\"']([A-Za-z0-9._-]+)")
_KNOWN = {b"utf-8", b"us-ascii", b"ascii", b"iso-8859-1", b"windows-1252"}


_MAX_KEPT, _MOST_KEPT = 100_000, 24
"""Bytes of a part whose tree is kept for the next file, and how many: papers of one house share styles and heads."""


class _Unfit(Exception):
    """Why a part is not read: what is wrong with it, what to do, and the code."""


def parsed(raw: bytes, name: str, part: str) -> ET.Element:
    """The root element of one part, to read and not to change. Raises UnreadableFile for what is broken or harmful."""
    try:
        return (_tree if len(raw) > _MAX_KEPT else _kept_tree)(raw)
    except _Unfit as unfit:
        wrong, hint, code = unfit.args
        refuse(name, f"delen {part} {wrong}", hint, code=code)


def _tree(raw: bytes) -> ET.Element:
    if len(raw) > MAX_PART:
        raise _Unfit(f"är större än {MAX_PART // 1_000_000} MB", "spara om filen utan bilagor", "I04")
    raw = _narrow(raw)
    if b"<!DOCTYPE" in raw or b"<!ENTITY" in raw:
        raise _Unfit("har en DTD, som kan innehålla fällor", "spara om filen i ordbehandlaren", "I05")
    if raw.count(b"<") > 2 * MAX_TAGS:
        raise _Unfit(f"har fler än {MAX_TAGS} element", "dela upp filen", "I04")
    try:
        root = ET.fromstring(raw)
    except (ET.ParseError, ValueError, LookupError):
        raise _Unfit("är trasig (inte välformad XML)", _SAVE_ANEW, "I02") from None
    _refuse_depth(root)
    return root


_kept_tree = lru_cache(_MOST_KEPT)(_tree)
_SAVE_ANEW = "öppna filen och spara den på nytt"


def _narrow(raw: bytes) -> bytes:
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        try:
            text = raw.decode("utf-16")
        except UnicodeDecodeError:
            raise _Unfit("går inte att avkoda", _SAVE_ANEW, "I02") from None
        return re.sub(r"^\s*<\?xml[^>]*\?>", "", text).encode("utf-8")
    declared = _ENCODING.match(raw.removeprefix(b"\xef\xbb\xbf"))
    if b"\0" in raw or (declared and declared.group(1).lower() not in _KNOWN):
        raise _Unfit("har en okänd teckenkodning", _SAVE_ANEW, "I02")
    return raw


def _refuse_depth(root: ET.Element) -> None:
    level, depth = [root], 0
    while level:
        depth += 1
        if depth > MAX_DEPTH:
            raise _Unfit(f"är mer än {MAX_DEPTH} nivåer djup", "spara om filen i ordbehandlaren", "I04")
        level = [child for element in level for child in element]


def local(element: ET.Element) -> str:
    """The name without its namespace; empty for what is no element (a comment)."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
