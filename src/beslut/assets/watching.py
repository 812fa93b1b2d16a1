# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""What a run has looked at, to be looked at again: has anything changed since? No list of inputs is kept by hand."""

from __future__ import annotations

import os
from pathlib import Path

from beslut.assets.folders import Assets
from beslut.assets.source_files import SourceFiles

_State = tuple[int, int, int] | None


class Watched:
    """Every look of a run, with what it showed.

    A look is taken again only where the system says that the place is not as it was at the look before.
    """

    def __init__(self, assets: Assets) -> None:
        self._guarded, self._noted = assets.roots[:-1], dict(assets.files.noted)
        self._states: dict[str, _State] = {}

    def changes(self) -> tuple[Path, ...]:
        """Each place that shows something else than it did to the run, in order."""
        states = {path: _state(path) for _, path in self._noted}
        touched = {
            (kind, path): seen
            for (kind, path), seen in self._noted.items()
            if path not in self._states or self._states[path] != states[path]
        }
        self._states = states
        return tuple(sorted(set(SourceFiles(self._guarded).changes(touched))))


def _state(path: str) -> _State:
    """Time of change, size and number of what lies there; None where nothing can be seen."""
    try:
        found = os.lstat(path)
    except (OSError, UnicodeEncodeError):
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino
