# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
# ruff: noqa: E501 -- attacks are rows of a table
"""Foreign files for `beslut read`: spoilt bytes, spoilt parts, packages that are built to harm."""

from __future__ import annotations

import io
import json
import warnings
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from random import Random

from attacks.ground import Fault, emptied, refusal
from attacks.nasty import LETTERS, spoilt, word
from beslut.reading.as_json import readings_as_json
from beslut.reading.files import lined_files
from beslut.reading.minutes import readings_of
from beslut.reading.refusing import UnreadableFile
from reading_cases import CASES, as_file, formats_of

_DEEP = "<w:p>" * 100_000
_TABLES = "<w:tbl><w:tr><w:tc>" * 200 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 200
_INTO_XML = ("<!DOCTYPE x [<!ENTITY a 'aaaa'>]>", "<!ENTITY", "<?xml version='1.1'?>", "<![CDATA[", "<w:p><w:r><w:t>", "</w:p>", _DEEP, _TABLES,
             "<a b='" + "x" * 1_000_000 + "'/>", "&#0;", "&#x202e;", "&lol;", "<w:instrText>DDEAUTO c:\\x</w:instrText>", "<w:altChunk r:id='x'/>",
             "<table:table-cell table:number-columns-repeated='999999999'/>", "<text:s text:c='999999999'/>", "<text:p/>" * 50_000,
             "<w:num w:numId='1'><w:abstractNumId w:val='1'/></w:num>", "<w:gridSpan w:val='99999999'/>", "<p colspan='99999999'>", "<td rowspan=99999999>")  # fmt: skip
_INTO_PDF = (b"/Filter[/LZWDecode/FlateDecode/FlateDecode]", b"/Length 99999999999", b"/Encrypt 3 0 R", b"/Count 999999999", b"/Kids[2 0 R 2 0 R]",
             b"/MediaBox[0 0 1e30 1e30]", b"0 0 0 0 0 0 Tm", b"(" * 100_000, b"[" * 100_000, b"/JavaScript<</JS(app.alert(1))>>", b"99999999 Tf")  # fmt: skip
_TEXTS = ("§ ", "Beslut\n", "Kommunstyrelsen beslutar\n\natt ", "att ", "1. ", "Dnr KS 2026/", "KS § 1 ", "Förslag till beslut\n", "Protokollsutdrag\n", "den 31 ",
          "2026-02-30", "_____", "Paragraf\n§ 99999999999999999999", "Reservation\n", "Sida 1 av 9\n", "\f", "- \n", "Utdragsbestyrkande\n")  # fmt: skip


