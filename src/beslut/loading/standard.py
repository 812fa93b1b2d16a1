# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""The standard mailing, which a case gets when it lists no documents of its own: documents and their facts."""

from __future__ import annotations

from beslut.assets import STANDARD_CASE, Assets
from beslut.loading.shorthand import Standard
from beslut.loading.source import YamlFile


def load_standard(assets: Assets) -> Standard:
    """What data/standard.yaml says, the nearest of those there are. What it says is judged in the case that uses it."""
    path = assets.nearest(STANDARD_CASE)
    data = YamlFile(path, assets).data if path else None
    if not isinstance(data, dict):
        return Standard()
    documents, facts = data.get("handlingar"), data.get("uppgifter")
    listed = [one for one in (documents if isinstance(documents, list) else []) if isinstance(one, dict)]
    return Standard({one["id"]: one for one in listed if "id" in one}, facts if isinstance(facts, dict) else {})
