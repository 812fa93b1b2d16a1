# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""What every command answers alike: listings in three forms, options from variables, colours, the folder that opens."""

from __future__ import annotations

import csv
import io
import json
import os
import time
from pathlib import Path

import pytest

from beslut.cli.listing import LISTS
from conftest import Beslut, environment

FIRST = {
    "kommuner": "0114\tUpplands Väsby", "arenden": "inera\t", "handlingar": "missiv\tMissiv\tavsändaren",
    "profiler": "standard\t", "dialekter": "D1\tatt", "regler": "F01\tvarning\t", "luckor": "",
    "tackning": "Stockholms län, 27 parter\t", "organ": "0305\tHåbo\tvård- och omsorgsnämnden\tnämnd\t",
}  # fmt: skip


@pytest.mark.parametrize("what", LISTS)
def test_every_listing_is_the_same_as_lines_as_json_and_as_csv(what: str, beslut: Beslut) -> None:
    lines = beslut("list", what).stdout.splitlines()
    rows = json.loads(beslut("list", what, "--json").stdout)["rader"]
    table = beslut("list", what, "--csv").stdout
    assert table.startswith("\ufeff")
    read = list(csv.DictReader(io.StringIO(table.removeprefix("\ufeff")), delimiter=";"))
    assert len(lines) == len(rows) == len(read) > 2
    assert list(read[0]) == list(rows[0])
    assert lines[0].startswith(FIRST[what])
    assert {type(row) for row in rows} == {dict}


def test_gaps_are_told_once_for_each_fact_with_how_many_lack_it(beslut: Beslut) -> None:
    rows = json.loads(beslut("list", "luckor", "--json").stdout)["rader"]
    day = next(row for row in rows if row["lucka"] == "sista svarsdag saknas")
    assert (day["nyckel"], day["parter"]) == ("uppgifter.sista_svarsdag", 10)
    assert day["ställen"] >= 10
    assert "vilken dag svaret senast" in day["anvisning"]
    assert len({(row["nyckel"], row["lucka"].casefold()) for row in rows}) == len(rows)


@pytest.mark.parametrize("words", [("list", "dialekter"), ("status", "--arende", "valfardsstrategin")])
def test_json_and_csv_are_not_written_at_once_and_the_typed_one_goes_first(
    words: tuple[str, ...], beslut: Beslut
) -> None:
    ran = beslut(*words, "--json", "--csv")
    assert (ran.code, ran.stdout) == (2, "")
    assert "fel[U43]: --json och --csv kan inte väljas samtidigt" in ran.stderr
    typed = beslut(*words, "--csv", env=environment(BESLUT_JSON="1"))
    assert (typed.code, typed.stdout) == (0, beslut(*words, "--csv").stdout)


def test_a_listing_that_does_not_exist_is_told_with_the_nearest(beslut: Beslut) -> None:
    ran = beslut("list", "profilr")
    assert (ran.code, ran.stdout) == (2, "")
    assert "menade du ”profiler”" in ran.stderr


def test_an_option_may_come_from_a_variable_and_the_line_goes_first(beslut: Beslut) -> None:
    told = {"BESLUT_KOMMUN": "Hofors, Gävle", "BESLUT_FORMAT": "md,txt", "BESLUT_HANDLING": "missiv"}
    assert beslut("generate", env=environment(**told, BESLUT_DRY_RUN="nej")).code == 0
    written = {path.name for path in beslut.folder.rglob("missiv-*.*")}
    assert written == {"missiv-hofors.md", "missiv-hofors.txt", "missiv-gavle.md", "missiv-gavle.txt"}
    dry = beslut("generate", "-k", "Ockelbo", "-f", "html", env=environment(**told, BESLUT_DRY_RUN="1"))
    (line,) = dry.stdout.splitlines()
    assert line.startswith("ut/valfardsstrategin/ockelbo/missiv-ockelbo.html  skulle bli ny (")
    ran = beslut("generate", env=environment(**told, BESLUT_DAG="i går"))
    assert ran.code == 2
    assert "värdet står i BESLUT_DAG" in ran.stderr


def test_the_variable_of_the_folder_is_not_the_file_of_a_list(beslut: Beslut) -> None:
    (beslut.folder / "papper").mkdir()
    ran = beslut("gaps", "-k", "Hofors", env=environment(BESLUT_UT="papper"))
    assert (ran.code, list((beslut.folder / "papper").iterdir())) == (0, []), ran.stderr


@pytest.mark.parametrize(
    ("words", "more", "coloured"),
    [
        (("--color", "always"), {}, True),
        (("--color=always",), {"NO_COLOR": "1"}, True),
        ((), {"BESLUT_COLOR": "always"}, True),
        (("--color", "never"), {"BESLUT_COLOR": "always"}, False),
        (("--color", "auto"), {}, False),
        ((), {}, False),
    ],
)
def test_errors_are_in_colour_as_asked(
    words: tuple[str, ...], more: dict[str, str], coloured: bool, beslut: Beslut
) -> None:
    ran = beslut("generate", *words, "-k", "Hofros", env=environment(**more))
    assert ran.code == 2
    assert ("\x1b[1;31mfel[U01]\x1b[0m:" in ran.stderr) is coloured
    assert ("\x1b[1;32mtips\x1b[0m:" in ran.stderr) is coloured
    assert (
        ran.stderr.replace("\x1b[1;31m", "").replace("\x1b[1;32m", "").replace("\x1b[0m", "").startswith("fel[U01]: ")
    )


def test_a_colour_that_does_not_exist_is_told(beslut: Beslut) -> None:
    ran = beslut("generate", "--color", "röd")
    assert (ran.code, "välj bland auto, always, never" in ran.stderr) == (2, True)


@pytest.mark.skipif(os.name != "posix", reason="xdg-open is of Linux")
def test_the_folder_opens_when_asked_and_a_system_without_a_program_says_where_it_is(
    beslut: Beslut, tmp_path: Path
) -> None:
    tool, told = tmp_path / "bin/xdg-open", tmp_path / "visat"
    tool.parent.mkdir()
    tool.write_text(f'#!/bin/sh\nprintf %s "$1" > {told}.ny && mv {told}.ny {told}\n')
    tool.chmod(0o755)
    words = ("generate", "-k", "Hofors", "--handling", "missiv", "-f", "md", "--oppna")
    assert beslut(*words, env=environment(PATH=f"{tool.parent}{os.pathsep}{os.environ['PATH']}")).code == 0
    for _ in range(100):
        if told.exists():
            break
        time.sleep(0.05)
    assert told.read_text() == str((beslut.folder / "ut/valfardsstrategin").resolve())
    ran = beslut(*words, env=environment(PATH=str(tmp_path / "tom")))
    assert (ran.code, "öppna den själv: " in ran.stderr) == (0, True)
