# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""The usual words of `beslut generate`, understood without loading Typer, which takes longer than to write a document.

Whatever is not plain (another command, help, an option not listed, a value that is missing) is left to Typer, so there
is one way to be wrong. A test holds the list against Typer's own, and what becomes of the words too.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

MANY = {"--kommun": "kommun", "-k": "kommun", "--handling": "handling", "--format": "format_", "-f": "format_"}
ONE = {
    "--lan": "lan", "--län": "lan", "--arende": "arende", "--ärende": "arende", "-a": "arende", "--ut": "ut",
    "--dag": "dag", "--steg": "steg", "--dialekt": "dialekt", "--profil": "profil", "--projekt": "projekt",
    "--del": "del_",
}  # fmt: skip
FLAGS = {
    "--alla": "alla", "--dry-run": "dry_run", "-n": "dry_run", "--json": "json", "--quiet": "quiet", "-q": "quiet",
    "--verbose": "verbose", "-v": "verbose", "--strikt": "strikt", "--slutlig": "slutlig", "--ersatt": "ersatt",
}  # fmt: skip
PATHS = ("ut", "projekt")


def words_of(arguments: Sequence[str]) -> dict[str, Any] | None:
    """What `generate` is to be called with, by the names of its parameters; None when Typer has to look at it."""
    if not arguments or arguments[0] != "generate":
        return None
    said: dict[str, Any] = {}
    rest = iter(arguments[1:])
    for word in rest:
        if word in FLAGS:
            said[FLAGS[word]] = True
            continue
        value = next(rest, None)
        if value is None or value.startswith("-"):
            return None
        if word in MANY:
            said.setdefault(MANY[word], []).append(value)
        elif word in ONE:
            said[ONE[word]] = Path(value) if ONE[word] in PATHS else value
        else:
            return None
    return said
