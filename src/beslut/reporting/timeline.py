# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""What has happened and what is to come, day by day: mailings, meetings, announcements, legal force, last days."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from html import escape

from beslut.followup.case_status import CaseStatus
from beslut.followup.standing import REFUSED, Standing
from beslut.model import Event
from beslut.swedish import long_date, shortened

_TODAY = ""
"""What happens on the day of the report itself."""


def timeline(status: CaseStatus, shown: Sequence[Standing]) -> Iterator[str]:
    """Each day that something happens on, in order, with the day of the report among them."""
    days: dict[str, dict[str, list[str]]] = {status.day.isoformat(): {_TODAY: []}}
    for day, what, party in _events(shown):
        days.setdefault(day, {}).setdefault(what, []).append(party)
    if status.answer.since:
        days.setdefault(status.answer.since, {})["första dagen som överenskommelsen kan gälla"] = []
    yield '<ol class="tid">'
    for day, happens in sorted(days.items()):
        kind = ' class="idag"' if _TODAY in happens else ""
        what = "; ".join(_told(words, names) for words, names in happens.items() if words)
        today = "<strong>Dagen för rapporten</strong>" if kind else ""
        shown_day = long_date(date.fromisoformat(day)).removeprefix("den").strip()
        yield f'<li{kind}><time datetime="{day}">{shown_day}</time> {"; ".join(filter(None, (today, what)))}'
    yield "</ol>"


def _told(words: str, names: Sequence[str]) -> str:
    return escape(f"{words}: {shortened(names)}" if names else words)


def _events(shown: Sequence[Standing]) -> Iterator[tuple[str, str, str]]:
    """The day, what happens, and the party."""
    for one in shown:
        name = one.party.name
        for event in one.history.events:
            if event.kind == "utskick" and event.day:
                yield event.day, "handlingarna skickades", name
        for event in one.history.meetings:
            if event.day:
                yield event.day, meeting(event), name
        if one.announced:
            yield one.announced, "justeringen anslogs", name
        if one.last_appeal and one.legal_force:
            yield one.last_appeal, "sista dagen att överklaga", name
            yield one.legal_force, "laga kraft, om ingen har överklagat", name
        if one.deadline:
            answered = one.has_decided or one.state == REFUSED
            yield one.deadline, "sista svarsdag, besvarat" if answered else "sista svarsdag, inte besvarat", name


def meeting(event: Event) -> str:
    """What a meeting came to: *antaget i kommunfullmäktige*."""
    return f"{event.outcome} i {event.body}" if event.body else event.outcome or ""
