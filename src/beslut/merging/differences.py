# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""What differs between two sets of Word files, paragraph by paragraph; what many have alike is told once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from beslut.merging.aligning import Change, changes, matched
from beslut.merging.blocks_of_word import WordBlock, blocks_of
from beslut.merging.marked_xml import Element, NotMergeable
from beslut.merging.parts import margins, word_file
from beslut.merging.words import READABLE, tokens_of
from beslut.reading.refusing import refuse

_MARGINS = {"headerReference": "sidhuvud", "footerReference": "sidfot"}


@dataclass(frozen=True)
class Difference:
    """A paragraph, or a table's row, that became another: `old` is empty for a new one, `new` for one that is gone.

    `marks` are the changes of a paragraph that is in both, in letters of `old`. `where` is the page head or foot.
    """

    old: str
    new: str
    marks: tuple[Change, ...] = ()
    where: str = ""

    @property
    def kind(self) -> str:
        """What became of it: `ändrat`, `nytt`, `borttaget`."""
        if self.old and self.new:
            return "ändrat"
        return "nytt" if self.new else "borttaget"

    @property
    def words(self) -> tuple[tuple[str, str], ...]:
        """Old and new words, without what surrounds them: the same for everybody whose name alone differs."""
        if not self.marks:
            return ((self.old, self.new),)
        return tuple((self.old[one.start : one.end].strip(), one.text.strip()) for one in self.marks)


@dataclass(frozen=True)
class FileDifference:
    """What became of one file: its name, and what differs. One that is only in one of the sets has no `differences`."""

    name: str
    before: bytes | None
    after: bytes | None
    differences: tuple[Difference, ...] = ()


@dataclass(frozen=True)
class Group:
    """Differences that several files have alike: the first, and the names of all of them."""

    difference: Difference
    names: tuple[str, ...]


def compared(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> list[FileDifference]:
    """Each file that is new, gone or differs, by name. Raises UnreadableFile."""
    out: list[FileDifference] = []
    for name in sorted(before.keys() | after.keys()):
        old, new = before.get(name), after.get(name)
        if old is None or new is None:
            out.append(FileDifference(name, old, new))
        elif old != new and (found := differences(old, new, name)):
            out.append(FileDifference(name, old, new, found))
    return out


def differences(old: bytes, new: bytes, name: str) -> tuple[Difference, ...]:
    """What differs between two Word files, in order. Raises UnreadableFile."""
    try:
        return tuple(_of_files(old, new, name))
    except NotMergeable as error:
        refuse(name, f"filen går inte att jämföra: {error}", "öppna den i Word och spara den på nytt", code="I02")


def grouped(found: Sequence[FileDifference]) -> list[Group]:
    """The differences, each with every file that has it; what most files have comes first."""
    by_words: dict[tuple[object, ...], tuple[Difference, list[str]]] = {}
    for file in found:
        for one in file.differences:
            key = (one.kind, one.where, one.words)
            by_words.setdefault(key, (one, []))[1].append(file.name)
    groups = [Group(one, tuple(dict.fromkeys(names))) for one, names in by_words.values()]
    return sorted(groups, key=lambda one: -len(one.names))


def _of_files(old: bytes, new: bytes, name: str) -> Iterator[Difference]:
    files = [word_file(raw, name) for raw in (old, new)]
    trees = [file.tree(file.main) for file in files]
    heads = [margins(file, tree) for file, tree in zip(files, trees, strict=True)]
    yield from _of_flows(*(_flow(tree) for tree in trees))
    for place in sorted(heads[0].keys() & heads[1].keys()):
        flows = [blocks_of(file.tree(parts[place])) for file, parts in zip(files, heads, strict=True)]
        for one in _of_flows(*(_flat(blocks) for blocks in flows)):
            yield Difference(one.old, one.new, one.marks, _MARGINS[place[0]])


def _flow(tree: Element) -> list[str]:
    body = tree.child("body")
    if body is None:
        raise NotMergeable("den har ingen text")
    return _flat(blocks_of(body))


def _flat(blocks: Sequence[WordBlock]) -> list[str]:
    """Every paragraph that says something, and every row of a table."""
    lines = [line for block in blocks for line in (block.text.split("\n") if block.is_table else [block.text])]
    return [line.translate(READABLE) for line in lines if line.strip()]


def _of_flows(old: Sequence[str], new: Sequence[str]) -> Iterator[Difference]:
    pairs = matched(old, new, moved=False)
    back = {j: i for i, j in pairs.items()}
    at = 0
    for j, text in enumerate(new):
        i = back.get(j)
        if i is None:
            yield Difference("", text)
            continue
        yield from (Difference(old[gone], "") for gone in range(at, i) if gone not in pairs)
        at = max(at, i + 1)
        if old[i] != text:
            yield Difference(old[i], text, tuple(changes(tokens_of(old[i]), tokens_of(text))))
    yield from (Difference(old[gone], "") for gone in range(at, len(old)) if gone not in pairs)
