# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Who may decide what, and hand it over to whom, as the Local Government Act has it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from beslut.checking.bodies import deciding, rank
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
    "av fullmäktige.",
    source="5 kap. 1 och 71 §§, 6 kap. 44 §, 9 kap. 1 och 33 §§, 11 kap. 6 och 10 §§ kommunallagen",
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
    r"(\w{0,30}(?:reglement\w{0,4}|förbundsordning\w{0,4}|skattesats\w{0,4})|(?:kommunens|regionens) budget\w{0,4}"
    r"|arbetsordning(?:en)? för \w{2,20}fullmäktige|mål och riktlinjer för (?:verksamheten|kommunen|regionen))",
    re.IGNORECASE,
    having=("reglement", "arbetsordning", "förbundsordning", "skattesats", "budget", "mål och riktlinjer"),
)


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


_LAWFUL_LIMIT = Pattern(
    r"\b(?:delegera\w{0,3}|bemyndiga\w{0,2}|får rätt|ges rätt|får i uppdrag|får)\b[^.]{0,80}?"
    r"\b(?:anta|fastställa|besluta om) [^.]{0,60}?"
    r"(?:budget|\bmål\b|reglement|strateg|förbundsordning|skattesats|policy)",
    re.IGNORECASE,
    having=("delegera", "bemynd", "får", "ge"),
)
_OF_A_COMMITTEE = Pattern(
    r"verksamhetens? (?:mål|inriktning|omfattning|kvalitet)|(?:mål|inriktning|omfattning|kvalitet) för verksamheten"
    r"|(?:yttranden?|framställning(?:ar|en)?) till (?:\w{2,20})?fullmäktige"
    r"|ärenden? som (?:har )?väckts genom medborgarförslag",
    re.IGNORECASE,
)
_HANDS_OVER = Pattern(
    r"\bdeleger(?:ar|as|a)\b(?:[^.]{0,80}?\b(?:till|åt)| (?=\w))"
    r"|\bbemyndig(?:ar|as|a)\b(?=[^.]{0,60} att (?:besluta|avgöra|fatta beslut|anta|fastställa|bevilja)\b)"
    r"|\b(?:uppdrar|uppdra|uppdras) åt(?=[^.]{0,60} att (?:besluta|avgöra|fatta beslut)\b)"
    r"|\b(?:ger|ge|ges)\b(?=[^.]{0,60} (?:i uppdrag|rätt(?:en)?|befogenhet|mandat) att "
    r"(?:besluta|avgöra|fatta beslut)\b)"
    r"|\b(?:överlåter|överlåta|överlämnar|överlämna|lämnar) (?:beslutanderätten|rätten att besluta)\b[^.]{0,60}?"
    r"\b(?:till|åt)",
    re.IGNORECASE,
    having=("deleger", "bemyndig", "uppdra", "ger ", "ge ", "ges ", "beslutanderätten", "rätten att besluta"),
)
_EMPLOYED = Pattern(
    r"chef|direktör|handläggare|sekreterare|jurist|tjänsteman|tjänsteperson|rektor|samordnare|inspektör|controller"
    r"|strateg|registrator|anställd|ekonom|arkivarie|ingenjör|arkitekt|planerare"
)
_MEMBERS = ("ordförande", "ordföranden", "ledamot", "ledamoten", "ledamöter", "ersättare", "ersättaren")
_OUTSIDE = Pattern(r"bolag|\baktiebolag|förening|stiftelse|konsult|företag")
_ADMINISTRATION = Pattern(r"(?:förvaltning|kontor|avdelning|enhet|kansli)(?:en|et)?$")
_WORDS = 6  # of a recipient
Recipient = str


def _recipient(text: str) -> tuple[Recipient, str]:
    """What kind of recipient the words begin with, and the word that tells; empty when nothing does."""
    for word in re.findall(r"[\w-]+", text.casefold())[:_WORDS]:
        if word == "att":
            break
        if word.endswith("s") and word[:-1].endswith(("nämnden", "styrelsen", "fullmäktige", "direktionen", "kommun")):
            continue  # whose: kommunstyrelsens ordförande
        if word in _MEMBERS:
            return "ledamot", word
        if _EMPLOYED.search(word):
            return "anställd", word
        if word.endswith("fullmäktige"):
            return "fullmäktige", word
        if word.endswith(("utskottet", "utskott", "presidiet", "presidium")):
            return "utskott", word
        if word.endswith(("nämnden", "nämnd", "styrelsen", "styrelse", "direktionen", "nämnderna")):
            return "nämnd", word
        if _OUTSIDE.search(word) or word == "ab":
            return "utomstående", word
        if _ADMINISTRATION.search(word):
            return "förvaltning", word
    return "", ""


_FROM_COUNCIL = ("nämnd",)
_FROM_COMMITTEE = ("utskott", "ledamot", "anställd")
_LAW = {
    True: "fullmäktige får bara delegera till en nämnd",
    False: "en nämnd får delegera till presidiet, ett utskott, en ledamot, en ersättare, en anställd eller en "
    "automatiserad beslutsfunktion",
}


@rule(
    "R25",
    "Uppgiften får inte delegeras",
    level="fel",
    looks_at="beslut",
    why="Fullmäktige får delegera bara till en nämnd, och inte frågor av principiell beskaffenhet. En nämnd får "
    "delegera till presidiet, ett utskott, en ledamot, en ersättare, en anställd eller en automatiserad "
    "beslutsfunktion, och inte frågor om mål, inriktning, omfattning eller kvalitet, framställningar eller yttranden "
    "till fullmäktige, eller medborgarförslag som har lämnats över till den. Ett uppdrag att ta fram, utreda eller "
    "underteckna är ingen delegering.",
    source="5 kap. 1 och 2 §§, 6 kap. 37–39 §§, 7 kap. 5 och 6 §§ kommunallagen",
    bad="- Kommunfullmäktige delegerar till arbetsutskottet att anta strategin för äldreomsorg 2027, dnr KS 2026/17.",
    good="- Kommunfullmäktige delegerar till kommunstyrelsen att årligen justera avgifterna i taxan, dnr KS 2026/17.",
    example="beslut",
)
def delegation(printed: PrintedDecision) -> Iterator[Hit]:
    """No point hands over what may not be handed over, or to somebody that the law does not name."""
    for point in printed.points:
        limited = _LAWFUL_LIMIT.search(point)
        handed = _HANDS_OVER.search(point)
        giver = deciding(printed, point) if handed else ""
        if limited is None and handed and giver and rank(giver) != "fullmäktige":
            limited = _OF_A_COMMITTEE.search(point)
        if limited and "redaktionell" not in limited.group():
            yield Hit(f"punkten delegerar det som inte får delegeras: ”{limited.group()}”",
                      "låt organet självt besluta, och ge i uppdrag att ta fram förslag", limited.group())  # fmt: skip
        elif handed and giver:
            kind, word = _recipient(point[handed.end() :])
            of_council = rank(giver) == "fullmäktige"
            if kind and kind not in (_FROM_COUNCIL if of_council else _FROM_COMMITTEE):
                yield Hit(f"{giver} kan inte delegera till ”{word}”", _LAW[of_council], handed.group())
