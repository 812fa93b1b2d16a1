# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""The document as a whole: its heading, its sections, what a template has left behind."""

from __future__ import annotations

import re
from collections.abc import Iterator

from beslut.blocks import Decision, Heading
from beslut.checking.check_input import PartyDocument
from beslut.checking.finding import Hit
from beslut.checking.lines import BLANK, Line, said
from beslut.checking.patterns import Pattern
from beslut.checking.registry import rule
from beslut.model import BodyKind
from beslut.wording import decider

MAX_HEADING, MAX_SUMMARY = 120, 150


@rule(
    "R33",
    "Avsnittet är tomt eller saknas",
    level="fel",
    looks_at="handling",
    why="En rubrik utan text ser ut som något glömt. En tjänsteskrivelse har ett förslag till beslut.",
    source="kommunernas mallar för tjänsteskrivelse och protokoll (docs/kallor.md)",
    bad="## Bakgrund {.bakgrund}",
    good="## Bakgrund {.bakgrund}\n\nStrategin har arbetats fram gemensamt.",
    example="mall",
)
def sections(paper: PartyDocument) -> Iterator[Hit]:
    """No heading without anything under it; a tjänsteskrivelse holds a decision."""
    blocks = paper.document.blocks
    for number, block in enumerate(blocks):
        following = blocks[number + 1] if number + 1 < len(blocks) else None
        if not isinstance(block, Heading) or block.level == 1:
            continue
        if following is None or (isinstance(following, Heading) and following.level <= block.level):
            heading = said(block.content)
            yield Hit(f"avsnittet ”{heading}” är tomt", "skriv text, eller ta bort rubriken", heading)
    if paper.kind.layout == "tjänsteskrivelse" and not any(isinstance(block, Decision) for block in blocks):
        yield Hit("tjänsteskrivelsen har inget förslag till beslut", "skriv {{ beslut.föreslås }} i mallen")


_CONSEQUENCE = Pattern(r"barn|konsekvens|ekonomi|jämställd|dimension|perspektiv|miljö", re.IGNORECASE)
_NOTHING = Pattern(
    r"^(?:(?:inte|ej) (?:aktuellt|relevant|tillämpligt)|inga(?: särskilda)? (?:konsekvenser|synpunkter)"
    r"|beslutet (?:har|får|medför) inga(?: \w+)? konsekvenser)[^,;]{0,30}\.?$",
    re.IGNORECASE,
)
_EMPTY_PHRASE = Pattern(r"^ur ett \w+perspektiv är det viktigt", re.IGNORECASE)


@rule(
    "R34",
    "Konsekvenserna är bara en fras",
    level="varning",
    looks_at="text",
    why="Ett avsnitt om konsekvenser svarar på vilka som berörs och hur. ”Inte aktuellt” behöver ett skäl.",
    source="Barnombudsmannens prövning av barnets bästa (provningbarnetsbasta.barnombudsmannen.se)",
    bad="## Barnperspektiv {.barnperspektiv}\n\nInte aktuellt.",
    good="## Barnperspektiv {.barnperspektiv}\n\nInte aktuellt, eftersom beslutet bara rör hur kommunerna möts.",
    example="mall",
)
def consequences(line: Line) -> Iterator[Hit]:
    """No bare *inte aktuellt*, and no opening phrase that says nothing, under a heading on consequences."""
    if line.kind != "stycke" or not _CONSEQUENCE.search(line.section):
        return
    if _NOTHING.search(line.text) or _EMPTY_PHRASE.search(line.text):
        hint = "skriv vilka som berörs, eller varför ingen gör det"
        yield Hit(f"”{line.text[:60]}” säger inte varför", hint, line.text)


_RESIDUE = Pattern(
    r"\bå{4}-mm-dd\b|\bden\sx{1,2}\s\w+"
    r"|\bx{2,4}-xx-xx\b|\bX{2,}\b|\bX (?:kommun|region)\b|\bN\.?N\b\.?|\[[^\]\n]{1,60}\]|\{[{%]|[%}]\}"
    r"|\bX\.X\b|\|\s*:?-{3,}|\bKlicka (?:eller tryck )?här\b|\bLorem ipsum\b|\bTODO\b|<[a-zåäö ]+>",
    re.IGNORECASE,
    having=("åååå", "xx", "x ", "x\u00a0", "nn", "n.n", "x.x", "|", "[", "{", "}", "klicka ", "lorem", "todo", "<"),
)
_EXAMPLE = Pattern(r"Texten är ett exempel och ska ersättas|\(exempel\)|\bExempelkansliets?\b", having=("exempel",))
_SMALL = Pattern(r"^(?:x{2,}|nn|n\.n\.?)$")


