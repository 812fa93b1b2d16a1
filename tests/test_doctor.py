# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""`beslut doctor`: what is told about a sound installation, a broken case, a broken installation; nothing personal."""

from __future__ import annotations

import json
import shutil
from importlib.util import find_spec
from pathlib import Path

import pytest

from beslut import __version__
from conftest import ROOT, Beslut, environment, replaced


@pytest.fixture
def installed(tmp_path: Path) -> Path:
    """The package with its data, as a wheel lays it, to damage."""
    place = tmp_path / "hem" / "program"
    shutil.copytree(ROOT / "src" / "beslut", place / "beslut", ignore=shutil.ignore_patterns("__pycache__"))
    for part in ("data", "templates"):
        shutil.copytree(ROOT / part, place / "beslut" / part)
    return place


def _env(installed: Path) -> dict[str, str]:
    home = str(installed.parent)
    return environment(PYTHONPATH=str(installed), HOME=home, USERPROFILE=home)


def test_a_sound_installation(beslut: Beslut) -> None:
    ran = beslut("doctor")
    assert ran.code == 0, ran.stdout
    for line in (
        f"beslut: {__version__}",
        "projekt: inget",
        "grunddokument: helt",
        "  valfardsstrategin: 11",
        "fel: inga",
    ):
        assert line in ran.stdout.splitlines()


def test_the_same_as_json_with_the_project_that_we_stand_in(beslut: Beslut) -> None:
    assert beslut("init", "mitt-arende").code == 0
    ran = beslut("doctor", "--json", cwd=beslut.folder / "mitt-arende" / "data")
    told = json.loads(ran.stdout)
    assert ran.code == 0
    assert told["fel"] == []
    assert told["beslut"] == __version__
    assert Path(told["projekt"]).expanduser().resolve() == (beslut.folder / "mitt-arende").resolve()
    assert told["ärenden"]["mitt-arende"] == 3
    assert told["parter_i_registret"] == 316
    assert {"jinja2", "pydantic", "pyyaml", "typer"} <= set(told["bibliotek"])
    assert None not in told["bibliotek"].values()
    assert set(told["tillval"]) == {"excel", "pdf", "pdf-lasning", "sprak"}
    assert all(one == "finns" or one.startswith("saknas: ") for one in told["tillval"].values())
    assert (told["tillval"]["excel"] == "finns") == (find_spec("openpyxl") is not None)


def test_the_home_folder_is_not_told(beslut: Beslut, installed: Path) -> None:
    home = installed.parent
    assert beslut("init", str(home / "Anna Exempel" / "mitt-arende")).code == 0
    env = _env(installed)
    for words in (("doctor",), ("doctor", "--json")):
        ran = beslut(*words, cwd=home / "Anna Exempel" / "mitt-arende", env=env)
        assert ran.code == 0, ran.stdout
        assert "~/program/beslut" in ran.stdout
        assert "~/Anna Exempel/mitt-arende" in ran.stdout
        assert home.as_posix() not in ran.stdout
        assert str(home) not in ran.stdout


def test_a_broken_case_is_told_by_place_but_its_words_are_not(beslut: Beslut) -> None:
    assert beslut("init", "mitt-arende").code == 0
    case = beslut.folder / "mitt-arende/data/arenden/mitt-arende.yaml"
    replaced(case, ("titel: Gemensamt e-arkiv (exempel)", "titl: hemligt"))
    ran = beslut("doctor", "--json", cwd=beslut.folder / "mitt-arende")
    told = json.loads(ran.stdout)
    assert ran.code == 1
    assert told["ärenden"]["mitt-arende"] is None
    assert told["ärenden"]["valfardsstrategin"] == 11
    (problem,) = told["fel"]
    assert "2 fel" in problem and "data/arenden/mitt-arende.yaml:" in problem
    assert "hemligt" not in ran.stdout


DAMAGES = {
    "grund-saknas": ("writers/grund.docx", None, "grund.docx går inte att öppna"),
    "grund-skadad": ("writers/grund.docx", b"PK\x03\x04 halv", "grund.docx går inte att öppna"),
    "register-skadat": ("data/kommuner.yaml", b"kommuner: [\n", "registret går inte att läsa"),
    "skrivsatt-skadade": ("data/profiler.yaml", b"profiler: {x: }\n", "skrivsätten går inte att läsa"),
}


@pytest.mark.parametrize(("name", "content", "told"), DAMAGES.values(), ids=DAMAGES.keys())
def test_a_damaged_installation_is_told(
    name: str, content: bytes | None, told: str, beslut: Beslut, installed: Path
) -> None:
    path = installed / "beslut" / name
    path.unlink() if content is None else path.write_bytes(content)
    ran = beslut("doctor", "--json", env=_env(installed))
    assert ran.code == 1, ran.stderr
    assert told in " ".join(json.loads(ran.stdout)["fel"])
    assert "Traceback" not in ran.stderr


def test_an_installation_without_its_data_is_told(beslut: Beslut, installed: Path) -> None:
    shutil.rmtree(installed / "beslut" / "data")
    ran = beslut("doctor", env=_env(installed))
    assert ran.code == 1, ran.stderr
    assert "installationen är inte hel" in ran.stdout
