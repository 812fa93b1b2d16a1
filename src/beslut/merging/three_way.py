# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""What was written last, what somebody made of it, and what would be written now: one Word file out of the three.

The file is theirs, with our changes as tracked ones: reject them all and it is theirs, accept them all and it is the
merge. Where both have changed the same words theirs stand, and a comment has ours. Bytes outside are theirs.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from beslut.merging.blocks_of_word import blocks_of
from beslut.merging.looks import Looks
from beslut.merging.marked_xml import Element, NotMergeable, W
from beslut.merging.marking import Marker
from beslut.merging.parts import WordFile, highest_id, margins, styles, with_comments, word_file
from beslut.merging.remarks import Explain, Remarks
from beslut.merging.story import Carried, Conflict, NotMerged, Story, Told
from beslut.merging.tracking import spliced
from beslut.reading.refusing import refuse

_COMMENTS_HEAD = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:comments xmlns:w="{W}">'


@dataclass(frozen=True)
class Merged:
    """The merged file, and what became of each of our changes. With none made, `content` is theirs, byte for byte."""

    content: bytes
    told: tuple[Told, ...] = ()

    @property
    def carried(self) -> tuple[Carried, ...]:
        """Our changes that are now in the file, as tracked ones."""
        return tuple(one for one in self.told if isinstance(one, Carried))

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """Where both had changed the same: theirs stand."""
        return tuple(one for one in self.told if isinstance(one, Conflict))

    @property
    def not_merged(self) -> tuple[NotMerged, ...]:
        """What could not be carried in safely, and is not in the file."""
        return tuple(one for one in self.told if isinstance(one, NotMerged))


def merge(base: bytes, theirs: bytes, ours: bytes, *, name: str, day: str, explain: Explain) -> Merged:
    """Carry what differs between base and ours into theirs.

    `name` is how their file is told of, `day` the run's (ISO). Raises UnreadableFile when a file cannot be read.
    """
    try:
        return _merged(word_file(base, name), word_file(theirs, name), word_file(ours, name), theirs, day, explain)
    except NotMergeable as error:
        refuse(name, f"filen går inte att föra ihop: {error}", "öppna den i Word och spara den på nytt", code="I02")


def _merged(base: WordFile, theirs: WordFile, ours: WordFile, raw: bytes, day: str, explain: Explain) -> Merged:
    trees = [one.tree(one.main) for one in (base, theirs, ours)]
    _hold_prefix(theirs, trees[1])
    looks = Looks({ident: name for name, ident in styles(ours).items()}, styles(theirs))
    comments = theirs.related.get("comments", "")
    numbered = [trees[1], *([theirs.tree(comments)] if comments in theirs.parts else [])]
    marker = Marker(day, max(map(highest_id, numbered)) + 1)
    remarks = Remarks(marker, explain)
    changed: dict[str, bytes] = {}
    story = Story(looks, marker, remarks)
    story.merge(*(blocks_of(_body(tree)) for tree in trees))
    told = list(story.told)
    if story.splices:
        changed[theirs.main] = spliced(theirs.parts[theirs.main], story.splices)
    told += _margins(base, theirs, ours, trees, Story(looks, marker, Remarks(marker, explain, possible=False)), changed)
    if remarks.written:
        changed |= with_comments(theirs, b"".join(remarks.written), _COMMENTS_HEAD)
    return Merged(theirs.with_parts(changed) if changed else raw, tuple(told))


def _margins(
    base: WordFile, theirs: WordFile, ours: WordFile, trees: list[Element], story: Story, changed: dict[str, bytes]
) -> list[Told]:
    """The page heads and feet that all three have."""
    told: list[Told] = []
    places: list[Mapping[tuple[str, str], str]] = [
        margins(one, tree) for one, tree in zip((base, theirs, ours), trees, strict=True)
    ]
    for place in sorted(places[0].keys() & places[1].keys() & places[2].keys()):
        parts = [one.tree(found[place]) for one, found in zip((base, theirs, ours), places, strict=True)]
        own = Story(story.looks, story.marker, story.remarks)
        own.merge(*(blocks_of(one) for one in parts))
        told += own.told
        if own.splices:
            changed[places[1][place]] = spliced(theirs.parts[places[1][place]], own.splices)
    return told


def _body(tree: Element) -> Element:
    body = tree.child("body")
    if body is None:
        raise NotMergeable("den har ingen text")
    return body


def _hold_prefix(file: WordFile, tree: Element) -> None:
    """What is put in is written with the prefix w, which every known word processor uses."""
    if f'xmlns:w="{W}"'.encode() not in tree.opening:
        raise NotMergeable(f"{file.main} använder en annan namnrymd än Word")
