# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Typer's commands, made from the declared ones; what they do is loaded when it is asked for, so that help is instant.

Every word reaches a command as it was typed, and becomes a value where the option is declared.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import redirect_stderr
from importlib import import_module
from inspect import Parameter, Signature
from io import StringIO
from typing import Annotated, Any

import typer

from beslut import __version__
from beslut.cli.commands import COMMANDS
from beslut.cli.declaration import Command, CommandLine, Option
from beslut.cli.options import HELP, INSTALL, SHOW, VERSION
from beslut.cli.printing import print_message, print_result
from beslut.cli.usage import SwedishCommand, SwedishGroup
from beslut.errors import Problem, UsageError

completion: Any = import_module("typer.completion")

app = typer.Typer(
    cls=SwedishGroup,
    add_completion=False,  # Typer's own options for this, and for help, would load pydantic; ours are below
    add_help_option=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


def _help(ctx: typer.Context, asked: bool) -> None:
    if asked:
        print_result(ctx.get_help())
        raise typer.Exit


Help = Annotated[bool, typer.Option(*HELP.names, callback=_help, is_eager=True)]


def _version(asked: bool) -> None:
    if asked:
        print_result(f"beslut {__version__}")
        raise typer.Exit


def _install(asked: bool) -> None:
    if asked:
        shell, path = _of_this_shell(completion.install)
        print_message(f"Kompletteringen för {shell} ligger i {path} och gäller från nästa fönster som du öppnar.")
        raise typer.Exit


def _show(ctx: typer.Context, param: typer.CallbackParam, asked: bool) -> None:
    if asked:
        _of_this_shell(lambda: completion.show_callback(ctx, param, asked))


def _of_this_shell(work: Callable[[], Any]) -> Any:
    """What Typer does for the shell that we are in. Raises UsageError for one that it does not know."""
    try:
        with redirect_stderr(StringIO()):
            return work()
    except typer.Exit:
        hint = "kör kommandot i bash, zsh, fish eller PowerShell"
        raise UsageError(Problem("U24", "det går inte att se vilken terminal du använder", hint=hint)) from None


@app.callback(invoke_without_command=True)
def _beslut(
    ctx: typer.Context,
    help_: Help = False,
    version: Annotated[bool, typer.Option(*VERSION.names, callback=_version, is_eager=True)] = False,
    install: Annotated[bool, typer.Option(*INSTALL.names, callback=_install, is_eager=True)] = False,
    show: Annotated[bool, typer.Option(*SHOW.names, callback=_show, is_eager=True)] = False,
) -> None:
    if ctx.invoked_subcommand is None:
        print_result(ctx.get_help())


def _parameter(option: Option[Any]) -> Parameter:
    """The option as a parameter of the function that Typer calls."""
    info: Any = typer.Argument(metavar=option.metavar) if option.is_argument else typer.Option(*option.names)
    kind, default = (bool, False) if option.is_flag else (list[str] if option.many else str, None)
    if option.metavar:
        info.metavar = option.metavar
    return Parameter(
        f"{option.key}_", Parameter.KEYWORD_ONLY, annotation=Annotated[kind, info],
        default=Parameter.empty if option.required else default,
    )  # fmt: skip


def _given(takes: Iterable[Option[Any]], said: Mapping[str, Any]) -> dict[str, list[str]]:
    """The words that Typer read, as a plain line has them."""
    given = {}
    for option in takes:
        value = said[f"{option.key}_"]
        if value is not None and value is not False:
            given[option.key] = value if option.many else [""] if option.is_flag else [value]
    return given


def _function(command: Command) -> Callable[..., None]:
    def called(**said: Any) -> None:
        raise typer.Exit(CommandLine(command, _given(command.takes, said)).carry_out())

    asking = Parameter("help_", Parameter.KEYWORD_ONLY, annotation=Help, default=False)
    called.__signature__ = Signature([*map(_parameter, command.takes), asking])  # type: ignore[attr-defined]
    called.__annotations__ = {}
    return called


for _command in COMMANDS:
    for _name in _command.names:
        app.command(name=_name, cls=SwedishCommand, add_help_option=False, hidden=_name != _command.name)(
            _function(_command)
        )
