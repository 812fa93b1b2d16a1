# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""`beslut list tackning`: what the register knows of each county, and what can be added."""

import csv
import io
import json
from typing import Any

import pytest

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
    assert sum(row["parter"] for row in rows.values()) == 290 + 20 + 6  # Gotland is its own region; six federations
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


ADDED = """
kommuner:
  - kommunkod: "0686"
    fler_organ:
      - {namn: kulturnämnden, slag: nämnd, status: belagd, uppgift: "2026-02-01", källa: påhittat exempel}
      - {namn: socialnämnden, slag: nämnd, status: belagd, till: "2025-12-31", källa: påhittat exempel}
regioner:
  - länskod: "06"
    fler_organ:
      - {namn: kulturnämnden, slag: nämnd, status: belagd, källa: påhittat exempel}
"""


def _own(beslut: Beslut, register: str) -> None:
    (beslut.folder / "eget/data").mkdir(parents=True)
    (beslut.folder / "eget/data/kommuner.yaml").write_text(register, "utf-8")


def _organs(beslut: Beslut, *more: str) -> list[dict[str, Any]]:
    return list(json.loads(beslut("list", "organ", "--json", *more).stdout)["rader"])


def test_added_organs_stand_beside_those_that_ship_and_go_before_one_with_their_name(beslut: Beslut) -> None:
    shipped = _organs(beslut, "--kommun", "Eksjö")
    _own(beslut, ADDED)
    own = _organs(beslut, "--kommun", "Eksjö", "--projekt", "eget")
    assert [row["organ"] for row in own] == [*(row["organ"] for row in shipped), "kulturnämnden"]
    (social,) = (row for row in own if row["organ"] == "socialnämnden")
    assert (social["till"], social["källa"], social["inaktuell"]) == ("2025-12-31", "påhittat exempel", True)
    assert [row for row in own if row["källa"] != "påhittat exempel"] == [row for row in shipped if row != shipped[0]]
    region = _organs(beslut, "--kommun", "Region Jönköpings län", "--projekt", "eget")
    assert region[-1]["organ"] == "kulturnämnden" and len(region) > 1


def test_organs_and_coverage_are_narrowed_to_a_county_and_say_where_to_add(beslut: Beslut) -> None:
    rows = _organs(beslut, "--lan", "jönköping")
    assert {row["kod"][:2] for row in rows} == {"06"} and all(row["källa"] for row in rows)
    ran = beslut("list", "tackning", "--lan", "Jönköpings län")
    assert ran.stdout.startswith("Jönköpings län, 14 parter\t") and ran.stdout.count("\n") == 1
    assert "beslut init" in ran.stderr and "fler_organ" in ran.stderr
    _own(beslut, ADDED)
    assert "eget/data/kommuner.yaml" in beslut("list", "tackning", "--projekt", "eget").stderr.replace("\\", "/")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("organ", "--lan", "Jönkping"), "menade du ”Jönköpings län”"),
        (("organ", "--kommun", "Eksö"), "menade du ”Eksjö”"),
        (("regler", "--lan", "Jönköping"), "kommuner, organ, tackning"),
    ],
)
def test_what_cannot_be_narrowed_so_is_told(words: tuple[str, ...], told: str, beslut: Beslut) -> None:
    ran = beslut("list", *words)
    assert (ran.code, ran.stdout) == (2, "") and told in ran.stderr


@pytest.mark.parametrize("key", ["organ", "fler_organ"])
def test_an_organ_that_stands_twice_is_refused_unless_the_first_has_ended(key: str, beslut: Beslut) -> None:
    organ = "      - {namn: kulturnämnden, slag: nämnd, status: belagd, källa: påhittat}\n"
    _own(beslut, f'kommuner:\n  - kommunkod: "0686"\n    {key}:\n{organ}{organ}')
    ran = beslut("list", "organ", "--projekt", "eget")
    assert ran.code == 1 and "organet ”kulturnämnden” står två gånger" in ran.stderr and "kommuner.yaml:5" in ran.stderr
    path = beslut.folder / "eget/data/kommuner.yaml"
    path.write_text(path.read_text("utf-8").replace("belagd,", 'belagd, till: "2024",', 1), "utf-8")
    assert beslut("list", "organ", "--projekt", "eget").code == 0


def test_no_source_that_ships_is_cut_short(beslut: Beslut) -> None:
    assert [row for row in _organs(beslut) if "…" in (row["källa"] or "")] == []
