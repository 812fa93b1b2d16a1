# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""The whole page: one file that asks for nothing, and is read with or without its script, on a screen or on paper."""

from __future__ import annotations

from base64 import b64encode
from collections import Counter
from collections.abc import Iterator
from hashlib import sha256
from html import escape

from beslut.followup.case_status import CaseStatus
from beslut.reporting.decisions import party_by_party, sameness
from beslut.reporting.looks import SCRIPT, STYLE
from beslut.reporting.map import drawn_map, legend
from beslut.reporting.report import Report
from beslut.reporting.table import party_table
from beslut.reporting.timeline import timeline
from beslut.swedish import capital_first, long_date, shortened

_PARTS = (
    ("karta", "Karta"), ("parter", "Parterna"), ("tid", "Dag för dag"), ("lika", "Har alla beslutat detsamma?"),
    ("part", "Part för part"),
)  # fmt: skip


def report_page(report: Report) -> str:
    """The page as HTML, in Swedish: the same report gives the same text.

    Its policy lets nothing in but its own style and script, by their sums.
    """
    title = f"{report.status.case.title}: läget {_day(report.status)}"
    policy = (
        f"default-src 'none'; style-src {_sum(STYLE)}; script-src {_sum(SCRIPT)}; base-uri 'none'; form-action 'none'"
    )
    body = "\n".join(_body(report))
    return (
        '<!DOCTYPE html>\n<html lang="sv">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n{body}\n"
        f"<script>{SCRIPT}</script>\n</body>\n</html>\n"
    )


def _sum(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _day(status: CaseStatus) -> str:
    return long_date(status.day)


def _body(report: Report) -> Iterator[str]:
    status, shown = report.status, report.shown
    yield f"<header><h1>{escape(status.case.title)}</h1>"
    yield f"<p>Läget {_day(status)} hos {_parties(len(shown))}. Avsändare: {escape(report.sender)}."
    links = "".join(f'<li><a href="#{ident}">{name}</a>' for ident, name in _PARTS)
    yield f'<nav aria-label="På sidan"><ul>{links}</ul></nav></header>\n<main>'
    yield from _answer(report)
    drawn = {
        "karta": _map(report), "parter": party_table(shown), "tid": timeline(status, shown),
        "lika": sameness(report), "part": party_by_party(report),
    }  # fmt: skip
    for ident, name in _PARTS:
        yield f'<section id="{ident}"><h2>{name}</h2>'
        yield from drawn[ident]
        yield "</section>"
    yield "</main>"
    if report.outlines:
        yield "<footer><p>Kartan: bearbetad från SCB:s öppna geodata (CC0).</footer>"


def _parties(count: int) -> str:
    return f"{count} {'part' if count == 1 else 'parter'}"


def _answer(report: Report) -> Iterator[str]:
    """Is the agreement in force, why, and whose decision is awaited."""
    answer = report.status.answer
    yield f'<section class="svar"><h2>Gäller överenskommelsen? {answer.answer.capitalize()}</h2>'
    yield f"<p>{escape(capital_first(answer.reason))}."
    if answer.awaited:
        yield f"<p>Väntar på: {escape(shortened(answer.awaited))}."
    counted = Counter(one.state for one in report.shown)
    yield f"<p>{', '.join(f'{count} {state}' for state, count in counted.most_common())}.</section>"


def _map(report: Report) -> Iterator[str]:
    placed = [
        (number, one, report.outlines[one.party.code])
        for number, one in enumerate(report.shown, 1)
        if one.party.code in report.outlines
    ]
    yield drawn_map(placed)
    yield from legend(report.shown)
    others = [one.party.name for one in report.shown if one.party.code not in report.outlines]
    if others:
        yield f"<p>Inte på kartan: {escape(shortened(others))}."
