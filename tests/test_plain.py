# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""The plain words of `generate` mean what Typer makes of them, option by option and line by line."""

from __future__ import annotations

import inspect
from typing import Any

import pytest
import typer
from hypothesis import given
from hypothesis import strategies as st

from beslut.cli import generating
from beslut.cli.app import app
from beslut.cli.plain import FLAGS, MANY, ONE, PATHS, words_of

COMMAND: Any = typer.main.get_command(app).commands["generate"]  # type: ignore[attr-defined]
OPTIONS = {**MANY, **ONE, **FLAGS}


def test_every_option_is_on_the_list_and_of_its_kind() -> None:
    listed = {name: (param.name, param.is_flag, param.multiple) for param in COMMAND.params for name in param.opts}
    assert {name: (OPTIONS[name], name in FLAGS, name in MANY) for name in OPTIONS} == listed


def test_the_words_are_the_parameters_of_what_they_call() -> None:
    assert set(OPTIONS.values()) == set(inspect.signature(generating.generate_from_words).parameters)


def _called(arguments: list[str], monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """What Typer calls the work with."""
    calls: list[dict[str, Any]] = []

    def instead(**said: Any) -> int:
        calls.append(said)
        return 0

    monkeypatch.setattr(generating, "generate_from_words", instead)
    app(arguments, prog_name="beslut", standalone_mode=False)
    return calls[0]


_VALUES = st.sampled_from(["Gävle", "2101", "", "a b", "=", "å/ä", "2022-01-01", "."])
_LINES = st.lists(
    st.one_of(
        st.sampled_from(sorted(FLAGS)).map(lambda flag: [flag]),
        st.tuples(st.sampled_from(sorted({**MANY, **ONE})), _VALUES).map(list),
    ),
    max_size=8,
).map(lambda parts: ["generate", *(word for part in parts for word in part)])


@given(line=_LINES)
def test_typer_understands_the_same(line: list[str]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        by_typer = _called(line, patch)
    defaults = {name: one.default for name, one in inspect.signature(generating.generate_from_words).parameters.items()}
    plain = words_of(line)
    assert plain is not None
    assert {**defaults, **plain} == {name: value or defaults[name] for name, value in by_typer.items()} | plain
    assert {name: by_typer[name] for name in plain} == plain


@pytest.mark.parametrize(
    "line",
    [[], ["-h"], ["--version"], ["show", "--kommun", "Gävle"], ["generate", "-h"], ["generate", "Gävle"],
     ["generate", "--kommun"], ["generate", "--kommun", "--alla"], ["generate", "--kommun=Gävle"],
     ["generate", "-kGävle"], ["generate", "--"], ["generate", "--all"], ["generate", "-nq"],
     ["generate", "--alla", "x"]],
    ids=" ".join,
)  # fmt: skip
def test_what_is_not_plain_is_left_to_typer(line: list[str]) -> None:
    assert words_of(line) is None


def test_every_path_is_a_path_to_typer_too() -> None:
    paths = {param.name for param in COMMAND.params if param.type_descriptor.is_path}
    assert paths == set(PATHS)
