# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""uv.lock is in step with pyproject.toml: a library that was changed in one alone is told (`uv lock` mends it)."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

from conftest import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
LOCK = tomllib.loads((ROOT / "uv.lock").read_text("utf-8"))
EXTRAS: Mapping[str, list[str]] = PROJECT["optional-dependencies"]
Wanted = tuple[str, str, str]
"""A library, for which of the extras ("" for every run), and which versions will do."""


def _asked(lines: Iterable[str], extra: str) -> Iterator[Wanted]:
    """The libraries of an extra, those of the extras that it is made of too."""
    for one in map(Requirement, lines):
        if one.name == PROJECT["name"]:
            yield from (asked for name in one.extras for asked in _asked(EXTRAS[name], extra))
        else:
            yield canonicalize_name(one.name), extra, str(one.specifier)


def _of_project() -> Iterator[Wanted]:
    yield from _asked(PROJECT["dependencies"], "")
    for extra, lines in EXTRAS.items():
        yield from _asked(lines, extra)


def _of_lock() -> Iterator[Wanted]:
    (own,) = (one for one in LOCK["package"] if one["name"] == PROJECT["name"])
    for one in own["metadata"]["requires-dist"]:
        extra = one.get("marker", "").removeprefix("extra == ").strip("'")
        yield one["name"], extra, str(SpecifierSet(one.get("specifier", "")))


def test_the_lock_was_made_of_the_libraries_that_the_project_asks_for() -> None:
    assert sorted(_of_lock()) == sorted(_of_project())
    assert LOCK["requires-python"] == PROJECT["requires-python"]


def test_each_locked_version_is_one_that_the_project_takes() -> None:
    locked: dict[str, set[Any]] = {}
    for one in LOCK["package"]:
        locked.setdefault(one["name"], set()).add(one.get("version"))
    for name, _, versions in _of_project():
        assert locked[name] and all(SpecifierSet(versions).contains(version) for version in locked[name]), name
