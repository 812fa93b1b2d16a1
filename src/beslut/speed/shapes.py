# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""The small shapes of plain data: what is written as it is, as a word, or as bytes beside the JSON."""

from __future__ import annotations

import types
from collections.abc import Callable, Sequence
from enum import Enum
from typing import Annotated, Any, get_origin

Write = Callable[[Any, "Written"], Any]
Read = Callable[[Any, "Made"], Any]
Shape = tuple[Write, Read]
"""How the values of one type are written and read."""

SCALARS = (str, int, bool, float, types.NoneType)
"""What JSON holds as it is."""


def bare(type_: Any) -> Any:
    """The type without what else is said of its values."""
    return bare(type_.__origin__) if get_origin(type_) is Annotated else type_


class Unwritable(TypeError):
    """A value, or a type, that has no plain form here."""


class Malformed(ValueError):
    """Data that is not a value of the type asked for."""


class Written:
    """What has been written of one value so far: its bytes, and the objects by their identity."""

    def __init__(self, shared: Sequence[Any]) -> None:
        self.bytes: list[bytes] = []
        self.numbers = {id(one): number for number, one in enumerate(shared)}
        self.count = len(shared)


class Made:
    """What has been read of one value so far: its bytes, and the objects in the order they were written."""

    def __init__(self, shared: Sequence[Any], bytes_: Sequence[bytes]) -> None:
        self.bytes = bytes_
        self.objects = list(shared)


def as_it_is(type_: type) -> Shape:
    """A value that JSON holds."""

    def write(value: Any, _: Written) -> Any:
        if type(value) is not type_:
            raise Unwritable(f"{type(value).__name__}, not {type_.__name__}")
        return value

    def read(data: Any, _: Made) -> Any:
        if type(data) is not type_:
            raise Malformed(type_.__name__)
        return data

    return write, read


def of_bytes() -> Shape:
    """Bytes, which stand after the JSON in the order they are met."""

    def write(value: Any, written: Written) -> int:
        if type(value) is not bytes:
            raise Unwritable(f"{type(value).__name__}, not bytes")
        written.bytes.append(value)
        return len(written.bytes) - 1

    return write, lambda data, made: made.bytes[data]


def as_told(type_: type, tell: Callable[[Any], str], make: Callable[[str], Any]) -> Shape:
    """A value that is told as a text and made from it."""

    def write(value: Any, _: Written) -> str:
        if type(value) is not type_:
            raise Unwritable(f"{type(value).__name__}, not {type_.__name__}")
        return tell(value)

    return write, lambda data, _: make(data)


def by_value(type_: type[Enum]) -> Shape:
    """One of the members of an enumeration."""
    known = {(type(one.value), one.value): one for one in type_}

    def write(value: Any, _: Written) -> Any:
        if type(value) is not type_:
            raise Unwritable(f"{type(value).__name__}, not {type_.__name__}")
        return value.value

    return write, lambda data, _: known[type(data), data]


def chosen(choices: Sequence[Any]) -> Shape:
    """One of some values."""
    known = {(type(one), one): one for one in choices}

    def write(value: Any, _: Written) -> Any:
        if (type(value), value) not in known:
            raise Unwritable(f"{value!r} is no choice")
        return value

    return write, lambda data, _: known[type(data), data]
