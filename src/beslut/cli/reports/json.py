# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""JSON for programs: a version, and every finding of every party with positions from 1."""

from __future__ import annotations

import json

from beslut.cli.reports.report import Report, place_of
from beslut.errors import LEVELS

VERSION = 2


def write(report: Report) -> str:
    """The report as JSON. New keys may come within a version; keys that are here stay."""
    findings = []
    for one in report.findings:
        place = place_of(one, report)
        findings.append(
            {
                "kod": one.code,
                "nivå": one.level,
                "meddelande": one.message,
                "tips": one.hint or None,
                "part": one.party or None,
                "handling": one.document or None,
                "gäller": one.about or None,
                "nyckel": one.key or None,
                "fil": place.file,
                "rad": place.line,
                "kolumn": place.column,
            }
        )
    whole = {
        "version": VERSION,
        "ärende": report.case,
        "parter": list(report.parties),
        "antal": {level: sum(one.level == level for one in report.findings) for level in LEVELS},
        "lix": {name: {"lägst": low, "högst": high} for name, (low, high) in report.lix.items()},
        "fynd": findings,
    }
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"
