# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""What a command line may hold, as data: an option, a command, and the line that somebody typed.

An option is declared once. From that come Typer's command (`app`), the quick reading of a plain line (`plain`), the
help page (`usage`), what a shell completes (`completion`) and the order that the words fill (`words`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from importlib import import_module
from typing import Any, Generic, TypeVar

from beslut.cli.surroundings import from_surroundings
from beslut.errors import UsageError
from beslut.speed.values import dataclass

T = TypeVar("T", covariant=True)
_WHOSE = ("kommun", "lan", "alla")
"""Options that choose parties: who names some on the line has not asked for those of a variable."""


@dataclass(frozen=True, eq=False)
class Option(Generic[T]):
    """An option, or an argument when its one name has no dash.

    `read` makes the value of the words given, in order (a flag gives an empty word each time); of none at all it makes
    the value that holds without the option. It raises UsageError for words that mean nothing. A flag has no `metavar`.
    `fills` is the field of the Order that the value goes to, `completed_by` the list in `choices` with its words. One
    that is not `kept` is never taken from a variable: BESLUT_UT names the folder to write in, not one command's file.
    """

    names: tuple[str, ...]
    help: str
    read: Callable[[Sequence[str]], T]
    metavar: str = ""
    many: bool = False
    required: bool = False
    fills: str = ""
    completed_by: str = ""
    kept: bool = True

    @property
    def key(self) -> str:
        """What it is known by in a line: `dry_run`."""
        return self.names[0].lstrip("-").replace("-", "_")

    @property
    def is_argument(self) -> bool:
        """Whether it is given by its place on the line and not by a name."""
        return not self.names[0].startswith("-")

    @property
    def is_flag(self) -> bool:
        """Whether it takes no word."""
        return not self.metavar and not self.is_argument


@dataclass(frozen=True)
class Command:
    """A command: its English name, its Swedish ones, what its help says, what it takes, and the function that does it.

    `work` is `module:function` in `beslut.cli`, loaded when the command is given; it takes the line, and gives the exit
    code. The first line of help is the summary.
    """

    name: str
    swedish: tuple[str, ...]
    summary: str
    examples: tuple[str, ...]
    takes: tuple[Option[Any], ...]
    work: str

    @property
    def names(self) -> tuple[str, ...]:
        """Every name that it answers to."""
        return (self.name, *self.swedish)

    @property
    def arguments(self) -> tuple[Option[Any], ...]:
        """What it takes by place."""
        return tuple(option for option in self.takes if option.is_argument)

    @property
    def options(self) -> tuple[Option[Any], ...]:
        """What it takes by name."""
        return tuple(option for option in self.takes if not option.is_argument)


@dataclass(frozen=True)
class CommandLine:
    """A command with the words that were given to each of its options, by key; `line[OPTION]` is the value."""

    command: Command
    given: Mapping[str, Sequence[str]]

    def __getitem__(self, option: Option[T]) -> T:
        """The value of one option: of the words on the line, else of its variable. Raises UsageError for bad words."""
        if option.key in self.given or option.is_argument or not option.kept:
            return option.read(self.given.get(option.key, ()))
        name, words = from_surroundings(option.key, flag=option.is_flag, many=option.many)
        if not words or (option.key in _WHOSE and any(key in self.given for key in _WHOSE)):
            return option.read(())
        try:
            return option.read(words)
        except UsageError as error:
            told = [replace(one, hint=f"{one.hint}; värdet står i {name}".lstrip("; ")) for one in error.problems]
            raise UsageError(told) from None

    def filled(self) -> dict[str, Any]:
        """The values of the options that fill the order, by the order's fields."""
        return {option.fills: self[option] for option in self.command.takes if option.fills}

    def carry_out(self) -> int:
        """Do what the line says. Gives the exit code."""
        module, _, function = self.command.work.partition(":")
        code: int = getattr(import_module(f"beslut.cli.{module}"), function)(self)
        return code
