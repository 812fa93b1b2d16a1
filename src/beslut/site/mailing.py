# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""A page with a case in it: what a coordinator mails, and a recipient opens on its own papers."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from beslut.assets import CASES, TEMPLATES
from beslut.errors import DataError, Place, Problem
from beslut.project import LoadedCase, Project

_GIVEN = '<script type="application/json" id="givet">', "</script>"
_ASKED = "Vilken är du? Välj din part, så visas det som saknas och handlingarna."
PAGE_NAME = "beslut.html"


def case_files(loaded: LoadedCase, project: Project) -> dict[str, bytes]:
    """The case file with its table and its enclosures, byte by byte, by their names in a project."""
    files, table = project.assets.files, loaded.case.participants.table
    paths = [loaded.file, *([loaded.file.with_name(table)] if table else []), *loaded.enclosures.values()]
    return {(CASES / path.relative_to(loaded.file.parent)).as_posix(): files.content(path) for path in paths}


def given_files(loaded: LoadedCase, project: Project) -> dict[str, bytes]:
    """All of somebody's own that the case's documents are made of; no other cases, and not what became of it.

    A house's own paper is prepared, under its own name: the page writes on it, and the command does the same.
    """
    papers = {one.paper for one in project.profiles.values() if one.paper}
    return case_files(loaded, project) | {
        path.relative_to(root).as_posix(): (
            project.paper_in(path) if path.name in papers else project.assets.files.content(path)
        )
        for root in project.assets.roots[:-1]
        for path in _own(root, project)
    }


def _own(root: Path, project: Project) -> Iterator[Path]:
    files = project.assets.files
    yield from (root / "data" / name for name in files.names(root / "data") if (root / "data" / name).is_file())
    if files.has(root / TEMPLATES):
        yield from (root / TEMPLATES / name for name in files.names_below(root / TEMPLATES))


def page_with(page: str, shown: str, case: str, party: str, files: Mapping[str, bytes]) -> str:
    """The built page with the files in it, opened on the case and the party. Raises DataError for another page."""
    before, start, rest = page.partition(_GIVEN[0])
    _, end, after = rest.partition(_GIVEN[1])
    if not end:
        hint = "ange beslut.html från utgåvan, eller bygg den med make page"
        raise DataError(Problem("I02", f"{shown} är ingen sida från beslut", Place(shown, 1, 1), hint))
    project = {name: base64.b64encode(content).decode() for name, content in sorted(files.items())}
    told = {"ärende": case, "kommun": party, "fråga": _ASKED, "projekt": project}
    ident = hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()[:16]
    words = json.dumps({"id": ident, **told}, ensure_ascii=False).replace("<", "\\u003c")
    return f"{before}{start}{words}{end}{after}"
