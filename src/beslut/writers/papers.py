# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""The base packages that ship: our own plain page, and the letterheads that can be chosen by name."""

from __future__ import annotations

from functools import cache
from pathlib import Path

BASE = Path(__file__).with_name("grund.docx")
LETTERHEADS = ("klassisk", "modern")
"""The letterheads beside the plain page, which is what stands where nothing is chosen."""


@cache
def letterhead(name: str) -> bytes:
    """The prepared package of one of LETTERHEADS, or nothing for the plain page."""
    return BASE.with_name(f"papper-{name}.docx").read_bytes() if name in LETTERHEADS else b""


def is_a_house_s(package: bytes) -> bool:
    """Whether a prepared package is a house's own paper: neither the plain page nor one of LETTERHEADS."""
    return bool(package) and all(package != letterhead(name) for name in LETTERHEADS)
