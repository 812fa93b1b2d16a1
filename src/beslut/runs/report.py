# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""A case's report: its status, each party's documents, the text of each point, and the map."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from beslut.followup.case_status import CaseStatus
from beslut.followup.wordings import proposed_to
from beslut.loading.outlines import load_outlines
from beslut.planning import Order, make_contexts
from beslut.planning.choosing import chosen_parties
from beslut.project import Project
from beslut.reporting.page import report_page
from beslut.reporting.report import Report
from beslut.runs.status import status
from beslut.wording import decider


def report(order: Order, project: Project, root: Path) -> Report:
    """The report of the order's case, of the parties that it names or of all. Raises DataError, UsageError."""
    loaded = project.case(order.case)
    case, found = loaded.case, status(order, project, root)
    shown = found.parties
    if order.county or order.parties:
        chosen = chosen_parties(order, loaded, project)
        shown = tuple(one for one in shown if one.party in chosen)
    codes = {one.party.code for one in shown}
    documents = {
        one.party.code: tuple(
            kind.name for kind in case.documents if not kind.on_request and case.gets(one.party, kind)
        )
        for one in shown
    }
    outlines = {code: one for code, one in load_outlines(project.assets).items() if code in codes}
    return Report(found, loaded.sender.own, shown, documents, _proposed(order, project, found), outlines)


def page(order: Order, project: Project, root: Path) -> str:
    """The report as the text of one HTML page that asks for nothing. Raises as `report`."""
    return report_page(report(order, project, root))


def _proposed(order: Order, project: Project, found: CaseStatus) -> Mapping[str, tuple[str, str]]:
    """Of each point that somebody has decided: the first party that has it, and the text as it is proposed there."""
    wanted = {one.point for one in found.sameness}
    context_for = make_contexts(order, project)
    texts: dict[str, tuple[str, str]] = {}
    for one in found.parties:
        if wanted <= texts.keys():
            break
        body = decider(found.case, one.party)
        for point in proposed_to(context_for(one.party), body):
            texts.setdefault(point.id, (one.party.name, point.shown))
    return texts
