# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Every template renders for each of Sweden's municipalities, with official names in the decision and no residue."""

import re
from dataclasses import replace
from datetime import date

import pytest

from beslut.blocks import Decision, plain
from beslut.model import Party
from beslut.planning import Order
from beslut.runs.make import document_for
from beslut.writers.txt import text
from planned import Planned

ROOM = Planned(Order(today=date(2030, 1, 1), case="valfardsstrategin", everyone=True))
STRUCTURE = Planned(Order(today=date(2030, 1, 1), case="samverkansstruktur", everyone=True))
INERA = Planned(Order(today=date(2030, 1, 1), case="inera", everyone=True))
STANDING = ROOM.context(ROOM.parties[0])
EVERYONE = [party for party in ROOM.register.parties.values() if party.kind == "kommun"]
RESIDUE = re.compile(r"\{|\}|\bNone\b|\bX kommun|  | [,.;:]|\[|\]|kommun kommun|stad kommun|ss kommun")


def test_the_register_is_whole() -> None:
    parties = ROOM.register.parties.values()
    assert len([p for p in parties if p.kind == "kommun"]) == 290
    assert len({p.county_code for p in parties}) == 21
    assert len([p for p in parties if p.kind == "region"]) == 20  # Gotland is a municipality here


@pytest.mark.parametrize("party", EVERYONE, ids=lambda p: p.name)
def test_every_document_renders_for_every_municipality(party: Party) -> None:
    context = replace(STANDING, party=party)
    for kind in ROOM.case.documents:
        document = document_for(context, kind, ROOM.templates)
        written = text(document)
        assert not RESIDUE.search(written), RESIDUE.search(written)
        for block in document.blocks:
            if isinstance(block, Decision):
                assert f"den samverkan {party.in_decisions} genomför" in plain(block.points[0])


@pytest.mark.parametrize("room", [STRUCTURE, INERA], ids=lambda room: room.case.id)
def test_every_template_of_the_other_cases_renders_for_everybody(room: Planned) -> None:
    context = room.context(room.parties[0])
    for party in EVERYONE:
        for kind in room.case.documents:
            written = text(document_for(replace(context, party=party), kind, room.templates))
            assert not RESIDUE.search(written), RESIDUE.search(written)


def test_a_country_at_once_has_everybody_once() -> None:
    assert len(INERA.parties) == 290
    names = [task.files["docx"] for task in INERA.plan.documents if task.kind == INERA.kinds()[0]]
    assert len({name.casefold() for name in names}) == 290


@pytest.mark.parametrize("party", EVERYONE, ids=lambda p: p.name)
def test_the_national_case_uses_the_official_name(party: Party) -> None:
    document = document_for(INERA.context(party), INERA.kinds()[0], INERA.templates)
    written = text(document)
    assert not RESIDUE.search(written), RESIDUE.search(written)
    assert written.startswith(f"{party.own}\n")
    points = " ".join(plain(p) for block in document.blocks if isinstance(block, Decision) for p in block.points)
    assert party.in_decisions in points
