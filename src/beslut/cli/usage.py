# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Help pages and complaints about the command line, in Swedish; Typer's own words are English."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from typer.core import TyperCommand, TyperGroup

from beslut.errors import Problem, did_you_mean

_STANDARD_OPTIONS = {
    "--help": "Visa den här hjälpen.",
    "--install-completion": "Installera komplettering av ord för skalet du använder.",
    "--show-completion": "Visa skriptet för komplettering av ord.",
}


def _write_help(command: Any, ctx: Any, formatter: Any) -> None:
    """Usage, what it does, examples first, then arguments, options and commands."""
    usage = " ".join(command.collect_usage_pieces(ctx))
    formatter.write_usage(ctx.command_path, usage, prefix="Användning: ")
    summary, _, examples = (command.help or "").partition("\n\n")
    formatter.write_paragraph()
    formatter.write_text(summary)
    if examples:
        with formatter.section("Exempel"):
            for line in examples.strip().splitlines():
                formatter.write(f"{'':>{formatter.current_indent}}{line.strip()}\n")
    sections: dict[str, list[tuple[str, str]]] = {"Ord": [], "Val": []}
    for param in command.get_params(ctx):
        record = param.get_help_record(ctx)
        if record is not None:
            words, told = record
            standard = next((text for name, text in _STANDARD_OPTIONS.items() if name in param.opts), told)
            if param.param_type_name == "argument":
                words, standard = param.metavar or param.name, param.help or ""
            sections["Val" if param.param_type_name == "option" else "Ord"].append((words, standard))
    if isinstance(command, TyperGroup):
        commands = [(name, command.get_command(ctx, name)) for name in command.list_commands(ctx)]
        sections["Kommandon"] = [(n, (c.help or "").partition("\n")[0]) for n, c in commands if c and not c.hidden]
    for title, rows in sections.items():
        if rows:
            with formatter.section(title):
                formatter.write_dl(rows)


class _AsTyped:
    """What Typer makes of the words of an option, when they are wanted as they were typed.

    Typer asks pydantic, which takes longer to load than all the rest of the command line. A Typer that does not know
    of this does it its own way, with the same result.
    """

    def __init__(self, kind: type) -> None:
        self._kind = kind

    def coerce(self, value: Any, *, param: Any, ctx: Any) -> Any:
        """The word, the path, or the list of words; a list is never None to Typer."""
        if self._kind is Path:
            return None if value is None else Path(value)
        return list(value or ()) if param.multiple else value


def _as_typed(params: Iterable[Any]) -> list[Any]:
    params = list(params)
    for param in params:
        kind = getattr(getattr(param, "type_descriptor", None), "annotation", None)
        if kind in (str, list[str], Path, bool):
            param._runtime_param = _AsTyped(kind)
    return params


class SwedishCommand(TyperCommand):
    """A command whose help is Swedish, and whose options are words."""

    def get_params(self, ctx: Any) -> list[Any]:
        """Every option and argument, with Typer's own."""
        return _as_typed(super().get_params(ctx))

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help page."""
        _write_help(self, ctx, formatter)


class SwedishGroup(TyperGroup):
    """The program itself, with Swedish help; commands stand in the order they are declared."""

    def get_params(self, ctx: Any) -> list[Any]:
        """Every option, with Typer's own."""
        return _as_typed(super().get_params(ctx))

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help page."""
        _write_help(self, ctx, formatter)

    def list_commands(self, ctx: Any) -> list[str]:
        """The commands in the order they are declared."""
        return list(self.commands)


def swedish_complaint(error: Any, command: str) -> Problem:
    """What was wrong with the command line, and where help is.

    `error` is any of Typer's own exceptions, `command` the first word typed, for the errors that forget it.
    """
    ctx = getattr(error, "ctx", None)
    path = ctx.command_path if ctx else f"beslut {command}".strip()
    hint = f"{path} -h visar hur kommandot används"
    param = getattr(error, "param", None)
    name = param.opts[0] if param is not None and param.opts else ""
    match type(error).__name__:
        case "NoSuchOption":
            known = [opt for param in ctx.command.get_params(ctx) for opt in param.opts] if ctx else []
            near = did_you_mean(error.option_name, known)
            return Problem("U10", f"okänt val {error.option_name}", hint=near or hint)
        case "BadOptionUsage" if "does not take" in error.message:
            return Problem("U11", f"{error.option_name} tar inget värde", hint=hint)
        case "BadOptionUsage":
            return Problem("U11", f"{error.option_name} behöver ett värde", hint=hint)
        case "MissingParameter":
            return Problem("U12", f"{getattr(param, 'metavar', None) or name} saknas", hint=hint)
        case "BadParameter":
            return Problem("U13", f"{name}: {error.message}" if name else error.message, hint=hint)
    if ctx is not None and isinstance(ctx.command, TyperGroup):
        commands = list(ctx.command.commands)
        quoted = re.search("'(.*?)'", error.message)
        typed = quoted.group(1) if quoted else ""
        near = did_you_mean(typed, commands)
        return Problem("U14", f"okänt kommando ”{typed}”", hint=near or f"kommandon: {', '.join(commands)}")
    return Problem("U16", "för många ord på kommandoraden", hint=hint)
