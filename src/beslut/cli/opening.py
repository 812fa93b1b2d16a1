# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Showing somebody a folder in the file manager of their system."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from beslut.cli.printing import print_message
from beslut.errors import Problem

_PROGRAMS = {"darwin": "open", "win32": "explorer"}


def open_folder(folder: Path) -> None:
    """Open the folder. Where no program can, say where it is: the documents are written all the same."""
    program = _PROGRAMS.get(sys.platform, "xdg-open")
    try:
        subprocess.Popen(
            [program, str(folder.absolute())],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError:
        hint = f"öppna den själv: {folder.absolute()}"
        print_message(Problem("S12", f"mappen gick inte att öppna med {program}", hint=hint, level="info"))