@rule(
    "R35",
    "Rester av mallen",
    level="fel",
    looks_at="text",
    why="Platshållare som ingen har fyllt i går i tryck.",
    source="Göteborgsregionens tjänsteskrivelse 2023 (”Datum: åååå-mm-dd”)",
    bad="Strategin daterades åååå-mm-dd.",
    good="Strategin daterades 2026-01-14.",
    example="text",
)
def residue(line: Line) -> Iterator[Hit]:
    """No *åååå-mm-dd*, *XX*, *NN*, brackets or template code in a finished text; the example of `beslut init` may stand
    in a draft, but not in a final document."""
    for found in _EXAMPLE.finditer(line.text.replace("\u00a0", " ")):
        message = f"exemplets text står kvar: ”{found.group()}”"
        yield Hit(message, "byt ut den mot er egen", found.group(), level="lucka")
    for found in _RESIDUE.finditer(line.text):
        if not _SMALL.match(found.group()):
            yield Hit(f"rest av mallen: ”{found.group()}”", "fyll i, eller gör en lucka av det", found.group())


@rule(
    "R41",
    "Rubriken är fel skriven",
    level="varning",
    looks_at="handling",
    why=f"En rubrik slutar utan punkt, skrivs inte med bara versaler och är högst {MAX_HEADING} tecken.",
    source="Nacka kommuns mall; sprakkonsulterna.se, Sätta punkt",
    bad="# ANTAGANDE AV EXEMPELSTRATEGIN",
    good="# Antagande av Exempelstrategin",
    example="mall",
)
def title(paper: PartyDocument) -> Iterator[Hit]:
    """The document's heading: no full stop, not all capitals, not too long."""
    for block in paper.document.blocks:
        if isinstance(block, Heading) and block.level == 1:
            text = said(block.content)
            wrong = (
                "slutar med punkt" if text.endswith(".")
                else "har bara versaler" if len(text) > 8 and text.upper() == text
                else f"är {len(text)} tecken" if len(text) > MAX_HEADING
                else ""
            )  # fmt: skip
            if wrong:
                yield Hit(f"rubriken {wrong}: ”{text[:60]}”", "rätta rubriken", text)


_PROPOSES = Pattern(
    r"\bföreslås besluta\b|\bföreslår (?:att )?\w+(?:fullmäktige|styrelsen|nämnden)\b|\bförslag till beslut\b",
    re.IGNORECASE,
)


@rule(
    "R42",
    "Sammanfattningen upprepar förslaget eller är för lång",
    level="varning",
    looks_at="handling",
    why=f"Sammanfattningen blir ärendebeskrivning i protokollet: vad som har hänt och varför, högst {MAX_SUMMARY} "
    "ord, utan "
    "förslaget.",
    source="handbok för tjänsteskrivelser (5dok.org); Nacka kommuns mall",
    bad="## Sammanfattning {.sammanfattning}\n\nKommunfullmäktige föreslås besluta att anta strategin.",
    good="## Sammanfattning {.sammanfattning}\n\nRegion Exempel har överlämnat strategin.",
    example="mall",
)
def summary(paper: PartyDocument) -> Iterator[Hit]:
    """A tjänsteskrivelse's summary is short and free of the proposal. Names of staff are not judged."""
    lines = paper.section("sammanfattning") if paper.kind.layout == "tjänsteskrivelse" else None
    for line in lines or ():
        found = _PROPOSES.search(line.text)
        if found:
            yield Hit(
                f"sammanfattningen upprepar förslaget: ”{found.group()}”",
                "skriv vad som har hänt och varför",
                found.group(),
            )
    words = sum(len(line.text.split()) for line in lines or ())
    if words > MAX_SUMMARY:
        yield Hit(f"sammanfattningen är {words} ord", f"högst {MAX_SUMMARY}", "Sammanfattning")


_COUNCILS = (BodyKind.COUNCIL, BodyKind.FEDERATION_COUNCIL)
_APPEAL = Pattern(r"\b(?:hur man överklagar|överklagandehänvisning|kan överklagas|besvärshänvisning)\b", re.IGNORECASE)


@rule(
    "R50",
    "Överklagande i en förberedande handling",
    level="info",
    looks_at="handling",
    why="Ett förslag går inte att överklaga, och inte heller ett beslut där en nämnd eller styrelsen bara bereder ett "
    "ärende.",
    source="13 kap. 2 § 2 kommunallagen (nämnders beslut av rent förberedande art; styrelsen är en nämnd)",
    bad="Beslutet kan överklagas till förvaltningsrätten.",
    good="Beslutet skickas till länets kommuner.",
    example="text",
)
def no_appeal(paper: PartyDocument) -> Iterator[Hit]:
    """No words on appeal in a memo, or in the minutes of a committee or board that only prepares."""
    context, step = paper.context, paper.context.step
    preparing = step is not None and step.kind not in _COUNCILS and step != decider(context.case, context.party)
    if paper.kind.layout == "tjänsteskrivelse" or preparing:
        for line in paper.lines:
            found = _APPEAL.search(line.text)
            if found and BLANK not in found.group():
                message = f"”{found.group()}” står i en handling som inte går att överklaga"
                yield Hit(message, "stryk det", found.group(), context=line.text, section=line.section)
