# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Where the user's own folders are."""

from __future__ import annotations

import os
import sys
from pathlib import Path

_VARIABLE = "BESLUT_CACHE"
_SWITCH = "BESLUT_SNABBT"


def is_quick() -> bool:
    """Whether the program may take its quick ways: unless BESLUT_SNABBT is 0. What it does is the same without them."""
    return os.environ.get(_SWITCH, "").strip() != "0"


def cache_folder() -> Path | None:
    """The folder for what can be worked out again: BESLUT_CACHE, none when it is empty, else the user's own.

    The user's own is where the system wants it: XDG Base Directory, macOS Library/Caches, Windows LOCALAPPDATA.
    """
    asked = os.environ.get(_VARIABLE)
    if asked is not None:
        return Path(asked) if asked.strip() else None
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA")
        return Path(base, "beslut", "Cache") if base else None
    home = os.environ.get("HOME")
    if sys.platform == "darwin":
        return Path(home, "Library", "Caches", "beslut") if home else None
    base = os.environ.get("XDG_CACHE_HOME") or (home and f"{home}/.cache")
    return Path(base, "beslut") if base else None
