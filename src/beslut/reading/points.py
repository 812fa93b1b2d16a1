# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""A decision's or proposal's paragraphs to points, in lists by lead-in, so that each list knows whose it is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from beslut.reading.headings import DECISION, Heading
from beslut.reading.lead_ins import LeadIn, lead_in_of, opening_of
from beslut.reading.matters import Section
from beslut.reading.organs import bodies_in
from beslut.reading.paragraphs import Paragraph, joined
from beslut.reading.said import LIKELY, SURE, Passage, Spot

_VOTING = re.compile(
    r"^(?:(?:omröstning|votering)\b|ordföranden?\s(?:ställer|finner|frågar)|ja-röst|(?:med|mot)\s\d+\s(?:ja|röster)|proposition\b"
    r"|deltar\s(?:inte|ej)|.{0,60}\bdeltar\s(?:inte|ej)\si\sbeslutet)",
    re.IGNORECASE,
)
_RESERVED = re.compile(r"\breserverar\ssig\b|^reservation\b|\banmäler\s(?:blank\s)?reservation\b", re.IGNORECASE)
_NOTE = re.compile(
    r"^(?:(?:till\sprotokollet\santeckn|protokollsanteckning|särskilt\syttrande)|.{0,80}\b(?:yrkar|yrkade)\b|_{3,}|-{3,}|\*{3,}"
    r"|(?:paragrafen\s|protokollet\sunder\sdenna\sparagraf)(?!.*\b(?:om|endast|först|under\sförutsättning|villkor\w*)\b))",
    re.IGNORECASE,
)
_COUNCIL_ACTS = re.compile(
    r"^((?:kommun|region|förbunds|landstings)fullmäktige)\s(?:antar|godkänner|fastställer|upphäver|ställer\ssig|ger|uppdrar|beviljar"
    r"|avsätter|anslår|inrättar|väljer|utser|bemyndigar|delegerar|medger|ansluter|noterar|överlämnar|avslår|bifaller)\b",
    re.IGNORECASE,
)
_PROPOSED_TO = re.compile(r"^(?:att\s)?föreslå\s(?:att\s)?(?=\w)", re.IGNORECASE)
_TOLD = re.compile(
    r"^(?:skäl|motiv|eftersom|bakgrund|förslaget\s(?:har|är|innebär)|ärendet\s(?:har|är|gäller|avser)|enligt\s\d|\w+\s(?:har|hade|konstaterar)\b)",
    re.IGNORECASE,
)
"""How a sentence begins that tells of something rather than decides it."""
_ENUMERATED = re.compile(r"^(\d{1,2})[.)]?$|^([a-zåäö])[.)]$", re.IGNORECASE)
_DECIDES = re.compile(
    r"^att\s|\b(?:antas|antar|anta|godkänn(?:s|er|a)|fastställ(?:s|er|a|es)|upphäv(?:s|er|a)|upphör|gäller|träder|ersätter|avslå(?:s|r)?"
    r"|bifall(?:s|er|a|es)|tillstyrk(?:s|er|a)|avstyrk(?:s|er|a)|återremittera(?:s|r)?|bordlägg(?:s|er|a)|notera(?:s|r)?|antecknas?"
    r"|får\si\suppdrag|ges\si\suppdrag|ger|uppdra(?:r|s)?|utse(?:r|s)|välj(?:s|er|a)|delegera(?:r|s)?|bemyndiga(?:r|s)?|bevilja(?:r|s)?"
    r"|besluta(?:r|s)?|föreslå(?:r|s)?|ingår?|överlämna(?:r|s)?|översänd(?:s|er|a)|anses?|avsätt(?:s|er|a)|tillför(?:s)?|läggs|lägga"
    r"|justeras|förklaras|medger|lämna(?:r|s)?|ställer|ska|finansieras|anslå(?:s|r)?|inrätta(?:s|r)?|entledigas|hänvisas?|ansluter?)\b",
    re.IGNORECASE,
)


