# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Template files to Jinja, read in the one way that files of a project are: below the template folders, once a run."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from jinja2 import BaseLoader, TemplateNotFound
from jinja2 import TemplateError as JinjaError

from beslut.assets import SourceFiles, TooLarge
from beslut.errors import reason

MAX_SOURCE = 200_000
"""Characters in one template file."""
_NAME = re.compile(r"(?!\.\.?(/|$))[^/\\:\0]+(/(?!\.\.?(/|$))[^/\\:\0]+)*")
"""A path below a folder: no part that leads up or to a drive."""


class NotATemplate(JinjaError):
    """A file that no template can be read from: its name, and the problem's code, sentence and hint."""

    def __init__(self, name: str, code: str, said: str, hint: str = "") -> None:
        super().__init__(said)
        self.name, self.code, self.said, self.hint = name, code, said, hint


class Loader(BaseLoader):
    """Template files below the folders only, the first folder that has one; text in NFC. A file is read once."""

    def __init__(self, folders: Sequence[Path], files: SourceFiles) -> None:
        self._folders, self._files = folders, files
        self._read: dict[str, tuple[str, str]] = {}

    def get_source(self, environment: Any, template: str) -> tuple[str, str, Callable[[], bool]]:
        """A template's text and file. Raises TemplateNotFound, or NotATemplate for a file that cannot be one."""
        if template not in self._read:
            self._read[template] = self._found(template)
        return *self._read[template], lambda: True

    def source(self, name: str) -> str:
        """A template's text. Raises as `get_source`."""
        return self.get_source(None, name)[0]

    def file_of(self, name: str) -> str:
        """The path of a template's file. Raises as `get_source`."""
        return self.get_source(None, name)[1]

    def list_templates(self) -> list[str]:
        """The names of all files that could be templates; none where a folder cannot be read."""
        try:
            return sorted({name for folder in self._folders for name in self._files.names_below(folder)})
        except OSError:
            return []

    def _found(self, name: str) -> tuple[str, str]:
        paths = [folder / name for folder in self._folders] if _NAME.fullmatch(name) else []
        for path in paths:
            if self._files.has(path):
                return self._text(name, path), str(path)
        raise TemplateNotFound(name)

    def _text(self, name: str, path: Path) -> str:
        too_long = f"mallen är längre än {MAX_SOURCE} tecken"
        try:
            text = self._files.content(path, limit=4 * MAX_SOURCE).decode("utf-8-sig")
        except TooLarge:
            raise NotATemplate(name, "T08", too_long) from None
        except OSError as error:
            raise NotATemplate(name, "T10", f"mallen går inte att läsa: {reason(error)}") from None
        except UnicodeDecodeError:
            raise NotATemplate(name, "T07", "mallen är inte UTF-8", "spara om mallen som UTF-8") from None
        if len(text) > MAX_SOURCE:
            raise NotATemplate(name, "T08", too_long)
        return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
