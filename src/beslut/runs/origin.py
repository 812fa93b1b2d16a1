# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""What a run's files are made from, as the manifest tells it: the program, the case, the day, all that was read."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from beslut import __version__
from beslut.assets import CASES, REGISTER, TEMPLATES
from beslut.planning import Plan
from beslut.project import Project

_GROUPS = {CASES.as_posix(): "ärende", REGISTER.as_posix(): "register", TEMPLATES.as_posix(): "mallar"}
_OTHERS = "skrivsätt"


def origin(plan: Plan, project: Project) -> Mapping[str, object]:
    """What has been read so far, one SHA-256 for each group of files, of their names below the project and contents."""
    groups = {name: hashlib.sha256() for name in (*_GROUPS.values(), _OTHERS)}
    for path, content in project.assets.files.contents():
        shown = project.assets.shown(path)
        group = next((name for place, name in _GROUPS.items() if shown.startswith(place)), _OTHERS)
        groups[group].update(f"{shown}\0{content}\n".encode("utf-8", "surrogateescape"))
    return {
        "program": __version__,
        "ärende": plan.loaded.case.id,
        "dag": plan.day.isoformat(),
        "hash": {name: whole.hexdigest() for name, whole in groups.items()},
    }
