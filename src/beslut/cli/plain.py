# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""The usual words of a command, understood without loading Typer, which takes longer than to write a document.

Whatever is not plain (help, an option that the command does not have, a value that is missing) is left to Typer, so
there is one way to be wrong. A test holds what becomes of the words against Typer's own.
"""

from __future__ import annotations

from collections.abc import Sequence

from beslut.cli.commands import BY_NAME
from beslut.cli.declaration import CommandLine


def plain_line(arguments: Sequence[str]) -> CommandLine | None:
    """What the arguments mean; None when Typer has to look at them."""
    command = BY_NAME.get(arguments[0]) if arguments else None
    if command is None:
        return None
    options = {name: option for option in command.options for name in option.names}
    places = iter(command.arguments)
    given: dict[str, list[str]] = {}
    rest = iter(arguments[1:])
    for word in rest:
        name, equals, value = word.partition("=") if word.startswith("--") else (word, "", "")
        option = options.get(name) if word.startswith("-") else next(places, None)
        if option is None or (option.is_flag and equals):
            return None
        if option.is_argument:
            value = word
        elif not (option.is_flag or equals):
            value = next(rest, "-")
            if value.startswith("-"):
                return None
        given[option.key] = [*given.get(option.key, ()), value] if option.many else [value]
    if any(option.required and option.key not in given for option in command.arguments):
        return None
    return CommandLine(command, given)
