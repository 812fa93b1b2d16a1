# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""A document's body on a house's own paper: in a prepared package, with its styles, its numberings and its places."""

from __future__ import annotations

import io
import json
import re
import zipfile
from functools import lru_cache
from typing import Any

from beslut.blocks import DRAFT, Document, Gap, Phrase
from beslut.speed.values import dataclass
from beslut.writers.columns import TEXT_WIDTH
from beslut.writers.docx_controls import Controls, naming
from beslut.writers.docx_margins import margin_lines
from beslut.writers.docx_parts import FIRST_NUMBER, comments_part, core_part
from beslut.writers.docx_words import paragraph, run_of
from beslut.writers.package import package
from beslut.writers.places import place_values

_INFO = "beslut.json"
_BODY = "<w:p><w:r><w:t>{{innehåll}}</w:t></w:r></w:p>"
_PLACE = re.compile(
    r"<w:r(?: [^>]*)?>(?:<w:rPr>((?:(?!</w:rPr>).)*)</w:rPr>)?<w:t(?: [^>]*)?>\{\{(\w+)\}\}</w:t></w:r>", re.DOTALL
)
_ALONE = re.compile(
    rf"(?<=</w:p>)<w:p(?: [^>]*)?>(?:<w:pPr>(?:(?!</w:pPr>).)*</w:pPr>)?{_PLACE.pattern}</w:p>", re.DOTALL
)  # a paragraph of its own, below another
_BEFORE_TAB = re.compile(
    rf"(<w:p(?: [^>]*)?>)<w:pPr>((?:(?!</w:pPr>|<w:rPr>|<w:jc ).)*)</w:pPr>{_PLACE.pattern}"
    r"<w:r>(?:<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?<w:tab/></w:r>",
    re.DOTALL,
)  # first in its paragraph, with what is to the right after it
_STYLE = re.compile(r'(<w:(?:pStyle|rStyle|tblStyle) w:val=")([^"]+)"')
_NUMBER = re.compile(r'(<w:numId w:val=")(\d+)"')
_WIDTH = re.compile(r'(<w:(?:tblW|gridCol|tcW) w:w=")(\d+)"')
_AFTER_HIGHLIGHT = re.compile(r"<w:(?:u|effect|bdr|shd|fitText|vertAlign|rtl|cs|em|lang|eastAsianLayout|specVanish)\b")
_RIGHT = '<w:jc w:val="right"/>'


@dataclass(frozen=True)
class Paper:
    """A prepared package: its parts, which of them are text to fill, and what `beslut.json` says of them."""

    parts: dict[str, bytes]
    info: dict[str, Any]

    def text(self, name: str) -> str:
        """One of the parts, as text."""
        return self.parts[name].decode("utf-8")

    def with_controls(self, controls: Controls) -> dict[str, str]:
        """The parts that the document's content controls need, and those of the paper that name them."""
        parts = controls.parts()
        if parts:
            folder, name = self.info["document"].rsplit("/", 1)
            names = "[Content_Types].xml", f"{folder}/_rels/{name}.rels"
            parts |= dict(zip(names, naming(self.text(names[0]), self.text(names[1])), strict=True))
        return parts


@lru_cache(maxsize=8)
def paper_of(package: bytes) -> Paper:
    """The paper in a prepared package."""
    with zipfile.ZipFile(io.BytesIO(package)) as members:
        parts = {name: members.read(name) for name in members.namelist()}
    info = json.loads(parts.pop(_INFO))
    return Paper(parts, info)


def on_paper(
    document: Document, inner: str, comments: list[str], numberings: tuple[int, ...], controls: Controls
) -> bytes:
    """The document on its house's own paper, as the bytes of a .docx file.

    `inner` is its body, written for our own base, with what its comments say, its numberings and its controls.
    """
    paper = paper_of(document.paper)
    made = _filled_parts(document, paper, inner, numberings)
    made[paper.info["comments"]] = _own_styles(comments_part(document, comments), paper.info["styles"])
    made[paper.info["core"]] = core_part(document, made[paper.info["document"]])
    changed = {name: text.encode() for name, text in (paper.with_controls(controls) | made).items()}
    members = {**paper.parts, **changed}
    return package((name, content, name not in changed) for name, content in members.items())


