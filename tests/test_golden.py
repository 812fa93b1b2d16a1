# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Golden texts that a person has read: every party of every shipped case, every document. `make golden` rewrites them."""

import os
from datetime import date
from pathlib import Path

import pytest

from beslut import swedish
from beslut.model import DocumentKind, Party
from beslut.pipeline import Order, Workroom, document_for
from beslut.writers.txt import text

GOLDEN = Path(__file__).parent / "golden"
TODAY = date(2030, 1, 1)
CASES = ("valfardsstrategin",)
ROOMS = {case: Workroom(Order(today=TODAY, case=case, everyone=True)) for case in CASES}


def pages() -> list[tuple[str, Party, DocumentKind]]:
    return [(case, party, kind) for case, room in ROOMS.items() for party in room.parties for kind in room.kinds()]


@pytest.mark.parametrize(("case", "party", "kind"), pages(), ids=lambda v: getattr(v, "name", v))
def test_the_text_is_the_one_that_was_approved(case: str, party: Party, kind: DocumentKind) -> None:
    room = ROOMS[case]
    written = text(document_for(room.standing(party), kind, room.templates))
    golden = GOLDEN / case / swedish.slug(party.name) / f"{kind.id}.txt"
    if os.environ.get("BESLUT_GOLDEN") == "write":
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_text(written, "utf-8", newline="\n")
    assert written == golden.read_text("utf-8")


def test_no_golden_text_is_left_over() -> None:
    wanted = {GOLDEN / case / swedish.slug(party.name) / f"{kind.id}.txt" for case, party, kind in pages()}
    assert {path for case in CASES for path in (GOLDEN / case).rglob("*.txt")} == wanted
