# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""The kinds of decision point, one module each: its data, its four sentence forms and its check; and whole decisions.

A new kind is a module with a class below `PointKind`, and that class in `KINDS`.
"""

from beslut.model import POINT_KINDS
from beslut.points.amount import Amount
from beslut.points.appoint import Appoint
from beslut.points.assign import Assign
from beslut.points.condition import Condition
from beslut.points.decision import Share, decisions, points_for, repealed, shares
from beslut.points.effective import Effective
from beslut.points.kind import CaseNames, ClauseContext, PointKind, PointProblem, applies, unfillable
from beslut.points.repeal import Repeal
from beslut.points.resolve import Effect, Resolve
from beslut.points.sign import Sign
from beslut.points.statement import Statement
from beslut.points.verification import ImmediateVerification

KINDS: tuple[type[PointKind], ...] = (
    Resolve, Assign, Sign, Effective, Repeal, Condition, Appoint, ImmediateVerification, Statement,
)  # fmt: skip
"""In the order that messages list them."""

POINT_KINDS.choose_among(KINDS)

__all__ = [
    "KINDS",
    "Amount",
    "Appoint",
    "Assign",
    "CaseNames",
    "ClauseContext",
    "Condition",
    "Effect",
    "Effective",
    "ImmediateVerification",
    "PointKind",
    "PointProblem",
    "Repeal",
    "Resolve",
    "Share",
    "Sign",
    "Statement",
    "applies",
    "decisions",
    "points_for",
    "repealed",
    "shares",
    "unfillable",
]
