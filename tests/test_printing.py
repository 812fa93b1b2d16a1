# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""What is printed can be read by anybody and obeyed by nobody, and a stream that fails is told by the exit code."""

from __future__ import annotations

import ast
import contextlib
import io
import json
import os
import re
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.text import Text

from beslut.cli.printing import harmless, print_message, print_page, print_result, progress
from beslut.swedish import UNPRINTABLE
from conftest import CASE, ROOT, Beslut, environment, replaced

CLI = ROOT / "src" / "beslut" / "cli"
OBEYED = re.compile(r"^\s*::|##\[|##vso\[", re.MULTILINE)
INVISIBLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
HOSTILE = st.text(st.one_of(st.sampled_from(":#[ \n\t\x1b\x9b\r\u202e\u2028v so"), st.characters(codec="utf-8")))


def _printed(text: str) -> str:
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        print_result(text, end="")
    return out.getvalue()


@given(HOSTILE)
def test_nothing_that_is_printed_is_a_command_to_somebody(text: str) -> None:
    for told in (_printed(text), _message(text), _page(text)):
        assert INVISIBLE.findall(told) == []
        assert OBEYED.findall(told) == []


def _message(text: str) -> str:
    out = io.StringIO()
    with contextlib.redirect_stderr(out):
        print_message(text)
    return out.getvalue()


def _page(text: str) -> str:
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        print_page(Text(text))
    return out.getvalue()


@given(st.text(st.characters(codec="utf-8"), max_size=30))
def test_ordinary_text_is_printed_as_it_is(text: str) -> None:
    if not (OBEYED.search(text) or UNPRINTABLE.search(text)):
        assert _printed(text) == text


@given(HOSTILE)
def test_json_has_the_same_value_when_it_has_been_made_harmless(text: str) -> None:
    assert json.loads(_printed(json.dumps({"a": text}, ensure_ascii=False, indent=2))) == {"a": text}


def test_a_report_for_a_runner_keeps_its_commands_and_loses_its_control_characters(
    capsys: pytest.CaptureFixture[str],
) -> None:
    print_result("::error file=a::b\x1b[31m", to_runner=True)
    assert capsys.readouterr().out == "::error file=a::b\\u001b[31m\n"
    assert harmless("å\u00a0ä\tö\n") == "å\u00a0ä\tö\n"


