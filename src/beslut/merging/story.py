# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""One flow of blocks (a text, a cell, a page head) merged three ways: our changes carried into theirs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from beslut.merging.aligning import Change, matched, merged
from beslut.merging.blocks_of_word import WordBlock
from beslut.merging.looks import Looks, look_beside
from beslut.merging.marking import AUTHOR, Edit, Marker, Splice
from beslut.merging.remarks import Remarks
from beslut.merging.struck import struck
from beslut.merging.table_rows import carried_rows
from beslut.merging.tracking import edited
from beslut.merging.words import OPAQUE

Blocks = Sequence[WordBlock]


@dataclass(frozen=True)
class Carried:
    """Words of theirs that ours have changed: `old` in the file, `new` beside it as a tracked change."""

    old: str
    new: str


@dataclass(frozen=True)
class Conflict:
    """Both have changed the same words, or one has taken away what the other changed; theirs stand, ours are told."""

    theirs: str
    ours: str


@dataclass(frozen=True)
class NotMerged:
    """A change of ours that cannot be carried in safely: why, and what it says."""

    why: str
    ours: str


Told = Carried | Conflict | NotMerged


@dataclass
class Story:
    """What is needed to merge one flow, and what has come of it: bytes to change in theirs, and what to tell."""

    looks: Looks
    marker: Marker
    remarks: Remarks
    splices: list[Splice] = field(default_factory=list)
    told: list[Told] = field(default_factory=list)

    def merge(self, base: Blocks, theirs: Blocks, ours: Blocks) -> None:
        """Carry what differs between base and ours into theirs."""
        flow = _Flow(base, theirs, ours)
        for i, j in sorted(flow.to_ours.items()):
            if base[i].text != ours[j].text:
                self._changed(flow, i, j)
        for i in range(len(base)):
            if i not in flow.to_ours and base[i].text.strip() and i not in flow.moved_by_both:
                self._removed(flow, i)
        for j in range(len(ours)):
            if j not in flow.from_ours and ours[j].text.strip():
                self._added(flow, j)

    def _changed(self, flow: _Flow, i: int, j: int) -> None:
        before, new = flow.base[i], flow.ours[j]
        k = flow.to_theirs.get(i)
        if k is None:
            if not any(one.text == new.text for one in flow.own):
                self._conflict(flow.near(i), "", new.text, before.text)
        elif before.is_table:
            self._table(before, flow.theirs[k], new)
        else:
            self._paragraph(before, flow.theirs[k], new)

    def _paragraph(self, base: WordBlock, theirs: WordBlock, ours: WordBlock) -> None:
        found, both = merged(base.words.tokens(), theirs.words.tokens(), ours.words.tokens())
        safe = [one for one in found if self._is_safe(theirs, one)]
        edits = [self._edit(theirs, ours, one) for one in safe]
        self.splices += edited(theirs.element, theirs.words, edits, self.marker)
        carried = [Carried(theirs.text[one.start : one.end], one.text) for one in safe]
        self.told += carried
        for conflict in both:
            self.told.append(Conflict(conflict.theirs, conflict.ours))
        pairs = [(one.old, one.new) for one in carried]
        self.splices += self.remarks.on(theirs, pairs, [(one.theirs, one.ours) for one in both])

    def _is_safe(self, theirs: WordBlock, one: Change) -> bool:
        if theirs.words.foreign(one.start, one.end, AUTHOR):
            self.told.append(NotMerged("någon har egna spårade ändringar där", one.text))
        elif OPAQUE in theirs.text[one.start : one.end] or OPAQUE in one.text:
            self.told.append(NotMerged("där står en bild, ett fält eller en fotnot", one.text.replace(OPAQUE, "")))
        else:
            return True
        return False

    def _edit(self, theirs: WordBlock, ours: WordBlock, one: Change) -> Edit:
        beside = look_beside(theirs.words, one.start, one.end)
        runs = self.looks.runs(ours.words, one.new, one.new + len(one.text), beside)
        return Edit(one.start, one.end, runs)

    def _table(self, base: WordBlock, theirs: WordBlock, ours: WordBlock) -> None:
        shapes = [[len(row) for row in one.rows] for one in (base, theirs, ours)]
        if shapes[0] == shapes[1] == shapes[2]:
            for row in range(len(base.rows)):
                for column in range(len(base.rows[row])):
                    self.merge(*(one.rows[row][column] for one in (base, theirs, ours)))
        elif base.text == theirs.text and (new := carried_rows(theirs, ours, self.looks, self.marker)) is not None:
            self.splices += new
            self.told.append(Carried("tabellens rader", "nya rader"))
        elif base.text != ours.text:
            self.told.append(NotMerged("tabellen är ombyggd", ours.text))

    def _removed(self, flow: _Flow, i: int) -> None:
        k = flow.to_theirs.get(i)
        if k is None:
            return
        block = flow.theirs[k]
        if block.text != flow.base[i].text:
            self._conflict(block, block.text, "", flow.base[i].text)
        elif block.is_table:
            self.told.append(NotMerged("en hel tabell har tagits bort", ""))
        elif block.words.foreign(0, len(block.text), AUTHOR) or OPAQUE in block.text:
            self.told.append(NotMerged("stycket har tagits bort, men i det har någon egna ändringar", ""))
        else:
            self.splices += struck(block, self.marker)
            self.told.append(Carried(block.text, ""))
            self.splices += self.remarks.on(block, [(block.text, "")], [])

    def _added(self, flow: _Flow, j: int) -> None:
        block = flow.ours[j]
        if any(one.text == block.text for one in flow.own + [flow.base[i] for i in flow.moved_by_both]):
            return  # they have it already
        if block.is_table:
            self.told.append(NotMerged("en ny tabell", block.text))
            return
        place = flow.anchor(j)
        if isinstance(place, str):
            self.told.append(NotMerged(place, block.text))
            return
        new = self.looks.paragraph(block, flow.like(block), self.marker, self.remarks.inside(block.text))
        self.splices.append(Splice(place, place, new))
        self.told.append(Carried("", block.text))

    def _conflict(self, at: WordBlock | None, theirs: str, ours: str, base: str) -> None:
        self.told.append(Conflict(theirs, ours or f"(borttaget: {base})"))
        if at is not None:
            self.splices += self.remarks.on(at, [], [(theirs, ours)])


