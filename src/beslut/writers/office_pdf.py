# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""What LibreOffice makes, mended to be what it declares, PDF/UA-1 and PDF/A-2a, and the same bytes each time.

LibreOffice 7.4 says PDF/A-2b of a tagged file, does not tell what its property for PDF/UA is, and puts the clock in
four places: the two dates, the identity of the file, and the colour profile. A file that is built in another way (no
plain table of objects) stays as it is.
"""

from __future__ import annotations

import hashlib
import re
import zlib
from datetime import date

_OBJECT = re.compile(rb"(\d+) 0 obj\r?\n")
_TABLE = re.compile(rb"xref\r?\n0 (\d+)\r?\n")
_START = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*$")
_ENTRY = 20  # bytes of a line of the table
_BEGINS = re.compile(rb"stream\r?\n")
_LENGTH = re.compile(rb"/Length (\d+)( 0 R)?")
_PROFILE = re.compile(rb"<</N \d/Length.*/FlateDecode")
_DATES = re.compile(rb"(/(?:CreationDate|ModDate))\s*\(D:[^)]*\)")
_XMP_DATES = re.compile(r"<(xmp:(?:CreateDate|ModifyDate|MetadataDate))>[^<]*</\1>")
_IDENTITY = re.compile(rb"/ID\s*\[\s*<\w+>\s*<\w+>\s*\]|/DocChecksum\s*/\w+")
_PADDING = re.compile(r"\s+(?=<\?xpacket end)")
_ICC_DAY, _ICC_SUM = slice(24, 36), slice(84, 100)  # of a colour profile's head: when it was made, its checksum
_SCHEMAS = """\
  <rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" \
xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
   <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
    <pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
    <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
    <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
    <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
     <pdfaProperty:name>part</pdfaProperty:name>
     <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
     <pdfaProperty:category>internal</pdfaProperty:category>
     <pdfaProperty:description>Part of ISO 14289 that the file conforms to</pdfaProperty:description>
    </rdf:li></rdf:Seq></pdfaSchema:property>
   </rdf:li></rdf:Bag></pdfaExtension:schemas>
  </rdf:Description>
"""


def mended(pdf: bytes, day: date | None) -> bytes:
    """The file with what it declares put right, and `day` as the only day in it: none at all where it is None."""
    start = _START.search(pdf)
    table = _TABLE.match(pdf, int(start.group(1))) if start else None
    if start is None or table is None:
        return pdf
    lines = pdf[table.end() : table.end() + _ENTRY * int(table.group(1))]
    entries = [lines[at : at + _ENTRY] for at in range(0, len(lines), _ENTRY)]
    starts = {number: int(line[:10]) for number, line in enumerate(entries) if line[17:18] == b"n"}
    if any(not _OBJECT.match(pdf, at) for at in starts.values()):
        return pdf
    order = sorted(starts.values())
    ends = dict(zip(order, [*order[1:], table.start()], strict=True))
    objects = {number: pdf[at : ends[at]] for number, at in starts.items()}
    trailer = pdf[table.end() + len(lines) : start.start()]
    return _together(pdf[: order[0]], _changed(objects, day), entries, trailer)


def _changed(objects: dict[int, bytes], day: date | None) -> dict[int, bytes]:
    out = dict(objects)
    for number, content in objects.items():
        head = content.partition(b"stream")[0]
        if b"/Type/Metadata" in head:
            _put(out, number, _xmp(_stream(out, number).decode("utf-8"), day).encode())
        elif _PROFILE.search(head):
            profile = bytearray(zlib.decompress(_stream(out, number)))
            profile[_ICC_DAY] = b"".join(one.to_bytes(2, "big") for one in (1980, 1, 1, 0, 0, 0))
            profile[_ICC_SUM] = bytes(16)
            _put(out, number, zlib.compress(bytes(profile)))
        elif head == content:
            told = rf"\1(D:{day:%Y%m%d}000000Z)".encode() if day else b""
            out[number] = _DATES.sub(told, out[number])
    return out


def _place(objects: dict[int, bytes], number: int) -> tuple[int, int, int]:
    """Where the object's stream begins, how long it is, and in which other object that is said, if in any."""
    content = objects[number]
    told, begins = _LENGTH.search(content), _BEGINS.search(content)
    assert told is not None and begins is not None
    if not told.group(2):
        return begins.end(), int(told.group(1)), 0
    other = int(told.group(1))
    return begins.end(), int(objects[other].split()[3]), other


def _stream(objects: dict[int, bytes], number: int) -> bytes:
    begins, length, _ = _place(objects, number)
    return objects[number][begins : begins + length]


def _put(objects: dict[int, bytes], number: int, stream: bytes) -> None:
    """Another stream in the object, and its length where that is said."""
    begins, length, other = _place(objects, number)
    content = objects[number]
    head, rest = content[:begins], content[begins + length :]
    if other:
        objects[other] = b"%d 0 obj\n%d\nendobj\n\n" % (other, len(stream))
    else:
        head = _LENGTH.sub(b"/Length %d" % len(stream), head, count=1)
    objects[number] = head + stream + rest


def _xmp(told: str, day: date | None) -> str:
    told = told.replace("<pdfaid:conformance>B<", "<pdfaid:conformance>A<")
    told = _XMP_DATES.sub(rf"<\1>{day.isoformat()}T00:00:00Z</\1>" if day else "", told)
    if "pdfaExtension" not in told:
        told = told.replace(" </rdf:RDF>", f"{_SCHEMAS} </rdf:RDF>")
    return _PADDING.sub("\n", told)


def _together(head: bytes, objects: dict[int, bytes], entries: list[bytes], trailer: bytes) -> bytes:
    """The file again, with its table of objects; its identity is the sum of what it holds."""
    sum_ = hashlib.sha256(b"".join(objects.values())).hexdigest()[:32].upper().encode()
    out, at = [head], {}
    size = len(head)
    for number, content in objects.items():
        at[number] = size
        out.append(content)
        size += len(content)
    table = b"".join(b"%010d 00000 n \n" % at[number] if number in at else line for number, line in enumerate(entries))
    identity = b"/ID[<" + sum_ + b"><" + sum_ + b">]"
    trailer = _IDENTITY.sub(lambda one: identity if one.group().startswith(b"/ID") else b"", trailer)
    start = b"xref\n0 %d\n" % len(entries)
    return b"".join((*out, start, table, trailer, b"startxref\n%d\n%%%%EOF\n" % size))
