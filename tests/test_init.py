# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""A project of one's own: made by a command, found from below, and overriding what ships by place."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from beslut.assets import project_above, shipped_root
from beslut.cli.initiating import start_project
from beslut.loading.schema import SCHEMAS
from beslut.model import Status
from beslut.planning import Order
from beslut.runs.beginnings import Start
from conftest import ROOT, TODAY, Beslut, environment, files_of_at_most, replaced
from planned import Planned

START = ROOT / "data" / "start"
FILES = {
    "data/arenden/mitt-arende.yaml", "data/arenden/parter.csv",
    "schema/arende.json", "schema/kommuner.json", "schema/profiler.json",
    "schema/uppfoljning.json",
}  # fmt: skip


def _names(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def own(beslut: Beslut) -> Path:
    """A project that `init` has made."""
    assert beslut("init", "mitt-arende").code == 0
    return beslut.folder / "mitt-arende"


def test_what_init_makes_writes_its_documents_at_once(beslut: Beslut) -> None:
    made = beslut("init", "mitt-arende")
    own = beslut.folder / "mitt-arende"
    assert (made.code, _names(own)) == (0, FILES)
    assert {line.removeprefix("mitt-arende/") for line in made.stdout.splitlines()} == FILES
    assert "beslut generate --alla" in made.stderr
    ran = beslut("generate", "--alla", cwd=own)
    assert ran.code == 0, ran.stderr
    assert {path.parent.name for path in (own / "ut/mitt-arende").glob("*/*.docx")} == {
        "hofors",
        "ockelbo",
        "sandviken",
    }
    assert ran.stderr.strip().startswith("6 filer för 3 parter: 6 nya")


def test_what_init_makes_checks_clean_at_once(beslut: Beslut, own: Path) -> None:
    ran = beslut("check", "--alla", "--output-format", "json", cwd=own)
    found = json.loads(ran.stdout)["fynd"]
    assert ran.code == 0
    assert {one["nivå"] for one in found} <= {"lucka", "info"}
    assert [one for one in found if one["nivå"] == "lucka"] != []


def test_every_document_of_the_starter_renders_at_every_step(beslut: Beslut, own: Path) -> None:
    for step in ("ks", "kf"):
        ran = beslut("generate", "--alla", "--steg", step, "-f", "txt", cwd=own)
        assert ran.code == 0, ran.stderr
    assert len(list((own / "ut/mitt-arende").glob("*/protokollsutdrag-*.txt"))) == 6


def test_the_example_says_that_it_is_one(beslut: Beslut, own: Path) -> None:
    assert beslut("generate", "--alla", "-f", "txt", cwd=own).code == 0
    texts = [path.read_text("utf-8") for path in (own / "ut").rglob("*.txt")]
    assert len(texts) == 6
    assert [text for text in texts if "(exempel)" not in text] == []
    case = yaml.safe_load((own / "data/arenden/mitt-arende.yaml").read_text("utf-8"))
    assert set(case["uppgifter"].values()) == {"okänd"}


def test_every_part_of_the_case_file_is_taught(own: Path) -> None:
    lines = (own / "data/arenden/mitt-arende.yaml").read_text("utf-8").splitlines()
    for number, line in enumerate(lines):
        if re.match(r"\w+:", line):
            above = lines[number - 1]
            assert "#" in line or above.startswith("#") or re.match(r"\w+:", above), line


def test_the_example_under_per_part_works_when_it_is_taken_into_use(beslut: Beslut, own: Path) -> None:
    case = own / "data/arenden/mitt-arende.yaml"
    head, mark, rest = case.read_text("utf-8").partition("#per_part:\n")
    assert mark
    case.write_text(
        head + "per_part:\n" + "".join(line.removeprefix("#") for line in rest.splitlines(keepends=True)), "utf-8"
    )
    ran = beslut("show", "--kommun", "Hofors", "--handling", "tjansteskrivelse", cwd=own)
    assert ran.code == 0, ran.stderr
    assert "kanslichefen" in ran.stdout
    assert "kontaktperson" not in ran.stdout


def test_the_editor_finds_the_schema_that_the_case_points_at(own: Path) -> None:
    case = own / "data/arenden/mitt-arende.yaml"
    target = re.match(r"# yaml-language-server: \$schema=(\S+)\n", case.read_text("utf-8"))
    assert target
    assert json.loads((case.parent / target.group(1)).read_text("utf-8"))["title"].startswith("Ärendefil")
    for kind in SCHEMAS:
        assert (own / f"schema/{kind}.json").read_text("utf-8") == (ROOT / f"docs/schema/{kind}.json").read_text(
            "utf-8"
        )


@pytest.mark.parametrize(
    ("typed", "case"),
    [
        ("Gemensam växel", "gemensam-vaxel"),
        ("under/mapp/Möte & Räddning!", "mote-raddning"),
        ("2099", "2099"),
        ("null", "null"),
    ],
)
def test_the_case_is_named_after_the_folder(typed: str, case: str, beslut: Beslut) -> None:
    assert beslut("init", typed).code == 0
    folder = beslut.folder / typed
    assert {name.replace("mitt-arende", case) for name in FILES} == _names(folder)
    assert "mitt-arende" not in (folder / f"data/arenden/{case}.yaml").read_text("utf-8")
    ran = beslut("generate", "--alla", "--dry-run", cwd=folder)
    assert ran.code == 0, ran.stderr


def test_the_folder_we_stand_in_will_do(beslut: Beslut) -> None:
    folder = beslut.folder / "e-arkiv"
    (folder / ".git").mkdir(parents=True)
    assert beslut("init", ".", cwd=folder).code == 0
    assert (folder / "data/arenden/e-arkiv.yaml").is_file()


@pytest.mark.parametrize("what", ["fil", "mapp", "projekt"])
def test_nothing_is_written_over(what: str, beslut: Beslut) -> None:
    folder = beslut.folder / "mitt-arende"
    if what == "fil":
        folder.write_text("min", "utf-8")
    elif what == "mapp":
        folder.mkdir()
        (folder / "min.txt").write_text("min", "utf-8")
    else:
        assert beslut("init", "mitt-arende").code == 0
    before = {path: path.read_bytes() for path in (beslut.folder).rglob("*") if path.is_file()}
    ran = beslut("init", "mitt-arende")
    assert ran.code == 1
    assert ran.stderr.startswith("fel[S10]: mitt-arende finns redan")
    assert {path: path.read_bytes() for path in (beslut.folder).rglob("*") if path.is_file()} == before


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("init", "!!!"), "duger inte"),
        (("init", "con"), "Windows"),
        (("init", "inera"), "följer med"),
        (("init", "x", "--ci", "gitub"), "menade du ”github”"),
    ],
)
def test_an_order_that_cannot_be_carried_out_leaves_nothing(words: tuple[str, ...], told: str, beslut: Beslut) -> None:
    ran = beslut(*words)
    assert (ran.code, ran.stdout) == (2, "")
    assert told in ran.stderr
    assert list(beslut.folder.iterdir()) == []


