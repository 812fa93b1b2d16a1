# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""`beslut schema`: the JSON Schema of a data file, for an editor."""

from __future__ import annotations

import json
from typing import Any

from beslut.cli.declaration import CommandLine
from beslut.cli.options import FILE_KIND
from beslut.cli.printing import print_result
from beslut.cli.words import one_of
from beslut.loading.schema import SCHEMAS, schema_of
from beslut.reading.as_json import reading_schema

READING = "lasning"


def print_schema(line: CommandLine) -> int:
    """Print the schema of the kind of file asked for. Raises UsageError with the kinds there are."""
    asked = line[FILE_KIND] or ""
    known = one_of("lasning" if asked == "läsning" else asked, (*SCHEMAS, READING), "schemat")
    print_result(_text(reading_schema()) if known == READING else schema_text(known), end="")
    return 0


def schema_text(file: str) -> str:
    """The schema as it is printed, committed and written into a project."""
    return _text(schema_of(file))


def _text(schema: dict[str, Any]) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
