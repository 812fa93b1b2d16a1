# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""The sandbox that templates are rendered in: what a template may reach, how much it may do, what a value becomes.

It is Jinja's, immutable and with strict undefined names. A template reaches keys of data and a loop's counters, its own
macros, and files below the template folders. A value that it prints becomes a hole in the text, with a number.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from jinja2 import StrictUndefined, nodes, pass_context
from jinja2 import TemplateError as JinjaError
from jinja2.exceptions import SecurityError
from jinja2.runtime import LoopContext, Macro, Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from beslut.blocks import HOLE, HOLE_END, Check, Decision, Gap, Inline, Phrase, Text
from beslut.errors import did_you_mean
from beslut.rendering.counting import BEGUN, COMPARED, SCOPED, TURN, count_work
from beslut.rendering.marking import capital_first, worded

MAX_WORK = 5_000_000
"""What one rendering may do: a piece of an expression and a character each count as one."""
_TAKEN_IN = 100
"""What a call, and a template that is taken in, count as besides what they do."""
_LOOP = frozenset({"index", "index0", "first", "last", "length", "revindex"})


class _Missing(StrictUndefined):
    """A name or key that is not there. What is said about it is worked out when somebody uses it."""

    __slots__ = ("_hint_of",)

    def __init__(self, hint: str | None = None, *args: Any, hint_of: Callable[[], str] | None = None, **told: Any):
        super().__init__(hint, *args, **told)
        self._hint_of = hint_of

    @property
    def _undefined_message(self) -> str:
        return self._hint_of() if self._hint_of else super()._undefined_message