@pytest.mark.parametrize(
    "word", ["null", "Null", "~x", "ja", "no", "on", "true", "123", "0x1f", "1e5", "1_000", "12:30", ".inf", "åäö", "ß"]
)
def test_what_yaml_takes_for_something_else_is_still_a_name(word: str, tmp_path: Path) -> None:
    start_project(tmp_path / word, None, Start())
    (file,) = (tmp_path / word / "data" / "arenden").glob("*.yaml")
    assert Planned(Order(today=TODAY, project=tmp_path / word, everyone=True)).case.id == file.stem


@pytest.mark.skipif(
    sys.platform == "win32", reason="a working directory cannot be taken away there, links need a right"
)
def test_a_place_that_is_not_there_is_told(beslut: Beslut) -> None:
    gone = beslut.folder / "borta"
    gone.mkdir()
    script = 'cd "$1" && rmdir "$1" && exec "$2" -m beslut init nytt'
    ended = subprocess.run(
        ["sh", "-c", script, "sh", str(gone), sys.executable], env=environment(), capture_output=True, text=True
    )
    assert (ended.returncode, ended.stderr.startswith("fel[S10]: mappen går inte att hitta: nytt")) == (1, True)
    (beslut.folder / "ring").symlink_to(beslut.folder / "ring")
    for name in ("ring", "ring/inne", "a" * 300):
        ran = beslut("init", name)
        assert (ran.code, "fel[S10]" in ran.stderr or "fel[S01]" in ran.stderr) == (1, True), ran.stderr
    assert [path.name for path in beslut.folder.iterdir()] == ["ring"]


