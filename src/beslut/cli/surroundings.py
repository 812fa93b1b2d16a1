# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""What the environment says: values of options, the quick ways, colours, and where the user's own folders are."""

from __future__ import annotations

import os
import sys
from pathlib import Path

_VARIABLE = "BESLUT_CACHE"
_SWITCH = "BESLUT_SNABBT"


_OFF = ("", "0", "nej", "no", "false")


def from_surroundings(key: str, *, flag: bool, many: bool) -> tuple[str, list[str]]:
    """The variable of an option, and the words that it gives: BESLUT_UT of --ut, BESLUT_DRY_RUN of --dry-run.

    A flag is on but for 0 and nej; several values are parted by commas.
    """
    name = f"BESLUT_{key.upper()}"
    told = os.environ.get(name, "").strip() if name.isascii() else ""  # a name that not every system can hold
    if flag:
        return name, [] if told.casefold() in _OFF else [""]
    words = told.split(",") if many else [told]
    return name, [word.strip() for word in words if word.strip()]


def wants_colour(asked: str | None, *, watched: bool) -> bool:
    """Whether messages are to be in colour: as asked, else at a terminal that has them (no-color.org)."""
    asked = asked or os.environ.get("BESLUT_COLOR", "").strip().casefold()
    if asked in ("always", "never"):
        return asked == "always"
    return watched and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


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
