# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""A case that begins on the page: the example that ships, or a case there is, for a county's parties and a sender."""

from __future__ import annotations

from collections.abc import Mapping

from beslut import swedish
from beslut.errors import Problem, UsageError
from beslut.output.names import unfit
from beslut.project import Project
from beslut.runs.beginnings import EXAMPLE, Start, beginning
from beslut.site.plain import Told


def choices(project: Project) -> Told:
    """What a new case can be made from: the counties and those who can send, by name."""
    parties = [one for one in project.register.parties.values() if one.county]
    return {
        "län": list(dict.fromkeys(one.county for one in parties)),
        "avsändare": [one.name for one in parties],
    }


def begun(name: str, start: Start, project: Project) -> tuple[str, Mapping[str, bytes]]:
    """The id of a new case, and its files by name. Raises UsageError for a name that is taken or is none."""
    if not swedish.has_slug(name) or unfit(swedish.slug(name)):
        said = f"”{name}” duger inte som namn på ett ärende" if name.strip() else "ärendet har inget namn"
        raise _refused(said, "ge det ett namn med bokstäver")
    ident = swedish.slug(name)
    if any(swedish.has_slug(one) and swedish.slug(one) == ident for one in project.case_files):
        raise _refused(f"ärendet {ident} finns redan", "ge det ett annat namn")
    files = {
        place.replace(EXAMPLE, ident): content.replace(EXAMPLE.encode(), ident.encode())
        for place, content in beginning(start, ident, project).items()
    }
    return ident, files


def _refused(message: str, hint: str) -> UsageError:
    return UsageError(Problem("U98", message, hint=hint))