class Sandbox(ImmutableSandboxedEnvironment):
    """Keys of data and a loop's counters are all that a template can reach, and there is an end to its work.

    `values` are those printed since `begin`, by the number of their hole; `printed` the template and line of each, when
    `begin` was told to note them.
    """

    def __init__(self, **options: Any) -> None:
        super().__init__(**options, undefined=_Missing, finalize=self._finalised)
        self._looked_through: dict[str, nodes.Template] = {}
        self.begin(names=0)
        self.filters = {
            "versal": pass_context(lambda _, value: self._capital_first(value)),
            "length": len,
            TURN: pass_context(lambda _, items, weight: self._turns(items, weight)),
            BEGUN: pass_context(lambda _, nothing, weight: self.work(weight)),
            SCOPED: pass_context(lambda _, nothing, weight: self.work(weight + self._names)),
            COMPARED: pass_context(lambda _, value: self._compared(value)),
        }

    def begin(self, *, names: int, noting: bool = False) -> None:
        """Begin a rendering, with a whole budget, of templates that give something to so many names."""
        self._left = MAX_WORK
        self._names = names
        self.values: list[Phrase | tuple[Decision, ...]] = []
        self.printed: list[tuple[str, int]] | None = [] if noting else None

    def work(self, amount: int) -> None:
        """Count some work. Raises Jinja's TemplateError when there has been too much."""
        self._left -= amount
        if self._left < 0:
            raise JinjaError("mallen gör för mycket: för många varv, eller för lång text")

    @pass_context  # without which Jinja would finalise a text of the template once, as it is compiled
    def _finalised(self, _: Any, value: Any) -> Markup:
        """What stands in the text for a value: the text itself where it is one already, else a hole with a number."""
        words = worded(value)
        if isinstance(words, Markup):
            self.work(1 + len(words))
            return words
        number = len(self.values)
        self.values.append(words)
        self.work(1 + length(words))
        if self.printed is not None:
            self.printed.append(_line_printing())
        return _decision_hole(number) if isinstance(words[0], Decision) else _hole(number)

    def _turns(self, items: Iterable[Any], weight: int) -> Iterator[Any]:
        for item in items:
            self.work(weight)
            yield item

    def _compared(self, value: Any) -> Any:
        """A value that can be compared soon: words, a number, or a plain list of them. Lists of lists can grow."""
        if isinstance(value, Undefined):
            value._fail_with_undefined_error()
        many = value if isinstance(value, list | tuple) else (value,)
        if isinstance(value, Mapping):
            self.work(len(value))
        elif all(one is None or isinstance(one, str | int | Inline) for one in many):
            self.work(sum(1 + _size(one) for one in many))
        else:
            raise JinjaError("bara ord, tal och listor av dem går att jämföra")
        return value

    def _capital_first(self, value: Any) -> Any:
        self.work(_size(value))
        return capital_first(value)

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        """Jinja's tree, with the counters in it. The tree that was looked through is the one that is then compiled."""
        tree = self._looked_through.pop(source, None)
        if tree is None:
            tree = self._looked_through[source] = super()._parse(source, name, filename)
            count_work(tree)
            tree.set_environment(self)
        return tree

    def get_template(self, name: Any, parent: str | None = None, globals: Any = None) -> Any:
        """A template asked for, by an include too: a template that includes others again and again comes to an end."""
        self.work(_TAKEN_IN + self._names)
        return super().get_template(name, parent, globals)

    def getattr(self, obj: Any, attribute: str) -> Any:
        """A key of data, or a counter of a loop; nothing else of a value can be reached."""
        if isinstance(obj, dict | Mapping):  # dict first: asking an abstract class takes longer
            if attribute in obj:
                return obj[attribute]
            return _Missing(name=attribute, hint_of=lambda: _not_there(attribute, obj))
        if isinstance(obj, LoopContext) and attribute in _LOOP:
            return getattr(obj, attribute)
        return self.undefined(f"”{attribute}” går inte att nå här")

    def getitem(self, obj: Any, argument: Any) -> Any:
        """A key of data, or what stands at a place of a list."""
        if isinstance(obj, Mapping):
            return self.getattr(obj, argument) if isinstance(argument, str) else self.undefined("okänd nyckel")
        if isinstance(obj, list | tuple) and isinstance(argument, int) and -len(obj) <= argument < len(obj):
            return obj[argument]
        return self.undefined("det finns inget på den platsen")

    def call(self, context: Any, obj: Any, *args: Any, **kwargs: Any) -> Any:
        """Only macros can be called: their names are the template's own."""
        if not isinstance(obj, Macro):
            raise SecurityError("bara makron kan anropas")
        self.work(_TAKEN_IN)
        return super().call(context, obj, *args, **kwargs)


def _not_there(attribute: str, obj: Mapping[str, Any]) -> str:
    hint = did_you_mean(attribute, [str(key) for key in obj])
    return f"”{attribute}” finns inte{'; ' + hint if hint else ''}"


def _line_printing() -> tuple[str, int]:
    """The template, and the line in it, that prints a value just now."""
    frame: Any = sys._getframe()
    while frame is not None:
        template = frame.f_globals.get("__jinja_template__")
        if template is not None and frame.f_code.co_filename == template.filename:
            return template.name, template.get_corresponding_lineno(frame.f_lineno)
        frame = frame.f_back
    return "", 1


@lru_cache(maxsize=4096)
def _hole(number: int) -> Markup:
    return Markup(f"{HOLE}{number}{HOLE_END}")


def _decision_hole(number: int) -> Markup:
    return Markup(f"::: beslut {_hole(number)}\n:::")


def length(words: Phrase | tuple[Decision, ...]) -> int:
    """How many characters there are in words, or in decisions."""
    letters = 0
    for one in words:
        letters += sum(map(length, (one.lead, *one.points))) if isinstance(one, Decision) else len(one.text)
    return letters


def _size(value: Any) -> int:
    """How long something to compare or to change is: the characters of words, else nothing to speak of."""
    match value:
        case str():
            return len(value)
        case Text() | Gap() | Check():
            return len(value.text)
        case tuple():
            return sum(len(one.text) for one in value if isinstance(one, Text | Gap | Check))
        case _:
            return 0
