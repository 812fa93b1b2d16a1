# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Golden texts that a person has read: parties of every case, every document, every house. `make golden` rewrites."""

from datetime import date
from pathlib import Path

import pytest

from beslut import swedish
from beslut.model import DocumentKind, Party
from beslut.planning import Order
from beslut.runs.make import document_for
from beslut.writers.txt import text
from conftest import Approve
from planned import Planned

TESTS = Path(__file__).parent
GOLDEN = TESTS / "golden"
TODAY = date(2030, 1, 1)

HOUSES = (
    "Alingsås", "Göteborg", "Gotland", "Kalmar", "Karlskoga", "Kungsbacka", "Nacka", "Osby", "Oxelösund", "Sala",
    "Stockholm", "Tyresö", "Upplands-Bro", "Uppsala",
)  # fmt: skip
"""Parties of the national case whose house style is known, and two that are special by law or name."""


def rooms() -> dict[str, Planned]:
    """What is written, by the folder that it is kept in."""
    found = {
        "valfardsstrategin": Planned(Order(TODAY, case="valfardsstrategin", everyone=True)),
        "samverkansstruktur": Planned(Order(TODAY, case="samverkansstruktur", everyone=True)),
        "inera": Planned(Order(TODAY, case="inera", parties=HOUSES)),
        "provarende": Planned(Order(TODAY, case="provarende", everyone=True, project=TESTS / "projekt")),
    }
    for profile in found["inera"].profiles:
        asked = Order(TODAY, case="valfardsstrategin", parties=("Sandviken",), step="ks", profile=profile)
        found[f"profiler/{profile}"] = Planned(asked)
    return found


ROOMS = rooms()


def pages() -> list[tuple[str, Party, DocumentKind]]:
    return [
        (name, party, kind) for name, room in ROOMS.items() for party in room.chosen() for kind in room.kinds_for(party)
    ]


def path_of(name: str, party: Party, kind: DocumentKind) -> Path:
    return GOLDEN / name / swedish.slug(party.name) / f"{kind.id}.txt"


@pytest.mark.parametrize(("name", "party", "kind"), pages(), ids=lambda v: getattr(v, "name", v))
def test_the_text_is_the_one_that_was_approved(name: str, party: Party, kind: DocumentKind, approve: Approve) -> None:
    room = ROOMS[name]
    written = text(document_for(room.context(party, kind), kind, room.templates))
    approve(written, path_of(name, party, kind))


def test_no_golden_text_is_left_over() -> None:
    wanted = {path_of(*page) for page in pages()}
    kept = {path for path in GOLDEN.rglob("*.txt") if path.parent.name != "dialekter"}
    assert kept == wanted
