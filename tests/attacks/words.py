# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
# ruff: noqa: E501 -- attacks are rows of a table
"""Command lines of every command, with options that it has and has not and words that mean harm."""

from __future__ import annotations

import io
import os
import re
import shutil
import sys
from pathlib import Path
from random import Random

from attacks.ground import STARTER_PROJECT, command, emptied, sound
from attacks.nasty import HIDDEN, word
from beslut.cli.commands import COMMANDS

_KNOWN = ("Hofors", "Gävle", "2104", "mitt-arende", "valfardsstrategin", "missiv", "txt", "docx,html", "ks", "D3", "standard", "kort", "json", "github", "sarif",
          "R27", "Y10", "1/2", "2026-01-02", "arende", "ut", "p", "parter.csv", ".", "kommuner", "generate", "§ 1", "alla")  # fmt: skip
_ELSEWHERE = ("/", "C:", "\\", "..", "~")
"""A word with one of these could name a place outside the attack's own folder."""

_IMPOSSIBLE = re.compile("[\x00\ud800-\udc7f\udd00-\udfff]")
"""What no system lets a command line hold: half a letter is a byte that was no text."""


class WordAttack:
    """A line of words, in a folder that holds a project."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        os.environ["BESLUT_CACHE"] = str(folder / "cache")
        sys.stdin = io.TextIOWrapper(io.BytesIO())

    def one(self, dice: Random) -> str:
        os.chdir("/")
        here = emptied(self._folder / "här")
        shutil.copytree(STARTER_PROJECT, here / "p")
        os.chdir(here)
        said = dice.choice(COMMANDS)
        line = [dice.choice(said.names)]
        for option in dice.sample(said.takes, dice.randrange(len(said.takes) + 1)) if dice.random() < 0.9 else ():
            value = dice.choice(_KNOWN) if dice.random() < 0.6 else self._word(dice)
            name = dice.choice(option.names)
            if option.is_argument:
                line.append(value)
            elif option.is_flag:
                line.append(name)
            else:
                line += [f"{name}={value}"] if dice.random() < 0.3 else [name, value]
        if dice.random() < 0.15:
            line.insert(
                dice.randrange(len(line) + 1), dice.choice((self._word(dice), "-h", "--", "-", "-k", "--projekt=p"))
            )
        ran = sound(
            command(*(one for one in line if one not in ("--install-completion", "--show-completion"))),
            silent="--utfil" in " ".join(line),
        )
        return ("gjord", "avvisad", "inte förstådd")[ran.code]

    def _word(self, dice: Random) -> str:
        made = dice.choice((word(dice), dice.choice(HIDDEN), "\udce5"))
        return "" if any(sign in made for sign in _ELSEWHERE) else _IMPOSSIBLE.sub("", made)
