# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""The standard library's frozen dataclass, with methods that are written when they are first asked for.

`dataclass(frozen=True)` there compiles six methods for each class as it is imported, and half of the classes are never
made in a run. Here the fields are looked at as it does, what all frozen classes have in common is written once, and the
rest is made at the first value. What a value is, equals, and says of itself is the same; `fields`, `replace` and
`is_dataclass` know it. docs/prestanda.md has the measurement.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, FrozenInstanceError, fields, make_dataclass
from dataclasses import dataclass as _whole
from typing import TYPE_CHECKING, Any, NoReturn

__all__ = ["dataclass"]

if TYPE_CHECKING:
    from dataclasses import dataclass
else:

    def dataclass(*, frozen: bool, eq: bool = True, repr: bool = True) -> Callable[[type], type]:
        """As that of the standard library, for classes that are `frozen` and take all their fields by place or name."""
        if not frozen:
            raise TypeError("what can be changed is a dataclass of the standard library")

        def make(class_: type) -> type:
            _whole(init=False, repr=False, eq=False)(class_)
            own = {"__init__": _first_init, "__setattr__": _refuse_setting, "__delattr__": _refuse_deleting}
            own |= {"__eq__": _first_eq, "__hash__": _first_hash} if eq else {}
            own |= {"__repr__": _first_repr} if repr else {}
            for name, method in own.items():
                if name not in vars(class_):
                    setattr(class_, name, method)
            return class_

        return make


def _refuse_setting(self: Any, name: str, value: Any) -> NoReturn:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_deleting(self: Any, name: str) -> NoReturn:
    raise FrozenInstanceError(f"cannot delete field {name!r}")


def _first_init(self: Any, *args: Any, **named: Any) -> None:
    _owner(self, "__init__", _first_init, _init).__init__(self, *args, **named)


def _first_eq(self: Any, other: object) -> Any:
    return _owner(self, "__eq__", _first_eq, _by_fields).__eq__(self, other)


def _first_hash(self: Any) -> Any:
    return _owner(self, "__hash__", _first_hash, _by_fields).__hash__(self)


def _first_repr(self: Any) -> Any:
    return _owner(self, "__repr__", _first_repr, _of_the_library).__repr__(self)


def _owner(self: Any, name: str, first: Any, make: Callable[[type, str], Any]) -> Any:
    """The class that has this method still unwritten, with the method in its place."""
    owner = next(one for one in type(self).__mro__ if vars(one).get(name) is first)
    setattr(owner, name, make(owner, name))
    return owner


def _by_fields(class_: Any, name: str) -> Any:
    """The method that looks at all fields that are compared, as a tuple: whether two are equal, or the hash."""
    compared = [one.name for one in fields(class_) if one.compare]
    own, others = (f"({''.join(f'{whose}.{one},' for one in compared)})" for whose in ("self", "other"))
    lines = {
        "__eq__": f"def __eq__(self, other):\n"
        f"    return {own} == {others} if other.__class__ is self.__class__ else NotImplemented\n",
        "__hash__": f"def __hash__(self):\n    return hash({own})\n",
    }
    return _executed(lines[name], {}, class_, name)


def _of_the_library(class_: Any, name: str) -> Any:
    """The method as the standard library writes it for these fields."""
    known = [(one.name, one.type, one) for one in fields(class_)]
    method = getattr(make_dataclass(class_.__name__, known, frozen=True), name)
    method.__qualname__ = f"{class_.__qualname__}.{name}"
    return method


def _init(class_: Any, name: str) -> Any:
    """The method that takes the fields and lays them in the object, all at once."""
    known: dict[str, Any] = {"_lay": object.__setattr__, "_MISSING": MISSING}
    words, laid = ["self"], []
    for one in fields(class_):
        given = one.name
        if one.default is not MISSING:
            known[f"_{one.name}"] = one.default
            words.append(f"{one.name}=_{one.name}")
        elif one.default_factory is not MISSING:
            known[f"_{one.name}"] = one.default_factory
            words.append(f"{one.name}=_MISSING")
            given = f"_{one.name}() if {one.name} is _MISSING else {one.name}"
        else:
            words.append(one.name)
        laid.append(f"{one.name!r}: {given}")
    then = "\n    self.__post_init__()" if hasattr(class_, "__post_init__") else ""
    lines = f"def {name}({', '.join(words)}):\n    _lay(self, '__dict__', {{{', '.join(laid)}}}){then}\n"
    return _executed(lines, known, class_, name)


def _executed(lines: str, known: dict[str, Any], class_: Any, name: str) -> Any:
    """The method that the lines define: names of fields and nothing else, as the standard library does it."""
    exec(lines, known)
    known[name].__qualname__ = f"{class_.__qualname__}.{name}"
    return known[name]
