# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Where a case stands: each party, whether the agreement is in force, and whether all have decided the same."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace
from pathlib import Path

from beslut.followup.case_status import CaseStatus
from beslut.followup.in_force import in_force, sameness
from beslut.followup.standing import standing
from beslut.followup.wordings import proposed_to
from beslut.loading.follow_up import load_follow_up
from beslut.model import Party, PartyHistory
from beslut.planning import Order, make_contexts
from beslut.project import Project
from beslut.runs.recording import follow_up_path
from beslut.wording import decider


def status(order: Order, project: Project, root: Path) -> CaseStatus:
    """Where the order's case stands, on the day asked for or today. Raises DataError, UsageError."""
    loaded = project.case(order.case)
    case, day = loaded.case, order.day or order.today
    recorded = load_follow_up(follow_up_path(root, case.id), case.id, project.assets).parties
    context_for = make_contexts(replace(order, step=None), project)

    def strikable(party: Party) -> Callable[[], Collection[str]]:
        return lambda: [one.id for one in proposed_to(context_for(party), decider(case, party)) if one.strikable]

    standings = tuple(
        standing(case, party, recorded.get(party.name, PartyHistory()), day, strikable(party))
        for party in loaded.parties
    )
    return CaseStatus(case, day, standings, in_force(case, standings, day), sameness(standings))
