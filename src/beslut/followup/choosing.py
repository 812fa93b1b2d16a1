# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Which party a file is of, and which of its matters is the case's; several that could be are never chosen among."""

from __future__ import annotations

import re
from collections.abc import Sequence

from beslut.blocks import plain
from beslut.errors import Place, Problem
from beslut.followup.comparison import UNKNOWN, Comparison, compared
from beslut.followup.wordings import Proposals
from beslut.model import Party, PartyContext, Register
from beslut.reading.choosing import chosen, title_of
from beslut.reading.refusing import UnreadableFile
from beslut.reading.said import SURE, Reading
from beslut.swedish import folded, shortened
from beslut.wording import phrase, slots

_TELLING = 5
"""Letters of a word in a title that may tell which matter it is."""


def party_of(readings: Sequence[Reading], parties: Sequence[Party], register: Register) -> Party:
    """The party of the case whose paper it is. Raises UnreadableFile when the paper does not say, or is another's."""
    named = [party for party in parties if _is_headed(readings, party)]
    if len(named) == 1:
        return named[0]
    told = {str(one.organisation.value): one for one in readings if one.organisation.value}
    found = {party.code: party for name in told for party in register.all_like(name) if party in parties}
    if len(found) == 1:
        return next(iter(found.values()))
    file = readings[0].file if readings else ""
    said = f": där står {shortened(list(told))}" if told else ""
    raise UnreadableFile(
        Problem(
            "I08",
            f"det går inte att veta vilken part handlingen är från{said}",
            Place(file, 1, 1),
            "säg det med --kommun",
        )
    )


def _is_headed(readings: Sequence[Reading], party: Party) -> bool:
    """Whether a federation's name heads the paper, before any other's.

    No form of names tells of federations, and their minutes name the municipalities that their members come from.
    """
    if party.kind != "kommunalförbund" or not readings:
        return False
    names = "|".join(re.escape(name) for name in dict.fromkeys((*party.names[1:], party.own_genitive)))
    heads = re.compile(rf"(?:^|\t)\W*(?:{names})(?!\w)", re.IGNORECASE)
    other = str(readings[0].organisation.value or "").casefold()
    for row in readings[0].front:
        if heads.search(row):
            return True
        if other and other in row.casefold():
            return False
    return False


def refuse_another(readings: Sequence[Reading], party: Party, register: Register) -> None:
    """A paper that surely is another party's is not held against this one's. Raises UnreadableFile."""
    if _is_headed(readings, party):
        return
    for one in readings:
        told = one.organisation
        if told.value is None or told.sureness != SURE or one.organisation.spot is None:
            continue
        known = register.all_like(str(told.value))
        if known and party not in known:
            place = Place(one.file, told.spot.row if told.spot else 1, 1)
            message = f"handlingen är från {told.value}, inte från {party.own}"
            raise UnreadableFile(Problem("I09", message, place, "välj rätt fil, eller rätt part med --kommun"))


def comparison_of(readings: Sequence[Reading], proposals: Proposals, section: str | None) -> Comparison:
    """The comparison of the one matter of a file that is the case's: the § asked for, else the only one that can be.

    Raises UsageError when no § is the one asked for, and UnreadableFile when none, or several, can be the case's.
    """
    if section is not None:
        readings = chosen(readings, section=section, matter=None)
    likely = readings if len(readings) == 1 else [one for one in readings if _is_titled(one, proposals.context)]
    made = [compared(proposals, one) for one in likely or readings]
    if len(made) == 1:
        return made[0]
    answering = [one for one in made if any(point.decided for point in one.points)]
    if len(answering) == 1:
        return answering[0]
    file = readings[0].file if readings else ""
    names = shortened([title_of(one.reading) for one in answering or made])
    message = "flera ärenden i filen kan vara det" if answering else "inget ärende i filen är det som söks"
    raise UnreadableFile(Problem("I10", message, Place(file, 1, 1), f"välj med --del: {names}" if names else ""))


def refuse_another_matter(made: Comparison, context: PartyContext) -> None:
    """A § that nothing ties to the case is not recorded as the case's, whatever was decided in it.

    Its title, the party's number or one of the points does. Raises UnreadableFile.
    """
    reading, number = made.reading, made.reading.case_number.value
    known = context.case.facts_of(context.party).facts.get("partens_diarienummer")
    is_known = bool(known and known.value and folded(known.value) == folded(str(number or "")))
    untitled = reading.matter.value is None
    if is_known or any(point.decided for point in made.points) or (untitled and made.whole != UNKNOWN):
        return
    if _is_titled(reading, context) or _shares_words(reading, context):
        return
    place = Place(reading.file, reading.matter.spot.row if reading.matter.spot else 1, 1)
    hint = "välj rätt fil; är det ändå ärendet, ange paragrafen med --del, eller utfallet med --utfall"
    what = "handlingen nämner inte ärendet" if untitled else f"handlingen är om ett annat ärende: {title_of(reading)}"
    raise UnreadableFile(Problem("I10", what, place, hint))


def _shares_words(reading: Reading, context: PartyContext) -> bool:
    """Whether half of what the case is called by stands in the matter's title."""
    title = folded(str(reading.matter.value or ""))
    for name in _titles(context):
        words = [word for word in name.split() if len(word) >= _TELLING]
        if words and 2 * sum(word in title for word in words) >= len(words):
            return True
    return False


def _titles(context: PartyContext) -> list[str]:
    """What the party's papers call the matter, and what the case does."""
    return [folded(name) for name in (plain(phrase(slots(context)["ärendemening"])), context.case.title)]


def _is_titled(reading: Reading, context: PartyContext) -> bool:
    """Whether the matter's title holds the case's, or is held by it."""
    title = folded(str(reading.matter.value or ""))
    return bool(title) and any(name in title or (len(title) > 12 and title in name) for name in _titles(context))
