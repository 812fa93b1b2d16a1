# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""What is recorded is kept: as history, every other byte as it was, by many at once; and what `status` makes of it."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beslut.followup.in_force import in_force
from beslut.followup.legal_force import easter, is_working_day, last_day_of_appeal, legal_force
from beslut.followup.standing import STATES, Standing, standing
from beslut.model import Event, InForce, Party, PartyHistory
from beslut.project import Project
from conftest import ROOT, Beslut, environment

CASE = "valfardsstrategin"
FILE = Path("uppfoljning", f"{CASE}.yaml")
DECIDED = ("--organ", "kommunfullmäktige", "--datum", "2022-06-13", "--paragraf", "§ 81", "--utfall", "antaget")


@pytest.fixture
def record(beslut: Beslut) -> Callable[..., str]:
    def run(*words: str) -> str:
        ran = beslut("record", "--arende", CASE, *words)
        assert ran.code == 0, ran.stderr
        return ran.stdout

    return run


@pytest.fixture
def status(beslut: Beslut) -> Callable[..., dict[str, dict[str, object]]]:
    def run(*words: str) -> dict[str, dict[str, object]]:
        ran = beslut("status", "--arende", CASE, "--json", *words)
        assert ran.code == 0, ran.stderr
        return {one["part"]: one for one in json.loads(ran.stdout)["parter"]}

    return run


def test_every_other_byte_stays(record: Callable[..., str], beslut: Beslut) -> None:
    record("--kommun", "Bollnäs", *DECIDED)
    file = beslut.folder / FILE
    text = file.read_text("utf-8")
    edited = text.replace("parter:\n", "parter:   # efter protokollen\n").replace(
        "utfall: antaget", "utfall:   'antaget'"
    )
    edited += "\n# Ring Hofors i augusti.\n"
    file.write_text(edited, "utf-8", newline="\r\n")
    before = file.read_bytes()
    record("--kommun", "Hofors", *DECIDED)
    after = file.read_bytes()
    added = [line for line in after.splitlines(keepends=True) if line not in before.splitlines(keepends=True)]
    assert b"  Hofors:\r\n" in added
    kept = iter(after.splitlines(keepends=True))
    assert all(line in kept for line in before.splitlines(keepends=True)), "every old line, in its order"


def test_the_same_thing_is_recorded_once_and_a_correction_is_history(
    record: Callable[..., str], status: Callable[..., dict[str, dict[str, object]]], beslut: Beslut
) -> None:
    record("--kommun", "Bollnäs", *DECIDED)
    once = (beslut.folder / FILE).read_bytes()
    assert record("--kommun", "Bollnäs", *DECIDED).endswith("– redan antecknat\n")
    assert (beslut.folder / FILE).read_bytes() == once
    record("--kommun", "Bollnäs", *DECIDED[:4], "--paragraf", "82", "--utfall", "antaget")
    text = (beslut.folder / FILE).read_text("utf-8")
    assert ("paragraf: 81" in text, "paragraf: 82" in text) == (True, True)
    assert status()["Bollnäs"]["paragraf"] == "82"


def test_a_matter_goes_its_way(record: Callable[..., str], status: Callable[..., dict[str, dict[str, object]]]) -> None:
    party = ("--kommun", "Gävle")
    ways = (
        (("--utskickat", "2022-05-12"), "utskickat"),
        (("--organ", "kommunstyrelsen", "--datum", "2022-06-01", "--utfall", "tillstyrkt"), "under beredning"),
        (("--organ", "kommunfullmäktige", "--datum", "2022-06-13", "--utfall", "återremitterat"), "återremitterat"),
        (("--organ", "kommunstyrelsen", "--datum", "2022-08-30", "--utfall", "tillstyrkt"), "under beredning"),
        (("--organ", "kommunfullmäktige", "--datum", "2022-09-12", "--utfall", "antaget"), "beslutat"),
    )
    assert status()["Gävle"]["läge"] == "inte utskickat"
    for words, state in ways:
        record(*party, *words)
        assert status()["Gävle"]["läge"] == state
    assert record(*party, "--anslag", "2022-09-19") == "Gävle: anslaget 2022-09-19, laga kraft 2022-10-11\n"
    now = status()["Gävle"]
    assert (now["överklagas_senast"], now["laga_kraft"]) == ("2022-10-10", "2022-10-11")
    assert now["saknas"] == ["paragraf", "diarienummer", "källa", "kontrollerat_av"]


