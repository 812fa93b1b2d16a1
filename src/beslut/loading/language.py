# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""The words that the check looks for in finished texts: data/ordlista-sprak.yaml to the checked model."""

from __future__ import annotations

from pathlib import Path

from beslut.assets import Assets
from beslut.loading.findings import validated
from beslut.loading.source import YamlFile
from beslut.model import LanguageFile

WORDS = Path("data", "ordlista-sprak.yaml")


def load_language(assets: Assets) -> LanguageFile:
    """The words to look for, the project's own file before the one that ships. Raises DataError."""
    path = assets.nearest(WORDS)
    assert path is not None, "the words ship with the program"
    return validated(YamlFile(path, assets), LanguageFile)
