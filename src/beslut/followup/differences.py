# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Two texts of one point held against each other: the same words, the same in other words, or what differs, by kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from beslut.followup.tokens import PARTY, Token
from beslut.followup.vocabulary import BODY_WORD, CONDITIONS

_FIGURES = ("datum", "belopp", "procent", "paragraf", "diarienummer", "version", "bilaga", "år", "nekande")
_OWN_WAYS = ("diarienummer", "bilaga")
"""What a house adds or leaves out in its own way; only another number is a difference."""
_LIGHT = ("om",)
"""A word that says nothing alone, but much before others: *avtalet om X*, *om X betalar*."""
_TYPO = 8
"""Letters of a word in which one wrong letter is a slip, and not another word."""
_TRIED = 4
"""Wordings, the likest first, that a decided text is held against word by word."""
_MOST_IN_GAP = 24
"""Words that can fill one gap."""
Roles = Mapping[str, str]
"""What a stem is part of in its point: dokument, omfattning, verkan, mottagare …"""


@dataclass(frozen=True)
class Difference:
    """What differs: its kind, and both texts; None where one has nothing."""

    kind: str
    proposed: str | None
    decided: str | None


@dataclass(frozen=True)
class Match:
    """A decided text beside one wording: equal word for word, or its differences; `likeness` is from 0 to 1."""

    equal: bool
    differences: tuple[Difference, ...]
    likeness: float


class Text:
    """A text that is held against others: its tokens, and those of them that say something."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tuple(tokens)
        self.said = [token for token in tokens if not token.soft]
        self.stems = Counter(token.stem for token in self.said if token.kind != "lucka")
        self.has_gap = any(token.kind == "lucka" for token in tokens)
        self.forms = tuple(token.form for token in tokens)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Text) and other.forms == self.forms

    def __hash__(self) -> int:
        return hash(self.forms)

    def likeness(self, other: Text) -> float:
        """How much of what they say is the same, from 0 to 1, in whatever order."""
        return 2 * (self.stems & other.stems).total() / max(self.stems.total() + other.stems.total(), 1)


def is_equal(wording: Text, read: Text) -> bool:
    """Whether the texts are the same word for word; a gap can hold any words that decide nothing."""
    if wording.has_gap:
        return _fits(wording.tokens, read.tokens)
    return wording.forms == read.forms


def _fits(wording: Sequence[Token], read: Sequence[Token]) -> bool:
    """The wording as a pattern: each gap takes as few words as it can, and at most so many."""
    reached = {0}
    for token in wording:
        if token.kind == "lucka":
            reached = {
                later for at in reached for later in range(at, min(at + _MOST_IN_GAP, len(read)) + 1)
                if may_fill(read[at:later])
            }  # fmt: skip
        else:
            reached = {at + 1 for at in reached if at < len(read) and read[at].form == token.form}
    return len(read) in reached


def may_fill(words: Sequence[Token]) -> bool:
    """Whether these can stand in a gap: they neither deny nor condition anything."""
    return not any(t.kind == "nekande" or CONDITIONS.fullmatch(t.form) for t in words)


def best_match(wordings: Sequence[Text], read: Text, roles: Roles) -> Match:
    """The decided text beside the wording that it differs least from."""
    for wording in wordings:
        if is_equal(wording, read):
            return Match(True, (), 1.0)
    nearest = sorted(wordings, key=lambda wording: -wording.likeness(read))[:_TRIED]
    found = [_matched(wording, read, roles) for wording in nearest]
    return min(found, key=lambda match: (len(match.differences), -match.likeness))


def _matched(wording: Text, read: Text, roles: Roles) -> Match:
    chunks = _chunks(wording.said, read.said)
    if _in_order(wording.said, read.said):
        chunks = _without_moved(chunks)
    return Match(False, _told(chunks, roles, (wording.tokens, read.tokens)), wording.likeness(read))


Chunk = tuple[list[Token], list[Token]]


def _chunks(ours: list[Token], theirs: list[Token]) -> list[Chunk]:
    """Where the two differ, in order; what fills a gap is no difference."""
    matcher = SequenceMatcher(None, [t.stem for t in ours], [t.stem for t in theirs], autojunk=False)
    found: list[Chunk] = []
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag == "equal":
            continue
        missing, added = ours[i:j], theirs[k:m]
        gaps = [t for t in missing if t.kind == "lucka"]
        missing = [t for t in missing if t.kind != "lucka"]
        if gaps and may_fill(added) and len(added) <= _MOST_IN_GAP * len(gaps):
            added = []
            missing = [t for t in missing if t.form != "av"]  # *beslutet av X den …* filled in as *sitt beslut den …*
        if missing or added:
            found.append(_mended(missing, added))
    return [chunk for chunk in found if chunk[0] or chunk[1]]


def _mended(missing: list[Token], added: list[Token]) -> Chunk:
    """Without slips of the pen: one wrong letter in a long word, a compound written apart or together."""
    for one in list(missing):
        for other in added:
            if _is_slip(one, other):
                missing, added = _but(missing, one), _but(added, other)
                break
    for whole, parts in ((missing, added), (added, missing)):
        for one in list(whole):
            for place in range(len(parts) - 1):
                if one.kind == "ord" and one.form == parts[place].form + parts[place + 1].form:
                    whole.remove(one)
                    del parts[place : place + 2]
                    break
    return missing, added


def _but(tokens: list[Token], one: Token) -> list[Token]:
    at = tokens.index(one)
    return tokens[:at] + tokens[at + 1 :]


def _is_slip(one: Token, other: Token) -> bool:
    a, b = one.form, other.form
    if one.kind != "ord" or other.kind != "ord" or one.named or other.named or min(len(a), len(b)) < _TYPO:
        return False
    return a[0] == b[0] and abs(len(a) - len(b)) <= 1 and _one_letter(a, b)


def _one_letter(a: str, b: str) -> bool:
    """Whether one letter more, less or other, or two letters in each other's place, makes the one of the other."""
    start = next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    a, b = a[start:], b[start:]
    return a[1:] == b[1:] or a[1:] == b or a == b[1:] or (a[:2] == b[:2][::-1] and a[2:] == b[2:])


