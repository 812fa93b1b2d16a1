# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""`beslut show`: the finished text in the terminal, as a page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.table import Table as Grid
from rich.text import Text as Words

from beslut.blocks import (
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
    Steps,
    Table,
    Text,
)
from beslut.pipeline import Order, Workroom, document_for

_PAGE = 86  # characters


def show_documents(order: Order) -> None:
    """Print each document that the order names, as a page."""
    room = Workroom(order)
    console = Console(highlight=False)
    for party in room.chosen():
        standing = room.standing(party)
        for kind in room.kinds():
            console.print(_page(document_for(standing, kind, room.templates)))


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
    words = Words(style=style)
    for inline in phrase:
        match inline:
            case Text():
                words.append(inline.text, "bold" * inline.strong or "italic" * inline.emphasis or None)
            case Gap():
                words.append(inline.text, "black on yellow")
            case Check():
                words.append(inline.text, "underline cyan")
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
            yield _words(block.lead)
            yield _listed(_numbers(block.points) if block.numbered else [""] * len(block.points), block.points)
        case Fields():
            grid = Grid.grid(padding=(0, 2))
            for label, value in block.rows:
                grid.add_row(Words(label, "dim"), _words(value))
            yield grid
        case Table():
            table = Grid()
            for cell in block.header:
                table.add_column(_words(cell))
            for row in block.rows:
                table.add_row(*(_words(cell) for cell in row))
            yield table
        case _:
            assert_never(block)
