# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""`beslut schema`: the JSON Schema of a data file, for an editor, or of what a command prints as JSON."""

from __future__ import annotations

import json
from typing import Any

from beslut.cli.declaration import CommandLine
from beslut.cli.options import FILE_KIND
from beslut.cli.printing import print_result
from beslut.cli.words import one_of
from beslut.loading.schema import SCHEMAS, schema_of
from beslut.speed.later import later

PRINTED = {
    "lasning": later("beslut.reading.as_json", "reading_schema"),
    "jamforelse": later("beslut.followup.as_json", "comparison_schema"),
    "status": later("beslut.followup.status_as_json", "status_schema"),
}
"""The schemas of what is printed, by the name that is asked for."""


def print_schema(line: CommandLine) -> int:
    """Print the schema of the kind of file asked for. Raises UsageError with the kinds there are."""
    known = one_of(line[FILE_KIND] or "", (*SCHEMAS, *PRINTED), "schemat")
    print_result(_text(PRINTED[known]()) if known in PRINTED else schema_text(known), end="")
    return 0


def schema_text(file: str) -> str:
    """The schema as it is printed, committed and written into a project."""
    return _text(schema_of(file))


def _text(schema: dict[str, Any]) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
