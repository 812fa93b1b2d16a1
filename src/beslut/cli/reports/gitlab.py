# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""GitLab's Code Quality report: an array of issues with stable fingerprints.

Source: docs.gitlab.com, Code Quality, "Code Quality report format" (description, check_name, fingerprint, severity,
location.path, location.lines.begin).
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Mapping

from beslut.cli.reports.report import Report, Told, grouped, place_of, whole
from beslut.errors import Level

SEVERITIES: Mapping[Level, str] = {"fel": "critical", "varning": "minor", "lucka": "major", "info": "info"}


def write(report: Report) -> str:
    """The report as JSON; the same finding of several parties is one issue."""
    seen: Counter[str] = Counter()
    issues = []
    for told in grouped(report.findings):
        place = place_of(told.finding, report)
        base = _base(told, report)
        issues.append(
            {
                "description": whole(told),
                "check_name": told.finding.code,
                "fingerprint": _fingerprint(f"{base}\0{seen[base]}"),
                "severity": SEVERITIES[told.finding.level],
                "location": {"path": place.file, "lines": {"begin": place.line}},
            }
        )
        seen[base] += 1
    return json.dumps(issues, ensure_ascii=False, indent=2) + "\n"


def _base(told: Told, report: Report) -> str:
    """What makes the finding the same one next time: not its line, and not how many parties share it."""
    one = told.finding
    return "\0".join((report.case, one.code, one.document, one.about, one.message, place_of(one, report).file))


def _fingerprint(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:40]
