# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Templates to blocks by way of marked-up text, and where it stands in a template when something is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NoReturn

from jinja2 import TemplateError as JinjaError
from jinja2 import TemplateNotFound, TemplateSyntaxError, UndefinedError, nodes

from beslut.assets import SourceFiles
from beslut.blocks import HOLE, HOLE_END, Block, Rendered
from beslut.errors import Place, Problem, TemplateError, did_you_mean
from beslut.parsing import Parser, UnknownMarkup
from beslut.rendering.complaints import in_swedish
from beslut.rendering.counting import names_set
from beslut.rendering.loader import Loader, NotATemplate
from beslut.rendering.marking import TemplateContext
from beslut.rendering.sandbox import Sandbox, length
from beslut.rendering.screening import INCLUDES, Objection, hidden_sign, objections
from beslut.speed.later import later

MAX_ALL = 500_000
"""Characters of a template and all that it takes in."""
_extract_tb = later("traceback", "extract_tb")  # which only a fault in a template needs
_TAGS = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_WITHOUT_HOLES = {ord(HOLE): "x", ord(HOLE_END): "x"}
MAX_TEXT = 300_000
"""Characters of one document, with its values."""


class Templates:
    """The templates of one run, read through `files` and compiled once each; `parser` reads what they make."""

    def __init__(self, folders: Sequence[Path], files: SourceFiles | None = None, parser: Parser | None = None) -> None:
        self._loader = Loader(folders, files or SourceFiles(guarded=folders))
        self.parser = parser or Parser()
        self._environment = Sandbox(
            loader=self._loader,
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,
            cache_size=-1,
        )
        self._environment.globals.clear()
        self._environment.tests = {
            name: test for name, test in self._environment.tests.items() if name in ("defined", "undefined")
        }
        self._reached: dict[str, tuple[str, ...]] = {}
        self._names: dict[str, int] = {}
        self._written: dict[str, str] = {}  # what stands in them beside the tags

    def blocks(self, name: str, template_context: TemplateContext) -> tuple[Block, ...]:
        """What a template says for this context, as blocks with the values in them.

        Raises TemplateError as `render`, and for markup outside the part that documents use.
        """
        rendered = self.render(name, template_context)
        try:
            return self.parser.parse(rendered)
        except UnknownMarkup as error:
            if error.value is None:
                place = self.place_where(name, _line_of_unknown_markup)
            else:
                place = self._place_of_value(name, template_context, error.value)
            hint = "docs/mallar.md visar vad som går att skriva"
            raise _error("T06", f"okänd uppmärkning: {error.what}", place, hint) from None

    def render(self, name: str, template_context: TemplateContext) -> Rendered:
        """The template's marked-up text for this context, with holes, and what goes into them.

        Raises TemplateError with file and line: an unknown template, wrong syntax, an unknown name, an empty value, a
        sign that cannot be seen, more work or a longer text than a document may be.
        """
        try:
            rendered = self._rendered(name, template_context)
        except TemplateError:
            raise
        except Exception as error:
            self._refuse(error, name, template_context)
        if len(rendered.text) + sum(map(length, rendered.values)) > MAX_TEXT:
            raise _error("T04", f"handlingen blir längre än {MAX_TEXT} tecken", self.place(name, 1))
        if "&" in rendered.text and (hidden := hidden_sign(rendered.text.translate(_WITHOUT_HOLES))):
            raise self._objection(hidden, name, self.place(name, 1))
        return rendered

    def _rendered(self, name: str, template_context: TemplateContext, *, noting: bool = False) -> Rendered:
        self._screen(name)
        self._environment.begin(names=self._names[name], noting=noting)
        text: str = self._environment.get_template(name).render(template_context)
        return Rendered(text, tuple(self._environment.values))

    def _refuse(self, error: Exception, name: str, template_context: TemplateContext) -> NoReturn:
        """Raise what the rendering said as a TemplateError at its place, or as it is when it is a fault of ours."""
        match error:
            case TemplateNotFound():
                raise _error("T01", f"mallen ”{error.name}” finns inte", self.place(name, 1)) from None
            case NotATemplate():
                raise _error(error.code, error.said, Place(f"templates/{error.name}", 1, 1), error.hint) from None
            case TemplateSyntaxError():
                place = self.place(error.name or name, error.lineno)
                raise _error("T02", in_swedish(error.message or "", "uttrycket går inte att tolka"), place) from None
            case UndefinedError():
                message = re.sub(r"^'(.*)' is undefined$", r"”\1” finns inte", error.message or "ett namn finns inte")
                missing = re.match(r"”(\w+)” finns inte$", message)
                hint = did_you_mean(missing.group(1), template_context) if missing else ""
                raise _error("T03", message, self._place(error, name), hint) from None
            case SyntaxError() | RecursionError() | MemoryError():
                said = "mallen anropar sig själv, eller är för djupt kapslad"
                raise _error("T04", said, self._place(error, name)) from None
            case JinjaError():
                said = error.message or "värdet går inte att skriva"
                raise _error("T04", in_swedish(said, said), self._place(error, name)) from None
            case TypeError() | ValueError() | ArithmeticError() | LookupError():
                raise _error("T04", "uttrycket går inte att räkna ut", self._place(error, name)) from None
            case _:
                raise error

    def place(self, name: str, line: int) -> Place:
        """A line of a template, as the user wrote it."""
        try:
            source = self._source(name).splitlines()
        except JinjaError:
            return Place(f"templates/{name}", 1, 1)
        return Place(f"templates/{name}", line, 1, source[line - 1] if 0 < line <= len(source) else "")

    def place_where(self, name: str, line_of: Callable[[str], int | None]) -> Place:
        """Where what `line_of` finds in a text stands in the template, or one that it includes."""
        for one in self._reached.get(name, (name,)):
            if one not in self._written:
                self._written[one] = _TAGS.sub(_same_lines, self._source(one))
            line = line_of(self._written[one])
            if line is not None:
                return self.place(one, line)
        return self.place(name, 1)

    def _place_of_value(self, name: str, template_context: TemplateContext, number: int) -> Place:
        """Where the template printed the value with that number: it is rendered once more, with its lines noted."""
        self._rendered(name, template_context, noting=True)
        return self.place(*(self._environment.printed or [])[number])

    def _source(self, name: str) -> str:
        return self._loader.source(name)

    def _objection(self, told: Objection, name: str, place: Place | None = None) -> TemplateError:
        return _error(told.code, told.message, place or self.place(name, told.line), told.hint)

    def _screen(self, name: str) -> None:
        """Look the template and all it includes through for what templates may not do."""
        if name in self._reached:
            return
        waiting, reached, given = [name], {name: None}, 0
        for one in waiting:
            source = self._source(one)
            if hidden := hidden_sign(source):
                raise self._objection(hidden, one)
            tree = self._environment.parse(source, one, one)
            for objection in objections(tree):
                raise self._objection(objection, one)
            given += names_set(tree)
            for node in tree.find_all(INCLUDES):
                wanted = self._included(node, one)
                if wanted not in reached:
                    reached[wanted] = None
                    waiting.append(wanted)
            if sum(len(self._source(other)) for other in waiting) > MAX_ALL:
                raise _error("T08", f"mallen och dem den tar in är längre än {MAX_ALL} tecken", self.place(name, 1))
        self._reached[name], self._names[name] = tuple(waiting), given

    def _included(self, node: nodes.Node, name: str) -> str:
        wanted = str(node.template.value)  # type: ignore[attr-defined]
        try:
            self._source(wanted)
        except TemplateNotFound:
            hint = did_you_mean(wanted, self._loader.list_templates())
            raise _error("T01", f"mallen ”{wanted}” finns inte", self.place(name, node.lineno), hint) from None
        return wanted

    def _place(self, error: BaseException, name: str) -> Place:
        """The innermost template line in the error's traceback."""
        frames = _extract_tb(error.__traceback__)
        for frame in reversed(frames):
            for one in self._reached.get(name, ()):
                if frame.lineno and frame.filename == self._loader.file_of(one):
                    return self.place(one, frame.lineno)
        return self.place(name, 1)


def _error(code: str, message: str, place: Place, hint: str = "") -> TemplateError:
    return TemplateError(Problem(code, message, place, hint))


def _line_of_unknown_markup(text: str) -> int | None:
    try:
        Parser().parse(Rendered(text))
    except UnknownMarkup as error:
        return error.line
    return None


def _same_lines(found: re.Match[str]) -> str:
    filler = "x" if found.group().startswith("{{") else ""
    return filler + "\n" * found.group().count("\n")