def test_many_at_once_lose_nothing(beslut: Beslut) -> None:
    towns = ("Bollnäs", "Hofors", "Ljusdal", "Ockelbo", "Sandviken")
    started = [
        subprocess.Popen(
            [sys.executable, "-m", "beslut", "record", "--arende", CASE, "--kommun", town, *DECIDED],
            cwd=beslut.folder, env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
        )
        for town in towns
    ]  # fmt: skip
    assert [(one.communicate()[1], one.returncode) for one in started] == [(b"", 0)] * len(towns)
    text = (beslut.folder / FILE).read_text("utf-8")
    assert all(f"  {town}:\n" in text for town in towns)
    assert text.count("utfall: antaget") == len(towns)


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [
        ("ärende: valfardsstrategin\nparter:\n  Bollnäs:\n    händelser: nej\n", "M03", "ska vara en lista"),
        ("ärende: inera\n", "M07", "följer upp ärendet inera, inte valfardsstrategin"),
        ("ärende: valfardsstrategin\nparter: {Bollnäs: {händelser: [{slag: beslut, antecknat: 2022-06-01}]}}\n", "M05",
         "ett beslut kräver utfall"),
        ("ärende: valfardsstrategin\nparter: {Bollnäs: {händelser: [{slag: anslag, antecknat: 2022-06-30, "
         "datum: 2022-06-20, anslag: 2022-06-19}]}}\n", "M05", "är före sammanträdet 2022-06-20"),
        ("ärende: [\n", "Y07", "inte giltig YAML"),
    ],
)  # fmt: skip
def test_a_file_of_another_form_is_told_by_place_and_left_alone(
    text: str, code: str, said: str, beslut: Beslut
) -> None:
    (beslut.folder / "uppfoljning").mkdir()
    (beslut.folder / FILE).write_text(text, "utf-8")
    for words in (("record", "--kommun", "Hofors", *DECIDED), ("status",)):
        ran = beslut(*words, "--arende", CASE)
        assert (ran.code, ran.stdout) == (1, "")
        assert f"fel[{code}]" in ran.stderr
        assert said in ran.stderr
        assert f"{FILE.as_posix()}:" in ran.stderr
    assert (beslut.folder / FILE).read_text("utf-8") == text


@pytest.mark.parametrize(
    "form",
    [
        "parter: {Bollnäs: {händelser: [  # efter sommaren\n]}  # fler\n}\n",
        "parter:\n  Bollnäs: {}\n  Hofors: {  # ringt\n  }\n",
    ],
)
def test_a_form_that_cannot_be_added_to_is_told_and_left_alone(form: str, beslut: Beslut) -> None:
    """The file is sound, but what is put in would land in a comment."""
    (beslut.folder / "uppfoljning").mkdir()
    text = f"ärende: {CASE}\n{form}"
    (beslut.folder / FILE).write_text(text, "utf-8")
    assert beslut("status", "--arende", CASE).code == 0
    for dry in ((), ("--dry-run",)):
        ran = beslut("record", "--kommun", "Hofors", *DECIDED, "--arende", CASE, *dry)
        assert (ran.code, ran.stdout) == (1, "")
        assert "fel[Y17]: händelsen går inte att skriva in" in ran.stderr
        assert f"{FILE.as_posix()}:1:1" in ran.stderr
        assert "inget är skrivet" in ran.stderr
    assert (beslut.folder / FILE).read_text("utf-8") == text


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ((), "U32"),
        (("--kommun", "Hofors"), "U32"),
        (("--kommun", "Hofors", "--utfall", "antaget"), "U32"),
        (("--alla", *DECIDED), "U32"),
        (("--kommun", "Hofors", "--anslag", "2022-06-27"), "U33"),
        (("--kommun", "Hofors", *DECIDED, "--anslag", "2021-06-27"), "U33"),
        (("--kommun", "Hofors", *DECIDED[:6], "--utfall", "bra"), "U23"),
    ],
)
def test_what_cannot_be_recorded_is_told(words: tuple[str, ...], code: str, beslut: Beslut) -> None:
    ran = beslut("record", "--arende", CASE, *words)
    assert (ran.code, ran.stdout) == (2, "")
    assert f"fel[{code}]" in ran.stderr
    assert not (beslut.folder / FILE).exists()


