# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""One point, one decision: that there is a verb, that there is only one, that it can be answered by yes or no."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from beslut.checking.check_input import CheckContext, PartyDocuments, PrintedDecision
from beslut.checking.finding import Hit
from beslut.checking.lines import BLANK, beginning
from beslut.checking.patterns import Pattern
from beslut.checking.registry import rule
from beslut.points import applies

_PASSED_ON = ("överlämna", "översänd", "överför", "lägg", "finansieras")
"""What is one decision with the verb before it: *antecknas och läggs till handlingarna*, and money with where it comes
from, which 11 kap. 15 § kommunallagen wants in the same decision."""
_SECOND = ("och ", "samt ", "dels ")
_CHOICE = ("eller ", "alternativt ")
_PERHAPS = Pattern(
    r"\b\w+[rs] (?:eventuellt|möjligen|kanske) (?=(?:den|det|de|en|ett|\w+(?:en|et|an|na))\b)",
    re.IGNORECASE,
    having=("eventuellt", "möjligen", "kanske"),
)  # *återför eventuellt överskott* says which surplus
_UNKNOWN_VERB = Pattern(
    r"att (?:inte |därmed |i övrigt )?"
    r"(?!(?:alla|andra|bilagda|diskutera|föreslagna|nya|\w+(?:liga|iska|ala|ella|amma))\b)"
    r"(\w{2,20}a)\b(?! \w+ (?:ska|bör|kan|är)\b)"
)
"""What looks like an infinitive, and may decide with a verb that no list has: *att amortera lånet*."""
_WORD = Pattern(r"[\w§-]+")
MAX_POINT, MAX_SENTENCE = 60, 30


@rule(
    "R03",
    "Flera beslut i samma punkt",
    level="varning",
    looks_at="beslut",
    why="Ordföranden ställer frågan om bifall på varje punkt. Två beslut i samma punkt går inte att svara olika på. "
    "Det som hör ihop är ett beslut: en utgift och hur den finansieras.",
    source="5 kap. 53 § och 11 kap. 15 § kommunallagen; handbok för tjänsteskrivelser (5dok.org)",
    bad="- Kommunfullmäktige antar Exempelstrategin och ger omsorgsnämnden i uppdrag att senast 2026-12-31 ta fram "
    "en plan.",
    good="- Kommunfullmäktige antar Exempelstrategin.\n"
    "- Kommunfullmäktige ger omsorgsnämnden i uppdrag att senast 2026-12-31 ta fram en plan.",
    example="beslut",
)
def one_decision(printed: PrintedDecision, check_context: CheckContext) -> Iterator[Hit]:
    """At most one decision verb on each side of *och*; passing on is part of it, and so is the answer to the rest."""
    for point in printed.points if _any_has(printed.points, _SECOND) else ():
        verb = check_context.decision_verbs(printed.bundle.context).second(point)
        rest = re.search(rf"\bi övrigt {re.escape(verb)}\b|\b{re.escape(verb)} i övrigt\b", point) if verb else None
        if verb and not rest and not verb.startswith(_PASSED_ON):
            message = f"punkten rymmer två beslut: ”{beginning(point)}” och ”{beginning(verb, 4)}”"
            yield Hit(message, "dela den i två punkter", beginning(point).rstrip(" …"))


def _any_has(points: Iterable[str], words: tuple[str, ...]) -> bool:
    """Whether any of the words stands in any of the points: most need no verb to be looked for."""
    return any(word in point.casefold() for point in points for word in words)


@rule(
    "R04",
    "Punkten beslutar ingenting",
    level="fel",
    looks_at="beslut",
    why="En rubrik är inget beslut. Varje punkt har ett verb som säger vad organet gör.",
    source="Nacka kommuns mall för tjänsteskrivelse",
    bad="- Ny strategi för välfärd.",
    good="- Exempelstrategin antas.",
    example="beslut",
)
def decision_verb(printed: PrintedDecision, check_context: CheckContext) -> Iterator[Hit]:
    """A verb of the lexicon, the grammar or the minutes in the main clause, or one that the case's statements use."""
    context = printed.bundle.context
    every = (*context.case.points, *context.case.facts_of(context.party).own_points)
    for point in printed.points:
        if any(check_context.decision_verbs(context, minutes=more).decides(point) for more in (False, True)):
            continue
        own = {text for one in every for text in one.sentences.values()}
        if any(text.casefold() in point.casefold() for text in own):
            continue
        words = beginning(point).rstrip(" …")
        if unknown := _UNKNOWN_VERB.match(point):
            message = f"”{unknown[1]}” är inget av de beslutsverb som granskningen känner"
            yield Hit(message, "se efter att punkten säger vad organet gör", words, level="info")
        else:
            message = f"punkten har inget beslutsverb: ”{beginning(point)}”"
            yield Hit(message, "skriv vad organet gör: antar, godkänner, upphäver …", words)


@rule(
    "R13",
    "Punkten går inte att svara ja eller nej på",
    level="fel",
    looks_at="beslut",
    why="Ett förslag till beslut ska kunna besvaras med ja eller nej.",
    source="5 kap. 53 § och 6 kap. 33 § kommunallagen",
    bad="- Kommunfullmäktige antar eller återremitterar Exempelstrategin.",
    good="- Kommunfullmäktige antar Exempelstrategin.",
    example="beslut",
)
def yes_or_no(printed: PrintedDecision, check_context: CheckContext) -> Iterator[Hit]:
    """No question, no *och/eller*, no alternatives left open."""
    for point in printed.points:
        verb = ""
        if _any_has((point,), _CHOICE):
            verb = check_context.decision_verbs(printed.bundle.context).choice(point)
        why = "en fråga" if "?" in point else "”och/eller”" if "och/eller" in point else "ett val" if verb else ""
        if not why and (perhaps := _PERHAPS.search(point)):
            why = f"”{perhaps.group().split(' ')[1]}”"
        if why:
            message = (
                f"punkten är {why}: ”{beginning(point)}”"
                if why == "en fråga"
                else f"punkten lämnar {why} öppet: ”{beginning(point)}”"
            )
            yield Hit(message, "föreslå ett av alternativen", beginning(point).rstrip(" …"))


