# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""The form of a decision's list: one dialect, one shape, the punctuation and the numbers of the house."""

from __future__ import annotations

import re
from collections.abc import Iterator

from beslut.checking.check_input import CheckContext, PrintedDecision
from beslut.checking.finding import Hit
from beslut.checking.lines import BLANK
from beslut.checking.patterns import Pattern
from beslut.checking.registry import rule


def _is_att(point: str) -> bool:
    return point[:4].casefold() == "att "


@rule(
    "R05",
    "Flera dialekter i samma beslut",
    level="fel",
    looks_at="beslut",
    why="Att-satser och hela meningar blandas inte i ett beslut, och siffra före att-sats skrivs bara där det "
    "är partens skrivsätt.",
    source="Malmö, lathund till beslut; Nacka kommuns mall för tjänsteskrivelse",
    bad="Kommunfullmäktige föreslås besluta\n- att anta Exempelstrategin\n- Omsorgsnämnden får senast 2026-12-31 i "
    "uppdrag att ta fram en plan.",
    good="Kommunfullmäktige föreslås besluta\n- att anta Exempelstrategin\n"
    "- att ge omsorgsnämnden i uppdrag att senast 2026-12-31 ta fram en plan.",
    example="beslut",
)
def one_dialect(printed: PrintedDecision) -> Iterator[Hit]:
    """All points begin with *att*, or none does; a number before *att* only in dialect D5."""
    with_att = [_is_att(point) for point in printed.points]
    if any(with_att) and not all(with_att):
        odd = next(point for point, att in zip(printed.points, with_att, strict=True) if att != with_att[0])
        yield Hit("beslutet blandar att-satser och hela meningar", "skriv alla punkter i samma form", odd[:40])
    elif printed.decision.numbered and any(with_att) and printed.bundle.context.dialect.name != "D5":
        yield Hit("siffra före att-sats", "stryk siffrorna, eller skriv hela meningar", printed.points[0][:40])


@rule(
    "R06",
    "Att-listan följer inte skrivreglerna",
    level="varning",
    looks_at="beslut",
    why="En mening som delas upp i punkter har litet att, inga kommatecken, inget och eller samt före den sista, och "
    "punkt bara sist. En kommun som skriver på äldre vis säger det i sin profil (skiljetecken: samt).",
    source="Svenska skrivregler enligt pasvenska.fi och Språkrådet (falkblick.se)",
    bad="Kommunfullmäktige föreslås besluta\n- att anta Exempelstrategin, samt\n- att godkänna avtalet.",
    good="Kommunfullmäktige föreslås besluta\n- att anta Exempelstrategin\n- att godkänna avtalet.",
    example="beslut",
)
def att_list(printed: PrintedDecision) -> Iterator[Hit]:
    """Lower-case *att*, no commas or joints at the end of points, a full stop after the last only."""
    points = printed.points
    if not points or not all(_is_att(point) for point in points):
        return
    older = printed.paper.profile.punctuation == "samt"
    for number, point in enumerate(points):
        last = number == len(points) - 1
        wrong = ""
        if not point.startswith("att "):
            wrong = "börjar med stor bokstav"
        elif last and not point.endswith((".", BLANK)):
            wrong = "är den sista och saknar punkt"
        elif not last and not older and point.endswith((",", " samt", " och")):
            wrong = "slutar med komma eller bindeord"
        elif not last and point.endswith("."):
            wrong = "slutar med punkt utan att vara den sista"
        if wrong:
            yield Hit(f"punkt {number + 1} {wrong}", "litet att, inga kommatecken, punkt bara sist", point[:40])


@rule(
    "R07",
    "Punkterna har olika form",
    level="varning",
    looks_at="beslut",
    why="I en lista har alla punkter samma form: infinitiv i alla eller hela meningar i alla.",
    source="writing.chalmers.se, punktlistor",
    bad="Kommunfullmäktige föreslås besluta\n- Godkänna avtalet.\n- Avtalet gäller från och med den 1 januari 2027.",
    good="- Avtalet godkänns.\n- Avtalet gäller från och med den 1 januari 2027.",
    example="beslut",
)
def symmetry(printed: PrintedDecision, check_context: CheckContext) -> Iterator[Hit]:
    """Points without *att* are all infinitives or all sentences."""
    points = [point for point in printed.points if not _is_att(point)]
    if len(points) != len(printed.points) or len(points) < 2:
        return
    if printed.bundle.context.dialect.form == "infinitiv":
        return  # what is no deed stays a sentence there, as in Region Dalarna: Ändringarna träder i kraft när …
    verbs = check_context.decision_verbs(printed.bundle.context)
    infinitives = [verbs.is_infinitive(point) for point in points]
    if any(infinitives) and not all(infinitives):
        odd = infinitives.index(not infinitives[0])
        yield Hit(f"punkt {odd + 1} har en annan form än den första", "skriv alla i infinitiv eller alla som meningar",
                  points[odd][:40])  # fmt: skip


