# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""A person at work in a Word file: words and paragraphs changed, moved, split, joined and set in bold, by lot."""

from __future__ import annotations

import copy
import io
import random
import re
import zipfile
from collections.abc import Callable, Mapping

from lxml import etree

from tracked import W

_NEW = ["dock", "åtgärd", "§ 5", "”ny”", "x < y & z", "ärendet", "😀", "den 3 mars 2027", "1,5", "och/eller"]
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def with_parts(raw: bytes, changed: Mapping[str, bytes]) -> bytes:
    """The file with some of its parts changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for one in old.infolist():
            new.writestr(one.filename, changed.get(one.filename, old.read(one)))
    return out.getvalue()


def edited(raw: bytes, lot: random.Random, times: int) -> bytes:
    """The file after so many edits."""
    with zipfile.ZipFile(io.BytesIO(raw)) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    for _ in range(times):
        lot.choice(EDITS)(root, lot)
    return with_parts(raw, {"word/document.xml": etree.tostring(root, xml_declaration=True, encoding="UTF-8")})


def _texts(root: etree._Element, lot: random.Random) -> etree._Element | None:
    found = [one for one in root.iter(W + "t") if one.text and one.text.strip()]
    return lot.choice(found) if found else None


def replace_word(root: etree._Element, lot: random.Random) -> None:
    """Another word in the place of one, or of several."""
    one = _texts(root, lot)
    if one is not None:
        words = (one.text or "").split(" ")
        at = lot.randrange(len(words))
        words[at : at + lot.choice([0, 1, 1, 2, 4])] = [lot.choice(_NEW)] * lot.choice([0, 1, 1, 2])
        one.text = " ".join(words)
        one.set(_SPACE, "preserve")


def take_away_paragraph(root: etree._Element, lot: random.Random) -> None:
    """A paragraph of the body is gone."""
    paragraphs = _paragraphs(root)
    if len(paragraphs) > 3:
        root[0].remove(lot.choice(paragraphs))


def new_paragraph(root: etree._Element, lot: random.Random) -> None:
    """A paragraph after another, set as it is."""
    model = lot.choice(_paragraphs(root))
    new = copy.deepcopy(model)
    for one in list(new):
        if one.tag != W + "pPr":
            new.remove(one)
    text = etree.SubElement(etree.SubElement(new, W + "r"), W + "t")
    text.text = " ".join(lot.choices(_NEW, k=lot.randrange(1, 9)))
    model.addnext(new)


def move_paragraph(root: etree._Element, lot: random.Random) -> None:
    """A paragraph somewhere else."""
    paragraphs = _paragraphs(root)
    one = lot.choice(paragraphs)
    lot.choice(paragraphs).addnext(one)


def split_paragraph(root: etree._Element, lot: random.Random) -> None:
    """Enter in the middle of a paragraph."""
    one = lot.choice(_paragraphs(root))
    runs = one.findall(W + "r")
    if len(runs) > 1:
        new = copy.deepcopy(one)
        at = lot.randrange(1, len(runs))
        for run in runs[at:]:
            one.remove(run)
        for run in new.findall(W + "r")[:at]:
            new.remove(run)
        for mark in [*new.iter(W + "commentRangeStart", W + "commentRangeEnd", W + "commentReference")]:
            mark.getparent().remove(mark)  # type: ignore[union-attr]  # an anchor stands in one place
        one.addnext(new)


def join_paragraphs(root: etree._Element, lot: random.Random) -> None:
    """The end of a paragraph taken away."""
    paragraphs = _paragraphs(root)
    at = lot.randrange(len(paragraphs))
    if at + 1 < len(paragraphs) and paragraphs[at].getnext() is paragraphs[at + 1]:
        for run in paragraphs[at + 1].findall(W + "r"):
            paragraphs[at].append(run)
        root[0].remove(paragraphs[at + 1])


def in_bold(root: etree._Element, lot: random.Random) -> None:
    """A run in bold."""
    runs = [one for one in root.iter(W + "r") if one.find(W + "t") is not None and one.find(W + "rPr") is None]
    if runs:
        run = lot.choice(runs)
        look = etree.Element(W + "rPr")
        etree.SubElement(look, W + "b")
        run.insert(0, look)


def cut_run(root: etree._Element, lot: random.Random) -> None:
    """A run in two with the same words, as word processors leave them."""
    one = _texts(root, lot)
    if one is not None and len(one.text or "") > 1:
        run = one.getparent()
        assert run is not None
        if [child.tag for child in run if child.tag != W + "rPr"] == [W + "t"]:
            at = lot.randrange(1, len(one.text or ""))
            new = copy.deepcopy(run)
            text = new.find(W + "t")
            assert text is not None
            text.text, one.text = (one.text or "")[at:], (one.text or "")[:at]
            one.set(_SPACE, "preserve")
            text.set(_SPACE, "preserve")
            run.addnext(new)


def _paragraphs(root: etree._Element) -> list[etree._Element]:
    return root[0].findall(W + "p")


EDITS: list[Callable[[etree._Element, random.Random], None]] = [
    replace_word, replace_word, replace_word, take_away_paragraph, new_paragraph, move_paragraph, split_paragraph,
    join_paragraphs, in_bold, cut_run,
]  # fmt: skip


def filled_word(content: bytes, answers: Mapping[str, str], change: Callable[[str], str] = lambda xml: xml) -> bytes:
    """A draft with answers typed into its controls, as Word saves them."""

    def typed(control: re.Match[str]) -> str:
        for key, value in answers.items():
            if f"{key}@" in control.group():
                run = f"<w:sdtContent><w:r><w:t>{value}</w:t></w:r></w:sdtContent>"
                return re.sub(r"<w:sdtContent>.*</w:sdtContent>", run, control.group()).replace(
                    "<w:showingPlcHdr/>", ""
                )
        return control.group()

    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "word/document.xml":
                part = change(re.sub(r"<w:sdt>.*?</w:sdt>", typed, part.decode())).encode()
            new.writestr(name, part)
    return out.getvalue()
