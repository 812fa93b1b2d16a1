# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""The run, in order, written once. Start reading at `run.generate`; one document's way is `document.document_for`.

The names are loaded when they are used: a run that has nothing new to write does not need most of them.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from beslut.pipeline.choosing import find_party
    from beslut.pipeline.document import document_for
    from beslut.pipeline.gathering import Broken, gathered
    from beslut.pipeline.results import Failed, LeftOver, Result, Written
    from beslut.pipeline.run import generate
    from beslut.pipeline.workroom import Order, Workroom

__all__ = [
    "Broken",
    "Failed",
    "LeftOver",
    "Order",
    "Result",
    "Workroom",
    "Written",
    "document_for",
    "find_party",
    "gathered",
    "generate",
]

_PLACES = {
    "find_party": "choosing", "document_for": "document", "Broken": "gathering", "gathered": "gathering",
    "Failed": "results", "LeftOver": "results", "Result": "results", "Written": "results", "generate": "run",
    "Order": "workroom", "Workroom": "workroom",
}  # fmt: skip


def __getattr__(name: str) -> Any:
    if name not in _PLACES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_PLACES[name]}"), name)
