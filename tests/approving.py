# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Texts that a person has approved, held against what the program makes now. BESLUT_GOLDEN=write rewrites them.

A test takes the fixture `approve` and calls it with the text that was made and the file of the approved one. That is
all: conftest marks the test as golden, and `make golden` runs all that are marked.
"""

from __future__ import annotations

import difflib
import itertools
import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
MADE = ROOT / "build" / "golden"
"""Where what was made is saved when it is not what was approved. Ignored by git, taken away by `make clean`."""


SHOWN = 40
"""How many lines of the difference an error shows."""


def hold(made: str, approved: Path, *, root: Path = ROOT, kept: Path = MADE, rewrite: bool | None = None) -> None:
    """Hold a text against the file of the approved one. Where it differs it is saved, and the error names both files.

    `rewrite` makes it the approved one instead; without more said when BESLUT_GOLDEN is `write`.
    """
    __tracebackhide__ = True
    if os.environ.get("BESLUT_GOLDEN") == "write" if rewrite is None else rewrite:
        _write(approved, made)
    saved = kept / approved.relative_to(root)
    known = approved.read_text("utf-8") if approved.exists() else None
    if made == known:
        saved.unlink(missing_ok=True)
        return
    _write(saved, made)
    lines = difflib.unified_diff((known or "").splitlines(), made.splitlines(), "approved", "made", n=1, lineterm="")
    shown = "\n".join(itertools.islice(lines, SHOWN))
    raise AssertionError(f"not as approved in {approved.relative_to(root)}; what was made is in {saved}\n{shown}")


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8", newline="\n")
