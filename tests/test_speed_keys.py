# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""A key tells every field: each one that is changed changes it, however deep it lies."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from datetime import date
from enum import Enum
from pathlib import Path
from typing import Any

import pytest

from beslut.planning import Order
from beslut.speed.keys import key_of


class Colour(Enum):
    """Two names that some value."""

    RED = "röd"
    BLUE = "blå"


@dataclass(frozen=True)
class Inner:
    """A value inside another."""

    word: str = "a"
    number: int | None = None


@dataclass(frozen=True)
class Outer:
    """One field of each sort that a key can tell."""

    text: str = "a"
    number: int = 1
    share: float = 0.5
    is_so: bool = True
    content: bytes = b"a"
    day: date = date(2026, 1, 2)
    place: Path = Path("a")
    colour: Colour = Colour.RED
    nothing: None = None
    inner: Inner = Inner()
    row: tuple[Inner, ...] = (Inner(),)
    rows: tuple[tuple[str, ...], ...] = (("a", "b"), ("c",))
    some: frozenset[str] = frozenset(("a", "b"))
    by_name: tuple[tuple[str, Inner], ...] = (("a", Inner()),)


def changes(value: Any) -> Iterator[Any]:
    """Values that are like it but for one thing; of a dataclass, one or more for each of its fields."""
    match value:
        case bool():
            yield not value
        case Enum():
            yield from (one for one in type(value) if one is not value)
        case str():
            yield from (f"{value}x", "", f"{value}\0")
        case int() | float():
            yield value + 1
        case bytes():
            yield value + b"x"
        case date():
            yield date(2027, 1, 2)
        case Path():
            yield value / "x"
        case tuple():
            yield (*value, *value, "x")
            for number, inner in enumerate(value):
                yield from ((*value[:number], other, *value[number + 1 :]) for other in changes(inner))
        case frozenset():
            yield value | {"x"}
        case None:
            yield from ("", 0, False, (), "x", "None")
        case _:
            for one in fields(value):
                yield from (replace(value, **{one.name: other}) for other in changes(getattr(value, one.name)))


ORDER = Order(
    today=date(2026, 1, 2), case="inera", parties=("Gävle", "Hofors"), county="21", everyone=True,
    documents=("missiv",), day=date(2026, 2, 3), step="ks", dialect="D1", profile="gavle", part=(1, 2),
    formats=("docx", "txt"), final=True, project=Path("p"),
)  # fmt: skip


@pytest.mark.parametrize("value", [Outer(), ORDER, Order(today=date(2026, 1, 2))], ids=["allt", "order", "nästan tom"])
def test_whatever_is_changed_changes_the_key(value: Any) -> None:
    others = list(changes(value))
    changed = {
        one.name for other in others for one in fields(value) if getattr(other, one.name) != getattr(value, one.name)
    }
    assert changed == {one.name for one in fields(value)}
    keys = [key_of(value), *map(key_of, others)]
    assert len(set(keys)) == len(keys)
    assert key_of(replace(value)) == key_of(value)


ALIKE: list[tuple[Any, Any]] = [
    ((("a", "b"),), (("a b",),)), (("a", "b"), ("ab", "")), ((1,), (True,)), ((1,), (1.0,)), (("1",), (1,)),
    (("None",), (None,)), (((),), ([],)), ((("a",), "b"), ("a", ("b",))), (("a)",), ("a", ")")),
    ((Path("a"),), ("a",)), ((b"a",), ("a",)), (({"a": "b"},), ((("a", "b"),),)), ((Inner("x"),), ("x",)),
    ((Colour.RED,), ("RED",)), ((date(2026, 1, 2),), ("2026-01-02",)), (("a", "b"), ("b", "a")), ((), ((),)),
    ((frozenset("ab"),), (("a", "b"),)), (("\ud800",), ("?",)),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_what_only_looks_alike_has_another_key(one: tuple[Any, ...], other: tuple[Any, ...]) -> None:
    assert key_of(*one) != key_of(*other)


def test_the_key_is_the_same_in_every_process() -> None:
    assert key_of(Outer()) == key_of(Outer(some=frozenset(("b", "a"))))
    assert key_of("beslut") == "14d125703997de6a57bbb2acaad5c12e15791d1f7b76057f2ca350f66d6e56af"


@pytest.mark.parametrize("value", [object(), Inner, len, iter(()), (lambda: 0)], ids=lambda one: type(one).__name__)
def test_what_is_not_known_is_refused(value: Any) -> None:
    for where in (value, (value,), {"a": value}):
        with pytest.raises(TypeError, match="has no key"):
            key_of(where)
