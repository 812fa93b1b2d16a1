# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""`beslut diff`: what differs between two sets of documents, as text, JSON, a web page and tracked changes."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from beslut.cli import options as o
from beslut.cli.declaration import CommandLine
from beslut.cli.printing import print_message, print_result
from beslut.cli.words import order, project_of
from beslut.errors import Problem, UsageError
from beslut.merging.difference_page import difference_page, summary
from beslut.merging.differences import Difference, FileDifference, compared, grouped
from beslut.output import write_whole
from beslut.runs.differ import WordFiles, files_at, files_at_revision, files_of_plan, files_written, tracked

_TWO = 2
_MAX_NAMES = 12


def show_differences(line: CommandLine) -> int:
    """Tell what differs. 0, or with --strikt 1 when something does."""
    before, after = _sides(line)
    found = compared(before, after)
    if page := line[o.DIFFERENCE_PAGE]:
        write_whole(page, difference_page("Skillnader mellan handlingar", found).encode())
    if folder := line[o.DIFFERENCE_FILES]:
        for name, content in tracked(found, order(line).today):
            write_whole(folder / name, content)
    if line[o.JSON]:
        print_result(json.dumps(_as_json(found), ensure_ascii=False, indent=2))
    else:
        _tell(found)
    return int(bool(found and line[o.STRICT_DIFFERENCE]))


def _sides(line: CommandLine) -> tuple[WordFiles, WordFiles]:
    """The older and the newer files."""
    given, revision = line[o.COMPARED], line[o.REVISION]
    if given:
        if len(given) != _TWO or revision:
            hint = "beslut diff ÄLDRE NYARE, beslut diff --alla, eller beslut diff --alla --mot main"
            raise UsageError(Problem("U85", "ange två filer, två mappar eller inga alls", hint=hint))
        older, newer = (Path(one) for one in given)
        if older.is_dir() or newer.is_dir():
            return files_at(older), files_at(newer)
        return {newer.name: next(iter(files_at(older).values()))}, files_at(newer)
    asked = order(line)
    project = project_of(asked)
    if revision:
        return files_at_revision(asked, asked.project or Path.cwd(), revision), files_of_plan(asked, project)
    return files_written(asked, project, line[o.OUT]), files_of_plan(asked, project)


def _tell(found: Sequence[FileDifference]) -> None:
    for group in grouped(found):
        print_result(_where(group.names, group.difference.where))
        for row in _rows(group.difference):
            print_result(f"  {row}")
    for file in found:
        if not file.differences:
            print_result(f"{file.name}: {'ny' if file.before is None else 'finns inte längre'}")
    print_message(f"\n{summary(found)}" if found else summary(found))


def _where(names: Sequence[str], where: str) -> str:
    """Whose the difference is: a file, or how many have it alike."""
    stems = [PurePosixPath(name).stem for name in names]
    shown = ", ".join(stems[:_MAX_NAMES]) + (f" och {len(names) - _MAX_NAMES} till" if len(names) > _MAX_NAMES else "")
    head = f"I {len(names)} handlingar ({shown})" if len(names) > 1 else names[0]
    return f"{head}{f', {where}' if where else ''}:"


def _rows(one: Difference) -> list[str]:
    return [*([f"– {one.old}"] if one.old else []), *([f"+ {one.new}"] if one.new else [])]


def _as_json(found: Sequence[FileDifference]) -> dict[str, object]:
    became = {(True, False): "ny", (False, True): "borttagen", (False, False): "ändrad"}
    return {
        "version": 1,
        "handlingar": [
            {
                "fil": file.name,
                "utfall": became[file.before is None, file.after is None],
                "skillnader": [_difference(one) for one in file.differences],
            }
            for file in found
        ],
        "lika_i_flera": [
            {**_difference(one.difference), "filer": list(one.names)} for one in grouped(found) if len(one.names) > 1
        ],
    }


def _difference(one: Difference) -> dict[str, object]:
    return {"slag": one.kind, "var": one.old, "blev": one.new, "plats": one.where or "text"}
