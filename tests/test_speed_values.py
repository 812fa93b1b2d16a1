# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Our frozen dataclass is the standard library's: whatever is done to a value of one, the other does too."""

from __future__ import annotations

import copy
import dataclasses
import inspect
import pickle
from collections.abc import Callable
from dataclasses import field
from functools import cached_property
from typing import Any

import pytest

from beslut.blocks import Text
from beslut.speed import values


def _classes(dataclass: Any) -> dict[str, Any]:
    """The same classes, made by one of the two."""

    @dataclass(frozen=True)
    class Base:
        """Defaults of each sort."""

        name: str
        many: tuple[int, ...] = ()
        own: list[int] = field(default_factory=list, compare=False)
        silent: str = field(default="", repr=False)

        @cached_property
        def length(self) -> int:
            return len(self.name)

    @dataclass(frozen=True)
    class Checked(Base):
        """A child, which changes itself and refuses something."""

        number: int = 0

        def __post_init__(self) -> None:
            if self.number < 0:
                raise ValueError("less than nothing")
            object.__setattr__(self, "silent", f"{self.name}!")

        def __repr__(self) -> str:
            return f"<{self.name}>"

    @dataclass(frozen=True, eq=False, repr=False)
    class Alone:
        """Equal to nothing but itself."""

        name: str

    class Child(Checked):
        """What is no dataclass itself."""

    return {one.__name__: one for one in (Base, Checked, Alone, Child)}


def _frozen(value: Any, change: Callable[[Any], None]) -> str:
    with pytest.raises(dataclasses.FrozenInstanceError) as told:
        change(value)
    return str(told.value)


DONE: dict[str, Callable[[dict[str, Any]], Any]] = {
    "by place": lambda c: vars(c["Base"]("a", (1,), [2], "s")),
    "by name": lambda c: vars(c["Checked"](number=1, name="a")),
    "factories make anew": lambda c: c["Base"]("a").own is c["Base"]("a").own,
    "equal": lambda c: (c["Base"]("a") == c["Base"]("a", own=[1]), c["Base"]("a") == c["Base"]("b")),
    "another class": lambda c: (c["Base"]("a") == c["Checked"]("a"), c["Base"]("a") == 1),
    "the child's": lambda c: (c["Child"]("a") == c["Child"]("a"), c["Child"]("a") == c["Checked"]("a")),
    "the child's words": lambda c: repr(c["Child"]("a")),
    "hash": lambda c: hash(c["Base"]("a", (1,))) == hash(c["Base"]("a", (1,), [3])),
    "in a set": lambda c: len({c["Base"]("a"), c["Base"]("a")}),
    "alone": lambda c: (c["Alone"]("a") == c["Alone"]("a"), len({c["Alone"]("a"), c["Alone"]("a")})),
    "not to be hashed": lambda c: hash(c["Base"]([])),
    "repr": lambda c: repr((c["Base"]("a", (1,), [2], "s"), c["Checked"]("b"))),
    "too few": lambda c: c["Base"](),
    "too many": lambda c: c["Base"]("a", (), [], "", 1),
    "unknown": lambda c: c["Base"]("a", other=1),
    "refused": lambda c: c["Checked"]("a", number=-1),
    "setting": lambda c: _frozen(c["Base"]("a"), lambda one: setattr(one, "name", "b")),
    "setting what is none": lambda c: _frozen(c["Checked"]("a"), lambda one: setattr(one, "other", "b")),
    "deleting": lambda c: _frozen(c["Base"]("a"), lambda one: delattr(one, "name")),
    "kept beside": lambda c: (c["Base"]("abc").length, c["Checked"]("ab").length),
    "replace": lambda c: vars(dataclasses.replace(c["Checked"]("a", number=2), name="b")),
    "fields": lambda c: [(one.name, one.type, one.default, one.compare) for one in dataclasses.fields(c["Checked"])],
    "as data": lambda c: dataclasses.asdict(c["Checked"]("a", number=2)),
    "is one": lambda c: [dataclasses.is_dataclass(one) for one in c.values()],
    "by match": lambda c: c["Base"].__match_args__,
    "copied": lambda c: copy.copy(c["Base"]("a")) == c["Base"]("a"),
    "copied whole": lambda c: copy.deepcopy(c["Checked"]("a")) == c["Checked"]("a"),
}  # fmt: skip


@pytest.mark.parametrize("what", DONE)
def test_a_value_is_as_the_standard_librarys(what: str) -> None:
    """What is given back, or which kind of exception it ends in with which words."""

    def outcome(dataclass: Any) -> Any:
        try:
            return DONE[what](_classes(dataclass))
        except (TypeError, ValueError) as error:
            return type(error), str(error)

    assert outcome(values.dataclass) == outcome(dataclasses.dataclass)


def test_the_methods_of_a_class_are_written_when_its_first_value_is_made() -> None:
    """Until then classes share them; afterwards the method takes the fields, as a reader of signatures can see."""
    made = _classes(values.dataclass)
    before = made["Base"].__init__
    assert before is made["Alone"].__init__
    assert made["Base"]("a") == made["Base"]("a")
    assert made["Base"].__init__ is not before
    assert list(inspect.signature(made["Base"]).parameters) == ["name", "many", "own", "silent"]
    assert made["Alone"].__init__ is before


def test_what_can_be_changed_is_refused() -> None:
    """Only frozen classes are made here."""
    with pytest.raises(TypeError):
        values.dataclass(frozen=False)


def test_a_value_can_be_pickled() -> None:
    """As the tests' processes do with what they send each other."""
    assert pickle.loads(pickle.dumps(Text("a", strong=True))) == Text("a", strong=True)
