# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""What a new project begins with: the example that ships, or a case that there is, for the parties of a county."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from beslut.assets import CASES, TEMPLATES, starter_files
from beslut.errors import Problem, UsageError
from beslut.loading.copying import copied_case, table_of
from beslut.model import Party, Register
from beslut.planning.choosing import find_party, of_county
from beslut.project import Project

EXAMPLE = "mitt-arende"
_TABLE = (CASES / "parter.csv").as_posix()


@dataclass(frozen=True)
class Start:
    """What somebody wants to begin from: a case, or the example; for whose parties, and who sends."""

    case: str | None = None
    county: str | None = None
    sender: str | None = None


def beginning(start: Start, ident: str, project: Project) -> Mapping[str, bytes]:
    """The files of a new project by POSIX path; the case of the example is called EXAMPLE still.

    Raises UsageError for a case, a county or a sender that does not exist, and DataError for a case that is none.
    """
    sender = find_party(project.register, start.sender) if start.sender else None
    parties = _parties(project.register, start.county) if start.county else None
    if start.case is None:
        return _of_example(sender, parties)
    if sender is None or parties is None:
        hint = "lägg till --lan LÄN och --avsandare NAMN"
        raise UsageError(Problem("U34", "ett ärende som kopieras behöver ett län och en avsändare", hint=hint))
    return _of_case(project, start.case, ident, sender, parties)


def _parties(register: Register, county: str) -> list[Party]:
    everyone = [party for party in register.parties.values() if party.county]
    return [party for party in of_county(everyone, county) if party.kind == "kommun"]


def _of_example(sender: Party | None, parties: list[Party] | None) -> dict[str, bytes]:
    files = starter_files("projekt")
    case = (CASES / f"{EXAMPLE}.yaml").as_posix()
    if sender:
        line = f"avsändare: {sender.name}".encode()
        files[case] = re.sub(rb"^avs\xc3\xa4ndare: .*$", line, files[case], flags=re.MULTILINE)
    if parties:
        header = files[_TABLE].decode("utf-8-sig").splitlines()[0].split(";")
        files[_TABLE] = table_of(parties, header).encode()
    return files


def _of_case(project: Project, name: str, ident: str, sender: Party, parties: list[Party]) -> dict[str, bytes]:
    """The case with everything unknown, its templates, and a table with the county's municipalities."""
    loaded = project.case(name)
    text = copied_case(loaded.file, project.assets, ident, sender.name, loaded.case.sender_name, ident)
    files = {(CASES / f"{ident}.yaml").as_posix(): text.encode(), _TABLE: table_of(parties).encode()}
    for folder in reversed(project.assets.template_folders()):
        here, read = folder / loaded.file.stem, project.assets.files
        for template in (name for name in read.names(here) if name.endswith(".md")):
            content = read.content(here / template).decode("utf-8")
            place = Path(TEMPLATES, ident, template).as_posix()
            files[place] = content.replace(f'"{loaded.file.stem}/', f'"{ident}/').encode()
    return files
