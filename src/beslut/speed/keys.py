# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""A key made from all fields of a value, so that no field can be forgotten.

Two values have the same key only if they are of the same types all through and equal all through. Nothing is left out,
and what is not known how to tell is refused.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from pathlib import PurePath
from typing import Any


def key_of(*values: Any) -> str:
    """One SHA-256 over the values, with all fields of all dataclasses in them. Raises TypeError for what has no key."""
    whole = hashlib.sha256()
    for piece in _told(values):
        told = piece.encode("utf-8", "surrogatepass")
        whole.update(b"%d:" % len(told) + told)  # with its length, so that no two rows of pieces are one row of bytes
    return whole.hexdigest()


def _told(value: Any) -> Iterator[str]:
    kind = type(value)
    if is_dataclass(value) and not isinstance(value, type):
        yield from _several(kind, (part for one in fields(value) for part in (one.name, getattr(value, one.name))))
    elif isinstance(value, Mapping):
        yield from _several(kind, (part for pair in value.items() for part in pair))
    elif kind in (tuple, list):
        yield from _several(kind, value)
    elif isinstance(value, Set):
        yield from _several(kind, sorted(map(key_of, value)))
    elif isinstance(value, Enum):
        yield from _several(kind, (value.name,))
    elif value is None or kind in (str, bool, int, float, bytes, date) or isinstance(value, PurePath):
        yield f"{kind.__name__} {value}" if kind is str else f"{kind.__name__} {value!r}"
    else:
        raise TypeError(f"{kind.__name__} has no key")


def _several(kind: type, parts: Iterable[Any]) -> Iterator[str]:
    yield f"{kind.__module__}.{kind.__qualname__}("
    for part in parts:
        yield from _told(part)
    yield ")"
