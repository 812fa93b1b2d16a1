# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Values to plain data and back: the same value of the same types, or a refusal; never anything else."""

from __future__ import annotations

import json
import pickle
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import Enum, StrEnum
from pathlib import Path
from typing import Any, Literal, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beslut.model import AnyPoint, Case, Profile, Register, VerbForms
from beslut.points import KINDS
from beslut.speed.plain import Form, Malformed, Unwritable
from conftest import room


class Word(StrEnum):
    """A choice of words."""

    ONE = "ett"
    TWO = "två"


@dataclass(frozen=True)
class Leaf:
    """A value without others in it."""

    name: str
    number: int | None = None
    word: Word = Word.ONE
    is_so: bool = False


@dataclass(frozen=True)
class Other:
    """Another class than the first."""

    name: str


@dataclass(frozen=True)
class Tree:
    """A field of each sort."""

    leaf: Leaf
    maybe: Leaf | None = None
    either: Leaf | Other | str | None = None
    row: tuple[Leaf, ...] = ()
    pair: tuple[str, int] = ("a", 1)
    named: Mapping[str, Leaf] = field(default_factory=dict)
    by_pair: Mapping[tuple[str, str], str] = field(default_factory=dict)
    some: frozenset[str] = frozenset()
    kind: Literal["a", "b", 1] = "a"
    day: date = date(2026, 1, 2)
    place: Path = Path("a")
    content: bytes = b""
    share: float = 0.0
    several: Sequence[str] = ()
    listed: list[int] = field(default_factory=list)
    below: Tree | None = None


@dataclass(frozen=True)
class Sharp:
    """A value that its own fields must fit."""

    low: int
    high: int

    def __post_init__(self) -> None:
        if self.low > self.high:
            raise ValueError


_TEXT = st.text(st.characters(exclude_categories=()), max_size=8)  # also lone surrogates
_LEAF = st.builds(Leaf, _TEXT, st.none() | st.integers(), st.sampled_from(Word), st.booleans())
_TREE = st.recursive(
    st.builds(Tree, _LEAF),
    lambda below: st.builds(
        Tree, leaf=_LEAF, maybe=st.none() | _LEAF, either=st.none() | _LEAF | st.builds(Other, _TEXT) | _TEXT,
        row=st.lists(_LEAF, max_size=3).map(tuple), pair=st.tuples(_TEXT, st.integers()),
        named=st.dictionaries(_TEXT, _LEAF, max_size=3), some=st.frozensets(_TEXT, max_size=1),
        by_pair=st.dictionaries(st.tuples(_TEXT, _TEXT), _TEXT, max_size=2), kind=st.sampled_from(("a", "b", 1)),
        day=st.dates(), content=st.binary(max_size=9), share=st.floats(allow_nan=False), below=st.none() | below,
        several=st.lists(_TEXT, max_size=2).map(tuple), listed=st.lists(st.integers(), max_size=2),
        place=st.sampled_from((Path("a"), Path("/å/b"), Path("r\udce5"))),
    ),
    max_leaves=4,
)  # fmt: skip
FORM: Form[Tree] = Form(Tree)


@given(_TREE)
def test_what_is_read_is_what_was_written(tree: Tree) -> None:
    read = FORM.loads(FORM.dumps(tree))
    assert read == tree
    assert repr(read) == repr(tree)  # and of the same classes, also where those are equal to others


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 9) | st.floats() | st.sampled_from(("", "a", "ett", "2026-01-02", "x")),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(("", "a", "leaf")), inner, max_size=3),
    max_leaves=12,
)
_PATH = st.lists(st.integers(0, 7), max_size=4)


def _framed(data: Any, tail: bytes = b"") -> bytes:
    told = json.dumps([[len(tail)] if tail else [], data]).encode()
    return b"%d\n" % len(told) + told + tail


def _is_sound(content: bytes) -> None:
    """What is read at all is a value that could have been written."""
    try:
        read = FORM.loads(content)
    except Malformed:
        return
    assert FORM.loads(FORM.dumps(read)) == read or "nan" in repr(read)


@given(_TREE, _PATH, _JSON)
def test_a_piece_that_is_put_in_makes_a_sound_value_or_none(tree: Tree, path: list[int], piece: Any) -> None:
    content = FORM.dumps(tree)
    head, data = json.loads(
        content.partition(b"\n")[2][: int(content.partition(b"\n")[0])].decode("utf-8", "surrogatepass")
    )
    at: Any = data
    for number in path[:-1]:
        if isinstance(at, list) and number < len(at) and isinstance(at[number], list):
            at = at[number]
    if path and isinstance(at, list) and path[-1] < len(at):
        at[path[-1]] = piece
    tail = content[-sum(head) :] if sum(head) else b""
    _is_sound(_framed(data, tail) if len(head) < 2 else b"")


@given(st.binary(max_size=60) | _JSON.map(_framed))
def test_anything_else_is_refused_or_sound(content: bytes) -> None:
    _is_sound(content)


DEEP = b"[" * 100_000


