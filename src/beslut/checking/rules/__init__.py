# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""The rules, in one module for each thing they look at. Importing this package fills the table."""

from beslut.checking import exempting
from beslut.checking.registry import RULES
from beslut.checking.rules import (
    assignments, chains, facts, files, joint, language, layout, money, names, numbers, points, references, repeals,
    shape, underlag,
)  # fmt: skip

MODULES = (exempting, assignments, chains, facts, files, joint, language, layout, money, names, numbers, points,
           references, repeals, shape, underlag)  # fmt: skip
ALL_RULES = len(RULES)
