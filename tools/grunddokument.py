# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Build the base .docx that every document starts from: page, styles, numbering, header, metadata parts.

`make base` runs this script and the result is committed as grund.docx; nothing is built at run time. It begins with
python-docx's own template, takes away everything of it that would show (styles, theme, picture, American English,
dates) and puts our named styles in its place.
"""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import parse_xml
from docx.shared import Cm, Pt, RGBColor
from lxml import etree

from beslut.writers.docx_words import page_field

BASE = Path(__file__).parents[1] / "src" / "beslut" / "writers" / "grund.docx"

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_SERIF, SANS = "Cambria", "Calibri"
_INK, _QUIET = RGBColor(0x1F, 0x2A, 0x37), RGBColor(0x50, 0x5A, 0x66)
_KEPT = {
    "Normal", "Default Paragraph Font", "Normal Table", "No List", "Heading 1", "Heading 2", "Heading 3",
    "List Bullet", "List Number", "Header",
}  # fmt: skip

_BULLET, _DECIMAL, _ATT, _POINT, _LETTER = 0, 1, 2, 3, 4
_NUMBERING = f"""
<w:numbering {_W}>
  {{abstract}}
  <w:num w:numId="1"><w:abstractNumId w:val="{_BULLET}"/></w:num>
  <w:num w:numId="2"><w:abstractNumId w:val="{_ATT}"/></w:num>
</w:numbering>"""

_SETTINGS = f"""
<w:settings {_W}>
  <w:zoom w:percent="100"/>
  <w:defaultTabStop w:val="1304"/>
  <w:characterSpacingControl w:val="doNotCompress"/>
  <w:compat>
    <w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>
  </w:compat>
  <w:themeFontLang w:val="sv-SE"/>
  <w:decimalSymbol w:val=","/>
  <w:listSeparator w:val=";"/>
</w:settings>"""

_TABLE_STYLE = f"""
<w:style {_W} w:type="table" w:customStyle="1" w:styleId="Tabell">
  <w:name w:val="Tabell"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="59"/><w:qFormat/>
  <w:tblPr>
    <w:tblBorders>
      <w:top w:val="single" w:sz="8" w:space="0" w:color="505A66"/>
      <w:bottom w:val="single" w:sz="8" w:space="0" w:color="505A66"/>
      <w:insideH w:val="single" w:sz="4" w:space="0" w:color="C9CED6"/>
    </w:tblBorders>
    <w:tblCellMar>
      <w:top w:w="57" w:type="dxa"/><w:left w:w="85" w:type="dxa"/>
      <w:bottom w:w="57" w:type="dxa"/><w:right w:w="85" w:type="dxa"/>
    </w:tblCellMar>
  </w:tblPr>
  <w:tblStylePr w:type="firstRow">
    <w:rPr><w:b/></w:rPr>
    <w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="EEF1F5"/></w:tcPr>
  </w:tblStylePr>
</w:style>"""

_HEADER = f"""
<w:hdr {_W}>
  <w:p><w:pPr><w:pStyle w:val="Avsandare"/></w:pPr>
    <w:r><w:t>{{{{avsändare}}}}</w:t></w:r><w:r><w:tab/></w:r><w:r><w:t>{{{{handling}}}}</w:t></w:r></w:p>
  <w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>
    <w:r><w:t xml:space="preserve">{{{{nummeretikett}}}} </w:t></w:r><w:r><w:t>{{{{nummer}}}}</w:t></w:r>
    <w:r><w:tab/></w:r><w:r><w:t xml:space="preserve">{{{{utkast}}}}</w:t></w:r>
    {page_field("PAGE")}<w:r><w:t xml:space="preserve"> (</w:t></w:r>
    {page_field("NUMPAGES")}<w:r><w:t>)</w:t></w:r></w:p>
</w:hdr>"""

_FOOTER = f"""
<w:ftr {_W}>
  <w:p><w:pPr><w:pStyle w:val="Header"/><w:jc w:val="right"/></w:pPr><w:r><w:t>{{{{marginal}}}}</w:t></w:r></w:p>
