# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Word files of foreign origin to write on: made here, or by the program they are named for, without arms."""

from __future__ import annotations

import io
import struct
import subprocess
import zipfile
import zlib
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor

_SWEDISH_IDS = {
    "Heading 1": "Rubrik1", "Heading 2": "Rubrik2", "Heading 3": "Rubrik3", "List Bullet": "Punktlista",
    "List Number": "Numreradlista", "Header": "Sidhuvud", "Footer": "Sidfot",
}  # fmt: skip
_CONTROL = (
    f'<w:sdt {nsdecls("w")}><w:sdtPr><w:alias w:val="Datum"/><w:tag w:val="datum"/><w:showingPlcHdr/></w:sdtPr>'
    "<w:sdtContent><w:r><w:t>Klicka här</w:t></w:r></w:sdtContent></w:sdt>"
)
_PROPERTY = (
    f'<w:fldSimple {nsdecls("w")} w:instr=" DOCPROPERTY Handlingstyp \\* MERGEFORMAT "><w:r><w:t>x</w:t></w:r>'
    "</w:fldSimple>"
)


def png(width: int, height: int) -> bytes:
    """A picture of one colour."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    rows = (b"\0" + b"\x8a\x15\x38" * width) * height
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def saved(document: Any) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def changed(package: bytes, change: Callable[[str, bytes], bytes], **more: bytes) -> bytes:
    """The package with each member through the function, and with more members."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
        for name, content in more.items():
            new.writestr(name, content)
    return out.getvalue()


def by_python_docx() -> bytes:
    document = docx.Document()
    section = document.sections[0]
    section.header.paragraphs[0].text = "Exempelby kommun: [diarienummer]"
    section.footer.paragraphs[0].text = "Storgatan 1, Exempelby"
    document.add_paragraph("Text som inte ska följa med.")
    return saved(document)


def by_swedish_word() -> bytes:
    """A .dotx with styles as Swedish Word names them, a picture in the first page's head, and places of every kind."""
    document = docx.Document()
    styles = document.styles
    for name, ident in _SWEDISH_IDS.items():
        old = styles[name].element.styleId
        styles[name].element.styleId = ident
        for tag in ("basedOn", "next", "link"):
            for link in styles.element.iter(qn(f"w:{tag}")):
                if link.get(qn("w:val")) == old:
                    link.set(qn("w:val"), ident)
    for link in document.part.numbering_part.element.iter(qn("w:pStyle")):
        known = {"ListBullet": "Punktlista", "ListNumber": "Numreradlista"}
        link.set(qn("w:val"), known.get(link.get(qn("w:val")), link.get(qn("w:val"))))
    for name in ("Heading 1", "Heading 2"):
        styles[name].font.color.rgb, styles[name].font.name = RGBColor(0x8A, 0x15, 0x38), "Gill Sans MT"
    styles["Normal"].font.name, styles["Normal"].font.size = "Garamond", Pt(12)
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin, section.top_margin = Cm(3.5), Cm(3), Cm(4)
    section.different_first_page_header_footer = True
    for margin in (section.header, section.footer, section.first_page_header, section.first_page_footer):
        margin.is_linked_to_previous = False
        margin.paragraphs[0].style = styles["Header"]
    first = section.first_page_header.paragraphs[0]
    picture = first.add_run()
    picture.add_picture(io.BytesIO(png(60, 60)), width=Cm(1.5))
    picture._r.xpath(".//wp:docPr")[0].set("descr", "Exempelby kommun")
    first.add_run("Exempelby kommun, ")
    for words in ("[dia", "rie", "nummer]"):
        first.add_run(words).bold = words == "rie"
    second = section.first_page_header.add_paragraph(style=styles["Header"])
    second._p.append(parse_xml(_CONTROL))
    second.add_run(" · ")
    second._p.append(parse_xml(_PROPERTY))
    section.header.paragraphs[0].add_run("{{avsändare}} – {{ diarienummer }} – [fritext]")
    section.footer.paragraphs[0].add_run("exempelby.example")
    section.first_page_footer.paragraphs[0].add_run("Exempelby kommun, 999 99 Exempelby")
    document.add_paragraph("Skriv här")
    return changed(
        saved(document),
        lambda name, content: (
            content.replace(b"document.main+xml", b"template.main+xml") if name == "[Content_Types].xml" else content
        ),
    )


def by_libreoffice() -> bytes:
    """What LibreOffice 7.4 saved of a page of HTML."""
    return (Path(__file__).parent / "papper" / "libreoffice.docx").read_bytes()


_OF_GOOGLE = {"Normal", "Title", "Subtitle", *(f"Heading {level}" for level in range(1, 7)), "Normal Table"}


def by_google() -> bytes:
    """As an office on the web exports: few styles, each with its own font, no theme, English, and simple heads."""
    document = docx.Document()
    styles = document.styles
    kept = {one.element for one in styles if one.name in _OF_GOOGLE}
    for element in [one for one in styles.element.findall(qn("w:style")) if one not in kept]:
        styles.element.remove(element)
    for element in list(styles.element.iter(qn("w:link"))):
        element.getparent().remove(element)
    for style in (one for one in styles if one.element.find(qn("w:rPr")) is not None):
        style.font.name = "Arial"
    for rid, rel in list(document.part.rels.items()):
        if rel.reltype.rsplit("/", 1)[-1] in ("theme", "webSettings", "numbering", "customXml", "stylesWithEffects"):
            del document.part.rels[rid]
    document.sections[0].footer.paragraphs[0].text = "{{avsändare}}"
    document.add_paragraph("Skriv här")
    return saved(document)


def by_pandoc() -> bytes:
    """The package that pandoc writes on when nothing else is told. Raises ImportError where it is not installed."""
    import pypandoc

    words = [pypandoc.get_pandoc_path(), "--print-default-data-file", "reference.docx"]
    return subprocess.run(words, capture_output=True, check=True).stdout


PAPERS: dict[str, Callable[[], bytes]] = {
    "python-docx": by_python_docx, "svenska Word": by_swedish_word, "LibreOffice": by_libreoffice,
    "Google": by_google,
}  # fmt: skip
if find_spec("pypandoc"):
    PAPERS["pandoc"] = by_pandoc
