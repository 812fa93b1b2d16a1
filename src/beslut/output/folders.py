# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""The folders below an output folder: made when first needed, none of them a link, each swept of what a run left."""

from __future__ import annotations

import os

from beslut.disk import FOLDER, LINK, kind_at
from beslut.errors import Problem, SaveError
from beslut.output.files import is_leftover


class FoldersBelow:
    """The folders below a root that this run has seen, and those that it has made."""

    def __init__(self, root: str) -> None:
        self._root = root
        self._known: set[str] = set()
        self._made: set[str] = set()  # by this run, so that nothing can lie there that it has not written

    def is_fresh(self, folder: str) -> bool:
        """Make the folder, see that it is none that leads out, and sweep what a killed run left in it, once each.

        True for a folder that this run has made: nothing lies there but what the run has laid there.
        """
        if folder in self._known and kind_at(folder) == FOLDER:
            return folder in self._made
        self._made.discard(folder)  # somebody has been here
        self._known.add(folder)
        if folder.rpartition("/")[0] == self._root:  # else a link may stand between
            try:
                os.mkdir(folder)
                self._made.add(folder)
                return True
            except (FileExistsError, FileNotFoundError):
                pass
        self._make_to(folder)
        for name in os.listdir(folder):
            if is_leftover(folder, name):
                os.unlink(f"{folder}/{name}")
        return False

    def _make_to(self, folder: str) -> None:
        """Every folder from the root down to that one, none of them a link."""
        at = self._root
        for part in ("", *folder.removeprefix(self._root).strip("/").split("/")):
            at = f"{at}/{part}" if part else at
            self.refuse_link(at)
            os.makedirs(at, exist_ok=True)

    def refuse_link(self, folder: str) -> None:
        """The folder that somebody named with --ut may be a link; what lies below it may not."""
        if kind_at(folder) == LINK:
            hint = "ta bort länken, eller ange mappen som den leder till med --ut"
            raise SaveError(Problem("S04", f"mappen är en länk till en annan plats: {folder}", hint=hint))
