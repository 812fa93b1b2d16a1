# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""The reference of every command, as a page and as man pages, from the declarations of the command line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from beslut import __version__
from beslut.cli.commands import COMMANDS
from beslut.cli.declaration import Command, Option

AnyOption = Option[Any]
EXITS = (
    ("0", "Klart."), ("1", "Något i en fil behöver rättas."), ("2", "Beställningen gick inte att förstå."),
    ("3", "Ett fel i beslut."), ("130", "Avbrutet."),
)  # fmt: skip


def usage(command: Command) -> str:
    """How a command is written: `beslut rule [VAL] REGEL`."""
    words = ["beslut", command.name]
    words += ["[VAL]"] if command.options else []
    return " ".join([*words, *(_argument(one) for one in command.arguments)])


def _argument(one: AnyOption) -> str:
    word = one.metavar or one.key.upper()
    word += " …" if one.many else ""
    return word if one.required else f"[{word}]"


def _written(one: AnyOption) -> str:
    """An option with its other names and what follows it: `--kommun NAMN, -k NAMN`."""
    return ", ".join(f"{name} {one.metavar}".rstrip() for name in one.names)


def page() -> str:
    """Every command on one page of the documentation site."""
    return "\n".join(_page())


def _page() -> Iterator[str]:
    yield "# Kommandon\n"
    yield f"Alla kommandon i beslut {__version__}. `beslut help KOMMANDO` och `beslut KOMMANDO -h` säger detsamma.\n"
    yield "| Kommando | På svenska | Vad det gör |\n| --- | --- | --- |"
    for command in COMMANDS:
        also = ", ".join(f"`beslut {name}`" for name in command.swedish)
        yield f"| [`beslut {command.name}`](#{command.name}) | {also} | {command.summary} |"
    for command in COMMANDS:
        yield f"\n## beslut {command.name} {{#{command.name}}}\n\n{command.summary}\n"
        yield f"```text\n{usage(command)}\n```\n"
        for one in command.arguments:
            yield f"- `{one.metavar or one.key.upper()}`: {one.help}"
        if command.options:
            yield "\n| Val | Vad det gör |\n| --- | --- |"
        for one in command.options:
            yield f"| `{_written(one).replace('|', chr(92) + '|')}` | {one.help.replace('|', chr(92) + '|')} |"
        if command.examples:
            yield "\nTill exempel:\n\n```text\n" + "\n".join(command.examples) + "\n```"


def manuals() -> dict[str, str]:
    """The man pages by file name: `beslut.1`, and one for each command."""
    made = {"beslut.1": _manual_of_all()}
    return made | {f"beslut-{command.name}.1": _manual(command) for command in COMMANDS}


def roff(text: str) -> str:
    """A text that groff prints as it stands; a long choice may be broken after its strokes."""
    text = text.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq").replace("`", "\\(ga")
    text = text.replace("|", "|\\:")
    return f"\\&{text}" if text.startswith(".") else text


def _released() -> str:
    """The day of the version, as publiccode.yml tells it."""
    card = (Path(__file__).resolve().parents[1] / "publiccode.yml").read_text("utf-8")
    (day,) = re.findall(r'^releaseDate: "(.+)"$', card, re.MULTILINE)
    return str(day)


def _head(name: str, summary: str) -> list[str]:
    head = f'.TH {name.upper()} 1 {_released()} "beslut {__version__}" "beslut"'
    return [head, ".ad l", ".SH NAMN", f"{roff(name)} \\- {roff(summary)}"]


def _tagged(pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
    for word, text in pairs:
        yield from (".TP", f"\\fB{roff(word)}\\fR", roff(text))


def _manual(command: Command) -> str:
    lines = [*_head(f"beslut-{command.name}", command.summary), ".SH ANVÄNDNING", roff(usage(command))]
    if command.swedish:
        lines += [".SH PÅ SVENSKA", roff(", ".join(f"beslut {name}" for name in command.swedish))]
    if command.takes:
        told = [(one.metavar or one.key.upper(), one.help) for one in command.arguments]
        lines += [".SH VAL", *_tagged([*told, *((_written(one), one.help) for one in command.options)])]
    if command.examples:
        lines += [".SH EXEMPEL", ".nf", *map(roff, command.examples), ".fi"]
    return "\n".join([*lines, ".SH SE ÄVEN", "\\fBbeslut\\fR(1)", ""])


def _manual_of_all() -> str:
    lines = [
        *_head("beslut", "gör en ärendefil till varje parts beslutshandlingar"), ".SH ANVÄNDNING",
        roff("beslut KOMMANDO [VAL] …"), ".SH KOMMANDON",
        *_tagged((f"beslut {one.name}", one.summary) for one in COMMANDS),
        ".SH AVSLUTNINGSKODER",
        *_tagged(EXITS),
    ]  # fmt: skip
    also = ", ".join(f"\\fBbeslut\\-{one.name}\\fR(1)" for one in COMMANDS)
    return "\n".join([*lines, ".SH SE ÄVEN", also, ""])
