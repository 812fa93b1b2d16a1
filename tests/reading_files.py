# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
# ruff: noqa: E501 -- cases are rows of a table
"""Files for the reading tests, made byte by byte: nothing of the reader is used to make them."""

import io
import zipfile
from collections.abc import Mapping

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'


def zipped(members: Mapping[str, bytes | str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in members.items():
            file.writestr(name, data)
    return buffer.getvalue()


def docx(body: str, *, numbering: str = "", styles: str = "", more: Mapping[str, bytes | str] | None = None) -> bytes:
    """A Word file with this inside w:body, w:numbering and w:styles."""
    relations = "".join(
        f'<Relationship Id="r{kind}" Type="{_TYPES}/{kind}" Target="{kind}.xml"/>' for kind in ("numbering", "styles")
    )
    members: dict[str, bytes | str] = {
        "[Content_Types].xml": _content_types(more or {}),
        "_rels/.rels": f'<Relationships {_PACKAGE}><Relationship Id="r1" Type="{_TYPES}/officeDocument" '
        'Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f"<Relationships {_PACKAGE}>{relations}</Relationships>",
        "word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>",
        "word/numbering.xml": f"<w:numbering {W}>{numbering}</w:numbering>",
        "word/styles.xml": f"<w:styles {W}>{styles}</w:styles>",
    }
    return zipped({**members, **(more or {})})


def _content_types(more: Mapping[str, bytes | str]) -> str:
    kinds = {
        "document": "document.main",
        "numbering": "numbering",
        "styles": "styles",
        "head1": "header",
        "foot1": "footer",
    }
    parts = [name for name in kinds if name in ("document", "numbering", "styles") or f"word/{name}.xml" in more]
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" '
        f'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.{kinds[name]}+xml"/>'
        for name in parts
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def external(kind: str, target: str) -> dict[str, bytes | str]:
    """A relationship of the document to something elsewhere."""
    link = f'<Relationship Id="x" Type="{_TYPES}/{kind}" Target="{target}" TargetMode="External"/>'
    return {"word/_rels/document.xml.rels": f"<Relationships {_PACKAGE}>{link}</Relationships>"}


def para(text: str, properties: str = "") -> str:
    return f'<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def numbered(text: str, number: int, level: int = 0) -> str:
    return para(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def level(at: int, text: str, form: str = "decimal", start: int = 1, more: str = "") -> str:
    return f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'


def abstract(number: int, *levels: str) -> str:
    return f'<w:abstractNum w:abstractNumId="{number}">{"".join(levels)}</w:abstractNum>'


def num(number: int, of: int, more: str = "") -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{of}"/>{more}</w:num>'


def odt(body: str, *, styles: str = "", more: Mapping[str, bytes | str] | None = None) -> bytes:
    """An OpenDocument text with this inside office:text and office:automatic-styles."""
    spaces = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
        for short, long in (("office", "office"), ("text", "text"), ("style", "style"), ("table", "table"))
    )
    content = (
        f"<office:document-content {spaces}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    return zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content, **(more or {})})


def pdf(*pages: str, filters: str = "", raw: bytes | None = None) -> bytes:
    """A PDF whose pages hold these content streams (PDF operators; Helvetica is /F1, bold /F2, Courier /F3)."""
    objects = [b"<</Type/Catalog/Pages 2 0 R>>"]
    kids = " ".join(f"{6 + 2 * number} 0 R" for number in range(len(pages)))
    objects.append(f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>".encode())
    for font in ("Helvetica", "Helvetica-Bold", "Courier"):
        objects.append(f"<</Type/Font/Subtype/Type1/BaseFont/{font}/Encoding/WinAnsiEncoding>>".encode())
    for number, page in enumerate(pages):
        resources = "/Resources<</Font<</F1 3 0 R/F2 4 0 R/F3 5 0 R>>>>"
        box = "/MediaBox[0 0 595 842]"
        objects.append(f"<</Type/Page/Parent 2 0 R{box}{resources}/Contents {7 + 2 * number} 0 R>>".encode())
        data = raw if raw is not None else page.encode("cp1252")
        objects.append(f"<</Length {len(data)}{filters}>>\nstream\n".encode() + data + b"\nendstream")
    out, places = b"%PDF-1.7\n", []
    for number, data in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + data + b"\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    end += f"trailer<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{len(out)}\n%%EOF"
    return out + end.encode()


def set_text(rows: list[tuple[float, float, str]], size: int = 11, font: str = "F1") -> str:
    """PDF operators that write each row at (x from the left, y from the top)."""
    said = []
    for x, y, text in rows:
        safe = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        said.append(f"BT /{font} {size} Tf {x} {842 - y} Td ({safe}) Tj ET")
    return "\n".join(said)
