# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""The parties as a table that is read as it stands, and that the page's script lets one sort and search."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from beslut.followup.standing import Standing
from beslut.reporting.map import swatch

_HEAD = ("Part", "Län", "Läge", "Organ", "Datum", "§", "Laga kraft", "Sista svarsdag", "Saknas")


def party_table(shown: Sequence[Standing]) -> Iterator[str]:
    """A row for each party, in the order of the case; the county only where they are of several."""
    counties = len({one.party.county for one in shown}) > 1
    yield (
        '<div class="sok" hidden><label for="sok">Sök part, läge eller organ</label> '
        '<input id="sok" type="search" autocomplete="off"> <span role="status"></span></div>'
    )
    yield '<div class="tabell" role="region" tabindex="0" aria-label="Tabell över parterna">'
    yield "<table>"
    head = "".join(f'<th scope="col">{name}' for name in _HEAD if counties or name != "Län")
    yield f"<thead><tr>{head}\n<tbody>"
    for number, one in enumerate(shown, 1):
        cells = "".join(f"<td>{cell}" for cell in _cells(one, counties=counties))
        yield f'<tr><th scope="row"><a href="#p{number}">{escape(one.party.name)}</a>{cells}'
    yield "</table></div>"


def _cells(one: Standing, *, counties: bool) -> Iterator[str]:
    if counties:
        yield escape(one.party.county)
    yield swatch(one.state) + one.state
    event = one.event
    yield from (escape(value or "") for value in (event and event.body, event and event.day, event and event.section))
    yield one.legal_force or ""
    yield " ".join(word for word in (one.deadline, one.time) if word)
    yield escape(", ".join(one.missing))
