# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Where a case stands as plain data: what `beslut status` prints as JSON, with its schema, and as a table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, get_args

from beslut.followup.comparison import WHOLES
from beslut.followup.in_force import ANSWERS, Answer, Sameness
from beslut.followup.standing import PASSED, SOON, STATES, Standing
from beslut.model import ForceRule
from beslut.reading.as_json import SCHEMA, TEXT_OR_NONE, object_schema

VERSION = 1
COLUMNS = (
    "part", "läge", "organ", "datum", "paragraf", "diarienummer", "utfall", "utskickat", "anslag", "överklagas_senast",
    "laga_kraft", "sista_svarsdag", "svarstid", "saknas", "källa",
)  # fmt: skip


def party_row(one: Standing) -> dict[str, Any]:
    """One party's row, by COLUMNS."""
    event = one.event
    return {
        "part": one.party.name,
        "läge": one.state,
        "organ": event.body if event else None,
        "datum": event.day if event else None,
        "paragraf": event.section if event else None,
        "diarienummer": event.case_number if event else None,
        "utfall": event.outcome if event else None,
        "utskickat": one.sent,
        "anslag": one.announced,
        "överklagas_senast": one.last_appeal,
        "laga_kraft": one.legal_force,
        "sista_svarsdag": one.deadline,
        "svarstid": one.time,
        "saknas": list(one.missing),
        "källa": event.source if event else None,
    }


def table(parties: Sequence[Standing]) -> list[list[str]]:
    """The header and a row for each party, as text."""
    rows = [party_row(one) for one in parties]
    return [list(COLUMNS), *([_text(row[name]) for name in COLUMNS] for row in rows)]


def _text(value: Any) -> str:
    return ", ".join(value) if isinstance(value, list) else "" if value is None else str(value)


def answer_as_json(answer: Answer) -> dict[str, Any]:
    """The answer to whether the agreement is in force."""
    rule = answer.rule
    return {
        "svar": answer.answer,
        "skäl": answer.reason,
        "krav": rule.rule if rule else None,
        "antal": rule.count if rule else None,
        "från_och_med": answer.since,
        "väntar_på": list(answer.awaited),
    }


def sameness_as_json(one: Sameness) -> dict[str, Any]:
    """One point at all who have decided."""
    return {
        "punkt": one.point,
        "ordagrant": list(one.word_for_word),
        "i_sak": list(one.in_meaning),
        "ändrad": [
            {
                "part": name,
                "skillnader": [
                    {"slag": d.kind, "föreslaget": d.proposed, "beslutat": d.decided} for d in differences
                ],
            }
            for name, differences in one.changed
        ],
        "utelämnad": list(one.left_out),
    }  # fmt: skip


_TEXT, _NAMES = {"type": "string"}, {"type": "array", "items": {"type": "string"}}
_DAY = {"type": ["string", "null"], "pattern": r"^\d{4}-\d{2}-\d{2}$"}
_DAYS = ("datum", "utskickat", "anslag", "överklagas_senast", "laga_kraft", "sista_svarsdag")


def status_schema() -> dict[str, Any]:
    """The JSON Schema of what `beslut status --json` prints."""
    return {
        "$schema": SCHEMA,
        "title": "Läget i ett ärende",
        "description": "Vad beslut status säger: varje part, om överenskommelsen gäller, och vad alla har lika.",
        **object_schema(
            {
                "version": {"const": VERSION},
                "ärende": _TEXT,
                "dag": {**_DAY, "type": "string"},
                "parter": {"type": "array", "items": _party_schema()},
                "gäller": _answer_schema(),
                "punkter": {"type": "array", "items": _sameness_schema()},
            }
        ),
    }


def _party_schema() -> dict[str, Any]:
    return object_schema(
        dict.fromkeys(COLUMNS, TEXT_OR_NONE)
        | dict.fromkeys(_DAYS, _DAY)
        | {
            "part": _TEXT,
            "läge": {"enum": list(STATES)},
            "utfall": {"enum": [*WHOLES, None]},
            "svarstid": {"enum": [PASSED, SOON, None]},
            "saknas": _NAMES,
        }
    )


def _answer_schema() -> dict[str, Any]:
    return object_schema(
        {
            "svar": {"enum": list(ANSWERS)},
            "skäl": {"type": "string", "minLength": 1},
            "krav": {"enum": [*get_args(ForceRule), None]},
            "antal": {"type": ["integer", "null"], "minimum": 1},
            "från_och_med": _DAY,
            "väntar_på": _NAMES,
        }
    )


def _sameness_schema() -> dict[str, Any]:
    difference = object_schema({"slag": _TEXT, "föreslaget": TEXT_OR_NONE, "beslutat": TEXT_OR_NONE})
    changed = object_schema({"part": _TEXT, "skillnader": {"type": "array", "items": difference}})
    lists = {"ordagrant": _NAMES, "i_sak": _NAMES, "ändrad": {"type": "array", "items": changed}, "utelämnad": _NAMES}
    return object_schema({"punkt": _TEXT} | lists)
