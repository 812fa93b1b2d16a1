# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Every finding with its line in the file, whose it is, and what to do; LIX and the counts last."""

from __future__ import annotations

from beslut.checking import lix_word
from beslut.cli.reports.report import Report, Told, counted, grouped, sentence

_WIDTH = 100  # characters of a source line


def write(report: Report) -> str:
    """The whole report as text."""
    parts = [_told(told) for told in grouped(report.findings)]
    if report.lix:
        parts.append("\n".join(_lix(name, low, high) for name, (low, high) in report.lix.items()))
    parts.append(f"{report.case}, {_parties(report)}: {counted(report.findings)}")
    return "\n\n".join(parts) + "\n"


def _told(told: Told) -> str:
    one = told.finding
    lines = [f"{one.level}[{one.code}]: {sentence(one)}"]
    if one.place:
        lines.append(f"  --> {one.place}")
        if one.place.source.strip():
            number = str(one.place.line)
            source, column = _shortened(one.place.source, one.place.column)
            lines.append(f"{number} | {source}")
            lines.append(f"{' ' * len(number)} | {' ' * (column - 1)}^")
    if told.whose:
        lines.append(f"  för: {told.whose}")
    if one.hint:
        lines.append(f"  tips: {one.hint}")
    return "\n".join(lines)


def _shortened(source: str, column: int) -> tuple[str, int]:
    """A line and a column of it, cut to what a terminal shows; the column stays under its letter."""
    start = max(0, column - _WIDTH // 2) if column > _WIDTH - _WIDTH // 4 else 0
    cut = source[start : start + _WIDTH]
    before, after = ("…" if start else ""), ("…" if start + _WIDTH < len(source) else "")
    return f"{before}{cut}{after}", column - start + len(before)


def _lix(name: str, low: int, high: int) -> str:
    values = str(low) if low == high else f"{low}–{high}"
    return f"LIX {values} ({lix_word(high)}): {name}"


def _parties(report: Report) -> str:
    count = len(report.parties)
    return f"{count} {'part' if count == 1 else 'parter'}"
