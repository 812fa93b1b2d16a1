# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Comparisons as the JSON that `beslut compare --json` prints, and its JSON Schema (`beslut schema jamforelse`)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from beslut.followup.comparison import POINT_OUTCOMES, WHOLES, Comparison, PointOutcome
from beslut.reading.as_json import SCHEMA, SPOT, TEXT_OR_NONE, object_schema
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


def comparisons_as_json(made: Sequence[dict[str, Any]], *, case: str) -> dict[str, Any]:
    """The comparisons of several files."""
    return {"version": VERSION, "ärende": case, "jämförelser": list(made)}


def comparison_schema() -> dict[str, Any]:
    """The JSON Schema of both: the comparison of one file, or those of several."""
    difference = object_schema({"slag": {"type": "string"}, "föreslaget": TEXT_OR_NONE, "beslutat": TEXT_OR_NONE})
    point = object_schema(
        {
            "id": {"type": "string", "description": "Punktens id i ärendefilen."},
            "föreslaget": {"type": "string"},
            "beslutat": TEXT_OR_NONE,
            "utfall": {"enum": list(POINT_OUTCOMES)},
            "skillnader": {"type": "array", "items": difference},
            "får_strykas": {"type": "boolean", "description": "Ärendet låter parten fylla i punkten eller stryka den."},
            "plats": {"anyOf": [SPOT, {"type": "null"}]},
        }
    )
    addition = object_schema(
        {
            "text": {"type": "string"},
            "plats": SPOT,
            "i_sak": {"type": "boolean", "description": "Falskt för det som bara justerar paragrafen omedelbart."},
        }
    )
    read = dict.fromkeys(("organ", "datum", "paragraf", "diarienummer", "beslut_avser"), TEXT_OR_NONE)
    head = {"version": {"const": VERSION}, "ärende": {"type": "string"}}
    one = object_schema(
        head | {"part": {"type": "string"}, "fil": {"type": "string"}} | read
        | {
            "sammantaget": {"enum": list(WHOLES)},
            "skäl": {"type": "string", "minLength": 1},
            "punkter": {"type": "array", "items": point},
            "tillägg": {"type": "array", "items": addition},
        }
    )  # fmt: skip
    several = object_schema(head | {"jämförelser": {"type": "array", "items": one}})
    return {
        "$schema": SCHEMA,
        "title": "Jämförelse av beslut och förslag",
        "description": "Vad beslut compare säger om en fil, eller om flera.",
        "anyOf": [one, several],
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
