# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Documents into a folder through the page: the files that the command writes, and hand edits kept as it keeps them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from beslut.output.manifest import JOURNAL, MANIFEST
from conftest import Beslut, environment
from test_site import NAME, Page, today

SANDVIKEN = {"case": NAME, "parties": ["Sandviken"]}
MEMO = f"{NAME}/sandviken/tjansteskrivelse-sandviken.docx"


@pytest.fixture
def page(tmp_path: Path) -> Page:
    page = Page(tmp_path / "bord")
    page("open", case=NAME)
    return page


def put(page: Page, there: dict[str, bytes], **more: object) -> dict[str, dict[str, object]]:
    """Ask for the documents, and do as the browser does with what comes; gives what was told of each file."""
    told = page("into_folder", **SANDVIKEN, **more, files=dict(there))
    assert told["fel"] == []
    there |= page.files
    for name in told["bort"]:
        there.pop(name, None)
    return {one["fil"]: one for one in told["filer"]}


def test_the_folder_is_as_the_command_leaves_it(page: Page, beslut: Beslut) -> None:
    there: dict[str, bytes] = {}
    assert page("home", case=NAME) == NAME
    told = put(page, there)
    assert {one["utfall"] for one in told.values()} == {"ny"} and len(told) == 5
    ran = beslut("generate", "--kommun", "Sandviken", "--arende", NAME, env=environment(**today()))
    assert ran.code == 0, ran.stderr
    root = beslut.folder / "ut"
    found = {one.relative_to(root).as_posix(): one.read_bytes() for one in root.rglob("*") if one.is_file()}
    own = f"{NAME}/{MANIFEST}"
    assert {name: one for name, one in there.items() if name != own} == {
        name: one for name, one in found.items() if name != own and not name.endswith(".lock")
    }
    assert json.loads(there[own])["filer"] == json.loads(found[own])["filer"]
    before = dict(there)
    assert {one["utfall"] for one in put(page, there).values()} == {"oförändrad"}
    assert (there, list(page.files)) == (before, [])


def test_a_file_changed_by_hand_is_never_written_over(page: Page) -> None:
    there: dict[str, bytes] = {}
    put(page, there)
    there[MEMO] += b"for hand"
    page("day", day="2022-05-10")
    told = put(page, there)
    name = MEMO.removeprefix(f"{NAME}/")
    assert told[name]["ändrad"] and told[name]["utfall"] == "ändrad för hand"
    beside = f"{NAME}/{told[name]['bredvid']}"
    assert there[MEMO].endswith(b"for hand") and there[beside] != there[MEMO]
    told = put(page, there, replacing=True)
    assert told[name]["utfall"] == "ersatt"
    assert there[f"{NAME}/{told[name]['bredvid']}"].endswith(b"for hand")
    assert not there[MEMO].endswith(b"for hand")


def test_a_page_closed_half_way_knows_its_own_files_the_next_time(page: Page) -> None:
    there: dict[str, bytes] = {}
    page("into_folder", **SANDVIKEN, files={})
    order = list(page.files)
    assert order[0] == f"{NAME}/{JOURNAL}" and order[-1] == f"{NAME}/{MANIFEST}"
    for name in order[:4]:  # and then the browser was closed
        there[name] = page.files[name]
    page("day", day="2022-05-10")
    page("into_folder", **SANDVIKEN, files=dict(there))
    for name in list(page.files)[:3]:  # and once more
        there[name] = page.files[name]
    told = put(page, there)
    assert {one["utfall"] for one in told.values()} <= {"ny", "uppdaterad", "oförändrad"}
    assert f"{NAME}/{JOURNAL}" not in there


def test_a_file_that_is_open_in_word_is_told(page: Page) -> None:
    there: dict[str, bytes] = {}
    put(page, there)
    there[f"{NAME}/sandviken/~$ansteskrivelse-sandviken.docx"] = b"x"
    page("day", day="2022-05-10")
    told = page("into_folder", **SANDVIKEN, files=dict(there))
    assert [one["kod"] for one in told["fel"]] == ["S02"]
    assert MEMO not in page.files


def test_a_project_s_folder_comes_in_as_its_zip_does(page: Page, tmp_path: Path) -> None:
    assert "data" in page("folders")
    page("packed", name="mapp", files=page.desk.shelf.contents())
    other = Page(tmp_path / "annat")
    (told,) = other("add", files=page.files, apply=True)
    assert (told["fil"], told["ärenden"], told["fel"]) == ("mapp.zip", [NAME], [])
    assert other.desk.shelf.contents() == page.desk.shelf.contents()
