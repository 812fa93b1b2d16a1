# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Model and template to marked-up text, in which data can never become markup.

Values meet the text in one place, `_marked`: words are escaped there, gaps and words to check become links with
the reserved targets `lucka` and `kontrollera`. A missing value stops the rendering; `~`, attributes of objects and
all but a handful of filters are refused, so there is no other way in.
"""

from __future__ import annotations

import re
import traceback
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from jinja2 import FileSystemLoader, StrictUndefined, TemplateNotFound, TemplateSyntaxError, UndefinedError, nodes
from jinja2 import TemplateError as JinjaError
from jinja2.exceptions import SecurityError
from jinja2.runtime import LoopContext, Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from beslut import wording
from beslut.blocks import CHECK_TARGET, GAP_TARGET, Check, Decision, Gap, Inline, Phrase, Text
from beslut.errors import Place, Problem, TemplateError, did_you_mean

_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
_LOOP = frozenset({"index", "index0", "first", "last", "length", "revindex"})

Value = str | int | Phrase | Decision | Mapping[str, Any] | Sequence[Any]
Context = Mapping[str, Value]


def escaped(words: str) -> str:
    """The words so that no markup is left in them; white space becomes single spaces, hard spaces stay."""
    return _PUNCTUATION.sub(r"\\\1", re.sub(r"[ \t\r\n\f\v]+", " ", words)).strip(" ")


def _inline(inline: Inline) -> str:
    match inline:
        case Text():
            # Outer spaces must stay outside the marks, or the marks are not seen as such.
            core = escaped(inline.text)
            lead = " " if inline.text[:1] == " " else ""
            tail = " " if inline.text[-1:] == " " and core else ""
            mark = "**" if inline.strong else "*" if inline.emphasis else ""
            return f"{lead}{mark}{core}{mark}{tail}" if core else lead
        case Gap():
            return f'[{escaped(inline.text)}]({GAP_TARGET} "{escaped(inline.hint)}")'
        case Check():
            return f'[{escaped(inline.text)}]({CHECK_TARGET} "{escaped(inline.basis)}")'


def _block(decision: Decision) -> str:
    kind = "numrerat" if decision.numbered else "onumrerat"
    lead = f"{_marked(decision.lead)}\n\n" if decision.lead else ""
    points = "\n".join(f"- {_marked(point)}" for point in decision.points)
    return f"::: beslut {kind}\n{lead}{points}\n:::"


def _is_phrase(value: object) -> bool:
    return isinstance(value, tuple) and bool(value) and all(isinstance(part, Inline) for part in value)


def _marked(value: Any) -> Markup:
    """Any value that a template may print, as marked-up text. Refuses what has no words."""
    if isinstance(value, Markup):
        return value  # a macro's or an include's output: it has been here already
    if isinstance(value, Undefined):
        value._fail_with_undefined_error()
    if isinstance(value, tuple) and value and all(isinstance(part, Decision) for part in value):
        return Markup("\n\n".join(_block(part) for part in value))
    if isinstance(value, tuple) and _is_phrase(value):
        return Markup("".join(_inline(part) for part in value))
    if isinstance(value, str) and value.strip():
        return Markup(escaped(value))
    if isinstance(value, int) and not isinstance(value, bool):
        return Markup(str(value))
    raise _Refused("värdet är tomt" if value in ("", (), None) else "värdet är inte text")


class _Refused(JinjaError):
    """A value that cannot be printed."""


class _Environment(ImmutableSandboxedEnvironment):
    """Keys of data and a loop's counters are all that a template can reach."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        if isinstance(obj, Mapping):
            if attribute in obj:
                return obj[attribute]
            hint = did_you_mean(attribute, [str(key) for key in obj])
            return self.undefined(f"”{attribute}” finns inte{'; ' + hint if hint else ''}")
        if isinstance(obj, LoopContext) and attribute in _LOOP:
            return getattr(obj, attribute)
        return self.undefined(f"”{attribute}” går inte att nå här")

    def getitem(self, obj: Any, argument: Any) -> Any:
        if isinstance(obj, Mapping):
            return self.getattr(obj, argument) if isinstance(argument, str) else self.undefined("okänd nyckel")
        if isinstance(obj, list | tuple) and isinstance(argument, int) and -len(obj) <= argument < len(obj):
            return obj[argument]
        return self.undefined("det finns inget på den platsen")

    def call(self, context: Any, obj: Any, *args: Any, **kwargs: Any) -> Any:
        """Only macros can be called: their names are the template's own."""
        if type(obj).__name__ != "Macro":
            raise SecurityError("bara makron kan anropas")
        return super().call(context, obj, *args, **kwargs)


class _Loader(FileSystemLoader):
    """Template files below the roots only, also when a link inside them leads out; text in NFC."""

    def get_source(self, environment: Any, template: str) -> tuple[str, str, Callable[[], bool]]:
        source, filename, fresh = super().get_source(environment, template)
        real = Path(filename).resolve()
        if not any(real.is_relative_to(Path(root).resolve()) for root in self.searchpath):
            raise TemplateNotFound(template)
        return source, filename, fresh