@dataclass
class PointList:
    """Points under one lead-in, or under a heading without any."""

    heading: Heading | None
    lead_in: LeadIn | None
    spot: Spot
    points: list[Passage] = field(default_factory=list)

    @property
    def upward(self) -> str | None:
        """The body that the points themselves propose to (*att föreslå kommunfullmäktige …*), when all of them do."""
        if not self.points or not all(_PROPOSED_TO.match(point.text) for point in self.points):
            return None
        bodies = bodies_in(self.points[0].text)
        return bodies[0].name if bodies and bodies[0].start < 40 else None

    @property
    def decider(self) -> str | None:
        """The body whose decision the points are, when lead-in, heading or the points' own words tell."""
        if self.upward:
            return self.upward
        if self.lead_in and self.lead_in.decider:
            return self.lead_in.decider
        if self.lead_in and self.lead_in.own:
            return self._subject or (self.heading.owner if self.heading else None)
        if self.heading and self.heading.target:
            return self.heading.target
        if self.acting:
            return self.acting
        if self.heading and self.heading.kind == DECISION:
            return self.heading.owner
        return None

    @property
    def _subject(self) -> str | None:
        """The one body that points begin with (*Kommunstyrelsen ger …*)."""
        first = [bodies[0] for point in self.points if (bodies := bodies_in(point.text))]
        names = {body.name for body in first if body.start == 0 and not body.owned}
        return names.pop() if len(names) == 1 else None

    @property
    def acting(self) -> str | None:
        """The council that the points have as subject (*Kommunfullmäktige antar …*), whoever's minutes it is."""
        found = {hit[1].lower() for point in self.points if (hit := _COUNCIL_ACTS.match(point.text))}
        return found.pop() if len(found) == 1 else None


def is_line(text: str) -> bool:
    """Whether it is only drawn: a line between two things."""
    return re.fullmatch(r"[_\s*-]{3,}", text) is not None


def lists_of(sections: Sequence[Section]) -> list[PointList]:
    """The lists of points in these sections, in order."""
    made: list[PointList] = []
    for section in sections:
        gatherer = _Gatherer(section.heading, section.spot)
        for place, paragraph in enumerate(section.paragraphs):
            if not gatherer.take(paragraph, section.paragraphs[place + 1 :]):
                break
        made += [one for one in gatherer.lists if one.points or one.lead_in]
    return made


class _Gatherer:
    """Takes the paragraphs of one section in order. It ends where something that is no point begins."""

    def __init__(self, heading: Heading | None, spot: Spot) -> None:
        self.lists = [PointList(heading, None, spot)]
        self._heading = heading

    def take(self, paragraph: Paragraph, after: Sequence[Paragraph]) -> bool:
        """Take the next paragraph. Says whether the section goes on."""
        text = paragraph.text
        if is_line(text) and any(one.points for one in self.lists):
            return False
        if _RESERVED.search(text) or _VOTING.match(text):
            return False
        if _NOTE.match(text) and not paragraph.label:
            return True
        lead_in = lead_in_of(text)
        if lead_in and (after or self.lists[-1].points):
            self.lists.append(PointList(self._heading, lead_in, paragraph.spot))
            return True
        number = _number(paragraph.label)
        if self._continues(paragraph, number, after):
            self._lengthen(text, paragraph.label)
            return True
        opening = opening_of(text)
        if opening and number is None:
            return self._open(paragraph, opening, after)
        self._add(paragraph, text, number)
        return True

    def _open(self, paragraph: Paragraph, opening: tuple[LeadIn, str], after: Sequence[Paragraph]) -> bool:
        """*Kommunfullmäktige beslutar att anta …*: its own list; the words stay unless other clauses share them."""
        lead_in, words = opening
        shared = bool(after) and re.match(r"^att\s", after[0].text) is not None
        now = self.lists[-1]
        if now.points and now.lead_in and now.lead_in.chain == lead_in.chain and not shared:
            self._add(paragraph, paragraph.text, None)
            return True
        self.lists.append(PointList(self._heading, lead_in, paragraph.spot))
        text = paragraph.text[len(words) :].strip() if shared else paragraph.text
        self._add(paragraph, text, None)
        return True

    def _continues(self, paragraph: Paragraph, number: str | None, after: Sequence[Paragraph]) -> bool:
        """Whether a paragraph belongs to the point before it: a sub-point, a quoted text, the rest of a sentence."""
        points = self.lists[-1].points
        if not points:
            return False
        before = points[-1]
        if number is not None and number.isalpha():
            if before.number is not None:
                return before.number.isdigit()
            part = paragraph.text[:1].islower() and not re.match(r"^att\s", paragraph.text)
            return part and not re.search(r"[.!?]$", before.text)  # a sentence that lists its parts with letters
        if number is not None:
            return False
        if before.number is None:
            if paragraph.gap and re.search(r"(?:,|\bsamt|\boch)$", before.text):
                return False  # a clause of its own, joined to the next as older lists do
            lowers = paragraph.text[:1].islower() and not re.match(r"^att\s", paragraph.text)
            return lowers and not paragraph.label and not re.search(r"[.!?]$", before.text)
        if paragraph.label:
            return True  # bullets under a number
        if paragraph.text[:1].islower() and not re.match(r"^att\s", paragraph.text):
            return True
        return any(_number(later.label) == str(int(before.number) + 1) for later in after if before.number.isdigit())

    def _lengthen(self, text: str, label: str) -> None:
        points = self.lists[-1].points
        before = points[-1]
        shown = f"{label} {text}" if label and label != "•" else text
        points[-1] = Passage(joined(before.text, shown, Counter()), before.spot, LIKELY, before.number, before.body)

    def _add(self, paragraph: Paragraph, text: str, number: str | None) -> None:
        formed = paragraph.known or bool(paragraph.label) or text.rstrip().endswith(".") or text.startswith("att ")
        after_numbers = number is None and bool(self.lists[-1].points) and self.lists[-1].points[-1].number is not None
        told = len(text.split()) > 60 or bool(_TOLD.match(text))
        decides = bool(_DECIDES.search(" ".join(text.split()[:40])))
        bare = re.match(r"^\d{1,2}\s[A-ZÅÄÖ]", text)  # a number that may be the point's own
        loose = number is None and (told or bare)
        sure = decides and formed and not (paragraph.doubtful or after_numbers or loose)
        self.lists[-1].points.append(Passage(text, paragraph.spot, SURE if sure else LIKELY, number))