def test_a_proposal_cannot_be_appealed_and_gains_no_legal_force(record: Callable[..., str]) -> None:
    words = ("--kommun", "Gävle", "--organ", "kommunstyrelsen", "--datum", "2022-06-01", "--anslag", "2022-06-07")
    assert "laga kraft" not in record(*words, "--utfall", "tillstyrkt")
    assert "laga kraft 2022-06-29" in record(*words, "--utfall", "avslaget")


MINUTES = """\
Hofors kommun
Kommunfullmäktige
Sammanträdesdatum 2099-06-17

§ {section} {title}
Dnr {number}

Beslut
Kommunfullmäktige beslutar att {point}
"""
OURS = {"section": 90, "title": "Antagande av Välfärdsstrategin", "number": "KS 2099/1", "point": "avslå förslaget"}


def minutes(folder: Path, name: str, **told: object) -> str:
    (folder / name).write_text(MINUTES.format(**OURS | told), "utf-8")
    return name


@pytest.mark.parametrize("point", ["godkänna ombyggnaden", "avslå motionen"])
def test_another_matter_is_not_recorded_as_the_cases(point: str, beslut: Beslut) -> None:
    other = minutes(beslut.folder, "väg.txt", section=91, title="Ombyggnad av en väg", number="KS 2099/2", point=point)
    ran = beslut("record", "--arende", CASE, other, minutes(beslut.folder, "rätt.txt"))
    assert (ran.code, ran.stdout) == (1, "Hofors: avslaget (kommunfullmäktige 2099-06-17 § 90)\n")
    assert "fel[I10]: handlingen är om ett annat ärende: § 91 Ombyggnad av en väg" in ran.stderr
    assert "väg.txt:5:1" in ran.stderr
    assert beslut("record", "--arende", CASE, other, "--del", "§ 91", "--dry-run").code == 0, "a person has said so"


def test_a_paper_that_names_no_matter_is_not_recorded(beslut: Beslut) -> None:
    (beslut.folder / "brev.txt").write_text(
        "Vi har fått brevet från Hofors kommun och återkommer i frågan så snart som möjligt.\n", "utf-8"
    )
    ran = beslut("record", "--arende", CASE, "--kommun", "Hofors", "brev.txt")
    assert (ran.code, ran.stdout) == (1, "")
    assert "fel[I10]: handlingen nämner inte ärendet" in ran.stderr
    assert not (beslut.folder / FILE).exists()


def test_what_was_told_of_the_same_meeting_before_is_told(record: Callable[..., str], beslut: Beslut) -> None:
    first = minutes(beslut.folder, "första.txt")
    second = minutes(beslut.folder, "andra.txt", point="bordlägga ärendet")
    corrected = minutes(beslut.folder, "rättat.txt", section=92, point="bordlägga ärendet")
    assert record(first) == "Hofors: avslaget (kommunfullmäktige 2099-06-17 § 90)\n"
    assert record(second).splitlines()[1:] == [
        "  gäller i stället för det som var antecknat om sammanträdet: avslaget § 90, enligt första.txt"
    ]
    assert record(first).splitlines()[1:] == [
        "  gäller inte: senare är antecknat om sammanträdet: bordlagt § 90, enligt andra.txt"
    ]
    assert record(second).splitlines() == ["Hofors: bordlagt (kommunfullmäktige 2099-06-17 § 90) – redan antecknat"]
    (told,) = json.loads(record(corrected, "--json"))["händelser"]
    assert told["rättar"] == {"utfall": "bordlagt", "paragraf": "90", "källa": "andra.txt"}


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("OJUSTERAT PROTOKOLL", True),
        ("Protokollet är ännu inte justerat.", True),
        ("Protokollet är justerat.", False),
        ("Beloppet är inte justerat efter index.", False),
    ],
)
def test_minutes_that_are_not_adjusted_are_to_be_checked(
    words: str, told: bool, record: Callable[..., str], beslut: Beslut
) -> None:
    file = minutes(beslut.folder, "utdrag.txt")
    path = beslut.folder / file
    path.write_text(path.read_text("utf-8").replace("Beslut\n", f"{words}\n\nBeslut\n"), "utf-8")
    assert ("kontrollera justering" in record(file)) == told