class _Flow:
    """The three flows, and which block is which."""

    def __init__(self, base: Blocks, theirs: Blocks, ours: Blocks) -> None:
        self.base, self.theirs, self.ours = base, theirs, ours
        keys = [[one.key for one in flow] for flow in (base, theirs, ours)]
        self.to_theirs = matched(keys[0], keys[1], moved=True)
        self.to_ours = matched(keys[0], keys[2], moved=False)
        self.from_ours = {j: i for i, j in self.to_ours.items()}
        known = set(self.to_theirs.values())
        self.own = [one for k, one in enumerate(theirs) if k not in known]
        stayed = matched(keys[0], keys[1], moved=False)
        come = {one.text for j, one in enumerate(ours) if j not in self.from_ours}
        self.moved_by_both = {
            i for i in self.to_theirs if i not in stayed and i not in self.to_ours and base[i].text in come
        }

    def near(self, i: int) -> WordBlock | None:
        """The paragraph of theirs that is nearest to where a block of the base would be."""
        for at in (*range(i - 1, -1, -1), *range(i + 1, len(self.base))):
            k = self.to_theirs.get(at)
            if k is not None and not self.theirs[k].is_table and self.theirs[k].text:
                return self.theirs[k]
        return None

    def anchor(self, j: int) -> int | str:
        """Where in their bytes a new block of ours goes; or why it has no place."""
        for at in range(j - 1, -1, -1):
            i = self.from_ours.get(at)
            if i is None:
                continue
            if (k := self.to_theirs.get(i)) is not None:
                return self.theirs[k].element.end
            if self.base[i].style.startswith(("Heading", "Rubrik")):
                return f"rubriken ”{self.base[i].text}” är borttagen"
        for at in range(j + 1, len(self.ours)):
            i = self.from_ours.get(at)
            if i is not None and (k := self.to_theirs.get(i)) is not None:
                return self.theirs[k].element.start
        return "ingenting av det som stod runt omkring finns kvar"

    def like(self, block: WordBlock) -> WordBlock | None:
        """A paragraph of theirs that was set as the block is."""
        for j, one in enumerate(self.ours):
            if one.style == block.style and not one.is_table and (i := self.from_ours.get(j)) is not None:
                k = self.to_theirs.get(i)
                if k is not None and self.base[i].style == block.style:
                    return self.theirs[k]
        return None
