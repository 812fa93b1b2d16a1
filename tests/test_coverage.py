# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""`beslut list tackning`: what the register knows of each county, and what can be added."""

import csv
import io
import json
from typing import Any

from conftest import Beslut

OWN = """
kommuner:
  - kommunkod: "0760"
    profil: sandviken
    adress: {avser: registrator, epost: registrator@uppvidinge.example, uppgift: "2026-02", källa: påhittat exempel}
    organ:
      - {namn: socialnämnden, slag: nämnd, status: belagd, uppgift: "2026-01-15", källa: påhittat exempel}
      - {namn: arbetsutskottet, slag: utskott, status: belagd, uppgift: "2010", källa: påhittat exempel}
      - {namn: kulturnämnden, slag: nämnd, status: belagd, till: "2024-12-31", källa: påhittat exempel}
"""


def _rows(beslut: Beslut, *more: str) -> dict[str, dict[str, Any]]:
    return {row["län"]: row for row in json.loads(beslut("list", "tackning", "--json", *more).stdout)["rader"]}


def test_every_party_is_counted_once_and_the_counties_of_the_cases_have_organs(beslut: Beslut) -> None:
    rows = _rows(beslut)
    assert len(rows) == 21
    assert sum(row["parter"] for row in rows.values()) == 290 + 20 + 5  # Gotland is its own region; five federations
    for county in ("Gävleborgs län", "Västerbottens län", "Jönköpings län", "Dalarnas län"):
        assert rows[county]["utan_organ"] is None
    assert rows["Skåne län"]["utan_organ"] == "alla"
    for row in rows.values():
        assert row["organ"] == sum(row[kind] for kind in ("nämnder", "gemensamma", "utskott", "förbundsorgan"))
        assert row["skrivsätt_att_kontrollera"] <= row["skrivsätt"] <= row["parter"]


def test_what_a_project_adds_is_counted_and_its_age_told(beslut: Beslut) -> None:
    own = beslut.folder / "eget/data"
    own.mkdir(parents=True)
    (own / "kommuner.yaml").write_text(OWN, "utf-8")
    row = _rows(beslut, "--projekt", "eget")["Kronobergs län"]
    assert (row["nämnder"], row["utskott"], row["odaterade"], row["inaktuella"]) == (2, 1, 1, 2)
    assert (row["äldst"], row["senast"], row["adresser_senast"]) == ("2010", "2026-01-15", "2026-02")
    assert "Uppvidinge" not in row["utan_organ"] + row["utan_skrivsätt"] + row["utan_adress"]
    words = beslut("list", "täckning", "--projekt", "eget").stdout
    assert "Kronobergs län, 9 parter\t3 organ (2010–2026-01-15, 1 odaterade, 2 inaktuella)\t1 skrivsätt" in words


def test_the_table_says_the_same_as_the_json(beslut: Beslut) -> None:
    table = csv.DictReader(io.StringIO(beslut("list", "tackning", "--csv").stdout.lstrip("\ufeff")), delimiter=";")
    for told, row in zip(table, _rows(beslut).values(), strict=True):
        assert told == {key: "" if value is None else str(value) for key, value in row.items()}


def test_an_address_without_a_way_to_reach_it_is_refused_with_its_place(beslut: Beslut) -> None:
    own = beslut.folder / "eget/data"
    own.mkdir(parents=True)
    (own / "kommuner.yaml").write_text('kommuner:\n  - kommunkod: "0760"\n    adress: {avser: x, källa: y}\n', "utf-8")
    ran = beslut("list", "tackning", "--projekt", "eget")
    assert ran.code == 1 and "en adress kräver epost eller post" in ran.stderr and "kommuner.yaml:3" in ran.stderr