@rule(
    "R08",
    "Meningen börjar eller slutar fel",
    level="varning",
    looks_at="beslut",
    why="En punkt som är en hel mening börjar med stor bokstav och slutar med punkt.",
    source="Svenska skrivregler enligt pasvenska.fi",
    bad="- exempelstrategin antas",
    good="- Exempelstrategin antas.",
    example="beslut",
)
def sentence_form(printed: PrintedDecision) -> Iterator[Hit]:
    """A capital (or a figure) first and a full stop last, in points without *att*."""
    if any(map(_is_att, printed.points)):
        return  # of a list that mixes forms R05 tells
    for number, point in enumerate(printed.points, 1):
        if point:
            lower, open_end = point[0].islower(), not point.endswith((".", "?", BLANK))
            if lower or open_end:
                wrong = "börjar med liten bokstav" if lower else "slutar utan punkt"
                yield Hit(f"punkt {number} {wrong}", "stor bokstav först, punkt sist", point[:40])


@rule(
    "R09",
    "Punkterna är inte numrerade",
    level="varning",
    looks_at="beslut",
    why="Parten numrerar sina beslutspunkter, så att protokoll och yrkanden kan hänvisa till dem.",
    source="Nacka kommuns mall för tjänsteskrivelse; partens profil",
    bad="- Kommunfullmäktige antar Exempelstrategin.\n- Kommunfullmäktige godkänner avtalet.",
    good="1. Kommunfullmäktige antar Exempelstrategin.\n2. Kommunfullmäktige godkänner avtalet.",
    example="beslut",
    profile="nacka",
)
def numbered(printed: PrintedDecision) -> Iterator[Hit]:
    """Two points or more are numbered where the house's own dialect says so and nobody asked for another."""
    wanted = printed.paper.profile.dialect
    asked = printed.bundle.context.dialect
    if wanted and wanted == asked and wanted.numbered and len(printed.points) > 1 and not printed.decision.numbered:
        yield Hit(
            "punkterna är inte numrerade, men parten numrerar sina", "skriv ::: beslut numrerat", printed.points[0][:40]
        )


_TASKS = (
    "ta fram|utreda|redovisa|återkomma|återrapportera|rapportera|genomföra|undersöka|se över|upphandla|teckna"
    "|underteckna|förhandla|verkställa|samordna|upprätta|utarbeta|lämna|göra|arbeta|inleda|påbörja|föreslå|planera"
    "|införa|säkerställa|följa upp|utvärdera|starta|bereda|anmäla|informera|söka|köpa|sälja|bevaka|svara|besluta"
)
_NO_ATT = Pattern(
    rf"\b(?:i uppdrag|får rätt|ges rätt|rätten|bemyndigas)(?: senast (?:den )?[\w -]{{4,20}}?)? (?:{_TASKS})\b"
    rf"|\b(?:uppdrar|uppdra) åt \w+ (?:{_TASKS})\b",
    re.IGNORECASE,
    having=("i uppdrag", "rätt", "bemyndigas", "uppdra"),
)


@rule(
    "R62",
    "Ordet att saknas",
    level="varning",
    looks_at="beslut",
    why="Efter i uppdrag, rätt och uppdrar åt kommer att före det som ska göras.",
    source="egen regel",
    bad="- Kommunfullmäktige ger omsorgsnämnden i uppdrag ta fram en plan senast 2026-12-31.",
    good="- Kommunfullmäktige ger omsorgsnämnden i uppdrag att ta fram en plan senast 2026-12-31.",
    example="beslut",
)
def att_lost(printed: PrintedDecision) -> Iterator[Hit]:
    """No *i uppdrag ta fram*, no *uppdrar åt nämnden utreda*."""
    for point in printed.points:
        if found := _NO_ATT.search(point):
            yield Hit(f"”{found.group()}” saknar att", "skriv att före det som ska göras", found.group())
