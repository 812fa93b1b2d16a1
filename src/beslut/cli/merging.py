# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""`beslut merge`: edited Word files with what is new, each in a new file beside it."""

from __future__ import annotations

import json
from pathlib import Path

from beslut.cli.account import tell_carried
from beslut.cli.account_json import carried_as_json
from beslut.cli.declaration import CommandLine
from beslut.cli.options import EDITED_FILES, JSON, OUT
from beslut.cli.printing import print_message, print_result
from beslut.cli.words import order, project_of
from beslut.errors import BeslutError
from beslut.runs.merging_file import MergedFile, merge_file


def merge_files(line: CommandLine) -> int:
    """Merge each file. 1 when something was changed by both or could not be carried in, 2 when a file could not be."""
    asked, made, code = order(line), [], 0
    for name in line[EDITED_FILES]:
        try:
            one = merge_file(Path(name).absolute(), asked, line[OUT], project_of)
        except BeslutError as error:
            print_message(error)
            code = max(code, error.exit_code)
            continue
        made.append(one)
        code = max(code, int(bool(one.into.conflicts or one.into.left_out)))
        if not line[JSON]:
            _tell(one)
    if line[JSON]:
        print_result(json.dumps(_as_json(made), ensure_ascii=False, indent=2))
    return code


def _tell(one: MergedFile) -> None:
    became = f"sammanfogad i {_shown(one.made)}" if one.made else "har redan allt som är nytt"
    print_result(f"{_shown(one.source)}  {became}")
    tell_carried(one.into)


def _as_json(made: list[MergedFile]) -> dict[str, object]:
    return {
        "version": 1,
        "filer": [
            {
                "fil": one.source.as_posix(),
                "sammanfogad": one.made.as_posix() if one.made else None,
                "fört_in": carried_as_json(one.into),
            }
            for one in made
        ],
    }


def _shown(path: Path) -> Path:
    """The path from where we stand, when it lies below."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path
