# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""The grammar of Swedish bodies' names: found in running text by how they are built, not from a list of anyone's."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_WORD = r"[A-Za-zÅÄÖåäöÉé]+"
_JOINED = rf"(?:{_WORD}-,\s)*{_WORD}-\s(?:och|&|samt)\s"
_HEAD = (
    rf"(?:(?:{_JOINED})?(?:{_WORD})?(?:fullmäktige|styrelsen|nämnden|direktionen|delegationen|kommittén)"
    rf"|(?:{_JOINED})?{_WORD}(?:rådet|beredningen)|(?:{_JOINED})?(?:{_WORD})?utskottet)"
)
_OWNER = rf"(?:(?:{_JOINED})?(?:{_WORD})?(?:fullmäktiges|styrelsens|nämndens|direktionens))"
_PART = rf"(?:{_WORD})?(?:utskottet|utskott|beredning|presidium|delegation)"
_OF_OWNER = rf"{_OWNER}\s(?:{_JOINED}|(?!{_WORD}utskott){_WORD}a\s)?{_PART}"
_ADJECTIVE = r"(?:allmänna|sociala|tekniska|personalpolitiska|kommunala|gemensamma)\s"
_STOP = (
    r"(?:beslutar|besluta|beslutade|föreslår|föreslås|föreslå|antar|godkänner|tillstyrker|avstyrker|ger|får|har|ska|kan"
    r"|upphäver|fastställer|noterar|ställer|hemställer|uppdrar|delegerar|att|i|till|den|för|avslår|bifaller|är|som|protokoll|beslut|förslag|ordförande|yttrande|sammanträde)"
)
_OF = rf"(?!{_STOP}\b){_WORD}"
_FOR = rf"nämnden\sför\s{_OF}(?:(?:,\s|\s(?:och|&)\s|-\soch\s|\s){_OF}){{0,3}}"
_GEMENSAM = rf"(?:den\s)?gemensamma\s{_FOR}"
_BODY = re.compile(
    rf"(?<![\w-])(?:{_OF_OWNER}|{_GEMENSAM}|{_FOR}(?=\s+{_STOP}\b|s?\s*[.,:;()\t]|s?\s*$)|(?:{_ADJECTIVE})?{_HEAD})(s?)(?![\w-])",
    re.IGNORECASE,
)
_LIKELY = re.compile(r"fullmäktige|styrelse|nämnd|utskott|direktion|delegation|kommitté|råd|beredning", re.IGNORECASE)
_INDEFINITE = re.compile(
    rf"^(?:{_JOINED})?(?:{_WORD})?(?:(styrelse|nämnd|direktion|delegation)|(utskott|råd))$", re.IGNORECASE
)
_NO_BODY = re.compile(
    r"^(?:samrådet|området|ombudsrådet|styrelsen\ssom|bolagsstyrelsen|föreningsstyrelsen|länsstyrelsen|polisstyrelsen"
    r"|socialstyrelsen|skolstyrelsen|hyresnämnden|partistyrelsen|transportstyrelsen|riksbanksfullmäktige)$",
    re.IGNORECASE,
)
SHORT = {
    "kf": "kommunfullmäktige",
    "ks": "kommunstyrelsen",
    "ksau": "kommunstyrelsens arbetsutskott",
    "kau": "kommunstyrelsens arbetsutskott",
    "au": "arbetsutskottet",
    "rf": "regionfullmäktige",
    "rs": "regionstyrelsen",
    "rsau": "regionstyrelsens arbetsutskott",
    "hsn": "hälso- och sjukvårdsnämnden",
    "lf": "landstingsfullmäktige",
    "ls": "landstingsstyrelsen",
}
"""Short names that are used everywhere; a house's other short names are not known, and not guessed."""


_GENERIC = ("styrelsen", "nämnden", "fullmäktige", "direktionen")


@dataclass(frozen=True, slots=True)
class FoundBody:
    """A body's name in a text: where, its normal form, and whether it stands in the genitive."""

    start: int
    end: int
    name: str
    owned: bool


@lru_cache(maxsize=8192)
def bodies_in(text: str) -> tuple[FoundBody, ...]:
    """Every body named in the text, in order."""
    found = []
    if not _LIKELY.search(text):
        return ()
    for match in _BODY.finditer(text):
        words = match.group()
        owned = bool(match.group(1))
        if re.match(r"\s(?:beslut|förslag|yttrande)\b", text[match.end() :], re.IGNORECASE) and words[-1] in "sS":
            owned = True  # the genitive of *nämnden för X* stands on the last word
        name = normal(words[:-1] if owned else words)
        if not _NO_BODY.match(name):
            found.append(FoundBody(match.start(), match.end(), name, owned))
    return tuple(found)


def normal(name: str) -> str:
    """A body's name as in running text: lower case, but the proper words after *nämnden för* as they stand."""
    name = " ".join(name.split())
    split = re.match(r"((?:den\s)?(?:gemensamma\s)?nämnden\sför)\s(.*)", name, re.IGNORECASE)
    if split and not name.isupper():
        return f"{split[1].lower()} {split[2]}"
    return name.lower()


def whole_body(text: str) -> str | None:
    """The body, when the text is its name and nothing more; *Kommunstyrelse* becomes *kommunstyrelsen*."""
    text = " ".join(text.split()).rstrip(":.,")
    found = bodies_in(text)
    if len(found) == 1 and not found[0].owned and (found[0].start, found[0].end) == (0, len(text)):
        return found[0].name
    bare = _INDEFINITE.match(text)
    if (
        bare
        and len(text) > 7
        and not _NO_BODY.match(f"{text}{'et' if bare[2] else 'en'}".lower().replace("eeen", "en"))
    ):
        ending = "et" if bare[2] else ("n" if text.lower().endswith("e") else "en")
        return normal(text + ending)
    short = SHORT.get(text.lower()) if text.isupper() or text.istitle() else None
    return short


def is_committee(name: str) -> bool:
    """Whether it is a bare committee (*arbetsutskottet*), which does not tell whose it is."""
    return name.endswith("utskottet")


def is_generic(name: str) -> bool:
    """Whether it does not tell which body it is: *nämnden*, *utskottet*, a bare committee."""
    return name in _GENERIC or (is_committee(name) and " " not in name)


def same_body(one: str | None, other: str | None) -> bool:
    """Whether two names can mean one body: alike, or one of them generic, as *arbetsutskottet* or *nämnden*."""
    if one is None or other is None:
        return False
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    if is_committee(short):
        return long.removesuffix("et").endswith(f" {short.removesuffix('et')}")
    return short in _GENERIC and (long.endswith(short) or long.startswith(f"{short} för "))