def _in_order(ours: list[Token], theirs: list[Token]) -> bool:
    """Whether what both have of days, sums and names comes in the same order, and so does everything near a denial."""
    if any(t.kind == "nekande" for t in (*ours, *theirs)):
        return False
    named = {t.stem for t in (*ours, *theirs) if t.hard and t.kind != "lucka"}
    both = {t.stem for t in ours} & {t.stem for t in theirs} & named
    return [t.stem for t in ours if t.stem in both] == [t.stem for t in theirs if t.stem in both]


def _without_moved(chunks: list[Chunk]) -> list[Chunk]:
    """The chunks without words that only stand in another place."""
    moved = Counter(t.stem for missing, _ in chunks for t in missing) & Counter(
        t.stem for _, added in chunks for t in added
    )
    left = (Counter(moved), Counter(moved))
    made: list[Chunk] = []
    for chunk in chunks:
        sides: list[list[Token]] = [[], []]
        for side, tokens in enumerate(chunk):
            for token in tokens:
                if left[side][token.stem]:
                    left[side][token.stem] -= 1
                else:
                    sides[side].append(token)
        if sides[0] or sides[1]:
            made.append((sides[0], sides[1]))
    return made


def _told(chunks: list[Chunk], roles: Roles, whole: tuple[Sequence[Token], Sequence[Token]]) -> tuple[Difference, ...]:
    found = _figures([t for missing, _ in chunks for t in missing], [t for _, added in chunks for t in added])
    for missing, added in chunks:
        words = [[t for t in side if t.kind not in _FIGURES] for side in (missing, added)]
        if any(t.kind != "part" and t.form not in _LIGHT for side in words for t in side):
            kind = _kind_of(words[0], words[1], roles)
            found.append(Difference(kind, _text(words[0], whole[0]), _text(words[1], whole[1])))
    return tuple(dict.fromkeys(found))


def _figures(missing: Sequence[Token], added: Sequence[Token]) -> list[Difference]:
    """Days beside days, sums beside sums: the first with the first."""
    found = []
    for kind in _FIGURES:
        pair = [[t for t in side if t.kind == kind] for side in (missing, added)]
        if kind in _OWN_WAYS and not all(pair):
            continue
        for place in range(max(map(len, pair))):
            ours, theirs = (side[place] if place < len(side) else None for side in pair)
            found.append(Difference(kind, _shown(ours), _shown(theirs)))
    return found


def _shown(token: Token | None) -> str | None:
    if token is None:
        return None
    return f"§ {token.form}" if token.kind == "paragraf" else token.form if token.kind != "nekande" else token.text


def _kind_of(missing: Sequence[Token], added: Sequence[Token], roles: Roles) -> str:
    both = (*missing, *added)
    told = [roles[t.stem] for t in missing if t.stem in roles]
    if any(CONDITIONS.fullmatch(t.form) for t in added) or "villkor" in told:
        return "villkor"
    if any(BODY_WORD.search(t.form) for t in both):
        return "organ"
    if told:
        return Counter(told).most_common(1)[0][0]
    return "part" if any(t.kind == "part" for t in both) else "tal" if all(t.kind == "tal" for t in both) else "ord"


def _text(tokens: Sequence[Token], whole: Sequence[Token]) -> str | None:
    """The words as they stand in the whole text, with the small words between them."""
    chosen = {id(token) for token in tokens}
    places = [place for place, token in enumerate(whole) if id(token) in chosen]
    if not places:
        return None
    between = whole[places[0] : places[-1] + 1]
    shown = [token for token in between if id(token) in chosen or token.soft]
    return " ".join(token.text.replace(PARTY, "parten") for token in shown)
