# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""The page in Firefox, from a file: ready, the recipient's own papers, and the same five documents as here."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

import sida
from beslut.project import Project
from beslut.site.desk import Desk
from beslut.site.mailing import given_files, page_with
from conftest import CASE
from firefox import Firefox
from test_site import the_zip

FIREFOX = shutil.which("firefox-esr") or shutil.which("firefox")
NAME = CASE.stem
pytestmark = [
    pytest.mark.skipif(not FIREFOX, reason="there is no Firefox here"),
    pytest.mark.skipif(not sida.is_kept(), reason="the page's parts are not fetched here: make page"),
]


def test_five_documents_are_the_same(tmp_path: Path) -> None:
    project = Project.at()
    files = given_files(project.case(NAME), project)
    page = tmp_path / "beslut.html"
    page.write_text(page_with(sida.whole(sida.bundle()), "beslut.html", NAME, "Sandviken", files), "utf-8")
    desk = Desk(tmp_path / "bord", date.today())
    desk.open(NAME)
    with Firefox(str(FIREFOX), tmp_path / "firefox", 300) as firefox:
        firefox.open(page.as_uri())
        firefox.see("body[data-redo]")
        firefox.see("#h-handling", "Sandviken")
        firefox.see(".ingen-mapp", "Edge och Chrome")
        assert firefox.run("return document.querySelector('.ingen-mapp').hidden") is False
        firefox.click("[data-hamta=files-en]")
        made = firefox.fetched(f"{NAME}.zip")
    found = the_zip({"a": made})
    assert len(found) == 6
    assert found == the_zip(desk.files(NAME, ["Sandviken"]))
