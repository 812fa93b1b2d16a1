# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Two Word files held side by side, part by part: every element, attribute and word that a reader could notice.

Only this is passed over, since it says nothing:

* how XML is spelt: prefixes, the order of attributes, `xml:space` where no space stands at an edge;
* the numbers of numbering instances, which are replaced by their place among the instances;
* which version an identifier tells, a hash of the text's spelling;
* a run with nothing in it, and an empty set of properties;
* which extensions of Word could be ignored (`mc:Ignorable`), where none is used;
* the order in lists that have none (core properties, content types, relationships), core properties without a value,
  and the number of times the file was saved (`cp:revision`, from the base package).
"""

from __future__ import annotations

import difflib
import io
import re
import zipfile
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import docx
from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_CORE = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}"
_IDENTIFIER = "{http://purl.org/dc/elements/1.1/}identifier"
_IGNORABLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Ignorable"
_UNORDERED = re.compile(r"^docProps/core\.xml$|^\[Content_Types\]\.xml$|\.rels$")
_PROPERTIES = {f"{_W}{name}" for name in ("rPr", "pPr", "tcPr", "trPr", "tblPr")}
_NUMBERING = "word/numbering.xml"

Parts = dict[str, bytes]


def parts_of(content: bytes) -> Parts:
    """The members of a package by name."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        names = package.namelist()
        assert len(names) == len(set(names))
        return {name: package.read(name) for name in names}


def open_word(content: bytes) -> Any:
    """The file for python-docx, which does not look into content controls: their content stands in their place."""
    document: Any = docx.Document(io.BytesIO(content))
    pages = [part._element for one in document.sections for part in (one.header, one.footer)]
    for root in (document.element, *pages):
        for control in list(root.iter(f"{_W}sdt")):
            for inner in control.find(f"{_W}sdtContent"):
                control.addprevious(inner)
            control.getparent().remove(control)
    return document


def differences(one: Parts, other: Parts) -> list[str]:
    """What differs between two packages, as lines of a comparison; none when they say the same."""
    found = [f"{name}: only in one" for name in sorted(one.keys() ^ other.keys())]
    instances = _instances(one.get(_NUMBERING)), _instances(other.get(_NUMBERING))
    for name in sorted(one.keys() & other.keys()):
        left, right = _lines(name, one[name], instances[0]), _lines(name, other[name], instances[1])
        if left != right:
            found += difflib.unified_diff(left, right, f"{name}, one", f"{name}, other", lineterm="", n=2)
    return found


@lru_cache(maxsize=64)
def _instances(numbering: bytes | None) -> tuple[str, ...]:
    """The numbers of the numbering instances, in the order in which they stand."""
    if numbering is None:
        return ()
    return tuple(str(one.get(f"{_W}numId")) for one in etree.fromstring(numbering).iterfind(f"{_W}num"))


@lru_cache(maxsize=256)
def _lines(name: str, content: bytes, instances: tuple[str, ...]) -> list[str]:
    root = etree.fromstring(content)
    if not _UNORDERED.search(name):
        return list(_element(root, instances, ""))
    children = sorted(list(_element(child, instances, "  ")) for child in root if not _is_silent(child))
    return [root.tag, *(line for child in children for line in child)]


def _is_silent(element: etree._Element) -> bool:
    """Whether a core property has no value, or counts how often the file was saved."""
    return element.tag == f"{_CORE}revision" or not (element.attrib or element.text or len(element))


def _element(element: etree._Element, instances: tuple[str, ...], indent: str) -> Iterator[str]:
    """An element with all that is in it, a line for each, unless it says nothing."""
    tag = str(element.tag)
    children = [(str(child.tag), list(_element(child, instances, f"{indent}  "))) for child in element]
    words = element.text or ""
    if tag == f"{_W}t" and element.get(_SPACE) != "preserve":
        words = words.strip(" \t\r\n")  # as Word reads it
    if len(element) and not words.strip():
        words = ""
    if tag == _IDENTIFIER:
        words = words.partition("#")[0]  # the rest is a hash of how the XML is spelt
    if not _says_nothing(tag, words, {child for child, lines in children if lines}):
        attributes = sorted(_attribute(str(key), str(value), tag, instances) for key, value in element.items())
        yield " ".join([indent + tag.replace(_W, ""), *filter(None, attributes), *([repr(words)] if words else [])])
        for _, lines in children:
            yield from lines
    if (element.tail or "").strip():
        yield f"{indent}{element.tail!r}"


def _says_nothing(tag: str, words: str, said: set[str]) -> bool:
    """Whether it is a run, a text or a set of properties with nothing in it."""
    if tag == f"{_W}t":
        return not words
    return (tag in _PROPERTIES and not said) or (tag == f"{_W}r" and said <= {f"{_W}rPr"})


def _attribute(key: str, value: str, tag: str, instances: tuple[str, ...]) -> str:
    if key == _IGNORABLE or (key == _SPACE and tag == f"{_W}t"):
        return ""
    if key == f"{_W}numId" or tag == f"{_W}numId":
        value = f"instance {instances.index(value)}" if value in instances else f"unknown instance {value}"
    return f"{key.replace(_W, '')}={value!r}"
