# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""What the papers say is so: their commands run, their links lead somewhere, their words are those of the program."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

import beslut.model
import papers
from beslut.cli import commands
from beslut.rendering import template_context
from conftest import ROOT, Beslut, ask_for, environment, room

DOCS = ROOT / "docs"
PAPERS = sorted([*ROOT.glob("*.md"), *DOCS.glob("*.md")])
COMMANDS = ((), *((command.name,) for command in commands.COMMANDS))
UNBUILT = ROOT / "src" / "beslut" / "site" / "page.html"
"""The page without the program in it, which is all that `beslut page` asks for."""
EXPECTED = ("README.md", "README.sv.md", "CONTRIBUTING.md", "docs/arkitektur.md", "docs/handbok.md", "docs/mallar.md",
            "docs/ordlista.md")  # fmt: skip


def _tokens(paper: Path) -> list[Token]:
    return MarkdownIt("commonmark").enable("table").parse(paper.read_text("utf-8"))


def _console(paper: Path) -> list[str]:
    """The command lines of the console blocks, in order."""
    blocks = [token.content for token in _tokens(paper) if token.type == "fence" and token.info.strip() == "console"]
    return [line.removeprefix("$ ") for block in blocks for line in block.splitlines() if line.startswith("$ ")]


def _targets() -> set[str]:
    return set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))


# README.sv.md has the same commands as README.md, which another test sees to.
WITH_COMMANDS = [paper for paper in PAPERS if _console(paper) and paper.name != "README.sv.md"]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A scratch copy of the checkout, as a reader has it."""
    folder = tmp_path / "beslut"
    for name in ("data", "templates", "docs"):
        shutil.copytree(ROOT / name, folder / name)
    for path in ROOT.glob("*.*"):
        if path.is_file():
            shutil.copy(path, folder)
    shutil.copy(UNBUILT, folder / "beslut.html")
    return folder


@pytest.mark.parametrize("name", EXPECTED)
def test_the_papers_are_there(name: str) -> None:
    assert (ROOT / name).read_text("utf-8").count("\n") > 20


@pytest.mark.parametrize("paper", WITH_COMMANDS, ids=lambda paper: paper.name)
def test_every_command_of_a_paper_runs(paper: Path, copy: Path, beslut: Beslut) -> None:
    """In order, in one scratch copy, as somebody who reads along would do it."""
    for line in _console(paper):
        words = shlex.split(line)
        if words[0] == "make":
            assert [word for word in words[1:] if "=" not in word and word not in _targets()] == [], line
        elif words[0] == "beslut":
            if ".xlsx" in line:
                ask_for("excel")
            ran = beslut(*words[1:], cwd=copy)
            assert ran.code == 0, f"{line}\n{ran.stderr}"
        else:
            assert words[0] in ("mkdir", "cp"), f"{line}: put it in a text block, or let this test run it"
            ended = subprocess.run(words, cwd=copy, env=environment(), capture_output=True)
            assert ended.returncode == 0, f"{line}\n{ended.stderr.decode()}"


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.name)
def test_every_make_target_in_a_paper_exists(paper: Path) -> None:
    told = set(re.findall(r"`(?:\$ )?make ([a-z]+)", paper.read_text("utf-8")))
    told |= set(re.findall(r"^(?:\$ )?make ([a-z]+)", paper.read_text("utf-8"), re.MULTILINE))
    assert told - _targets() == set()


@pytest.mark.parametrize("command", COMMANDS, ids=lambda words: words[0] if words else "beslut")
def test_every_example_in_the_help_runs(command: tuple[str, ...], beslut: Beslut) -> None:
    """The first in a process of its own, so that every command is seen to load what it needs."""
    told = beslut(*command, "-h").stdout.split("Exempel:\n")[1].split("\n\n")[0]
    lines = [line.strip() for line in told.splitlines()]
    assert len(lines) >= 2
    if ".xlsx" in told:
        ask_for("excel")
    if "protokollsutdrag.docx" in told:
        minutes = "generate", "--kommun", "Sandviken", "--handling", "protokollsutdrag", "--steg", "kf", "--ut", "."
        assert beslut(*minutes).code == 0
        made = next(beslut.folder.rglob("protokollsutdrag-*.docx"))
        made.replace(beslut.folder / "protokollsutdrag.docx")
    if command == ("fill",):
        assert beslut("gaps", "--ut", "luckor.xlsx").code == 0
        assert beslut("generate", "--kommun", "Sandviken", "--handling", "tjansteskrivelse").code == 0
        next(beslut.folder.rglob("tjansteskrivelse-*.docx")).replace(beslut.folder / "tjansteskrivelse-sandviken.docx")
    if command == ("page",):
        shutil.copy(UNBUILT, beslut.folder / "beslut.html")
    if command == ("paper",):
        (beslut.folder / "sandviken.dotx").write_bytes(papers.by_swedish_word())
    if command == ("merge",):
        assert beslut("generate", "--kommun", "Hofors").code == 0
    if command == ("diff",):
        _write_for_comparing(beslut)
    for line in lines:
        words = shlex.split(line)
        assert words[0] == "beslut"
        if command == ("watch",):
            _watches(beslut, words[1:])
            continue
        ran = (beslut.in_a_new_process if line == lines[0] else beslut)(*words[1:])
        assert ran.code == 0, f"{line}\n{ran.stderr}"


def _watches(beslut: Beslut, words: list[str]) -> None:
    """What goes on until somebody ends it has written everything when it waits for the first time."""
    with subprocess.Popen(beslut.command(*words), cwd=beslut.folder, env=environment(), stderr=subprocess.PIPE) as ran:
        assert ran.stderr
        assert any(line.startswith("väntar".encode()) for line in ran.stderr)
        ran.terminate()
    assert list(beslut.folder.rglob("*-rapport.html"))


def _write_for_comparing(beslut: Beslut) -> None:
    """Two folders of written documents, and a project of one's own in git."""
    for name in ("data", "templates"):
        shutil.copytree(ROOT / name, beslut.folder / name)
    for words in (("init", "-q", "-b", "main"), ("add", "data", "templates"), ("commit", "-q", "-m", "x")):
        user = ("-c", "user.name=x", "-c", "user.email=x@x.se")
        subprocess.run(["git", "-C", str(beslut.folder), *user, *words], check=True)
    assert beslut("generate", "--alla").code == 0
    shutil.copytree(beslut.folder / "ut", beslut.folder / "ut-igar")


