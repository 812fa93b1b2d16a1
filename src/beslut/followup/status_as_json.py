# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Where a case stands as plain data: the JSON of `beslut status`, and its table for CSV and workbooks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from beslut.followup.in_force import Answer, Sameness
from beslut.followup.standing import Standing

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
