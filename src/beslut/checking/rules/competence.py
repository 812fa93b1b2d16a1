# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""What only a council may decide, as the Local Government Act has it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from beslut.checking.bodies import deciding, rank, subject
from beslut.checking.check_input import PartyDocuments, PrintedDecision
from beslut.checking.finding import Hit
from beslut.checking.patterns import Pattern
from beslut.checking.registry import also, rule
from beslut.model import BodyKind
from beslut.points import Resolve

_COUNCILS = (BodyKind.COUNCIL, BodyKind.FEDERATION_COUNCIL)

_ONLY_COUNCIL = Pattern(
    r"arbetsordning(?:en)? för \w{2,20}fullmäktige|fullmäktiges arbetsordning|förbundsordning"
    r"|reglement|mål och riktlinjer|\bbudget(?:en)?\b|skattesats",
    re.IGNORECASE,
)
_ADOPTS = ("anta", "fastställa", "godkänna")


@rule(
    "R46",
    "Bara fullmäktige får besluta om detta",
    level="fel",
    looks_at="part",
    why="Mål och riktlinjer, budget, skattesats, förbundsordning, reglemente och fullmäktiges arbetsordning beslutas "
    "av fullmäktige. Det gör också nämndernas organisation, val till nämnder och av revisorer, befrielse från sådana "
    "uppdrag, förtroendevaldas arvoden, årsredovisning, ansvarsfrihet och folkomröstning.",
    source="4 kap. 6 §, 5 kap. 1 och 71 §§, 6 kap. 44 §, 9 kap. 1 och 33 §§, 11 kap. 6 och 10 §§ kommunallagen",
    bad="beslutande_organ: {status: valt, slag: styrelse, källa: brevet}\n"
    'dokument:\n  strategin: {namn: förbundsordningen för Exempelförbundet, böjning: utrum, bilaga: "1"}',
    good='dokument:\n  strategin: {namn: förbundsordningen för Exempelförbundet, böjning: utrum, bilaga: "1"}',
    example="ärende",
)
def competence(bundle: PartyDocuments) -> Iterator[Hit]:
    """What the law gives the council is not decided by another organ of a municipality or a region."""
    if bundle.decider is None or bundle.decider.kind in _COUNCILS or bundle.party.kind == "kommunalförbund":
        return
    case = bundle.context.case
    for _, point in case.points_of(bundle.party):
        if isinstance(point, Resolve) and point.verb in _ADOPTS:
            named = case.identified[point.document].name if point.document else point.object or ""
            found = _ONLY_COUNCIL.search(named)
            if found and "internbudget" not in named:
                message = f"”{named}” beslutas av fullmäktige, inte av {bundle.decider.name}"
                yield Hit(message, "ändra beslutande_organ till slag: fullmäktige", found.group(), about=point.id)


_ADOPTED = Pattern(
    r"\b(?:antar|anta|fastställer|fastställa|antas|fastställs) (?:(?:det|den|de|ett|en|ny|nytt|nya"
    r"|reviderade?|reviderat|ändrade?|ändrat) ){0,3}"
    r"(\w{0,30}(?:reglement\w{0,4}|förbundsordning\w{0,4}|skattesats\w{0,4})|utdebitering\w{0,3}"
    r"|(?:kommunens|regionens) budget\w{0,4}|mål och budget\w{0,2} för (?:år )?\d{4} (?:med|och) (?:flerårs)?plan"
    r"|arbetsordning(?:en)? för \w{2,20}fullmäktige|mål och riktlinjer för (?:verksamheten|kommunen|regionen))",
    re.IGNORECASE,
    having=(
        "reglement",
        "arbetsordning",
        "förbundsordning",
        "skattesats",
        "utdebitering",
        "budget",
        "mål och riktlinjer",
    ),
)
_RESERVED = (
    ("ansvarsfrihet", r"\bbevilja[rs]?\b[^.]{0,100}?\bansvarsfrihet\b", ("ansvarsfrihet",)),
    ("val av revisorer", r"\b(?:välj(?:er|a|s)|utse[rs]?)\b[^.]{0,40}?\brevisor(?:er(?:na)?)?\b", ("revisor",)),
    (
        "årsredovisningen",
        r"\b(?:godkänn(?:er|a|s)|fastställ(?:er|a|s)) (?:kommunens|regionens) årsredovisning\b",
        ("årsredovisning",),
    ),
    (
        "uppdrag i en nämnd",
        r"\b(?:befria[rs]?|entlediga[rs]?|välj(?:er|a|s)|utse[rs]?)\b[^.]{0,60}?"
        r"\b(?:ledam(?:ot|oten|öter|öterna)|ersättare(?:n|na)?)\b[^.]{0,60}?"
        r"\bi (?:valberedningen|(?:kommun|region)styrelsen|(?:\w{1,30}-,? |och ){0,4}\w{0,40}nämnden)\b"
        r"|\bi (?:(?:kommun|region)styrelsen|(?:\w{1,30}-,? |och ){0,4}\w{0,40}nämnden) (?:utses|väljs) .{0,40}ledam",
        ("ledam", "ersättare"),
    ),
    (
        "nämndernas organisation",
        r"\b(?:inrätta[rs]?|avskaffa[rs]?) (?:en |ny |nya |den |gemensam ){0,3}\w{0,30}nämnd(?:en)?\b",
        ("nämnd",),
    ),
    (
        "arvoden till förtroendevalda",
        r"\b(?:fastställ(?:er|a|s)|anta[rs]?) (?:\w+ ){0,3}?arvode(?:n|na)?\b[^.]{0,20} förtroendevalda",
        ("arvode",),
    ),
    ("folkomröstning", r"\b(?:håll(?:er|a)|anordna[rs]?) (?:en )?(?:\w+ ){0,2}folkomröstning", ("folkomröstning",)),
)  # fmt: skip
"""What 5 kap. 1 § gives the council beside what it adopts, in the words of minutes."""
_RESERVED_PATTERNS = tuple((what, Pattern(text, re.IGNORECASE, having=words)) for what, text, words in _RESERVED)


@also("R46", looks_at="beslut")
def adopts_in_a_point(printed: PrintedDecision) -> Iterator[Hit]:
    """No point lets a board or a committee adopt what is the council's."""
    for point in printed.points:
        found = _ADOPTED.search(point)
        body = deciding(printed, point) if found else ""
        federation = printed.bundle.party.kind == "kommunalförbund"  # its directorate decides as an assembly
        proposes = found is not None and "föresl" in point[: found.start()].casefold()
        if found and body and rank(body) != "fullmäktige" and not (federation or proposes):
            message = f"”{found.group(1)}” beslutas av fullmäktige, inte av {body}"
            yield Hit(message, "låt fullmäktige besluta", found.group())


@also("R46", looks_at="beslut")
def reserved_in_a_point(printed: PrintedDecision) -> Iterator[Hit]:
    """No point lets a board or a committee discharge, elect, free from office or organise what is the council's."""
    if printed.bundle.party.kind == "kommunalförbund":
        return
    for point in printed.points:
        for what, pattern in _RESERVED_PATTERNS:
            found = pattern.search(point)
            if found and found.group().split(" ", 1)[0].endswith("s") and subject(point):
                continue  # *nämnden beviljas ansvarsfrihet* does not say by whom
            body = deciding(printed, point) if found else ""
            if found and body and rank(body) != "fullmäktige" and "föresl" not in point[: found.start()].casefold():
                yield Hit(
                    f"{what}: det beslutas av fullmäktige, inte av {body}", "låt fullmäktige besluta", found.group()
                )
