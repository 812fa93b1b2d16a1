# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""The run, in order, written once. Start reading at `run.generate`; one document's way is `document.document_for`."""

from beslut.pipeline.choosing import find_party
from beslut.pipeline.document import document_for
from beslut.pipeline.gathering import Broken, gathered
from beslut.pipeline.run import Failed, LeftOver, Result, Written, generate
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
