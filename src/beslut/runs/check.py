# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Make every document of a plan and let the check see them: `beslut check`, and what a final document is held to."""

from __future__ import annotations

from beslut.checking import CheckContext, CheckInput, PartyDocument, PartyDocuments
from beslut.errors import BeslutError
from beslut.loading.places import CasePlaces
from beslut.model import DocumentKind, Party
from beslut.planning import PartyTask, Plan
from beslut.project import Project
from beslut.rendering import Templates
from beslut.runs.make import document_for
from beslut.speed.values import dataclass


@dataclass(frozen=True)
class FailedDocument:
    """A document that could not be made, whose it was, and why."""

    party: Party
    kind: DocumentKind
    error: BeslutError


def check_context(plan: Plan, project: Project, templates: Templates) -> CheckContext:
    """The case as the check needs it, whoever of its parties are to be shown."""
    return CheckContext(
        case=plan.loaded.case,
        parties=plan.loaded.parties,
        places=CasePlaces(plan.loaded.file, project.assets, plan.loaded.case, plan.loaded.register),
        templates=templates,
        words=lambda: project.language,
    )


def make_party(task: PartyTask, templates: Templates) -> tuple[PartyDocuments, tuple[FailedDocument, ...]]:
    """All documents of one party, and what could not be made."""
    documents: list[PartyDocument] = []
    failed: list[FailedDocument] = []
    for one in task.documents:
        try:
            documents.append(PartyDocument(one.context, one.kind, document_for(one.context, one.kind, templates)))
        except BeslutError as error:
            failed.append(FailedDocument(task.party, one.kind, error))
    return PartyDocuments(task.context, tuple(documents)), tuple(failed)


def make_everything(
    plan: Plan, project: Project, templates: Templates
) -> tuple[CheckInput, tuple[FailedDocument, ...]]:
    """The case with all documents of the plan, and what could not be made."""
    bundles: list[PartyDocuments] = []
    failed: list[FailedDocument] = []
    for task in plan.parties:
        bundle, not_made = make_party(task, templates)
        bundles.append(bundle)
        failed += not_made
    return check_context(plan, project, templates).with_documents(bundles), tuple(failed)
