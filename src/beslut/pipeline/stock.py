# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""The data that an order works with: read and checked, or recalled from a run that read the very same files."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path

from beslut.assets import Assets
from beslut.cache import Cache, fingerprint, named
from beslut.model import Case, Profile, Register, VerbForms
from beslut.parsing import Parser

# What reads YAML is imported where it is needed: most runs find everything in the cache.

_House = tuple[Register, Mapping[str, Profile], Mapping[str, VerbForms]]


class Stock:
    """Register, house styles, verbs and cases of one set of files. Each is loaded when first asked for, once."""

    def __init__(self, assets: Assets, cache: Cache) -> None:
        self._assets, self.cache = assets, cache
        self._known: Mapping[str, object] = {}

    @cached_property
    def _files(self) -> tuple[Path, ...]:
        """All files of the house; projects without files of their own share what is kept."""
        return (*self._assets.registers(), *self._assets.profile_files(), *self._assets.verb_files())

    @cached_property
    def _key(self) -> str:
        return _contents(self._files)

    @cached_property
    def _house(self) -> _House:
        name = f"hus-{named(*self._files)}"
        known: _House | None = self.cache.recall(name, self._key)
        if known is None:
            from beslut.loading.house import load_profiles, load_verbs
            from beslut.loading.register import load_register

            known = load_register(self._assets), load_profiles(self._assets), load_verbs(self._assets)
            self.cache.keep(name, self._key, known)
        return known

    @property
    def register(self) -> Register:
        """All known parties. Raises DataError."""
        return self._house[0]

    @property
    def profiles(self) -> Mapping[str, Profile]:
        """The house styles. Raises DataError."""
        return self._house[1]

    @property
    def verbs(self) -> Mapping[str, VerbForms]:
        """The lexicon of decision verbs. Raises DataError."""
        return self._house[2]

    def case(self, path: Path) -> Case:
        """One case file. Raises DataError with every problem in it."""
        tables = self.tables(path)
        names = "\n".join((*self._assets.templates(), *(table.name for table in tables)))
        contents = _contents([path, *tables])
        key = contents and f"{self._key} {contents} {hashlib.sha256(names.encode()).hexdigest()}"
        known: Case | None = self.cache.recall(f"arende-{named(path)}", key)
        if known is None:
            from beslut.loading.case import load_case

            known = load_case(path, self._assets, self.register, self.verbs)
            self.cache.keep(f"arende-{named(path)}", key, known)
        return known

    def tables(self, path: Path) -> list[Path]:
        """The tables beside a case file: whichever of them it is that the case names."""
        return sorted(path.parent.glob("*.csv"))

    def defaults(self, paths: Sequence[Path]) -> list[Path]:
        """Those of the cases that are marked `standard`; the rest of the files is not judged here. Raises DataError."""
        name, key = f"standard-{named(*paths)}", _contents(paths)
        marked: list[bool] | None = self.cache.recall(name, key)
        if marked is None:
            from beslut.loading.case import is_default

            marked = [is_default(path, self._assets) for path in paths]
            self.cache.keep(name, key, marked)
        return [path for path, is_marked in zip(paths, marked, strict=True) if is_marked]

    def parser(self) -> Parser:
        """A parser that knows the sections that an earlier run has read."""
        self._known = self.cache.recall("avsnitt", "1") or {}
        return Parser(self._known)

    def keep_sections(self, parser: Parser) -> None:
        """Keep the sections that this run has read, when there are new ones."""
        if not parser.sections.keys() <= self._known.keys():
            self.cache.keep("avsnitt", "1", dict(parser.sections))


def _contents(files: Sequence[Path]) -> str:
    """The key of what the files hold; none when one cannot be read, which whoever loads it will tell."""
    try:
        return fingerprint(files)
    except OSError:
        return ""
