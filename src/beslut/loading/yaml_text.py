# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Plain data as YAML text, in blocks or in a line, with as few quotation marks as can be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import yaml

Plain = str | Mapping[str, "Plain"] | Sequence["Plain"]
"""What can be written: text (numbers and days too), mappings and lists of it."""
STEP = 2  # spaces, where the file shows no other


def as_rows(value: Plain, indent: int) -> str:
    """Lines of block YAML, each ended."""
    pad = " " * indent
    if isinstance(value, Mapping):
        return "".join(f"{pad}{as_scalar(key)}:{_below(one, indent)}" for key, one in value.items())
    if isinstance(value, str):
        return f"{pad}{as_scalar(value)}\n"
    out = []
    for one in value:
        rows = as_rows(one, indent + STEP)
        out.append(f"{pad}- {rows[indent + STEP :]}")
    return "".join(out)


def _below(value: Plain, indent: int) -> str:
    if isinstance(value, str):
        return f" {as_scalar(value)}\n"
    if not value:
        return " {}\n" if isinstance(value, Mapping) else " []\n"
    return "\n" + as_rows(value, indent + STEP)


def as_flow(value: Plain) -> str:
    """The same in one line."""
    if isinstance(value, str):
        return as_scalar(value, flow=True)
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{as_scalar(key, flow=True)}: {as_flow(one)}" for key, one in value.items()) + "}"
    return "[" + ", ".join(map(as_flow, value)) + "]"


def as_scalar(words: str, *, flow: bool = False) -> str:
    """Text as YAML has it, without quotation marks where it can be. Our reader takes every scalar as text."""
    plain = words and words == words.strip() and "\n" not in words
    if plain and words[0] not in "-?:,[]{}#&*!|>'\"%@`~=" and words not in ("null", "Null", "NULL"):
        unclear = any(sign in words for sign in (": ", " #")) or words.endswith(":")
        if not unclear and not (flow and any(sign in words for sign in ",[]{}:")):
            return words
    dumped: str = yaml.safe_dump(words, allow_unicode=True, width=1 << 30, default_style='"' if "\n" in words else "'")
    return dumped.rstrip("\n")
