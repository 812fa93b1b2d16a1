# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
# ruff: noqa: E501 -- attacks are rows of a table
"""Templates put together of the language's own pieces and of everything that it should not have."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from random import Random

from attacks.ground import STARTER_CASE, STARTER_PROJECT, emptied, refusal, whole
from attacks.nasty import HIDDEN, WORDS, word
from beslut.errors import BeslutError
from beslut.planning import Order, make_plan
from beslut.project import Project
from beslut.runs.make import document_for, templates_of

_NAMES = (
    "part", "part.namn", "part.officiellt", "avsändare.egen_form", "ärende.titel", "ärende", "datum", "uppgifter",
    "uppgifter.bakgrund", "organ.beslutande", "organ.mottagare", "beslut", "beslut.föreslås", "beslut.beslutar", "beslut.steget",
    "beslut.förslaget", "bilagor", "bilagor[0]", "möte.tidigare", "möte.steg", "alla_parter", "tidigare_beslut", "typnamn", "loop", "loop.index",
    "loop.length", "loop.previtem", "self", "varargs", "kwargs", "caller", "caller()", "x", "y", "m", "m()", "m(x)", "range(99999999)",
    "räknade", "cycler", "namespace()", "lipsum()", "joiner()", "dict(a=1)", "part.__class__", "part['namn']", "part.keys()", "''.join(x)",
    "uppgifter.items()", "_", "true", "none",
)  # fmt: skip
_PRINTED = ("part.namn", "part.officiellt", "avsändare.egen_form", "ärende.titel", "datum", "uppgifter.bakgrund", "organ.beslutande",
            "organ.mottagare | versal", "alla_parter", "typnamn.protokollsutdrag", "bilagor[0]", "'ord'", "'# a'", "'<b>'")  # fmt: skip
_LISTS = ("bilagor", "möte.tidigare", "[1, 2, 3]", "'ord'", "('a', 'b')", "bilagor if möte.steg else [1]")
_ASKED = ("möte.steg", "part.slag == 'kommun'", "bilagor | length == 1", "uppgifter.inget is defined", "not bilagor", "loop is undefined",
          "part.namn in ['Hofors', 'Ockelbo']", "1 == 1 and bilagor")  # fmt: skip
_FILTERS = (
    "versal", "length", "safe", "upper", "join", "list", "tojson", "attr('__class__')", "map(attribute='x')", "räknade(-99999)",
    "default('a')", "replace('a', 'b')", "string", "escape", "first", "batch(2)", "format(1)", "versal(1)", "length()",
)  # fmt: skip
_TESTS = ("defined", "undefined", "none", "string", "in bilagor", "sameas 1", "divisibleby 2", "mapping")
_INCLUDED = tuple(f"del{number}.md" for number in range(4))


class TemplateAttack:
    """A case that runs, and the templates of its letter and of some parts, written anew each time."""

    def __init__(self, folder: Path) -> None:
        self._templates = emptied(folder / "templates")
        (self._templates / STARTER_CASE).mkdir(exist_ok=True)
        (folder / "data").symlink_to(STARTER_PROJECT / "data")
        project = Project.at(STARTER_PROJECT)
        plan = make_plan(Order(today=date(2026, 1, 2), everyone=True), project)
        self._task = plan.documents[0]
        self._project = folder
        (self._templates / self._task.kind.template).parent.mkdir(exist_ok=True)

    def one(self, dice: Random) -> str:
        wild = dice.random() < 0.4  # else mostly what is allowed, so that much of it comes through
        for number, name in enumerate((self._task.kind.template, *_INCLUDED)):
            text = _Writer(dice, wild, deepest=4 if number == 0 else 2).text()
            (self._templates / name).write_bytes(text.encode("utf-8", "surrogatepass"))
        try:
            return whole(document_for(self._task.context, self._task.kind, templates_of(Project.at(self._project))))
        except BeslutError as error:
            return refusal(error)


class _Writer:
    """Writes one template."""

    def __init__(self, dice: Random, wild: bool, deepest: int) -> None:
        self._dice, self._wild, self._deepest = dice, wild, deepest

    def text(self) -> str:
        made = "".join(self._piece(self._deepest) for _ in range(self._dice.randrange(1, 14)))
        if self._dice.random() < 0.1:
            at = self._dice.randrange(len(made) + 1)
            made = made[:at] + made[at + self._dice.randrange(9) :]
        return made if self._dice.random() < 0.98 else made * self._dice.choice((50, 5_000))

    def _body(self, left: int) -> str:
        return "".join(self._piece(left - 1) for _ in range(self._dice.randrange(4))) if left > 0 else "a"

    def _piece(self, left: int) -> str:
        dice = self._dice
        x = self._expression(left)
        printed, asked, listed = (x, x, x) if self._wild else map(dice.choice, (_PRINTED, _ASKED, _LISTS))
        pieces: list[Callable[[], str]] = [
            lambda: dice.choice(("ord ", "\n\n", "\n", "# ", "## ", "- ", "| a | b |\n|---|---|\n", "| ", "**", "\n: ", "[a](lucka \"b\")")),
            lambda: f"{{{{ {printed} }}}}",
            lambda: f"\n\n{{{{ {dice.choice(('beslut.föreslås', 'beslut.steget', printed))} }}}}\n\n",
            lambda: f"{{% if {asked} %}}{self._body(left)}{{% else %}}{self._body(left)}{{% endif %}}",
            lambda: f"{{% for x in {listed} %}}{self._body(left)}{{% endfor %}}",
            lambda: f"{{% set y = {printed} %}}{{{{ y }}}}",
            lambda: f"{{% set y %}}{self._body(left)}{{% endset %}}{{{{ y }}}}",
            lambda: f"{{% macro m(x={printed}) %}}{self._body(left)}{{{{ x }}}}{{% endmacro %}}{{{{ m() }}}}",
            lambda: f"{{% include '{dice.choice(_INCLUDED)}' %}}",
        ]  # fmt: skip
        if self._wild and dice.random() < 0.4:
            pieces = [
                lambda: word(dice),
                lambda: dice.choice(HIDDEN),
                lambda: f"&#x{ord(dice.choice(HIDDEN)[0]):x};",
                lambda: f"{{% for x in {x} recursive %}}{{{{ loop(x) }}}}{{% endfor %}}",
                lambda: f"{{% call(x) m() %}}{self._body(left)}{{% endcall %}}",
                lambda: f"{{% filter {dice.choice(_FILTERS)} %}}{self._body(left)}{{% endfilter %}}",
                lambda: f"{{% with x = {x} %}}{self._body(left)}{{% endwith %}}",
                lambda: f"{{% block b{dice.randrange(3)} %}}{self._body(left)}{{% endblock %}}",
                lambda: (
                    f"{{% {dice.choice(('extends', 'import', 'include'))} {dice.choice((repr(word(dice)), 'x'))} %}}"
                ),
                lambda: f"{{% from '{dice.choice(_INCLUDED)}' import m %}}",
                lambda: f"{{% autoescape {dice.choice(('true', 'false'))} %}}{self._body(left)}{{% endautoescape %}}",
                lambda: f"{{% raw %}}{self._body(left)}{{% endraw %}}",
                lambda: f"{{% {dice.choice(('do x', 'break', 'continue', 'debug', 'trans'))} %}}",
                lambda: f"::: beslut {dice.choice(('numrerat', 'onumrerat', 'värde', x))}\n{self._body(left)}\n:::\n",
                lambda: "{% for x in bilagor %}" * dice.choice((1, 6, 30)),
            ]
        return dice.choice(pieces)()

    def _expression(self, left: int) -> str:
        dice = self._dice
        if left <= 0 or dice.random() < 0.5:
            named = dice.choice(_NAMES)
            return dice.choice((named, named, named, "x", "y", repr(dice.choice(WORDS)), "[1, 2]", "()", "3"))
        inner = self._expression(left - 1)
        forms = [
            f"{inner} | {dice.choice(_FILTERS[:2])}", f"not {inner}", f"({inner})", f"[{inner}, {inner}]",
            f"{inner} if {self._expression(left - 1)} else {inner}", f"{inner} == {self._expression(left - 1)}",
            f"{inner} in {self._expression(left - 1)}", f"{inner} is {dice.choice(_TESTS)}", f"{inner}[0]", f"{inner}.namn",
        ]  # fmt: skip
        if self._wild and dice.random() < 0.4:
            hidden = f"\\U{ord(dice.choice(HIDDEN)[0]):08x}"
            forms = [
                f"{inner} | {dice.choice(_FILTERS)}", f"{inner} ~ {inner}", f"{inner} * 99999999", f"{inner} ** 9999999",
                f"{{1: {inner}}}", f"{inner}[{inner}]", f"{inner}[::-1]", f"{inner}({inner})", f"'{hidden}'", f"-{inner}",
                f"{inner}.__init__.__globals__", f"'%s' % {inner}", "(" * 200 + "1" + ")" * 200,
            ]  # fmt: skip
        return dice.choice(forms)
