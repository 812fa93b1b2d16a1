# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""What the classes read from YAML are made of: a frozen value, its Swedish keys, and what a value must look like.

The classes are the standard library's dataclasses, so that a run over data that is known to be right loads nothing
more. `validation` holds plain data against them with pydantic, which reads the keys and the forms that are told here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import MISSING, FrozenInstanceError, dataclass, field, fields
from typing import Any, NoReturn, TypeVar, dataclass_transform, get_args, get_type_hints

_C = TypeVar("_C", bound=type)


class Constraint:
    """What a text, a number or a list must look like, in the words of pydantic's schemas, and a check of its own.

    The words: `pattern`, `min_length`, `max_length`, `ge`, `le`. The check takes the value and raises ValueError.
    """

    def __init__(self, check: Callable[[Any], Any] | None = None, **words: Any) -> None:
        self._check, self._words = check, words

    def __get_pydantic_core_schema__(self, source: Any, handler: Callable[[Any], Any]) -> Any:
        schema = {**handler(source), **self._words}
        if self._check is None:
            return schema
        return {"type": "function-after", "function": {"type": "no-info", "function": self._check}, "schema": schema}


class ByKind:
    """A choice among classes, told apart by their `kind`, a Literal. Which they are is told by `choose_among`."""

    def __init__(self) -> None:
        self._kinds: tuple[type[Model], ...] = ()

    def choose_among(self, kinds: Iterable[type[Model]]) -> None:
        """The classes to choose among, in the order that messages list them."""
        self._kinds = tuple(kinds)

    def by_name(self) -> Mapping[str, type[Model]]:
        """The classes by the words that tell them apart in YAML."""
        return {get_args(get_type_hints(one)["kind"])[0]: one for one in self._kinds}

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        choices = {name: handler.generate_schema(kind) for name, kind in self.by_name().items()}
        return {"type": "tagged-union", "choices": choices, "discriminator": keys_of(self._kinds[0])["kind"]}


def key(name: str, *, default: Any = MISSING, factory: Any = MISSING) -> Any:
    """A field whose key in YAML is another word than its name in code."""
    return field(default=default, default_factory=factory, metadata={"key": name})


def keys_of(model: type[Any]) -> Mapping[str, str]:
    """The fields of a class by name, each with its key in YAML."""
    return {one.name: one.metadata.get("key", one.name) for one in fields(model)}


def texts_in(value: Any, loc: tuple[int | str, ...] = ()) -> Iterator[tuple[tuple[int | str, ...], str]]:
    """Every text in a value with where it stands, by the keys of YAML."""
    if isinstance(value, str):
        yield loc, value
    elif isinstance(value, Model):
        for name, called in keys_of(type(value)).items():
            yield from texts_in(getattr(value, name), (*loc, called))
    elif isinstance(value, Mapping):
        for called, inner in value.items():
            yield from texts_in(inner, (*loc, called))
    elif isinstance(value, list | tuple):
        for number, inner in enumerate(value):
            yield from texts_in(inner, (*loc, number))


class _Reading:
    """How pydantic is to read a class, made for each class when pydantic asks."""

    def __get__(self, _: object, model: type) -> Mapping[str, Any]:
        keys = keys_of(model)
        return {"extra": "forbid", "alias_generator": lambda name: keys[name]}


class Model:
    """Base of everything read from YAML: a frozen value, equal to another with the same fields; unknown keys refused.

    A dataclass could write these methods for each class, but there are many classes, and every run would wait for it.
    """

    __pydantic_config__ = _Reading()

    def __init__(self, **values: Any) -> None:
        own = self.__dict__
        for one in fields(self):  # type: ignore[arg-type]
            if one.name in values:
                own[one.name] = values.pop(one.name)
            elif one.default_factory is not MISSING:
                own[one.name] = one.default_factory()
            elif one.default is not MISSING:
                own[one.name] = one.default
            else:
                raise TypeError(f"{type(self).__name__} needs {one.name}")
        if values:
            raise TypeError(f"{type(self).__name__} has no {', '.join(values)}")
        self.__post_init__()

    def __post_init__(self) -> None:
        """Raise ValueError for fields that do not go together."""

    def __setattr__(self, name: str, value: Any) -> NoReturn:
        raise FrozenInstanceError(f"cannot assign to field {name!r}")

    def __delattr__(self, name: str) -> NoReturn:
        raise FrozenInstanceError(f"cannot delete field {name!r}")

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return self is other or all(getattr(self, name) == getattr(other, name) for name in self._every_field())

    def __hash__(self) -> int:
        return hash((type(self), *self._values().values()))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in self._values().items())})"

    def _values(self) -> dict[str, Any]:
        """The fields by their names: not what has been worked out from them and is kept beside them."""
        own = self.__dict__
        return {name: own[name] for name in self._every_field() if name in own}

    def _every_field(self) -> Mapping[str, Any]:
        names: Mapping[str, Any] = type(self).__dataclass_fields__  # type: ignore[attr-defined]
        return names


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(key, field))
def yaml_model(model: _C) -> _C:
    """Make a class of fields of a Model. Its `__post_init__` must not ask `super()`, but the class it means."""
    dataclass(init=False, repr=False, eq=False, match_args=False, kw_only=True)(model)
    return model
