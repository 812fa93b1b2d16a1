# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Where the pieces of a case file stand, for whoever has something to say about a case that is already loaded."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from beslut.assets import Assets
from beslut.errors import Place
from beslut.speed.later import later

if TYPE_CHECKING:
    from beslut.loading.source import YamlFile

_yaml_file = later("beslut.loading.source", "YamlFile")  # and with it what reads YAML


class CasePlaces:
    """A case file's places: by the path of keys and numbers to a piece, or by the words it holds.

    The file is read when a place is first asked for: a case that nobody has anything to say about is not.
    """

    def __init__(self, path: Path, assets: Assets) -> None:
        self._path, self._assets = path, assets

    @cached_property
    def _file(self) -> YamlFile:
        file: YamlFile = _yaml_file(self._path, self._assets)
        return file

    def at(self, *loc: int | str) -> Place:
        """Where that piece stands: its key, else its value, else the nearest thing around it."""
        return self._file.place_of(loc, key=True)

    @property
    def lines(self) -> Sequence[str]:
        """The lines of the file."""
        return self._file.lines

    def place(self, line: int, column: int) -> Place:
        """The place of a line and a column, both from 1."""
        return self._file.place(line - 1, column - 1)

    def of_words(self, words: str) -> Place | None:
        """The first place where the file holds exactly these words on one line, or None."""
        for number, line in enumerate(self._file.lines):
            column = line.find(words)
            if column >= 0:
                return self._file.place(number, column)
        return None