@pytest.mark.skipif(sys.platform == "win32", reason="there is no limit on the size of files there")
@pytest.mark.parametrize("most", [100, 1_000, 20_000])
def test_a_project_that_finds_no_room_leaves_nothing(most: int, beslut: Beslut) -> None:
    (beslut.folder / "ny").mkdir()
    ended = subprocess.run(
        beslut.command("init", "ny/projekt/mitt"), cwd=beslut.folder, env=environment(), capture_output=True, text=True,
        preexec_fn=files_of_at_most(most),
    )  # fmt: skip
    assert (ended.returncode, ended.stdout) == (1, "")
    assert "fel[S01]: filen går inte att skriva" in ended.stderr
    assert [path.name for path in beslut.folder.rglob("*")] == ["ny"]
    assert beslut("init", "ny/projekt/mitt").code == 0


@pytest.mark.parametrize(
    ("service", "files"),
    [("github", {".github/workflows/beslut.yml", ".gitignore"}), ("gitlab", {".gitlab-ci.yml", ".gitignore"})],
)
def test_the_files_for_ci_come_when_asked_for(service: str, files: set[str], beslut: Beslut) -> None:
    assert beslut("init", "mitt-arende", "--ci", service).code == 0
    assert _names(beslut.folder / "mitt-arende") == FILES | files


def test_the_starter_holds_nothing_that_is_not_copied() -> None:
    inside = {
        path.relative_to(START / "projekt").as_posix() for path in (START / "projekt").rglob("*") if path.is_file()
    }
    assert inside == {name for name in FILES if not name.startswith("schema/")}
    assert {path.name for path in START.iterdir()} == {"projekt", "github", "gitlab"}


# --- from a case that there is, for a county ---------------------------------------------------------------------


def test_a_case_is_copied_to_another_county_with_all_that_was_known_unknown(beslut: Beslut) -> None:
    words = ("--fran", "välfärdsstrategin", "--lan", "Dalarna", "--avsandare", "Region Dalarna")
    assert beslut("init", "vart-lan", *words).code == 0
    own = beslut.folder / "vart-lan"
    room = Planned(Order(today=TODAY, project=own, everyone=True))
    assert {party.county for party in room.parties} == {"Dalarnas län"}
    assert (len(room.parties), room.loaded.sender.name) == (15, "Region Dalarna")
    case, before = room.case, Planned(Order(today=TODAY)).case
    assert {fact.status for fact in case.facts.values()} == {Status.UNKNOWN}
    assert (case.sources, case.party_facts, case.day, case.corrections) == ({}, {}, None, ())
    assert [point.id for point in case.points] == [point.id for point in before.points]
    assert {kind.template.split("/")[0] for kind in case.documents} == {"vart-lan"}
    assert "Gävleborg" not in (own / "data/arenden/vart-lan.yaml").read_text("utf-8")
    ran = beslut("generate", "--alla", "-f", "txt", cwd=own)
    assert ran.code == 0, ran.stderr
    texts = [path.read_text("utf-8") for path in own.glob("ut/vart-lan/*/*.txt")]
    assert len(texts) == 75
    assert [text for text in texts if "Gävleborg" in text or "Ljusdal" in text] == []
    checked = beslut("check", "--alla", "--output-format", "json", cwd=own)
    assert {one["nivå"] for one in json.loads(checked.stdout)["fynd"]} <= {"lucka", "info", "varning"}


@pytest.mark.parametrize("name", ["inera", "samverkansstruktur"])
def test_every_case_that_ships_can_be_copied(name: str, beslut: Beslut) -> None:
    words = ("--fran", name, "--lan", "Uppsala", "--avsandare", "Region Uppsala")
    assert beslut("init", "kopia", *words).code == 0
    ran = beslut("generate", "--kommun", "Knivsta", "-f", "txt", cwd=beslut.folder / "kopia")
    assert ran.code == 0, ran.stderr


def test_the_example_for_a_county_and_a_sender(beslut: Beslut) -> None:
    assert beslut("init", "eget", "--lan", "Gotland", "--avsandare", "Gotland").code == 0
    room = Planned(Order(today=TODAY, project=beslut.folder / "eget", everyone=True))
    assert ([party.name for party in room.parties], room.loaded.sender.name) == (["Gotland"], "Gotland")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--fran", "inera"), "lägg till --lan LÄN och --avsandare NAMN"),
        (("--fran", "inrea", "--lan", "Uppsala", "--avsandare", "Uppsala"), "menade du ”inera”"),
        (("--lan", "Upsala"), "menade du ”Uppsala län”"),
        (("--avsandare", "Region Upsala"), "menade du"),
    ],
)
def test_what_it_cannot_begin_from_is_told_and_leaves_nothing(
    words: tuple[str, ...], told: str, beslut: Beslut
) -> None:
    ran = beslut("init", "x", *words)
    assert (ran.code, told in ran.stderr) == (2, True), ran.stderr
    assert list(beslut.folder.iterdir()) == []


