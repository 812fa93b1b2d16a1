# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Exemptions: what a case has a reason not to be told, and exemptions that are wrong or silence nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from beslut.checking.check_input import CheckContext
from beslut.checking.finding import Hit
from beslut.checking.registry import RULES, rule
from beslut.errors import Finding, did_you_mean
from beslut.model import Exemption, Party

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
def _unused(check_context: CheckContext) -> Iterator[Hit]:
    """Told by `Exemptions`, which knows what every other rule has said."""
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
def _unknown(check_context: CheckContext) -> Iterator[Hit]:
    """Told by `Exemptions`."""
    return iter(())


class Exemptions:
    """The case's exemptions, with what they have silenced so far and who has been seen.

    An exemption of a rule that was not run is neither used nor unused.
    """

    def __init__(self, check_context: CheckContext, chosen: Collection[str]) -> None:
        self._check_context, self._chosen = check_context, chosen
        self._all = check_context.case.exemptions
        self._used: set[int] = set()
        self._seen: set[str] = set()

    def meet(self, party: Party) -> None:
        """Take down who is checked now."""
        if self._all:
            self._seen.add(party.name)

    def heeded(self, found: Iterable[Finding]) -> Iterator[Finding]:
        """The findings that the case has no reason for."""
        for one in found:
            covering = {
                number
                for number, exemption in enumerate(self._all)
                if one.code not in NOT_EXEMPT and _covers(exemption, one)
            }
            self._used |= covering
            if not covering:
                yield one

    def wrong(self) -> Iterator[Finding]:
        """The exemptions that cannot be understood."""
        for number, exemption in enumerate(self._all if UNKNOWN in self._chosen else ()):
            why = _wrong(exemption, self._check_context)
            if why:
                message, hint = why
                yield Finding(UNKNOWN, message, self._check_context.places.at("undantag", number), hint)

    def unused(self) -> Iterator[Finding]:
        """The exemptions that have silenced nothing, when everybody that they are for has been seen."""
        for number, exemption in enumerate(self._all if UNUSED in self._chosen else ()):
            if number in self._used or exemption.rule not in self._chosen or not self._met(exemption):
                continue
            if not _wrong(exemption, self._check_context):
                message = f"undantaget från {exemption.rule} tystar ingenting"
                hint = "ta bort det, eller se efter om part och gäller stämmer"
                place = self._check_context.places.at("undantag", number)
                yield Finding(UNUSED, message, place, hint, "info")

    def _met(self, exemption: Exemption) -> bool:
        if exemption.party:
            return exemption.party in self._seen
        return self._seen == set(self._check_context.party_names)


def _covers(exemption: Exemption, one: Finding) -> bool:
    if exemption.rule != one.code or (exemption.party and exemption.party != one.party):
        return False
    wanted = exemption.applies_to
    return wanted is None or wanted == one.about or wanted in one.message


def _wrong(exemption: Exemption, check_context: CheckContext) -> tuple[str, str] | None:
    if exemption.rule in NOT_EXEMPT:
        return f"{exemption.rule} går inte att undanta", "fyll i det som saknas"
    if exemption.rule not in RULES:
        hint = did_you_mean(exemption.rule, RULES) or "beslut regel räknar upp reglerna"
        return f"regeln ”{exemption.rule}” finns inte", hint
    if exemption.party and exemption.party not in check_context.party_names:
        hint = did_you_mean(exemption.party, check_context.party_names)
        return f"”{exemption.party}” är inte part i ärendet", hint
    return None
