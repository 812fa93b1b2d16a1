# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""`beslut help`: what a command's own -h shows."""

from __future__ import annotations

from beslut.cli import run
from beslut.cli.commands import BY_NAME
from beslut.cli.declaration import CommandLine
from beslut.cli.options import COMMAND
from beslut.cli.usage import unknown_command
from beslut.errors import UsageError


def tell_help(line: CommandLine) -> int:
    """Print the help of the command named, or of the program. Raises UsageError with the nearest command."""
    name = line[COMMAND]
    if name is None:
        return run(["-h"])
    if name not in BY_NAME:
        raise UsageError(unknown_command(name))
    return run([name, "-h"])
