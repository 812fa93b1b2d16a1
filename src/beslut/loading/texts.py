# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""The texts of a case: that every place in braces can be filled, and that a sum of money is said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from beslut.errors import Problem, did_you_mean
from beslut.loading.source import Loc, YamlFile
from beslut.model import AnyPoint, Case, DocumentKind, Model, Resolve, slots_in, texts_in
from beslut.wording import MARGIN_SLOTS, MOST_PARTS, PARTS

_NAMES = ("namn", "namn_genitiv", "officiellt", "officiellt_genitiv", "egen_form", "egen_form_genitiv", "partens",
          "styrelsen", "styrelsens")  # fmt: skip

_MARGINS = ("sidhuvud", "sidfot")  # these may use more places than other texts, so they are asked by themselves


def unknown_slots(file: YamlFile, case: Case) -> Iterator[Problem]:
    """Places in braces that a text of the case cannot fill, and amounts that no text holds."""
    common = (*_NAMES, *case.facts)
    taking_part = (*common, "ordförandena", "organ")
    points: list[tuple[Loc, AnyPoint]] = [(("beslut", index), point) for index, point in enumerate(case.points)]
    for name, facts in case.party_facts.items():
        points += [(("per_part", name, "egna_punkter", index), point) for index, point in enumerate(facts.own_points)]
        if facts.taking_part:
            yield from _unfilled(file, ("per_part", name, "deltagande"), facts.taking_part, taking_part)
    for base, point in points:
        money = isinstance(point, Resolve) and point.amount is not None
        yield from _unfilled(file, base, point, (*common, "belopp") if money else common)
        if money and not any("{belopp}" in text for _, text in texts_in(point)):
            hint = "skriv {belopp} i objekt eller omfattning"
            yield Problem("M05", "beloppet används inte i texten", file.place_of((*base, "belopp"), key=True), hint)
    for index, kind in enumerate(case.documents):
        yield from _unfilled(file, ("handlingar", index), kind, common)
        yield from _margins(file, ("handlingar", index), kind, (*common, *MARGIN_SLOTS))
    for ident, document in case.identified.items():
        yield from _unfilled(file, ("dokument", ident), document, common)
    if case.participation:
        yield from _unfilled(file, ("deltagande",), case.participation, taking_part)


def _margins(file: YamlFile, base: Loc, kind: DocumentKind, known: Sequence[str]) -> Iterator[Problem]:
    """What the page head and foot of a document cannot fill, or have no room for."""
    for key, text in zip(_MARGINS, (kind.page_head or "", kind.page_foot or ""), strict=True):
        yield from _unknown(file, (*base, key), text, known)
        if text.count(PARTS) >= MOST_PARTS:
            message, hint = f"”{key}” har fler än {MOST_PARTS} delar", f"ta bort något av tecknen {PARTS.strip()}"
            yield Problem("M05", message, file.place_of((*base, key)), hint)


def _unfilled(file: YamlFile, base: Loc, model: Model, known: Sequence[str]) -> Iterator[Problem]:
    for loc, text in texts_in(model, base):
        if loc[-1] not in _MARGINS:
            yield from _unknown(file, loc, text, known)


def _unknown(file: YamlFile, loc: Loc, text: str, known: Sequence[str]) -> Iterator[Problem]:
    for place in slots_in(text):
        if place not in known:
            message = f"platsen i klammer ”{place}” finns inte"
            yield Problem("M06", message, file.place_of(loc), did_you_mean(place, known))
