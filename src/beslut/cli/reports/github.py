# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Annotations of GitHub Actions: at most ten of each kind, the rest counted; the whole list for the job's summary.

Source: docs.github.com, Workflow commands for GitHub Actions (escaping of % CR LF, and of : , in properties), and the
limits of annotations (10 errors, 10 warnings and 10 notices a step).
"""

from __future__ import annotations

from collections.abc import Mapping

from beslut.cli.reports.report import Report, Told, counted, grouped, place_of, whole
from beslut.errors import LEVELS, Level

LIMIT = 10
KINDS: Mapping[Level, str] = {"fel": "error", "varning": "warning", "lucka": "notice", "info": "notice"}


def write(report: Report) -> str:
    """The annotations, one a line; the same finding of several parties is one."""
    lines = []
    told = grouped(report.findings)
    for kind in dict.fromkeys(KINDS.values()):
        same = [one for one in told if KINDS[one.finding.level] == kind]
        shown = same if len(same) <= LIMIT else same[: LIMIT - 1]
        lines += [_annotation(kind, one, report) for one in shown]
        if len(same) > len(shown):
            rest = f"{len(same) - len(shown)} till av samma slag; hela listan finns i jobbets sammanfattning."
            lines.append(f"::{kind} title={_property('beslut check')}::{_message(rest)}")
    return "".join(f"{line}\n" for line in lines)


def _annotation(kind: str, told: Told, report: Report) -> str:
    place = place_of(told.finding, report)
    title = f"{told.finding.code} ({told.finding.level})"
    properties = {"file": place.file, "line": str(place.line), "col": str(place.column), "title": title}
    listed = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{kind} {listed}::{_message(whole(told))}"


def _message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")


def summary(report: Report) -> str:
    """The whole list as a Markdown table for the job's summary."""
    rows = [
        f"| {told.finding.level} | {told.finding.code} | {_cell(str(place_of(told.finding, report)))} "
        f"| {_cell(told.finding.sentence)} | {_cell(told.whose)} | {_cell(told.finding.hint)} |"
        for level in LEVELS
        for told in grouped(report.findings)
        if told.finding.level == level
    ]
    head = ["| Nivå | Regel | Plats | Vad | Part | Tips |", "| --- | --- | --- | --- | --- | --- |"]
    return "\n".join(
        [
            f"### beslut check: {_cell(report.case)}",
            "",
            counted(report.findings),
            "",
            *(head + rows if rows else []),
            "",
        ]
    )


def _cell(text: str) -> str:
    """The text so that it stays within its cell and holds no markup."""
    escaped = "".join(f"\\{letter}" if letter in "\\`*_[]<>|#!~$@" else letter for letter in text)
    return " ".join(escaped.split())