def _number(label: str) -> str | None:
    found = _ENUMERATED.match(label.replace("§", "").strip())
    return (found[1] or found[2]) if found else None


def dialect_of(points: Sequence[Passage]) -> tuple[str, str] | None:
    """(D1–D6 or `annan`, why) of a list of points; None without points."""
    kinds = {_form(point) for point in points}
    if not kinds:
        return None
    numbered = all(point.number for point in points)
    if kinds == {"att"}:
        return ("D5", "numrerade att-satser") if numbered else ("D1", "att-satser")
    if kinds == {"infinitiv"}:
        return "D6", "verb i grundform utan att"
    if kinds == {"passiv"}:
        return "D4", "passiva meningar"
    if kinds <= {"aktiv", "passiv"} and "aktiv" in kinds:
        return ("D2", "numrerade självständiga meningar") if numbered else ("D3", "meningar med organet som subjekt")
    return "annan", "punkterna har olika form"


_INFINITIVES = frozenset((
    "anta", "godkänna", "fastställa", "upphäva", "ge", "uppdra", "notera", "avslå", "bifalla", "tillstyrka",
    "avstyrka", "utse", "välja", "delegera", "bemyndiga", "bevilja", "ingå", "överlämna", "översända", "anse",
    "avsätta", "lägga", "återremittera", "bordlägga", "föreslå", "ställa", "medge", "lämna", "anslå", "inrätta",
    "förklara", "ansluta",
))  # fmt: skip


def _form(point: Passage) -> str:
    text = point.text.lstrip()
    if re.match(r"^att\s", text, re.IGNORECASE) or opening_of(text):
        return "att"
    if text.split()[0].lower() in _INFINITIVES:
        return "infinitiv"
    first = re.split(r"(?<=[.!?])\s+(?=[A-ZÅÄÖ])", text)[0]
    if re.match(
        r"^(?:\w+(?:fullmäktige|styrelsen|nämnden|utskottet|direktionen|rådet)|(?:\w+-\soch\s)?\w+nämnden|kommunen|regionen|\w+s?\skommun"
        r"|nämnden|region\s\w+)\b.{0,40}?\b\w+(?:ar|er|ir|år|r)\b",
        first,
        re.IGNORECASE,
    ):
        return "aktiv"
    if re.search(r"\b\w{2,}(?:as|ns|ls|rs|vs|js|ks|ds|ts|gs|ms|ps|äs|ås|es)\b", first) or re.search(
        r"\b(?:upphör|gäller|träder)\b", first
    ):
        return "passiv"
    return "aktiv" if re.search(r"\b\w+(?:ar|er|år)\b", first) else "annan"
