# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""The content controls of a Word file that comes back: what has been filled in, for which fact, and where it stands.

A control's fact is told by its tag, else by what it is bound to, else by its alias: LibreOffice drops tags.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree import ElementTree as ET

from beslut.reading.hardened_xml import local, parsed
from beslut.reading.package import Package
from beslut.reading.word_numbering import is_on
from beslut.reading.word_package import refuse_macros

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FACTS = "{urn:x-beslut:uppgifter}"
_BOUND = re.compile(r"/b:uppgift\[(\d+)\]$")
_SIGNS = {"tab": " ", "ptab": " ", "br": " ", "cr": " ", "noBreakHyphen": "-"}
_LONGEST_ALIAS = 64
_PLACES = {"document": "texten", "header": "sidhuvudet", "footer": "sidfoten"}


@dataclass(frozen=True)
class Filled:
    """One control: the fact's key ("" when nothing tells it), what it says ("" while it is a gap), and where.

    `emptied` is a control with neither the words of its gap nor any others.
    """

    key: str
    text: str
    place: str
    emptied: bool = False


@dataclass
class FilledFile:
    """What a Word file says that it is, the facts it asked for with the words of their gaps, and its controls."""

    case: str = ""
    document: str = ""
    party: str = ""
    asked: dict[str, str] = field(default_factory=dict)
    controls: list[Filled] = field(default_factory=list)


def controls_of(raw: bytes, name: str) -> FilledFile:
    """The controls of a Word file. Raises UnreadableFile for a file that cannot or must not be read."""
    package = Package(raw, name)
    refuse_macros(package, name)
    found = FilledFile()
    for member in package:
        if re.fullmatch(r"customXml/item\d+\.xml", member):
            _facts(parsed(package.read(member), name, member), found)
    tags = {tag: key for key in found.asked for tag in _tags(key, found.party)}
    for member in sorted(package):
        kind = re.fullmatch(r"word/(document|header|footer)\d*\.xml", member)
        if kind:
            root = parsed(package.read(member), name, member)
            found.controls += _controls(root, found, tags, _PLACES[kind.group(1)])
    return found


def _facts(root: ET.Element, found: FilledFile) -> None:
    if root.tag == f"{_FACTS}uppgifter":
        found.case, found.document = root.get("arende", ""), root.get("handling", "")
        found.party = root.get("part", "")
        found.asked = {one.get("nyckel", ""): one.get("lucka", "") for one in root if local(one) == "fraga"}


def _tags(key: str, party: str) -> tuple[str, ...]:
    """What a control may be called: its key and party, whole, or cut before the sum of a long one."""
    whole = f"{key.removeprefix('uppgifter.')}@{party}"
    return whole, whole[:55]


def _controls(root: ET.Element, found: FilledFile, tags: dict[str, str], place: str) -> Iterator[Filled]:
    number = 0
    for paragraph in root.iter(f"{_W}p"):
        number += 1
        for control in paragraph.iter(f"{_W}sdt"):
            properties = control.find(f"{_W}sdtPr")
            content = control.find(f"{_W}sdtContent")
            if properties is None or content is None or not _is_ours(properties):
                continue
            key = _key(properties, found, tags)
            text = _even("".join(_texts(content)))
            shown = properties.find(f"{_W}showingPlcHdr") is not None
            asks = shown or (text != "" and _is_gap(text, key, found, properties))
            yield Filled(key, "" if asks else text, f"{place}, stycke {number}", emptied=not text and not asks)


def _is_gap(text: str, key: str, found: FilledFile, properties: ET.Element) -> bool:
    """Whether a control still says what it asked for; one that is no fact's says it in its alias, which may be cut."""
    if key:
        return text == _even(found.asked.get(key, ""))
    return _even(text[:_LONGEST_ALIAS]) == _even(_value(properties, "alias"))


def _even(text: str) -> str:
    return " ".join(text.split())


def _is_ours(properties: ET.Element) -> bool:
    bound = properties.find(f"{_W}dataBinding")
    names = [_value(properties, name) for name in ("tag", "alias")]
    gap = properties.find(f"{_W}placeholder/{_W}docPart")
    return (
        any("@" in one for one in names)
        or (bound is not None and "/b:uppgift[" in bound.get(f"{_W}xpath", ""))
        or (gap is not None and gap.get(f"{_W}val", "").startswith("Lucka"))
    )


def _key(properties: ET.Element, found: FilledFile, tags: dict[str, str]) -> str:
    if key := _named(_value(properties, "tag"), tags):
        return key
    bound = properties.find(f"{_W}dataBinding")
    number = _BOUND.search(bound.get(f"{_W}xpath", "")) if bound is not None else None
    if number and 0 < int(number.group(1)) <= len(found.asked):
        return list(found.asked)[int(number.group(1)) - 1]
    alias = _value(properties, "alias")
    inside = re.search(r"\((.*)\)$", alias)
    return _named(inside.group(1) if inside else alias, tags)


def _named(name: str, tags: dict[str, str]) -> str:
    return tags.get(name) or tags.get(name.partition("~")[0], "") if name else ""


def _value(properties: ET.Element, name: str) -> str:
    element = properties.find(f"{_W}{name}")
    return element.get(f"{_W}val", "") if element is not None else ""


def _texts(content: ET.Element) -> Iterator[str]:
    """The words that stand, without hidden ones and those that a tracked change has taken away."""
    for element in content:
        name = local(element)
        if name in ("del", "moveFrom") or (name == "r" and is_on(element.find(f"{_W}rPr"), "vanish")):
            continue
        if name == "t":
            yield element.text or ""
        elif name in _SIGNS:
            yield _SIGNS[name]
        else:
            yield from _texts(element)