class ForeignAttack:
    """One file of some format, made whole and then spoilt, read to the end."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._whole: dict[tuple[str, str], bytes] = {}

    def one(self, dice: Random) -> str:
        case = dice.choice(CASES)
        ending = dice.choice((*formats_of(case), *formats_of(case)[:3]))
        content = self._content(case, ending)
        ways: list[Callable[[bytes, Random], bytes]] = [spoilt, _text]
        if content.startswith(b"PK"):
            ways = [spoilt, _part, _part, _package]
        elif content.startswith(b"%PDF"):
            ways = [spoilt, _pdf, _pdf]
        for _ in range(dice.choice((1, 1, 2))):
            content = dice.choice(ways)(content, dice)
        named = dice.choice((ending, ending, ending, dice.choice(("html", "md", "txt", "docx", "zip", "doc", "x"))))
        path = emptied(self._folder / "in") / f"a.{named}"
        path.write_bytes(content)
        refused: list[UnreadableFile] = []
        try:
            readings = [reading for file in lined_files(path, refused) for reading in readings_of(file)]
        except UnreadableFile as error:
            refused.append(error)
            readings = []
        for one in refused:
            refusal(one)
        told = json.dumps(readings_as_json(readings), ensure_ascii=False)
        if len(told) > 50_000_000:
            raise Fault(f"{len(told)} characters are told of a file of {len(content)} bytes")
        return "avvisad" if refused else "läst"

    def _content(self, case: str, ending: str) -> bytes:
        known = self._whole.get((case, ending))
        if known is None:
            known = self._whole[case, ending] = as_file(case, ending)
        return known


def spoilt_package(content: bytes, dice: Random) -> bytes:
    """A package with its bytes, one of its parts or its list of parts spoilt."""
    return dice.choice((spoilt, _part, _part, _part, _package))(content, dice)


def _text(content: bytes, dice: Random) -> bytes:
    text = content.decode("utf-8", "replace")
    for _ in range(dice.choice((1, 3, 9))):
        at = dice.randrange(len(text) + 1)
        piece = dice.choice(
            (
                dice.choice(_TEXTS),
                dice.choice(_TEXTS) * dice.choice((1, 500)),
                word(dice),
                dice.choice(LETTERS) * dice.choice((9, 50_000)),
            )
        )
        text = text[:at] + piece + text[at + dice.choice((0, 0, 40)) :]
    encoding = dice.choice(("utf-8", "utf-8", "utf-16", "cp1252", "utf-8-sig"))
    return text.encode(encoding, "surrogatepass" if encoding.startswith("utf") else "replace")


def _members(content: bytes) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            return {name: package.read(name) for name in package.namelist()}
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, NotImplementedError, RuntimeError, EOFError, KeyError):
        return {}


def _zipped(members: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in members.items():
            package.writestr(name, content)
    return made.getvalue()


def _part(content: bytes, dice: Random) -> bytes:
    """A part with something put into its XML, or its text changed, or its bytes."""
    members = _members(content)
    if not members:
        return spoilt(content, dice)
    name = dice.choice(sorted(members))
    part = members[name]
    tags = [at for at, sign in enumerate(part) if sign == ord("<")] or [0]
    at = dice.choice(tags)
    match dice.randrange(4):
        case 0:
            members[name] = spoilt(part, dice)
        case 1:
            piece = dice.choice(_TEXTS) * dice.choice((1, 1, 2_000))
            end = part.find(b">", at) + 1
            members[name] = part[:end] + piece.encode() + part[end:]
        case 2:
            other = dice.choice(tags)
            members[name] = part[: min(at, other)] + part[max(at, other) :]
        case _:
            members[name] = part[:at] + dice.choice(_INTO_XML).encode() * dice.choice((1, 1, 3)) + part[at:]
    return _zipped(members)


def _package(content: bytes, dice: Random) -> bytes:
    """A package with parts that are too large, too many, doubled, missing, locked or named to harm."""
    members = _members(content)
    match dice.randrange(6) if members else 6:
        case 0:
            members[dice.choice((*members, "stor.xml"))] = b" " * dice.choice((1_000_000, 40_000_000))
        case 1:
            members |= {f"{number}.txt": b"x" for number in range(dice.choice((10, 6_000)))}
        case 2:
            del members[dice.choice(sorted(members))]
        case 3:
            members[
                dice.choice(
                    ("../../x.docx", "/etc/x.txt", "C:\\x.txt", "word/vbaProject.bin", "inre.zip", "a\x00b.txt")
                )
            ] = _zipped({"a.txt": b"a"})
        case 4:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                made = io.BytesIO(_zipped(members))
                with zipfile.ZipFile(made, "a") as package:
                    package.writestr(dice.choice(sorted(members)), b"igen")
            return made.getvalue()
        case 5:
            packed = bytearray(_zipped(members))
            at = packed.rfind(b"PK\x01\x02")
            packed[at + dice.randrange(6, 46)] ^= 1 << dice.randrange(8)
            return bytes(packed)
        case _:
            return _zipped({"a.docx": content, "b.zip": content})
    return _zipped(members)


def _pdf(content: bytes, dice: Random) -> bytes:
    at = dice.choice([place for place in range(len(content)) if content[place : place + 1] in b"/<\n"])
    if dice.random() < 0.2:
        packed = zlib.compress(zlib.compress(b"BT (x) Tj ET\n" * dice.choice((10, 2_000_000))))
        return content.replace(b"stream\n", b"stream\n" + packed, 1).replace(
            b"/Length", b"/Filter[/FlateDecode/FlateDecode]/Length", 1
        )
    return content[:at] + dice.choice(_INTO_PDF) + content[at + dice.choice((0, 0, 9)) :]