def _headings(paper: Path) -> list[str]:
    return [token.tag for token in _tokens(paper) if token.type == "heading_open"]


def test_the_two_readmes_have_the_same_sections_and_commands() -> None:
    english, swedish = ROOT / "README.md", ROOT / "README.sv.md"
    assert _headings(english) == _headings(swedish)
    assert _console(english) == _console(swedish)
    assert len(_console(english)) >= 2


@pytest.mark.parametrize("name", ["README.md", "README.sv.md"])
def test_a_readme_begins_with_the_command_that_makes_the_documents_and_the_one_that_tests(name: str) -> None:
    assert _console(ROOT / name)[:2] == ["make generate", "make test"]


def _links(tokens: list[Token]) -> Iterator[str]:
    for token in tokens:
        for child in (token, *(token.children or ())):
            target = child.attrs.get("href") or child.attrs.get("src")
            if target:
                yield str(target)


def _anchors(paper: Path) -> set[str]:
    """The anchors that GitHub gives the headings."""
    tokens = _tokens(paper)
    titles = [tokens[place + 1].content for place, token in enumerate(tokens) if token.type == "heading_open"]
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.name)
def test_every_link_to_a_file_leads_to_it(paper: Path) -> None:
    broken = []
    for link in _links(_tokens(paper)):
        parts = urlsplit(link)
        if parts.scheme or parts.netloc:
            continue
        target = (paper.parent / unquote(parts.path)).resolve() if parts.path else paper
        found = target.exists() and target.is_relative_to(ROOT)
        if found and parts.fragment and target.suffix == ".md":
            found = unquote(parts.fragment) in _anchors(target)
        if not found:
            broken.append(link)
    assert broken == []


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.name)
def test_every_file_of_the_checkout_that_a_paper_names_exists(paper: Path) -> None:
    told = re.findall(r"`((?:src|docs|data|templates|tests|tools)/[\w./-]+\.\w+)`", paper.read_text("utf-8"))
    assert [name for name in told if not (ROOT / name).exists()] == []


def _models(base: type[beslut.model.Model]) -> Iterator[type[beslut.model.Model]]:
    for model in base.__subclasses__():
        yield model
        yield from _models(model)


def test_every_key_of_the_data_is_in_the_glossary() -> None:
    glossary = set(re.findall(r"\w+", (DOCS / "ordlista.md").read_text("utf-8")))
    keys = {
        key for model in _models(beslut.model.Model) for name, key in beslut.model.keys_of(model).items() if key != name
    }
    assert len(keys) > 50
    assert sorted(keys - glossary) == []


def _names(value: object) -> Iterator[str]:
    """Every key below a value; below `uppgifter` and `tidigare_beslut` the names are the case's own."""
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield str(key)
            if key not in ("uppgifter", "tidigare_beslut"):
                yield from _names(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _names(inner)


def test_every_name_that_a_template_can_use_is_told() -> None:
    told = set(re.findall(r"\w+", (DOCS / "mallar.md").read_text("utf-8")))
    shipped = room("Sandviken")
    names = set(_names(template_context(shipped.context(shipped.chosen()[0]))))
    assert {"part", "egen_form", "deltagande", "uppgifter"} <= names
    assert sorted(names - told) == []
