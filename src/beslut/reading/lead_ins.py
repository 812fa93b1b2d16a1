# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""The words that lead in to a list of decision points: who decides or proposes, and to whom."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from beslut.reading.organs import SHORT, FoundBody, bodies_in

_END = re.compile(
    r"(?:\b(?:beslutar?|besluta|beslutade|föreslås|föreslå|föreslår|hemställer|yttrar)(?:\s(?:följande|enhälligt|således))?"
    r"(?:\s(?:för\s(?:egen|sin)\sdel))?(?:\s?,?\satt)?|\bföljande(?:\sbeslut)?|\b(?:beslutar|besluta)\b.{0,120},?\satt|\binnebärande(?:\satt)?|\b(?:beslutar|besluta)\s(?:i\senlighet\smed|enligt|med\sbifall\still)\s.{3,80}?(?:förslag|yrkande)(?:et)?|\bbeslut(?:as|ar)?\senligt\sföljande|\bför\s(?:egen|sin)\sdel)"
    r"\s*[:…]?\s*$|\bföljande(?:\sbeslut)?\s*[.:]?\s*$",
    re.IGNORECASE,
)
_COLON = re.compile(r"(?:beslut|föresl|förslag|hemställ|tillstyrk|för\segen\sdel|enligt|innebär|^i\s)", re.IGNORECASE)
_PROPOSES = re.compile(r"\b(?:föreslår|föreslås|föreslå|hemställer|förslag|tillstyrker)\b", re.IGNORECASE)
_DECIDES = re.compile(r"\b(?:beslutar|beslutade|besluta|har\sbeslutat|beslut)\b", re.IGNORECASE)
_OWN = re.compile(
    r"\bför\s(?:egen|sin)\sdel\b|\begna\sbeslut\b|^under\sförutsättning\sav\s.{3,80}\sbeslut\s*:?$", re.IGNORECASE
)
_OPENING = re.compile(
    r"^(?P<lead>.{0,160}?\b(?:beslutar|besluta|beslutade|föreslår|hemställer)(?:\s(?:för\s(?:egen|sin)\sdel|enhälligt|därför|således))?)"
    r"\s(?=att\s)",
    re.IGNORECASE | re.DOTALL,
)
_GIVEN = re.compile(
    r",?\sunder\sförutsättning\s(?:av\s.{3,80}?\sbeslut|att\s.{3,80}?\sbeslutar?(?:\s\w+){0,4})\s*,?(?=\s*(?:att|:)?\s*$)",
    re.IGNORECASE,
)
"""*Kommunstyrelsen beslutar för egen del, under förutsättning av kommunfullmäktiges beslut,*: on what it hangs."""
_FURTHER = re.compile(
    r"\s(?:att\s)?.{0,60}?\b(?:beslutar|besluta|föreslå|föreslår)(?:\sför\s(?:egen|sin)\sdel)?(?=\satt\s)",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class LeadIn:
    """Who says it (`subject`), the whole chain of bodies in order, who decides in the end, and whether it proposes."""

    subject: str | None
    chain: tuple[str, ...]
    decider: str | None
    proposes: bool
    own: bool = False


@lru_cache(maxsize=4096)
def lead_in_of(text: str) -> LeadIn | None:
    """The lead-in that this whole paragraph is, or None."""
    if len(text) > 320 or not re.search(r"[A-Za-zÅÄÖåäö]", text):
        return None
    text = _GIVEN.sub("", text)
    found = bodies_in(text)
    ends = bool(_END.search(text))
    colon = text.rstrip().endswith(":") and bool(_COLON.search(text)) and (bool(found) or len(text) < 60)
    if not ends and not colon:
        return _made(text, found) if _is_only_chain(text, found) else None
    if (
        ends
        and not found
        and not _short_bodies(text)
        and not re.match(r"^(?:att|beslut|för|följande|förslag)?\b", text, re.IGNORECASE)
    ):
        return None
    if ends and text.rstrip().endswith(".") and not _DECIDES.search(text):
        return None
    if re.match(r"^att\s.{60,}", text) and not colon:
        return None
    if not found and not _short_bodies(text) and ends and not colon and len(text) > 60:
        return None
    return _made(text, found)


def _is_only_chain(text: str, found: tuple[FoundBody, ...]) -> bool:
    """*Kommunstyrelsen föreslår kommunfullmäktige*, where *att* stands in each point below."""
    whole = len(found) > 1 and found[0].start == 0 and found[-1].end == len(text.rstrip())
    return (
        whole
        and bool(_PROPOSES.search(text))
        and not any(body.owned for body in found)
        and only_chain_words(text, found)
    )


def opening_of(text: str) -> tuple[LeadIn, str] | None:
    """The lead-in that a paragraph opens with (*Kommunstyrelsen beslutar att …*), and its words; None if no body."""
    match = _OPENING.match(text)
    if match is None:
        return None
    longer = _FURTHER.match(text, match.end())
    while longer and bodies_in(longer.group()):
        match, longer = longer, _FURTHER.match(text, longer.end())
    lead = text[: match.end()]
    found = bodies_in(lead)
    if not found or not only_chain_words(lead, found):
        return None
    return _made(lead, found), lead


_CHAIN_WORDS = re.compile(
    r"att|beslutar|besluta|beslutade|beslut|föreslår|föreslå|föreslås|hemställer|för|egen|sin|del|enhälligt|därför|således|och|samt"
    r"|i|om|därmed|följande|härmed|hos|till"
)


def only_chain_words(lead: str, found: tuple[FoundBody, ...] | None = None) -> bool:
    """Whether nothing but bodies and the words of a chain stand there: else it tells of something."""
    for body in reversed(bodies_in(lead) if found is None else found):
        lead = lead[: body.start] + lead[body.end :]
    return all(_CHAIN_WORDS.fullmatch(word) for word in re.findall(r"\w+", lead.lower()))


def _short_bodies(text: str) -> list[str]:
    return [SHORT[word.lower()] for word in re.findall(r"\b(?:KS|KF|KSAU|RS|RF|AU)\b", text)]


def _made(text: str, found: tuple[FoundBody, ...]) -> LeadIn:
    names = [body.name for body in found if not body.owned] or _short_bodies(text)
    own = bool(_OWN.search(text))
    passive = re.search(r"\bföreslås\b", text, re.IGNORECASE) is not None
    proposes = bool(_PROPOSES.search(text)) and not own
    owner = next((body.name for body in found if body.owned), None)
    if passive:
        return LeadIn(None, tuple(names), names[-1] if names else None, True)
    if re.match(r"att\sföreslå\b", text, re.IGNORECASE):
        return LeadIn(None, tuple(names), names[-1] if names else None, True)
    if re.match(r"enligt\b", text, re.IGNORECASE):
        return LeadIn(None, (), None, False)  # *Enligt kommunstyrelsens förslag:* says whence, not who
    if not names:
        return LeadIn(owner if proposes else None, (owner,) if owner and proposes else (), None, proposes, own)
    if proposes and not _DECIDES.search(text) and len(names) == 1 and re.search(r"förslag\b", text) and owner:
        return LeadIn(
            owner, (owner, names[0]), names[0], True
        )  # *Enligt kommunstyrelsens förslag till kommunfullmäktige:*
    chain = tuple(dict.fromkeys(names))
    return LeadIn(
        names[0], chain, names[-1], (proposes and len(chain) > 1) or (proposes and not _DECIDES.search(text)), own
    )
