# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Styles and numberings of ours in a house's document: matched by name where it has them, else added without fonts."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.parts.numbering import NumberingPart

from beslut.paper.report import PaperReport

_BUILT_IN = {"Normal", "DefaultParagraphFont", "TableNormal", "NoList"}
_OF_OUR_HEAD = {"Avsandare"}
_SWEDISH = {
    "heading 1": "rubrik 1", "heading 2": "rubrik 2", "heading 3": "rubrik 3", "list bullet": "punktlista",
    "list number": "numrerad lista", "header": "sidhuvud", "annotation text": "kommentarer",
    "annotation reference": "kommentarsreferens",
}  # fmt: skip
"""What some programs call a built-in style of Word in its Swedish coat; Word itself keeps the English name."""
_NUMBERING = f"<w:numbering {nsdecls('w')}/>"


def numbering_of(document: Any) -> Any:
    """The document's numbering element, which is made when there is none."""
    part = document.part
    try:
        return part.numbering_part.element
    except (KeyError, NotImplementedError):
        name = PackURI("/word/numbering.xml")
        made = NumberingPart.load(name, CONTENT_TYPE.WML_NUMBERING, _NUMBERING.encode(), part.package)
        part.relate_to(made, RELATIONSHIP_TYPE.NUMBERING)
        return part.numbering_part.element


def add_numberings(base: Any, theirs: Any) -> tuple[dict[int, int], dict[int, int]]:
    """Our numberings after theirs. Gives their numbers for our abstract ones, and for our instances."""
    ours = numbering_of(base)
    taken = [int(one.get(qn("w:abstractNumId"))) for one in theirs.findall(qn("w:abstractNum"))]
    numbers = [int(one.get(qn("w:numId"))) for one in theirs.findall(qn("w:num"))]
    abstract: dict[int, int] = {}
    nums: dict[int, int] = {}
    for one in ours.findall(qn("w:abstractNum")):
        new = deepcopy(one)
        number = max([*taken, *abstract.values(), -1]) + 1
        abstract[int(one.get(qn("w:abstractNumId")))] = number
        new.set(qn("w:abstractNumId"), str(number))
        for link in list(new.iter(qn("w:pStyle"))):
            link.getparent().remove(link)
        first = theirs.find(qn("w:num"))
        theirs.append(new) if first is None else first.addprevious(new)
    for one in ours.findall(qn("w:num")):
        new = deepcopy(one)
        number = max([*numbers, *nums.values(), 0]) + 1
        nums[int(one.get(qn("w:numId")))] = number
        new.set(qn("w:numId"), str(number))
        link = new.find(qn("w:abstractNumId"))
        link.set(qn("w:val"), str(abstract[int(link.get(qn("w:val")))]))
        last = theirs.findall(qn("w:num"))
        (last[-1] if last else theirs[-1]).addnext(new)
    return abstract, nums


def match_styles(base: Any, document: Any, nums: dict[int, int], report: PaperReport) -> dict[str, str]:
    """Each of our style ids with the id to use in the document; what it lacks is added to it."""
    ours, theirs = base.styles.element, document.styles.element
    known = {
        (one.get(qn("w:type")), name): one for one in theirs.findall(qn("w:style")) for name in reversed(_names(one))
    }
    ids: dict[str, str] = {}
    missing = []
    for style in ours.findall(qn("w:style")):
        ident, kind, name = style.get(qn("w:styleId")), style.get(qn("w:type")), _names(style)[0]
        if ident in _OF_OUR_HEAD:
            continue
        found = known.get((kind, name), known.get((kind, _SWEDISH.get(name, ""))))
        if found is None and ident in _BUILT_IN:
            found = next(
                (one for one in theirs.findall(qn("w:style"))
                 if one.get(qn("w:type")) == kind and one.get(qn("w:default")) in ("1", "true")), None,
            )  # fmt: skip
        if found is not None and not (ident == "ListBullet" and not _numbered(found, theirs)):
            ids[ident] = found.get(qn("w:styleId"))
            if ident not in _BUILT_IN:
                report.matched[style.find(qn("w:name")).get(qn("w:val"))] = found.find(qn("w:name")).get(qn("w:val"))
        else:
            missing.append(style)
    _add(missing, theirs, ids, nums, report)
    return ids


