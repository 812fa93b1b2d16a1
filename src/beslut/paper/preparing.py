# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""A house's Word file to a base package: everything of theirs stays but the words of the body, where ours go in.

The package holds beside its parts a member `beslut.json`, which says where what is: the writer needs neither
python-docx nor lxml. The same file gives the same bytes.
"""

from __future__ import annotations

import io
import json
import zipfile
from copy import deepcopy
from typing import Any

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, nsmap, qn

from beslut.paper.opening import opened
from beslut.paper.places import places_in, settle
from beslut.paper.report import PaperReport, Prepared
from beslut.paper.sound import BODY, CONTENT_TYPES, INFO, refuse
from beslut.paper.styles import add_numberings, match_styles, numbering_of, speak_swedish

_APP = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    b"<Application>beslut</Application></Properties>"
)
_A4 = (11906, 16838)
_NEAR = 60  # twentieths of a point that an A4 may differ


def prepare(raw: bytes, name: str, base: bytes) -> Prepared:
    """The base package for a house's .docx or .dotx, and what was found in it. `base` is our own base package.

    Raises DataError with code P20 when the file is no Word file that can be written on.
    """
    document = opened(raw, name)
    try:
        return _prepared(document, name, docx.Document(io.BytesIO(base)))
    except (AttributeError, IndexError, KeyError, TypeError, ValueError):  # whatever a package can be wrong in
        refuse(name, "filen är inte som en Wordfil ska vara", "öppna den i Word och spara den som .docx eller .dotx")


def _prepared(document: Any, name: str, ours: Any) -> Prepared:
    report = PaperReport()
    for element in (document.element, *(part.element for part in _margins(document))):
        if element.nsmap.get("w") != nsmap["w"]:
            refuse(name, "filen är skriven på ett sätt som inte går att fylla i", "öppna den i Word och spara om den")
    abstract, nums = add_numberings(ours, numbering := numbering_of(document))
    styles = match_styles(ours, document, nums, report)
    speak_swedish(document, report)
    section = _section(document, report)
    _complete_margins(document)
    _empty_body(document, section, report)
    for part in _margins(document):
        settle(part.element, report)
    _tidy(document, report)
    _judge(document, section, report)
    info = {
        "styles": {ours: theirs for ours, theirs in styles.items() if ours != theirs},
        "numberings": abstract,
        "first": max(int(one.get(qn("w:numId"))) for one in numbering.findall(qn("w:num"))) + 1,
        "width": _width(section),
        "document": _member(document.part),
        "numbering": _member(document.part.numbering_part),
        "comments": _member(document.part._comments_part),
        "core": _member(document.part.package._core_properties_part),
        "heads": [_member(part) for part in _margins(document) if part.element.tag == qn("w:hdr")],
        "feet": [_member(part) for part in _margins(document) if part.element.tag == qn("w:ftr")],
        "filled": [_member(part) for part in _margins(document)],
        "draft": "utkast" in report.places,
    }
    out = io.BytesIO()
    document.save(out)
    return Prepared(_stable(out.getvalue(), info), report)


def _member(part: Any) -> str:
    return str(part.partname).lstrip("/")


def _margins(document: Any) -> list[Any]:
    """The parts of page heads and feet, in the order of their names."""
    kinds = (RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER)
    parts = [rel.target_part for rel in document.part.rels.values() if rel.reltype in kinds]
    return sorted(parts, key=lambda part: str(part.partname))


def _section(document: Any, report: PaperReport) -> Any:
    """The last section, with the heads and feet that it takes over from those before it; theirs alone are kept."""
    sections = list(document.element.body.iter(qn("w:sectPr")))
    last = sections[-1]
    told = {(one.tag, one.get(qn("w:type"))) for one in last if one.tag.endswith("Reference")}
    for earlier in reversed(sections[:-1]):
        for one in reversed([one for one in earlier if one.tag.endswith("Reference")]):
            if (one.tag, one.get(qn("w:type"))) not in told:
                told.add((one.tag, one.get(qn("w:type"))))
                last.insert(0, deepcopy(one))
    if len(sections) > 1:
        report.remarks.append(f"filen har {len(sections)} avsnitt; sidan är som i det sista")
    for one in list(last.iter(qn("w:type"))):
        last.remove(one)
    return last


def _complete_margins(document: Any) -> None:
    """An empty head or foot for each kind of page that the paper has none for, where it has one for another kind.

    It looks the same, and the lines to sign and the word for a draft have a place on every page.
    """
    page, even = document.sections[-1], document.settings.odd_and_even_pages_header_footer
    for name in ("header", "footer"):
        kinds = [getattr(page, name)]
        kinds += [getattr(page, f"first_page_{name}")] if page.different_first_page_header_footer else []
        kinds += [getattr(page, f"even_page_{name}")] if even else []
        lacking = [one for one in kinds if one.is_linked_to_previous]
        for one in lacking if len(lacking) < len(kinds) else ():
            one.is_linked_to_previous = False
            for style in list(one._element.iter(qn("w:pStyle"))):
                style.getparent().remove(style)


def _empty_body(document: Any, section: Any, report: PaperReport) -> None:
    """Take the house's own words out of the body. What holds a place, a picture or a text box stays before ours.

    A place for the title alone does not: ours begin with it.
    """
    body = document.element.body
    settle(body, report)
    place = next((one for one in body if "innehåll" in places_in(one)), None)
    marker = parse_xml(BODY.replace("<w:p>", f"<w:p {nsdecls('w')}>", 1))
    if place is not None:
        body.replace(place, marker)
    else:
        left_out = 0
        for one in [one for one in body if one is not section]:
            drawn = next(one.iter(qn("w:drawing"), qn("w:pict")), None) is not None
            if not drawn and not places_in(one) - {"titel"}:
                left_out += bool("".join(one.itertext()).strip())
                body.remove(one)
        if left_out:
            report.remarks.append(f"{left_out} stycken i filens text följer inte med; handlingen står i deras ställe")
        section.addprevious(marker)
    for one in [one for one in body.iter(qn("w:sectPr")) if one is not section]:
        one.getparent().remove(one)
    for tag in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        for one in list(body.iter(qn(f"w:{tag}"))):
            one.getparent().remove(one)


def _tidy(document: Any, report: PaperReport) -> None:
    """Take away what must not follow with each document, and tell of what goes out of the file."""
    comments = document.part._comments_part.element
    if len(comments):
        report.remarks.append("filens kommentarer följer inte med")
    for one in list(comments):
        comments.remove(one)
    settings = document.settings.element
    for tag in ("attachedTemplate", "documentProtection", "writeProtection"):
        for one in list(settings.iter(qn(f"w:{tag}"))):
            settings.remove(one)
            if tag != "attachedTemplate":
                report.remarks.append("skrivskyddet följer inte med")
    _drop_parts(document, report)
    core = document.core_properties
    core.author = core.last_modified_by = core.comments = core.keywords = ""


def _drop_parts(document: Any, report: PaperReport) -> None:
    """Let go of the parts that nothing in the paper asks for any more, and tell of links out of it."""
    part, package = document.part, document.part.package
    outside = part._settings_part.rels
    for rid in [rid for rid, rel in outside.items() if rel.is_external]:
        del outside[rid]
    used = document.element.xml
    for rid, rel in list(part.rels.items()):  # the last two have the names that our content controls need
        if rel.reltype.rsplit("/", 1)[-1] in ("stylesWithEffects", "customXml", "glossaryDocument"):
            del part.rels[rid]
    for rid, rel in list(part.rels.items()):
        loose = rel.reltype.rsplit("/", 1)[-1] in (
            "image",
            "hyperlink",
            "chart",
            "oleObject",
            "package",
            "header",
            "footer",
        )
        if loose and f'"{rid}"' not in used:
            del part.rels[rid]
    for owner in (part, *_margins(document)):
        links = sorted({rel.target_ref for rel in owner.rels.values() if rel.is_external})
        report.remarks += [f"länk ut ur filen: {link}" for link in links]
    for rid, rel in list(package.rels.items()):
        kind = rel.reltype.rsplit("/", 1)[-1]
        if kind == "thumbnail":
            del package.rels[rid]
        elif kind == "extended-properties":
            rel.target_part._blob = _APP


def _judge(document: Any, section: Any, report: PaperReport) -> None:
    """What a person should know of the page."""
    size = section.find(qn("w:pgSz"))
    if size is not None:
        measures = sorted(int(size.get(qn(f"w:{side}")) or 0) for side in ("w", "h"))
        if any(abs(one - other) > _NEAR for one, other in zip(measures, _A4, strict=True)):
            report.remarks.append("sidan är inte A4")
    tags = {part.element.tag for part in _margins(document)}
    if qn("w:hdr") not in tags:
        report.remarks.append("sidhuvud saknas; i ett utkast står Utkast först i texten i stället")
    if qn("w:ftr") not in tags:
        report.remarks.append("sidfot saknas")
    if not any("PAGE" in part.element.xml for part in _margins(document)):
        report.remarks.append("inga sidnummer i sidhuvud eller sidfot")
    if "diarienummer" not in report.places:
        report.remarks.append("ingen plats för diarienumret; det står bara i handlingens egen text")


def _width(section: Any) -> int:
    """The width of the text, in twentieths of a point; ours where the paper does not say."""
    size, margins = section.find(qn("w:pgSz")), section.find(qn("w:pgMar"))
    try:
        sides = [int(float(margins.get(qn(f"w:{side}")))) for side in ("left", "right")]
        width = int(float(size.get(qn("w:w")))) - sum(sides)
    except (AttributeError, TypeError, ValueError):
        return 0
    return max(width, 0)


def _stable(package: bytes, info: dict[str, Any]) -> bytes:
    """The same members in a fixed order and without the clock, and what the writer needs to know."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(out, "w") as new:
        members = {name: old.read(name) for name in old.namelist()}
        members[INFO] = json.dumps(info, ensure_ascii=False, sort_keys=True).encode()
        for name in sorted(members, key=lambda n: (n != CONTENT_TYPES, n)):
            made = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            made.create_system, made.compress_type = 3, zipfile.ZIP_DEFLATED
            new.writestr(made, members[name])
    return out.getvalue()
