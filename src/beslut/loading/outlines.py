# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Where the municipalities lie on a map: their outlines, as they ship in data/karta.json."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from beslut.assets import Assets

MAP = Path("data", "karta.json")


@dataclass(frozen=True)
class Outline:
    """A municipality as the path of an SVG, in units of 100 m; a point in its middle, and its box (left, top, right,
    bottom)."""

    middle: tuple[int, int]
    box: tuple[int, int, int, int]
    path: str


def load_outlines(assets: Assets) -> Mapping[str, Outline]:
    """The outline of every municipality by its code. Only what ships is read."""
    content = json.loads(assets.files.content(assets.roots[-1] / MAP))
    return {
        code: Outline(tuple(one["punkt"]), tuple(one["ruta"]), one["bana"]) for code, one in content["kommuner"].items()
    }