def _names(style: Any) -> list[str]:
    """What a style is called, in small letters: its name and then its aliases."""
    name = style.find(qn("w:name"))
    aliases = style.find(qn("w:aliases"))
    told = [] if name is None else [name.get(qn("w:val"))]
    told += aliases.get(qn("w:val")).split(",") if aliases is not None else []
    return [one.strip().casefold() for one in told] or [""]


def _numbered(style: Any, theirs: Any) -> bool:
    """Whether paragraphs of the style get a bullet or number from it, or from what it is based on."""
    by_id = {one.get(qn("w:styleId")): one for one in theirs.findall(qn("w:style"))}
    seen = set()
    while style is not None and style not in seen:
        if next(style.iter(qn("w:numPr")), None) is not None:
            return True
        seen.add(style)
        based = style.find(qn("w:basedOn"))
        style = by_id.get(based.get(qn("w:val"))) if based is not None else None
    return False


def _add(missing: list[Any], theirs: Any, ids: dict[str, str], nums: dict[int, int], report: PaperReport) -> None:
    taken = {one.get(qn("w:styleId")) for one in theirs.findall(qn("w:style"))}
    names = {name for one in theirs.findall(qn("w:style")) for name in _names(one)}
    for style in missing:
        ident = style.get(qn("w:styleId"))
        ids[ident] = ident if ident not in taken else f"{ident}Beslut"
    for style in missing:
        new = deepcopy(style)
        name = new.find(qn("w:name"))
        report.added.append(name.get(qn("w:val")))
        if name.get(qn("w:val")).casefold() in names:
            name.set(qn("w:val"), f"{name.get(qn('w:val'))} (beslut)")
            new.set(qn("w:customStyle"), "1")
        new.set(qn("w:styleId"), ids[style.get(qn("w:styleId"))])
        new.attrib.pop(qn("w:default"), None)
        for fonts in list(new.iter(qn("w:rFonts"))):
            fonts.getparent().remove(fonts)
        for tag in ("basedOn", "next", "link"):
            link = new.find(qn(f"w:{tag}"))
            if link is not None:
                link.set(qn("w:val"), ids.get(link.get(qn("w:val")), link.get(qn("w:val"))))
        for number in new.iter(qn("w:numId")):
            number.set(qn("w:val"), str(nums[int(number.get(qn("w:val")))]))
        theirs.append(new)


def speak_swedish(document: Any, report: PaperReport) -> None:
    """The language of words that say none themselves: without it a screen reader reads them as another."""
    styles = document.styles.element
    defaults = styles.find(qn("w:docDefaults"))
    if defaults is None:
        defaults = parse_xml(f"<w:docDefaults {nsdecls('w')}><w:rPrDefault><w:rPr/></w:rPrDefault></w:docDefaults>")
        styles.insert(0, defaults)
    holder = defaults.find(f"{qn('w:rPrDefault')}/{qn('w:rPr')}")
    if holder is None:
        defaults.insert(0, parse_xml(f"<w:rPrDefault {nsdecls('w')}><w:rPr/></w:rPrDefault>"))
        holder = defaults[0][0]
    language = holder.find(qn("w:lang"))
    was = "" if language is None else language.get(qn("w:val")) or ""
    if not was.lower().startswith("sv"):
        report.remarks.append(f"språket var {was or 'inte angivet'}; i handlingarna är det svenska")
    if language is None:
        language = parse_xml(f"<w:lang {nsdecls('w')}/>")
        after = [one for one in holder if one.tag in (qn("w:eastAsianLayout"), qn("w:specVanish"), qn("w:oMath"))]
        after[0].addprevious(language) if after else holder.append(language)
    for one in (language, *styles.iter(qn("w:lang")), *document.settings.element.iter(qn("w:themeFontLang"))):
        one.set(qn("w:val"), "sv-SE")
