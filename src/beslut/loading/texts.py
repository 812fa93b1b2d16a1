# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""The texts of a case beside its points: that every slot in braces can be filled."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from beslut.errors import Problem
from beslut.loading.source import Loc, YamlFile
from beslut.model import Case, DocumentKind, Fact, Model, slots_in, texts_in
from beslut.points import unfillable
from beslut.wording import MARGIN_SLOTS, MAX_PARTS, NAME_SLOTS, PARTS

_MARGINS = ("sidhuvud", "sidfot")  # these may use more places than other texts, so they are asked by themselves
FILLED_ELSEWHERE = "skriv ordet självt, eller låt en mall, en beslutspunkt eller ärendemeningen ha det"


def unknown_slots(file: YamlFile, case: Case) -> Iterator[Problem]:
    """Slots in braces that a text of the case cannot fill. The points see to their own."""
    common = dict.fromkeys((*NAME_SLOTS, *case.every_fact))
    yield from _unknown(file, ("ärendemening",), case.matter, [slot for slot in common if slot != "ärendemening"])
    for loc, fact in _facts(case):
        for message in never_filled(fact.value, common):
            yield Problem("M05", message, file.place_of(loc), FILLED_ELSEWHERE)
    taking_part = dict.fromkeys((*common, "ordförandena", "organ"))
    for name, facts in case.party_facts.items():
        if facts.taking_part:
            yield from _unfilled(file, ("per_part", name, "deltagande"), facts.taking_part, taking_part)
    on_pages = dict.fromkeys((*common, *MARGIN_SLOTS))
    for index, kind in enumerate(case.documents):
        yield from _unfilled(file, ("handlingar", index), kind, common)
        yield from _margins(file, ("handlingar", index), kind, on_pages)
    for ident, document in case.identified.items():
        yield from _unfilled(file, ("dokument", ident), document, common)
    if case.participation:
        yield from _unfilled(file, ("deltagande",), case.participation, taking_part)


def never_filled(value: str | None, known: Collection[str]) -> Iterator[str]:
    """What to say of each place in braces in a fact's value: nothing fills it, and it would be printed as it is."""
    yield from (f"”{{{slot}}}” i en uppgift fylls inte i" for slot in slots_in(value or "") if slot in known)


def _facts(case: Case) -> Iterator[tuple[Loc, Fact]]:
    """The facts of the case and of its parties; what is wrong with those of the table is told at their cells before."""
    yield from ((("uppgifter", ident), fact) for ident, fact in case.facts.items())
    for name, known in case.party_facts.items():
        yield from ((("per_part", name, "uppgifter", ident), fact) for ident, fact in known.facts.items())
        for step, facts in known.at_step.items():
            yield from ((("per_part", name, "steg", step, ident), fact) for ident, fact in facts.items())


def _margins(file: YamlFile, base: Loc, kind: DocumentKind, known: Collection[str]) -> Iterator[Problem]:
    """What the page head and foot of a document cannot fill, or have no room for."""
    for key, text in zip(_MARGINS, (kind.page_head or "", kind.page_foot or ""), strict=True):
        yield from _unknown(file, (*base, key), text, known)
        if text.count(PARTS) >= MAX_PARTS:
            message, hint = f"”{key}” har fler än {MAX_PARTS} delar", f"ta bort något av tecknen {PARTS.strip()}"
            yield Problem("M05", message, file.place_of((*base, key)), hint)


def _unfilled(file: YamlFile, base: Loc, model: Model, known: Collection[str]) -> Iterator[Problem]:
    for loc, text in texts_in(model, base):
        if loc[-1] not in _MARGINS:
            yield from _unknown(file, loc, text, known)


def _unknown(file: YamlFile, loc: Loc, text: str, known: Collection[str]) -> Iterator[Problem]:
    for one in unfillable(text, known, loc):
        yield Problem(one.code, one.message, file.place_of(one.loc), one.hint)