@pytest.mark.parametrize(
    "content",
    [b"", b"5\n", b"-1\n[]", b"2\n[]", b"x\n[]", b"4\nnull", pickle.dumps(5), pickle.dumps(Leaf("a")), b"9\n" + DEEP,
     b"%d\n" % len(DEEP) + DEEP, FORM.dumps(Tree(Leaf("a"))) + b"x", FORM.dumps(Tree(Leaf("a")))[:-1],
     _framed([{"__class__": "os.system"}]), _framed([["a"], None, [9, ["a"]]]), _framed([["a"], None, [-1, ["a"]]]),
     _framed([["a"], 7]), _framed([["a"], -1]), _framed([["a", True]]), _framed([["a", 1.0]]), _framed([[None]]),
     _framed([]), _framed([["a"]] * 20), _framed([["a", 1, "tre"]])],
)  # fmt: skip
def test_what_is_no_value_is_refused(content: bytes) -> None:
    with pytest.raises(Malformed):
        FORM.loads(content)


def test_a_value_that_its_class_would_not_make_is_refused() -> None:
    form: Form[Sharp] = Form(Sharp)
    assert form.loads(_framed([1, 2])) == Sharp(1, 2)
    with pytest.raises(Malformed):
        form.loads(_framed([2, 1]))


class _Leafy(Leaf):
    """A class below one that is asked for: its fields are not all told by that one."""


class _Plainly:
    """No dataclass."""


WRONG: list[Any] = [
    _Plainly(), Tree(_Leafy("a")), Tree(None), Tree(Leaf(1)), Tree(Leaf("a", True)), Tree(Leaf("a", 1.0)),  # type: ignore
    Tree(Leaf("a", word="ett")), Tree(Leaf("a"), either=1), Tree(Leaf("a"), row=[Leaf("a")]), Leaf("a"),  # type: ignore
    Tree(Leaf("a"), kind=True), Tree(Leaf("a"), kind="c"), Tree(Leaf("a"), pair=("a",)), Tree(Leaf("a"), day="x"),  # type: ignore
    Tree(Leaf("a"), content=bytearray()), Tree(Leaf("a"), named={1: Leaf("a")}), Tree(Leaf("a"), listed=(1,)),  # type: ignore
]  # fmt: skip


@pytest.mark.parametrize("value", WRONG, ids=lambda one: type(one).__name__)
def test_a_value_that_is_not_what_its_type_says_is_not_written(value: Any) -> None:
    with pytest.raises(Unwritable):
        FORM.dumps(value)


@dataclass
class _Failing(Exception):
    text: str = ""


class _Number(Enum):
    """Values that are no text."""

    ONE = 1


@pytest.mark.parametrize("type_", [object, Any, type, _Plainly, BaseException, _Failing, complex, dict, set[int], len])
def test_a_type_that_has_no_plain_form_is_refused(type_: Any) -> None:
    with pytest.raises(Unwritable):
        cast(Any, Form(type_)).dumps(None)


def test_choices_of_the_same_look_are_kept_apart() -> None:
    form: Form[Any] = Form(tuple[Literal[1, True], _Number])
    assert repr(form.loads(form.dumps((True, _Number.ONE)))) == repr((True, _Number.ONE))
    with pytest.raises(Malformed):
        form.loads(_framed([1, True]))


def test_one_object_in_two_places_is_one_object_again() -> None:
    leaf = Leaf("a" * 1_000)
    content = FORM.dumps(Tree(leaf, leaf, leaf, (leaf, leaf)))
    assert len(content) < 1_200
    read = FORM.loads(content)
    assert read.leaf is read.maybe is read.either is read.row[1]


def test_shared_objects_are_told_by_number_and_are_the_readers_own() -> None:
    one, two = Leaf("ett"), Leaf("två")
    form: Form[list[Leaf]] = Form(list[Leaf], shared=(one, two))
    content = form.dumps([two, one, Leaf("två")])
    assert b"ett" not in content
    assert [read is two for read in form.loads(content)] == [True, False, False]
    other: Form[list[Leaf]] = Form(list[Leaf], shared=(Other("x"), two))
    with pytest.raises(Malformed):
        other.loads(content)


def test_variants_stand_where_only_what_is_common_is_declared() -> None:
    form: Form[list[Leaf]] = Form(list[Leaf], variants={Leaf: (_Leafy, Leaf)})
    values = [Leaf("a"), _Leafy("a")]
    assert [type(one) for one in form.loads(form.dumps(values))] == [Leaf, _Leafy]


@pytest.mark.parametrize("case", ["valfardsstrategin", "samverkansstruktur", "inera"])
def test_all_data_that_ships_is_the_same_after_the_way_there_and_back(case: str) -> None:
    here = room()
    house: Form[Any] = Form(tuple[Register, Mapping[str, Profile], Mapping[str, VerbForms]])
    loaded = (here.register, dict(here.profiles), dict(here.verbs))
    assert repr(house.loads(house.dumps(loaded))) == repr(loaded)
    cases: Form[Case] = Form(Case, variants={AnyPoint: KINDS})
    found = here.project.case(case).case
    read = cases.loads(cases.dumps(found))
    assert (read, repr(read)) == (found, repr(found))
