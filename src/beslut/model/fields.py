# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""What the classes read from YAML are made of: a frozen value, its Swedish keys, and what a value must look like.

The classes are the standard library's dataclasses, so that a run over data that is known to be right loads nothing
more. `checked` holds plain data against them with pydantic, which reads the keys and the forms that are told here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import MISSING, FrozenInstanceError, dataclass, field, fields
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar, dataclass_transform

if TYPE_CHECKING:
    from pydantic import TypeAdapter

_T = TypeVar("_T")
_C = TypeVar("_C", bound=type)


class Constraint:
    """What a text, a number or a list must look like, in the words of pydantic's schemas, and a check of its own.

    The words: `pattern`, `min_length`, `max_length`, `ge`, `le`. The check takes the value and raises ValueError.
    """

    def __init__(self, check: Callable[[Any], Any] | None = None, **words: Any) -> None:
        self._check, self._words = check, words

    def __get_pydantic_core_schema__(self, source: Any, handler: Callable[[Any], Any]) -> Any:
        from pydantic import AfterValidator

        schema = {**handler(source), **self._words}
        if self._check is None:
            return schema
        return AfterValidator(self._check).__get_pydantic_core_schema__(source, lambda _: schema)  # type: ignore


class ByKind:
    """A choice among classes, told apart by their `kind`."""

    def __get_pydantic_core_schema__(self, source: Any, handler: Callable[[Any], Any]) -> Any:
        from pydantic import Discriminator

        return Discriminator("kind").__get_pydantic_core_schema__(source, handler)  # type: ignore[arg-type]


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
        return self.__dict__ == other.__dict__ if type(other) is type(self) else NotImplemented

    def __hash__(self) -> int:
        return hash((type(self), *(self.__dict__[one.name] for one in fields(self))))  # type: ignore[arg-type]

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in self.__dict__.items())})"


class _Waiting:
    """Stands in the place of a dataclass's fields until somebody asks for them, and then makes it one.

    Values that are recalled from the cache have their fields with them, so most classes are never asked.
    """

    def __get__(self, _: object, model: type[Any]) -> Any:
        dataclass(init=False, repr=False, eq=False, match_args=False, kw_only=True)(model)
        return model.__dict__["__dataclass_fields__"]


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(key, field))
def yaml_model(model: _C) -> _C:
    """Make a class of fields of a Model. Its `__post_init__` must not ask `super()`, but the class it means."""
    model.__dataclass_fields__ = _Waiting()  # type: ignore[attr-defined]
    return model


class Refused(Exception):
    """What pydantic would not take, each as pydantic tells it: `type`, `loc`, `msg`, `ctx`, `input`."""

    def __init__(self, errors: list[dict[str, Any]]) -> None:
        super().__init__(f"{len(errors)} errors")
        self.errors = errors


def checked(model: type[_T], data: Any) -> _T:
    """Plain data, by its Swedish keys, as that class. Raises Refused with everything that is wrong with it."""
    from pydantic import ValidationError

    try:
        made: _T = adapter(model).validate_python(data, by_alias=True, by_name=False)
        return made
    except ValidationError as error:
        raise Refused([dict(one) for one in error.errors(include_url=False)]) from None


_ADAPTERS: dict[Any, TypeAdapter[Any]] = {}


def adapter(model: type[Any]) -> TypeAdapter[Any]:
    """Pydantic's reader of a class, which can also tell its JSON Schema; made once, for it takes a while."""
    from pydantic import TypeAdapter

    if model not in _ADAPTERS:
        _ADAPTERS[model] = TypeAdapter(model)
    return _ADAPTERS[model]
