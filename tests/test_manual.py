# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""The reference and the man pages tell every command; the site's pages lead to each other."""

import re
import shutil
import subprocess
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

import pytest

import kommandon
import sajt
import tackning
from beslut.cli.commands import COMMANDS


def test_every_command_and_option_is_in_the_reference_and_on_its_man_page() -> None:
    page, manuals = kommandon.page(), kommandon.manuals()
    assert set(manuals) == {"beslut.1", *(f"beslut-{command.name}.1" for command in COMMANDS)}
    for command in COMMANDS:
        assert f"{{#{command.name}}}" in page and kommandon.roff(command.summary) in manuals["beslut.1"]
        manual = manuals[f"beslut-{command.name}.1"]
        for one in command.takes:
            assert one.help.replace("|", "\\|") in page and kommandon.roff(one.help) in manual
        for example in command.examples:
            assert example in page and kommandon.roff(example) in manual


@pytest.mark.skipif(not shutil.which("groff"), reason="groff is not here")
def test_the_man_pages_are_printed_without_a_word() -> None:
    pages = "".join(kommandon.manuals().values())
    words = ["groff", "-man", "-Kutf8", "-Tutf8", "-ww", "-P-c"]
    ran = subprocess.run(words, input=pages, capture_output=True, encoding="utf-8", timeout=60)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "--kommun" in re.sub(".\b", "", ran.stdout) and "beslut skriv" in ran.stdout


@pytest.mark.skipif(not shutil.which("mandoc"), reason="mandoc is not here")
def test_the_other_reader_of_man_pages_has_nothing_to_warn_of(tmp_path: Path) -> None:
    for name, text in kommandon.manuals().items():
        (tmp_path / name).write_text(text, "utf-8")
    words = ["mandoc", "-Tlint", "-Wwarning", *(str(path) for path in sorted(tmp_path.iterdir()))]
    ran = subprocess.run(words, capture_output=True, encoding="utf-8", timeout=60)
    assert (ran.returncode, ran.stdout + ran.stderr) == (0, "")


def test_the_page_of_coverage_has_every_county_and_shades_every_municipality() -> None:
    page = tackning.page(date(2030, 1, 1))
    assert page.count("<path ") == 290 and len(re.findall(r"^\| \w.* län \|", page, re.MULTILINE)) == 21
    for name, known in (
        ("Sandviken", "organ och skrivsätt"),
        ("Malå", "organ"),
        ("Osby", "skrivsätt"),
        ("Kiruna", "inget"),
    ):
        assert f"<title>{name}: {known}</title>" in page


def test_every_page_of_the_site_leads_to_pages_that_are_there(tmp_path: Path) -> None:
    sajt.lay(tmp_path / "sajt")
    root = tmp_path / "sajt" / "docs"
    pages = sorted(root.rglob("*.md"))
    assert len([page for page in pages if page.parent.name == "handbok"]) > 20
    for page in pages:
        for _, target, _, _ in sajt.LINK.findall(page.read_text("utf-8")):
            if target and not urlsplit(target).scheme:
                assert (page.parent / target).exists(), f"{page.relative_to(root)}: {target}"
