# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Values to plain data and back, by the types that they declare: what is read can only be a value, never do anything.

The data is JSON, and after it the bytes that JSON cannot hold. It names no class: which classes there can be is said by
the type that is asked for, and each piece is held against the type declared for it on the way in. Dataclasses are
written by their fields, without those that have their default; one object that stands in two places is written once.
"""

from __future__ import annotations

import json
import types
from collections.abc import Mapping, Sequence, Set
from dataclasses import is_dataclass
from datetime import date
from enum import Enum
from pathlib import Path, PurePath
from typing import Any, Generic, Literal, TypeVar, Union, get_args, get_origin

from beslut.speed.fields import Fields
from beslut.speed.shapes import (
    SCALARS,
    Made,
    Malformed,
    Shape,
    Unwritable,
    Written,
    as_it_is,
    as_told,
    bare,
    by_value,
    chosen,
    of_bytes,
)

__all__ = ["Form", "Malformed", "Unwritable"]

_T = TypeVar("_T")
_Kinds = dict[Any, Shape]


class Form(Generic[_T]):
    """How values of one type are written and read.

    `shared` are objects that whoever reads has too, in the same order; they are written as their numbers. `variants`
    are the classes that may stand where a class of the type says only what they have in common. Raises Unwritable for a
    type that has no plain form.
    """

    def __init__(
        self, type_: Any, shared: Sequence[Any] = (), variants: Mapping[type, Sequence[type]] | None = None
    ) -> None:
        self._shared = tuple(shared)
        kinds: _Kinds = {}
        for common, own in (variants or {}).items():
            kinds[common] = _union(own, kinds)
        self._write, self._read = _kind(type_, kinds)

    def dumps(self, value: _T) -> bytes:
        """The value as bytes. Raises Unwritable when something in it is not what its type says."""
        written = Written(self._shared)
        data = self._write(value, written)
        head = [len(one) for one in written.bytes]
        told = json.dumps([head, data], ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
        return b"%d\n" % len(told) + told + b"".join(written.bytes)

    def loads(self, content: bytes) -> _T:
        """The value that was written. Raises Malformed for anything else than what `dumps` gives."""
        try:
            length, _, rest = content.partition(b"\n")
            told, tail = rest[: int(length)], rest[int(length) :]
            head, data = json.loads(told.decode("utf-8", "surrogatepass"))
            made = Made(self._shared, _cut(tail, head))
            value: _T = self._read(data, made)
            return value
        except (ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError) as error:
            raise Malformed(str(error)) from None


def _cut(content: bytes, lengths: Sequence[int]) -> list[bytes]:
    pieces, at = [], 0
    for length in lengths:
        pieces.append(content[at : at + length])
        at += length
    if at != len(content):
        raise Malformed("length")
    return pieces


def _kind(type_: Any, kinds: _Kinds) -> Shape:
    """How a type is written and read; worked out once for each type."""
    type_ = bare(type_)
    found = kinds.get(type_)
    if found is None:
        found = kinds[type_] = _make(type_, kinds)
    return found


def _make(type_: Any, kinds: _Kinds) -> Shape:
    origin, arguments = get_origin(type_), get_args(type_)
    if origin in (Union, types.UnionType):
        return _union(arguments, kinds)
    if origin is Literal:
        return chosen(arguments)
    if origin is tuple and arguments[-1:] != (...,):
        return _row(arguments, kinds)
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return _mapping(arguments, kinds)
    if isinstance(origin, type) and issubclass(origin, Sequence | Set):
        return _several(
            list if origin is list else frozenset if issubclass(origin, Set) else tuple, arguments[0], kinds
        )
    if type_ in SCALARS:
        return as_it_is(type_)
    if type_ is bytes:
        return of_bytes()
    if isinstance(type_, type) and issubclass(type_, Enum):
        return by_value(type_)
    if type_ is date:
        return as_told(date, date.isoformat, date.fromisoformat)
    if isinstance(type_, type) and issubclass(type_, PurePath):
        return as_told(type(Path()), str, Path)
    if isinstance(type_, type) and is_dataclass(type_):
        of_fields = Fields(type_, lambda inner: _kind(inner, kinds))
        return of_fields.write, of_fields.read
    raise Unwritable(f"{type_} has no plain form")


def _row(arguments: Sequence[Any], kinds: _Kinds) -> Shape:
    parts = [_kind(one, kinds) for one in arguments]

    def write(value: Any, written: Written) -> Any:
        if type(value) is not tuple or len(value) != len(parts):
            raise Unwritable("no such tuple")
        return [part[0](one, written) for part, one in zip(parts, value, strict=True)]

    def read(data: Any, made: Made) -> Any:
        if type(data) is not list:
            raise Malformed("tuple")
        return tuple([part[1](one, made) for part, one in zip(parts, data, strict=True)])

    return write, read


def _several(made_as: type[Any], of: Any, kinds: _Kinds) -> Shape:
    write_one, read_one = _kind(of, kinds)

    def write(value: Any, written: Written) -> Any:
        if type(value) is not made_as:
            raise Unwritable(f"{type(value).__name__}, not {made_as.__name__}")
        return [write_one(one, written) for one in value]

    def read(data: Any, made: Made) -> Any:
        if type(data) is not list:
            raise Malformed(made_as.__name__)
        return made_as([read_one(one, made) for one in data])

    return write, read


def _mapping(arguments: Sequence[Any], kinds: _Kinds) -> Shape:
    write_pair, read_pair = _row(arguments, kinds)

    def write(value: Any, written: Written) -> Any:
        if type(value) is not dict:
            raise Unwritable(f"{type(value).__name__}, not dict")
        return [write_pair(one, written) for one in value.items()]

    def read(data: Any, made: Made) -> Any:
        if type(data) is not list:
            raise Malformed("dict")
        return dict([read_pair(one, made) for one in data])

    return write, read


def _union(arguments: Sequence[Any], kinds: _Kinds) -> Shape:
    """None, or a number that tells which of the others, and its data; only the data where there is one other."""
    others = [bare(one) for one in arguments if one is not types.NoneType]
    parts = [_kind(one, kinds) for one in others]
    may_be_none = len(others) < len(arguments)
    first_write, first_read = parts[0]
    alone = len(parts) == 1

    def write(value: Any, written: Written) -> Any:
        if value is None and may_be_none:
            return None
        if alone:
            return first_write(value, written)
        for number, one in enumerate(others):
            if type(value) is (get_origin(one) or one) or (get_origin(one) is Literal and value in get_args(one)):
                return [number, parts[number][0](value, written)]
        raise Unwritable(f"{type(value).__name__} is none of {others}")

    def read(data: Any, made: Made) -> Any:
        if data is None and may_be_none:
            return None
        if alone:
            return first_read(data, made)
        number, inner = data
        if type(number) is not int or number < 0:
            raise Malformed("which")
        return parts[number][1](inner, made)

    return write, read
