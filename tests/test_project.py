# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""What was read is what is hashed; nothing outside the project is read; files' names are unique before any is written.

Each test is a fault that was seen: an edit that the next run called unchanged, a document written over by an enclosure,
a file from elsewhere that was copied to every party, a case passed over in silence.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import CASE, ROOT, Beslut, environment, replaced

START = ROOT / "data" / "start" / "projekt"
OWN = Path("data", "arenden", "mitt-arende.yaml")
WORDS = ("generate", "--alla", "--projekt", "projekt", "-f", "txt")


@pytest.fixture
def own(beslut: Beslut) -> Path:
    """The starter project, below the folder that commands run in."""
    return Path(shutil.copytree(START, beslut.folder / "projekt"))


def _table_called(name: str) -> Callable[[Path], Path]:
    def lay(own: Path) -> Path:
        table = own / "data" / "arenden" / name
        (own / "data" / "arenden" / "parter.csv").rename(table)
        replaced(own / OWN, ("parter.csv", name))
        return table

    return lay


def _included(own: Path) -> Path:
    part = own / "templates" / "mitt-arende" / "del.txt"
    part.parent.mkdir(parents=True)
    part.write_text("Ett första stycke.\n", "utf-8")
    missive = own / "templates" / "standard" / "missiv.md"
    missive.parent.mkdir()
    shipped = (ROOT / "templates" / "standard" / "missiv.md").read_text("utf-8")
    missive.write_text(f'{shipped}\n{{% include "mitt-arende/del.txt" %}}\n', "utf-8")
    return part


READ: dict[str, tuple[Callable[[Path], Path], Callable[[Path], object]]] = {
    "tabell-CSV": (_table_called("parter.CSV"), lambda path: replaced(path, ("Hofors;2104", "Ljusdal;2161"))),
    "tabell-txt": (_table_called("parter.txt"), lambda path: replaced(path, ("Hofors;2104", "Ljusdal;2161"))),
    "include-txt": (_included, lambda path: path.write_text("Ett annat stycke.\n", "utf-8")),
}
"""What is laid in the project before the first run, and what is then changed."""


@pytest.mark.parametrize("name", READ)
def test_a_change_in_any_file_that_was_read_is_seen(beslut: Beslut, own: Path, tmp_path: Path, name: str) -> None:
    lay, change = READ[name]
    path = lay(own)
    surroundings = environment(BESLUT_CACHE=str(tmp_path / "cache"))
    first = beslut(*WORDS, env=surroundings)
    assert first.code in (0, 1), first.stderr
    assert "oförändrad" in beslut(*WORDS, env=surroundings).stdout
    change(path)
    told = beslut(*WORDS, env=surroundings).stdout
    assert " ny" in told or "uppdaterad" in told, told


def test_a_template_that_comes_before_the_shipped_one_is_seen(beslut: Beslut, project: Path, tmp_path: Path) -> None:
    words = ("generate", "--kommun", "Gävle", "--projekt", str(project), "-f", "txt", "--handling", "missiv")
    shutil.rmtree(project / "templates")
    surroundings = environment(BESLUT_CACHE=str(tmp_path / "cache"))
    assert beslut(*words, env=surroundings).code == 0
    assert "oförändrad" in beslut(*words, env=surroundings).stdout
    mine = project / "templates" / "valfardsstrategin" / "missiv.md"
    mine.parent.mkdir(parents=True)
    mine.write_text("# Ett eget missiv\n\nMed egna ord.\n", "utf-8")
    assert "uppdaterad" in beslut(*words, env=surroundings).stdout


def test_an_enclosure_never_takes_the_place_of_a_document(beslut: Beslut, project: Path) -> None:
    name = "MISSIV-gavle.docx"
    folder = project / CASE.with_suffix("")
    folder.mkdir(exist_ok=True)
    (folder / name).write_bytes(b"en bilaga")
    replaced(project / CASE, ("fil: Välfärdsstrategin.pdf", f"fil: {name}"))
    ran = beslut("generate", "--kommun", "Gävle", "--projekt", str(project))
    assert ran.code == 2
    assert f"två filer skulle få samma namn: gavle/missiv-gavle.docx och gavle/{name}" in ran.stderr
    assert not (beslut.folder / "ut").exists()


