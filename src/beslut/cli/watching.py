# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""`beslut watch`: documents and report made again each time that something they are made from has changed."""

from __future__ import annotations

import time
from pathlib import Path
from typing import NoReturn

from beslut.assets.watching import Watched
from beslut.cli import options as o
from beslut.cli.declaration import CommandLine
from beslut.cli.generating import written
from beslut.cli.printing import print_message, print_result, show_now
from beslut.cli.reporting import put_report
from beslut.cli.words import order, project_of
from beslut.errors import BeslutError, UsageError
from beslut.project import Project


def watch(line: CommandLine) -> NoReturn:
    """Write, wait for a change, tell what it was, and write again, until Ctrl-C ends the process.

    What is wrong is told, and the next change may mend it. An order that cannot be understood at first is raised.
    """
    pause = line[o.INTERVAL]
    project = _written(line, raising=(UsageError,))
    while True:
        print_message("väntar på ändringar; Ctrl-C avslutar")
        watched = Watched(project.assets)
        changes: tuple[Path, ...] = ()
        while not changes:
            time.sleep(pause)
            changes = watched.changes()
        for path in changes:
            print_message(f"\nändrat: {project.assets.shown(path)}")
        project = _written(line)


def _written(line: CommandLine, raising: tuple[type[BeslutError], ...] = ()) -> Project:
    """Write documents and report as things are now, and tell; gives the project, which knows what was looked at."""
    asked = order(line)
    project = project_of(asked)
    try:
        written(line, asked, project, news=True)
        where = put_report(asked, project, None, line[o.OUT])
        if not line[o.QUIET]:
            print_result(where)
    except raising:
        raise
    except BeslutError as error:
        print_message(error)
    show_now()
    return project
