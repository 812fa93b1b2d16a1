# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""One line a finding: file, line, column, level, code, message, party."""

from __future__ import annotations

from beslut.cli.reports.report import Report, grouped, place_of


def write(report: Report) -> str:
    """The report as lines that a person scans and grep cuts; empty when there is nothing to tell."""
    lines = []
    for told in grouped(report.findings):
        one = told.finding
        whose = f" ({told.whose})" if told.whose else ""
        lines.append(f"{place_of(one, report)}: {one.level} {one.code} {one.sentence}{whose}\n")
    return "".join(lines)
