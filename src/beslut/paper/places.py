# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Places to fill in a paper: `[diarienummer]`, `{{datum}}`, a content control or a DOCPROPERTY field.

Each becomes a run of its own that says `{{name}}`, in the look of the run where it stood, however Word had split it.
"""

from __future__ import annotations

import re
from copy import deepcopy
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from beslut.paper.report import PaperReport

ALIASES = {
    "avsändare": "avsändare", "organisation": "avsändare", "kommun": "avsändare", "region": "avsändare",
    "handling": "handling", "dokumenttyp": "handling", "handlingstyp": "handling", "dokumentnamn": "handling",
    "diarienummer": "diarienummer", "dnr": "diarienummer", "ärendenummer": "diarienummer",
    "ärendebeteckning": "diarienummer", "beteckning": "diarienummer",
    "datum": "datum", "date": "datum", "handläggare": "handläggare", "till": "till", "mottagare": "till",
    "adress": "adress", "kontakt": "adress", "kontaktuppgifter": "adress",
    "organ": "organ", "sammanträdesdatum": "sammanträdesdatum",
    "titel": "titel", "rubrik": "titel", "title": "titel", "ärende": "ärende", "ärendemening": "ärende",
    "nummeretikett": "nummeretikett", "nummerrad": "nummerrad", "utkast": "utkast", "innehåll": "innehåll",
}  # fmt: skip
"""What a place may be called in a house's file, and what it is called here."""
_WRITTEN = re.compile(r"\{\{\s*([\w åäö]+?)\s*\}\}|\[([\w åäö]+?)\]")
_SETTLED = re.compile(r"\{\{(\w+)\}\}")
_PROPERTY = re.compile(r"DOCPROPERTY\s+\"?([\w åäö]+?)\"?(?:\s|\\|$)")


def settle(root: Any, report: PaperReport) -> None:
    """Make every place below the element a run of its own, and tell which there are."""
    for look in [one for one in root.iter(qn("w:rPr"), qn("w:pPr")) if len(one) == 0]:
        look.getparent().remove(look)
    for control in list(root.iter(qn("w:sdt"))):
        _settle_control(control, report)
    for field in list(root.iter(qn("w:fldSimple"))):
        if name := _property(field.get(qn("w:instr")) or "", report):
            field.getparent().replace(field, _run(name, field.find(qn("w:r"))))
    for paragraph in list(root.iter(qn("w:p"))):
        _settle_fields(paragraph, report)
        _settle_words(paragraph, report)


def places_in(element: Any) -> set[str]:
    """The places below the element, once they are settled."""
    return set(_SETTLED.findall("".join(element.itertext()))) & set(ALIASES.values())


def _known(words: str, report: PaperReport) -> str:
    name = ALIASES.get(" ".join(words.split()).casefold(), "")
    if name and name not in report.places:
        report.places.append(name)
    return name


def _property(instruction: str, report: PaperReport) -> str:
    found = _PROPERTY.search(instruction)
    return _known(found.group(1), report) if found else ""


def _run(name: str, like: Any) -> Any:
    """A run that says the place, in the look of another."""
    run = OxmlElement("w:r")
    look = like.find(qn("w:rPr")) if like is not None else None
    if look is not None:
        run.append(deepcopy(look))
    text = run.makeelement(qn("w:t"))
    text.text = f"{{{{{name}}}}}"
    run.append(text)
    return run


def _settle_control(control: Any, report: PaperReport) -> None:
    properties, content = control.find(qn("w:sdtPr")), control.find(qn("w:sdtContent"))
    if properties is None or content is None:
        return
    named = [properties.find(qn(f"w:{one}")) for one in ("tag", "alias")]
    name = next(
        (known for one in named if one is not None and (known := _known(one.get(qn("w:val")) or "", report))), ""
    )
    runs = list(content.iter(qn("w:r")))
    if not name or not runs:
        return
    for gone in ("showingPlcHdr", "dataBinding", "temporary"):
        for element in list(properties.iter(qn(f"w:{gone}"))):
            element.getparent().remove(element)
    place = _run(name, runs[0])
    for style in list(place.iter(qn("w:rStyle"))):  # the look of a control that nobody has filled
        style.getparent().remove(style)
    runs[0].getparent().replace(runs[0], place)
    for run in runs[1:]:
        run.getparent().remove(run)


def _settle_fields(paragraph: Any, report: PaperReport) -> None:
    """Complex DOCPROPERTY fields of the paragraph: all between begin and end becomes the place."""
    group: list[Any] = []
    instruction = ""
    for run in list(paragraph.findall(qn("w:r"))):
        mark = run.find(qn("w:fldChar"))
        kind = mark.get(qn("w:fldCharType")) if mark is not None else ""
        if kind == "begin":
            group, instruction = [], ""
        if kind or group:
            group.append(run)
            instruction += "".join(one.text or "" for one in run.iter(qn("w:instrText")))
        if kind == "end":
            if name := _property(instruction, report):
                look = next((one for one in group if one.find(qn("w:t")) is not None), group[0])
                group[0].addprevious(_run(name, look))
                for one in group:
                    paragraph.remove(one)
            group = []


def _settle_words(paragraph: Any, report: PaperReport) -> None:
    """Places written as words, in one run or over several of the same parent."""
    while True:
        texts = [one for run in paragraph.iter(qn("w:r")) for one in run.findall(qn("w:t")) if _own(run, paragraph)]
        whole = "".join(one.text or "" for one in texts)
        for found in _WRITTEN.finditer(whole):
            if not (name := _known(found.group(1) or found.group(2), report)):
                _tell_unknown(found, report)
            elif not _is_run(texts, found.start(), name):
                _replace(texts, found.start(), found.end(), name)
                break
        else:
            return


def _own(run: Any, paragraph: Any) -> bool:
    """Whether the run is the paragraph's and not one of a text box inside it."""
    return next(run.iterancestors(qn("w:p"))) is paragraph


def _is_run(texts: list[Any], start: int, name: str) -> bool:
    """Whether what begins at that letter is the place in a run of its own."""
    at = 0
    for text in texts:
        if at == start and text.text:
            others = [one for one in text.getparent() if one is not text and one.tag != qn("w:rPr")]
            return not others and text.text == f"{{{{{name}}}}}"
        at += len(text.text or "")
    return False


def _tell_unknown(found: re.Match[str], report: PaperReport) -> None:
    if found.group() not in report.unknown_places:
        report.unknown_places.append(found.group())


def _replace(texts: list[Any], start: int, end: int, name: str) -> None:
    """Take the letters from start to end out of the texts, and put the place where the first of them stood."""
    at, first = 0, None
    for text in texts:
        words = text.text or ""
        low, high = max(start - at, 0), min(end - at, len(words))
        at += len(words)
        if low >= high:
            continue
        text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        if first is None:
            first = text.getparent()
            place, rest = _run(name, first), deepcopy(first)
            for child in list(rest):
                if child.tag != qn("w:rPr"):
                    rest.remove(child)
            follows = list(first)[list(first).index(text) + 1 :]
            tail = deepcopy(text)
            text.text, tail.text = words[:low], words[high:]
            rest.extend([tail, *follows])
            first.addnext(place)
            place.addnext(rest)
        else:
            text.text = words[:low] + words[high:]
