# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""What is made of blocks without asking their kind, and that every gap says what belongs in it."""

import ast
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beslut.blocks import (
    Address,
    Block,
    Bullets,
    Check,
    Decision,
    Fields,
    Gap,
    GapKind,
    Heading,
    Inline,
    Paragraph,
    Phrase,
    SigningPlace,
    Steps,
    Table,
    Text,
    joined,
    map_phrases,
    note_of,
    phrases,
    plain,
    reworded,
)

SRC = Path(__file__).parents[1] / "src" / "beslut"

WORDS = st.text(alphabet="aå § \u00a0", max_size=3)
INLINES: st.SearchStrategy[Inline] = st.one_of(
    st.builds(Text, WORDS, st.booleans(), st.booleans()),
    st.builds(Gap, WORDS, WORDS, st.sampled_from(GapKind)),
    st.builds(Check, WORDS, WORDS),
)
PHRASES: st.SearchStrategy[Phrase] = st.lists(INLINES, max_size=5).map(tuple)
MANY = st.lists(PHRASES, max_size=3).map(tuple)
BLOCKS: st.SearchStrategy[Block] = st.one_of(
    st.builds(Heading, st.integers(1, 3), PHRASES, WORDS),
    st.builds(Paragraph, PHRASES),
    st.builds(Bullets, MANY),
    st.builds(Steps, MANY),
    st.builds(SigningPlace, MANY),
    st.builds(Address, MANY),
    st.builds(Decision, PHRASES, MANY, st.booleans()),
    st.builds(Fields, st.lists(st.tuples(WORDS, PHRASES), max_size=3).map(tuple)),
    st.builds(Table, MANY, st.lists(MANY, max_size=3).map(tuple)),
)


@given(BLOCKS)
def test_a_block_with_every_phrase_as_it_was_is_the_same_block(block: Block) -> None:
    assert map_phrases(block, lambda phrase: phrase) == block


@given(BLOCKS)
def test_every_phrase_of_a_block_goes_through_the_function_in_reading_order(block: Block) -> None:
    seen: list[Phrase] = []

    def noted(phrase: Phrase) -> Phrase:
        seen.append(phrase)
        return (Text("nytt"),)

    changed = map_phrases(block, noted)
    assert seen == list(phrases(block))
    assert all(phrase == (Text("nytt"),) for phrase in phrases(changed))


@given(st.lists(st.one_of(INLINES, WORDS), max_size=8))
def test_joining_keeps_every_letter_its_look_and_every_mark(pieces: list[Inline | str]) -> None:
    def letters(inlines: list[Inline | str]) -> list[object]:
        out: list[object] = []
        for one in inlines:
            one = Text(one) if isinstance(one, str) else one
            out += [(sign, one.strong, one.emphasis) for sign in one.text] if isinstance(one, Text) else [one]
        return out

    made = joined(pieces)
    assert letters(list(made)) == letters(pieces)
    for before, after in pairwise(made):
        both = isinstance(before, Text) and isinstance(after, Text)
        assert not both or (before.strong, before.emphasis) != (after.strong, after.emphasis)  # type: ignore[union-attr]
    assert all(one.text for one in made if isinstance(one, Text))
    assert joined(made) == made


@given(INLINES, WORDS)
def test_an_inline_with_other_words_is_else_the_same(inline: Inline, words: str) -> None:
    changed = reworded(inline, words)
    assert plain((changed,)) == words
    assert reworded(changed, inline.text) == inline
    assert note_of(reworded(inline, words, "annat")) == ("" if isinstance(inline, Text) else "annat")


def test_the_last_words_of_an_empty_look_do_not_part_two_texts() -> None:
    assert joined([Text("a"), Text("", strong=True), Text("b")]) == (Text("ab"),)


@pytest.mark.parametrize("path", sorted(SRC.rglob("*.py")), ids=lambda path: path.relative_to(SRC).as_posix())
def test_whoever_makes_a_gap_says_what_belongs_in_it(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Gap":
            assert len(node.args) + len(node.keywords) >= 3, f"line {node.lineno}: the gap has no kind"
