# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Templates to marked-up text: what is refused when one is read, and where it stands when something is wrong with it.

Expressions that could join data with marked-up text are refused when the template is read.
"""

from __future__ import annotations

import re
import traceback
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from jinja2 import FileSystemLoader, StrictUndefined, TemplateNotFound, TemplateSyntaxError, UndefinedError, nodes
from jinja2 import TemplateError as JinjaError

from beslut.blocks import HOLE, HOLE_END, Rendered
from beslut.errors import Place, Problem, TemplateError, did_you_mean
from beslut.rendering.marking import TemplateContext
from beslut.rendering.sandbox import MAX_WORK, Sandbox
from beslut.swedish import UNPRINTABLE

_PRIVATE = re.compile(f"[{HOLE}{HOLE_END}]")
_INCLUDES = (nodes.Include, nodes.Import, nodes.FromImport, nodes.Extends)


MAX_SOURCE = 200_000
"""Characters in one template file."""


class _NotText(JinjaError):
    """A template file that is not UTF-8."""


class _TooLong(JinjaError):
    """A template file that is no template."""


class _Loader(FileSystemLoader):
    """Template files below the roots only, also when a link inside them leads out; text in NFC."""

    def get_source(self, environment: Any, template: str) -> tuple[str, str, Callable[[], bool]]:
        try:
            source, filename, fresh = super().get_source(environment, template)
        except UnicodeDecodeError:
            raise _NotText(template) from None
        if len(source) > MAX_SOURCE:
            raise _TooLong(template)
        real = Path(filename).resolve()
        if not any(real.is_relative_to(Path(root).resolve()) for root in self.searchpath):
            raise TemplateNotFound(template)
        return unicodedata.normalize("NFC", source), filename, fresh


class Templates:
    """The templates of one run, compiled once each."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self._loader = _Loader([str(folder) for folder in folders])
        self._environment = Sandbox(
            loader=self._loader,
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,
        )
        self._environment.globals.clear()
        self._environment.tests = {
            name: test for name, test in self._environment.tests.items() if name in ("defined", "undefined")
        }
        self._reached: dict[str, tuple[str, ...]] = {}

    def render(self, name: str, template_context: TemplateContext) -> Rendered:
        """The template's marked-up text for this context, with holes, and what goes into them.

        Raises TemplateError with file and line: an unknown template, wrong syntax, an unknown name, an empty value.
        """
        self._environment.left, self._environment.values = MAX_WORK, []
        try:
            self._check(name)
            text: str = self._environment.get_template(name).render(template_context)
            return Rendered(text, tuple(self._environment.values))
        except TemplateNotFound as error:
            raise self._error("T01", f"mallen ”{error.name}” finns inte", self.place(name, 1)) from None
        except _NotText as error:
            hint = "spara om mallen som UTF-8"
            raise self._error("T07", "mallen är inte UTF-8", Place(f"templates/{error}", 1, 1), hint) from None
        except _TooLong as error:
            place = Place(f"templates/{error}", 1, 1)
            raise self._error("T08", f"mallen är längre än {MAX_SOURCE} tecken", place) from None
        except TemplateSyntaxError as error:
            place = self.place(error.name or name, error.lineno)
            raise self._error("T02", _swedish(error.message or "", "uttrycket går inte att tolka"), place) from None
        except UndefinedError as error:
            message = re.sub(r"^'(.*)' is undefined$", r"”\1” finns inte", error.message or "ett namn finns inte")
            missing = re.match(r"”(\w+)” finns inte$", message)
            hint = did_you_mean(missing.group(1), template_context) if missing else ""
            raise self._error("T03", message, self._place(error, name), hint) from None
        except (SyntaxError, RecursionError, MemoryError) as error:
            said = "mallen anropar sig själv, eller är för djupt kapslad"
            raise self._error("T04", said, self._place(error, name)) from None
        except JinjaError as error:
            said = error.message or "värdet går inte att skriva"
            raise self._error("T04", _swedish(said, said), self._place(error, name)) from None
        except (TypeError, ValueError, ArithmeticError, LookupError) as error:
            raise self._error("T04", "uttrycket går inte att räkna ut", self._place(error, name)) from None

    def place(self, name: str, line: int) -> Place:
        """A line of a template, as the user wrote it."""
        try:
            source = self._source(name).splitlines()
        except JinjaError:
            return Place(f"templates/{name}", 1, 1)
        return Place(f"templates/{name}", line, 1, source[line - 1] if 0 < line <= len(source) else "")

    def place_of_markup(self, name: str, line_of: Callable[[str], int | None]) -> Place:
        """Where markup that `line_of` finds stands in the template or one that it includes."""
        for one in self._reached.get(name, (name,)):
            text = re.sub(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", _same_lines, self._source(one), flags=re.DOTALL)
            line = line_of(text)
            if line is not None:
                return self.place(one, line)
        return self.place(name, 1)

    def _error(self, code: str, message: str, place: Place, hint: str = "") -> TemplateError:
        return TemplateError(Problem(code, message, place, hint))

    def _source(self, name: str) -> str:
        return self._loader.get_source(self._environment, name)[0]

    def _check(self, name: str) -> None:
        """Look the template and all it includes through for what templates may not do."""
        if name in self._reached:
            return
        names = [name]
        for one in names:
            source = self._source(one)
            hidden = UNPRINTABLE.search(source) or _PRIVATE.search(source)
            if hidden:
                place = self.place(one, source.count("\n", 0, hidden.start()) + 1)
                message = f"osynligt eller otillåtet tecken U+{ord(hidden.group()):04X}"
                raise self._error("T09", message, place, "ta bort tecknet")
            tree = self._environment.parse(source, one, one)
            for node in tree.find_all((nodes.Concat, nodes.BinExpr, nodes.Output, nodes.Dict, *_INCLUDES)):
                self._check_node(node, one)
                if isinstance(node, _INCLUDES) and node.template.value not in names:  # type: ignore[attr-defined]
                    names.append(self._included(node, one))
        self._reached[name] = tuple(names)

    def _check_node(self, node: nodes.Node, name: str) -> None:
        place = self.place(name, node.lineno)
        if isinstance(node, _INCLUDES) and not _fixed(node):
            raise self._error("T05", "include tar bara ett fast namn", place, 'skriv {% include "mapp/del.md" %}')
        if isinstance(node, nodes.Dict):
            raise self._error("T05", "nycklar och värden skrivs i ärendefilen, inte i mallen", place)
        if isinstance(node, nodes.Concat | nodes.BinExpr) and not isinstance(node, nodes.And | nodes.Or):
            message = "räknesätt och hopfogning (~ + - * / %) används inte i mallar"
            raise self._error("T05", message, place, "skriv två uttryck efter varandra: {{ a }} {{ b }}")
        if isinstance(node, nodes.Output):
            for part in node.nodes:
                if isinstance(part, nodes.Const) and not isinstance(part.value, str):
                    raise self._error("T04", "värdet är inte text", self.place(name, part.lineno))

    def _included(self, node: nodes.Node, name: str) -> str:
        wanted = str(node.template.value)  # type: ignore[attr-defined]
        try:
            self._source(wanted)
        except TemplateNotFound:
            hint = did_you_mean(wanted, self._environment.list_templates())
            raise self._error("T01", f"mallen ”{wanted}” finns inte", self.place(name, node.lineno), hint) from None
        return wanted

    def _place(self, error: BaseException, name: str) -> Place:
        """The innermost template line in the error's traceback."""
        frames = traceback.extract_tb(error.__traceback__)
        for frame in reversed(frames):
            for one in self._reached.get(name, ()):
                if frame.lineno and frame.filename == self._loader.get_source(self._environment, one)[1]:
                    return self.place(one, frame.lineno)
        return self.place(name, 1)


def _fixed(node: nodes.Node) -> bool:
    wanted = getattr(node, "template", None)
    return isinstance(wanted, nodes.Const) and isinstance(wanted.value, str)


def _same_lines(found: re.Match[str]) -> str:
    filler = "x" if found.group().startswith("{{") else ""
    return filler + "\n" * found.group().count("\n")


_SYNTAX: Iterable[tuple[str, str]] = (
    (r"No filter named '(.*?)'", "filtret ”{}” finns inte; de som finns är versal och length"),
    (r"No test named '(.*?)'", "provet ”{}” finns inte; de som finns är defined och undefined"),
    (r"unknown tag '(.*?)'.*looking for", "taggen ”{}” passar inte här; en tagg före den är inte avslutad"),
    (r"unknown tag '(.*?)'", "taggen ”{}” finns inte"),
    (r"[Uu]nexpected end of template", "mallen tar slut mitt i något; en {{% endif %}} eller {{% endfor %}} saknas"),
    (r"expected token '.*?', got '(.*?)'", "oväntat ”{}” i uttrycket"),
    (r"unexpected '(.*?)'", "oväntat ”{}” i uttrycket"),
    (r"unexpected char (\S+)", "oväntat tecken {} i uttrycket"),
)


def _swedish(said: str, otherwise: str) -> str:
    """Jinja's complaint in Swedish, or other words where it is none of the usual ones."""
    for pattern, words in _SYNTAX:
        found = re.search(pattern, said)
        if found:
            return words.format(*found.groups())
    return otherwise
