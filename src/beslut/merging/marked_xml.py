# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""A part of a Word file as elements that know their bytes, so that what is not changed is never written anew."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

from beslut.reading.refusing import MAX_DEPTH, MAX_TAGS

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SEPARATOR = "\n"  # no name of XML can hold it


class NotMergeable(Exception):
    """A part that is not well-formed, is not in UTF-8, or is made to harm."""


@dataclass(eq=False)
class Element:
    """One element: its name (of WordprocessingML without, of others with their namespace) and where its bytes are.

    `raw[start:end]` is all of it and `raw[opened:closed]` what is between its tags; an empty tag has nothing there.
    """

    name: str
    attributes: Mapping[str, str]
    raw: bytes = field(repr=False)
    start: int
    opened: int = 0
    closed: int = 0
    end: int = 0
    parent: Element | None = field(default=None, repr=False)
    children: list[Element] = field(default_factory=list)
    text: str = ""  # of elements that have no others in them

    @property
    def whole(self) -> bytes:
        """The whole element as it stands."""
        return self.raw[self.start : self.end]

    @property
    def inner(self) -> bytes:
        """What stands between its tags."""
        return self.raw[self.opened : self.closed]

    @property
    def opening(self) -> bytes:
        """Its first tag, as it would be with something inside."""
        tag = self.raw[self.start : self.opened]
        return tag[:-2].rstrip() + b">" if tag.endswith(b"/>") else tag

    @property
    def ending(self) -> bytes:
        """Its last tag, also of an element that has none."""
        prefixed = self.opening[1:-1].split(None, 1)[0]
        return b"</" + prefixed + b">"

    def child(self, name: str) -> Element | None:
        """Its first child with that name."""
        return next((one for one in self.children if one.name == name), None)

    def walk(self) -> Iterator[Element]:
        """Itself and everything below, in order."""
        waiting = [self]
        while waiting:
            one = waiting.pop()
            yield one
            waiting.extend(reversed(one.children))


def tree_of(raw: bytes) -> Element:
    """The root of a part in UTF-8. Raises NotMergeable."""
    return _Reader(raw).root()


class _Reader:
    def __init__(self, raw: bytes) -> None:
        self.raw = raw
        self.open: list[Element] = []
        self.first: Element | None = None
        self.count = 0
        self.parser = expat.ParserCreate("UTF-8", _SEPARATOR)
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.ended
        self.parser.CharacterDataHandler = self.words
        self.parser.StartDoctypeDeclHandler = self.refuse

    def root(self) -> Element:
        try:
            self.parser.Parse(self.raw, True)
        except (expat.ExpatError, UnicodeError) as error:
            raise NotMergeable(str(error)) from None
        if self.first is None:
            raise NotMergeable("tom")
        return self.first

    def refuse(self, *_: object) -> None:
        raise NotMergeable("har en DTD")

    def start(self, name: str, attributes: dict[str, str]) -> None:
        at = self.parser.CurrentByteIndex
        self.count += 1
        if self.count > MAX_TAGS or len(self.open) >= MAX_DEPTH:
            raise NotMergeable("är för stor eller för djup")
        parent = self.open[-1] if self.open else None
        short = {_short(key): value for key, value in attributes.items()}
        one = Element(_short(name), short, self.raw, at, opened=_end_of_tag(self.raw, at), parent=parent)
        if parent is None:
            self.first = one
        else:
            parent.children.append(one)
        self.open.append(one)

    def ended(self, _: str) -> None:
        one = self.open.pop()
        at = self.parser.CurrentByteIndex
        if self.raw[one.opened - 2 : one.opened] == b"/>" and at <= one.opened:
            one.closed = one.end = one.opened
        else:
            one.closed, one.end = at, self.raw.index(b">", at) + 1
        if one.children:
            one.text = ""

    def words(self, text: str) -> None:
        self.open[-1].text += text


def _short(name: str) -> str:
    namespace, _, local = name.rpartition(_SEPARATOR)
    return local if namespace in (W, "") else f"{{{namespace}}}{local}"


def _end_of_tag(raw: bytes, at: int) -> int:
    """Just after the tag that begins there; a > may stand in an attribute's value."""
    quote = 0
    while True:
        letter = raw[at]
        at += 1
        if quote:
            quote = 0 if letter == quote else quote
        elif letter in b"\"'":
            quote = letter
        elif letter == 0x3E:
            return at
