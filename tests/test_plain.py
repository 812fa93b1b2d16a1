# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""An option is declared once: the plain words of every command mean what Typer makes of them, and fill the order."""

from __future__ import annotations

import dataclasses
import unicodedata
from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import Any

import pytest
import typer
from hypothesis import given
from hypothesis import strategies as st

from beslut.cli import choices
from beslut.cli.app import app
from beslut.cli.commands import BY_NAME, COMMANDS, with_composed_names
from beslut.cli.declaration import Command, CommandLine, Option
from beslut.cli.plain import plain_line
from beslut.planning import Order

by_command = pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
OPTIONS = {id(option): option for command in COMMANDS for option in command.takes}.values()


def _typers() -> Mapping[str, Any]:
    built: Any = typer.main.get_command(app)
    commands: Mapping[str, Any] = built.commands
    return commands


@by_command
def test_typers_command_takes_what_is_declared(command: Command) -> None:
    for name in command.names:
        params = [param for param in _typers()[name].params if param.name != "help_"]
        assert _typers()[name].hidden is (name != command.name)
        assert [(tuple(param.opts), param.param_type_name, param.multiple) for param in params] == [
            (option.names if not option.is_argument else (f"{option.key}_",),
             "argument" if option.is_argument else "option", option.many and not option.is_argument)
            for option in command.takes
        ]  # fmt: skip


def test_typer_has_no_other_command() -> None:
    assert set(_typers()) == set(BY_NAME)


@by_command
def test_what_a_command_does_is_there(command: Command) -> None:
    module, _, function = command.work.partition(":")
    assert callable(getattr(import_module(f"beslut.cli.{module}"), function))


@by_command
def test_a_name_in_swedish_letters_also_goes_without_them(command: Command) -> None:
    plain = {unicodedata.normalize("NFD", name).encode("ascii", "ignore").decode() for name in command.names}
    assert plain <= set(command.names)
    assert all(name.isascii() for name in (command.name, *(option.names[0] for option in command.takes)))


def test_every_option_fills_a_field_of_the_order_and_every_field_can_be_filled() -> None:
    fields = {field.name for field in dataclasses.fields(Order)}
    assert {option.fills for option in OPTIONS if option.fills} == fields - {"today", "formats"}


def test_every_list_of_words_is_used_and_there() -> None:
    used = {option.completed_by for option in OPTIONS if option.completed_by}
    assert {name for name in used if not callable(getattr(choices, name))} == set()
    assert used == {name for name, one in vars(choices).items()
                    if getattr(one, "__module__", "") == choices.__name__ and not name.startswith("_")}  # fmt: skip


def _by_typer(arguments: Sequence[str]) -> CommandLine:
    """The line that Typer hands to the work."""
    lines: list[CommandLine] = []

    def instead(line: CommandLine) -> int:
        lines.append(line)
        return 0

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(CommandLine, "carry_out", instead)
        app(list(arguments), prog_name="beslut", standalone_mode=False)
    return lines[0]


_VALUES = st.sampled_from(["Gävle", "2101", "", "a b", "=", "å/ä", "2022-01-01", ".", "x=y"])


def _words(option: Option[Any]) -> st.SearchStrategy[list[str]]:
    names = st.sampled_from(option.names)
    if option.is_flag:
        return names.map(lambda name: [name])
    long = st.sampled_from([name for name in option.names if name.startswith("--")])
    return st.one_of(st.tuples(names, _VALUES).map(list), st.tuples(long, _VALUES).map(lambda pair: ["=".join(pair)]))


def _lines(command: Command) -> st.SearchStrategy[list[str]]:
    options = (
        st.lists(st.one_of([_words(option) for option in command.options]), max_size=8)
        if command.options
        else (st.just([]))
    )
    places = [_VALUES.map(lambda word: [word]) for _ in command.arguments]
    return st.tuples(st.sampled_from(command.names), options, st.tuples(*places)).flatmap(
        lambda drawn: st.permutations([*drawn[1], *drawn[2]]).map(
            lambda parts: [drawn[0], *(word for part in parts for word in part)]
        )
    )


_ANY = st.sampled_from(COMMANDS).flatmap(_lines)


@given(line=_ANY)
def test_typer_understands_the_same(line: list[str]) -> None:
    plain = plain_line(line)
    assert plain is not None
    assert plain == _by_typer(line)


@pytest.mark.parametrize(
    "line",
    [[], ["-h"], ["--version"], ["-V"], ["generera"], ["generate", "-h"], ["generate", "Gävle"],
     ["generate", "--kommun"], ["generate", "--kommun", "--alla"], ["generate", "-kGävle"], ["generate", "--alla=ja"],
     ["generate", "--"], ["generate", "--all"], ["generate", "-nq"], ["generate", "--alla", "x"], ["list"],
     ["list", "kommuner", "län"], ["schema", "--json"], ["help", "-h"]],
    ids=" ".join,
)  # fmt: skip
def test_what_is_not_plain_is_left_to_typer(line: list[str]) -> None:
    assert plain_line(line) is None


def test_names_may_be_decomposed_and_values_are_left_alone() -> None:
    typed = [unicodedata.normalize("NFD", word) for word in ("börja", "ö", "--län=ö", "å")]
    assert with_composed_names(typed) == ["börja", typed[1], f"--län={typed[1]}", typed[3]]
