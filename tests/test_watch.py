# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Watching, as a real process: a change is told and written, an error is told and mended, Ctrl-C ends it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from beslut.assets import Assets
from beslut.assets.watching import Watched
from conftest import CASE, Beslut, as_in_a_terminal, environment, replaced

WORDS = ("--kommun", "Sandviken", "--arende", "valfardsstrategin", "--handling", "beslutsformulering", "-f", "txt",
         "--intervall", "0,05")  # fmt: skip

_PATIENCE = 60  # seconds


class _Told:
    """What a watching process says, line by line, both streams as one."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process

    def until(self, words: str) -> str:
        """All that is said up to a line that begins so."""
        assert self.process.stdout
        said = ""
        for line in self.process.stdout:
            said += line
            if line.startswith(words):
                return said
        raise AssertionError(said)


@contextmanager
def _watching(beslut: Beslut, *words: str) -> Iterator[_Told]:
    with subprocess.Popen(
        beslut.command("watch", *words), cwd=beslut.folder, env=environment(), text=True, encoding="utf-8",
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, preexec_fn=as_in_a_terminal,
    ) as process:  # fmt: skip
        patience = threading.Timer(_PATIENCE, process.kill)  # what says nothing more would be waited for for ever
        patience.start()
        try:
            yield _Told(process)
        finally:
            patience.cancel()
            process.kill()


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is sent in another way there")
def test_a_change_is_told_and_written_an_error_is_mended_and_ctrl_c_ends_it(beslut: Beslut, project: Path) -> None:
    made = beslut.folder / "ut" / "valfardsstrategin" / "sandviken" / "beslutsformulering-sandviken.txt"
    report = beslut.folder / "ut" / "valfardsstrategin-rapport.html"
    with _watching(beslut, *WORDS, "--projekt", str(project)) as told:
        assert "beslutsformulering-sandviken.txt  ny" in told.until("väntar")
        before = made.read_text("utf-8")
        replaced(project / CASE, ("titel: Välfärdsstrategin", "titel: Trivselplanen"))
        said = told.until("väntar")
        assert f"ändrat: {CASE.as_posix()}" in said and "oförändrad" in said
        assert "<h1>Trivselplanen</h1>" in report.read_text("utf-8") and made.read_text("utf-8") == before
        text = (project / CASE).read_text("utf-8")
        (project / CASE).write_text(text.replace("titel:", "titel: ["), "utf-8")
        assert "fel[Y" in told.until("väntar") and made.read_text("utf-8") == before
        template = project / "templates" / "valfardsstrategin" / "beslutsformulering.md"
        template.write_text(f"{template.read_text('utf-8')}\nEn ny rad.\n", "utf-8")
        (project / CASE).write_text(text, "utf-8")
        while "uppdaterad" not in (said := told.until("väntar")):
            assert "fel[" in said
        assert "En ny rad." in made.read_text("utf-8")
        told.process.send_signal(signal.SIGINT)
        assert told.until("avbrutet")
        assert told.process.wait(timeout=20) == 130


@pytest.mark.parametrize(
    ("words", "code"), [(("--intervall", "0"), "U86"), (("--intervall", "snart"), "U86"), (("-k", "Sandvicken"), "U")]
)
def test_an_order_that_cannot_be_understood_ends_it_at_once(words: tuple[str, str], code: str, beslut: Beslut) -> None:
    ran = beslut("bevaka", "--kommun", "Sandviken", *words)
    assert ran.code == 2 and f"fel[{code}" in ran.stderr
    assert not (beslut.folder / "ut").exists()


def test_what_was_looked_at_is_what_is_watched(tmp_path: Path) -> None:
    for name in ("läst", "oläst", "tas bort"):
        (tmp_path / name).write_bytes(b"1")
    assets = Assets.of(tmp_path)
    assets.files.content(tmp_path / "läst")
    assets.files.content(tmp_path / "tas bort")
    assert not assets.files.has(tmp_path / "kommer")
    watched = Watched(assets)
    assert watched.changes() == ()
    (tmp_path / "oläst").write_bytes(b"2")
    os.utime(tmp_path / "läst", ns=(1, 1))
    assert watched.changes() == ()
    (tmp_path / "läst").write_bytes(b"2")
    (tmp_path / "kommer").write_bytes(b"1")
    (tmp_path / "tas bort").unlink()
    assert watched.changes() == (tmp_path / "kommer", tmp_path / "läst", tmp_path / "tas bort")


def test_what_changed_before_the_first_look_is_seen(tmp_path: Path) -> None:
    (tmp_path / "läst").write_bytes(b"1")
    assets = Assets.of(tmp_path)
    assets.files.content(tmp_path / "läst")
    watched = Watched(assets)
    (tmp_path / "läst").write_bytes(b"2")
    assert watched.changes() == (tmp_path / "läst",)