</w:ftr>"""

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
_COLOURS = "".join(
    f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>'
    for name, value in (
        ("dk1", "000000"), ("lt1", "FFFFFF"), ("dk2", "1F2A37"), ("lt2", "EEF1F5"), ("accent1", "1F4E79"),
        ("accent2", "505A66"), ("accent3", "7A8794"), ("accent4", "8A6D1D"), ("accent5", "2E6B4F"),
        ("accent6", "7A2E3A"), ("hlink", "1F4E79"), ("folHlink", "505A66"),
    )
)  # fmt: skip
_FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_THEME = (
    f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<a:theme xmlns:a="{_DRAWING}" name="beslut">'
    f'<a:themeElements><a:clrScheme name="beslut">{_COLOURS}</a:clrScheme><a:fontScheme name="beslut">'
    f'<a:majorFont><a:latin typeface="{SANS}"/><a:ea typeface=""/><a:cs typeface=""/></a:majorFont>'
    f'<a:minorFont><a:latin typeface="{_SERIF}"/><a:ea typeface=""/><a:cs typeface=""/></a:minorFont></a:fontScheme>'
    f'<a:fmtScheme name="beslut"><a:fillStyleLst>{_FILL * 3}</a:fillStyleLst><a:lnStyleLst>'
    f"{f'<a:ln>{_FILL}</a:ln>' * 3}</a:lnStyleLst><a:effectStyleLst>"
    f"{'<a:effectStyle><a:effectLst/></a:effectStyle>' * 3}</a:effectStyleLst><a:bgFillStyleLst>{_FILL * 3}"
    "</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
)

_FONTS = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:fonts {_W}>' + "".join(
    f'<w:font w:name="{name}"><w:charset w:val="00"/><w:family w:val="{family}"/><w:pitch w:val="variable"/></w:font>'
    for name, family in ((SANS, "swiss"), (_SERIF, "roman"))
) + "</w:fonts>"  # fmt: skip

_APP = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    b"<Application>beslut</Application></Properties>"
)


def _abstract(ident: int, format_: str, text: str, left: int, hanging: int, style: str = "") -> str:
    link = f'<w:pStyle w:val="{style}"/>' if style else ""
    suffix = '<w:suff w:val="nothing"/>' if format_ == "none" else ""
    return (
        f'<w:abstractNum w:abstractNumId="{ident}"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0">'
        f'<w:start w:val="1"/><w:numFmt w:val="{format_}"/>{link}{suffix}<w:lvlText w:val="{text}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{left}" w:hanging="{hanging}"/></w:pPr></w:lvl></w:abstractNum>'
    )


def _strip_template(document: Any) -> None:
    """Leave only the parts that a document of ours needs."""
    package, main = document.part.package, document.part
    unwanted = ("thumbnail", "customXml", "stylesWithEffects", "webSettings")
    for owner in (package, main):
        for rid in [rid for rid, rel in owner.rels.items() if rel.reltype.rsplit("/", 1)[-1] in unwanted]:
            del owner.rels[rid]
    for rel in package.rels.values():
        if rel.reltype.endswith("/extended-properties"):
            rel.target_part._blob = _APP
    for rel in main.rels.values():
        kind = rel.reltype.rsplit("/", 1)[-1]
        if kind in ("theme", "fontTable"):
            rel.target_part._blob = (_THEME if kind == "theme" else _FONTS).encode("utf-8")
    for style in list(document.styles):
        if style.name not in _KEPT:
            style.delete()
    latent = document.styles.element.find("{*}latentStyles")
    document.styles.element.remove(latent)
    settings = document.settings.element
    for child in list(settings):
        settings.remove(child)
    settings.extend(parse_xml(_SETTINGS))


def _defaults(document: Any) -> None:
    """Language and type that hold where no style says otherwise."""
    defaults = document.styles.element.find("{*}docDefaults")
    new = parse_xml(
        f"<w:docDefaults {_W}><w:rPrDefault><w:rPr>"
        f'<w:rFonts w:ascii="{_SERIF}" w:hAnsi="{_SERIF}" w:eastAsia="{_SERIF}" w:cs="{_SERIF}"/>'
        '<w:sz w:val="22"/><w:szCs w:val="22"/><w:lang w:val="sv-SE" w:eastAsia="sv-SE" w:bidi="ar-SA"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>"
        '<w:widowControl/><w:spacing w:after="140" w:line="271" w:lineRule="auto"/>'
        "</w:pPr></w:pPrDefault></w:docDefaults>"
    )
    document.styles.element.replace(defaults, new)


def _look(style: Any, *, font: str, size: float, bold: bool, colour: RGBColor, before: float, after: float) -> None:
    properties = style.element.rPr
    if properties is not None:
        style.element.remove(properties)
    style.font.name, style.font.size, style.font.bold, style.font.color.rgb = font, Pt(size), bold, colour
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)


def _styles(document: Any) -> None:
    styles = document.styles
    for name, size, before, after in (("Heading 1", 19, 16, 10), ("Heading 2", 13, 15, 4), ("Heading 3", 11.5, 11, 3)):
        _look(styles[name], font=SANS, size=size, bold=True, colour=_INK, before=before, after=after)
        styles[name].paragraph_format.line_spacing = 1.05
    header = styles["Header"]
    _look(header, font=SANS, size=9.5, bold=False, colour=_QUIET, before=0, after=0)
    tabs = header.element.pPr.find("{*}tabs")
    if tabs is not None:
        header.element.pPr.remove(tabs)
    header.paragraph_format.tab_stops.add_tab_stop(Cm(16), WD_TAB_ALIGNMENT.RIGHT)
    for name in ("List Bullet", "List Number"):
        style = styles[name]
        style.element.remove(style.element.pPr)
        style.paragraph_format.space_after = Pt(3)
        if name == "List Bullet":
            style.element.get_or_add_pPr().append(parse_xml(f'<w:numPr {_W}><w:numId w:val="1"/></w:numPr>'))
            style.element.pPr.insert(0, style.element.pPr[-1])

    def paragraph(name: str, base: str = "Normal") -> Any:
        style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style, style.quick_style = styles[base], True
        return style

    sender = paragraph("Avsändare", "Header")
    sender.element.styleId = "Avsandare"
    sender.paragraph_format.tab_stops.add_tab_stop(Cm(9.2))
    sender.font.size, sender.font.bold, sender.font.color.rgb = Pt(12), True, _INK
    field = paragraph("Uppgift")
    field.paragraph_format.left_indent, field.paragraph_format.first_line_indent = Cm(4.6), Cm(-4.6)
    field.paragraph_format.tab_stops.add_tab_stop(Cm(4.6))
    field.paragraph_format.space_after = Pt(1)
    address = paragraph("Adress")
    address.paragraph_format.left_indent, address.paragraph_format.space_after = Cm(9.2), Pt(24)
    address.paragraph_format.keep_with_next = True
    address.element.pPr.append(parse_xml(f"<w:contextualSpacing {_W}/>"))
    lead = paragraph("Beslutsinledning")
    lead.paragraph_format.keep_with_next, lead.paragraph_format.space_after = True, Pt(4)
    point = paragraph("Beslutspunkt")
    point.paragraph_format.space_after = Pt(6)
    point.element.get_or_add_pPr().insert(0, parse_xml(f'<w:numPr {_W}><w:numId w:val="2"/></w:numPr>'))
    point.paragraph_format.keep_together = True
    signed = paragraph("Bestyrkande", "Header")
    signed.paragraph_format.space_before, signed.paragraph_format.right_indent = Pt(20), Cm(8.4)
    signing = paragraph("Underskrift")
    signing.paragraph_format.space_before, signing.paragraph_format.right_indent = Pt(54), Cm(8)
    signing.paragraph_format.keep_together = True
    for one in (signed, signing):
        one.element.pPr.insert_element_before(
            parse_xml(f'<w:pBdr {_W}><w:top w:val="single" w:sz="4" w:space="3" w:color="auto"/></w:pBdr>'),
            *("w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind"),
        )
    cell = paragraph("Tabelltext")
    cell.font.name, cell.font.size = SANS, Pt(9.5)
    cell.paragraph_format.space_after, cell.paragraph_format.line_spacing = Pt(0), 1.05
    comment = paragraph("annotation text")
    comment.font.name, comment.font.size = SANS, Pt(10)
    comment.paragraph_format.space_after = Pt(0)

    def character(name: str) -> Any:
        return styles.add_style(name, WD_STYLE_TYPE.CHARACTER)

    label = character("Uppgiftsnamn")
    label.font.name, label.font.size, label.font.color.rgb = SANS, Pt(10), _QUIET
    for name, fill in (("Lucka", "FFF2A8"), ("Kontrollera", "DCEBF7")):
        character(name).element.get_or_add_rPr().append(
            parse_xml(f'<w:shd {_W} w:val="clear" w:color="auto" w:fill="{fill}"/>')
        )
    character("annotation reference").font.size = Pt(8)
    for name, ident in (("annotation text", "CommentText"), ("annotation reference", "CommentReference")):
        element = styles[name].element
        element.styleId = ident
        element.attrib.pop(next(key for key in element.attrib if key.endswith("customStyle")))
    styles.element.append(parse_xml(_TABLE_STYLE))
    for element in list(styles.element.iter("{*}rsid", "{*}link")):
        element.getparent().remove(element)


def build() -> bytes:
    """The base package, the same bytes every time on one zlib; equal members everywhere."""
    document: Any = Document()
    _strip_template(document)
    _defaults(document)
    _styles(document)
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.5)
    section.top_margin, section.bottom_margin = Cm(3.0), Cm(2.2)
    section.header_distance = section.footer_distance = Cm(1.25)
    section.different_first_page_header_footer = True
    heads, feet = (section.header, section.first_page_header), (section.footer, section.first_page_footer)
    for one in (*heads, *feet):
        one.is_linked_to_previous = False
    contents = (*((one._element, _HEADER) for one in heads), *((one._element, _FOOTER) for one in feet))
    for part, content in contents:
        for child in list(part):
            part.remove(child)
        part.extend(parse_xml("".join(line.strip() for line in content.split("\n"))))
        part.attrib.clear()  # what may be ignored is of namespaces that are not used
        etree.cleanup_namespaces(part, keep_ns_prefixes=["w", "r"])
    numbering = document.part.numbering_part.element
    for child in list(numbering):
        numbering.remove(child)
    abstract = (
        _abstract(_BULLET, "bullet", "\u2013", 397, 284, "ListBullet")
        + _abstract(_DECIMAL, "decimal", "%1.", 397, 397)
        + _abstract(_ATT, "none", "", 397, 0, "Beslutspunkt")
        + _abstract(_POINT, "decimal", "%1.", 794, 397)
        + _abstract(_LETTER, "lowerLetter", "%1)", 1191, 397)
    )
    numbering.extend(parse_xml(_NUMBERING.format(abstract=abstract)))
    assert document.comments is not None  # creates the comments part, which the writer fills
    core = document.core_properties
    core.author, core.comments, core.title = "beslut", "", "grund"
    core.created = core.modified = datetime(1980, 1, 1, tzinfo=UTC)
    raw = io.BytesIO()
    document.save(raw)
    return _stable(raw.getvalue())


def _stable(package: bytes) -> bytes:
    """The same members without the clock: fixed order and time, nothing of the machine."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(out, "w") as new:
        for name in sorted(old.namelist(), key=lambda n: (n != "[Content_Types].xml", n)):
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.create_system, info.compress_type = 3, zipfile.ZIP_DEFLATED
            new.writestr(info, old.read(name))
    return out.getvalue()


if __name__ == "__main__":
    BASE.write_bytes(build())
