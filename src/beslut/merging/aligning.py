# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Which block became which, which words became which, and where two have changed the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

_ALIKE = 0.5  # the least share of words that two blocks have in common when one is the other, changed
_FEW = 40  # blocks in a row that all differ and are still compared with each other, one by one


def matched(old: Sequence[str], new: Sequence[str], *, moved: bool) -> dict[int, int]:
    """Old place → new place of every block that is still there: as it was, or with some other words.

    `moved` is whether a block that stands somewhere else is still the same; else it is gone, and another has come.
    """
    pairs: dict[int, int] = {}
    loose: list[tuple[range, range]] = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            pairs.update(zip(range(a, b), range(c, d), strict=True))
        elif tag == "replace":
            loose.append((range(a, b), range(c, d)))
    for gone, come in loose:
        pairs.update(_alike(old, new, gone, come))
    return pairs | _moved(old, new, pairs) if moved else pairs


def _alike(old: Sequence[str], new: Sequence[str], gone: range, come: range) -> dict[int, int]:
    """In a row of blocks that all differ: the pairs that have most words in common, in order."""
    if len(gone) > _FEW or len(come) > _FEW:
        return dict(zip(gone, come, strict=False)) if len(gone) == len(come) else {}
    best: dict[tuple[int, int], tuple[float, tuple[tuple[int, int], ...]]] = {}
    nothing: tuple[float, tuple[tuple[int, int], ...]] = (0.0, ())
    for i in reversed(gone):
        for j in reversed(come):
            options = [best.get((i + 1, j), nothing), best.get((i, j + 1), nothing)]
            share = likeness(old[i], new[j])
            if share >= _ALIKE:
                then = best.get((i + 1, j + 1), nothing)
                options.append((share + then[0], ((i, j), *then[1])))
            best[i, j] = max(options, key=lambda one: one[0])
    found = best.get((gone.start, come.start), nothing)[1]
    if not found and len(gone) == len(come) == 1:
        return {gone.start: come.start} if old[gone.start] and new[come.start] else {}
    return dict(found)


def likeness(one: str, other: str) -> float:
    """How many of the words two texts have in common: 0 for none, 1 for all. Rows with the same label are alike."""
    label, tab, _ = one.partition("\t")
    if tab and other.startswith(label + tab):
        return 1.0
    first, second = one.split(), other.split()
    if not first or not second:
        return 0.0
    return SequenceMatcher(None, first, second, autojunk=False).ratio()


def _moved(old: Sequence[str], new: Sequence[str], pairs: dict[int, int]) -> dict[int, int]:
    """Blocks that stand somewhere else, word for word."""
    free: dict[str, list[int]] = {}
    taken = set(pairs.values())
    for place, text in enumerate(new):
        if place not in taken and text.strip():
            free.setdefault(text, []).append(place)
    out = {}
    for place, text in enumerate(old):
        if place not in pairs and free.get(text):
            out[place] = free[text].pop(0)
    return out


@dataclass(frozen=True)
class Change:
    """Letters from `start` to `end` of a text, which became `text`; the first of them stood from `new` of the other."""

    start: int
    end: int
    text: str
    new: int = 0


def changes(old: Sequence[str], new: Sequence[str]) -> list[Change]:
    """What to change in the old tokens to get the new, in letters, in order.

    Changes with only a space or a sign between them are one: a person reads a phrase, not scattered words.
    """
    at_old, at_new = _places(old), _places(new)
    out: list[Change] = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        one = Change(at_old[a], at_old[b], "".join(new[c:d]), at_new[c])
        if out and at_old[a] - out[-1].end <= 1 and (between := "".join(old)[out[-1].end : at_old[a]]).strip() == "":
            last = out.pop()
            one = Change(last.start, one.end, last.text + between + one.text, last.new)
        out.append(one)
    return out


def _places(tokens: Sequence[str]) -> list[int]:
    places = [0]
    for one in tokens:
        places.append(places[-1] + len(one))
    return places


@dataclass(frozen=True)
class BothChanged:
    """The same words changed by both: where in the person's text, what it was, theirs and ours."""

    start: int
    end: int
    base: str
    theirs: str
    ours: str


def merged(base: Sequence[str], theirs: Sequence[str], ours: Sequence[str]) -> tuple[list[Change], list[BothChanged]]:
    """Our changes as changes of the person's tokens, and those that cannot be made since they changed the same words.

    A change that both made is no change.
    """
    text = "".join(base)
    own, mine = changes(base, theirs), changes(base, ours)
    out: list[Change] = []
    both: list[BothChanged] = []
    for one in mine:
        meeting = [other for other in own if _meet(one, other)]
        if any((other.start, other.end, other.text) == (one.start, one.end, one.text) for other in meeting):
            continue
        start, end = (_moved_to(place, own, after=after) for place, after in ((one.start, False), (one.end, True)))
        if meeting:
            first, last = min(m.start for m in (*meeting, one)), max(m.end for m in (*meeting, one))
            start, end = _moved_to(first, own, after=False), _moved_to(last, own, after=True)
            said = "".join(theirs)[start:end]
            said_by_us = _with(text[first:last], [one], first)
            if said != said_by_us:
                both.append(BothChanged(start, end, text[first:last], said, said_by_us))
        else:
            out.append(Change(start, max(start, end), one.text, one.new))
    return out, both


def _meet(one: Change, other: Change) -> bool:
    """Whether two changes touch the same letters; at one place, or side by side, is the same."""
    return one.start <= other.end and other.start <= one.end


def _moved_to(place: int, own: Sequence[Change], *, after: bool) -> int:
    """Where a place of the base is in the text that those changes made."""
    shift = 0
    for one in own:
        if one.end < place or (one.end == place and (after or one.start < place)):
            shift += len(one.text) - (one.end - one.start)
        elif one.start < place:
            return one.start + shift + (len(one.text) if after else 0)
    return place + shift


def _with(text: str, own: Sequence[Change], start: int) -> str:
    out, at = [], 0
    for one in own:
        out += [text[at : one.start - start], one.text]
        at = one.end - start
    return "".join(out) + text[at:]
