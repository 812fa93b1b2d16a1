# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""The house holds: floors, owners of libraries, one job a file, small pieces. It is drawn in docs/arkitektur.md."""

from __future__ import annotations

import ast
import re
import sys
from collections import Counter
from pathlib import Path

import pytest

from drawing import (
    SURROUNDINGS,
    Drawing,
    functions,
    imports,
    imports_inside,
    lines_of,
    read_drawing,
    surroundings,
    unguarded,
)

TESTS = Path(__file__).parent
ROOT = TESTS.parent
SRC = ROOT / "src" / "beslut"
PAPER = ROOT / "docs" / "arkitektur.md"
FILES = sorted(SRC.rglob("*.py"))
by_file = pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(SRC).as_posix())

MAX_MODULE_LINES = 250
MAX_FUNCTION_LINES = 40
MAX_IMPORTS_IN_FUNCTIONS = 15
LONG = "Long because"
"""How the docstring of a longer module gives its reason."""

DRAWING = read_drawing(PAPER.read_text("utf-8"))


def room_of(path: Path) -> str:
    return path.relative_to(SRC).parts[0].removesuffix(".py")


def test_every_room_is_on_the_drawing_and_in_the_table() -> None:
    rooms = {room_of(path) for path in FILES} - {"__init__", "__main__"}
    assert rooms == DRAWING.floors.keys()
    assert {room for room in rooms if (SRC / room).is_dir()} == DRAWING.packages
    told = set(re.findall(r"^\| `(\w+)/?` \|", PAPER.read_text("utf-8"), re.MULTILINE))
    assert rooms - told == set()


def test_ten_changes_have_a_room_each() -> None:
    told = PAPER.read_text("utf-8").partition("## Ten changes")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| ([^|]+) \| `(\w+)/?` \| [^|]*\d[^|]* \|$", told, re.MULTILINE)
    assert len(rows) == 10
    assert {room for _, room in rows} - DRAWING.floors.keys() == set()


DRAWN = "```text\nfloor 1   b/   c   x | y, z\nfloor 0   a   –\n```\n"


def test_the_drawing_is_read() -> None:
    owners = {"x": frozenset({"b"}), "y": frozenset({"c"}), "z": frozenset({"c"})}
    assert read_drawing(DRAWN) == Drawing({"b": 1, "c": 1, "a": 0}, frozenset({"b"}), owners)


@pytest.mark.parametrize(
    ("was", "became"),
    [("x | y, z", "x"), ("floor 0", "floor"), ("b/   c", "b/   b"), ("   c", "   c (small)"), ("```text", "```")],
)
def test_a_drawing_that_cannot_be_read_is_refused(was: str, became: str) -> None:
    assert was in DRAWN
    with pytest.raises(AssertionError):
        read_drawing(DRAWN.replace(was, became))


@by_file
def test_a_room_imports_only_floors_below(path: Path) -> None:
    room = room_of(path)
    if room.startswith("__"):
        return
    for name in imports(path.read_text("utf-8")):
        if name.startswith("beslut."):
            other = name.split(".")[1]
            assert other == room or DRAWING.floors[other] < DRAWING.floors[room], f"{room} imports {other}"


@by_file
def test_a_library_has_one_owner(path: Path) -> None:
    for name in imports(path.read_text("utf-8")):
        library = name.split(".")[0]
        if library != "beslut" and library not in sys.stdlib_module_names:
            assert room_of(path) in DRAWING.owners.get(library, ()), f"{room_of(path)} imports {library}"


def test_every_library_on_the_drawing_is_used() -> None:
    used = {name.split(".")[0] for path in FILES for name in imports(path.read_text("utf-8"))}
    assert DRAWING.owners.keys() - used == set()


@by_file
def test_nothing_below_cli_knows_the_clock_or_the_surroundings(path: Path) -> None:
    if room_of(path) not in ("cli", "__main__"):
        assert list(surroundings(path.read_text("utf-8"))) == []


@pytest.mark.parametrize(
    "line",
    [
        *(f"found = {name}" for name in sorted(SURROUNDINGS)),
        *(f"from {name.replace('.', ' import ')}" for name in sorted(SURROUNDINGS) if name[0].islower()),
        "sys.stdout.write('x')",
        "sys.stderr.buffer.write(b'x')",
        "day = datetime.datetime.now(datetime.UTC)",
        "day = datetime.date.today()",
        "found = pathlib.Path.cwd()",
        "os.environ['X'] = 'y'",
        "print('x')",
        "tell = print",
        "word = input()",
        "stream.isatty()",
        "Path('~/x').expanduser()",
        "Path('x').absolute()",
    ],
)
def test_each_forbidden_thing_is_found(line: str) -> None:
    assert list(surroundings(line))


