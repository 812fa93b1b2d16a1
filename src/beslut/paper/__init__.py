# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""A house's own Word file to a base package that documents are written on: what it offers, and what stands instead.

This room is the only one with python-docx and lxml. What it prepares is written on without them.
"""

from typing import TYPE_CHECKING

from beslut.paper.report import PaperReport, Prepared
from beslut.speed.later import later

if TYPE_CHECKING:
    from beslut.paper.preparing import prepare
else:  # what is prepared already is opened where neither library is
    prepare = later("beslut.paper.preparing", "prepare")

__all__ = ["PaperReport", "Prepared", "prepare"]
