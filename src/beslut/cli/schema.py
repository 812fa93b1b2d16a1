# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""`beslut schema`: the JSON Schema of a data file, for an editor."""

from __future__ import annotations

import json

from beslut.cli.printing import print_result
from beslut.cli.words import one_of
from beslut.loading.schema import SCHEMAS, schema_of


def print_schema(file: str) -> None:
    """Print the schema of the kind of file asked for. Raises UsageError with the kinds there are."""
    print_result(schema_text(one_of(file, SCHEMAS, "schemat")), end="")


def schema_text(file: str) -> str:
    """The schema as it is printed, committed and written into a project."""
    return json.dumps(schema_of(file), ensure_ascii=False, indent=2) + "\n"
