# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Dataclasses as plain data: a list of their fields' values in order, without the last ones that have their default."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import MISSING, Field, fields
from types import UnionType
from typing import Any, Union, get_args, get_origin

from beslut.speed.shapes import SCALARS, Made, Malformed, Read, Shape, Unwritable, Write, Written, bare

_ShapeOf = Callable[[Any], Shape]


class Fields:
    """How the values of one dataclass are written and read. Its fields are looked at when the first value is met.

    Raises Unwritable for a class that cannot be made from its fields alone.
    """

    def __init__(self, class_: type[Any], shape_of: _ShapeOf) -> None:
        if issubclass(class_, BaseException) or not class_.__dictoffset__:
            raise Unwritable(f"{class_.__name__} has no plain form")
        self._class, self._shape_of = class_, shape_of
        self._names: list[str] = []
        self._writers: list[Write] = []
        self._scalars: list[frozenset[type]] = []  # what may stand there as it is; empty for what has to be made
        self._making: list[tuple[int, str, Read]] = []
        self._usual: dict[str, Any] = {}
        self._factories: dict[str, Callable[[], Any]] = {}
        self._sound: set[tuple[type, ...]] = set()  # the rows of types that have been found to be right

    def write(self, value: Any, written: Written) -> Any:
        """A number for an object that has been met before, else the values of its fields."""
        number = written.numbers.get(id(value))
        if number is not None:
            return number
        if type(value) is not self._class:
            raise Unwritable(f"{type(value).__name__}, not {self._class.__name__}")
        if not self._names:
            self._look()
        values = [getattr(value, name) for name in self._names]
        while values and _is_usual(values[-1], self._usual[self._names[len(values) - 1]]):
            values.pop()
        told = [write(one, written) for write, one in zip(self._writers, values, strict=False)]
        written.numbers[id(value)] = written.count
        written.count += 1
        return told

    def read(self, data: Any, made: Made) -> Any:
        """The object, or the one that has that number. Raises Malformed."""
        if type(data) is int:
            if data < 0 or type(found := made.objects[data]) is not self._class:
                raise Malformed(self._class.__name__)
            return found
        if not self._names:
            self._look()
        if type(data) is not list or len(data) > len(self._names):
            raise Malformed(self._class.__name__)
        self._hold(tuple(map(type, data)))
        own = dict(self._usual)
        own.update(zip(self._names, data, strict=False))
        for number, name, read in self._making:
            if number < len(data):
                own[name] = read(data[number], made)
        for name in self._names[len(data) :]:
            if own[name] is MISSING:
                own[name] = self._factories[name]()
        value: Any = object.__new__(self._class)
        value.__dict__.update(own)
        if hasattr(value, "__post_init__"):
            value.__post_init__()
        made.objects.append(value)
        return value

    def _look(self) -> None:
        for number, one in enumerate(fields(self._class)):
            self._add(number, one, _type_of(one, self._class))

    def _add(self, number: int, one: Field[Any], type_: Any) -> None:
        if not one.init:
            raise Unwritable(f"{self._class.__name__}.{one.name} is not given")
        write, read = self._shape_of(type_)
        self._names.append(one.name)
        self._writers.append(write)
        self._scalars.append(_scalars(type_))
        self._usual[one.name] = one.default
        if one.default_factory is not MISSING:
            self._factories[one.name] = one.default_factory
        if not self._scalars[-1]:
            self._making.append((number, one.name, read))

    def _hold(self, row: tuple[type, ...]) -> None:
        """Hold the types of a row of data against the fields. Raises Malformed."""
        if row in self._sound:
            return
        if not all(not allowed or kind in allowed for kind, allowed in zip(row, self._scalars, strict=False)):
            raise Malformed(self._class.__name__)
        self._sound.add(row)


def _type_of(one: Field[Any], class_: type[Any]) -> Any:
    """The type of a field, as the class that it comes from says it; `typing` would take ten times as long."""
    owners = [base for base in class_.__mro__ if vars(base).get("__dataclass_fields__", {}).get(one.name) is one]
    return eval(one.type, vars(sys.modules[owners[-1].__module__])) if isinstance(one.type, str) else one.type


def _scalars(type_: Any) -> frozenset[type]:
    """The types of JSON that are a value of this type as they are; none when a value has to be made."""
    type_ = bare(type_)
    own = tuple(map(bare, get_args(type_) if get_origin(type_) in (Union, UnionType) else (type_,)))
    return frozenset(own) if all(one in SCALARS for one in own) else frozenset()


def _is_usual(value: Any, default: Any) -> bool:
    return value is default or (type(value) is type(default) and value == default)
