# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""The project's address stands in one place, all that names it says the same, and nothing waits to be filled in."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from adress import BADGES, HOME, change, path_of, text_files
from beslut import __address__, __version__
from conftest import ROOT

NAMES_IT = (
    "pyproject.toml", "publiccode.yml", "docs/eget-arende.md", "docs/installera.md", "docs/slappa.md", HOME,
    ".github/CODEOWNERS", ".github/ISSUE_TEMPLATE/config.yml",
)  # fmt: skip
NEW = "https://kod.example/vi/beslut"
OWNER = path_of(__address__).split("/")[0]

ADDRESS = re.compile(
    r"(?:https?|ssh|git)://(?![\w.-]+\.example/)[\w.@-]+/(?:[\w.-]+/)+beslut(?![\w-])|git@[\w.-]+:[\w./-]+"
)
"""A whole address that ends in the project's name, on any host but those that the standards keep for examples."""
SHORT = re.compile(
    r"(?:(?<=--repo )|(?<=--repo=)|(?<=uses: )|(?<=repo: )|(?<=github:)|(?<=gitlab:))\w[\w.-]*/beslut(?![\w-])"
)
"""`owner/beslut`, as the services' own commands and files want it."""
TEAM = re.compile(r"(?<=[ \t]@)[\w.-]+(?=/maintainers)")
WAITING = re.compile(
    r"\b(?:ADRESSEN|ÄGAREN?|OWNER|ORGANISATIONEN|USERNAME|CHANGEME|PLACEHOLDER|TODO|FIXME|TBD)\b"
    r"|<(?:owner|org|user|repo|address|adress|ägare)[^>\n]*>|\bexample\.(?:com|org|net)\b|\bREPLACE_ME\b"
)
"""Words that mean that something is to be filled in. Tests are full of them, since they are what a rule looks for."""


OWN = {__address__, *ADDRESS.findall(BADGES.format(address=__address__, path=path_of(__address__)))}


def strangers(name: str, text: str) -> Iterator[str]:
    """What in a file is another address of the project than the one in use, or waits to be filled in."""
    yield from (one for one in ADDRESS.findall(text) if one not in OWN)
    yield from (one for one in SHORT.findall(text) if one != path_of(__address__))
    yield from (one for one in TEAM.findall(text) if one != OWNER)
    if not name.startswith("tests/"):
        yield from WAITING.findall(text)


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    if not (ROOT / ".git").exists():
        pytest.skip("not a repository: only git knows which files are the project's own")
    found = {path.relative_to(ROOT).as_posix(): text for path, text in text_files(ROOT).items()}
    return {name: text for name, text in found.items() if name != "tests/test_address.py"}


def test_no_file_has_another_address_or_waits_to_be_filled_in(texts: dict[str, str]) -> None:
    assert [(name, one) for name, text in texts.items() for one in strangers(name, text)] == []
    assert [name for name in NAMES_IT if not re.search(rf"{path_of(__address__)}|@{OWNER}/", texts[name])] == []


PLANTED = {
    "README.md": "Hämta https://github.com/kommunen/beslut/releases nu.",
    "docs/handbok.md": "https://kod.kommunen.se/grupp/undergrupp/beslut.git",
    "action.yml": "    - uses: kommunen/beslut@v1.2.3\n",
    ".pre-commit-config.yaml": "  - repo: git@github.com:kommunen/beslut.git\n",
    "docs/slappa.md": "gh attestation verify FIL --repo kommunen/beslut",
    "docs/installera.md": "pipx install git+ssh://git@gitlab.com/kommunen/beslut",
    "tests/test_x.py": "https://codeberg.org/kommunen/beslut",
    "data/start/github/beslut.yml": "  BESLUT: git+https://github.com/OWNER/beslut",
    ".github/CODEOWNERS": "* @kommunen/maintainers",
    "publiccode.yml": "url: <address>",
    "SECURITY.md": "Mail security@example.com.",
    "src/beslut/x.py": "# TODO: the real address",
}


@pytest.mark.parametrize("name", PLANTED)
def test_another_address_is_found_wherever_it_stands(name: str) -> None:
    assert list(strangers(name, PLANTED[name]))


def test_what_tells_how_to_use_a_release_names_the_version_in_use(texts: dict[str, str]) -> None:
    told = re.findall(r"(?:beslut@|rev: )v(\d+\.\d+\.\d+)", texts["docs/eget-arende.md"])
    assert told == [__version__] * 2


def test_the_address_is_changed_everywhere_by_one_command(texts: dict[str, str], tmp_path: Path) -> None:
    for name in (*NAMES_IT, "REUSE.toml"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / name, tmp_path / name)
    (tmp_path / "README.md").write_bytes(b"# beslut\n\nText.\n")
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    subprocess.run(["git", "add", "."], cwd=tmp_path, check=True)
    changed = change(tmp_path, NEW, "Vi")
    assert {path.relative_to(tmp_path).as_posix() for path in changed} >= set(NAMES_IT)
    after = "".join(text_files(tmp_path).values())
    assert __address__ not in after and path_of(__address__) not in after and "FileCopyrightText: 2026 Vi\n" in after
    assert f'__address__ = "{NEW}"' in (tmp_path / HOME).read_text("utf-8") and "@vi/maintainers" in after
    assert "badge" not in after  # there is nothing to fetch them from
    change(tmp_path, "https://github.com/vi/beslut")
    readme = (tmp_path / "README.md").read_text("utf-8")
    assert "github.com/vi/beslut/badge" in readme and len(re.findall(r"^\[!\[", readme, re.MULTILINE)) == 5
    change(tmp_path, "https://github.com/ni/beslut")
    moved = (tmp_path / "README.md").read_text("utf-8")
    assert moved == readme.replace("github.com/vi/beslut", "github.com/ni/beslut").replace("/vi/", "/ni/")
