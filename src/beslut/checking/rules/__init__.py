# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""The rules, in one module for each thing they look at. Importing this package fills the table."""

from beslut.checking.rules import (  # noqa: F401
    agreement,
    assignments,
    background,
    chains,
    competence,
    delegation,
    doubling,
    facts,
    files,
    giving,
    joint,
    language,
    layout,
    money,
    names,
    numbers,
    points,
    punctuation,
    references,
    repeals,
    shape,
    spelling,
    verification,
)  # fmt: skip
