# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Words of the command line to an order. The only place that asks what day it is, and where we stand."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from beslut import swedish
from beslut.assets import project_above
from beslut.cli.declaration import CommandLine, Option
from beslut.cli.options import CSV, JSON
from beslut.cli.surroundings import cache_folder, is_quick
from beslut.disk import is_folder
from beslut.errors import Problem, UsageError, did_you_mean
from beslut.planning.order import Order
from beslut.project import Project
from beslut.speed import Speed


def order(line: CommandLine) -> Order:
    """The order that the line fills.

    Without a project it is the one that we stand in, when we stand in one. Raises UsageError for a day that does not
    exist, a part that is none, and a project folder that is not there.
    """
    filled = line.filled()
    project = filled.pop("project", None)
    if project is not None and not is_folder(project):
        raise UsageError(Problem("U08", f"projektmappen {project} finns inte"))
    return Order(today=_today(), project=project or project_here(), **filled)


def project_of(order: Order) -> Project:
    """The project that the order is about, with what earlier runs have worked out."""
    return Project.at(order.project, Speed.of(cache_folder(), on=is_quick()))


def project_here() -> Path | None:
    """The project that the working directory lies in, or None."""
    try:
        return project_above(Path.cwd())
    except OSError:  # the working directory itself is gone
        return None


def _today() -> date:
    """The day of a reproducible build when one is set, else today in Sweden."""
    stamp = os.environ.get("SOURCE_DATE_EPOCH", "")
    if stamp:
        try:
            return datetime.fromtimestamp(int(stamp), UTC).date()
        except (ValueError, OverflowError, OSError):
            raise UsageError(Problem("U09", f"SOURCE_DATE_EPOCH är inget tal: ”{stamp}”")) from None
    try:
        return datetime.now(ZoneInfo("Europe/Stockholm")).date()
    except ZoneInfoNotFoundError:
        hint = "installera paketet tzdata, eller installera om beslut"
        raise UsageError(Problem("U31", "det går inte att veta vilken dag det är i Sverige", hint=hint)) from None


def one_of(typed: str, known: Sequence[str], what: str) -> str:
    """The known word that was meant, accents forgiven. Raises UsageError with the choices."""
    for word in known:
        if swedish.folded(word) == swedish.folded(typed):
            return word
    hint = did_you_mean(typed, known) or f"välj bland {', '.join(known)}"
    raise UsageError(Problem("U23", f"{what} ”{typed}” finns inte", hint=hint))


def form(line: CommandLine) -> Option[bool] | None:
    """JSON or CSV when the line asks for one of them. Raises UsageError when it asks for both.

    What is typed goes before what stands in the environment.
    """
    chosen = [option for option in (JSON, CSV) if line[option]]
    typed = [option for option in chosen if option.key in line.given]
    found = typed or chosen
    if len(found) > 1:
        raise UsageError(Problem("U43", "--json och --csv kan inte väljas samtidigt", hint="välj en av dem"))
    return found[0] if found else None
