# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""The rows of a PDF's pages by pypdf, which is Python all through and so runs in a browser too.

pypdf reads the file, its fonts and its operators. Where each sign stands is worked out here: pypdf's own text has no
right edges, and a column cannot be told from a space.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from pypdf import PdfReader
from pypdf.errors import DependencyError, FileNotDecryptedError, PyPdfError
from pypdf.generic import ContentStream
from pypdf.generic._font import Font

from beslut.reading.pdf_rows import BOLD, MAX_PAGE_SIGNS, PdfRow
from beslut.reading.pdf_signs import Sign, rows_of
from beslut.reading.refusing import MAX_PAGES, refuse

logging.getLogger("pypdf").addHandler(logging.NullHandler())
logging.getLogger("pypdf").propagate = False  # what is wrong with a file is told by whoever reads it

_MAX_DEPTH, _MAX_FORMS = 8, 2_000
STUMBLES = (
    PyPdfError, ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RecursionError, OSError,
    NotImplementedError,
)  # fmt: skip
"""Whatever a broken file makes the library stumble on."""
_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xAD: "-", 0: None}
_Matrix = tuple[float, float, float, float, float, float]
_SAME: _Matrix = (1, 0, 0, 1, 0, 0)


def opened(raw: bytes, name: str) -> Pages:
    """The file, open. Raises UnreadableFile for one that is locked or broken."""
    try:
        reader = PdfReader(io.BytesIO(raw))
        pages = list(_pages(reader.root_object["/Pages"], {}, set()))
    except (DependencyError, FileNotDecryptedError):
        refuse(name, "filen är låst med lösenord", "spara en kopia utan lösenord", code="I03")
    except STUMBLES:
        pages = []
    if not pages:
        refuse(name, "filen är trasig: den går inte att öppna som pdf", "hämta eller spara den på nytt", code="I02")
    return Pages(reader, pages)


class Pages:
    """The pages of an open file."""

    def __init__(self, reader: PdfReader, pages: list[dict[str, Any]]) -> None:
        self._reader, self._pages = reader, pages
        self._fonts: dict[int, Font] = {}

    def __len__(self) -> int:
        return len(self._pages)

    def rows(self, number: int) -> list[PdfRow] | None:
        """The rows of a page, or None when it is broken."""
        page = self._pages[number - 1]
        try:
            if page.get("/Type") != "/Page":
                return None
            top = float(page["/MediaBox"].get_object()[3])
            return rows_of(_Drawing(self._reader, self._fonts).of_page(page), top)
        except STUMBLES:
            return None

    def close(self) -> None:
        """Let go of the file."""
        self._reader.close()


def _pages(node: Any, inherited: Mapping[str, Any], seen: set[int]) -> Iterator[dict[str, Any]]:
    """Every leaf of the tree of pages, broken ones too, with what it inherits."""
    own = node.get_object()
    if id(own) in seen or len(seen) > 2 * MAX_PAGES:
        return
    seen.add(id(own))
    if "/Kids" not in own:
        yield {**inherited, **own}
        return
    passed = {key: own[key] for key in ("/Resources", "/MediaBox") if key in own}
    for kid in own["/Kids"].get_object():
        yield from _pages(kid, {**inherited, **passed}, seen)


@dataclass(slots=True)
class _State:
    """How text is set just now; the names are those of the PDF standard's operators."""

    ctm: _Matrix = _SAME
    font: Font | None = None
    size: float = 1
    tc: float = 0
    tw: float = 0
    tz: float = 1
    tl: float = 0
    ts: float = 0


