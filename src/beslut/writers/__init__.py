# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Blocks to bytes, one module per format and one table that lists them. Pure: same document, same bytes."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec

from beslut.blocks import Document

Writer = Callable[[Document], bytes]

FORMATS = ("docx", "html", "md", "odt", "pdf", "txt")
"""The formats, each written by the function `write` of the module here with that name; also the file name's ending."""

_EXTRAS = {"pdf": ("typst", "pdf")}


def extra_for(format_: str) -> str:
    """The extra that has to be installed before one of FORMATS can be written here; empty when nothing is lacking."""
    library, extra = _EXTRAS.get(format_, ("", ""))
    return extra if library and find_spec(library) is None else ""


def writer(format_: str) -> Writer:
    """The writer of one of FORMATS, loaded when it is first asked for."""
    if format_ not in FORMATS:
        raise KeyError(format_)
    write: Writer = import_module(f"beslut.writers.{format_}").write
    return write
