# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Every finding with its line in the file, whose it is, and what to do; LIX and the counts last."""

from __future__ import annotations

from beslut.checking import lix_word
from beslut.cli.reports.report import Report, counted, grouped
from beslut.errors import printed


def write(report: Report) -> str:
    """The whole report as text."""
    parts = [printed(told.finding, told.whose, told.elsewhere) for told in grouped(report.findings)]
    if report.lix:
        parts.append("\n".join(_lix(name, low, high) for name, (low, high) in report.lix.items()))
    parts.append(f"{report.case}, {_parties(report)}: {counted(report.findings)}")
    return "\n\n".join(parts) + "\n"


def _lix(name: str, low: int, high: int) -> str:
    values = str(low) if low == high else f"{low}–{high}"
    return f"LIX {values} ({lix_word(high)}): {name}"


def _parties(report: Report) -> str:
    count = len(report.parties)
    return f"{count} {'part' if count == 1 else 'parter'}"