def test_one_module_prints() -> None:
    """`print`, the streams and Rich's console are of `printing` alone; `main` puts the streams in order."""
    found = []
    for path in sorted(CLI.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            match node:
                case ast.Name(id="print"):
                    found.append((path.name, "print"))
                case ast.Attribute(value=ast.Name(id="sys"), attr="stdout" | "stderr" | "__stdout__" | "__stderr__"):
                    found.append((path.name, "stream"))
                case ast.ImportFrom(module="rich.console", names=names) if "Console" in {one.name for one in names}:
                    found.append((path.name, "console"))
    assert {(name, what) for name, what in found if name != "printing.py"} == {("__init__.py", "stream")}


ESCAPE, STOP = r'"Titel\e]0;ny\a\u009b31m"', r'"Titel\n::stop-commands::x\n##[group]y"'


@pytest.mark.parametrize("value", [ESCAPE, STOP])
@pytest.mark.parametrize(
    "words",
    [("list", "arenden"), ("list", "arenden", "--json"), ("show", "-k", "Gävle"), ("check", "-k", "Gävle"),
     ("generate", "-k", "Gävle", "-v"), ("generate", "-k", "Gävle", "--json")],
    ids=" ".join,
)  # fmt: skip
def test_a_case_cannot_command_the_terminal(value: str, words: tuple[str, ...], beslut: Beslut, project: Path) -> None:
    text = (project / CASE).read_text("utf-8")
    title = next(line for line in text.splitlines() if line.startswith("titel: "))
    replaced(project / CASE, (title, f"titel: {value}"))
    ran = beslut(*words, "--projekt", str(project))
    for told in (ran.stdout, ran.stderr):
        assert INVISIBLE.findall(told) == []
        assert OBEYED.findall(told) == []


@pytest.mark.skipif(sys.platform == "win32", reason="a shell's own way to close a stream")
@pytest.mark.parametrize(
    ("where", "code", "told"),
    [
        (">/dev/full", 1, "fel[S11]: resultatet gick inte att skriva ut: disken är full"),
        (">&-", 1, "fel[S11]: resultatet gick inte att skriva ut: utströmmen är stängd"),
        (">/dev/null 2>&-", 0, ""),
        (">/dev/null 2>/dev/full", 0, ""),
        (">&- 2>&-", 1, ""),
        ("<&- >&- 2>&-", 1, ""),
    ],
)
@pytest.mark.parametrize("words", ["list kommuner", "generate -k Gävle", "generate -k Gävle --json", "-h", "doctor"])
def test_a_stream_that_cannot_be_written_is_told_and_the_files_are_written(
    words: str, where: str, code: int, told: str, beslut: Beslut
) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no device that is always full")
    line = f"exec {sys.executable} -m beslut {words} {where}"
    ended = subprocess.run(["sh", "-c", line], cwd=beslut.folder, env=environment(), capture_output=True, timeout=60)
    said = ended.stderr.decode("utf-8")
    assert (ended.returncode, "Traceback" in said, "Exception ignored" in said) == (code, False, False), said
    assert told in said
    assert len(list(beslut.folder.rglob("*.docx"))) == (5 if words.startswith("generate") else 0)


def test_a_page_keeps_what_a_line_must_not_part_and_marks_its_gaps_without_colours(beslut: Beslut) -> None:
    shown = beslut("show", "-a", "inera", "-k", "Göteborg").stdout
    assert "**datum saknas**" in shown
    assert "42\u00a0500\u00a0kronor" in shown and "den\u00a07\u00a0oktober 2016" in shown
    rows = [line.strip("│ ") for line in shown.splitlines()]
    assert not [row for row in rows if re.search(r"(?:\bden|§|\bbilaga|\d)$", row)]
    assert "42\u00a0500\u00a0kronor" in beslut("show", "-a", "inera", "-k", "Göteborg", "--dialekt", "alla").stdout
    coloured = beslut("show", "-a", "inera", "-k", "Göteborg", env=environment(FORCE_COLOR="1", TERM="xterm-256color"))
    assert "datum saknas" in coloured.stdout and "**" not in coloured.stdout


def test_a_bar_takes_no_thread_of_its_own_which_would_keep_away_the_second_process() -> None:
    with progress("Skriver", 300, shown=True) as step:
        for _ in range(300):
            step()
        assert threading.active_count() == 1


@pytest.mark.skipif(sys.platform == "win32", reason="only Unix has terminals of this kind")
def test_a_long_run_shows_a_bar_and_tells_of_kept_files_below_it(beslut: Beslut) -> None:
    if sys.platform == "win32":
        raise NotImplementedError
    words = ("generate", "--alla", "--arende", "inera", "--handling", "tjansteskrivelse", "-f", "md")
    assert beslut(*words, "-q").code == 0
    (edited,) = beslut.folder.glob("ut/inera/gavle/*.md")
    edited.write_text("Ändrad för hand.\n", "utf-8")
    shown, terminal = os.openpty()
    with subprocess.Popen(
        [*beslut.command(*words), "--profil", "nacka"], cwd=beslut.folder, env=environment(TERM="xterm"),
        stdout=subprocess.PIPE, stderr=terminal,
    ) as process:  # fmt: skip
        os.close(terminal)
        told = b""
        with contextlib.suppress(OSError):  # which is how the end of a terminal is told
            while chunk := os.read(shown, 65_536):
                told += chunk
        listed = (process.stdout.read() if process.stdout else b"").decode("utf-8")
    os.close(shown)
    assert process.returncode == 1
    assert b"Skriver handlingar" in told and b"%" in told
    assert re.findall(r"(\S+)  ändrad för hand", listed) == ["ut/inera/gavle/tjansteskrivelse-gavle.md"], listed
    assert "behållen; den nya versionen ligger i" in listed and len(listed.splitlines()) < 10
