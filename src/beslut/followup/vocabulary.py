# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""The words that a decision can change without being another, and those that always change it."""

from __future__ import annotations

import re

SOFT = frozenset((
    "att", "och", "samt", "som", "den", "det", "de", "dem", "denna", "detta", "dessa", "en", "ett", "sin", "sitt",
    "sina", "där", "här", "på", "i", "vid", "med", "är", "därmed", "härmed", "därvid", "således", "därför", "också",
    "även", "nu", "nya", "nytt", "ovan", "ovanstående", "nedan", "följande", "enligt", "enlighet", "bifogad",
    "bifogat", "bifogade", "föreliggande", "framlagt", "framlagda", "upprättat", "upprättade", "redovisat",
    "redovisade", "presenterat", "presenterade", "föreslaget", "föreslagna", "förslag", "förslaget", "utarbetat",
    "utarbetade", "så", "avseende", "rörande", "gällande", "angående", "beträffande", "för", "beslutar",
    "besluta", "beslut", "beslutet", "samtidigt", "själv", "själva", "ska", "skall",
))  # fmt: skip
"""Words that carry grammar, or point at the papers; none of them alone says what is decided."""
NEGATIONS = frozenset((
    "inte", "ej", "icke", "utan", "ingen", "inget", "inga", "aldrig", "varken", "undantaget",
))  # fmt: skip
CONDITIONS = re.compile(
    r"\b(?:förutsättning(?:ar|en)?|förutsatt|villkor\w*|förbehåll\w*|såvida|ifall|såvitt|förrän|först\s(?:när|efter|sedan)|när|om"
    r"|endast|under\sförutsättning)\b",
    re.IGNORECASE,
)
"""Words that make something depend on something else. Asked only of words that one text has and the other has not."""
ALIKE = {
    "godkänna": "anta",
    "fastställa": "anta",
    "skall": "ska",
}
"""Words that mean the same in a decision: adopting, approving and establishing a joint document."""
COUNTS = {
    "två": "2", "tre": "3", "fyra": "4", "fem": "5", "sex": "6", "sju": "7", "åtta": "8", "nio": "9", "tio": "10",
    "elva": "11", "tolv": "12",
}  # fmt: skip
"""Numbers in words."""
SHORTENED = (
    (re.compile(r"\bfr\.?\s?o\.?\s?m\b\.?", re.IGNORECASE), "från och med"),
    (re.compile(r"\bt\.?\s?o\.?\s?m\b\.?", re.IGNORECASE), "till och med"),
    (re.compile(r"\b(?:i\senl|enl)\.", re.IGNORECASE), "enligt"),
    (re.compile(r"\bbil\.(?=\s?\d)", re.IGNORECASE), "bilaga"),
    (re.compile(r"\bres?p\.", re.IGNORECASE), "respektive"),
    (re.compile(r"\bavs\.", re.IGNORECASE), "avseende"),
    (re.compile(r"\bang\.", re.IGNORECASE), "angående"),
    (re.compile(r"\bvers?\.(?=\s?\d)", re.IGNORECASE), "version"),
    (re.compile(r"\b(?:f\.?\s?n|f\.?\s?r\.?\s?o\.?\s?m)\.", re.IGNORECASE), " "),
)
"""What is shortened in minutes, and the words it stands for."""
GIVEN = "\ue002"
"""Before a word that gives an assignment: it means *ge*, and stands as it was written."""
ASSIGNED = (
    (re.compile(r"\b(uppdra[rs]?)(?:\s(?:åt|till|i\suppdrag\såt))?\b", re.IGNORECASE), rf"{GIVEN}\1 uppdrag"),
    (re.compile(r"\buppdrag\s(ges|lämnas)\s(?:åt|till)\b", re.IGNORECASE), rf"{GIVEN}\1 uppdrag"),
    (re.compile(r"\b(?:ge[rs]?|får|lämna[rs]?)(?=(?:\s[\w-]+){0,12}?\suppdrag\b)", re.IGNORECASE), rf"{GIVEN}\g<0>"),
    (re.compile(r"\buppdrag\s(?:åt|till)\b", re.IGNORECASE), "uppdrag"),
)
"""The ways to give an assignment (*uppdra åt*, *ges i uppdrag*, *får i uppdrag*): other words of the same."""
OWN_PART = re.compile(r"\bför\s(?:egen|sin|⟦part⟧)\sdel\b", re.IGNORECASE)
"""*för egen del*, *för Gävle kommuns del*: said by whoever decides, and always true of it."""
BODY_WORD = re.compile(
    r"(?:fullmäktige|styrelse|nämnd|utskott|direktion|delegation|kommitté|beredning)s?(?:n|en|et|ens|ets|ns)?$",
    re.IGNORECASE,
)
