# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""A case's parties on a map to choose from: the area of each, and who has none."""

from __future__ import annotations

from beslut.loading.outlines import load_outlines
from beslut.reporting.coarseness import coarser
from beslut.site.desk import Desk
from beslut.site.plain import Told

_FINEST = 900
"""Steps across the map: a picture of some 300 pixels, drawn sharp on any screen."""


def map_of(desk: Desk, case: str) -> Told:
    """Each party's area with its middle and its box (left, top, width, height); `utanför` are those without one."""
    parties, outlines = desk.loaded(case).parties, load_outlines(desk.project.assets)
    placed = [(party, outlines[party.code]) for party in parties if party.code in outlines]
    boxes = [one.box for _, one in placed]
    widest = max((max(box[2] for box in boxes) - min(box[0] for box in boxes)) if boxes else 0, 1)
    grid = max(1, round(widest / _FINEST))
    areas = []
    for party, outline in placed:
        drawn = coarser(outline, grid)
        left, top, right, bottom = drawn.box
        areas.append({"part": party.name, "bana": drawn.path, "mitt": list(drawn.middle),
                      "ruta": [left, top, right - left, bottom - top]})  # fmt: skip
    return {"ytor": areas, "utanför": [party.name for party in parties if party.code not in outlines]}
