# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""The words that the check looks for in finished texts: data/ordlista-sprak.yaml and data/protokollsverb.yaml."""

from __future__ import annotations

import errno
from pathlib import Path

from beslut.assets import Assets
from beslut.errors import DataError, Problem, did_you_mean
from beslut.loading.findings import validated
from beslut.loading.source import YamlFile
from beslut.model import Language, LanguageFile, MinutesFile

WORDS = Path("data", "ordlista-sprak.yaml")
MINUTES = Path("data", "protokollsverb.yaml")


def load_language(assets: Assets) -> Language:
    """The words to look for, each of the project's own files before the one that ships. Raises DataError."""
    minutes = _nearest(assets, MINUTES)
    return Language(validated(_nearest(assets, WORDS), LanguageFile), _with_sources(minutes))


def _nearest(assets: Assets, name: Path) -> YamlFile:
    path = assets.nearest(name)
    if path is None:  # which ships with the program
        raise FileNotFoundError(errno.ENOENT, "missing", str(name))
    return YamlFile(path, assets)


def _with_sources(file: YamlFile) -> MinutesFile:
    """The verbs of the file. Raises DataError for a verb whose source is not among the file's."""
    minutes = validated(file, MinutesFile)
    problems = [
        Problem(
            "M06",
            f"källan ”{verb.source}” finns inte",
            file.place_of(("verb", name, "källa")),
            did_you_mean(verb.source, minutes.sources) or "lägg till den under källor",
        )
        for name, verb in minutes.verbs.items()
        if verb.source not in minutes.sources
    ]
    if problems:
        raise DataError(problems)
    return minutes
