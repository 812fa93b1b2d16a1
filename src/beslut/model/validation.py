# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Plain data held against the classes of the model, with pydantic. Imported only by what reads files."""

from __future__ import annotations

from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

_T = TypeVar("_T")


class Refused(Exception):
    """What pydantic would not take, each as pydantic tells it: `type`, `loc`, `msg`, `ctx`, `input`."""

    def __init__(self, errors: list[dict[str, Any]]) -> None:
        super().__init__(f"{len(errors)} errors")
        self.errors = errors


def checked(model: type[_T], data: Any) -> _T:
    """Plain data, by its Swedish keys, as that class. Raises Refused with everything that is wrong with it."""
    try:
        made: _T = adapter(model).validate_python(data, by_alias=True, by_name=False)
        return made
    except ValidationError as error:
        raise Refused([dict(one) for one in error.errors(include_url=False)]) from None


_ADAPTERS: dict[Any, TypeAdapter[Any]] = {}


def adapter(model: type[Any]) -> TypeAdapter[Any]:
    """Pydantic's reader of a class, which can also tell its JSON Schema; made once, for it takes a while."""
    if model not in _ADAPTERS:
        _ADAPTERS[model] = TypeAdapter(model)
    return _ADAPTERS[model]
