# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Where a case stands on a day, as one value."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from beslut.followup.in_force import Answer, Sameness
from beslut.followup.standing import Standing
from beslut.model import Case


@dataclass(frozen=True)
class CaseStatus:
    """A case on a day: its parties' standings in the case's order, the answer, and the proof of sameness."""

    case: Case
    day: date
    parties: tuple[Standing, ...]
    answer: Answer
    sameness: tuple[Sameness, ...]