@pytest.mark.parametrize(
    "line",
    ["'sys.stdout'", "# print(x)", "sleep(1)", "sys.platform", "os.replace(a, b)", "case.today", "printed()"],
)
def test_what_is_allowed_is_not_found(line: str) -> None:
    assert not list(surroundings(line))


@pytest.mark.parametrize("path", [*FILES, *sorted(TESTS.glob("*.py"))], ids=lambda path: path.name)
def test_a_module_can_be_imported_on_every_system(path: Path) -> None:
    assert list(unguarded(path.read_text("utf-8"))) == []


def test_what_can_be_imported_on_one_system_only_is_found() -> None:
    assert list(unguarded("import os, resource\nif x:\n    from fcntl import flock")) == ["resource", "fcntl"]
    assert not list(unguarded("if sys.platform != 'win32':\n    import resource\nelse:\n    import msvcrt"))


@by_file
def test_no_branch_on_a_municipality_or_a_case(path: Path) -> None:
    data = ROOT / "data"
    names = set(re.findall(r"^    namn: (\S.*)$", (data / "kommuner.yaml").read_text("utf-8"), re.MULTILINE))
    names |= {file.stem for file in (data / "arenden").glob("*.yaml")}
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Compare | ast.Match):
            constants = {c.value for c in ast.walk(node) if isinstance(c, ast.Constant) and isinstance(c.value, str)}
            assert not constants & names, f"line {node.lineno}"


@by_file
def test_a_file_says_its_one_job(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text("utf-8"))), "no docstring"


def _sources() -> dict[str, str]:
    return {path.relative_to(SRC).as_posix(): path.read_text("utf-8") for path in FILES}


def test_a_module_is_small_or_says_why_not() -> None:
    long = {name for name, source in _sources().items() if len(source.splitlines()) > MAX_MODULE_LINES}
    reasons = {name for name, source in _sources().items() if LONG in (ast.get_docstring(ast.parse(source)) or "")}
    assert long - reasons == set()
    assert reasons - long == set(), "no longer long"


def test_a_function_is_small() -> None:
    found = {
        f"{name} {function}"
        for name, source in _sources().items()
        for function, node in functions(source)
        if lines_of(node) > MAX_FUNCTION_LINES
    }
    assert found == set()


def test_only_cli_imports_inside_functions_and_only_so_many() -> None:
    counted = Counter(
        {name: sum(imports_inside(node) for _, node in functions(source)) for name, source in _sources().items()}
    )
    in_cli = Counter({name: number for name, number in counted.items() if name.startswith("cli/")})
    assert +(counted - in_cli) == Counter()
    assert in_cli.total() <= MAX_IMPORTS_IN_FUNCTIONS


MEASURED = """
@app.command(name="x")
def command(
    one,
    two,
):
    import a
    def inner():
        import b, c
        if b:
            from d import e
    return inner

class Kind:
    def method(self):
        return 1
"""


TABLES = {"checking/registry.py": "RULES", "model/validation.py": "_ADAPTERS"}
"""What is filled as rules are imported, and with one reader for each class of the model: neither grows with a run."""


@by_file
def test_a_module_remembers_nothing(path: Path) -> None:
    """No list, dict or set that begins empty and grows, and no name that a function binds anew."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        assert not isinstance(node, ast.Global), f"line {node.lineno}"
    for node in ast.parse(path.read_text("utf-8")).body:
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
            target = node.targets[0] if isinstance(node, ast.Assign) else node.target
            grows = ast.unparse(node.value) in ("{}", "[]", "set()", "dict()", "list()")
            known = TABLES.get(path.relative_to(SRC).as_posix()) == ast.unparse(target)
            assert known or not grows, f"line {node.lineno}: {ast.unparse(target)}"


def test_functions_are_measured() -> None:
    found = {name: (lines_of(node), imports_inside(node)) for name, node in functions(MEASURED)}
    assert found == {"command": (6, 1), "command.inner": (4, 2), "Kind.method": (2, 0)}
