# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""The house holds: floors, owners of libraries, one job a file. The drawing in docs/arkitektur.md is the data here."""

import ast
import re
import sys
from pathlib import Path

import pytest

SRC = Path(__file__).parents[1] / "src" / "beslut"

FLOORS = (
    ("errors",),
    ("model", "blocks"),
    ("swedish",),
    ("assets", "cache", "wording"),
    ("loading", "rendering", "parsing", "arranging", "writers", "output"),
    ("checking",),
    ("pipeline",),
    ("cli",),
)
OWNERS = {
    "pydantic": {"model"},
    "yaml": {"loading"},
    "jinja2": {"rendering"},
    "markupsafe": {"rendering"},
    "markdown_it": {"parsing"},
    "mdit_py_plugins": {"parsing"},
    "docx": {"writers"},
    "hunspell": {"checking"},
    "typer": {"cli"},
    "rich": {"cli"},
}
CLOCKS_AND_SURROUNDINGS = re.compile(
    r"\b(datetime\.now|date\.today|time\.time|os\.environ|getenv|getcwd|Path\.cwd|isatty|sys\.std\w+|print)\("
    r"|\bos\.environ\b"
)

FILES = sorted(SRC.rglob("*.py"))


def room_of(path: Path) -> str:
    return path.relative_to(SRC).parts[0].removesuffix(".py")


def floor_of(room: str) -> int:
    return next(number for number, rooms in enumerate(FLOORS) if room in rooms)


def imports(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            found.add(node.module or "")
            if node.module == "beslut":
                found |= {f"beslut.{alias.name}" for alias in node.names if not alias.name.startswith("__")}
    return found - {"beslut"}


def test_every_room_is_on_the_drawing() -> None:
    rooms = {room_of(path) for path in FILES} - {"__init__", "__main__"}
    assert rooms == {room for floor in FLOORS for room in floor}


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(SRC)))
def test_a_room_imports_only_floors_below(path: Path) -> None:
    room = room_of(path)
    if room.startswith("__"):
        return
    for name in imports(path):
        if name.startswith("beslut."):
            other = name.split(".")[1]
            assert other == room or floor_of(other) < floor_of(room), f"{room} imports {other}"


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(SRC)))
def test_a_library_has_one_owner(path: Path) -> None:
    for name in imports(path):
        library = name.split(".")[0]
        if library != "beslut" and library not in sys.stdlib_module_names:
            assert room_of(path) in OWNERS[library], f"{room_of(path)} imports {library}"


@pytest.mark.parametrize("path", [p for p in FILES if room_of(p) != "cli"], ids=lambda p: str(p.relative_to(SRC)))
def test_nothing_below_cli_knows_the_clock_or_the_surroundings(path: Path) -> None:
    assert not CLOCKS_AND_SURROUNDINGS.search(path.read_text("utf-8"))


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(SRC)))
def test_no_branch_on_a_municipality_or_a_case(path: Path) -> None:
    data = Path(__file__).parents[1] / "data"
    names = set(re.findall(r"^    namn: (\S.*)$", (data / "kommuner.yaml").read_text("utf-8"), re.MULTILINE))
    names |= {file.stem for file in (data / "arenden").glob("*.yaml")}
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Compare | ast.Match):
            constants = {c.value for c in ast.walk(node) if isinstance(c, ast.Constant) and isinstance(c.value, str)}
            assert not constants & names, f"line {node.lineno}"


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(SRC)))
def test_a_file_says_its_one_job_and_stays_small(path: Path) -> None:
    text = path.read_text("utf-8")
    assert ast.get_docstring(ast.parse(text)), "no docstring"
    assert len(text.splitlines()) <= 320, "does it still have one job?"
