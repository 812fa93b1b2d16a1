# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""A YAML file as plain data, with the place of every piece.

Every plain scalar is text until the model says otherwise (YAML itself would read kommunkod 0114 as 76, `no` as
false and 12:30 as 750). Doubled keys, aliases, anchors and tags are refused. Everything read becomes Unicode NFC.
"""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from typing import Any, NoReturn

import yaml

from beslut.errors import DataError, Place, Problem

MAX_BYTES = 2_000_000
MAX_DEPTH = 50

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_FORBIDDEN = re.compile(  # what XML forbids, and what a reader cannot see: controls, zero width, direction marks
    "[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\uffff]"
)
_NULLS = ("", "~", "null", "Null", "NULL")
Loc = tuple[int | str, ...]


class YamlFile:
    """One YAML file: its text, its plain data (mappings, lists, text, None), and where each piece of it stands.

    Raises DataError for a file that cannot be read as such.
    """

    def __init__(self, path: Path, shown: str) -> None:
        self.shown = shown
        self.lines: list[str] = []
        self.marks: dict[Loc, tuple[int, int]] = {}
        text = self._decoded(path)
        self.lines = text.split("\n")
        self._refuse_invisible(text)
        self.data = self._composed(text)

    def place(self, line: int, column: int) -> Place:
        """The place of a 0-based line and column."""
        source = self.lines[line] if line < len(self.lines) else ""
        return Place(self.shown, line + 1, column + 1, source)

    def place_of(self, loc: Loc, *, key: bool = False) -> Place:
        """Where a piece of data stands: its key, its value, or the nearest thing around it that exists."""
        for size in range(len(loc), -1, -1):
            part = loc[:size]
            if key and ("key", *part) in self.marks:
                return self.place(*self.marks["key", *part])
            if part in self.marks:
                return self.place(*self.marks[part])
        return self.place(0, 0)

    def fail(self, code: str, message: str, place: Place | None = None, hint: str = "") -> NoReturn:
        """Raise one problem of this file."""
        raise DataError(Problem(code, message, place or Place(self.shown, 1, 1), hint))

    def _decoded(self, path: Path) -> str:
        try:
            if path.stat().st_size > MAX_BYTES:
                self.fail("Y02", f"filen är större än {MAX_BYTES // 1_000_000} MB", hint="dela upp den i flera filer")
            raw = path.read_bytes()
        except OSError as error:
            self.fail("Y01", f"filen går inte att läsa: {error.strerror}")
        try:
            text = raw.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = raw.count(b"\n", 0, error.start)
            column = error.start - (raw.rfind(b"\n", 0, error.start) + 1)
            self.fail(
                "Y03",
                "filen är inte UTF-8",
                Place(self.shown, line + 1, column + 1),
                "spara om filen som UTF-8 (i Anteckningar: Spara som, Kodning: UTF-8)",
            )
        return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))

    def _refuse_invisible(self, text: str) -> None:
        problems = []
        for found in _FORBIDDEN.finditer(text):
            line = text.count("\n", 0, found.start())
            column = found.start() - (text.rfind("\n", 0, found.start()) + 1)
            letter = ord(found.group())
            hint = "filen har nog sparats i fel teckenkodning" if 0x80 <= letter <= 0x9F else "ta bort tecknet"
            place = Place(self.shown, line + 1, column + 1, _FORBIDDEN.sub("\ufffd", self.lines[line]))
            problems.append(Problem("Y04", f"osynligt eller otillåtet tecken U+{letter:04X}", place, hint))
        for number, line_text in enumerate(self.lines):
            indent = line_text[: len(line_text) - len(line_text.lstrip())]
            if "\u00a0" in indent or "\t" in indent:
                message, hint = "raden är indragen med något annat än blanksteg", "dra in med vanliga blanksteg"
                problems.append(Problem("Y05", message, self.place(number, 0), hint))
        if problems:
            raise DataError(problems)

    def _composed(self, text: str) -> Any:
        """Plain data (mappings, lists, text, None) from the events of the C parser, without recursion."""
        root: list[Any] = []
        stack: list[tuple[Any, Loc]] = [(root, ())]
        keys: list[str | None] = [None]
        problems: list[Problem] = []
        documents = 0
        try:
            for event in yaml.parse(text, Loader=_LOADER):
                if isinstance(event, yaml.DocumentStartEvent):
                    documents += 1
                    if documents > 1:
                        place = self.place(event.start_mark.line, 0)
                        self.fail("Y09", "filen har flera dokument (---)", place, "behåll ett dokument i filen")
                    continue
                if isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
                    stack.pop()
                    keys.pop()
                    continue
                if not isinstance(event, yaml.NodeEvent):
                    continue
                container, loc = stack[-1]
                start = event.start_mark.line, event.start_mark.column
                self._refuse_indirection(event, start)
                is_key = isinstance(container, dict) and keys[-1] is None
                if is_key:
                    if not isinstance(event, yaml.ScalarEvent):
                        self.fail("Y08", "en nyckel måste vara ett ord", self.place(*start))
                    mark: Loc = ("key", *loc, event.value)
                    if event.value in container:
                        first = self.marks[mark]
                        problems.append(
                            Problem(
                                "Y06",
                                f"nyckeln ”{event.value}” står två gånger",
                                self.place(*start),
                                f"den står först på rad {first[0] + 1}; ta bort eller slå ihop den ena",
                            )
                        )
                    self.marks[mark] = start
                    container[event.value] = None
                    keys[-1] = event.value
                    continue
                value: Any
                if isinstance(event, yaml.MappingStartEvent):
                    value = {}
                elif isinstance(event, yaml.SequenceStartEvent):
                    value = []
                else:
                    value = None if event.style is None and event.value in _NULLS else event.value
                name: int | str
                if isinstance(container, dict):
                    name = str(keys[-1])
                    container[name] = value
                    keys[-1] = None
                else:
                    name = len(container)
                    container.append(value)
                own: Loc = (*loc, name) if container is not root else ()
                self.marks[own] = start
                if isinstance(event, yaml.CollectionStartEvent):
                    if len(stack) > MAX_DEPTH:
                        self.fail("Y10", f"mer än {MAX_DEPTH} nivåer djupt", self.place(*start))
                    stack.append((value, own))
                    keys.append(None)
        except yaml.MarkedYAMLError as error:
            found = error.problem_mark or error.context_mark
            place = self.place(found.line, found.column) if found else None
            problems.append(Problem("Y07", f"filen är inte giltig YAML: {_swedish_yaml(error)}", place,
                                    "kontrollera indrag, kolon och citattecken på raden och raden före"))  # fmt: skip
        except yaml.YAMLError as error:
            problems.append(Problem("Y07", f"filen är inte giltig YAML: {error}", Place(self.shown, 1, 1)))
        if problems:
            raise DataError(problems)
        return root[0] if root else None

    def _refuse_indirection(self, event: Any, start: tuple[int, int]) -> None:
        hint = "skriv ut innehållet på båda ställena"
        if isinstance(event, yaml.AliasEvent) or event.anchor:
            self.fail("Y11", "ankare och alias (& och *) används inte här", self.place(*start), hint)
        if getattr(event, "tag", None):
            self.fail("Y12", "taggar (!) används inte här", self.place(*start), "ta bort taggen")


def _swedish_yaml(error: yaml.MarkedYAMLError) -> str:
    """The parser's usual complaints in Swedish; an unusual one as it stands."""
    said = f"{error.context or ''} {error.problem or ''}"
    for english, swedish in (
        ("mapping values are not allowed", "ett kolon står där det inte kan stå; sätt texten inom citattecken"),
        ("could not find expected ':'", "ett kolon saknas efter en nyckel"),
        ("did not find expected key", "indraget stämmer inte, eller ett citattecken är fel"),
        ("did not find expected '-' indicator", "indraget i listan stämmer inte"),
        ("did not find expected ',' or ']'", "en hakparentes eller ett komma saknas"),
        ("did not find expected ',' or '}'", "en klammer eller ett komma saknas"),
        ("found unexpected end of stream", "ett citattecken är inte avslutat"),
        ("found character that cannot start any token", "ett tecken kan inte börja ett värde; sätt citattecken"),
        ("control characters are not allowed", "ett styrtecken är inte tillåtet"),
    ):
        if english in said:
            return swedish
    return said.strip()
