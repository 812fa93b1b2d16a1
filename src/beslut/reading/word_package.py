# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""The parts of a Word package by their relationships: which holds the text, and what must not be there."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from beslut.reading.hardened_xml import local, parsed
from beslut.reading.package import Package
from beslut.reading.refusing import refuse
from beslut.reading.word_numbering import W

Relations = dict[str, tuple[str, str, bool]]
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_FETCHED_NOWHERE = {"hyperlink"}


def relations_of(package: Package, part: str, name: str) -> Relations:
    """id → (kind, part or address, external) of a part's relationships."""
    folder, _, file = part.rpartition("/")
    path = f"{folder}/_rels/{file}.rels" if folder else f"_rels/{file}.rels"
    if path not in package:
        return {}
    found = {}
    for element in parsed(package.read(path), name, path):
        target = element.get("Target", "")
        external = element.get("TargetMode") == "External"
        if not external:
            target = target.lstrip("/") if target.startswith("/") else f"{folder}/{target}".lstrip("/")
        found[element.get("Id", "")] = element.get("Type", "").rpartition("/")[2], target, external
    return found


def main_part(package: Package, name: str) -> str:
    """The part that holds the text. Raises UnreadableFile when there is none."""
    for kind, target, _ in relations_of(package, "", name).values():
        if kind == "officeDocument" and target in package:
            return target
    refuse(name, "filen är inget Worddokument", "spara den som .docx i Word", code="I02")


def refuse_macros(package: Package, name: str) -> None:
    """Raise UnreadableFile when the package carries macros."""
    if any(member.lower().endswith(("vbaproject.bin", "vbadata.xml")) for member in package):
        refuse(name, "filen har makron", "spara den som .docx utan makron", code="I05")


def refuse_fetching(package: Package, name: str) -> tuple[str, ...]:
    """Refuse what Word would fetch from elsewhere on opening; a house's template on a file server is only told."""
    warnings = []
    for member in package:
        if not member.endswith(".rels"):
            continue
        for element in parsed(package.read(member), name, member):
            kind, target = element.get("Type", "").rpartition("/")[2], element.get("Target", "")
            if element.get("TargetMode") != "External" or kind in _FETCHED_NOWHERE:
                continue
            if kind == "attachedTemplate" and not target.lower().startswith(("http:", "https:", "ftp:")):
                warnings.append("filen pekar på en mall på en annan dator; mallen är inte hämtad")
                continue
            hint = "öppna filen i Word, bryt länken och spara på nytt"
            refuse(name, f"filen hämtar innehåll utifrån ({kind})", hint, code="I05")
    return tuple(warnings)


def part_of(package: Package, relations: Relations, kind: str, name: str) -> ET.Element | None:
    """The root of the part of a kind (styles, numbering), or None when the document has none."""
    for found, target, external in relations.values():
        if found == kind and not external and target in package:
            return parsed(package.read(target), name, target)
    return None


def margins_of(package: Package, relations: Relations, body: ET.Element, name: str) -> list[tuple[str, ET.Element]]:
    """Each page head and foot once: (`head` or `foot`, its root)."""
    found: dict[str, tuple[str, ET.Element]] = {}
    for section in body.iter(W + "sectPr"):
        for reference in section:
            place = {"headerReference": "head", "footerReference": "foot"}.get(local(reference))
            _, target, external = relations.get(reference.get(_R + "id", ""), ("", "", True))
            if place and not external and target in package and target not in found:
                found[target] = place, parsed(package.read(target), name, target)
    return list(found.values())
