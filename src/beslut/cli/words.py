# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Words of the command line to an order. The only place that asks what day it is, and where we stand."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from beslut import swedish
from beslut.assets import project_above
from beslut.cli.surroundings import cache_folder
from beslut.errors import Problem, UsageError, did_you_mean
from beslut.planning.order import Order
from beslut.project import Project
from beslut.speed import Speed


def order(
    *,
    parties: Sequence[str] | None = None,
    county: str | None = None,
    everyone: bool = False,
    case: str | None = None,
    documents: Sequence[str] | None = None,
    day: str | None = None,
    step: str | None = None,
    dialect: str | None = None,
    profile: str | None = None,
    part: str | None = None,
    project: Path | None = None,
) -> Order:
    """The order that the words mean; every word in Unicode NFC, since a Mac may hand them over decomposed.

    Without a project it is the one that we stand in, when we stand in one. Raises UsageError for a day that does not
    exist, a part that is none, and a project folder that is not there.
    """
    if project is not None and not project.is_dir():
        raise UsageError(Problem("U08", f"projektmappen {project} finns inte"))
    return Order(
        today=_today(),
        case=_composed(case),
        parties=tuple(unicodedata.normalize("NFC", party).strip() for party in parties or ()),
        county=_composed(county),
        everyone=everyone,
        documents=tuple(unicodedata.normalize("NFC", document) for document in documents or ()),
        day=_day(day) if day is not None else None,
        step=_composed(step),
        dialect=_composed(dialect),
        profile=_composed(profile),
        part=_part(part) if part is not None else None,
        project=project or project_here(),
    )


def project_of(order: Order) -> Project:
    """The project that the order is about, with what earlier runs have worked out."""
    return Project.at(order.project, Speed.of(cache_folder(), on=os.environ.get("BESLUT_SNABBT") != "0"))


def project_here() -> Path | None:
    """The project that the working directory lies in, or None."""
    try:
        return project_above(Path.cwd())
    except OSError:  # the working directory itself is gone
        return None


def _composed(words: str | None) -> str | None:
    return None if words is None else unicodedata.normalize("NFC", words).strip()


def _day(typed: str) -> date:
    try:
        if not re.fullmatch(r"\d{4}-\d\d-\d\d", typed, re.ASCII):
            raise ValueError
        return date.fromisoformat(typed)
    except ValueError:
        raise UsageError(Problem("U06", f"--dag: ”{typed}” är inget datum", hint="skriv som 2022-06-14")) from None


def _part(typed: str) -> tuple[int, int]:
    """`2/4` as the second part of four."""
    found = re.fullmatch(r"(\d{1,4})/(\d{1,4})", typed.strip(), re.ASCII)
    number, parts = (int(found[1]), int(found[2])) if found else (0, 0)
    if not 1 <= number <= parts:
        raise UsageError(
            Problem("U21", f"--del: ”{typed}” är ingen del", hint="skriv som 2/4: den andra av fyra delar")
        )
    return number, parts


def _today() -> date:
    """The day of a reproducible build when one is set, else today in Sweden."""
    stamp = os.environ.get("SOURCE_DATE_EPOCH", "")
    if stamp:
        try:
            return datetime.fromtimestamp(int(stamp), UTC).date()
        except (ValueError, OverflowError, OSError):
            raise UsageError(Problem("U09", f"SOURCE_DATE_EPOCH är inget tal: ”{stamp}”")) from None
    return datetime.now(ZoneInfo("Europe/Stockholm")).date()


def one_of(typed: str, known: Sequence[str], what: str) -> str:
    """The known word that was meant, accents forgiven. Raises UsageError with the choices."""
    for word in known:
        if swedish.folded(word) == swedish.folded(typed):
            return word
    hint = did_you_mean(typed, known) or f"välj bland {', '.join(known)}"
    raise UsageError(Problem("U23", f"{what} ”{typed}” finns inte", hint=hint))
