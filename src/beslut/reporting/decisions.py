# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Whether all have decided the same, and what each party has got, decided and changed."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from beslut.followup.comparison import ADOPTED, CHANGED, EQUAL, IN_PART, LEFT_OUT, REWORDED, SUPPORTED, WITH_CHANGES
from beslut.followup.in_force import Sameness
from beslut.model import Event, PartyHistory, RecordedDifference
from beslut.reporting.report import Report
from beslut.swedish import capital_first, section, shortened

_BY_POINT = (ADOPTED, WITH_CHANGES, IN_PART, SUPPORTED)
"""What a meeting comes to when it says something of the points."""
_OUTCOMES = ((EQUAL, "ordagrant"), (REWORDED, "i sak"), (CHANGED, "ändrad i sak"), (LEFT_OUT, "utelämnad"))


def sameness(report: Report) -> Iterator[str]:
    """Each point: its text, who has it word for word and in meaning, and the only differences, side by side."""
    if not report.status.sameness:
        yield "<p>Ingen har beslutat ännu."
    for one in report.status.sameness:
        yield f"<h3>Punkten {escape(one.point)}</h3>"
        if found := report.proposed.get(one.point):
            party, text = found
            yield f'<p class="etikett">Så föreslås den för {escape(party)}\n<blockquote><p>{escape(text)}</blockquote>'
        yield f"<p>{_alike(one)}"
        yield from _only_differences(one)
    added = {one.party.name: one.event.additions for one in report.status.parties if one.event and one.has_decided}
    if any(added.values()):
        yield "<h3>Tillägg</h3>"
        yield "<p>Beslutat utöver det som föreslogs:\n<ul>"
        yield from (f"<li>{escape(name)}: {escape(text)}" for name, texts in added.items() for text in texts)
        yield "</ul>"


def _alike(one: Sameness) -> str:
    """How many have decided the point, and how."""
    told = []
    for names, how in ((one.word_for_word, "ordagrant"), (one.in_meaning, "i sak")):
        if names:
            told.append(f"<strong>{len(names)} {how}</strong> ({escape(shortened(names))})")
    if not one.changed and not one.left_out:
        return f"Ingen skillnad: {' och '.join(told)}."
    return f"{' och '.join(told) or 'Ingen har punkten som den föreslogs'}. De enda skillnaderna:"


def _only_differences(one: Sameness) -> Iterator[str]:
    """Each difference once, with all who have it."""
    alike: dict[tuple[str, str | None, str | None], list[str]] = {}
    untold = []
    for name, differences in one.changed:
        for found in differences:
            alike.setdefault((found.kind, found.proposed, found.decided), []).append(name)
        if not differences:
            untold.append(name)
    for (kind, proposed, decided), names in alike.items():
        yield _pair(f"{shortened(names)}: {kind}", proposed, decided)
    if untold:
        yield f"<p>Ändrad i sak, utan antecknad skillnad: {escape(shortened(untold))}."
    if one.left_out:
        yield f"<p>Utelämnad: {escape(shortened(one.left_out))}."


def _pair(label: str, proposed: str | None, decided: str | None) -> str:
    old = f"<del>{escape(proposed)}</del>" if proposed else "–"
    new = f"<ins>{escape(decided)}</ins>" if decided else "–"
    return (
        f'<div class="par"><p>{escape(label)}<div><p class="etikett">Föreslaget<p>{old}</div>'
        f'<div><p class="etikett">Beslutat<p>{new}</div></div>'
    )


def party_by_party(report: Report) -> Iterator[str]:
    """Each party's state, its documents and every meeting that is recorded.

    The documents that most of the parties get are told once, first.
    """
    lists = [report.documents.get(one.party.code, ()) for one in report.shown]
    usual = max(lists, key=lists.count, default=())
    if usual:
        whom = "Alla parter" if lists.count(usual) == len(lists) else "Parterna, om inget annat står,"
        yield f"<p>{whom} får: {escape(', '.join(usual))}."
    for number, one in enumerate(report.shown, 1):
        yield f'<section id="p{number}"><h3>{escape(one.party.own)}: {one.state}</h3>'
        own = report.documents.get(one.party.code, ())
        if own != usual:
            yield f"<p>Handlingar: {escape(', '.join(own)) or 'inga'}"
        yield from _history(one.history)
        if one.missing:
            yield f"<p>Inte antecknat: {escape(', '.join(one.missing))}"
        yield "</section>"


def _history(history: PartyHistory) -> Iterator[str]:
    if not history.events:
        return
    yield "<ul>"
    if history.sent:
        yield f"<li>{history.sent} handlingarna skickades"
    for event in history.meetings:
        yield f"<li>{_meeting(event)}"
        yield from _points(event)
    for event in history.events:
        if event.kind == "anslag":
            yield f"<li>{event.announced} justeringen anslogs; laga kraft {event.legal_force}, om ingen har överklagat"
    yield "</ul>"


def _meeting(event: Event) -> str:
    """*2099-06-17 kommunfullmäktige § 903: antaget med ändring. Dnr KS 2099/903. Källa: hofors.txt.*"""
    where = " ".join(word for word in (event.day, event.body, event.section and section(event.section)) if word)
    told = [
        f"{where or 'okänt sammanträde'}: {event.outcome}{'' if event.is_own else f' ({event.concerns})'}",
        f"Dnr {event.case_number}" if event.case_number else "",
        f"Källa: {event.source}" if event.source else "",
        f"Kontrollerat av: {event.checked_by}" if event.checked_by else "",
        f"Kontrollera: {', '.join(event.to_check)}" if event.to_check else "",
        event.remark or "",
    ]
    return escape(". ".join(one.rstrip(".") for one in told if one)) + "."


def _points(event: Event) -> Iterator[str]:
    if event.outcome not in _BY_POINT:
        yield from (f"<br>beslutet: {escape(text)}" for text in event.additions)
        return
    told = []
    for outcome, how in _OUTCOMES:
        idents = [ident for ident, became in event.points.items() if became == outcome]
        if idents and len(idents) == len(event.points) > 1:
            told.append(f"alla punkter {how}")
        elif idents:
            told.append(f"{how}: {', '.join(idents)}")
    if told:
        yield f"<br>{escape(capital_first('; '.join(told)))}"
    for one in event.differences:
        yield _difference(one)
    for text in event.additions:
        yield f"<br>tillägg: <ins>{escape(text)}</ins>"


def _difference(one: RecordedDifference) -> str:
    return _pair(f"{one.point}: {one.kind}", one.proposed, one.decided)
