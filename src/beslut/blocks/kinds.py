# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""The kinds of block, of inline and of gap that a document is made of. All of them are frozen.

The unions `Block` and `Inline` are closed: a writer that matches over them and ends in `assert_never` is told by the
type checker when it lacks a new kind.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from beslut.speed.values import dataclass

DRAFT = "Utkast"
"""The word on the pages of a document that is not final."""
SIGNING_LINE = "_" * 30
"""The line to sign on, where a format has nothing but letters."""

GAP_TARGET = "lucka"
CHECK_TARGET = "kontrollera"
"""In a template, a gap and words to check are links with these targets."""
HOLE, HOLE_END = "\ue000", "\ue001"
"""Around the number of the value that stands there: what `rendering` leaves in marked-up text, and `parsing` fills."""


@dataclass(frozen=True)
class Text:
    """Plain words. Hard spaces are kept; line breaks do not occur."""

    text: str
    strong: bool = False
    emphasis: bool = False


class GapKind(StrEnum):
    """What is to be filled in where a gap stands; `TEXT` where nothing more is known than its words."""

    AMOUNT = "belopp"
    BODY = "organ"
    DATE = "datum"
    FILE = "fil"
    NAME = "namn"
    NUMBER = "diarienummer"
    SECTION = "paragraf"
    SIGNATURE = "underskrift"
    TEXT = "text"


@dataclass(frozen=True)
class Gap:
    """Something nobody has told us yet: plain words to find ("diarienummer saknas"), and what to do about it.

    `kind` says what belongs there, for whoever shows the gap or fills it: nobody has to read the words to know. `key`
    is where the answer would stand below the party in the case file, in keys with dots between
    (`uppgifter.partens_diarienummer`); empty where the case has no place for it.
    """

    text: str
    hint: str
    kind: GapKind = GapKind.TEXT
    key: str = ""


_CALLED = {GapKind.FILE: "filen"}
"""What a gap of the kind calls what is missing, where that is not the kind's own name."""


def missing(kind: GapKind, hint: str, key: str = "", *, what: str = "") -> Gap:
    """The gap for what nobody has told: *datum saknas*. `what` is said where the kind is too wide: *mottagare*."""
    return Gap(f"{what or _CALLED.get(kind, kind.value)} saknas", hint, kind, key)


@dataclass(frozen=True)
class Check:
    """Words that are used but were inferred, or only proposed: `basis` says from what, for a person to check."""

    text: str
    basis: str


Inline = Text | Gap | Check
Phrase = tuple[Inline, ...]


class PageField(StrEnum):
    """What a page head or foot holds that only the page knows; the values are the places' names in a case file."""

    PAGE = "sida"
    PAGES = "sidor"
    DRAFT = "utkast"


Margin = tuple[tuple[Inline | PageField, ...], ...]
"""The one line of a page head or foot: its parts, to the left, in the middle and to the right; empty when not told."""


@dataclass(frozen=True)
class Heading:
    """A heading of level 1 (the document's title, once), 2 or 3. `id` names the section to a house style."""

    level: int
    content: Phrase
    id: str = ""


@dataclass(frozen=True)
class Paragraph:
    """One paragraph of running text."""

    content: Phrase


@dataclass(frozen=True)
class Bullets:
    """An unordered list, each item one phrase."""

    items: tuple[Phrase, ...]


@dataclass(frozen=True)
class Steps:
    """An ordered list, numbered from 1, each item one phrase."""

    items: tuple[Phrase, ...]


@dataclass(frozen=True)
class Decision:
    """A decision: the lead-in that names the body, and the points that it decides.

    The lead is empty where the points name the body themselves. The points are numbered only when `numbered` says so.
    """

    lead: Phrase
    points: tuple[Phrase, ...]
    numbered: bool = False


@dataclass(frozen=True)
class Fields:
    """The head block: pairs of label and value, in reading order."""

    rows: tuple[tuple[str, Phrase], ...]


@dataclass(frozen=True)
class Table:
    """A data table with one header row; every row is as long as the header."""

    header: tuple[Phrase, ...]
    rows: tuple[tuple[Phrase, ...], ...]


@dataclass(frozen=True)
class SigningPlace:
    """A line to sign on, and under it who signs: a name where one is told, and a title; each a phrase of its own."""

    signer: tuple[Phrase, ...]


@dataclass(frozen=True)
class Address:
    """Whom a letter is to, as an envelope has it: line by line, each a phrase of its own."""

    lines: tuple[Phrase, ...]


Block = Heading | Paragraph | Bullets | Steps | Decision | Fields | Table | SigningPlace | Address


@dataclass(frozen=True)
class Home:
    """Where a document belongs, for whoever fills its gaps: the case and the kind of document by id, the party by name.

    `table` is the file of the parties, where the case has one, and `columns` what it calls what is no fact, by key;
    `common` are the keys whose answer holds for all parties.
    """

    case: str
    document: str
    party: str
    table: str = ""
    common: frozenset[str] = frozenset()
    columns: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Document:
    """One finished document, ready for any writer.

    `author` is the body whose paper it is (never a person), `sender` the name in the page head, `kind` the type of
    document as printed there, `number` its case number or the gap for it, `day` the day that metadata carry,
    None where it was only inferred.
    `draft` marks the pages as *Utkast* and lets writers show hints; `margin` stands at the foot of every page.
    `paper` is the base package that the house's own Word file was prepared to; empty for our own plain page.
    `head` and `foot`, where somebody has told them, stand instead of the ordinary page head and before `margin`.
    `identity` says which document it is, for when the file comes back: case, party, kind and step.
    `home` says where its gaps are answered. `contact` is how its sender is reached, for the foot of the first page;
    empty where nothing is known.
    """

    title: str
    subject: str
    kind: str
    author: str
    sender: str
    number_label: str
    number: Phrase
    day: date | None
    blocks: tuple[Block, ...]
    draft: bool = True
    margin: str = ""
    head: Margin = ()
    foot: Margin = ()
    identity: str = ""
    home: Home | None = None
    paper: bytes = b""
    contact: str = ""


@dataclass(frozen=True)
class Rendered:
    """Marked-up text with holes, and by number what goes into each: words, or decisions in a `::: beslut`."""

    text: str
    values: tuple[Phrase | tuple[Decision, ...], ...] = ()
