# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""SARIF 2.1.0 (OASIS): the rules with their reasons, and a result for each finding.

Source: docs.oasis-open.org/sarif/sarif/v2.1.0. The file's place is a relative URI, so a letter such as å is encoded.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from beslut import __version__
from beslut.checking import RULES
from beslut.cli.reports.report import Report, Told, grouped, place_of, whole
from beslut.errors import Level
from beslut.errors.codes import CODES

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS: Mapping[Level, str] = {"fel": "error", "varning": "warning", "lucka": "note", "info": "note"}


def write(report: Report) -> str:
    """The report as SARIF; the same finding of several parties is one result."""
    told = grouped(report.findings)
    codes = sorted({one.finding.code for one in told} | set(RULES))
    driver = {
        "name": "beslut",
        "version": __version__,
        "language": "sv-SE",
        "rules": [_rule(code) for code in codes],
    }
    results = [_result(one, report, codes) for one in told]
    run = {"tool": {"driver": driver}, "language": "sv-SE", "columnKind": "unicodeCodePoints", "results": results}
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def _rule(code: str) -> dict[str, Any]:
    """A rule of the check, or a code that loading or rendering uses."""
    known = RULES.get(code)
    if known is None:
        error = CODES[code]
        return {
            "id": code,
            "shortDescription": {"text": error.title},
            "fullDescription": {"text": error.cause},
            "help": {"text": f"{error.cause}\n\nGör så här: {error.next_step}"},
        }
    text = f"{known.why}\n\nDåligt:\n{known.bad}\n\nBra:\n{known.good}\n\nKälla: {known.source}"
    return {
        "id": code,
        "shortDescription": {"text": known.title},
        "fullDescription": {"text": known.why},
        "help": {"text": text},
        "defaultConfiguration": {"level": _LEVELS[known.level]},
    }


def _result(told: Told, report: Report, codes: list[str]) -> dict[str, Any]:
    one, place = told.finding, place_of(told.finding, report)
    region = {"startLine": place.line, "startColumn": place.column}
    location = {"artifactLocation": {"uri": quote(place.file)}, "region": region}
    return {
        "ruleId": one.code,
        "ruleIndex": codes.index(one.code),
        "level": _LEVELS[one.level],
        "message": {"text": whole(told)},
        "locations": [{"physicalLocation": location}],
        "properties": {"nivå": one.level, "parter": list(told.parties), "handling": one.document},
    }
