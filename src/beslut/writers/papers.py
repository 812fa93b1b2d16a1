# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""The base packages that ship: our own plain page, and the letterheads that can be chosen by name."""

from __future__ import annotations

from functools import cache
from pathlib import Path

BASE = Path(__file__).with_name("grund.docx")
LETTERHEADS = ("klassisk", "modern")
"""The letterheads beside the plain page, which is what stands where nothing is chosen.

`letterheads` says how they look.
"""


@cache
def letterhead(name: str) -> bytes:
    """The prepared package of one of LETTERHEADS, or nothing for the plain page."""
    return BASE.with_name(f"papper-{name}.docx").read_bytes() if name in LETTERHEADS else b""


def name_of(package: bytes) -> str:
    """Which of LETTERHEADS a prepared package is; empty for the plain page and for a house's own paper."""
    return next((name for name in LETTERHEADS if package == letterhead(name)), "") if package else ""


def is_a_house_s(package: bytes) -> bool:
    """Whether a prepared package is a house's own paper: neither the plain page nor one of LETTERHEADS."""
    return bool(package) and not name_of(package)
