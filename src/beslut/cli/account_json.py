# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""The account of a run as JSON: each file with its gaps, what is wrong, what is left. docs/handbok.md has the keys."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from beslut.blocks import Gap
from beslut.runs.results import CarriedIn, Failed, Written

if TYPE_CHECKING:
    from beslut.cli.account import Account


def as_json(case: str, run: Account) -> dict[str, Any]:
    """All that the run came to, in plain data."""
    return {
        "version": 2,
        "ärende": case,
        "provkörning": run.manner.dry,
        "filer": [_file(one, run) for one in run.written],
        "anmärkningar": [
            {"kod": one.code, "part": one.party or None, "meddelande": one.message, "tips": one.hint or None}
            for one in run.errors
        ],
        "upplysningar": [
            {"kod": one.code, "meddelande": one.message, "plats": str(one.place), "tips": one.hint or None}
            for one in run.noted
        ],
        "kvarliggande": [one.path.as_posix() for one in run.left],
        "fel": _problems(run.failed),
    }


def _file(one: Written, run: Account) -> dict[str, Any]:
    def place(gap: Gap) -> str | None:
        found = run.places(one.party, one.kind, gap)
        return str(found) if found else None

    return {
        "part": one.party.name,
        "kod": one.party.code,
        "handling": one.kind.id if one.kind else None,
        "fil": one.saved.path.as_posix() if one.saved else one.name,
        "utfall": one.saved.outcome.value if one.saved else None,
        "ny_version": one.saved.beside.as_posix() if one.saved and one.saved.beside else None,
        "fört_in": carried_as_json(one.into),
        "luckor": [
            {
                "text": gap.text,
                "anvisning": gap.hint,
                "slag": gap.kind.value,
                "nyckel": gap.key or None,
                "plats": place(gap),
            }
            for gap in one.gaps
        ],
        "kontrollera": [{"text": check.text, "grund": check.basis} for check in one.checks],
    }


def carried_as_json(into: CarriedIn | None) -> dict[str, Any] | None:
    """What an edited file was given, or None when nothing was to be carried into it."""
    if into is None:
        return None
    return {
        "ändringar": [{"var": old, "blev": new} for old, new in into.carried],
        "krockar": [{"står_kvar": theirs, "nya_versionen": ours} for theirs, ours in into.conflicts],
        "förs_inte_in": [{"skäl": why, "text": ours} for why, ours in into.left_out]
        + ([{"skäl": into.why, "text": ""}] if into.why else []),
    }


def _problems(failed: Sequence[Failed]) -> list[dict[str, Any]]:
    return [
        {
            "part": one.party.name,
            "kod": problem.code,
            "meddelande": problem.message,
            "plats": str(problem.place) if problem.place else None,
            "tips": problem.hint or None,
        }
        for one in failed
        for problem in one.error.problems
    ]
