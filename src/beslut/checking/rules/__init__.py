# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""The rules, in one module for each thing they look at. Importing this package fills the table."""

from beslut.checking.rules import (  # noqa: F401
    assignments,
    background,
    chains,
    competence,
    facts,
    files,
    joint,
    language,
    layout,
    money,
    names,
    numbers,
    points,
    references,
    repeals,
    shape,
    spelling,
)  # fmt: skip
