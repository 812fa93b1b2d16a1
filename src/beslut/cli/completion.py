# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""What a shell puts in when somebody presses the tab key, made from the declared commands; Typer is not loaded.

Case and accents are forgiven (`so` is Söderhamn), and what holds a space is quoted as the shell wants it. The scripts
that ask are Typer's (`beslut --install-completion`); their variables are read here. fish chooses among the words
itself, and forgives case but not accents.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable, Iterable, Mapping, Sequence
from importlib import import_module
from typing import Any

from beslut import swedish
from beslut.cli import COMPLETION
from beslut.cli.commands import BY_NAME, COMMANDS
from beslut.cli.declaration import CommandLine, Option
from beslut.cli.printing import print_result
from beslut.errors import BeslutError


def answer(environment: Mapping[str, str]) -> int:
    """Print what the shell is to put in, as it wants it. Gives the exit code, which fish reads.

    Nothing is printed for a shell that is not known, and nothing where a file is broken: nobody reads a message there.
    """
    tell = _SHELLS.get(environment[COMPLETION].removeprefix("complete_"))
    try:
        return tell(environment) if tell else 0
    except (BeslutError, OSError):
        return 0


# --- the words -------------------------------------------------------------------------------------------------------


def completions(before: Sequence[str], begun: str) -> list[str]:
    """The words that can stand where the unfinished one does, after those before it (the program's name left out)."""
    if not before:
        names = [name for command in COMMANDS for name in (command.names if begun else (command.name,))]
        return _beginning([*names, "--help", "--version"] if begun.startswith("-") else names, begun)
    command = BY_NAME.get(before[0])
    if command is None:
        return []
    given, waiting = _read(command.takes, before[1:])
    if waiting is None and begun.startswith("-"):
        open_ = [one for one in command.options if one.many or one.key not in given]
        return _beginning([*(one.names[0] for one in open_), "--help"], begun)
    if waiting is None:
        waiting = next((one for one in command.arguments if one.key not in given), None)
    if waiting is None or not waiting.completed_by:
        return []
    words: Callable[[CommandLine], Iterable[str]] = getattr(import_module("beslut.cli.choices"), waiting.completed_by)
    return _beginning(words(CommandLine(command, given)), begun)


def _read(takes: Sequence[Option[Any]], words: Sequence[str]) -> tuple[dict[str, list[str]], Option[Any] | None]:
    """What has been given so far, forgivingly, and the option that waits for its word."""
    options = {name: one for one in takes for name in one.names if not one.is_argument}
    places = iter([one for one in takes if one.is_argument])
    given: dict[str, list[str]] = {}
    waiting = None
    for word in words:
        name, equals, value = word.partition("=")
        if waiting is None and word.startswith("-"):
            option = options.get(name)
            if option is not None and not (option.is_flag or equals):
                waiting = option
                continue
            word = value
        else:
            option = waiting or next(places, None)
        waiting = None
        if option is not None:
            given[option.key] = [*given.get(option.key, ()), word]
    return given, waiting


def _beginning(words: Iterable[str], begun: str) -> list[str]:
    """Those that begin with the very letters typed; when none does, those that do with case and accents forgiven."""
    every = list(dict.fromkeys(words))
    exact = [word for word in every if word.startswith(begun)]
    return exact or [word for word in every if swedish.folded(word).startswith(swedish.folded(begun))]


def _forgiving(words: Sequence[str], begun: str) -> bool:
    """Whether there are several that differ within the letters typed, so that a common beginning would lose some."""
    return len({word[: len(begun)] for word in words}) > 1


# --- the shells ------------------------------------------------------------------------------------------------------


def _bash(environment: Mapping[str, str]) -> int:
    """bash hands over its words one a line, cut at each `=`, and the place of the unfinished one."""
    line = environment.get("COMP_WORDS", "")
    typed = line.split("\n") if "\n" in line else line.split()
    place = int(environment.get("COMP_CWORD", "0") or 0)
    begun = typed[place] if place < len(typed) else ""
    quote = begun[:1] if begun[:1] in ("'", '"') else ""
    begun = "" if begun == "=" else "".join(_split(begun))
    words = completions([_one(word) for word in typed[1:place] if word != "="], begun)
    shown = words if quote else [re.sub(r"([^\w@%+=:,./-])", r"\\\1", word) for word in words]
    if _forgiving(words, begun):
        shown.append(" ")  # without a common beginning bash leaves what was typed, and lists
    print_result("\n".join(shown))
    return 0


def _zsh(environment: Mapping[str, str]) -> int:
    """zsh runs what it is told, and would leave out what does not begin with the letters typed."""
    before, begun = _line(environment)
    words = completions(before, begun)
    insert = "compstate[insert]=menu; " if _forgiving(words, begun) else ""
    print_result(f"{insert}compadd -U -- {shlex.join(words)}" if words else "_files")
    return 0


def _fish(environment: Mapping[str, str]) -> int:
    """fish asks first whether there are words at all, by the exit code."""
    words = completions(*_line(environment))
    if environment.get("_TYPER_COMPLETE_FISH_ACTION") == "is-args":
        return 0 if words else 1
    print_result("\n".join(words))
    return 0


def _powershell(environment: Mapping[str, str]) -> int:
    begun = environment.get("_TYPER_COMPLETE_WORD_TO_COMPLETE", "")
    typed = _split(environment.get("_TYPER_COMPLETE_ARGS", ""))[1:]
    words = completions(typed[:-1] if begun else typed, "".join(_split(begun)))
    for word in words:
        shown = word if re.fullmatch(r"[\w@%+=:./-]+", word) else "'" + word.replace("'", "''") + "'"
        print_result(f"{shown}::: ")
    return 0


def _line(environment: Mapping[str, str]) -> tuple[list[str], str]:
    """The words before the unfinished one, and that."""
    line = environment.get("_TYPER_COMPLETE_ARGS", "")
    typed = _split(line)[1:]
    if typed and not line.endswith(" "):
        return typed[:-1], typed[-1]
    return typed, ""


def _one(word: str) -> str:
    return " ".join(_split(word))


def _split(line: str) -> list[str]:
    """The words of a line as a shell reads them; a quotation that is still open is closed."""
    for closing in ("", '"', "'"):
        try:
            return shlex.split(line + closing)
        except ValueError:
            continue
    return line.split()


_SHELLS: Mapping[str, Callable[[Mapping[str, str]], int]] = {
    "bash": _bash, "zsh": _zsh, "fish": _fish, "powershell": _powershell, "pwsh": _powershell,
}  # fmt: skip
