# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Ctrl-C at any moment: 130, one word, whole files, nothing that the next run misjudges. `make attack` does more.

The signal is sent to a process that says when it has come to its first line of ours, and to its whole group as a
terminal does, so that the second process gets it too.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from beslut.cli.initiating import start_project
from beslut.runs.beginnings import Start
from conftest import CASE, Beslut, as_in_a_terminal, environment, replaced

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is sent in another way there")

INTERRUPTS = int(os.environ.get("BESLUT_INTERRUPTS", "24"))
_BEGIN = """
import os, signal, sys
signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
os.write(1, b"begun\\n")
from beslut import interrupts
listen = interrupts.listen
def listening(farewell):
    listen(farewell)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGINT])
interrupts.listen = listening
from beslut.__main__ import main
main()
"""
"""What the interpreter itself does before our first line cannot be ours to answer for; from there on it is."""

COMMANDS = {
    "generate": ("generate", "--alla", "--arende", "inera", "-q", "--ut", "ut"),
    "en kommun": ("generate", "--kommun", "Sandviken", "--ut", "ut"),
    "check": ("check", "--arende", "valfardsstrategin"),
    "show": ("show", "--kommun", "Gävle"),
    "hjälp": ("-h",),
}


def _as_with_nohup() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _interrupted(words: tuple[str, ...], folder: Path, pause: float, env: dict[str, str]) -> tuple[int, str, bool]:
    """The exit code, what was said on the error stream, and whether it had ended by itself before the signal."""
    with subprocess.Popen(
        [sys.executable, "-c", _BEGIN, *words], cwd=folder, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        start_new_session=True, preexec_fn=as_in_a_terminal,
    ) as process:  # fmt: skip
        assert process.stdout
        assert os.read(process.stdout.fileno(), 6) == b"begun\n"
        time.sleep(pause)
        ended = process.poll() is not None
        if not ended:
            os.killpg(process.pid, signal.SIGINT)  # type: ignore[attr-defined, name-defined, unused-ignore]
        _, said = process.communicate(timeout=60)
    return process.returncode, said.decode("utf-8"), ended


@pytest.mark.parametrize("command", COMMANDS)
def test_at_any_moment_it_is_130_and_one_word(command: str, tmp_path: Path) -> None:
    dice = random.Random(f"{command} {os.environ.get('BESLUT_SEED', '')}")
    env = environment(BESLUT_CACHE=str(tmp_path / "cache"))
    started = time.monotonic()
    subprocess.run([sys.executable, "-m", "beslut", *COMMANDS[command]], cwd=tmp_path, env=env, capture_output=True)
    longest = time.monotonic() - started
    for number in range(-(-INTERRUPTS // len(COMMANDS))):
        if number % 3 == 0:
            env = environment(BESLUT_CACHE="" if number % 2 else str(tmp_path / f"cache{number}"))
        code, said, ended = _interrupted(COMMANDS[command], tmp_path, dice.uniform(0, longest), env)
        if code != 130:  # it had told everything before the signal came, and may say so
            assert (code, said) == (0, said) and ("Traceback" not in said), said
            assert ended or "avbrutet" not in said
        else:
            assert said.splitlines()[-1:] == ["avbrutet"], said
            assert said.count("avbrutet") == 1
            assert "Traceback" not in said and "fel[" not in said and "ett fel i beslut" not in said, said


def test_after_an_interrupt_the_next_run_knows_its_own_files(beslut: Beslut, project: Path) -> None:
    words = (
        "generate",
        "--alla",
        "--arende",
        "valfardsstrategin",
        "-f",
        "txt",
        "-f",
        "docx",
        "--projekt",
        str(project),
    )
    dice = random.Random(7)
    for number in range(-(-INTERRUPTS // 6)):
        old, new = ("Antagande", "Nytt antagande") if number % 2 == 0 else ("Nytt antagande", "Antagande")
        replaced(project / CASE, (f"ärendemening: {old}", f"ärendemening: {new}"))
        code, said, _ = _interrupted((*words, "--ut", "ut"), beslut.folder, dice.uniform(0.2, 1.0), environment())
        assert code in (0, 130), said
        assert "Traceback" not in said
        assert list((beslut.folder / "ut").rglob("*.tmp")) == []
    ended = beslut(*words, "--ut", "ut")
    assert (ended.code, "för hand" in ended.stdout) == (0, False)
    assert list((beslut.folder / "ut").rglob("*.ny.*")) == []


def test_an_interrupted_init_leaves_a_whole_project_or_nothing(tmp_path: Path) -> None:
    dice = random.Random(f"init {os.environ.get('BESLUT_SEED', '')}")
    start_project(tmp_path / "hel", None, Start())
    whole = len([path for path in (tmp_path / "hel").rglob("*") if path.is_file()])
    for number in range(-(-INTERRUPTS // 4)):
        folder = tmp_path / str(number)
        folder.mkdir()
        code, said, _ = _interrupted(("init", "mitt"), folder, dice.uniform(0.1, 0.5), environment())
        files = [path for path in folder.rglob("*") if path.is_file()]
        assert code in (0, 130) and "Traceback" not in said, said
        assert len(files) in (0, whole), said
        assert not files or list(folder.rglob("*.tmp")) == []


_STUCK = """
import os, signal, sys, time
from pathlib import Path
from beslut import interrupts
from beslut.output import Folder
interrupts.listen(b"avbrutet\\n")
with Folder(Path(sys.argv[1])) as saver:
    saver.save("a.txt", b"1")
    print("begun", flush=True)
    time.sleep(60)
"""


def test_a_second_ctrl_c_after_a_second_ends_what_hangs(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", _STUCK, str(tmp_path)], env=environment(), stdout=subprocess.PIPE, text=True,
        stderr=subprocess.PIPE, preexec_fn=as_in_a_terminal,
    ) as process:  # fmt: skip
        assert process.stdout
        assert process.stdout.readline() == "begun\n"
        pressed = time.monotonic()
        while process.poll() is None and time.monotonic() - pressed < 30:
            process.send_signal(signal.SIGINT)
            time.sleep(0.2)  # a finger that bounces: nothing ends before a second has passed
        assert (process.wait(10), time.monotonic() - pressed > 1) == (130, True)
        assert process.stderr and process.stderr.read() == "avbrutet\n"


def test_where_ctrl_c_is_ignored_it_stays_ignored(tmp_path: Path) -> None:
    """`nohup` and jobs in the background: who started us has said so."""
    with subprocess.Popen(
        [sys.executable, "-m", "beslut", *COMMANDS["en kommun"]], cwd=tmp_path, env=environment(),
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, preexec_fn=_as_with_nohup,
    ) as process:  # fmt: skip
        for _ in range(20):
            time.sleep(0.02)
            if process.poll() is None:
                process.send_signal(signal.SIGINT)
        assert process.wait(60) == 0
