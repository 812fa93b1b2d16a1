# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Rows that came or went in a table that the person has left as it was."""

from __future__ import annotations

from difflib import SequenceMatcher

from beslut.merging.blocks_of_word import WordBlock
from beslut.merging.looks import Looks
from beslut.merging.marked_xml import Element
from beslut.merging.marking import Marker, Splice
from beslut.merging.struck import struck

Row = list[list[WordBlock]]


def carried_rows(theirs: WordBlock, ours: WordBlock, looks: Looks, marker: Marker) -> list[Splice] | None:
    """Tracked rows that make their table ours; None when the columns differ, or a cell holds another table."""
    if len({len(row) for table in (theirs, ours) for row in table.rows}) != 1:
        return None
    if any(block.is_table for table in (theirs, ours) for row in table.rows for cell in row for block in cell):
        return None
    elements = [one for one in theirs.element.children if one.name == "tr"]
    old, new = ([_said(row) for row in table.rows] for table in (theirs, ours))
    out: list[Splice] = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag in ("replace", "delete"):
            for at in range(a, b):
                out += _struck_row(elements[at], theirs.rows[at], marker)
        if tag in ("replace", "insert"):
            place = elements[b - 1].end if b else elements[0].start
            model = elements[max(b - 1, 0)]
            rows = b"".join(_new_row(row, model, looks, marker) for row in ours.rows[c:d])
            out.append(Splice(place, place, rows))
    return out


def _said(row: Row) -> str:
    return "\t".join(" ".join(block.text for block in cell) for cell in row)


def _struck_row(row: Element, cells: Row, marker: Marker) -> list[Splice]:
    mark = f"<w:del {marker.block()}/>".encode()
    properties = row.child("trPr")
    if properties is None:
        after = next((one.end for one in row.children if one.name == "tblPrEx"), row.opened)
        splice = Splice(after, after, b"<w:trPr>" + mark + b"</w:trPr>")
    elif properties.opened == properties.end:
        splice = Splice(properties.start, properties.end, b"<w:trPr>" + mark + b"</w:trPr>")
    else:
        splice = Splice(properties.closed, properties.closed, mark)
    return [splice, *(one for cell in cells for block in cell for one in struck(block, marker))]


def _new_row(row: Row, model: Element, looks: Looks, marker: Marker) -> bytes:
    cells = [one for one in model.children if one.name == "tc"]
    kept = [one.whole for one in (model.child("trPr") or model).children if one.name == "cantSplit"]
    mark = f"<w:ins {marker.block()}/>".encode()
    out = [b"<w:tr><w:trPr>", *kept, mark, b"</w:trPr>"]
    for cell, blocks in zip(cells, row, strict=True):
        properties = cell.child("tcPr")
        like = next((WordBlock(one) for one in cell.children if one.name == "p"), None)
        inner = b"".join(looks.paragraph(block, like, marker) for block in blocks) or b"<w:p/>"
        out += [b"<w:tc>", properties.whole if properties else b"", inner, b"</w:tc>"]
    return b"".join((*out, b"</w:tr>"))
