# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""The sandbox that templates are rendered in: what a template may reach, how much it may do, what a value becomes.

It is Jinja's, immutable and with strict undefined names. A template reaches keys of data and a loop's counters, its own
macros, and files below the template folders. A value that it prints becomes a hole in the text, with a number.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from jinja2 import TemplateError as JinjaError
from jinja2 import nodes, pass_context
from jinja2.exceptions import SecurityError
from jinja2.runtime import LoopContext, Macro, Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from beslut.blocks import HOLE, HOLE_END, Decision, Inline, Phrase
from beslut.errors import did_you_mean
from beslut.rendering.marking import capital_first, worded

MAX_WORK = 5_000_000
"""What one rendering may do: a turn of a loop, a call and a character each count as one."""
_COUNTED, _SIMPLE = "räknade", "enkel"  # what the tree is given where a template's own words would not be counted
_LOOP = frozenset({"index", "index0", "first", "last", "length", "revindex"})


class Sandbox(ImmutableSandboxedEnvironment):
    """Keys of data and a loop's counters are all that a template can reach, and there is an end to its work."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options, finalize=self._finalised)
        self.left = MAX_WORK
        self.values: list[Phrase | tuple[Decision, ...]] = []
        self.filters = {"versal": capital_first, "length": len, _COUNTED: self._counted, _SIMPLE: _simple}

    def work(self, amount: int) -> None:
        """Count some work. Raises Jinja's TemplateError when there has been too much."""
        self.left -= amount
        if self.left < 0:
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
        self.work(1 + _length(words))
        return _decision_hole(number) if isinstance(words[0], Decision) else _hole(number)

    def _counted(self, items: Iterable[Any], weight: int) -> Iterable[Any]:
        for item in items:
            self.work(weight)
            yield item

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        """Jinja's tree, with every loop's items going through the count: a turn weighs as much as the text in it."""
        tree = super()._parse(source, name, filename)
        for loop in list(tree.find_all(nodes.For)):
            weight = 1 + sum(len(text.data) for text in loop.find_all(nodes.TemplateData))
            counted = nodes.Const(weight, lineno=loop.lineno)
            loop.iter = nodes.Filter(loop.iter, _COUNTED, [counted], [], None, None, lineno=loop.lineno)
        for compared in list(tree.find_all(nodes.Compare)):
            compared.expr = _only_simple(compared.expr)
            for operand in compared.ops:
                operand.expr = _only_simple(operand.expr)
        tree.set_environment(self)
        return tree

    def get_template(self, name: Any, parent: str | None = None, globals: Any = None) -> Any:
        """A template asked for, by an include too: a template that includes others again and again comes to an end."""
        self.work(100)
        return super().get_template(name, parent, globals)

    def getattr(self, obj: Any, attribute: str) -> Any:
        """A key of data, or a counter of a loop; nothing else of a value can be reached."""
        if isinstance(obj, dict | Mapping):  # dict first: asking an abstract class takes longer
            if attribute in obj:
                return obj[attribute]
            hint = did_you_mean(attribute, [str(key) for key in obj])
            return self.undefined(f"”{attribute}” finns inte{'; ' + hint if hint else ''}")
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
        self.work(100)
        return super().call(context, obj, *args, **kwargs)


def _only_simple(expression: nodes.Expr) -> nodes.Expr:
    return nodes.Filter(expression, _SIMPLE, [], [], None, None, lineno=expression.lineno)


def _simple(value: Any) -> Any:
    """A value that can be compared in no time: words, a number, or a plain list of them. Lists of lists can grow."""
    if isinstance(value, Undefined):
        value._fail_with_undefined_error()
    many = value if isinstance(value, list | tuple) else (value,)
    if isinstance(value, Mapping) or all(one is None or isinstance(one, str | int | Inline) for one in many):
        return value
    raise JinjaError("bara ord, tal och listor av dem går att jämföra")


@lru_cache(maxsize=4096)
def _hole(number: int) -> Markup:
    return Markup(f"{HOLE}{number}{HOLE_END}")


def _decision_hole(number: int) -> Markup:
    return Markup(f"::: beslut värde\n{_hole(number)}\n:::")


def _length(words: Phrase | tuple[Decision, ...]) -> int:
    """How much text there is in words, or in decisions."""
    length = 0
    for one in words:
        length += sum(map(_length, (one.lead, *one.points))) if isinstance(one, Decision) else len(one.text)
    return length
