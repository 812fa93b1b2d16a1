# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""The lexicon of decision verbs."""

from __future__ import annotations

from collections.abc import Mapping

from beslut.assets import Assets
from beslut.loading.findings import validated
from beslut.loading.source import YamlFile
from beslut.model import VerbFile, VerbForms


def load_verbs(assets: Assets) -> Mapping[str, VerbForms]:
    """The decision verbs by infinitive; a project's own are added to those that ship. Raises DataError."""
    verbs: dict[str, VerbForms] = {}
    for path in assets.verb_files():
        verbs |= validated(YamlFile(path, assets), VerbFile).verbs
    return verbs
