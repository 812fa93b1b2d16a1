# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Who may hand over what to whom, as the Local Government Act has it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from beslut.checking.bodies import deciding, rank
from beslut.checking.check_input import PrintedDecision
from beslut.checking.finding import Hit
from beslut.checking.patterns import Pattern
from beslut.checking.registry import rule

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
    r"|ärenden? som (?:har )?väckts genom medborgarförslag"
    r"|myndighetsutövning\b[^.]{0,60}?\b(?:principiell|större vikt)|principiell\w* [^.]{0,40}?myndighetsutövning",
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
