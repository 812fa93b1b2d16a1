# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""What the page is made of: everything in it, and nothing that has to be asked for later."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from beslut.followup.case_status import CaseStatus
from beslut.followup.standing import Standing
from beslut.loading.outlines import Outline


@dataclass(frozen=True)
class Report:
    """A case's status, and of it the parties to show.

    `documents` are the names of what each party gets, by its code; `proposed` a party and the text of each point as
    that party got it, by the point's id, and `outlines` the municipalities of the map, by their codes.
    """

    status: CaseStatus
    sender: str
    shown: tuple[Standing, ...]
    documents: Mapping[str, tuple[str, ...]]
    proposed: Mapping[str, tuple[str, str]]
    outlines: Mapping[str, Outline]
