# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Help pages and complaints about the command line, in Swedish; Typer's own words are English."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from typing import Any

from typer.core import TyperCommand, TyperGroup

from beslut import swedish
from beslut.cli.commands import BY_NAME, COMMANDS
from beslut.cli.declaration import Command, Option
from beslut.cli.options import COLOR, HELP, INSTALL, PARTIES, SHOW, VERSION
from beslut.errors import Problem

_ABOUT = "Ett ärende, många beslutande: färdiga beslutshandlingar för varje kommun."
_EXAMPLES = (
    "beslut generate --kommun Sandviken",
    "beslut show --kommun Gävle --handling tjansteskrivelse",
    "beslut list kommuner",
)

Rows = Sequence[tuple[str, str]]


def _write_page(
    formatter: Any, usage: str, about: Sequence[str], examples: Iterable[str], sections: dict[str, Rows]
) -> None:
    """How it is used, what it does, examples first, then each list that has something."""
    program, _, words = usage.partition(" ")
    formatter.write_usage(program, words, prefix="Användning: ")
    formatter.write_paragraph()
    for text in about:
        formatter.write_text(text)
    with formatter.section("Exempel"):
        for example in examples:
            formatter.write(f"{'':>{formatter.current_indent}}{example}\n")
    for title, rows in sections.items():
        if rows:
            with formatter.section(title):
                formatter.write_dl(rows)


def _row(option: Option[Any]) -> tuple[str, str]:
    """How the option is written, short names first, and what it does."""
    if option.is_argument:
        *first, last = option.metavar.split("|")
        told = f"{option.help.removesuffix('.')}: {', '.join(first)} eller {last}." if first else option.help
        return _argument(option), told
    names = ", ".join(sorted(option.names, key=lambda name: name.startswith("--")))
    return f"{names} {option.metavar}".strip(), option.help


def _argument(option: Option[Any]) -> str:
    """What stands for it in the usage: its own word where a list of choices would be too long for a line."""
    return option.names[0].upper() if "|" in option.metavar else option.metavar


def _called(command: Command) -> str:
    """The command with the Swedish name beside the English: `generate, skriv`."""
    return ", ".join((command.name, *command.swedish[:1]))


def _about(command: Command, called: str) -> list[str]:
    """What it does, and what else it is called than what it was called now."""
    others = [name for name in command.names if name != called]
    return [command.summary, *([f"Kommandot heter också {swedish.joined(others)}."] if others else [])]


class SwedishCommand(TyperCommand):
    """A command whose help is Swedish, made from its declaration."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help page."""
        command = BY_NAME[str(self.name)]
        words = [_argument(one) if one.required else f"[{_argument(one)}]" for one in command.arguments]
        sections: dict[str, Rows] = {
            "Argument": [_row(one) for one in command.arguments],
            "Val": [*map(_row, (*command.options, COLOR, HELP))],
        }
        usage = " ".join((ctx.command_path, "[VAL]", *words))
        _write_page(formatter, usage, _about(command, str(self.name)), command.examples, sections)


class SwedishGroup(TyperGroup):
    """The program itself, with Swedish help; commands stand in the order they are declared."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help page."""
        sections: dict[str, Rows] = {
            "Kommandon": [(_called(one), one.summary) for one in COMMANDS],
            "Val": [*map(_row, (VERSION, INSTALL, SHOW, COLOR, HELP))],
        }
        _write_page(formatter, f"{ctx.command_path} KOMMANDO [VAL]", [_ABOUT], _EXAMPLES, sections)


def swedish_complaint(error: Any, command: str) -> Problem:
    """What was wrong with the command line, and where help is.

    `error` is any of Typer's own exceptions, `command` the first word typed, for the errors that forget it.
    """
    ctx = getattr(error, "ctx", None)
    path = ctx.command_path if ctx else f"beslut {command}".strip()
    hint = f"{path} -h visar hur kommandot används"
    param = getattr(error, "param", None)
    match type(error).__name__:
        case "NoSuchOption":
            known = [name for one in ctx.command.params for name in one.opts] if ctx else []
            return Problem("U10", f"okänt val {error.option_name}", hint=_nearest(error.option_name, known) or hint)
        case "BadOptionUsage" if "does not take" in error.message:
            return Problem("U11", f"{error.option_name} tar inget värde", hint=hint)
        case "BadOptionUsage":
            return Problem("U11", f"{error.option_name} behöver ett värde", hint=hint)
        case "MissingParameter":
            return Problem("U12", f"{getattr(param, 'metavar', '')} saknas", hint=hint)
    quoted = re.search(r"'(.*?)'|\(([^()]*)\)$", error.message)
    typed = (quoted[1] or quoted[2] or "") if quoted else ""
    if ctx is not None and isinstance(ctx.command, TyperGroup):
        return unknown_command(typed)
    taken = BY_NAME[ctx.command.name].takes if ctx is not None else ()
    near = f"menade du --kommun {typed}?" if PARTIES in taken and typed else hint
    return Problem("U16", f"för många ord på kommandoraden: {typed}", hint=near)


def unknown_command(typed: str) -> Problem:
    """That there is no such command, and the nearest one."""
    names = ", ".join(command.name for command in COMMANDS)
    return Problem("U14", f"okänt kommando ”{typed}”", hint=_nearest(typed, BY_NAME) or f"kommandon: {names}")


def _nearest(typed: str, known: Iterable[str]) -> str:
    """The one that was most likely meant, as a hint; nothing when none is near."""
    names = {name.strip("-").casefold(): name for name in known}
    near = get_close_matches(typed.strip("-").casefold(), names, n=1)
    return f"menade du ”{names[near[0]]}”?" if near else ""