# --- where the project is ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("below", ["", "data", "data/arenden", "schema"])
def test_the_project_is_found_from_below(below: str, beslut: Beslut, own: Path) -> None:
    ran = beslut("list", "kommuner", "--arende", "mitt-arende", cwd=own / below)
    assert [line.split("\t")[1] for line in ran.stdout.splitlines()] == ["Hofors", "Ockelbo", "Sandviken"]


def test_the_nearest_project_holds_and_outside_there_is_none(beslut: Beslut, own: Path) -> None:
    assert beslut("init", "inre", cwd=own).code == 0
    assert project_above(own / "inre" / "data") == own / "inre"
    assert project_above(own / "schema") == own
    assert project_above(beslut.folder) is None
    assert "mitt-arende" not in beslut("list", "arenden").stdout


def test_what_ships_is_nobodys_project() -> None:
    assert project_above(shipped_root() / "templates") is None


def test_the_word_on_the_line_goes_before_where_we_stand(beslut: Beslut, own: Path) -> None:
    assert beslut("init", "annat").code == 0
    ran = beslut("list", "arenden", "--projekt", str(beslut.folder / "annat"), cwd=own)
    assert ran.stdout.splitlines()[0].startswith("annat\t")


# --- overriding by place ----------------------------------------------------------------------------------------


def test_a_template_of_the_project_goes_before_the_one_that_ships(beslut: Beslut, own: Path) -> None:
    place = Path("templates/valfardsstrategin/missiv.md")
    (own / place).parent.mkdir(parents=True)
    shutil.copy(ROOT / place, own / place)
    replaced(own / place, ("## Svar", "## Vårt eget svar"))
    words = ("show", "--arende", "valfardsstrategin", "--kommun", "Gävle", "--handling", "missiv")
    assert "Vårt eget svar" in beslut(*words, cwd=own).stdout
    assert "Vårt eget svar" not in beslut(*words).stdout


def _with_register(own: Path, text: str) -> Planned:
    (own / "data/kommuner.yaml").write_text(text, "utf-8")
    return Planned(Order(today=TODAY, project=own, everyone=True))


def test_a_municipalitys_entry_needs_only_what_it_changes(own: Path) -> None:
    room = _with_register(own, 'kommuner:\n  - kommunkod: "2104"\n    profil: nacka\n')
    party, shipped = room.register.parties["2104"], Planned(Order(today=TODAY)).register.parties
    assert party.profile == "nacka"
    assert (party.name, party.official_genitive, party.bodies) == (
        shipped["2104"].name, shipped["2104"].official_genitive, shipped["2104"].bodies,
    )  # fmt: skip
    assert {code: one for code, one in room.register.parties.items() if code != "2104"} == {
        code: one for code, one in shipped.items() if code != "2104"
    }


def test_a_list_of_bodies_replaces_the_one_that_ships(own: Path) -> None:
    bodies = "    organ:\n      - {namn: egna nämnden, slag: nämnd, status: belagd, källa: EXEMPEL}\n"
    room = _with_register(own, f'kommuner:\n  - kommunkod: "2180"\n{bodies}')
    names = [body.name for body in room.register.parties["2180"].bodies]
    assert names == ["kommunfullmäktige", "kommunstyrelsen", "egna nämnden"]


def test_a_region_and_a_federation_of_the_project(own: Path) -> None:
    room = _with_register(
        own,
        'regioner:\n  - {länskod: "21", profil: nacka}\n'
        "kommunalförbund:\n  - id: exempelforbundet\n    namn: Exempelförbundet\n    genitiv: Exempelförbundets\n"
        "    organ:\n      - {namn: direktionen, slag: förbundsdirektion, status: belagd, källa: EXEMPEL}\n",
    )
    parties = room.register.parties
    assert (parties["21"].profile, parties["21"].name) == ("nacka", "Region Gävleborg")
    assert [body.name for body in parties["exempelforbundet"].bodies] == ["direktionen"]
    assert parties["2180"].county == "Gävleborgs län"


def test_an_entry_that_is_new_needs_all_its_keys(beslut: Beslut, own: Path) -> None:
    (own / "data/kommuner.yaml").write_text('kommuner:\n  - kommunkod: "9999"\n    profil: nacka\n', "utf-8")
    ran = beslut("generate", "--alla", cwd=own)
    assert ran.code == 1
    assert "nyckeln ”namn” saknas" in ran.stderr
    assert "data/kommuner.yaml:2:" in ran.stderr
