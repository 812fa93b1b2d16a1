# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""A YAML file as plain data, with the place of every piece.

Every plain scalar is text until the model says otherwise (YAML itself would read kommunkod 0114 as 76, `no` as
false and 12:30 as 750). Doubled keys, aliases, anchors and tags are refused. Everything read becomes Unicode NFC.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any, NoReturn

import yaml

from beslut.assets import Assets, SourceFiles, TooLarge
from beslut.errors import DataError, Place, Problem, reason
from beslut.loading.problems import refuse
from beslut.swedish import UNPRINTABLE

MAX_BYTES = 2_000_000
MAX_DEPTH = 50
MAX_PIECES = 200_000
"""Keys and values of one file."""

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NULLS = ("", "~", "null", "Null", "NULL")
Loc = tuple[int | str, ...]


class YamlFile:
    """One YAML file: its text, its plain data (mappings, lists, text, None), and where each piece of it stands.

    Raises DataError for a file that cannot be read as such.
    """

    def __init__(self, path: Path, assets: Assets) -> None:
        self.shown, self.stem = assets.shown(path), path.stem
        self.lines: list[str] = []
        self.marks: dict[Loc, tuple[int, int]] = {}
        text = self._decoded(path, assets.files)
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

    def _decoded(self, path: Path, files: SourceFiles) -> str:
        try:
            raw = files.content(path, MAX_BYTES)
        except TooLarge:
            self.fail("Y02", f"filen är större än {MAX_BYTES // 1_000_000} MB", hint="dela upp den i flera filer")
        except OSError as error:
            self.fail("Y01", f"filen går inte att läsa: {reason(error)}")
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
        refuse(chain(self._invisible(text), self._badly_indented()))

    def _invisible(self, text: str) -> Iterator[Problem]:
        for found in UNPRINTABLE.finditer(text):
            line = text.count("\n", 0, found.start())
            column = found.start() - (text.rfind("\n", 0, found.start()) + 1)
            letter = ord(found.group())
            hint = "filen har nog sparats i fel teckenkodning" if 0x80 <= letter <= 0x9F else "ta bort tecknet"
            place = Place(self.shown, line + 1, column + 1, UNPRINTABLE.sub("\ufffd", self.lines[line]))
            yield Problem("Y04", f"osynligt eller otillåtet tecken U+{letter:04X}", place, hint)

    def _badly_indented(self) -> Iterator[Problem]:
        for number, line_text in enumerate(self.lines):
            indent = line_text[: len(line_text) - len(line_text.lstrip())]
            if "\u00a0" in indent or "\t" in indent:
                message, hint = "raden är indragen med något annat än blanksteg", "dra in med vanliga blanksteg"
                yield Problem("Y05", message, self.place(number, 0), hint)

    def _composed(self, text: str) -> Any:
        """Plain data from the events of the C parser: no recursion, so no depth can break it."""
        composer = _Composer(self)
        try:
            for event in yaml.parse(text, Loader=_LOADER):
                composer.take(event)
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            place = self.place(mark.line, mark.column) if mark else Place(self.shown, 1, 1)
            if "nesting depth" in str(error.problem):  # newer libyaml looks further ahead than the events tell
                self.fail("Y10", f"mer än {MAX_DEPTH} nivåer djupt", place)
            hint = "kontrollera indrag, kolon och citattecken på raden och raden före"
            composer.problems.append(Problem("Y07", f"filen är inte giltig YAML: {_swedish_yaml(error)}", place, hint))
        except yaml.YAMLError:
            composer.problems.append(Problem("Y07", "filen är inte giltig YAML", Place(self.shown, 1, 1)))
        refuse(composer.problems)
        return composer.root[0] if composer.root else None


