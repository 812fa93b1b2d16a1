# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""The base packages that ship: our own plain page, and the letterheads that can be chosen by name."""

from __future__ import annotations

from pathlib import Path

BASE = Path(__file__).with_name("grund.docx")
LETTERHEADS = ("klassisk", "modern")
"""The letterheads beside the plain page, which is what stands where nothing is chosen."""


def letterhead(name: str) -> bytes:
    """The prepared package of one of LETTERHEADS, or nothing for the plain page."""
    return BASE.with_name(f"papper-{name}.docx").read_bytes() if name in LETTERHEADS else b""
