# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""A function whose module is loaded when it is first called: most runs never read YAML, and need not load what does."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any


def later(module: str, name: str) -> Callable[..., Any]:
    """That function, or class, of that module, which is imported when it is first called.

    Write it at the top of a file, where the import would stand; `tests/test_architecture.py` reads it as one.
    """

    found: Callable[..., Any] | None = None

    def call(*args: Any, **kwargs: Any) -> Any:
        nonlocal found
        if found is None:
            found = getattr(import_module(module), name)
        return found(*args, **kwargs)

    return call
