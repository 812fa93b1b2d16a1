# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
# ruff: noqa: E501 -- attacks are rows of a table
"""Signals at any moment: from the first line of a new process, and in the middle of a copy of this one."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

from attacks.ground import STARTER_PROJECT, Fault, command, contents, documents, restore, sound

assert sys.platform != "win32", "signals are sent in another way there"

FIRST_LINE = """
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
_STOPPED = {signal.SIGKILL: -9, signal.SIGTERM: -15}
_PATIENCE = 60  # seconds, for a process to end by itself


class StopAttack:
    """A run that is stopped, while another version of the case lies there; then an undisturbed one."""

    def __init__(self, folder: Path) -> None:
        os.environ["BESLUT_CACHE"] = str(folder / "cache")
        self._folder, self._out, self._projects = folder, folder / "ut", [folder / "p0", folder / "p1"]
        self._versions: list[dict[str, bytes]] = []
        self._out.mkdir()
        for number, project in enumerate(self._projects):
            files = contents(STARTER_PROJECT)
            case = files["data/arenden/mitt-arende.yaml"]
            files["data/arenden/mitt-arende.yaml"] = (
                case.replace(b"rendemening: Sam", b"rendemening: Nytt sam") if number else case
            )
            project.mkdir()
            restore(project, files)
            sound(command(*self._write(number)))
            self._versions.append(documents(self._out))
        self._ways = {False: self._in_copy, True: self._in_new}
        self._longest = {new: self._time(way) for new, way in self._ways.items()}

    def _time(self, way: Callable[[tuple[str, ...], float, int], tuple[int, str, bool]]) -> float:
        """How long such a run takes when nobody stops it."""
        started = time.monotonic()
        if way(self._write(0), 0.0, 0)[0]:
            raise Fault("it does not end well by itself")
        return time.monotonic() - started

    def _write(self, number: int) -> tuple[str, ...]:
        return (
            "generate",
            "--alla",
            "-f",
            "txt",
            "-f",
            "docx",
            "--projekt",
            str(self._projects[number]),
            "--ut",
            str(self._out),
        )

    def one(self, dice: Random) -> str:
        number, new = dice.randrange(2), dice.random() < self.share_of_new
        sent = dice.choice((signal.SIGINT, signal.SIGINT, signal.SIGTERM, signal.SIGKILL))
        code, said, ended = self._ways[new](self._write(number), dice.uniform(0, self._longest[new]), sent)
        self._judge(code, said, sent, ended)
        for name, content in documents(self._out).items():
            if content not in [version.get(name) for version in self._versions]:
                raise Fault(f"{name} is neither the one version nor the other")
        if sent == signal.SIGINT and list(self._out.rglob("*.tmp")):
            raise Fault("a temporary file was left")
        again = sound(command(*self._write(number)))
        if again.code or "för hand" in again.out or documents(self._out) != self._versions[number]:
            raise Fault(f"the next run: {again.code} {again.out} {again.err}")
        if list(self._out.rglob("*.tmp")) or list(self._out.rglob(".beslut.journal")):
            raise Fault("something was left")
        return "hann klart" if ended else "stoppad"

    share_of_new = 0.15
    """How many of the processes are new ones, which take many times as long."""

    def _judge(self, code: int, said: str, sent: signal.Signals, ended: bool) -> None:
        if "Traceback" in said or "fel[" in said or "ett fel i beslut" in said:
            raise Fault(said)
        if sent == signal.SIGINT and code == 130:
            if said.splitlines()[-1:] != ["avbrutet"] or said.count("avbrutet") != 1:
                raise Fault(f"130 and {said!r}")
        elif code and code != _STOPPED.get(sent):
            raise Fault(f"{sent.name} gave {code}: {said}")
        elif sent == signal.SIGINT and "avbrutet" in said:
            raise Fault(f"0 and {said!r}")

    def _in_new(self, words: tuple[str, ...], pause: float, sent: int) -> tuple[int, str, bool]:
        with subprocess.Popen(
            [sys.executable, "-c", FIRST_LINE, *words], cwd=self._folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            env={**os.environ, "PYTHONIOENCODING": "utf-8"}, start_new_session=True,
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
        ) as process:  # fmt: skip
            assert process.stdout
            if os.read(process.stdout.fileno(), 6) != b"begun\n":
                raise Fault("it did not begin")
            time.sleep(pause)
            ended = process.poll() is not None
            if not ended:
                os.killpg(process.pid, sent)
            _, said = process.communicate(timeout=_PATIENCE)
        return process.returncode, said.decode("utf-8"), ended

    def _in_copy(self, words: tuple[str, ...], pause: float, sent: int) -> tuple[int, str, bool]:
        """The same in a copy of this process, which has loaded everything: only the run itself is left to stop."""
        begun, begin = os.pipe()
        heard, hear = os.pipe()
        copy = os.fork()
        if copy == 0:
            self._run_as_main(words, begin, hear)
        os.close(begin)
        os.close(hear)
        try:
            if os.read(begun, 1) != b"!":
                raise Fault("it did not begin")
            time.sleep(pause)
            ended = os.waitid(os.P_PID, copy, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None  # type: ignore[attr-defined, unused-ignore]
            if not ended:
                os.kill(copy, sent)
            said = b""
            while select.select([heard], [], [], _PATIENCE)[0] and (piece := os.read(heard, 65536)):
                said += piece
            _, status = os.waitpid(copy, 0)
        finally:
            os.close(begun)
            os.close(heard)
        return os.waitstatus_to_exitcode(status), said.decode("utf-8"), ended

    def _run_as_main(self, words: tuple[str, ...], begin: int, hear: int) -> None:
        try:
            signal.signal(signal.SIGINT, signal.SIG_DFL)
            signal.setitimer(signal.ITIMER_PROF, 0)
            os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
            os.dup2(hear, 2)
            sys.stdout, sys.stderr = os.fdopen(1, "w", encoding="utf-8"), os.fdopen(2, "w", encoding="utf-8")
            sys.argv = ["beslut", *words]
            from beslut import interrupts
            from beslut.cli import main

            interrupts.listen(b"avbrutet\n")
            os.write(begin, b"!")
            main()
        except SystemExit as error:
            sys.stderr.flush()
            os._exit(error.code if isinstance(error.code, int) else 1)
        finally:
            os._exit(99)
