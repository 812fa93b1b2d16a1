# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Tracked changes: letters struck out and put in where they stand, and whole paragraphs; every other byte is left."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from beslut.merging.controls import controls_dissolved
from beslut.merging.marked_xml import Element
from beslut.merging.marking import Edit, Marker, Splice
from beslut.merging.words import Piece, Words


def spliced(raw: bytes, splices: Iterable[Splice]) -> bytes:
    """The part with all of them done. Several at one place keep their order; none may overlap another."""
    out, at = [], 0
    for one in sorted(splices, key=lambda one: (one.start, one.end)):
        assert one.start >= at, "two changes of the same bytes"
        out += [raw[at : one.start], one.new]
        at = one.end
    return b"".join((*out, raw[at:]))


def edited(paragraph: Element, words: Words, edits: Sequence[Edit], marker: Marker) -> list[Splice]:
    """How the paragraph's bytes change when those edits, in order and apart, are made as tracked changes."""
    at_runs: dict[int, tuple[Element, list[Edit]]] = {}
    splices: list[Splice] = []
    for edit in edits:
        for piece in _touched(words, edit):
            at_runs.setdefault(piece.run.start, (piece.run, []))[1].append(edit)
        if edit.runs and edit.start == edit.end:
            home = _home(words, edit.start)
            outer = None if home is None else _left(paragraph, words, home, edit.start)
            if home is None:
                splices.append(_at_end(paragraph, _inserted(edit.runs, marker)))
            elif outer is not None:
                splices.append(Splice(outer, outer, _inserted(edit.runs, marker)))
            else:
                at_runs.setdefault(home.run.start, (home.run, []))[1].append(edit)
    for run, own in at_runs.values():
        unique = list(dict.fromkeys(own))
        splices.append(Splice(run.start, run.end, _rebuilt(run, words, unique, marker)))
    return splices + controls_dissolved(paragraph, words, edits)


def _touched(words: Words, edit: Edit) -> Iterator[Piece]:
    return (one for one in words.pieces if one.at < edit.end and one.end > edit.start)


def _home(words: Words, at: int) -> Piece | None:
    """The piece that an insertion belongs to: the one that ends there or holds the place, else the one after."""
    before = [one for one in words.pieces if one.at < at <= one.end]
    after = [one for one in words.pieces if one.at == at]
    return next(iter(before or after), None)


def _left(paragraph: Element, words: Words, home: Piece, at: int) -> int | None:
    """Where to put in what comes right before or after a link or a control, so that it does not end up inside."""
    outer: Element = home.run
    while outer.parent is not None and outer.parent is not paragraph:
        outer = outer.parent
    if outer is home.run or outer.name in ("ins", "moveTo"):
        return None
    inside = [one for one in words.pieces if outer.start <= one.run.start < outer.end]
    if at == inside[-1].end:
        return outer.end
    return outer.start if at == inside[0].at else None


def _at_end(element: Element, new: bytes) -> Splice:
    """Something last in an element, also in one that is an empty tag."""
    if element.opened == element.end:
        return Splice(element.start, element.end, element.opening + new + element.ending)
    return Splice(element.closed, element.closed, new)


def _inserted(runs: bytes, marker: Marker) -> bytes:
    return f"<w:ins {marker.words()}>".encode() + runs + b"</w:ins>"


def _rebuilt(run: Element, words: Words, edits: Sequence[Edit], marker: Marker) -> bytes:
    """The run cut where the edits begin and end: struck out, put in, and the rest as it was."""
    pieces = {one.holder.start: one for one in words.pieces if one.run is run}
    inside_ours = any(one.tracked is not None for one in pieces.values())
    parts: list[tuple[str, bytes]] = []
    for holder in run.children if run.name == "r" else (run,):
        piece = pieces.get(holder.start)
        if piece is not None:
            parts += _cut(piece, edits)
        elif holder.name != "rPr":
            parts.append(("kept", holder.whole))
    looks = run.child("rPr")
    look = looks.whole if looks else b""
    out = []
    for state, group in groupby(parts, key=lambda one: one[0]):
        content = b"".join(one for _, one in group)
        if state == "new":
            out.append(content if inside_ours else _inserted(content, marker))
        else:
            whole = run.opening + look + content + run.ending if run.name == "r" else content
            out.append(f"<w:del {marker.words()}>".encode() + whole + b"</w:del>" if state == "gone" else whole)
    return b"".join(out)


def _cut(piece: Piece, edits: Sequence[Edit]) -> Iterator[tuple[str, bytes]]:
    """The letters of one piece, by what becomes of them."""
    at = piece.at
    for edit in edits:
        if edit.start > piece.end or edit.end < piece.at:
            continue
        start, end = max(edit.start, piece.at), min(edit.end, piece.end)
        if start > at:
            yield "kept", _letters(piece, at, start)
        if end > start:
            yield "gone", _letters(piece, start, end, struck=True)
        at = max(at, start, end)
        if edit.runs and _is_put_in_here(piece, edit):
            yield "new", edit.runs
    if at < piece.end:
        yield "kept", _letters(piece, at, piece.end)


def _is_put_in_here(piece: Piece, edit: Edit) -> bool:
    if edit.end > edit.start:
        return piece.at < edit.end <= piece.end
    return piece.at < edit.start <= piece.end or (edit.start == piece.at == 0)


def _letters(piece: Piece, start: int, end: int, *, struck: bool = False) -> bytes:
    if piece.holder.name != "t":
        return piece.holder.whole
    text = escaped(piece.text[start - piece.at : end - piece.at])
    tag = "delText" if struck else "t"
    return f'<w:{tag} xml:space="preserve">{text}</w:{tag}>'.encode()


def escaped(text: str) -> str:
    """Letters as XML has them between tags."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