def _capital_first(value: Any) -> Any:
    """The filter `versal`: a capital first letter."""
    if isinstance(value, Markup) or not isinstance(value, str | tuple):
        return value
    return wording.capital_first(wording.phrase(value))


class Templates:
    """The templates of one run, compiled once each."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self._environment = _Environment(
            loader=_Loader([str(folder) for folder in folders]),
            autoescape=True,
            undefined=StrictUndefined,
            finalize=_marked,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,
        )
        self._environment.globals.clear()
        self._environment.filters = {"versal": _capital_first, "length": len}
        self._environment.tests = {
            name: test for name, test in self._environment.tests.items() if name in ("defined", "undefined")
        }
        self._checked: set[str] = set()

    def render(self, name: str, context: Context) -> str:
        """The template's marked-up text for this context.

        Raises TemplateError with file and line: an unknown template, wrong syntax, an unknown name, an empty value.
        """
        try:
            self._check(name)
            return self._environment.get_template(name).render(context)
        except TemplateNotFound as error:
            hint = did_you_mean(str(error.name), self._environment.list_templates())
            message = f"mallen ”{error.name}” finns inte"
            raise TemplateError(Problem("T01", message, self._place(error, name), hint)) from None
        except TemplateSyntaxError as error:
            place = self.place(error.name or name, error.lineno)
            raise TemplateError(Problem("T02", f"mallen går inte att tolka: {error.message}", place)) from None
        except UndefinedError as error:
            message = re.sub(r"^'(.*)' is undefined$", r"”\1” finns inte", error.message or "ett namn finns inte")
            missing = re.match(r"”(\w+)” finns inte$", message)
            hint = did_you_mean(missing.group(1), context) if missing else ""
            raise TemplateError(Problem("T03", message, self._place(error, name), hint)) from None
        except (JinjaError, TypeError, ValueError, ArithmeticError, LookupError, RecursionError) as error:
            said = "mallen anropar sig själv" if isinstance(error, RecursionError) else str(error)
            raise TemplateError(Problem("T04", said, self._place(error, name))) from None

    def place(self, name: str, line: int) -> Place:
        """A line of a template, as the user wrote it."""
        try:
            source = self._source(name).splitlines()
        except TemplateNotFound:
            return Place(f"templates/{name}", 1, 1)
        return Place(f"templates/{name}", line, 1, source[line - 1] if 0 < line <= len(source) else "")

    def place_of_markup(self, name: str, is_bad: Callable[[str], int | None]) -> Place:
        """Where markup that `is_bad` finds (giving a line) stands in the template or one that it includes."""
        for one in self._reached(name):
            text = re.sub(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", _same_lines, self._source(one), flags=re.DOTALL)
            line = is_bad(text)
            if line is not None:
                return self.place(one, line)
        return self.place(name, 1)

    def _source(self, name: str) -> str:
        loader = self._environment.loader
        assert loader is not None
        return loader.get_source(self._environment, name)[0]

    def _reached(self, name: str) -> list[str]:
        """The template and all that it includes or imports by a fixed name."""
        names = [name]
        for one in names:
            tree = self._environment.parse(self._source(one), one)
            for node in tree.find_all((nodes.Include, nodes.Import, nodes.FromImport, nodes.Extends)):
                wanted = getattr(node, "template", None)
                if isinstance(wanted, nodes.Const) and wanted.value not in names:
                    names.append(wanted.value)
        return names

    def _check(self, name: str) -> None:
        """Refuse the expressions that could join data with marked-up text before it is escaped."""
        if name in self._checked:
            return
        for one in self._reached(name):
            tree = self._environment.parse(self._source(one), one)
            for node in tree.find_all((nodes.Concat, nodes.BinExpr)):
                if isinstance(node, nodes.And | nodes.Or):
                    continue
                hint = "skriv två uttryck efter varandra: {{ a }} {{ b }}"
                message = "räknesätt och hopfogning (~ + - * / %) används inte i mallar"
                problem = Problem("T05", message, self.place(one, node.lineno), hint)
                raise TemplateError(problem)
        self._checked.add(name)

    def _place(self, error: BaseException, name: str) -> Place:
        """The innermost template line in the error's traceback."""
        known = {Path(str(self._filename(one))): one for one in self._environment.list_templates()}
        for frame in reversed(traceback.extract_tb(error.__traceback__)):
            if Path(frame.filename) in known and frame.lineno:
                return self.place(known[Path(frame.filename)], frame.lineno)
        return self.place(name, 1)

    def _filename(self, name: str) -> str:
        loader = self._environment.loader
        assert loader is not None
        return loader.get_source(self._environment, name)[1] or ""


def _same_lines(found: re.Match[str]) -> str:
    filler = "x" if found.group().startswith("{{") else ""
    return filler + "\n" * found.group().count("\n")