def _filled_parts(document: Document, paper: Paper, inner: str, numberings: tuple[int, ...]) -> dict[str, str]:
    """The text, head, foot and numberings of the paper with what the document has to say, by their names."""
    info = paper.info
    values = place_values(document)
    filled = {name: _filled(paper.text(name), values) for name in info["filled"]}
    marked = document.draft and not info["draft"]
    mark = paragraph(info["styles"].get("Header", "Header"), run_of(DRAFT), _RIGHT) if marked else ""
    for name in info["heads"] if mark else ():
        filled[name] = f"{mark}</w:hdr>".join(filled[name].rsplit("</w:hdr>", 1))
    signed = _own_styles("".join(margin_lines(document)), info["styles"])
    for name in info["feet"] if signed else ():
        filled[name] = f"{signed}</w:ftr>".join(filled[name].rsplit("</w:ftr>", 1))
    inner += signed if not info["feet"] else ""
    body = _own_numbers(_scaled(_own_styles(inner, info["styles"]), info["width"]), info["first"])
    before, after = _filled(paper.text(info["document"]), values).split(_BODY)
    first = mark if mark and not info["heads"] else ""
    return {
        **filled,
        info["document"]: f"{before}{first}{body}{after}",
        info["numbering"]: _with_lists(paper.text(info["numbering"]), numberings, info),
    }


def _filled(part: str, values: dict[str, Phrase]) -> str:
    def runs(place: re.Match[str]) -> str:
        if place.group(2) == "innehåll":
            return place.group()
        look = place.group(1) or ""
        return "".join(
            run_of(one.text, _highlighted(look) if isinstance(one, Gap) else look)
            for one in values.get(place.group(2), ())
        )

    part = _ALONE.sub(lambda one: "" if values.get(one.group(2)) == () else one.group(), part)
    part = _BEFORE_TAB.sub(
        lambda one: f"{one[1]}<w:pPr>{one[2]}{_RIGHT}</w:pPr>" if values.get(one[4]) == () else one.group(), part
    )  # no paragraph begins with a tab
    return _PLACE.sub(runs, part)


def _highlighted(look: str) -> str:
    look = re.sub(r"<w:highlight [^>]*/>", "", look)
    found = _AFTER_HIGHLIGHT.search(look)
    at = found.start() if found else len(look)
    return f'{look[:at]}<w:highlight w:val="yellow"/>{look[at:]}'


def _own_styles(part: str, styles: dict[str, str]) -> str:
    return _STYLE.sub(lambda one: f'{one.group(1)}{styles.get(one.group(2), one.group(2))}"', part)


def _scaled(body: str, width: int) -> str:
    """The body with tables as wide as the text of the paper."""
    if not width or abs(width - TEXT_WIDTH) < 10:
        return body
    return _WIDTH.sub(lambda one: f'{one.group(1)}{int(one.group(2)) * width // TEXT_WIDTH}"', body)


def _own_numbers(body: str, first: int) -> str:
    return _NUMBER.sub(lambda one: f'{one.group(1)}{int(one.group(2)) - FIRST_NUMBER + first}"', body)


def _with_lists(part: str, numberings: tuple[int, ...], info: dict[str, Any]) -> str:
    """The paper's numberings with an instance for each list, after theirs."""
    new = "".join(
        f'<w:num w:numId="{info["first"] + place}"><w:abstractNumId w:val="{info["numberings"][str(abstract)]}"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
        for place, abstract in enumerate(numberings)
    )
    at = part.rindex("</w:num>") + len("</w:num>")
    return f"{part[:at]}{new}{part[at:]}"
