# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""What `python -m beslut` does, by a copy of a process that has loaded all of beslut: a fifth of a new one's time.

The copy has the words, the folder, the surroundings and the streams that a new process would have, and ends as one.
What Python reads when it starts it cannot have, and it says nothing of what beslut loads or how it begins: tests of
that start a process of their own. Only Linux copies processes; elsewhere, and with BESLUT_PROCESSER=nya, every command
of every test is a new process, and so it is where coverage is measured.
"""

from __future__ import annotations

import atexit
import gc
import importlib
import json
import os
import pkgutil
import runpy
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

_MAX_MESSAGE = 1 << 17  # bytes
_READ_AT_START = ("PYTHON", "LC_", "LANG", "TERM", "COLUMNS", "LINES", "NO_COLOR", "FORCE_COLOR", "LD_")


def can_copy(env: Mapping[str, str], loaded_with: Mapping[str, str]) -> bool:
    """Whether a copy of a process that was started in one of the surroundings can do as if in the other."""
    differ = {name for name, _ in set(env.items()) ^ set(loaded_with.items())}
    return (
        sys.platform == "linux"
        and os.environ.get("BESLUT_PROCESSER") != "nya"
        and not any(name.startswith(_READ_AT_START) for name in differ)
    )


class Loaded:
    """A process that has loaded beslut and waits to be copied; it begins when first asked, and ends with this one."""

    def __init__(self, env: Mapping[str, str]) -> None:
        self._env = env
        self._process: subprocess.Popen[bytes] | None = None
        atexit.register(self._end)

    def _begin(self) -> None:
        if sys.platform == "win32":
            raise NotImplementedError
        self._channel, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        command = [sys.executable, __file__, str(theirs.fileno())]
        self._process = subprocess.Popen(
            command, env=self._env, pass_fds=[theirs.fileno()], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            start_new_session=True,
        )  # fmt: skip
        theirs.close()

    def run(self, words: Sequence[str], cwd: Path, env: Mapping[str, str], timeout: float) -> tuple[int, bytes, bytes]:
        """The exit code and both streams of one command line. Raises TimeoutError after so many seconds."""
        if sys.platform == "win32":
            raise NotImplementedError
        if self._process is None:
            self._begin()
        message = json.dumps([list(words), str(cwd), dict(env)]).encode()
        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
            self._channel.settimeout(timeout)
            socket.send_fds(self._channel, [message], [out.fileno(), err.fileno()])
            try:
                ended = self._channel.recv(_MAX_MESSAGE)
            except TimeoutError:
                self._end()
                raise
            assert ended, "the process that is copied is gone"
            return int(ended), _all(out.fileno()), _all(err.fileno())

    def _end(self) -> None:
        """Kill it, and the copy that it waits for."""
        process, self._process = self._process, None
        if process and sys.platform != "win32":
            self._channel.close()
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def _all(file: int) -> bytes:
    if sys.platform == "win32":
        raise NotImplementedError
    return os.pread(file, os.fstat(file).st_size, 0)


def _load() -> None:
    """Import every module of beslut, but the one that begins, and what they import when they are first called."""
    import beslut

    for module in pkgutil.walk_packages(beslut.__path__, "beslut."):
        if not module.name.endswith("__main__"):
            with suppress(ImportError):  # an extra that is not installed
                importlib.import_module(module.name)
    for name in ("jinja2", "markdown_it", "rich", "typer", "yaml"):
        importlib.import_module(name)
    gc.collect()
    gc.freeze()


def _become_each(channel: socket.socket) -> list[str] | None:
    """The words of a copy, in its own process; None in the one that is copied, when nobody wants more."""
    if sys.platform == "win32":
        raise NotImplementedError
    while True:
        message, files, *_ = socket.recv_fds(channel, _MAX_MESSAGE, 2)
        if not message:
            return None
        child = os.fork()
        if child == 0:
            channel.close()
            words, cwd, env = json.loads(message)
            for file, stream in zip(files, (1, 2), strict=True):
                os.dup2(file, stream)
                os.close(file)
            os.chdir(cwd)
            os.environ.clear()
            os.environ.update(env)
            time.tzset()
            sys.path[0] = cwd
            return ["beslut", *words]
        for file in files:
            os.close(file)
        _, status = os.waitpid(child, 0)
        channel.send(str(os.waitstatus_to_exitcode(status)).encode())


if __name__ == "__main__":
    _load()
    if copied := _become_each(socket.socket(fileno=int(sys.argv[1]))):
        sys.argv = copied
        try:
            runpy.run_module("beslut", run_name="__main__", alter_sys=True)
        except SystemExit as ended:
            atexit._run_exitfuncs()
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(ended.code if isinstance(ended.code, int) else 0)  # taking all that is loaded apart takes a while