def test_a_dry_run_writes_nothing(record: Callable[..., str], beslut: Beslut) -> None:
    assert record("--kommun", "Hofors", *DECIDED, "--dry-run").startswith("Hofors: antaget (kommunfullmäktige")
    assert not (beslut.folder / FILE).exists()


def test_the_table_as_csv_and_workbook(record: Callable[..., str], beslut: Beslut) -> None:
    record("--kommun", "Hofors", *DECIDED, "--kalla", "=cmd|' /C calc'!A0")
    rows = list(csv.DictReader(io.StringIO(beslut("status", "--arende", CASE, "--csv").stdout), delimiter=";"))
    hofors = next(row for row in rows if row["part"] == "Hofors")
    assert (hofors["läge"], hofors["paragraf"], hofors["källa"]) == ("beslutat", "81", "'=cmd|' /C calc'!A0")
    openpyxl = pytest.importorskip("openpyxl", reason='workbooks are read and written with the extra "excel"')
    for name in ("a.xlsx", "b.xlsx"):
        assert beslut("status", "--arende", CASE, "--xlsx", name, "--dag", "2022-09-01").code == 0
    assert (beslut.folder / "a.xlsx").read_bytes() == (beslut.folder / "b.xlsx").read_bytes()
    sheet = openpyxl.load_workbook(beslut.folder / "a.xlsx").active
    assert sheet is not None
    cells = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert [row[0] for row in cells] == ["part", *(row["part"] for row in rows)]
    assert all(cell.data_type in ("s", "n") for row in sheet.iter_rows() for cell in row), "no formula"


@given(st.dates(date(2018, 1, 1), date(2100, 1, 1)))
def test_legal_force_comes_after_three_weeks_and_a_working_day(announced: date) -> None:
    last = last_day_of_appeal(announced)
    assert last - announced >= timedelta(weeks=3)
    assert is_working_day(last)
    assert not any(is_working_day(announced + timedelta(days=n)) for n in range(21, (last - announced).days))
    assert legal_force(announced) == last + timedelta(days=1)


@pytest.mark.parametrize(
    ("announced", "last"),
    [
        ("2022-06-20", "2022-07-11"),
        ("2022-06-03", "2022-06-27"),  # Midsummer's Eve and the days after it
        ("2025-03-28", "2025-04-22"),  # Good Friday to Easter Monday
        ("2024-12-03", "2024-12-27"),  # Christmas
        ("2024-12-10", "2025-01-02"),  # New Year
        ("2025-05-08", "2025-05-30"),  # Ascension Day
    ],
)
def test_the_last_day_of_appeal_by_the_calendar(announced: str, last: str) -> None:
    assert last_day_of_appeal(date.fromisoformat(announced)).isoformat() == last


def test_easter_is_where_it_was() -> None:
    assert [easter(year).isoformat() for year in (1961, 2008, 2019, 2024, 2038)] == [
        "1961-04-02", "2008-03-23", "2019-04-21", "2024-03-31", "2038-04-25"
    ]  # fmt: skip


def _standings(*outcomes: str | None) -> tuple[list[Standing], Project]:
    project = Project.at(None)
    loaded = project.case(CASE)
    found = []
    for party, outcome in zip(loaded.parties, outcomes, strict=False):
        found.append(standing(loaded.case, party, _history(outcome), date(2023, 1, 1), list))
    return found, project


def _history(outcome: str | None) -> PartyHistory:
    if outcome is None:
        return PartyHistory()
    event = Event(kind="beslut", recorded="2022-07-01", body="kommunfullmäktige", day="2022-06-13", outcome=outcome)  # type: ignore[arg-type]
    return PartyHistory(events=(event,))