def test_two_cases_never_share_a_folder(beslut: Beslut, own: Path) -> None:
    other = own / "data" / "arenden" / "mitt-ärende.yaml"
    shutil.copy(own / OWN, other)
    ran = beslut("generate", "--alla", "--arende", "mitt-ärende", "--projekt", "projekt")
    assert ran.code == 1
    assert "skulle skrivas i samma mapp" in ran.stderr or "id" in ran.stderr
    assert not (beslut.folder / "ut").exists()


@pytest.mark.parametrize("name", ["mitt-arende.yml", "mitt-arende.YAML", "mitt-arende.Yml"])
def test_a_case_with_another_ending_is_told_and_no_other_is_written(beslut: Beslut, own: Path, name: str) -> None:
    (own / OWN).rename(own / OWN.with_name(name))
    ran = beslut(*WORDS)
    assert ran.code == 1
    assert f"data/arenden/{name}:1:1" in ran.stderr and "döp om filen till mitt-arende.yaml" in ran.stderr
    assert not (beslut.folder / "ut").exists()


def test_a_file_where_the_cases_should_be_is_told(beslut: Beslut, own: Path) -> None:
    shutil.rmtree(own / "data" / "arenden")
    (own / "data" / "arenden").write_text("ingen mapp", "utf-8")
    ran = beslut(*WORDS)
    assert ran.code == 1
    assert "mappen går inte att läsa: data/arenden" in ran.stderr
    assert not (beslut.folder / "ut").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
@pytest.mark.parametrize("what", ["fil", "mapp"])
def test_an_enclosure_behind_a_link_is_not_copied(beslut: Beslut, project: Path, tmp_path: Path, what: str) -> None:
    secret = tmp_path / "annat"
    secret.mkdir()
    (secret / "Välfärdsstrategin.pdf").write_bytes(b"hemligt")
    folder = project / CASE.with_suffix("")
    shutil.rmtree(folder, ignore_errors=True)
    if what == "mapp":
        folder.symlink_to(secret)
    else:
        folder.mkdir()
        (folder / "Välfärdsstrategin.pdf").symlink_to(secret / "Välfärdsstrategin.pdf")
    ran = beslut("generate", "--kommun", "Gävle", "--projekt", str(project))
    assert ran.code == 1
    assert "bilagan går inte att läsa: den är en länk" in ran.stderr
    assert all(b"hemligt" not in path.read_bytes() for path in (beslut.folder / "ut").rglob("*") if path.is_file())


def test_a_party_called_as_a_device_of_windows_gets_its_code_too(beslut: Beslut, own: Path) -> None:
    parties = "".join(
        f'  - {{kommunkod: "{code}", namn: {name}, namn_genitiv: {name}s, officiellt: {name} kommun, länskod: "21",'
        f" officiellt_genitiv: {name} kommuns, egen_form: {name} kommun, egen_form_genitiv: {name} kommuns}}\n"
        for code, name in (("9901", "Con"), ("9902", "Aux"))
    )
    (own / "data" / "kommuner.yaml").write_text(f"kommuner:\n{parties}", "utf-8")
    replaced(own / OWN, ("  tabell: parter.csv", "  lista: [Con, Aux]"), ('"{belopp}"', "medel"))
    ran = beslut(*WORDS)
    assert ran.code == 0, ran.stderr
    assert {path.name for path in (beslut.folder / "ut/mitt-arende").iterdir() if path.is_dir()} == {
        "aux-9902",
        "con-9901",
    }


def test_a_step_that_one_party_lacks_stops_the_run_before_anything_is_written(beslut: Beslut) -> None:
    ran = beslut("generate", "--arende", "samverkansstruktur", "--alla", "--steg", "ks")
    assert ran.code == 2
    assert "Region Västerbotten har inget steg ”ks”" in ran.stderr
    assert not (beslut.folder / "ut").exists()
