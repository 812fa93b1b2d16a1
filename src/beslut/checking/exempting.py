# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Exemptions: what a case has a reason not to be told, and exemptions that are wrong or silence nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from beslut.checking.finding import Finding, Hit
from beslut.checking.matter import Matter
from beslut.checking.registry import RULES, rule
from beslut.errors import did_you_mean
from beslut.model import Exemption

UNUSED, UNKNOWN = "X01", "X02"
NOT_EXEMPT = ("L01", UNUSED, UNKNOWN)


@rule(
    UNUSED,
    "Ett undantag gör ingenting",
    level="info",
    looks_at="ärende",
    why="Ett undantag som inte längre behövs kan dölja ett nytt fel. Det tas bort när texten är rättad.",
    source="egen regel",
    bad="undantag:\n  - {regel: R10, skäl: Texten är beslutad så.}",
    good="undantag: []",
    example="ärende",
)
def _unused(matter: Matter) -> Iterator[Hit]:
    """Told by `exempted`, which knows what every other rule has said."""
    return iter(())


@rule(
    UNKNOWN,
    "Undantaget går inte att förstå",
    level="fel",
    looks_at="ärende",
    why="Ett undantag gäller en regel som finns, och en part som ärendet har. En lucka kan inte undantas, bara "
    "fyllas i.",
    source="egen regel",
    bad="undantag:\n  - {regel: R99, skäl: Skälet.}",
    good="undantag: []",
    example="ärende",
)
def _unknown(matter: Matter) -> Iterator[Hit]:
    """Told by `exempted`."""
    return iter(())


def exempted(matter: Matter, found: Iterable[Finding], chosen: Collection[str]) -> Iterator[Finding]:
    """The findings that the case has no reason for, and what is to be said of its exemptions.

    An exemption of a rule that was not run is neither used nor unused.
    """
    used: set[int] = set()
    for one in found:
        covering = {
            number
            for number, exemption in enumerate(matter.case.exemptions)
            if one.code not in NOT_EXEMPT and _covers(exemption, one)
        }
        used |= covering
        if not covering:
            yield one
    for number, exemption in enumerate(matter.case.exemptions):
        place = matter.places.at("undantag", number)
        wrong = _wrong(exemption, matter)
        if wrong and UNKNOWN in chosen:
            yield Finding(UNKNOWN, "fel", *wrong, place)
        elif (
            not wrong
            and number not in used
            and exemption.rule in chosen
            and UNUSED in chosen
            and _met(exemption, matter)
        ):
            message = f"undantaget från {exemption.rule} tystar ingenting"
            yield Finding(UNUSED, "info", message, "ta bort det, eller se efter om part och gäller stämmer", place)


def _covers(exemption: Exemption, one: Finding) -> bool:
    if exemption.rule != one.code or (exemption.party and exemption.party != one.party):
        return False
    wanted = exemption.applies_to
    return wanted is None or wanted == one.about or wanted in one.message


def _met(exemption: Exemption, matter: Matter) -> bool:
    """Whether everybody that it is for is among those checked now."""
    checked = {seat.party.name for seat in matter.seats}
    return exemption.party in checked if exemption.party else checked == set(matter.party_names)


def _wrong(exemption: Exemption, matter: Matter) -> tuple[str, str] | None:
    if exemption.rule in NOT_EXEMPT:
        return f"{exemption.rule} går inte att undanta", "fyll i det som saknas"
    if exemption.rule not in RULES:
        hint = did_you_mean(exemption.rule, RULES) or "beslut regel räknar upp reglerna"
        return f"regeln ”{exemption.rule}” finns inte", hint
    if exemption.party and exemption.party not in matter.party_names:
        hint = did_you_mean(exemption.party, matter.party_names)
        return f"”{exemption.party}” är inte part i ärendet", hint
    return None
