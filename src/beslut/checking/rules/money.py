# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Money in decisions: written out, grouped, with its year and where it comes from."""

from __future__ import annotations

import re
from collections.abc import Iterator

from beslut.checking.bodies import deciding, rank
from beslut.checking.check_input import CheckContext, PrintedDecision
from beslut.checking.finding import Hit
from beslut.checking.lines import beginning
from beslut.checking.patterns import Pattern
from beslut.checking.registry import also, rule
from beslut.points import Resolve

_SHORT = Pattern(r"\b\d[\d\s,.]{0,20}\s?(?:tkr|mnkr|kkr|mkr|msek|ksek|sek)\b", re.IGNORECASE)
_UNGROUPED = Pattern(
    r"(?<![\d.,:])\d{1,3}(?:\s\d{3})*\s\d{1,2}(?:\s\d{3})*\s(?:kr\b|kronor\b)|\b\d{5,15}(?:,\d+)?\s?(?:kr\b|kronor\b)|\b\d{1,3}(?:\.\d{3}){1,5}\s?(?:kr\b|kronor\b)",
    re.IGNORECASE,
)
_KR = Pattern(r"\b\d[\d\s,]{0,20}(?:\skr\b|:-)", re.IGNORECASE)
_VAGUE = Pattern(
    r"\b(?:cirka|ca|omkring|ungefär|drygt|knappt|runt)\s\d[\d\s,.]{0,20}\s?(?:(?:miljoner|tusen)\s)?(?:kronor|kr|tkr|mnkr|kkr)\b",
    re.IGNORECASE,
)
_SURETY = Pattern(r"\bborgen", re.IGNORECASE)  # no money leaves the house
_YEAR = Pattern(r"\b(?:19|2[01])\d\d\b|årlig|varje år|per år|och år\b|om året|\bverksamhetsår|\bbudgetår|mandatperiod")
_GRANTS = ("anvisa", "avsätta", "bevilja", "bidra med")


@rule(
    "R20",
    "Beloppet är inte skrivet så att det går att verkställa",
    level="varning",
    looks_at="beslut",
    why="Belopp skrivs med grupperade siffror och ordet kronor, inte tkr eller mnkr. Det som anvisas eller "
    "beviljas är en bestämd summa, inte cirka.",
    source="Söderhamn, innehåll i protokoll; Svenska skrivregler",
    bad="- Kommunfullmäktige anvisar 12 000 tkr till projektet för 2027, inom årets budget.",
    good="- Kommunfullmäktige anvisar 12 miljoner kronor till projektet för 2027, inom årets budget.",
    example="beslut",
)
def written_out(printed: PrintedDecision) -> Iterator[Hit]:
    """No *tkr* or *mnkr*, no ungrouped or dotted figures, *kronor* written out; what is granted is no *cirka*."""
    for point in printed.points:
        found = _SHORT.search(point) or _UNGROUPED.search(point) or _KR.search(point)
        if found:
            yield Hit(f"beloppet ”{found.group()}” skrivs ut med kronor och mellanrum i tusental",
                      "till exempel 1 250 000 kronor eller 12 miljoner kronor", found.group())  # fmt: skip
        elif (vague := _VAGUE.search(point)) and _GIVES.search(point):
            yield Hit(
                f"”{vague.group()}” är ingen bestämd summa", "skriv summan, eller det högsta beloppet", vague.group()
            )


@rule(
    "R53",
    "Pengar utan år",
    level="varning",
    looks_at="ärende",
    why="Ett anslag gäller ett år. Utan år går det inte att verkställa.",
    source="egen regel ur R20; Söderhamn (finansieringen anges när pengar beviljas)",
    bad='beslut:\n  - {id: pengar, slag: beslut, verb: anvisa, objekt: "{belopp}",\n'
    '     omfattning: till drift inom budgeten, belopp: {slag: fast, kronor: "100000"}}\n'
    "  - {id: villkor, slag: villkor}",
    good='beslut:\n  - {id: pengar, slag: beslut, verb: anvisa, objekt: "{belopp}",\n'
    '     omfattning: till drift 2027 inom budgeten, belopp: {slag: fast, kronor: "100000"}}\n'
    "  - {id: villkor, slag: villkor}",
    example="ärende",
)
def granted_for_a_year(check_context: CheckContext) -> Iterator[Hit]:
    """What is granted says for which year, in the point or in a point on when it holds."""
    for loc, point in check_context.case.every_point():
        if not isinstance(point, Resolve) or point.verb not in _GRANTS:
            continue
        years = (point.amount.years if point.amount else None) or ""
        told = f"{point.object} {point.scope or ''} {years}"
        if (point.amount or _MONEY.search(told)) and not _YEAR.search(told) and not _SURETY.search(told):
            message = f"punkten ”{point.id}” beviljar pengar utan år"
            yield Hit(message, "skriv vilket år i omfattning", loc=loc, about=point.id)