_NOMINAL = Pattern(
    r"\bfattar? beslut om (?:att\b|[\w-]*(?:ande|ning|else|avslag|bifall|återremiss)\b)"
    r"|\bgöra? en (?:översyn|uppföljning|utvärdering) av\b"
    r"|\b(?:genomför|genomföra|gör|göra) (?:ett|en) (?:antagande|godkännande|fastställande|upphävande|ändring) av\b"
    r"|\bbeslutar? om (?:antagande|godkännande|fastställande|upphävande|ändring) av\b"
    r"|\bbeslutar? om (?:avslag på|bifall till)\b",
    re.IGNORECASE,
)


@rule(
    "R16",
    "Beslutet är gömt i ett substantiv",
    level="varning",
    looks_at="beslut",
    why="Ett verb säger rakt ut vad som beslutas: ”antar”, inte ”fattar beslut om antagande av”.",
    source="Malmö, lathund till beslut; rfsisu.se",
    bad="- Kommunfullmäktige fattar beslut om antagande av Exempelstrategin, som antas.",
    good="- Kommunfullmäktige antar Exempelstrategin.",
    example="beslut",
)
def nominalised(printed: PrintedDecision) -> Iterator[Hit]:
    """No *fatta beslut om antagande*, *göra en översyn av*."""
    for point in printed.points:
        found = _NOMINAL.search(point)
        if found:
            message = f"”{found.group()}” säger inte rakt ut vad som beslutas"
            yield Hit(message, "använd ett verb: anta, godkänna, se över", found.group())


@rule(
    "R19",
    "Punkten är för lång",
    level="varning",
    looks_at="beslut",
    why=f"En punkt på mer än {MAX_POINT} ord, eller en mening på mer än {MAX_SENTENCE}, går inte att läsa upp. Ett "
    "villkor "
    "räknar upp alla parter och räknas inte.",
    source="TT-språket; gränserna är projektets egna",
    bad="- Kommunfullmäktige antar Exempelstrategin, som har arbetats fram gemensamt av kommunerna i länet och "
    "regionen "
    "under flera år och som ska vara ett stöd för alla verksamheter som på något sätt möter barn, unga, äldre och "
    "andra "
    "invånare i länet.",
    good="- Kommunfullmäktige antar Exempelstrategin.",
    example="beslut",
)
def length(printed: PrintedDecision) -> Iterator[Hit]:
    """Words of a point and of each of its sentences; the enumeration of a condition is not counted."""
    for point in printed.points:
        if re.search(r"beslut fattas av", point):
            continue
        counts = [len(_WORD.findall(part)) for part in re.split(r"(?<=[.!?]) (?=[A-ZÅÄÖ])", point.replace(BLANK, "x"))]
        if sum(counts) > MAX_POINT:
            yield Hit(
                f"punkten är {sum(counts)} ord: ”{beginning(point)}”",
                f"högst {MAX_POINT}",
                beginning(point).rstrip(" …"),
            )
        elif max(counts) > MAX_SENTENCE:
            yield Hit(f"en mening i punkten är {max(counts)} ord: ”{beginning(point)}”", f"högst {MAX_SENTENCE}",
                      beginning(point).rstrip(" …"))  # fmt: skip


@rule(
    "R61",
    "Egna formuleringar saknar satsformen",
    level="fel",
    looks_at="part",
    why="Punkten har fått egna meningar för att grammatiken inte räcker. Saknas den form som skrivsättet använder "
    "skrivs andra ord än de som någon har formulerat.",
    source="egen regel",
    bad="beslut:\n  - {id: anta, slag: beslut, verb: anta, dokument: strategin,\n"
    "     formuleringar: {infinitiv: anta Exempelstrategin som sin egen}}\n  - {id: villkor, slag: villkor}",
    good="beslut:\n  - {id: anta, slag: beslut, verb: anta, dokument: strategin,\n"
    "     formuleringar: {att: anta Exempelstrategin som sin egen, aktiv: kommunen antar Exempelstrategin,\n"
    "                     passiv: Exempelstrategin antas, infinitiv: anta Exempelstrategin som sin egen}}\n"
    "  - {id: villkor, slag: villkor}",
    example="ärende",
)
def own_sentences(bundle: PartyDocuments) -> Iterator[Hit]:
    """A point with sentences of its own has one in the form that the party's documents are written in."""
    case, form = bundle.context.case, bundle.context.dialect.form
    for loc, point in case.points_of(bundle.party):
        left_out = point.id in case.facts_of(bundle.party).left_out
        if (
            point.sentences
            and form not in point.sentences
            and not left_out
            and applies(point.applies_to, bundle.party, case)
        ):
            message = f"punkten ”{point.id}” har egna formuleringar, men ingen i satsformen {form}"
            hint = f"lägg till {form} under formuleringar: annars skrivs grammatikens ord"
            yield Hit(message, hint, loc=(*loc, "formuleringar"), about=point.id)
