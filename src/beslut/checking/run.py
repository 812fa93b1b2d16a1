# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""The check of a whole matter: what is said of the case, then of each party, in one fixed order."""

from __future__ import annotations

from collections.abc import Collection

from beslut.checking.check_input import CheckInput
from beslut.checking.inspection import Inspection, ordered
from beslut.checking.registry import RULES, Rule
from beslut.errors import Finding


def findings(check_input: CheckInput, only: Collection[str] = ()) -> tuple[Finding, ...]:
    """Everything that the rules have to say of the case and its parties' documents, in a fixed order.

    `only` keeps to those rules. The same thing said of a party in several of its documents is told once, in the first.
    An `Inspection` tells the same of one party at a time.
    """
    inspection = Inspection(check_input, only)
    of_parties = [one for bundle in check_input.bundles for one in inspection.of_party(bundle)]
    of_case = ordered([*inspection.of_case(), *inspection.of_everyone(check_input), *inspection.at_end()])
    return (*of_case, *of_parties)


def every_rule() -> tuple[Rule, ...]:
    """All rules, by code."""
    return tuple(sorted(RULES.values(), key=lambda rule: rule.code))
