# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""`beslut report`: where the case stands, as one page for anyone to open."""

from __future__ import annotations

from pathlib import Path

from beslut.cli import options as o
from beslut.cli.declaration import CommandLine
from beslut.cli.printing import print_result
from beslut.cli.words import order, project_of
from beslut.errors import SaveError
from beslut.output.files import cannot_write
from beslut.output.single import put_single
from beslut.planning import Order
from beslut.project import Project
from beslut.reporting.page import report_page
from beslut.runs.report import report
from beslut.swedish import slug


def write_report(line: CommandLine) -> int:
    """Write the page where it is asked for, and tell where that is."""
    asked = order(line)
    print_result(put_report(asked, project_of(asked), line[o.REPORT_FILE]))
    return 0


def put_report(asked: Order, project: Project, path: Path | None, folder: Path = Path("ut")) -> str:
    """Write the order's report at the path, else beside the documents of its case in the folder; gives where it is."""
    found = report(asked, project, asked.project or Path())
    target = path or folder / f"{slug(found.status.case.id)}-rapport.html"
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SaveError(cannot_write(str(target), error)) from None
    put_single(target, report_page(found).encode())
    return f"{target}: {len(found.shown)} {'part' if len(found.shown) == 1 else 'parter'}"