@pytest.mark.parametrize(
    ("rule", "outcomes", "answer", "awaited"),
    [
        (InForce(rule="alla"), ("antaget", "antaget"), "ja", 0),
        (InForce(rule="alla"), ("antaget", None), "nej", 1),
        (InForce(rule="alla"), ("antaget", "antaget med ändring"), "nej", 1),
        (InForce(rule="alla", parties=("Bollnäs",)), ("antaget", None), "ja", 0),
        (InForce(rule="antal", count=2), ("antaget", "antaget", "avslaget"), "ja", 0),
        (InForce(rule="antal", count=2), ("antaget", "återremitterat", "okänt"), "nej", 2),
        (InForce(rule="var för sig"), ("antaget", None), "delvis", 1),
        (InForce(rule="var för sig"), (None, None), "nej", 2),
        (InForce(rule="alla", since="2023-01-02"), ("antaget", "antaget"), "nej", 0),
        (InForce(rule="alla", since="2023-01-01"), ("antaget", "antaget"), "ja", 0),
        (None, ("antaget",), "okänt", 0),
    ],
)
def test_whether_the_agreement_is_in_force(
    rule: InForce | None, outcomes: tuple[str | None, ...], answer: str, awaited: int
) -> None:
    standings, project = _standings(*outcomes)
    case = project.case(CASE).case
    changed = replace(case, in_force=rule, no_condition=None)
    found = in_force(changed, standings, date(2023, 1, 1))
    assert (found.answer, len(found.awaited)) == (answer, awaited), found.reason
    assert found.reason


def test_every_party_has_a_state_that_is_told_of(status: Callable[..., dict[str, dict[str, object]]]) -> None:
    assert {one["läge"] for one in status().values()} <= set(STATES)


def test_a_deadline_that_is_near_or_passed() -> None:
    loaded = Project.at(None).case(CASE)
    fact = type(loaded.case.facts["sista_svarsdag"])
    told = fact(status="belagd", value="den 15 september 2022", source="prov")  # type: ignore[arg-type]
    case = replace(loaded.case, facts={**loaded.case.facts, "sista_svarsdag": told})
    party: Party = loaded.parties[0]
    days = {"2022-08-01": None, "2022-09-01": "nära", "2022-09-15": "nära", "2022-09-16": "passerad"}
    for day, time in days.items():
        found = standing(case, party, _history(None), date.fromisoformat(day), list)
        assert (found.deadline, found.time) == ("2022-09-15", time)
    assert standing(case, party, _history("antaget"), date(2022, 10, 1), list).time is None


def test_the_walk_through_of_the_handbook_tells_what_is_printed(beslut: Beslut) -> None:
    paper = (ROOT / "docs" / "handbok.md").read_text("utf-8")
    part = paper[paper.index("### Ett exempel från utskick till besked") :]
    commands = [line.removeprefix("$ beslut ") for line in part.split("```console\n")[1].split("```")[0].splitlines()]
    told = part.split("```text\n")[1].split("```")[0]
    ran = [beslut(*line.replace("docs/", f"{ROOT}/docs/").split()) for line in commands]
    assert [one.code for one in ran] == [0] * len(commands)
    assert ran[-1].stdout == told


def test_what_is_recorded_is_used_elsewhere(tmp_path: Path, beslut: Beslut) -> None:
    """A step's day and §, a later case's earlier decision, and a warning for a party that has decided."""
    project = tmp_path / "projekt"
    cases = project / "data" / "arenden"
    cases.mkdir(parents=True)
    shipped = (ROOT / "data" / "arenden" / f"{CASE}.yaml").read_text("utf-8")
    later = shipped.replace(f"id: {CASE}\n", "id: nasta\n").replace(
        "    annars:\n", f"    ur_ärende: {CASE}\n    annars:\n", 1
    )
    (cases / f"{CASE}.yaml").write_text(shipped, "utf-8")
    (cases / "nasta.yaml").write_text(later, "utf-8")
    at = ("--projekt", str(project))
    done = beslut("record", "--arende", CASE, *at, "--kommun", "Bollnäs", *DECIDED, "--kalla", "prov")
    assert done.code == 0, done.stderr
    assert (project / FILE).is_file()
    order = ("--kommun", "Bollnäs", *at)
    shown = beslut("show", *order, "--arende", "nasta", "--handling", "beslutsformulering").stdout.replace(
        "\u00a0", " "
    )
    assert "kommunfullmäktiges beslut den 13 juni 2022, § 81" in " ".join(shown.split())
    step = beslut("show", *order, "--arende", CASE, "--handling", "protokollsutdrag", "--steg", "kf").stdout
    assert "den 13 juni 2022" in step.replace("\u00a0", " ")
    assert "§ 81" in step.replace("\u00a0", " ")
    wrote = beslut("generate", *order, "--arende", CASE, "--ut", str(tmp_path / "ut"))
    assert wrote.code == 0
    assert "varning[U49]: Bollnäs har redan beslutat (kommunfullmäktige 2022-06-13 § 81): antaget" in wrote.stderr