class _Composer:
    """Events to plain data. It holds the open collections, each with its place and the key that waits for a value."""

    def __init__(self, file: YamlFile) -> None:
        self.file = file
        self.root: list[Any] = []
        self.problems: list[Problem] = []
        self._open: list[tuple[Any, Loc]] = [(self.root, ())]
        self._keys: list[str | None] = [None]
        self._documents = self._pieces = 0

    def take(self, event: Any) -> None:
        """Take the next event. Raises DataError at once for what is refused."""
        mark: Any = event.start_mark
        if isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                place = self.file.place(mark.line, 0)
                self.file.fail("Y09", "filen har flera dokument (---)", place, "behåll ett dokument i filen")
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            self._open.pop()
            self._keys.pop()
        elif isinstance(event, yaml.NodeEvent):
            start = mark.line, mark.column
            self._pieces += 1
            if self._pieces > MAX_PIECES:
                message = f"filen har fler än {MAX_PIECES} nycklar och värden"
                self.file.fail("Y02", message, self.file.place(*start), "dela upp den i flera filer")
            self._refuse_indirection(event, start)
            if isinstance(self._open[-1][0], dict) and self._keys[-1] is None:
                self._key(event, start)
            else:
                self._value(event, start)

    def _refuse_indirection(self, event: Any, start: tuple[int, int]) -> None:
        place = self.file.place(*start)
        if isinstance(event, yaml.AliasEvent) or event.anchor:
            hint = "skriv ut innehållet på båda ställena, eller sätt texten inom citattecken"
            self.file.fail("Y11", "ankare och alias (& och *) används inte här", place, hint)
        if event.tag:
            self.file.fail("Y12", "taggar (!) används inte här", place, "sätt texten inom citattecken")

    def _refuse_escaped(self, event: Any, start: tuple[int, int]) -> None:
        """Refuse a control character that is written as an escape, in a key too."""
        found = UNPRINTABLE.search(event.value)
        if found:
            message = f"osynligt eller otillåtet tecken U+{ord(found.group()):04X}"
            self.problems.append(Problem("Y04", message, self.file.place(*start), "ta bort tecknet"))

    def _refuse_lost(self, event: Any) -> None:
        """Refuse what a reader of the file would take for words, and YAML for a comment."""
        end = event.end_mark
        line = self.file.lines[end.line] if end.line < len(self.file.lines) else ""
        if event.implicit[0] and line.startswith(" #", end.column):
            hint = "sätt citattecken runt texten, eller skriv två blanksteg före en kommentar"
            place = self.file.place(end.line, end.column + 1)
            self.problems.append(Problem("Y14", "texten efter # läses inte", place, hint))

    def _key(self, event: Any, start: tuple[int, int]) -> None:
        container, loc = self._open[-1]
        if not isinstance(event, yaml.ScalarEvent):
            self.file.fail("Y08", "en nyckel måste vara ett ord", self.file.place(*start))
        self._refuse_escaped(event, start)
        mark: Loc = ("key", *loc, event.value)
        if event.value in container:
            hint = f"den står först på rad {self.file.marks[mark][0] + 1}; ta bort eller slå ihop den ena"
            message = f"nyckeln ”{event.value}” står två gånger"
            self.problems.append(Problem("Y06", message, self.file.place(*start), hint))
        else:
            self.file.marks[mark] = start
        container[event.value] = None
        self._keys[-1] = event.value

    def _value(self, event: Any, start: tuple[int, int]) -> None:
        container, loc = self._open[-1]
        value: Any = {} if isinstance(event, yaml.MappingStartEvent) else []
        if isinstance(event, yaml.ScalarEvent):
            self._refuse_escaped(event, start)
            self._refuse_lost(event)
            value = None if event.implicit[0] and event.value in _NULLS else event.value
        if isinstance(container, dict):
            name = str(self._keys[-1])
            container[name] = value
            self._keys[-1] = None
            own: Loc = (*loc, name)
        else:
            own = () if container is self.root else (*loc, len(container))
            container.append(value)
        self.file.marks[own] = start
        if isinstance(event, yaml.CollectionStartEvent):
            if len(self._open) > MAX_DEPTH:
                self.file.fail("Y10", f"mer än {MAX_DEPTH} nivåer djupt", self.file.place(*start))
            self._open.append((value, own))
            self._keys.append(None)


def _swedish_yaml(error: yaml.MarkedYAMLError) -> str:
    """The parser's usual complaints in Swedish."""
    said = f"{error.context or ''} {error.problem or ''}"
    for english, swedish in (
        ("mapping values are not allowed", "ett kolon står där det inte kan stå; sätt texten inom citattecken"),
        ("could not find expected ':'", "ett kolon saknas efter en nyckel"),
        ("did not find expected key", "indraget stämmer inte, eller ett citattecken är fel"),
        ("did not find expected '-' indicator", "indraget i listan stämmer inte"),
        ("did not find expected ',' or ']'", "en hakparentes eller ett komma saknas"),
        ("did not find expected ',' or '}'", "en klammer eller ett komma saknas"),
        ("did not find expected node content", "ett värde saknas eller är inte avslutat"),
        ("found unexpected end of stream", "ett citattecken är inte avslutat"),
        ("found character that cannot start any token", "ett tecken kan inte börja ett värde; sätt citattecken"),
        ("control characters are not allowed", "ett styrtecken är inte tillåtet"),
    ):
        if english in said:
            return swedish
    return "den går inte att tolka härifrån"
