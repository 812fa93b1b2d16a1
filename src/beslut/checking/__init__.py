# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""The check: a case, its parties and their finished documents in, findings out. Start reading at `run.findings`;
`Inspection` is shown one party at a time.

One rule is one function with one stable code (docs/regler.md). `blocking` tells which findings stop a final document.
"""

from beslut.checking.check_input import CheckContext, CheckInput, PartyDocument, PartyDocuments
from beslut.checking.finding import blocking, from_problems
from beslut.checking.inspection import Inspection
from beslut.checking.reading import lix_of, lix_word
from beslut.checking.registry import RULES, Rule
from beslut.checking.run import findings
from beslut.errors import LEVELS, Finding, Level

__all__ = [
    "LEVELS",
    "RULES",
    "CheckContext",
    "CheckInput",
    "Finding",
    "Inspection",
    "Level",
    "PartyDocument",
    "PartyDocuments",
    "Rule",
    "blocking",
    "findings",
    "from_problems",
    "lix_of",
    "lix_word",
]