_MONEY = Pattern(r"\b\d[\d\s,.]{0,20}\s?(?:(?:miljoner|tusen)\skronor|kronor|kr|tkr|mnkr|kkr)\b", re.IGNORECASE)
_GIVES = Pattern(
    r"\b(?:anvisa[rs]?|ansl(?:år|ås|å)|avsätt(?:er|s|a)|bevilja[rs]?|bidra(?:r)? med|utbetala[rs]?"
    r"|betala[rs]? ut|tillskjut(?:er|s|a)|(?:ger|ge|ges)\b[^.]{0,60}\bbidrag|medfinansiera[rs]?)\b",
    re.IGNORECASE,
)


@also("R53", looks_at="beslut")
def granted_for_a_year_in_words(printed: PrintedDecision) -> Iterator[Hit]:
    """The same where a template writes the point; what the case has as data is judged there."""
    for point in printed.points:
        gives, money = _GIVES.search(point), _MONEY.search(point)
        if gives and money and not (_YEAR.search(point) or _SURETY.search(point) or printed.is_of_the_case(point)):
            message = f"”{gives.group()} … {money.group()}” säger inte för vilket år"
            yield Hit(message, "skriv vilket år eller vilken period", money.group())


_SPENDS = Pattern(
    r"\b(?:förvärva[rs]?|köp(?:er|a|s)|inlös(?:er|a|s))\b", re.IGNORECASE, having=("förvärv", "köp", "inlös")
)
_FUNDED = Pattern(
    r"finansier|\btill (?:[\w-]+ ){0,2}[\w-]*(?:reserv|kapital)|\binom (?:\w+ ){0,3}(?:ram|budget|anslag)"
    r"|\b(?:ur|från|inom|via|genom|mot|till last för|belasta[rs]?) (?:[\w-]+ ){0,4}[\w-]*"
    r"(?:anslag|budget|medel|reserv|konto|resultat|överskott|kapital|behov)|\b(?:om|för)(?:disponer|fördel)|\bupplåning",
    re.IGNORECASE,
)
_WHOLE_YEAR = Pattern(r"\b(?:19|2[01])\d\d\b")


@rule(
    "R60",
    "Utgiften har ingen finansiering",
    level="info",
    looks_at="beslut",
    why="Beslutar fullmäktige om en utgift under det löpande budgetåret ska beslutet också säga hur den finansieras. "
    "Pengar för ett kommande år hör till nästa budget.",
    source="11 kap. 15 § kommunallagen",
    bad="- Kommunfullmäktige beviljar Exempelföreningen ett bidrag på 50 000 kronor för 2026.",
    good="- Kommunfullmäktige beviljar Exempelföreningen ett bidrag på 50 000 kronor för 2026.\n"
    "- Bidraget finansieras ur kommunstyrelsens anslag för oförutsedda behov.",
    example="beslut",
)
def financed(printed: PrintedDecision) -> Iterator[Hit]:
    """A council that spends money in the year of the case says in the same decision where it comes from."""
    if any(_FUNDED.search(point) for point in printed.points):
        return
    this_year = printed.bundle.context.day.year
    for point in printed.points:
        spends = not _SURETY.search(point) and (_GIVES.search(point) or _SPENDS.search(point))
        money = _MONEY.search(point) if spends else None
        body = deciding(printed, point) if money else ""
        later = [int(year) > this_year for year in _WHOLE_YEAR.findall(point)]
        if money and body and rank(body) == "fullmäktige" and not (later and all(later)):
            message = f"utgiften på {money.group()} har ingen finansiering: ”{beginning(point)}”"
            yield Hit(message, "skriv i samma beslut varifrån pengarna tas", beginning(point).rstrip(" …"))
