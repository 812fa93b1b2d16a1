# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""The parts of a Word file that a merge reads and writes: its text, heads and feet, styles and comments."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass

from beslut.merging.marked_xml import Element, NotMergeable, tree_of
from beslut.reading.package import Package
from beslut.reading.word_package import main_part, refuse_fetching, refuse_macros, relations_of

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_IDENTIFIER = "{http://purl.org/dc/elements/1.1/}identifier"
_COMMENTS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_LEVEL = 6  # of zlib


@dataclass(frozen=True)
class WordFile:
    """A Word file taken apart: `parts` in its own order, which part is the text, and what the text refers to."""

    name: str
    parts: Mapping[str, bytes]
    main: str
    related: Mapping[str, str]  # kind of part → its name, where there is one only

    def tree(self, part: str) -> Element:
        """The elements of a part. Raises NotMergeable."""
        return tree_of(self.parts[part])

    def with_parts(self, changed: Mapping[str, bytes]) -> bytes:
        """The file again with those parts changed or added; the same bytes for the same parts."""
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=_LEVEL) as package:
            for name, content in {**self.parts, **changed}.items():
                package.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED, _LEVEL)
        return out.getvalue()


def word_file(raw: bytes, name: str) -> WordFile:
    """A Word file from anybody. Raises UnreadableFile when it is broken, locked, too large or made to harm."""
    package = Package(raw, name)
    refuse_macros(package, name)
    refuse_fetching(package, name)
    main = main_part(package, name)
    related = {kind: part for kind, part, outside in relations_of(package, main, name).values() if not outside}
    parts = {member: package.read(member) for member in package if not member.endswith("/")}
    return WordFile(name, parts, main, related)


def margins(file: WordFile, body: Element) -> dict[tuple[str, str], str]:
    """(head or foot, which pages) → its part, of the last section."""
    sections = [one for one in body.walk() if one.name == "sectPr"]
    relations = _targets(file)
    found = {}
    for one in sections[-1].children if sections else ():
        if one.name in ("headerReference", "footerReference"):
            part = relations.get(one.attributes.get(_R + "id", ""))
            if part is not None and part in file.parts:
                found[one.name, one.attributes.get("type", "default")] = part
    return found


def _targets(file: WordFile) -> dict[str, str]:
    folder, _, own = file.main.rpartition("/")
    raw = file.parts.get(f"{folder}/_rels/{own}.rels")
    if raw is None:
        return {}
    out = {}
    for one in tree_of(raw).children:
        target = one.attributes.get("Target", "")
        out[one.attributes.get("Id", "")] = target.lstrip("/") if target.startswith("/") else f"{folder}/{target}"
    return out


def identifier(file: WordFile) -> str:
    """What the file says that it is, in its properties; empty when it says nothing that can be read."""
    raw = file.parts.get("docProps/core.xml")
    try:
        found = tree_of(raw).child(_IDENTIFIER) if raw else None
    except NotMergeable:
        return ""
    return found.text if found else ""


def styles(file: WordFile) -> dict[str, str]:
    """Lower-cased name of each style → its id: a Swedish Word has `Rubrik1` for what is named `heading 1`."""
    part = file.related.get("styles")
    if part is None or part not in file.parts:
        return {}
    out: dict[str, str] = {}
    for one in file.tree(part).children:
        name = one.child("name")
        if one.name == "style" and name is not None:
            out.setdefault(name.attributes.get("val", "").lower(), one.attributes.get("styleId", ""))
    return out


def highest_id(tree: Element) -> int:
    """The highest number that a tracked change, a bookmark or a comment of the part has; -1 for none."""
    found = (one.attributes.get("id", "") for one in tree.walk() if not one.name.startswith("{"))
    return max((int(one) for one in found if re.fullmatch(r"\d{1,9}", one)), default=-1)


def with_comments(file: WordFile, comments: bytes, head: str) -> dict[str, bytes]:
    """The parts that change when comments are added: those of the file, or new ones with what points at them."""
    part = file.related.get("comments")
    if part is not None and part in file.parts:
        root = file.tree(part)
        if root.opened == root.end:
            return {part: root.raw[: root.start] + root.opening + comments + root.ending}
        return {part: root.raw[: root.closed] + comments + root.raw[root.closed :]}
    folder, _, own = file.main.rpartition("/")
    part, links = f"{folder}/comments.xml", f"{folder}/_rels/{own}.rels"
    relation = f'<Relationship Id="rIdBeslutKommentarer" Type="{_COMMENTS}" Target="comments.xml"/>'
    kind = f'<Override PartName="/{part}" ContentType="{_COMMENTS_TYPE}"/>'
    return {
        part: f"{head}".encode() + comments + b"</w:comments>",
        links: _with_last(file.parts[links], relation),
        "[Content_Types].xml": _with_last(file.parts["[Content_Types].xml"], kind),
    }


def _with_last(raw: bytes, new: str) -> bytes:
    root = tree_of(raw)
    if root.opened == root.end:
        return raw[: root.start] + root.opening + new.encode() + root.ending
    return raw[: root.closed] + new.encode() + raw[root.closed :]
