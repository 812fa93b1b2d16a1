# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""LibreOffice opens the list and drafts, answers are typed into them there, and `beslut fill` reads what it saved."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from conftest import CASE, Beslut
from merging_rounds import SYSTEM_PYTHON, has_office

try:
    import openpyxl
except ImportError:
    pytest.skip('workbooks are read and written with the extra "excel"', allow_module_level=True)

SCRIPT = Path(__file__).with_name("office_fills.py")
NO_CALC = 3
TYPED: dict[str, dict[str, object]] = {
    "luckor.xlsx": {
        "Parter": [
            ["Hofors", "handläggare", "utredaren"],
            ["Region Gävleborg", "underskrift", "Regiondirektören"],
            ["Sandviken", "tidigare organ", "kommunfullmäktige"],
            ["Sandviken", "tidigare datum", "2015-06-14"],
            ["Sandviken", "tidigare paragraf", "61"],
        ]
    },
    "hofors.docx": {"partens_diarienummer@": "KS 2099/4"},
    "regionen.docx": {"gemensamma-utgangspunkter.paragraf": "§ 17", "handläggare@": "strategen"},
    "orord.docx": {},
}
"""What is typed, by file: cells by row and heading, controls by a part of their key; one file is only saved."""


@pytest.mark.skipif(not has_office(), reason="LibreOffice, or its Python, is not here")
def test_what_is_filled_in_with_libreoffice_is_read_back(beslut: Beslut, tmp_path: Path) -> None:
    own, at = tmp_path / "eget", ("--projekt", "eget")
    (own / "data/arenden").mkdir(parents=True)
    shutil.copy(CASE, own / "data/arenden")
    assert beslut("gaps", "--alla", "--ut", "luckor.xlsx", *at, cwd=tmp_path).code == 0
    parties = ("Hofors", "Ockelbo", "Region Gävleborg")
    words = ("generate", "--handling", "tjansteskrivelse", "-q", *at)
    assert beslut(*words, *(word for party in parties for word in ("-k", party)), cwd=tmp_path).code == 0
    for name, party in zip(("hofors", "orord", "regionen"), ("hofors", "ockelbo", "region-gavleborg"), strict=True):
        (draft,) = tmp_path.glob(f"ut/*/{party}/tjansteskrivelse-{party}.docx")
        shutil.copy(draft, tmp_path / f"{name}.docx")

    run = [SYSTEM_PYTHON, str(SCRIPT), str(tmp_path), str(tmp_path / "sparat")]
    ended = subprocess.run(run, input=json.dumps(TYPED), capture_output=True, text=True, timeout=120, check=False)
    if ended.returncode == NO_CALC:
        pytest.skip("this LibreOffice opens no workbooks")
    assert ended.returncode == 0, ended.stderr
    assert json.loads(ended.stdout) == {"luckor.xlsx": 5, "hofors.docx": 1, "regionen.docx": 2, "orord.docx": 0}
    assert [one.title for one in openpyxl.load_workbook(tmp_path / "sparat/luckor.xlsx")] == [
        "Parter", "Ärendet", "Så fyller du i"
    ]  # fmt: skip

    ran = beslut("fill", *(f"sparat/{name}" for name in TYPED), "--json", *at, cwd=tmp_path)
    told = json.loads(ran.stdout)
    assert (ran.code, told["fel"], told["obs"]) == (0, [], []), ran.stdout
    new = {(one["part"], one["nyckel"], one["värde"]) for one in told["svar"] if one["utfall"] == "ny"}
    earlier = "tidigare_beslut.gemensamma-utgangspunkter"
    assert new == {
        ("Hofors", "uppgifter.handläggare", "utredaren"),
        ("Hofors", "uppgifter.partens_diarienummer", "KS 2099/4"),
        ("Region Gävleborg", "uppgifter.underskrift", "Regiondirektören"),
        ("Region Gävleborg", "uppgifter.handläggare", "strategen"),
        ("Region Gävleborg", f"{earlier}.paragraf", "17"),
        ("Sandviken", f"{earlier}.organ", "kommunfullmäktige"),
        ("Sandviken", f"{earlier}.datum", "2015-06-14"),
        ("Sandviken", f"{earlier}.paragraf", "61"),
    }
    assert not any(one["part"] == "Ockelbo" and one["utfall"] != "lika" for one in told["svar"])
    text = (own / "data/arenden" / CASE.name).read_text("utf-8")
    assert re.search(r"ifyllt i hofors\.docx, \d{4}", text) and re.search(r"ifyllt i luckor\.xlsx, \d{4}", text)
