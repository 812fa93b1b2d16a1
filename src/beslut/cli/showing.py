# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""`beslut show`: the finished text in the terminal, as a page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from string import ascii_lowercase
from typing import assert_never

from rich.console import RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.table import Table as Grid
from rich.text import Text as Words

from beslut import swedish
from beslut.blocks import (
    SIGNING_LINE,
    Address,
    Block,
    Bullets,
    Check,
    Decision,
    Document,
    Fields,
    Gap,
    Heading,
    Paragraph,
    Phrase,
    SigningPlace,
    Steps,
    Table,
    Text,
    in_letters,
)
from beslut.cli.declaration import CommandLine
from beslut.cli.options import DIALECT_OR_ALL
from beslut.cli.printing import has_colour, held, print_page, print_result
from beslut.cli.words import order, project_of
from beslut.model import DIALECTS
from beslut.planning import Order, make_plan
from beslut.points import decisions
from beslut.runs.make import document_for, templates_of

ALL = "alla"
_PAGE = 86  # characters


def show(line: CommandLine) -> int:
    """Carry out `beslut show`."""
    asked, dialect = order(line), line[DIALECT_OR_ALL]
    if dialect is not None and swedish.folded(dialect) == ALL:
        show_dialects(asked)
    else:
        show_documents(replace(asked, dialect=dialect))
    return 0


def show_documents(asked: Order) -> None:
    """Print each document that the order names, as a page."""
    project = project_of(asked)
    templates = templates_of(project)
    for task in make_plan(asked, project).documents:
        print_page(_page(document_for(task.context, task.kind, templates)))


def show_dialects(asked: Order) -> None:
    """Print each party's decision in every dialect, one after the other."""
    for task in make_plan(asked, project_of(asked)).parties:
        print_page(Words(f"{task.party.own}\n", "bold underline"))
        for name, dialect in DIALECTS.items():
            print_page(Words(f"{name}: {dialect.form}, {'numrerat' if dialect.numbered else 'onumrerat'}", "bold"))
            for decision in decisions(replace(task.context, dialect=dialect), own=True):
                for part in _block(decision):
                    print_page(part)
            print_result()


def _page(document: Document) -> Panel:
    body = Grid.grid(padding=0)
    for number, block in enumerate(document.blocks):
        for part in _block(block):
            body.add_row(part if number == 0 else Padding(part, (1, 0, 0, 0)))
    draft = " · utkast" if document.draft else ""
    return Panel(
        Padding(body, (1, 2)),
        title=f"{document.sender} · {document.kind}{draft}",
        title_align="left",
        width=_PAGE,
    )


def _words(phrase: Phrase, style: str = "") -> Words:
    """The phrase in its colours; a gap that no colour would show stands between asterisks, as in Markdown."""
    words, mark = Words(style=style), "" if has_colour() else "**"
    for inline in phrase:
        text = held(swedish.hard_spaces(inline.text))
        match inline:
            case Text():
                words.append(text, "bold" * inline.strong or "italic" * inline.emphasis or None)
            case Gap():
                words.append(f"{mark}{text}{mark}", "black on yellow")
            case Check():
                words.append(text, "underline cyan")
            case _:
                assert_never(inline)
    return words


def _listed(marks: list[str], items: tuple[Phrase, ...]) -> Grid:
    grid = Grid.grid(padding=(0, 1))
    for mark, item in zip(marks, items, strict=True):
        grid.add_row(f"  {mark}", _words(item))
    return grid


def _numbers(items: tuple[Phrase, ...]) -> list[str]:
    return [f"{place}." for place in range(1, len(items) + 1)]


def _points(block: Decision) -> Grid:
    """The points, numbered or not, each with its lettered parts below it."""
    marks: list[str] = []
    items: list[Phrase] = []
    for number, point in enumerate(block.points, 1):
        head, parts = in_letters(point)
        marks += [f"{number}." if block.numbered else "", *(f" {letter})" for letter in ascii_lowercase[: len(parts)])]
        items += [head, *parts]
    return _listed(marks, tuple(items))


def _block(block: Block) -> Iterator[RenderableType]:
    match block:
        case Heading():
            yield _words(block.content, "bold underline" if block.level == 1 else "bold")
        case Paragraph():
            yield _words(block.content)
        case Bullets():
            yield _listed(["–"] * len(block.items), block.items)
        case Steps():
            yield _listed(_numbers(block.items), block.items)
        case Decision():
            if block.lead:
                yield _words(block.lead)
            yield _points(block)
        case Fields():
            grid = Grid.grid(padding=(0, 2))
            for label, value in block.rows:
                grid.add_row(Words(label, "dim"), _words(value))
            yield grid
        case SigningPlace():
            yield Words(SIGNING_LINE, "dim")
            yield from map(_words, block.signer)
        case Address():
            yield from map(_words, block.lines)
        case Table():
            table = Grid()
            for cell in block.header:
                table.add_column(_words(cell))
            for row in block.rows:
                table.add_row(*(_words(cell) for cell in row))
            yield table
        case _:
            assert_never(block)
