# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""`beslut page`: beslut.html with a case in it, to be mailed and opened by double-click."""

from __future__ import annotations

import json
from pathlib import Path

from beslut import swedish
from beslut.assets import shipped_root
from beslut.cli import options as o
from beslut.cli.declaration import CommandLine
from beslut.cli.printing import print_message, print_result
from beslut.cli.words import order, project_of
from beslut.disk import content_of, is_file
from beslut.errors import Problem, UsageError, reason
from beslut.output import write_whole
from beslut.planning.choosing import chosen_parties
from beslut.site.mailing import PAGE_NAME, given_files, page_with

_MAX_BYTES = 100_000_000


def write_page(line: CommandLine) -> int:
    """Write one page for the case, or one for each party that the line names."""
    asked = order(line)
    project = project_of(asked)
    page, base = _base(line[o.PAGE_BASE])
    loaded = project.case(asked.case)
    files = given_files(loaded, project)
    named = chosen_parties(asked, loaded, project) if asked.parties or asked.county or asked.everyone else ()
    case = swedish.slug(loaded.case.id)
    written = []
    for party in [one.name for one in named] or [""]:
        name = f"beslut-{case}-{swedish.slug(party)}.html" if party else f"beslut-{case}.html"
        target = line[o.OUT] / name
        write_whole(target, page_with(page, str(base), loaded.case.id, party, files).encode())
        written.append(target)
    if line[o.JSON]:
        told = {"version": 1, "ärende": loaded.case.id, "skrivna": [path.as_posix() for path in written]}
        print_result(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        print_result("\n".join(path.as_posix() for path in written))
        print_message("Mejla filen. Den öppnas med dubbelklick, och inget som skrivs i den lämnar mottagarens dator.")
    return 0


def _base(asked: Path | None) -> tuple[str, Path]:
    """The page to put the case in: the one asked for, or the one that lies here, came along or was built."""
    root = shipped_root()
    places = [asked] if asked else [Path(PAGE_NAME), root / PAGE_NAME, root / "dist" / PAGE_NAME]
    found = next((path for path in places if is_file(path)), None)
    try:
        content = content_of(str(found), _MAX_BYTES) if found else None
    except OSError as error:
        raise UsageError(Problem("U94", f"sidan går inte att läsa: {found} ({reason(error)})")) from None
    if found is None or content is None:
        hint = "hämta beslut.html från utgåvan och ange den med --sida, eller bygg den i källkoden med make page"
        raise UsageError(Problem("U94", f"sidan finns inte: {asked or PAGE_NAME}", hint=hint))
    return content.decode("utf-8", "replace"), found
