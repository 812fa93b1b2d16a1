# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""What a shell puts in: commands, options and every word that a list holds, however it is typed."""

from __future__ import annotations

import shutil
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from beslut.cli.commands import COMMANDS
from beslut.writers import FORMATS
from conftest import CASE, TEN, Beslut, environment

COMPLETED = {
    "beslut gen": {"generate"},
    "beslut ": {command.name for command in COMMANDS},
    "beslut skr": {"skriv"},
    "beslut bo": {"borja"},
    "beslut -": {"--help", "--version"},
    "beslut help do": {"doctor"},
    "beslut generate --kommun Sö": {"Söderhamn"},
    "beslut generate --kommun so": {"Söderhamn"},
    "beslut generate --kommun SÖ": {"Söderhamn"},
    "beslut generate --kommun So\u0308": {"Söderhamn"},
    "beslut generate --kommun region": {"Region\\ Gävleborg"},
    "beslut skriv --kommun gä": {"Gävle"},
    "beslut show -k H": {"Hofors", "Hudiksvall"},
    "beslut generate --kommun Gävle --kommun Hof": {"Hofors"},
    "beslut generate --kommun ": {*TEN, "Region\\ Gävleborg"},
    "beslut generate --kommun Xy": set(),
    "beslut generate --arende inera --kommun upplands\\ v": {"Upplands\\ Väsby"},
    "beslut generate --arende inera --kommun 'upplands v": {"Upplands Väsby"},
    "beslut generate --arende inera --kommun hab": {"Habo", "Håbo", " "},  # the space keeps what was typed
    "beslut generate --arende Inera --handling ": {"tjansteskrivelse", "protokollsutdrag"},
    "beslut generate --handling tj": {"tjansteskrivelse"},
    "beslut generate --handling tjä": {"tjansteskrivelse"},
    "beslut generate --handling TJÄ": {"tjansteskrivelse"},
    "beslut generate --arende v": {"valfardsstrategin"},
    "beslut generate --ärende VÄL": {"valfardsstrategin"},
    "beslut generate --lan g": {"Gävleborgs"},
    "beslut generate --steg k": {"ks", "kf"},
    "beslut generate --profil HU": {"hudiksvall"},
    "beslut generate --dialekt d4": {"D4"},
    "beslut show --dialekt A": {"alla"},
    "beslut generate --format ": set(FORMATS),
    "beslut generate --format H": {"html"},
    "beslut\ncheck\n--output-format\n=\ng": {"github", "gitlab"},  # as bash cuts a word at =
    "beslut check --regel r27": {"R27"},
    "beslut rule R1": {f"R1{number}" for number in range(10)},
    "beslut list ": {
        "kommuner",
        "organ",
        "arenden",
        "handlingar",
        "profiler",
        "dialekter",
        "regler",
        "luckor",
        "tackning",
    },
    "beslut list ä": {"arenden"},
    "beslut schema k": {"kommuner"},
    "beslut init nytt --ci ": {"github", "gitlab"},
    "beslut init ": set(),
    "beslut generate --dr": {"--dry-run"},
    "beslut generate --alla --al": set(),
    "beslut generate --ut ": set(),
    "beslut generate --dag i-går --kommun so": set(),
    "beslut genrate --kommun so": set(),
}


def _completed(beslut: Beslut, line: str) -> list[str]:
    words = line.split("\n") if "\n" in line else [word.replace("\0", " ") for word in _bash_words(line)]
    env = environment(_BESLUT_COMPLETE="complete_bash", COMP_WORDS="\n".join(words), COMP_CWORD=str(len(words) - 1))
    ran = beslut(env=env)
    assert (ran.code, ran.stderr) == (0, "")
    return ran.stdout.split("\n")[:-1]


def _bash_words(line: str) -> list[str]:
    """The words as bash cuts them: a space that is quoted does not end one, and the quotation stays in it."""
    head, quote, tail = line.partition("'")
    return (head.replace("\\ ", "\\\0") + quote + tail.replace(" ", "\0")).split(" ")


@pytest.mark.parametrize(("line", "expected"), COMPLETED.items(), ids=COMPLETED.keys())
def test_a_shell_completes_what_is_begun(line: str, expected: set[str], beslut: Beslut) -> None:
    assert {word for word in _completed(beslut, line) if word} == expected


def test_the_words_are_those_of_the_project_and_a_broken_one_completes_nothing(beslut: Beslut, project: Path) -> None:
    line = f"beslut generate --projekt {project} --kommun so"
    assert _completed(beslut, line) == ["Söderhamn"]
    (project / CASE).write_text("trasig: [", "utf-8")
    assert [word for word in _completed(beslut, line) if word] == []


def test_an_unknown_shell_gets_nothing(beslut: Beslut) -> None:
    ran = beslut(env=environment(_BESLUT_COMPLETE="complete_csh"))
    assert (ran.code, ran.stdout, ran.stderr) == (0, "", "")


def _script(shell: str, folder: Path) -> Path:
    """The script that `--install-completion` installs, with `beslut` as this checkout's."""
    completion: Any = import_module("typer.completion")
    program = folder / "bin" / "beslut"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m beslut "$@"\n', "utf-8")
    program.chmod(0o755)
    script = folder / f"komplettering.{shell}"
    text = completion.get_completion_script(prog_name="beslut", complete_var="_BESLUT_COMPLETE", shell=shell)
    script.write_text(text, "utf-8")
    return script


ASKED = {
    "bash": 'source "$0"; COMP_WORDS=(beslut generate --arende inera --kommun "$1"); COMP_CWORD=5\n'
    '_beslut_completion beslut; printf "%s\\n" "${COMPREPLY[@]}"',
    "zsh": 'typeset -A compstate; compdef() {}; compadd() { print -rl -- "${@:3}" }; _files() {}; source $0\n'
    'words=(beslut generate --arende inera --kommun "$1"); CURRENT=6; _beslut_completion',
    "fish": 'source $argv[1]; complete -C "beslut generate --arende inera --kommun $argv[2]"',
}
TYPED = {
    "bash": {"upplands": ["Upplands\\ Väsby", "Upplands-Bro"], "Upplands\\ V": ["Upplands\\ Väsby"], "osb": ["Osby"]},
    "zsh": {
        "upplands": ["Upplands Väsby", "Upplands-Bro"],
        "Upplands\\ V": ["Upplands Väsby"],
        "hab": ["Habo", "Håbo"],
    },
    "fish": {"upplands": ["Upplands Väsby", "Upplands-Bro"], "söd": ["Söderhamn", "Söderköping", "Södertälje"]},
}
LINES = [(shell, begun) for shell, typed in TYPED.items() for begun in typed]


@pytest.mark.parametrize(("shell", "begun"), LINES)
def test_the_shell_itself_gets_its_words(shell: str, begun: str, tmp_path: Path) -> None:
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not here")
    script = _script(shell, tmp_path)
    path = f"{script.parent / 'bin'}:{environment()['PATH']}"
    ended = subprocess.run(
        [shell, "-c", ASKED[shell], str(script), begun], env=environment(PATH=path), capture_output=True, timeout=60
    )
    assert ended.stderr == b""
    assert [line for line in ended.stdout.decode("utf-8").split("\n") if line] == TYPED[shell][begun]
