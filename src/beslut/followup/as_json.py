# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""A comparison as the JSON that `beslut compare --json` prints."""

from __future__ import annotations

from typing import Any

from beslut.followup.comparison import Comparison, PointOutcome
from beslut.reading.said import Said, Spot

VERSION = 1


def comparison_as_json(comparison: Comparison, *, case: str, party: str) -> dict[str, Any]:
    """One comparison as plain data."""
    reading = comparison.reading
    return {
        "version": VERSION,
        "ärende": case,
        "part": party,
        "fil": reading.file,
        "organ": _value(reading.body),
        "datum": _value(reading.day),
        "paragraf": _value(reading.section),
        "diarienummer": _value(reading.case_number),
        "beslut_avser": _value(reading.concerns),
        "sammantaget": comparison.whole,
        "skäl": comparison.reason,
        "punkter": [_point(point) for point in comparison.points],
        "tillägg": [{"text": one.text, "plats": _spot(one.spot), "i_sak": one.settles} for one in comparison.additions],
    }


def _point(point: PointOutcome) -> dict[str, Any]:
    return {
        "id": point.id,
        "föreslaget": point.proposed,
        "beslutat": point.decided,
        "utfall": point.outcome,
        "skillnader": [
            {"slag": one.kind, "föreslaget": one.proposed, "beslutat": one.decided} for one in point.differences
        ],
        "får_strykas": point.may_be_struck,
        "plats": _spot(point.spot),
    }


def _value(said: Said) -> Any:
    return list(said.value) if isinstance(said.value, tuple) else said.value


def _spot(spot: Spot | None) -> dict[str, int] | None:
    return {"sida": spot.page, "rad": spot.row} if spot else None