class _Drawing:
    """The operators of a page, followed as far as text goes."""

    def __init__(self, reader: PdfReader, fonts: dict[int, Font]) -> None:
        self._reader, self._fonts = reader, fonts
        self._state = _State()
        self._kept: list[_State] = []
        self._line = self._at = _SAME
        self._left, self._forms = MAX_PAGE_SIGNS, 0

    def of_page(self, page: Any) -> Iterator[Sign]:
        """Every sign of the page, in the order of the file."""
        content = page.get("/Contents")
        return self._signs(content, page.get("/Resources"), 0) if content is not None else iter(())

    def _signs(self, content: Any, resources: Any, depth: int) -> Iterator[Sign]:
        resources = resources.get_object() if resources is not None else {}
        for operands, operator in ContentStream(content.get_object(), self._reader, "bytes").operations:
            if self._left <= 0:
                return
            try:
                yield from self._done(operator, operands, resources, depth)
            except STUMBLES:  # one operator that cannot be followed takes nothing else with it
                continue

    def _done(self, operator: bytes, operands: Any, resources: Any, depth: int) -> Iterator[Sign]:
        match operator:
            case b"Tj":
                yield from self._shown(operands[0])
            case b"TJ":
                for one in operands[0]:
                    if isinstance(one, bytes):
                        yield from self._shown(one)
                    else:
                        self._move(-float(one) / 1000 * self._state.size * self._state.tz)
            case b"'" | b'"':
                if operator == b'"':
                    self._state.tw, self._state.tc = float(operands[0]), float(operands[1])
                self._next(0, -self._state.tl)
                yield from self._shown(operands[-1])
            case b"Do":
                yield from self._form(resources, operands[0], depth)
            case b"Tf":
                self._state.font = self._font(resources, operands[0])
                self._state.size = float(operands[1])
            case _:
                self._follow(operator, operands)

    def _follow(self, operator: bytes, operands: Any) -> None:
        state = self._state
        match operator:
            case b"q":
                self._kept.append(replace(state))
            case b"Q" if self._kept:
                self._state = self._kept.pop()
            case b"cm":
                state.ctm = _times(_matrix(operands), state.ctm)
            case b"BT":
                self._line = self._at = _SAME
            case b"Tm":
                self._line = self._at = _matrix(operands)
            case b"Td" | b"TD":
                if operator == b"TD":
                    state.tl = -float(operands[1])
                self._next(float(operands[0]), float(operands[1]))
            case b"T*":
                self._next(0, -state.tl)
            case b"Tz":
                state.tz = float(operands[0]) / 100
            case b"Tc" | b"Tw" | b"TL" | b"Ts":
                setattr(state, operator.decode().lower(), float(operands[0]))

    def _next(self, right: float, up: float) -> None:
        self._line = self._at = _times((1, 0, 0, 1, right, up), self._line)

    def _move(self, right: float) -> None:
        self._at = _times((1, 0, 0, 1, right, 0), self._at)

    def _font(self, resources: Any, name: str) -> Font | None:
        found = resources["/Font"].get_object()[name].get_object()
        if id(found) not in self._fonts:
            self._fonts[id(found)] = Font.from_font_resource(found)
        return self._fonts[id(found)]

    def _form(self, resources: Any, name: str, depth: int) -> Iterator[Sign]:
        form = resources["/XObject"].get_object()[name].get_object()
        self._forms += 1
        if form.get("/Subtype") != "/Form" or depth >= _MAX_DEPTH or self._forms > _MAX_FORMS:
            return
        before, line, at = replace(self._state), self._line, self._at
        if "/Matrix" in form:
            self._state.ctm = _times(_matrix(form["/Matrix"]), self._state.ctm)
        yield from self._signs(form, form.get("/Resources", resources), depth + 1)
        self._state, self._line, self._at = before, line, at

    def _shown(self, raw: bytes) -> Iterator[Sign]:
        """The signs of a string; text on end in the margin is left out: a template's number, a mark of signing."""
        state = self._state
        if state.font is None:
            return
        bold = _is_bold(state.font)
        for code, text in _decoded(state.font, raw):
            width = state.font.get_text_width(code) / 1000 * state.size + state.tc
            if text == " " and len(code) == 1 and isinstance(state.font.encoding, Mapping):
                width += state.tw
            whole = _times((1, 0, 0, 1, 0, state.ts), _times(self._at, state.ctm))
            self._move(width * state.tz)
            upright = abs(whole[1]) <= 0.1 * abs(whole[0]) and whole[0] > 0
            self._left -= 1
            if upright and text:
                size = state.size * abs(whole[3])
                right = whole[4] + (width - state.tc) * state.tz * whole[0]
                yield Sign(text, whole[4], right, whole[5], size, bold)


def _decoded(font: Font, raw: bytes) -> Iterator[tuple[str, str]]:
    """Each code of a string as the font counts it, and what it says."""
    if isinstance(font.encoding, str):
        codes = said = raw.decode(font.encoding, "replace")
    else:
        codes = raw.decode("latin-1")
        said = "".join(font.encoding.get(byte, chr(byte))[:1] or " " for byte in raw)
    for code, sign in zip(codes, said, strict=True):
        yield code, str(font.character_map.get(sign, sign)).translate(_LIGATURES)


def _is_bold(font: Font) -> bool:
    return bool(BOLD.search(font.name)) or font.font_descriptor.weight in ("600", "700", "800", "900")


def _matrix(numbers: Any) -> _Matrix:
    a, b, c, d, e, f = (float(one) for one in numbers[:6])
    return a, b, c, d, e, f


def _times(one: _Matrix, other: _Matrix) -> _Matrix:
    """What the first matrix does, and then the second."""
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m
