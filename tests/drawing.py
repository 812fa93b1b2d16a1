# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""What the tests of the house read: the drawing in docs/arkitektur.md, and what the source of a module makes use of.

A line of the drawing is a floor: its number, its rooms, and to the right what each of them owns, all with two spaces or
more between them. The owned libraries stand in the order of the rooms with | between; – is a room that owns none, and
alone a floor that owns none.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Drawing:
    """The rooms as they are drawn: on which floor each is, whether it is a package, and who may import a library."""

    floors: dict[str, int]
    packages: frozenset[str]
    owners: dict[str, frozenset[str]]


def read_drawing(paper: str) -> Drawing:
    """The first drawing of a paper. Raises AssertionError for a line that is not a floor, or does not come out even."""
    drawn = re.search(r"^```text\n(floor .*?)^```", paper, re.MULTILINE | re.DOTALL)
    assert drawn, "no drawing"
    floors: dict[str, int] = {}
    packages: set[str] = set()
    owners: dict[str, frozenset[str]] = {}
    for line in drawn[1].splitlines():
        head, *rooms, owned = re.split(r" {2,}", line.strip())
        assert re.fullmatch(r"floor \d+", head), line
        of_each = ["–"] * len(rooms) if owned == "–" else owned.split(" | ")
        assert len(rooms) == len(of_each), f"as many owners as rooms: {line}"
        for name, libraries in zip(rooms, of_each, strict=True):
            assert re.fullmatch(r"\w+/?", name), f"a room's name: {line}"
            room = name.removesuffix("/")
            assert room not in floors, f"{room} is drawn twice"
            floors[room] = int(head.removeprefix("floor "))
            packages |= {room} if name.endswith("/") else set()
            for library in () if libraries == "–" else libraries.split(", "):
                owners[library] = owners.get(library, frozenset()) | {room}
    return Drawing(floors, frozenset(packages), owners)


SURROUNDINGS = frozenset(
    f"{module}.{name}"
    for module, names in {
        "datetime": ("now", "utcnow", "today"),
        "date": ("today",),
        "time": ("time", "time_ns", "localtime", "gmtime", "ctime", "strftime", "asctime"),
        "os": ("environ", "environb", "getenv", "getcwd", "getcwdb", "getlogin", "uname", "chdir", "isatty"),
        "sys": ("argv", "stdin", "stdout", "stderr", "__stdin__", "__stdout__", "__stderr__"),
        "Path": ("cwd", "home"),
        "socket": ("gethostname",),
        "platform": ("node",),
        "getpass": ("getuser",),
        "locale": ("getlocale", "setlocale", "getencoding", "getpreferredencoding"),
    }.items()
    for name in names
)
"""What only `cli` may know of: the clock, the environment, the working directory, the terminal, the machine."""
METHODS = frozenset({"isatty", "expanduser", "absolute"})
BUILT_IN = frozenset({"print", "input", "breakpoint"})


def surroundings(source: str) -> Iterator[str]:
    """Each forbidden thing that a module uses, in code; words in strings and comments are no use of it."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Attribute):
            owner = ast.unparse(node.value).split(".")[-1]
            if f"{owner}.{node.attr}" in SURROUNDINGS or node.attr in METHODS:
                yield f"{owner}.{node.attr}"
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{a.name}" for a in node.names if f"{node.module}.{a.name}" in SURROUNDINGS)
        elif isinstance(node, ast.Name) and node.id in BUILT_IN:
            yield node.id


def imports(source: str) -> Iterator[str]:
    """The modules that a source imports, with dots; from this package also the names in it, which may be rooms."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "later":
            yield ast.literal_eval(node.args[0])
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0 and node.module, f"line {node.lineno}: relative import"
            yield node.module
            if node.module == "beslut":
                yield from (f"beslut.{alias.name}" for alias in node.names if not alias.name.startswith("__"))


def functions(source: str) -> Iterator[tuple[str, Function]]:
    """Every function of a source, inner ones too, by its name with dots."""

    def inside(node: ast.AST, outer: str) -> Iterator[tuple[str, Function]]:
        for child in ast.iter_child_nodes(node):
            if isinstance(child, Function):
                yield outer + child.name, child
            yield from inside(child, f"{outer}{child.name}." if isinstance(child, Function | ast.ClassDef) else outer)

    yield from inside(ast.parse(source), "")


def lines_of(function: Function) -> int:
    """How many lines a function has. Of one with a decorator that is called, as a command is, only the body counts."""
    is_command = any(isinstance(decorator, ast.Call) for decorator in function.decorator_list)
    first = function.body[0].lineno if is_command else function.lineno
    return (function.end_lineno or first) - first + 1


def imports_inside(function: Function) -> int:
    """How many imports stand in the function itself, not in one inside it."""

    def inside(node: ast.AST) -> int:
        found = 0
        for child in ast.iter_child_nodes(node):
            if not isinstance(child, Function | ast.Lambda):
                found += isinstance(child, ast.Import | ast.ImportFrom) + inside(child)
        return found

    return inside(function)


ONE_SYSTEM = frozenset({"fcntl", "grp", "msvcrt", "posix", "pwd", "resource", "syslog", "termios", "tty", "winreg"})
"""Modules that are missing on some of the systems that a run must work on."""


def unguarded(source: str) -> Iterator[str]:
    """The modules of one system only that are imported without asking which one this is."""

    def inside(node: ast.AST) -> Iterator[str]:
        if isinstance(node, ast.If) and "sys.platform" in ast.unparse(node.test):
            return
        if isinstance(node, ast.Import | ast.ImportFrom):
            yield from ONE_SYSTEM & set(imports(ast.unparse(node)))
        for child in ast.iter_child_nodes(node):
            yield from inside(child)

    yield from inside(ast.parse(source))
